"""Chapter 4, Wie er is: counts by soort, categorie and kern, and what other kernen do have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from netwerk.insight import wording as w
from netwerk.insight.counts import twice
from netwerk.report.chapters.chapter_keys import CHAPTERS, WHO
from netwerk.report.chapters.of_gebied import gebied_called, in_kern, kernen_of, rows_that_count
from netwerk.report.chapters.place_chapter import NO_PLACE
from netwerk.report.description import Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import KERN, many, number, part_of, sentence

CATEGORIES_NAMED = 6
MOST_IN_LETTERS = 12
FILLED = 4
"""A kern with fewer actors is too little known to say what is missing there."""
MOST_KERNEN = 0.5
"""What more than this part of the filled kernen has, is told where it is not known."""
FEWEST_PEERS = 4
_WITH = f"met {number(FILLED)} of meer actoren"
ELSEWHERE = (f"andere kern {_WITH}", f"andere kernen {_WITH}")
"""Kernen with fewer are not counted here, so it says of which it does count."""
TOLD = 5
"""So many kernen are named with what is not known there."""


def who_chapter(facts: GebiedFacts) -> Section:
    """How many actors of each soort there are, where, and of what none is known."""
    rows = rows_that_count(facts.net)
    if not rows:
        return Section(
            WHO,
            CHAPTERS[WHO],
            (
                sentence(f"wie er in {gebied_called(facts)} is, is nog niet vastgelegd"),
                "Begin met de dorpsbelangen, de school en de zalen: zij kennen de anderen.",
            ),
            summary="Er zijn nog geen actoren vastgelegd.",
        )
    missing = list(_missing(facts))
    more = len(missing) - TOLD
    lines = missing[:TOLD] if more > 1 else missing
    if more > 1:
        lines.append(sentence(f"ook in nog {many(more, KERN)} is iets niet bekend"))
    tables = [_by_soort(facts, rows)]
    if len(kernen_of(facts)) > 1:
        tables.append(_by_kern(facts, rows))
    return Section(
        WHO,
        CHAPTERS[WHO],
        (_counts(facts, rows), *_left_out(facts, len(rows)), *lines),
        tuple(tables),
        summary=_summary(facts, rows, len(missing)),
    )


def _counts(facts: GebiedFacts, rows: Sequence[int]) -> str:
    by = Counter(str(facts.net.actors["soort"][i]) for i in rows)
    soorten = [soort for soort in facts.schema.keuzes["soort"].keuzes if by[soort]]
    told = [many(by[soort], w.soort_words(soort)) for soort in soorten]
    start = f"in {gebied_called(facts)} {w.verb(len(rows), 'is', 'zijn')}"
    if len(told) == 1:
        return sentence(f"{start} {told[0]} vastgelegd")
    return sentence(f"{start} {many(len(rows), w.ACTOR)} vastgelegd: {w.listing(told, 8)}")


def _left_out(facts: GebiedFacts, count: int) -> Iterator[str]:
    left, doubles = facts.net.n - count, int(twice(facts.net).sum())
    if left:
        yield sentence(
            f"{many(left, w.OTHERS)} {w.verb(left, 'telt', 'tellen')} niet mee: gestopt, of "
            "opgegaan in een ander"
        )
    if doubles:
        stand = w.verb(doubles, "staat", "staan")
        yield sentence(f"{many(doubles, w.ACTOR)} {stand} er misschien dubbel in")


def _by_soort(facts: GebiedFacts, rows: Sequence[int]) -> Table:
    net, held = facts.net, dict[str, Counter[str]]()
    for i in rows:
        categorie = net.actors["categorie"][i]
        label = facts.schema.keuzes["categorie"].label(str(categorie) if categorie else None)
        held.setdefault(str(net.actors["soort"][i]), Counter())[label] += 1
    order = list(facts.schema.keuzes["soort"].keuzes)
    lines = []
    for soort in sorted(held, key=lambda s: (order.index(s) if s in order else len(order), s)):
        counts = sorted(held[soort].items(), key=lambda pair: (-pair[1], pair[0]))
        named = "; ".join(f"{name} {w.whole(count)}" for name, count in counts[:CATEGORIES_NAMED])
        if more := len(counts) - CATEGORIES_NAMED:
            named += (
                f"; en {many(more, ('andere categorie', 'andere categorieën'))}" if more > 0 else ""
            )
        words = w.soort_words(soort)[1].capitalize() if soort in w.SOORTEN else soort
        lines.append((words, w.whole(sum(held[soort].values())), named))
    return Table("Wie er zijn", ("Soort", "Aantal", "Waaronder"), tuple(lines), (4, 2, 10))


def _by_kern(facts: GebiedFacts, rows: Sequence[int]) -> Table:
    net = facts.net
    soorten = list(facts.schema.keuzes["soort"].keuzes)
    kernen = kernen_of(facts)
    inside = {kern.id for kern in kernen}
    places = [(kern.naam, in_kern(net, rows, kern.id)) for kern in kernen]
    nowhere = [i for i in rows if net.actors["kern"][i] not in inside]
    if nowhere:
        places.append((NO_PLACE, nowhere))
    lines = []
    for naam, members in places:
        by = Counter(str(net.actors["soort"][i]) for i in members)
        there = [f"{w.whole(by[s])} {w.soort_words(s)[by[s] != 1]}" for s in soorten if by[s]]
        absent = [w.soort_words(s)[1] for s in soorten if not by[s]] if naam != NO_PLACE else []
        lines.append(
            (
                naam,
                w.whole(len(members)) if members else w.UNKNOWN,
                w.listing(there, limit=len(there)) if there else w.UNKNOWN,
                w.listing(absent, limit=len(absent)) if absent and members else "",
            )
        )
    head = ("Kern", "Samen", "Wie er zijn", "Van deze soort nog niemand bekend")
    return Table("Wie er zijn, per kern", head, tuple(lines), (4, 2, 6, 5))


def _missing(facts: GebiedFacts) -> Iterator[str]:
    """Of each kern the categorieën that most filled kernen elsewhere have, and this one not."""
    whole = facts.net.whole
    rows = rows_that_count(whole)
    held = {
        kern.id: {
            str(whole.actors["categorie"][i])
            for i in in_kern(whole, rows, kern.id)
            if whole.actors["categorie"][i]
        }
        for kern in whole.kernen
        if len(in_kern(whole, rows, kern.id)) >= FILLED
    }
    for kern in kernen_of(facts):
        if kern.id not in held:
            continue
        peers = [others for id, others in held.items() if id != kern.id]
        if len(peers) < FEWEST_PEERS:
            continue
        by = Counter(name for others in peers for name in others)
        lack = [
            (count, name)
            for name, count in by.items()
            if count > MOST_KERNEN * len(peers) and name not in held[kern.id]
        ]
        if lack:
            count, name = max(lack, key=lambda pair: (pair[0], pair[1]))
            label = facts.schema.keuzes["categorie"].label(name)
            lacks = sentence(f"in {kern.naam} is niemand bekend in de categorie {label}")
            yield f"{lacks} {sentence(f'in {_of_peers(count, len(peers))} wel')}"


def _of_peers(count: int, of: int) -> str:
    """Both numbers in letters or both in figures: 'twaalf van de 13' reads as a slip."""
    if count < of > MOST_IN_LETTERS:
        return f"{w.whole(count)} van de {w.whole(of)} {ELSEWHERE[1]}"
    return part_of(count, of, ELSEWHERE)


def _summary(facts: GebiedFacts, rows: Sequence[int], missing: int) -> str:
    by = Counter(str(facts.net.actors["soort"][i]) for i in rows)
    count = max(by.values())
    most = sorted(soort for soort in by if by[soort] == count)
    told = [many(count, w.soort_words(soort)) for soort in most]
    start = f"het meest vastgelegd: {w.listing(told, limit=len(told))}"
    if len(by) == 1:
        start = f"er {w.verb(count, 'is', 'zijn')} {'alleen ' if count > 1 else ''}{told[0]}"
    if not missing:
        return sentence(start)
    kernen = many(missing, KERN)
    rest = f"in {kernen} is iets niet bekend wat de meeste kernen wel hebben"
    return f"{sentence(start)} {sentence(rest)}"
