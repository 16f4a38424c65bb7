"""Whether actors keep to their own kind more than the sizes of the groups explain."""

from __future__ import annotations

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.chance.blocks import Blocks
from netwerk.insight.finding import Finding
from netwerk.insight.grouping import KINDS
from netwerk.insight.kinds import Kind

CLOSED = {
    by: Kind(f"closed_{by}", kinds.TOGETHER, 510 + place, kinds.the_whole)
    for place, by in enumerate(KINDS)
}


CLOSED_TIES, CLOSED_CHANCE = 20, 0.01
"""Ties from which, and chance below which, a network is said to keep to its own kind."""


OWN_AND_OTHER = {
    "categorie": ("de eigen categorie", "een andere categorie"),
    "domein": ("het eigen domein", "een ander domein"),
    "kern": ("de eigen kern", "een andere kern"),
    "gebied": ("het eigen gebied", "een ander gebied"),
    "soort": ("de eigen soort", "een andere soort"),
}


def find_closed(ground: Ground, counted: Blocks) -> list[Finding]:
    """One finding when the E-I index is lower than chance gives, by the groups of ``counted``."""
    by = counted.grouping.by
    if (
        counted.ties < CLOSED_TIES
        or not counted.ei_p < CLOSED_CHANCE
        or counted.ei >= counted.ei_expected
    ):
        return []
    same, other = OWN_AND_OTHER[by]
    inside, usual = (1 - counted.ei) / 2, (1 - counted.ei_expected) / 2
    text = (
        f"contact binnen {same} komt vaker voor dan verwacht: {w.percent(inside)} van de "
        f"{w.counted(counted.ties, w.CONTACT)}, "
        f"bij groepen van deze grootte verwacht je {w.percent(usual)}"
    )
    numbers: dict[str, float | int | str | None] = {
        "by": by,
        "ties": counted.ties,
        "ei": round(counted.ei, 3),
        "ei_expected": round(counted.ei_expected, 3),
        "p": counted.ei_p,
    }
    step = f"Bedenk bij een bijeenkomst wie uit {other} erbij kan zitten."
    return [
        Finding(
            CLOSED[by].name,
            w.sentence(text),
            certainty=judged(ground),
            next_step=step,
            numbers=numbers,
            about=by,
        )
    ]
