"""``netwerk inrichten``: a store for your own municipality, from one file."""

from __future__ import annotations

import argparse
import re
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from netwerk.cli.session import say, settings_of
from netwerk.errors import InputError
from netwerk.services.gemeente.gemeente_file import example_text, read_gemeente
from netwerk.services.gemeente.setting_up import set_up
from netwerk.services.stores import open_desk


def shown_store(store: str) -> str:
    """Which file or server that is, in full, without the name and password of who signs in."""
    if "://" not in store:
        return store if store.startswith("sqlite:") else str(Path(store).expanduser().absolute())
    return re.sub(r"://[^/]*@", "://", store)


def run_inrichten(call: argparse.Namespace) -> int:
    """Set up the store, only check the file, or print an example."""
    if call.voorbeeld:
        print(example_text(), end="")
        return 0
    settings = settings_of(call)
    path: Path | None = call.bestand or settings.plaatsen
    if path is None:
        raise InputError(
            "Noem het bestand van je gemeente: netwerk inrichten --bestand gemeente.toml. Een "
            "begin: netwerk inrichten --voorbeeld > gemeente.toml."
        )
    told = read_gemeente(path, call.naam)
    places = told.plaatsen
    if call.controleer:
        words = f"In orde: {places.gemeente}, {len(places.gebieden)} gebieden, "
        say(
            call,
            f"{words}{len(places.kernen)} kernen. Er is niets gewijzigd.",
            {
                "gemeente": places.gemeente,
                "gebieden": len(places.gebieden),
                "kernen": len(places.kernen),
            },
        )
        return 0
    with closing(open_desk(settings, create=True, gemeente=told)) as desk:
        made = set_up(desk, told)
    store = shown_store(settings.store)
    lines = [made.sentence, made.lacking, f"Opslag: {store}"]
    if told.words and settings.plaatsen != path:
        lines.append(
            "Je eigen woorden gelden met deze regel in netwerk.toml:\n"
            f"plaatsen = '{path.resolve()}'"
        )
    say(call, "\n".join(filter(None, lines)), asdict(made) | {"store": store})
    return 0
