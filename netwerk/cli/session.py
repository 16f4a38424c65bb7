"""What every command needs: settings, an open store that is closed again, and words or JSON out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from netwerk.errors import InputError
from netwerk.services.desk import Desk
from netwerk.services.maps import atlas_of
from netwerk.services.networks import Networks
from netwerk.services.stores import local_user, open_store
from netwerk.settings import Settings, load_settings
from netwerk.store.port import Store


def settings_of(call: argparse.Namespace) -> Settings:
    """The settings, with the store that the call names."""
    settings = load_settings()
    store = getattr(call, "store", None)
    return replace(settings, store=store) if store else settings


@contextmanager
def opened(call: argparse.Namespace) -> Iterator[tuple[Store, Settings]]:
    """The store of this call, closed at the end."""
    settings = settings_of(call)
    store = open_store(settings)
    try:
        yield store, settings
    finally:
        store.close()


@contextmanager
def working(call: argparse.Namespace) -> Iterator[Desk]:
    """The desk of this call, its store closed at the end."""
    with opened(call) as (store, settings):
        networks = Networks(store)
        yield Desk(store, networks, atlas_of(networks), local_user(settings))


def say(call: argparse.Namespace, words: str, answer: Any) -> None:
    """Print the answer: JSON when asked for, else words."""
    if getattr(call, "json", False):
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
        print()
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
