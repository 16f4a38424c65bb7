"""The seal of a revision vouches for everything before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.store.chain import START, seal
from netwerk.store.values import Revision

REVISION = Revision(
    number=1, at="2026-01-01T00:00:00.000000Z", who="Anna", why="", type="invoer",
    added=1, changed=0, removed=0,
)  # fmt: skip
CHANGES = [("Actor", "a", None, '{"id":"a","naam":"Koor"}')]


def test_the_same_history_has_the_same_seal_and_the_seal_before_it_counts() -> None:
    one = seal(START, REVISION, "t", CHANGES)
    assert one == seal(START, replace(REVISION, undone_by=9, added=5), "t", tuple(CHANGES))
    assert one != seal("0" * 64, REVISION, "t", CHANGES)
    assert len(one) == 64


@pytest.mark.parametrize(
    "field",
    [
        {"who": "Piet"},
        {"why": "x"},
        {"at": "2026-01-02T00:00:00.000000Z"},
        {"undoes": 1},
        {"number": 2},
    ],
)
def test_who_when_and_why_cannot_be_changed_without_another_seal(field: dict[str, object]) -> None:
    changed = replace(REVISION, **field)  # type: ignore[arg-type]
    assert seal(START, changed, "t", CHANGES) != seal(START, REVISION, "t", CHANGES)


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("Actor", "b", None, '{"id":"a","naam":"Koor"}')],
        [("Actor", "a", '{"id":"a","naam":"Koor"}', None)],
        [("Actor", "a", None, '{"id":"a","naam":"Kooi"}')],
        [*CHANGES, ("Actor", "b", None, None)],
    ],
)
def test_what_was_done_cannot_be_changed_without_another_seal(
    changes: list[tuple[str, str, str | None, str | None]],
) -> None:
    assert seal(START, REVISION, "t", changes) != seal(START, REVISION, "t", CHANGES)
