"""One process of the crash and two-process tests: ``python -m tests.store.worker write|read STORE ...``."""

# ruff: noqa: T201 (words on standard output are how the tests follow it)

from __future__ import annotations

import itertools
import os
import sys

from netwerk.errors import NetwerkError
from netwerk.model import Actor, Relatie
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store


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


def write(store: Store, name: str, acknowledged: str) -> None:
    """Add units for ever and note each one after it was acknowledged; now and then a large one."""
    handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for turn in itertools.count():
        token = f"{name}.{turn}"
        size = 2 + turn % 4 if turn % 9 else 150
        store.apply(Change(unit(token, size), name, why=str(size), token=token))
        os.write(handle, f"{token} {size}\n".encode())


def read(store: Store, problems: str) -> None:
    """Look for ever whether what is seen is whole; note what is not."""
    while True:
        snapshot = store.snapshot()
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
        store = connect(place, load_settings())
        print("open", flush=True)
        if what == "write":
            write(store, *more)
        elif what == "read":
            read(store, *more)
        else:
            raise SystemExit(f"unknown: {what}")
    except NetwerkError as error:
        print(f"{type(error).__name__}: {error}", flush=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
