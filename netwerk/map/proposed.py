"""Ties that are not there yet, in words: what two share and via whom, apart from relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netwerk.insight import wording as w
from netwerk.map.marks import Marked
from netwerk.map.view import TieRow

ONE_AND_MORE = {"mogelijk contact": "mogelijke contacten", "voorstel": "voorstellen"}
"""What one proposed tie is called, and more of them."""


def proposed_words(marks: Marked, tie: tuple[str, str]) -> tuple[str, str]:
    """What a proposed tie is and, where that is known, via whom; more of them between groups."""
    what = marks.labels["voorstel"].partition(":")[0].lower()
    told = marks.told.get(tie, ())
    if not told:
        return what, ""
    more = f" en nog {len(told) - 1}" if len(told) > 1 else ""
    shared, via = told[0]
    return f"{what}: {shared}{more}", via


def proposed_title(marks: Marked, tie: tuple[str, str]) -> str:
    """What is shown at the pointer: what it rests on, else what the legend says."""
    if tie not in marks.told or not marks.told[tie]:
        return marks.labels["voorstel"]
    what, via = proposed_words(marks, tie)
    return f"{what[:1].upper()}{what[1:]}\n{via[:1].upper()}{via[1:]}"


def proposed_rows(marks: Marked, label: Mapping[str, str]) -> list[TieRow]:
    """A row each; label: the name of each sign."""
    rows = []
    for a, b in marks.proposed:
        what, via = proposed_words(marks, (a, b))
        rows.append(
            TieRow(
                van_id=a,
                naar_id=b,
                van=label[a],
                naar=label[b],
                wat=what,
                sterkte="",
                bron=via,
                laatst_bevestigd="",
                count=0,
                is_contact=False,
                marks=(marks.labels["voorstel"],),
            )
        )
    return rows


def relations_of(ties: Iterable[TieRow]) -> int:
    """How many relations these rows hold: what is proposed is none."""
    return sum(tie.count for tie in ties)


def ties_words(ties: Sequence[TieRow]) -> str:
    """'77', or '77 relaties, en 27 mogelijke contacten': what may be is counted apart."""
    known = relations_of(ties)
    proposed = [tie.wat.partition(":")[0] for tie in ties if not tie.count]
    if not proposed:
        return w.whole(known)
    what = proposed[0]
    many = w.counted(len(proposed), (what, ONE_AND_MORE.get(what, what)))
    return f"{w.counted(known, w.RELATIE)}, en {many}"
