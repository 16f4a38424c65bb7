"""What a machine lacks is a reason to skip at a desk, and a failure in CI."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping

import pytest

from tests.browser.conftest import chromium_path
from tests.neo4j import fixtures
from tests.neo4j.server import NoServer, Server
from tests.program import WITHOUT, program


def no_server(auth: bool) -> Server:
    raise NoServer("er is geen Java 17 of nieuwer, en die heeft Neo4j nodig")


ASKS: Mapping[str, Callable[[], object]] = {
    "Chromium": chromium_path,
    "Neo4j": lambda: fixtures.server(auth=False),
    "nginx": lambda: program("nginx", "nginx-light"),
    "strace": lambda: program("strace", "strace"),
}


@pytest.fixture(params=ASKS)
def asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Asking for something that this machine does not have."""
    monkeypatch.delenv("NETWERK_CHROMIUM", raising=False)
    monkeypatch.delenv(WITHOUT, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(fixtures, "running_server", no_server)
    return ASKS[request.param]


def test_at_a_desk_it_is_skipped_with_a_reason_in_plain_dutch(
    asked: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"staat niet op deze machine|geen Java"):
        asked()


def test_in_ci_it_is_a_failure(
    asked: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"staat niet op deze machine|geen Java"):
        asked()


@pytest.mark.parametrize("name", ["nginx", "strace"])
def test_what_could_not_be_installed_in_ci_is_skipped_there_too(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv(WITHOUT, "strace nginx")
    monkeypatch.setattr(shutil, "which", lambda name, path=None: None)
    with pytest.raises(pytest.skip.Exception, match=f"{name} staat niet op deze machine"):
        program(name, name)


def test_a_program_that_is_there_is_used_whatever_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WITHOUT, "sh")
    assert program("sh", "dash") == shutil.which("sh")
