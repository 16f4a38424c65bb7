"""What docker compose starts: no default password, not as root, only for this machine."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_there_is_no_default_password() -> None:
    asked = re.findall(r"\$\{NETWERK_NEO4J_PASSWORD[^}]*\}", COMPOSE)
    assert len(asked) == 2
    assert all(use.startswith("${NETWERK_NEO4J_PASSWORD:?") for use in asked)
    assert "NEO4J_AUTH: none" not in COMPOSE


def test_the_app_does_not_run_as_root() -> None:
    steps = [line.split()[0] for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]+ ", line)]
    last = len(steps) - steps[::-1].index("FROM")
    assert steps.index("USER", last) < steps.index("CMD", last)
    assert re.search(r"^USER netwerk$", DOCKERFILE, re.MULTILINE)
    assert 'user: "10001:10001"' in COMPOSE
    assert "--uid 10001" in DOCKERFILE


def test_both_are_looked_after_and_keep_their_data() -> None:
    assert "HEALTHCHECK" in DOCKERFILE
    assert "condition: service_healthy" in COMPOSE
    assert "healthcheck:" in COMPOSE
    assert "neo4j-data:/data" in COMPOSE
    assert "app-data:/data" in COMPOSE


def test_nothing_is_open_to_other_machines() -> None:
    published = re.findall(r'- "([^"]*:\d+)"', COMPOSE)
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_compose_accepts_the_file_and_refuses_to_start_without_a_password() -> None:
    command = ["docker", "compose", "--file", str(ROOT / "compose.yaml"), "config", "--quiet"]
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
