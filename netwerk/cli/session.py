"""What every command needs: settings, a desk that is closed again, and words or JSON out."""

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
from netwerk.services.stores import open_desk
from netwerk.settings import Settings, load_settings


def settings_of(call: argparse.Namespace) -> Settings:
    """The settings, with the store that the call names."""
    settings = load_settings()
    store = getattr(call, "store", None)
    return replace(settings, store=store) if store else settings


@contextmanager
def opened(call: argparse.Namespace) -> Iterator[Desk]:
    """The desk of this call, its store closed at the end."""
    desk = open_desk(settings_of(call))
    try:
        yield desk
    finally:
        desk.close()


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
