"""Where ties are missing between groups of one kind, and between fysiek and sociaal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import BANDS, Ground, judged
from netwerk.insight.chance.blocks import Blocks
from netwerk.insight.chance.closed import CLOSED, find_closed
from netwerk.insight.chance.gap_table import (
    GAP,
    QUIET,
    VERDICTS,
    GapRow,
    gap_blocks,
    gap_rows,
    gap_table,
)
from netwerk.insight.finding import Certainty, Finding, Subject, actor_ref, evidence_of
from netwerk.insight.grouping import KINDS, Grouping, group_by, group_subject, pair_subject
from netwerk.insight.kinds import Kind, Question

PHYSICAL_SOCIAL = Kind(
    "physical_social",
    kinds.BETWEEN,
    300,
    overview=kinds.NEXT,
    report=kinds.ReportSlot(kinds.REPORT_GAPS),
)
GAP_FOUND = Kind(
    "gap",
    kinds.BETWEEN,
    320,
    overview=kinds.NEXT,
    report=kinds.ReportSlot(kinds.REPORT_GAPS),
    large_map=True,
)
QUIET_GROUP = Kind("quiet_group", kinds.BETWEEN, 330, report=kinds.ReportSlot(kinds.REPORT_GAPS))


__all__ = ["VERDICTS", "GapRow", "find_gaps", "gap_table"]

MOST = 5
"""Findings of one kind of group; the table has them all."""
NAMED = 10
"""Actors a side, and ties, that a finding carries along; its sentence holds the counts."""

TOO_FEW = "Van te weinig actoren is het domein bekend, of er zijn te weinig contacten."
QUIET_SHARE = 0.75
"""A group has few contacts at all when its mean is at most this part of everybody's."""

ONE_AND_TWO = {
    "categorie": ("de categorie ", "de categorieën "),
    "domein": ("het domein ", "de domeinen "),
    "soort": ("de soort ", "de soorten "),
}
"""What stands before the name of one group and of two; places speak for themselves."""


Rows = NDArray[np.int64]


def find_gaps(ground: Ground) -> tuple[Finding, ...]:
    """Fysiek against sociaal (always), and by kind of group: gaps, quiet groups, closedness.

    Rule and table: `gap_table`. An actor in several groups counts in each of them.
    """
    findings = [_sides(ground)]
    for by in KINDS:
        grouping = group_by(ground.net, ground.schema, by)
        if len(grouping.keys) < 2:
            continue
        counted = gap_blocks(ground.net, grouping)
        rows = gap_rows(counted)
        findings.extend(
            _gap(ground, counted.grouping, row)
            for row in [r for r in rows if r.verdict == GAP][:MOST]
        )
        findings.extend(_quiet(ground, counted, [r for r in rows if r.verdict == QUIET])[:MOST])
        findings.extend(find_closed(ground, counted))
    return tuple(sorted(findings, key=_importance))


def _importance(finding: Finding) -> tuple[int, float, str]:
    told = (PHYSICAL_SOCIAL.name, GAP_FOUND.name, QUIET_GROUP.name)
    missing = finding.numbers.get("missing")
    rank = told.index(finding.kind) if finding.kind in told else len(told)
    return rank, -float(missing) if isinstance(missing, int | float) else 0.0, finding.key


def _sides(ground: Ground) -> Finding:
    """How the physical and the social side of the work are tied, whatever the answer."""
    grouping = group_by(ground.net, ground.schema, "zijde")
    rows = {(row.a, row.b): row for row in gap_rows(gap_blocks(ground.net, grouping))}
    row = rows.get(("fysiek", "sociaal"))
    counts = dict(zip(grouping.keys, grouping.sizes.tolist(), strict=True))
    sizes = (
        f"{w.counted(counts.get('fysiek', 0))} fysiek en "
        f"{w.counted(counts.get('sociaal', 0))} sociaal"
    )
    if row is None or row.verdict == w.TOO_LITTLE:
        known = f", en {w.counted(row.observed, w.CONTACT)} daartussen" if row else ""
        text = w.sentence(f"tussen fysiek en sociaal: {w.TOO_LITTLE} (bekend: {sizes}{known})")
        step = (
            "Vul bij meer actoren het domein in, dan is te zien of fysiek en sociaal elkaar raken."
        )
        certainty = Certainty(BANDS[0], TOO_FEW)
    else:
        text = w.sentence(
            f"tussen fysiek en sociaal {w.verb(row.observed, 'is', 'zijn')} {_against(row)}: "
            f"{row.verdict} ({sizes})"
        )
        step = (
            _step(row)
            if row.verdict in (GAP, QUIET)
            else "Bespreek in het team of dit past bij wat jullie zien."
        )
        certainty = None
    members, ties = _of(ground, grouping, row) if row else (np.arange(0), np.arange(0))
    return Finding(
        PHYSICAL_SOCIAL.name,
        text,
        evidence=evidence_of(ground.net, ties[:NAMED].tolist()),
        certainty=certainty or judged(ground, actors=members.tolist(), rows=ties, absence=True),
        next_step=step,
        about="zijde",
        subject=Subject("groups", ("zijde:fysiek", "zijde:sociaal"), "fysiek en sociaal"),
        numbers=_numbers(row)
        if row
        else {"verdict": w.TOO_LITTLE, **{f"actors_{k}": v for k, v in sorted(counts.items())}},
    )


def _gap(ground: Ground, grouping: Grouping, row: GapRow) -> Finding:
    members, ties = _of(ground, grouping, row)
    one, two = ONE_AND_TWO.get(row.by, ("", ""))
    where = (
        f"binnen {one}{row.a_naam}"
        if row.a == row.b
        else f"tussen {two}{row.a_naam} en {row.b_naam}"
    )
    return Finding(
        kind=GAP_FOUND.name,
        sentence=w.sentence(
            where,
            w.verb(row.observed, "is", "zijn"),
            f"{_against(row)}: een gat, {w.as_far_as_known(ground.net)}",
        ),
        actors=tuple(actor_ref(ground.net, i) for i in _some_of_both(grouping, row)),
        evidence=evidence_of(ground.net, ties[:NAMED].tolist()),
        certainty=judged(ground, actors=members.tolist(), rows=ties, absence=True),
        next_step=_step(row),
        kern=row.a if row.by == "kern" and row.a == row.b else None,
        gebied=row.a if row.by == "gebied" and row.a == row.b else None,
        numbers=_numbers(row),
        about=f"{row.by}:{row.a}:{row.b}",
        subject=pair_subject(row.by, (row.a, row.a_naam), (row.b, row.b_naam)),
    )


def _some_of_both(grouping: Grouping, row: GapRow) -> list[int]:
    """The first actors of each side, so that two gaps of one group are about different actors."""
    sides = [grouping.members(grouping.keys.index(key))[:NAMED].tolist() for key in (row.a, row.b)]
    return list(dict.fromkeys(sides[0] + sides[1]))


def _quiet(ground: Ground, counted: Blocks, rows: Sequence[GapRow]) -> list[Finding]:
    """Groups with few contacts at all: said once a group, not once a pair."""
    groups = counted.grouping
    degree, number = ground.net.degree, {key: g for g, key in enumerate(groups.keys)}
    mean = {
        key: float(degree[groups.members(number[key])].mean())
        for key in sorted({k for row in rows for k in (row.a, row.b)})
    }
    overall = float(degree.mean())
    out: dict[str, Finding] = {}
    for row in rows:
        key = min(row.a, row.b, key=lambda k: (mean[k], k))
        if key not in out and mean[key] <= QUIET_SHARE * overall:
            out[key] = _quiet_group(ground, groups, number[key], mean[key], overall)
    return list(out.values())


def _quiet_group(
    ground: Ground, groups: Grouping, group: int, mean: float, overall: float
) -> Finding:
    members = groups.members(group)
    name, key = ONE_AND_TWO.get(groups.by, ("", ""))[0] + groups.names[group], groups.keys[group]
    text = (
        f"{name} heeft met iedereen weinig contact, {w.as_far_as_known(ground.net)}: gemiddeld "
        f"{w.decimal(mean)} per actor, "
        f"in dit netwerk is dat {w.decimal(overall)}. Het is dus geen gat met één bepaalde groep"
    )
    return Finding(
        QUIET_GROUP.name,
        w.sentence(text),
        tuple(actor_ref(ground.net, int(i)) for i in members[:NAMED]),
        certainty=judged(ground, actors=members.tolist(), absence=True),
        next_step=f"Vraag eerst een paar actoren van {name} met wie zij contact hebben.",
        kern=key if groups.by == "kern" else None,
        gebied=key if groups.by == "gebied" else None,
        numbers={
            "by": groups.by,
            "group": key,
            "actors": len(members),
            "mean_contacts": round(mean, 2),
            "missing": overall - mean,
        },
        about=f"{groups.by}:{key}",
        subject=group_subject(groups, group),
    )


def _against(row: GapRow) -> str:
    ties = w.counted(row.observed, w.CONTACT) if row.observed else "geen contacten"
    return (
        f"{ties} bekend, bij groepen van deze grootte verwacht je er ongeveer {round(row.expected)}"
    )


def _step(row: GapRow) -> str:
    where = row.a_naam if row.a == row.b else "beide kanten"
    return (
        f"Vraag aan een paar actoren van {where} of er contact is dat nog niet is "
        "vastgelegd. Zo niet: kijk bij Introducties."
    )


def _numbers(row: GapRow) -> dict[str, float | int | str | None]:
    return {
        "by": row.by,
        "a": row.a,
        "b": row.b,
        "actors_a": row.actors_a,
        "actors_b": row.actors_b,
        "observed": row.observed,
        "expected": row.expected,
        "expected_activity": row.by_activity,
        "p": row.p,
        "verdict": row.verdict,
        "missing": max(0.0, row.expected - row.observed),
    }


def _of(ground: Ground, grouping: Grouping, row: GapRow) -> tuple[Rows, Rows]:
    """The actors of both groups and the contact ties between them, as indices and rows."""
    net, number = ground.net, {key: g for g, key in enumerate(grouping.keys)}
    side: list[NDArray[np.bool_]] = []
    for key in (row.a, row.b):
        inside = np.zeros(net.n, bool)
        inside[grouping.members(number[key])] = True
        side.append(inside)
    a, b = side
    crossing = (a[net.van] & b[net.naar]) | (b[net.van] & a[net.naar])
    return np.flatnonzero(a | b), np.flatnonzero(crossing & net.contact & (net.van != net.naar))


GAPS = Question(find_gaps, (PHYSICAL_SOCIAL, GAP_FOUND, QUIET_GROUP, *CLOSED.values()))
