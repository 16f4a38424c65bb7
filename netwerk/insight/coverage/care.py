"""Kernen whose groups and businesses have no known tie to care or welfare."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import STEADY, Ground, judged
from netwerk.insight.finding import MORE, ORGANISATION, Finding, actor_ref
from netwerk.insight.grouping import group_by
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import LEADS_KERN, OnCard, kern_and
from netwerk.net.arrays import Bools, Ints, Longs
from netwerk.net.net import Net
from netwerk.net.working_for import also_who_works_for, in_contact_with
from netwerk.schema import Schema

KERN_WITHOUT_CARE = Kind(
    "kern_without_care",
    kinds.BETWEEN,
    310,
    kinds.its_place,
    overview=kinds.NEXT,
    report=kinds.ReportSlot(kinds.REPORT_GAPS),
    card=OnCard(kern_and("heeft geen bekend contact met zorg"), gathered=LEADS_KERN),
)


FEWEST_ACTORS = 3
"""A kern with fewer actors is no place to say something about."""
NAMED, MOST_KERNEN = 20, 10
LEAST_KNOWN = 0.5
"""With the categorie of half or fewer known, that care is not among them says nothing."""


def care_actors(net: Net, schema: Schema) -> Bools:
    """Who gives care or welfare, by categorie or rol (``zorg`` in the schema), bool (n,)."""
    categorie, rol = (
        {v for v, keuze in schema.keuzes[lijst].keuzes.items() if keuze.zorg}
        for lijst in ("categorie", "rol")
    )
    pairs = zip(net.actors["categorie"], net.actors["rol"], strict=True)
    care = np.array([c in categorie or r in rol for c, r in pairs], bool)
    return also_who_works_for(net, care)


def find_kernen_without_care(ground: Ground) -> tuple[Finding, ...]:
    """Kernen where no actor has a contact tie with care or welfare, the most actors first.

    A care actor of the kern itself counts only when it has a tie with another actor of the kern.
    Ties that the selection leaves out are not seen: the sentence says when actors of the kern have
    such ties with care. Nothing is said where it is not known what too many of them, or of their
    contacts, do.
    """
    net = ground.net
    told = _what_they_do(net)
    care, kernen = care_actors(net, ground.schema), group_by(net, ground.schema, "kern")
    cared_for, cared_for_anywhere = in_contact_with(net, care), _in_contact_anywhere(ground)
    findings = []
    for group, kern in enumerate(kernen.keys):
        members = kernen.members(group)
        others = members[~care[members]]
        if (
            len(others) >= FEWEST_ACTORS
            and not cared_for[others].any()
            and told[_around(net, members)].mean() > LEAST_KNOWN
        ):
            has_care = bool(care[members].any())
            findings.append(
                _finding(
                    ground,
                    kern,
                    kernen.names[group],
                    others.tolist(),
                    care,
                    has_care,
                    int(cared_for_anywhere[others].sum()),
                )
            )
    ordered = sorted(findings, key=lambda f: (-int(f.numbers["actors"] or 0), f.kern or ""))
    return (*ordered[:MOST_KERNEN], *_other_kernen(ground, ordered[MOST_KERNEN:]))


def _what_they_do(net: Net) -> Bools:
    """Of whom, or of whose organisation, the categorie or rol is known, bool (n,)."""
    pairs = zip(net.actors["categorie"], net.actors["rol"], strict=True)
    told = np.array([bool(c or r) for c, r in pairs], bool)
    return also_who_works_for(net, told)


def _around(net: Net, members: Ints) -> Longs:
    """These actors and whom they have contact with, ascending."""
    near = [net.neighbours(int(i)) for i in members]
    return np.unique(np.concatenate([members, *near])).astype(np.int64)


def _in_contact_anywhere(ground: Ground) -> Bools:
    """Who of the selection has contact with care in the whole network, bool (n,)."""
    whole = ground.net.whole
    return np.asarray(in_contact_with(whole, care_actors(whole, ground.schema))[ground.net.place])


def _other_kernen(ground: Ground, rest: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding that names the kernen beyond the first MOST_KERNEN."""
    if not rest:
        return ()
    names = w.listing(w.kern_words(ground.net, str(f.kern)) for f in rest)
    text = (
        f"ook in nog {w.counted(len(rest), ('kern', 'kernen'))} is geen contact met zorg of "
        f"welzijn bekend: {names}"
    )
    actors = [actor for f in rest for actor in f.actors]
    return (
        Finding(
            KERN_WITHOUT_CARE.name,
            w.sentence(text),
            tuple(actors[:NAMED]),
            certainty=judged(ground, absence=True),
            next_step="Kies een gebied om ze een voor een te zien.",
            numbers={"more": len(rest)},
            about=MORE,
        ),
    )


def _finding(
    ground: Ground,
    kern: str,
    name: str,
    others: list[int],
    given: Bools,
    has_care: bool,
    outside: int,
) -> Finding:
    """given: who gives care, anywhere; has_care: whether somebody of the kern does.

    outside: how many of the kern have contact with care that the selection leaves out.
    """
    net = ground.net
    enough = ground.coverage >= STEADY  # below it held lay .1 beside what was stated, up and down
    stated = enough and given.any()  # without care on record there is nothing to judge by
    holds = ground.sure.none_between(others, given) if stated else None
    care = "zorg of welzijn in de kern zelf" if has_care else "zorg of welzijn"
    parts = [f"in {name} is van geen van de {w.counted(len(others))} contact met {care} bekend"]
    if outside:
        parts.append(
            f"({w.counted(outside)} {w.verb(outside, 'heeft', 'hebben')} wel contact met zorg "
            "of welzijn buiten deze selectie)"
        )
    gebied = next((k.gebied for k in net.kernen if k.id == kern), None)
    return Finding(
        KERN_WITHOUT_CARE.name,
        w.sentence(*parts),
        tuple(actor_ref(net, i) for i in others[:NAMED]),
        certainty=judged(ground, actors=others, holds=holds, absence=True),
        holds=holds,
        next_step=f"Vraag in {name} wie er wordt gebeld als iemand zorg nodig heeft, en nodig "
        "die een keer uit.",
        gebied=gebied,
        kern=kern,
        numbers={"actors": len(others), "outside_selection": outside},
        about=kern,
        level=ORGANISATION,
    )


WITHOUT_CARE = Question(find_kernen_without_care, (KERN_WITHOUT_CARE,))
