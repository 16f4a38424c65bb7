"""A sheet of a partner of which any part is damaged: read, or refused with a sentence."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import pytest

from netwerk.errors import InputError
from netwerk.exchange.partners.partner_facts import facts_of
from netwerk.exchange.partners.sheet_back import is_partner_sheet
from netwerk.exchange.partners.sheet_out import write_sheet
from netwerk.exchange.partners.sheet_plan import plan_sheet
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.model import Actor, Item, Relatie

PARTNER = Actor(id="p", naam="Partner", soort="instelling")
CLUBS = [
    Actor(id=f"c{i}", naam=f"Club {i}", soort="bewonersgroep", bron="Partner") for i in range(3)
]
ITEMS: dict[str, dict[str, Item]] = {
    "Actor": {actor.id: actor for actor in (PARTNER, *CLUBS)},
    "Relatie": {f"r{i}": Relatie(id=f"r{i}", van="p", naar=f"c{i}", soort="kent") for i in range(3)},
    "Kern": {},
    "Gebied": {},
}  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed))
        kind = chance.random()
        if kind < 0.5:
            changed[at] = chance.randrange(256)
        elif kind < 0.8:
            del changed[at : at + chance.randint(1, 40)]
        else:
            changed[at:at] = changed[at : at + 30]
        if not changed:
            break
    return bytes(changed)


@pytest.mark.endurance
def test_only_our_refusal_leaves_the_reader_of_sheets(request: pytest.FixtureRequest) -> None:
    whole = write_sheet(
        facts_of(PARTNER, ITEMS, None), ITEMS, set(), "NW-2345-678H", date(2026, 11, 1)
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(3)
    read = 0
    for _ in range(100_000 if request.config.getoption("--endurance") else 80):
        hit = chance.choice(list(parts))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, damaged(data, chance) if name == hit else data)
        if not is_partner_sheet(out.getvalue()):
            continue
        try:
            plan_sheet("x.xlsx", out.getvalue(), Existing(ITEMS), ImportOptions(), "2026-11-28")
        except InputError:
            continue
        read += 1
    assert read
