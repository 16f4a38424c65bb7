"""What every command needs: settings, a desk that is closed again, and words or JSON out."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from netwerk.access.rights import User
from netwerk.errors import InputError, StoreAbsent
from netwerk.services.desk import Desk
from netwerk.services.stores import local_user, open_desk
from netwerk.settings import Settings, load_settings


def settings_of(call: argparse.Namespace) -> Settings:
    """The settings, with the store that the call names."""
    settings = load_settings()
    store = getattr(call, "store", None)
    return replace(settings, store=store) if store else settings


def command_user(settings: Settings) -> User:
    """Who types the command; the log says that it was one."""
    return replace(local_user(settings), waarvandaan="opdracht")


@contextmanager
def opened(
    call: argparse.Namespace, create: bool = False, *, adopt: bool = False
) -> Iterator[Desk]:
    """The desk of this call, its store closed at the end.

    create: for a command that brings facts in, which may begin a store. adopt: for one that takes
    over what others have on the server. Raises StoreAbsent when there is none and it may not.
    """
    settings = settings_of(call)
    desk = open_desk(settings, command_user(settings), create, adopt=adopt)
    with closing(desk):
        yield desk


@contextmanager
def opened_to_look(call: argparse.Namespace, places: bool) -> Iterator[tuple[Desk, bool]]:
    """A desk to see what would happen, and whether it is at the store of this call.

    Where nothing is, it is at a new store elsewhere that is gone at the end. places: whether a
    store that is there gets the gebieden when it has none.
    """
    try:
        settings = settings_of(call)
        desk = open_desk(settings, command_user(settings), create=False, places=places)
    except StoreAbsent:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            place = str(Path(folder) / "netwerk.db")
            with closing(open_desk(replace(settings_of(call), store=place))) as empty:
                yield empty, False
        return
    with closing(desk):
        yield desk, True


def say(call: argparse.Namespace, words: str, answer: Any) -> None:
    """Print the answer: JSON when asked for, else words."""
    if getattr(call, "json", False):
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(words)


def confirmed(question: str) -> bool:
    """Whether the person at the terminal says yes.

    Raises InputError when there is nobody to ask: a script should notice.
    """
    if not sys.stdin.isatty():
        raise InputError(f"{question} Voeg --yes toe om dit te doen. Er is niets gewijzigd.")
    try:
        return input(f"{question} [j/N] ").strip().lower() in {"j", "ja", "y", "yes"}
    except EOFError:
        print()
        return False
