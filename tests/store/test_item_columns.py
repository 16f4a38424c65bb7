"""Many items column by column: the same answers as one by one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from netwerk.errors import InputError
from netwerk.model import Actor, Item, Opgave, Relatie
from netwerk.schema import schema
from netwerk.store.codec import encode_item
from netwerk.store.item_columns import all_fit, encode_items, encode_some
from netwerk.store.item_rules import forms
from tests.store_contract.examples import ONE_OF_EACH

FORMS = forms(schema())
ACTOR = Actor(id="a", naam='Jan "\\ é\n', soort="bedrijf", andere_namen=("x", "y"), gebieden=("1",))
TIE = Relatie(id="r", van="a", naar="b", soort="kent", sterkte=3)
ODD: list[Item] = [
    replace(ACTOR, naam=""),
    replace(ACTOR, naam=" "),
    replace(ACTOR, naam="a\x00"),
    replace(ACTOR, naam="\ud800"),
    replace(ACTOR, naam=3),  # type: ignore[arg-type]
    replace(ACTOR, soort="gezin"),
    replace(ACTOR, rol=""),
    replace(ACTOR, id="x" * 501),
    replace(ACTOR, andere_namen=("x", "x")),
    replace(ACTOR, andere_namen=("x", 1)),  # type: ignore[arg-type]
    replace(ACTOR, andere_namen=["x"]),  # type: ignore[arg-type]
    replace(ACTOR, laatst_bevestigd="2024-13"),
    replace(TIE, naar="a"),
    replace(TIE, sterkte=True),
    replace(TIE, sterkte=3.0),  # type: ignore[arg-type]
    replace(TIE, sterkte=9),
    replace(TIE, van=None),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_what_would_be_mended_or_refused_is_seen_among_many(odd: Item) -> None:
    form = FORMS[type(odd).__name__]
    fine = ACTOR if isinstance(odd, Actor) else TIE
    assert all_fit(form, [fine, replace(fine, id="c")])
    assert form.checked(fine) is fine
    with suppress(InputError):
        assert form.checked(odd) is not odd
    assert not all_fit(form, [fine, odd, replace(fine, id="c")])


def test_texts_are_those_of_one_by_one() -> None:
    goals = [
        Opgave(id=f"o{n}", titel="t", beginwaarde=value)
        for n, value in enumerate((0.0, -0.0, 1.0, None))
    ]
    for items in (
        [ACTOR, replace(ACTOR, andere_namen=(), rol="")],
        [TIE, replace(TIE, sterkte=None)],
        goals,
    ):
        assert encode_items(items) == [encode_item(item) for item in items]
    for item in ONE_OF_EACH:
        assert list(encode_some([None, item, None])) == [None, encode_item(item), None]
    assert encode_items([]) == []
