"""From a URL or path to a store."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.errors import InputError
from netwerk.settings import load_settings
from netwerk.store.connect import connect

SETTINGS = load_settings()


@pytest.mark.parametrize("form", ["{0}", "sqlite:{0}", "sqlite:///{0}", "SQLite:{0}"])
def test_a_path_in_any_form_is_the_embedded_store(tmp_path: Path, form: str) -> None:
    path = tmp_path / "nieuwe map" / "mijn netwerk.db"
    with closing(connect(form.format(path), SETTINGS)) as store:
        assert (store.engine, store.url) == ("sqlite", str(path))
    assert path.exists()


def test_a_relative_path_and_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    for place, path in (("a.db", "a.db"), ("sqlite:///b.db", "b.db"), ("~/c.db", "thuis/c.db")):
        connect(place, SETTINGS).close()
        assert (tmp_path / path).exists()


@pytest.mark.parametrize(
    "place",
    [
        "postgres://host/db",
        "http://localhost:7687",
        "mysql+x://a",
        "",
        "  ",
        "sqlite:",
        "sqlite:///",
    ],
)
def test_what_is_no_store_is_refused(place: str) -> None:
    with pytest.raises(InputError) as error:
        connect(place, SETTINGS)
    assert str(error.value).endswith(".")


def test_the_embedded_store_needs_no_other_engine(tmp_path: Path) -> None:
    code = f"""
import sys
from netwerk.settings import load_settings
from netwerk.store.connect import connect
connect({str(tmp_path / "a.db")!r}, load_settings()).close()
assert "neo4j" not in sys.modules and "numpy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
