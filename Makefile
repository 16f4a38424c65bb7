# The two commands: `make start` and `make test`. Both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help setup start test check bench lint types layers docs-check cypher lock clean

BIN := .venv/bin

help: ## toon deze uitleg
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

setup: ## maak .venv met netwerk erin (gebeurt vanzelf)
	@scripts/setup.sh

start: setup ## open netwerk in de browser
	@$(BIN)/netwerk start

test: ## voer alle tests uit
	@scripts/setup.sh --dev
	@scripts/test.sh

check: lint types layers docs-check cypher ## stijl, typen, lagen, documentatie

lint:
	@scripts/setup.sh --dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

docs-check:
	$(BIN)/python scripts/gen_docs.py --check

cypher:
	@scripts/check_cypher.sh

bench: ## meet de snelheid (verhoudingen tegen andere software in dezelfde run)
	@scripts/setup.sh --dev
	$(BIN)/python tests/bench/run.py
	$(BIN)/python tests/bench/bench_store.py
	$(BIN)/python tests/bench/bench_map.py
	$(BIN)/python -m tests.bench.bench_load

lock: ## vernieuw de vastgezette versies
	@scripts/lock.sh

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
