"""One process of the crash and two-process tests: ``python -m tests.store.worker write|serve|read STORE ...``."""

# ruff: noqa: T201 (words on standard output are how the tests follow it)

from __future__ import annotations

import contextlib
import itertools
import os
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.model import Actor, Relatie
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store

R = TypeVar("R")


def unit(name: str, size: int) -> tuple[Put, ...]:
    """What a writer adds in one change: a ring of actors, all of it or nothing."""
    ids = [f"{name}-{i}" for i in range(size)]
    actors = [
        Put(
            Actor(
                id=id, naam=f"Groep {id}", soort="bewonersgroep", omschrijving="x" * (997 * (i % 7))
            )
        )
        for i, id in enumerate(ids)
    ]
    pairs = itertools.pairwise(ids)
    return (
        *actors,
        *(
            Put(Relatie(id=f"{van}>{naar}", van=van, naar=naar, soort="kent"))
            for van, naar in pairs
        ),
    )


def patiently(work: Callable[[], R]) -> R:
    """Do this, again when the other writer had every turn.

    On a machine that is busy with other things a writer can be told so: it did not write, and may
    try again with the same token. That is no loss, so it must not end the worker. Nor must a server
    that is away for a moment; a file cannot be.
    """
    away = StoreUnavailable if "://" in sys.argv[2] else StoreBusy
    while True:
        with contextlib.suppress(StoreBusy, away):
            return work()


def write(store: Store, name: str, acknowledged: str) -> None:
    """Add units for ever and note each one after it was acknowledged; now and then a large one."""
    handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for turn in itertools.count():
        token = f"{name}.{turn}"
        size = 2 + turn % 4 if turn % 9 else 150
        change = Change(unit(token, size), name, why=str(size), token=token)
        patiently(lambda: store.apply(change))  # noqa: B023 (called at once)
        os.write(handle, f"{token} {size}\n".encode())


def serve(store: Store, name: str, acknowledged: str) -> None:
    """Add actors by the service that pages and commands use, for ever, and note each name."""
    from netwerk.access.rights import User
    from netwerk.services.records.items import (
        add_item,  # loads all that computes; the others need none
    )
    from netwerk.services.stores import desk_at

    handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    desk = desk_at(store, User("Anna", "beheerder"), Path(acknowledged).parent)
    while True:
        item = Actor(id="", naam=f"{uuid.uuid4().hex} {name}", soort="bedrijf", telefoon=name)
        token = uuid.uuid4().hex
        patiently(lambda: add_item(desk, item, token, sure=True))  # noqa: B023 (called at once)
        os.write(handle, f"naam {item.naam}\n".encode())


def read(store: Store, problems: str) -> None:
    """Look for ever whether what is seen is whole; note what is not."""
    while True:
        snapshot = patiently(store.snapshot)
        ids = set(snapshot.actors["id"])
        loose = [
            end for side in ("van", "naar") for end in snapshot.relaties[side] if end not in ids
        ]
        if loose:
            with open(problems, "a", encoding="utf-8") as file:  # noqa: PTH123
                file.write(f"revision {snapshot.revision}: {loose[:3]}\n")


def main() -> None:
    what, place, *more = sys.argv[1:]
    try:
        store = patiently(lambda: connect(place, load_settings()))
        print("open", flush=True)
        if what == "write":
            write(store, *more)
        elif what == "serve":
            serve(store, *more)
        elif what == "read":
            read(store, *more)
        else:
            raise SystemExit(f"unknown: {what}")
    except NetwerkError as error:
        print(f"{type(error).__name__}: {error}", flush=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
