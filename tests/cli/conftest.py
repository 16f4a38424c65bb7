"""The commands as scripts of others use them: words in, words or JSON and an exit code out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from netwerk.cli import main
from netwerk.services.stores import open_store
from netwerk.settings import load_settings


@dataclass
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Netwerk = Callable[..., Said]


@pytest.fixture
def netwerk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Netwerk:
    """Run a command on a store of this test."""
    monkeypatch.setenv("NETWERK_STORE", str(tmp_path / "netwerk.db"))
    monkeypatch.setenv("NETWERK_USER", "An")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run


@pytest.fixture
def begun(netwerk: Netwerk) -> None:
    """A store with the gebieden and kernen, and nobody in it yet."""
    open_store(load_settings()).close()
