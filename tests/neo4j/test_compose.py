"""What docker compose starts: no default password, not as root, only for this machine."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from neo4j import GraphDatabase

ROOT = Path(__file__).parents[2]
ONE, TWO = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("compose.yaml", "compose.two.yaml")
)
NGINX = (ROOT / "compose.nginx.conf").read_text(encoding="utf-8")
both = pytest.mark.parametrize("compose", [ONE, TWO], ids=["one", "two"])
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@both
def test_there_is_no_default_password(compose: str) -> None:
    asked = re.findall(r"\$\{NETWERK_NEO4J_PASSWORD[^}]*\}", compose)
    assert len(asked) == 2
    assert all(use.startswith("${NETWERK_NEO4J_PASSWORD:?") for use in asked)
    assert "NEO4J_AUTH: none" not in compose


@both
def test_the_app_does_not_run_as_root(compose: str) -> None:
    steps = [line.split()[0] for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]+ ", line)]
    last = len(steps) - steps[::-1].index("FROM")
    assert steps.index("USER", last) < steps.index("CMD", last)
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)
    assert 'user: "10001:10001"' in compose
    assert "--uid 10001" in DOCKERFILE


@both
def test_all_are_looked_after_and_keep_their_data(compose: str) -> None:
    assert "HEALTHCHECK" in DOCKERFILE
    assert "condition: service_healthy" in compose
    assert "healthcheck:" in compose
    assert "neo4j-data:/data" in compose
    for volume in re.findall(r"- ([\w-]+):/data", compose):
        assert re.search(rf"^  {volume}:$", compose, re.MULTILINE), volume


def memory(compose: str) -> dict[str, str]:
    return dict(re.findall(r"NEO4J_(\w*memory\w*): (\w+)", compose))


def test_both_give_neo4j_the_same_memory_and_one_change_never_all_of_it() -> None:
    assert memory(ONE) == memory(TWO)
    megabytes = {
        name: int(size[:-1]) * (1024 if size.endswith("g") else 1)
        for name, size in memory(ONE).items()
    }
    heap = megabytes["server_memory_heap_max__size"]
    assert megabytes["server_memory_heap_initial__size"] == heap
    total = megabytes["dbms_memory_transaction_total_max"]
    assert megabytes["db_memory_transaction_max"] < total <= 0.7 * heap


@pytest.mark.neo4j
def test_neo4j_knows_every_setting_of_the_example(neo4j_url: str) -> None:
    asked = set(re.findall(r"^ +NEO4J_(\w+): ", TWO, re.MULTILINE)) - {"AUTH"}
    # As its image reads them: one _ is a dot, two are one _.
    names = {name.replace("__", "\0").replace("_", ".").replace("\0", "_") for name in asked}
    with GraphDatabase.driver(neo4j_url) as driver:
        known = driver.execute_query("SHOW SETTINGS YIELD name RETURN collect(name) AS names")
        assert names - set(known.records[0]["names"]) == set()
    assert len(names) == 6


def test_every_app_server_of_the_example_is_known_to_nginx() -> None:
    servers = set(re.findall(r"^  (app-\d+):$", TWO, re.MULTILINE))
    assert len(servers) == 2
    assert set(re.findall(r"server (app-\d+):8501", NGINX)) == servers
    assert "./compose.nginx.conf:/etc/nginx/nginx.conf:ro" in TWO


@both
def test_nothing_is_open_to_other_machines(compose: str) -> None:
    published = re.findall(r'- "([^"]*:\d+)"', compose)
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


@pytest.mark.parametrize("name", ["compose.yaml", "compose.two.yaml"])
def test_compose_accepts_the_file_and_refuses_to_start_without_a_password(name: str) -> None:
    command = ["docker", "compose", "--file", str(ROOT / name), "config", "--quiet"]
    environment = {k: v for k, v in os.environ.items() if k != "NETWERK_NEO4J_PASSWORD"}
    try:
        version = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("docker is er niet")
    if version.returncode:
        pytest.skip("docker compose is er niet")
    without = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert without.returncode
    assert "Kies een wachtwoord" in without.stderr
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        env=environment | {"NETWERK_NEO4J_PASSWORD": "een-lang-wachtwoord"},
    )
