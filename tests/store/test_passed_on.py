"""What stands before a store passes on what looks after it, with all that was said."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from netwerk.services.last_known import LastKnown
from netwerk.services.live.contact_hidden import ContactStore
from netwerk.store.passed_on import PassedOn
from netwerk.store.port import Store

PASSED = sorted(name for name in vars(PassedOn) if not name.startswith("_"))
FACTS = {"get", "all", "history", "changes", "apply", "snapshot", "head", "search", "tokens"}


class Below:
    """A store that answers with what it was asked."""

    url, engine, read_only = "here", "sqlite", True

    def __getattr__(self, name: str) -> Callable[..., object]:
        return lambda *words, **named: (name, words, named)


@pytest.mark.parametrize("name", PASSED)
def test_everything_that_was_said_is_passed_on(name: str) -> None:
    before = PassedOn(cast(Store, Below()))
    assert (before.url, before.engine) == ("here", "sqlite")
    if isinstance(inspect.getattr_static(PassedOn, name), property):
        assert getattr(before, name) is True
        return
    call = getattr(before, name)
    words = tuple(object() for _ in inspect.signature(call).parameters)
    given = call(*words)
    silent = inspect.signature(call).return_annotation == "None"
    assert given == (None if silent else (name, words, {}))


def test_a_call_without_an_answer_is_passed_on_too() -> None:
    asked = []

    class Noting(Below):
        def backup(self, path: Path, progress: object = None) -> None:
            asked.append((path, progress))

        def load(self, *words: object) -> None:
            asked.append(words)

        def sign_out(self, *words: object) -> None:
            asked.append(words)

    before = PassedOn(cast(Store, Noting()))
    before.backup(Path("a"))
    before.load((), overwrite=True, others=True)
    before.sign_out("wie", "toen")
    assert asked == [(Path("a"), None), ((), True, True, None), ("wie", "toen")]


def test_what_gives_facts_is_decided_by_each_that_stands_before_a_store() -> None:
    assert not FACTS & set(PASSED)
    for kind in (LastKnown, ContactStore):
        assert issubclass(kind, PassedOn)
        assert not set(PASSED) & set(vars(kind)) - {"close"}
