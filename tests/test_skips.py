"""What a machine lacks is a reason to skip at a desk, and a failure in CI."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from tests.browser.conftest import chromium_path
from tests.neo4j import fixtures
from tests.neo4j.server import NoServer, Server


def no_server(auth: bool) -> Server:
    raise NoServer("er is geen Java 17 of nieuwer, en die heeft Neo4j nodig")


@pytest.fixture(params=["Chromium", "Neo4j"])
def asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Asking for something that this machine does not have."""
    monkeypatch.delenv("NETWERK_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(fixtures, "running_server", no_server)
    return chromium_path if request.param == "Chromium" else lambda: fixtures.server(auth=False)


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
