# The two commands: `make start` and `make test`. Both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help setup start test endurance releases mutants calibrate pythons check fuzz bench lint types layers docs-check cypher licences lock clean

BIN := .venv/bin

help: ## toon deze uitleg
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

setup: ## maak .venv met netwerk erin (gebeurt vanzelf)
	@scripts/setup.sh

start: setup ## open netwerk in de browser
	@$(BIN)/netwerk start

test: ## voer alle tests uit (ook in CI; ongeveer elf minuten op twee kernen)
	@scripts/setup.sh --dev
	@scripts/test.sh

endurance: ## voor een uitgave: vijftig rondes kill -9 en tien keer zoveel willekeurige invoer
	@scripts/setup.sh --dev
	@scripts/test.sh --endurance

releases: ## voor een uitgave: de opslag op beide uitgaven van Neo4j
	@scripts/setup.sh --dev
	@$(BIN)/python -m tests.neo4j.releases

mutants: ## plant bekende fouten in een kopie en kijk of de tests ze zien
	@scripts/setup.sh --dev
	@$(BIN)/python -m tests.mutants.run

calibrate: ## meet op gemaakte netwerken hoe vaak toeval als bevinding wordt verteld (een half uur)
	@scripts/setup.sh --dev
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.calibrate --write docs/figures.md

pythons: ## snelle tests op elke Python die hier staat (3.11 en nieuwer)
	@scripts/pythons.sh

check: lint types layers docs-check cypher licences ## stijl, typen, lagen, documentatie, licenties

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
	$(BIN)/python scripts/gen_neo4j_looks.py --check
	$(BIN)/python scripts/licences.py --check

licences:
	$(BIN)/reuse lint --quiet

cypher:
	@scripts/check_cypher.sh

fuzz: ## gooi honderdduizend kapotte bestanden naar elke lezer (uren)
	@scripts/setup.sh --dev
	@OPENBLAS_NUM_THREADS=1 nice $(BIN)/python -m tests.fuzz.run --keep fuzz-gevonden

bench: ## meet de snelheid (verhoudingen tegen andere software in dezelfde run)
	@scripts/setup.sh --dev
	$(BIN)/python tests/bench/run.py
	$(BIN)/python -m tests.bench.bench_storage
	$(BIN)/python tests/bench/bench_map.py
	NETWERK_TEST_NEO4J_HEAP=2g $(BIN)/python -m tests.bench.bench_update --neo4j here
	NETWERK_TEST_NEO4J_HEAP=2g $(BIN)/python tests/bench/bench_neo4j.py
	$(BIN)/python -m tests.bench.bench_load
	$(BIN)/python -m tests.bench.bench_team --two
	$(BIN)/python -m tests.bench.bench_frozen
	$(BIN)/python -m tests.bench.bench_reading
	$(BIN)/python -m tests.bench.bench_jobs
	$(BIN)/python -m tests.bench.bench_day
	$(BIN)/python -m tests.bench.bench_describe
	$(BIN)/python -m tests.bench.bench_picture

lock: ## vernieuw de vastgezette versies
	@scripts/lock.sh

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
