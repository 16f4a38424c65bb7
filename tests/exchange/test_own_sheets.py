"""Fourteen sheets as welfare workers make them: what a person reads in it is what comes in, and no more."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from netwerk.exchange.report import ImportPlan
from netwerk.model import Actor, Relatie
from tests.exchange.given import plan
from tests.exchange.own_sheets import OWN_SHEETS, OwnSheet


def names(done: ImportPlan) -> dict[str, str]:
    """What an actor is called here: its name, with the kern behind it when the name stands there twice."""
    found = [item for item in done.items() if isinstance(item, Actor)]
    often = [item.naam for item in found]
    return {
        item.id: f"{item.naam} ({(item.kern or '').title()})"
        if often.count(item.naam) > 1
        else item.naam
        for item in found
    }


@pytest.mark.parametrize("sheet", OWN_SHEETS.values(), ids=OWN_SHEETS.keys())
def test_what_a_person_reads_in_the_sheet_comes_in_and_no_more(sheet: OwnSheet) -> None:
    done = plan(sheet.file, **sheet.options)
    called = names(done)
    items = [item for item in done.items() if isinstance(item, Actor | Relatie)]
    came = {called[item.id]: asdict(item) for item in items if isinstance(item, Actor)}
    shown = {
        name: {key: came.get(name, {}).get(key, "?") for key in wanted}
        for name, wanted in sheet.actors.items()
    }
    assert sorted(came) == sorted(sheet.actors)
    assert shown == {name: dict(wanted) for name, wanted in sheet.actors.items()}
    ties = {
        (called.get(item.van, item.van), called.get(item.naar, item.naar), item.soort)
        for item in items
        if isinstance(item, Relatie)
    }
    symmetric = {(b, a, soort) for a, b, soort in sheet.ties if soort == "werkt_samen_met"}
    assert ties - symmetric == set(sheet.ties) - {
        t for t in sheet.ties if (t[1], t[0], t[2]) in ties
    }
    stored = " | ".join(str(value) for item in items for value in asdict(item).values())
    assert not [text for text in sheet.never if text in stored]
    shown_texts = " ".join(message.text for message in done.messages)
    assert not [text for text in sheet.said if text not in shown_texts]


@pytest.mark.parametrize(
    "sheet",
    [sheet for sheet in OWN_SHEETS.values() if sheet.asked],
    ids=lambda sheet: sheet.file[0],
)
def test_without_an_answer_nothing_is_guessed(sheet: OwnSheet) -> None:
    options = {key: value for key, value in sheet.options.items() if key != "inhoud"}
    assert not [item for item in plan(sheet.file, **options).items() if isinstance(item, Actor)]
