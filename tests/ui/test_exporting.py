"""The page Exporteren without a browser: what is offered, what is said before, and for whom."""

from __future__ import annotations

import pytest

from netwerk.services.desk import Desk
from netwerk.services.exports import export_formats
from tests.ui.test_editing import page

FORMAT = "exporteren:formaat"


def bullets(app) -> str:
    return " ".join(text.value for text in app.markdown)


def test_every_format_says_what_goes_along_and_offers_a_file(desk: Desk) -> None:
    for key in export_formats():
        app = page("exporteren", **{FORMAT: key, "gebied": "alle"})
        assert [error.value for error in app.error] == []
        assert "2 actoren" in bullets(app).replace("\\", ""), key
        assert [button.label for button in app.get("download_button")] == ["Download het bestand"]


def test_the_gebied_of_the_sidebar_and_the_filters_choose(desk: Desk) -> None:
    app = page("exporteren", **{FORMAT: "csv", "gebied": "1"})
    assert "Buiten je keuze: 2 actoren" in bullets(app).replace("\\", "")
    app = page("exporteren", **{FORMAT: "csv", "gebied": "5", "exporteren:soorten": ["instelling"]})
    assert "Buiten je keuze: 2 actoren" in bullets(app).replace("\\", "")


def test_everything_with_history_does_not_look_at_the_gebied(desk: Desk) -> None:
    app = page("exporteren", **{FORMAT: "alles", "gebied": "1"})
    assert "2 actoren" in bullets(app)
    assert any("alle gebieden" in text.value for text in app.caption)


def test_who_is_no_beheerder_is_not_offered_the_history(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    app = page("exporteren", gebied="5")
    offered = app.selectbox(key=FORMAT).options
    assert "Alles met geschiedenis" not in offered
    assert "GEXF (Gephi)" in offered
