"""The zip of several gebieden on the page: only that of what is chosen now is offered."""

from __future__ import annotations

import time

from netwerk.model import Actor
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from tests.ui.test_editing import page

ZIP = "Download het zip-bestand"


def zips(app) -> list[str]:
    return [b.proto.url for b in app.get("download_button") if b.proto.label == ZIP]


def made(app):
    """The app with the zip that it offers in the end."""
    next(b for b in app.button if b.label == "Maak de bestanden").click().run()
    until = time.monotonic() + 60
    while not zips(app) and time.monotonic() < until:
        time.sleep(0.3)
        app.run()
    return app


def told(app) -> str:
    return " ".join(info.value for info in app.info)


def test_a_zip_with_names_is_gone_when_no_names_are_wanted(desk: Desk) -> None:
    chosen = {"beschrijven:gebieden": ["5"], "beschrijven:soort": "html"}
    app = made(page("beschrijven", gebied="5", **chosen))
    assert len(zips(app)) == 1
    app.checkbox(key="beschrijven:zonder-namen").check().run()
    assert zips(app) == []
    assert "Maak de bestanden opnieuw" in told(app)
    assert len(zips(made(app))) == 1
    apply(
        desk,
        Change((Put(Actor(id="koor3", naam="Koor 3", soort="bedrijf", gebieden=("5",))),), "An"),
    )
    app.run()
    assert zips(app) == []
