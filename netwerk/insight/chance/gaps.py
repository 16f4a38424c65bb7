"""Where contacts are missing between groups of one kind, and between fysiek and sociaal."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.as_organisations import as_organisations
from netwerk.insight.certainty import BANDS, Ground, judged
from netwerk.insight.chance.closed import CLOSED, find_closed
from netwerk.insight.chance.gap_rests import both_sides, gap_holds, gap_numbers, what_counts
from netwerk.insight.chance.gap_step import step
from netwerk.insight.chance.gap_table import (
    Contacts,
    GapRow,
    contacts_of,
    gap_rows,
    gap_table,
    knowing,
)
from netwerk.insight.chance.nearness import apart
from netwerk.insight.chance.through_team import via_team
from netwerk.insight.chance.verdicts import GAP, VERDICTS
from netwerk.insight.finding import (
    ORGANISATION,
    Certainty,
    Finding,
    Subject,
    actor_ref,
    evidence_of,
)
from netwerk.insight.grouping import KINDS, Grouping, group_by, pair_subject
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import Headed, OnCard, name_and
from netwerk.insight.two_mode import TwoSides
from netwerk.schema import Schema

HARDLY_MEET = OnCard(name_and("kennen elkaar weinig"))


def _sides_heading(about: Headed) -> str:
    """That they hardly meet, and only where that is so."""
    if about.lead.numbers.get("verdict") == GAP:
        return f"{about.name} kennen elkaar weinig"
    return "Kennen fysiek en sociaal elkaar?"


REPORTED = kinds.ReportSlot(kinds.REPORT_GAPS)
PHYSICAL_SOCIAL = Kind(
    "physical_social",
    kinds.BETWEEN,
    300,
    overview=kinds.NEXT,
    report=REPORTED,
    card=OnCard(_sides_heading),
)
TWO_MODE = Kind("two_mode", kinds.BETWEEN, 305, kinds.the_whole)
GAP_FOUND = Kind(
    "gap",
    kinds.BETWEEN,
    320,
    overview=kinds.NEXT,
    report=REPORTED,
    large_map=True,
    card=HARDLY_MEET,
)


__all__ = ["VERDICTS", "GapRow", "find_gaps", "gap_table"]

MOST = 5
"""Gaps that are told; the table has them all."""
NAMED = 10
"""Actors a side, and ties, that a finding carries along; its sentence holds the counts."""
MOST_GROUPS = 200
"""Of more groups of one kind no gaps are told: choose a part of the network first."""
SIDES = ("fysiek", "sociaal")
STILL_GAP = "is dit {chance} nog zo"
FEWEST = 10
"""Of fewer actors nothing is said of fysiek and sociaal: the network has hardly begun."""
LEAST_EXPECTED = 1.0
"""With less expected there is nothing to compare with."""

TOO_FEW = "Van te weinig actoren is het domein bekend, of er zijn te weinig contacten."

ONE_AND_TWO = {
    "categorie": ("de categorie ", "de categorieën "),
    "domein": ("het domein ", "de domeinen "),
    "soort": ("de soort ", "de soorten "),
}
"""What stands before the name of one group and of two; places speak for themselves."""


def find_gaps(ground: Ground) -> tuple[Finding, ...]:
    """Fysiek against sociaal, a list with two sides, gaps, and what is usual, once.

    Rule and table: `gap_table`. A gap that only repeats one already told is not told again. Counted
    are organisations: what their people know, they know.
    """
    net, schema = as_organisations(ground.net), ground.schema
    contacts = contacts_of(net, schema)
    groupings = [
        g for g in (group_by(net, schema, by) for by in KINDS) if 1 < len(g.keys) <= MOST_GROUPS
    ]
    sides = group_by(net, schema, "zijde")
    across = next((r for r in gap_rows(contacts, sides) if (r.a, r.b) == SIDES), None)
    first = [(sides, across)] if across is not None and across.verdict == GAP else []
    told, repeated = gaps_once(contacts, groupings, first)
    return (
        *([_sides(ground, sides, across, repeated)] if ground.net.n >= FEWEST else []),
        *([_two_mode(contacts.sides)] if contacts.sides is not None else []),
        *(_gap(ground, grouping, row) for grouping, row in told),
        *find_closed(ground, contacts, groupings),
    )


def gaps_once(
    contacts: Contacts,
    groupings: Sequence[Grouping],
    first: Sequence[tuple[Grouping, GapRow]] = (),
) -> tuple[list[tuple[Grouping, GapRow]], list[GapRow]]:
    """The gaps of all groupings, each fact once, and those that only repeat what is in ``first``.

    After one is told, the others are asked again by a model that knows of it (`nearness.apart`):
    only to drop, never to add. The largest number of missing contacts goes first.
    """
    found = [(g, row) for g in groupings for row in gap_rows(contacts, g) if row.verdict == GAP]
    left, knows = found, contacts
    for grouping, row in first:
        knows, left = _after(knows, grouping, row, left)
    repeated = [row for _, row in found if not any(row is kept for _, kept in left)]
    told: list[tuple[Grouping, GapRow]] = []
    while left and len(told) < MOST:
        left = sorted(left, key=lambda pair: (-pair[1].missing, pair[1].by, pair[1].a, pair[1].b))
        told.append(left[0])
        if left := left[1:]:
            knows, left = _after(knows, *told[-1], left)
    return told, repeated


def _after(
    contacts: Contacts,
    grouping: Grouping,
    row: GapRow,
    left: Sequence[tuple[Grouping, GapRow]],
) -> tuple[Contacts, list[tuple[Grouping, GapRow]]]:
    """The contacts as expected once a gap has been told, and the other gaps that are still one."""
    if not left:
        return contacts, []
    one, other = both_sides(grouping, row)
    knows = knowing(contacts, apart(contacts.near, one, other, "verteld"))
    still: set[tuple[str, str, str]] = set()
    for by, again in {g.by: g for g, _ in left}.items():
        still |= {(by, r.a, r.b) for r in gap_rows(knows, again) if r.verdict == GAP}
    return knows, [(g, r) for g, r in left if (r.by, r.a, r.b) in still]


def _sides(
    ground: Ground, grouping: Grouping, row: GapRow | None, repeated: Sequence[GapRow]
) -> Finding:
    """How the physical and the social side of the work are tied, whatever the answer."""
    counts = dict(zip(grouping.keys, grouping.sizes.tolist(), strict=True))
    subject = Subject("groups", ("zijde:fysiek", "zijde:sociaal"), "fysiek en sociaal")
    if row is None or row.expected < LEAST_EXPECTED:
        sizes = " en ".join(f"{w.counted(counts.get(side, 0))} {side}" for side in SIDES)
        return Finding(
            PHYSICAL_SOCIAL.name,
            w.sentence(f"tussen fysiek en sociaal: {w.TOO_LITTLE} (bekend: {sizes})"),
            certainty=Certainty(BANDS[0], TOO_FEW),
            next_step="Vul bij meer actoren het domein in, dan is te zien of fysiek en sociaal "
            "elkaar raken.",
            about="zijde",
            subject=subject,
            numbers={
                "verdict": w.TOO_LITTLE,
                **{f"actors_{k}": v for k, v in sorted(counts.items())},
            },
        )
    members, ties = what_counts(ground, grouping, row)
    shared = via_team(ground.net, *both_sides(grouping, row))
    holds = gap_holds(ground, grouping, row)
    via = f", en nog {w.whole(shared)} via de makelaar of het team" if shared else ""
    return Finding(
        PHYSICAL_SOCIAL.name,
        _against(row, "tussen fysiek en sociaal", via, _worst(repeated, ground.schema)),
        evidence=evidence_of(ground.net, ties[:NAMED].tolist()),
        certainty=judged(
            ground, actors=members.tolist(), rows=ties, holds=holds, absence=True, claim=STILL_GAP
        ),
        holds=holds,
        level=ORGANISATION,
        next_step=step(ground, grouping, row)
        if row.verdict == GAP
        else "Bespreek in het team of dit past bij wat jullie zien.",
        about="zijde",
        subject=subject,
        numbers={**gap_numbers(row), "via_team": shared},
    )


def _worst(rows: Sequence[GapRow], schema: Schema) -> str:
    """Between which two domeinen, one of each side, contact lacks most, '' when that is not told.

    Of the gaps that repeat this one in parts, the one with the smallest share of contacts.
    """
    side = {key: keuze.zijde for key, keuze in schema.keuzes["domein"].keuzes.items()}
    domeinen = [row for row in rows if row.by == "domein"]
    parts = [row for row in domeinen if {side.get(row.a), side.get(row.b)} == set(SIDES)]
    row = min(parts, key=lambda row: (row.ratio or 0.0, -row.missing, row.a, row.b), default=None)
    return f", vooral tussen {row.a_naam} en {row.b_naam}" if row else ""


def _two_mode(sides: TwoSides) -> Finding:
    one, other = sides.words
    who = f": {one} aan de ene kant, {other} aan de andere" if one else ""
    return Finding(
        TWO_MODE.name,
        w.sentence(f"dit lijkt een lijst met twee kanten{who}")
        + " Contact binnen een kant is niet vastgelegd, dus dat het ontbreekt zegt niets.",
        certainty=Certainty(BANDS[1], "Alle contacten lopen van de ene kant naar de andere."),
        next_step="Vraag een paar actoren ook naar contact met hun gelijken.",
        numbers={"one": one, "other": other, "actors": int(sides.one.sum())},
        about="alles",
    )


def _gap(ground: Ground, grouping: Grouping, row: GapRow) -> Finding:
    members, ties = what_counts(ground, grouping, row)
    holds = gap_holds(ground, grouping, row)
    one, two = ONE_AND_TWO.get(row.by, ("", ""))
    within = row.a == row.b
    where = f"binnen {one}{row.a_naam}" if within else f"tussen {two}{row.a_naam} en {row.b_naam}"
    return Finding(
        kind=GAP_FOUND.name,
        sentence=_against(row, where),
        actors=tuple(actor_ref(ground.net, i) for i in _some_of_both(ground, grouping, row)),
        evidence=evidence_of(ground.net, ties[:NAMED].tolist()),
        certainty=judged(
            ground, actors=members.tolist(), rows=ties, holds=holds, absence=True, claim=STILL_GAP
        ),
        holds=holds,
        level=ORGANISATION,
        next_step=step(ground, grouping, row),
        kern=row.a if row.by == "kern" and within else None,
        gebied=row.a if row.by == "gebied" and within else None,
        numbers=gap_numbers(row),
        about=f"{row.by}:{row.a}:{row.b}",
        subject=pair_subject(row.by, (row.a, row.a_naam), (row.b, row.b_naam)),
    )


def _some_of_both(ground: Ground, grouping: Grouping, row: GapRow) -> list[int]:
    """The first actors of each side, so that two gaps of one group are about different actors."""
    head = ground.net.levels.head
    sides = [grouping.members(grouping.keys.index(key))[:NAMED].tolist() for key in (row.a, row.b)]
    return [int(head[unit]) for unit in dict.fromkeys(sides[0] + sides[1])]


def _against(row: GapRow, where: str, via: str = "", most: str = "") -> str:
    """What is known and what you would expect, in two short sentences."""
    ties = w.counted(row.observed, w.CONTACT) if row.observed else "geen contacten"
    known = f"{where} {w.verb(row.observed, 'is', 'zijn')} {ties} bekend"
    expected = f"rekening houdend met dorp en drukte zijn er {round(row.expected)} te verwachten"
    return f"{w.sentence(known + via)} {w.sentence(f'{expected}: {row.verdict}{most}')}"


GAPS = Question(find_gaps, (PHYSICAL_SOCIAL, TWO_MODE, GAP_FOUND, *CLOSED.values()))
