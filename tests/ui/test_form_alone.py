"""A form that is drawn by itself, as Streamlit does with a fragment: outside what guards a page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.services.stores import open_store
from netwerk.settings import load_settings


def alone() -> None:
    from netwerk.ui.add import new_actor

    new_actor("los")


def test_a_form_drawn_by_itself_says_what_is_wrong_with_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "netwerk.db"
    monkeypatch.setenv("NETWERK_STORE", str(place))
    open_store(load_settings()).close()
    app = AppTest.from_function(alone, default_timeout=60).run()
    assert [button.label for button in app.button] == ["Actor opslaan"]
    other = tmp_path / "rommel"
    other.write_bytes(b"rommel" * 1000)
    other.replace(place)
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert "beschadigd" in app.error[0].value
