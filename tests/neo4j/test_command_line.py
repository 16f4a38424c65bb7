"""From the command line: whatever is wrong with the server, one Dutch sentence and nothing else on stderr."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neo4j.server import Server

pytestmark = pytest.mark.neo4j


def said(folder: Path, url: str, *words: str, **settings: str) -> str:
    """What a command says on stderr when it cannot do what it was asked."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("NETWERK_")}
    done = subprocess.run(
        [sys.executable, "-m", "netwerk", *words, "--store", url],
        capture_output=True,
        text=True,
        check=False,
        cwd=str(folder),
        env=known | {"PYTHONPATH": str(Path.cwd())} | settings,
        timeout=120,
    )
    assert done.returncode != 0
    assert done.stdout == ""
    return done.stderr


def one_sentence(text: str) -> str:
    """The sentence, when that is all there is."""
    assert text.startswith("netwerk: "), text
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    assert text.rstrip().endswith("."), text
    return text


@pytest.fixture
def nobody() -> str:
    """An address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.mark.parametrize(
    ("scheme", "words"), [("bolt", ("check",)), ("neo4j", ("backup", "kopie.zip"))]
)
def test_a_server_that_is_down(
    tmp_path: Path, nobody: str, scheme: str, words: tuple[str, ...]
) -> None:
    told = one_sentence(said(tmp_path, f"{scheme}://{nobody}", *words))
    assert "niet bereikbaar" in told
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_password(tmp_path: Path, neo4j_with_password: Server) -> None:
    url = neo4j_with_password.url.replace("bolt", "neo4j")
    login = {"NETWERK_NEO4J_USER": "neo4j", "NETWERK_NEO4J_PASSWORD": "geheim-en-fout"}
    told = one_sentence(said(tmp_path, url, "check", **login))
    assert "weigert deze gebruiker of dit wachtwoord" in told
    assert "geheim" not in told


def test_a_wrong_database(tmp_path: Path, neo4j_url: str) -> None:
    url = neo4j_url.replace("bolt", "neo4j")
    told = one_sentence(said(tmp_path, url, "check", NETWERK_NEO4J_DATABASE="gemeente"))
    assert "'gemeente' bestaat niet" in told


def test_a_server_without_tls(tmp_path: Path, neo4j_url: str) -> None:
    told = one_sentence(said(tmp_path, neo4j_url.replace("bolt", "bolt+s"), "check"))
    assert "bolt+s://" in told
