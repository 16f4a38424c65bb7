"""What the description of a gebied says: facts, network, gaps, bridges, what is not known, sources.

Pure: the same net, findings and day give the same description. It is meant for one to two pages, so
each part names the most important things and says how many others there are. How it looks is for
html and docx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from netwerk.insight import wording as w
from netwerk.insight.catalogue import every_kind
from netwerk.insight.counts import standing_words
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import REPORT_BRIDGES, REPORT_GAPS, REPORT_LISTED, REPORT_NETWORK
from netwerk.insight.subjects import Told, told_once
from netwerk.model import Kern
from netwerk.net.net import Net
from netwerk.report.description import Beeld, Beschrijving, Point, Section, Table
from netwerk.report.sources import source_section, unknown_section
from netwerk.schema import Schema

PER_SECTION = 3
"""So many findings in one part: the first of each kind, then the second of each, and so on."""
PARTS_TOLD = 1
"""So many other sentences about the subject of a point; the rest is counted.

With five points and two sentences a gebied of the demo took three pages: a test holds its words.
"""
CATEGORIES_NAMED = 6


def describe(
    net: Net,
    findings: Sequence[Finding],
    numbers: Mapping[str, float | int],
    schema: Schema,
    gebied: str | None,
    today: date,
    *,
    inwoners_bron: str = "",
    beeld: Beeld | None = None,
) -> Beschrijving:
    """The description of ``gebied`` (None: the whole municipality), made on ``today``.

    net, findings and numbers are those of the selection with this gebied; findings come most
    important first. inwoners_bron is the source of the counts of inhabitants
    (`Plaatsen.inwoners_bron`); beeld the drawn network.
    """
    cards = told_once(findings)
    sections = (
        _facts(net, schema, gebied, inwoners_bron),
        _network(numbers, findings, beeld),
        _gaps(cards),
        _told(
            REPORT_BRIDGES,
            "Bruggen",
            cards,
            "Er is geen contact of actor gevonden waar een deel aan hangt.",
        ),
        unknown_section(net, today),
        source_section(net, inwoners_bron),
    )
    asked = sum(bool(day) for day in net.actors["gevraagd"])
    intro = (
        f"Deze beschrijving is gemaakt op {w.day_words(today.isoformat())}"
        + (f" en gaat over {w.day_words(net.selection.op)}" if net.selection.op else "")
        + ". Zij zegt alleen wat is vastgelegd. Wat er niet in staat, is niet "
        "bekend: het kan er wel zijn.",
        f"Naar contacten gevraagd: {w.of_all(asked, net.n)}."
        if net.n
        else "Er is nog niets vastgelegd over dit gebied.",
    )
    return Beschrijving(_title(net, gebied), intro, sections, today.isoformat())


def _title(net: Net, gebied: str | None) -> str:
    if gebied is None:
        return "Beschrijving van alle gebieden"
    return f"Beschrijving van {w.gebied_words(net, gebied)}"


def _facts(net: Net, schema: Schema, gebied: str | None, inwoners_bron: str) -> Section:
    kernen = [kern for kern in net.kernen if gebied in {None, kern.gebied}]
    actors = Counter(net.actors["kern"])
    rows = tuple(
        (
            kern.naam,
            schema.toon("Kern", "soort", kern.soort).lower(),
            _inhabitants(kern.inwoners),
            w.whole(actors[kern.id]),
        )
        for kern in kernen
    )
    inside = {kern.id for kern in kernen}
    outside = sum(kern not in inside for kern in net.actors["kern"])
    text = (
        [_inhabitants_sentence(kernen, inwoners_bron)]
        if kernen
        else ["Er zijn geen kernen vastgelegd in dit gebied."]
    )
    if outside:
        works = w.verb(outside, "werkt", "werken")
        text.append(
            w.sentence(
                w.counted(outside), works, "hier zonder een vaste plek in een van deze kernen"
            )
        )
    tables = (
        [Table("Kernen", ("Kern", "Wat", "Inwoners", "Actoren"), rows, (4, 3, 3, 2))]
        if rows
        else []
    )
    if net.n:
        tables.append(
            Table(
                "Wie er zijn",
                ("Soort", "Aantal", "Waaronder"),
                tuple(_soort_rows(net, schema)),
                (4, 2, 10),
            )
        )
    return Section("feiten", "Het gebied", tuple(text), tuple(tables))


def _inhabitants(count: int | None) -> str:
    return w.UNKNOWN if count is None else w.whole(count)


def _inhabitants_sentence(kernen: Sequence[Kern], source: str) -> str:
    counts = [kern.inwoners for kern in kernen if kern.inwoners is not None]
    unknown = [kern.naam for kern in kernen if kern.inwoners is None]
    if not counts:
        return f"Het aantal inwoners van {w.listing(unknown)} is niet bekend."
    start = f"Samen {w.whole(sum(counts))} inwoners ({source or 'bron niet bekend'})."
    if unknown:
        return (
            f"{start} {w.listing(unknown)} {w.verb(len(unknown), 'telt', 'tellen')} hierin "
            "niet mee: dat aantal is niet bekend."
        )
    return start


def _soort_rows(net: Net, schema: Schema) -> Iterable[tuple[str, str, str]]:
    by_soort: dict[str, Counter[str]] = {}
    for soort, categorie in zip(net.actors["soort"], net.actors["categorie"], strict=True):
        by_soort.setdefault(str(soort), Counter())[
            schema.keuzes["categorie"].label(str(categorie) if categorie else None)
        ] += 1
    order = list(schema.keuzes["soort"].keuzes)
    for soort in sorted(
        by_soort, key=lambda name: (order.index(name) if name in order else len(order), name)
    ):
        counts = sorted(by_soort[soort].items(), key=lambda pair: (-pair[1], pair[0]))
        total = sum(by_soort[soort].values())
        named = "; ".join(f"{name} {w.whole(count)}" for name, count in counts[:CATEGORIES_NAMED])
        more = len(counts) - CATEGORIES_NAMED
        if more > 0:
            named += f"; en {w.counted(more, ('andere categorie', 'andere categorieën'))}"
        yield (
            w.soort_words(soort)[1].capitalize() if soort in w.SOORTEN else soort,
            w.whole(total),
            named,
        )


def _network(
    numbers: Mapping[str, float | int], findings: Sequence[Finding], beeld: Beeld | None
) -> Section:
    if not numbers.get("actors"):
        return Section(
            "netwerk", "Het netwerk", ("Er is nog geen netwerk vastgelegd.",), beeld=beeld
        )
    contacts, ties, pairs, ended = (
        int(numbers.get(key, 0))
        for key in ("contact_ties", "current_ties", "contact_pairs", "ended")
    )
    recorded = (
        f"tussen {_count(numbers, 'actors', w.ACTOR)} {w.verb(ties, 'is', 'zijn')} "
        f"{w.counted(ties, w.RELATIE)} vastgelegd"
    )
    split = (
        f"daarvan {w.verb(contacts, 'gaat', 'gaan')} {w.whole(contacts)} over contact en "
        f"{w.whole(ties - contacts)} over iets anders"
    )
    made = f"samen {w.verb(pairs, 'is', 'zijn')} dat {w.counted(pairs, w.CONTACT)}"
    cut, span = (int(numbers.get(key, 0)) for key in ("cut_points", "bridges"))
    holders = f"{w.verb(cut, 'is', 'zijn')} {w.counted(cut)}"
    bridges = f"{w.verb(span, 'is', 'zijn')} {w.counted(span, ('brug', 'bruggen'))}"
    count = [w.sentence(recorded), w.sentence(split)]
    if ended:
        past = f"{w.counted(ended, w.RELATIE)} {w.verb(ended, 'is', 'zijn')} voorbij"
        count.append(w.sentence(f"{past} en {w.verb(ended, 'telt', 'tellen')} niet mee"))
    count.append(w.sentence(f"{made}: een tweetal telt één keer"))
    stands = [
        *(w.sentence(part) for part in standing_words(numbers).split("; ")),
        f"Er {holders} waar een deel aan hangt.",
        f"Er {bridges}: zonder zo'n contact raakt een deel los.",
    ]
    if "reachable_share" in numbers:
        share = w.percent(float(numbers["reachable_share"]))
        stands.append(f"Van alle tweetallen kan {share} elkaar bereiken.")
    text = [" ".join(count), " ".join(stands)]
    told = _kinds_in(REPORT_NETWORK)
    text.extend(finding.sentence for finding in findings if finding.kind in told)
    return Section("netwerk", "Het netwerk", tuple(text), beeld=beeld)


def _count(numbers: Mapping[str, float | int], key: str, words: tuple[str, str]) -> str:
    return w.counted(int(numbers.get(key, 0)), words)


def _kinds_in(part: str) -> list[str]:
    """The names of the kinds that a part tells, what is told first first."""
    kinds = every_kind()
    return [kind.name for kind in kinds if kind.report and kind.report.part == part]


def _told(key: str, title: str, cards: Sequence[Told], nothing: str) -> Section:
    """The cards of a part: the first of each kind, then the second of each, and so on.

    A subject stands in the part of the first that a description says about it, led by that. Only
    what somebody can act on.
    """
    every = [*_kinds_in(REPORT_LISTED), *_kinds_in(REPORT_GAPS), *_kinds_in(REPORT_BRIDGES)]
    kinds, turn = _kinds_in(key), Counter[str]()
    ranked = []
    for card in cards:
        led = card.led_by(every)
        if led is not None and led.next_step and led.lead.kind in kinds:
            ranked.append((turn[led.lead.kind], kinds.index(led.lead.kind), led))
            turn[led.lead.kind] += 1
    chosen = sorted(ranked, key=lambda entry: entry[:2])[:PER_SECTION]
    points = tuple(
        _point(card) for _, _, card in sorted(chosen, key=lambda entry: (entry[1], entry[0]))
    )
    left = len(ranked) - len(points)
    text = [] if points else [nothing]
    if left:
        text.append(
            f"Hier {w.verb(len(points), 'staat', 'staan')} er {w.number_word(len(points))}; "
            f"in netwerk nog {w.whole(left)}."
        )
    return Section(key, title, tuple(text), points=points)


def _gaps(cards: Sequence[Told]) -> Section:
    section = _told(
        REPORT_GAPS, "Gaten", cards, "Er zijn geen gaten gevonden in wat er is vastgelegd."
    )
    lists = []
    for kind in every_kind():
        if kind.report is None or kind.report.part != REPORT_LISTED:
            continue
        names = {
            actor.id: actor.naam
            for card in cards
            for finding in card.findings
            if finding.kind == kind.name
            for actor in finding.actors
        }
        if names:
            lists.append(f"{kind.report.words} ({len(names)}): {w.listing(names.values())}.")
    told = section.text if section.points or not lists else ()
    return replace(section, text=(*lists, *told))


def _point(card: Told) -> Point:
    notes = [f"Zekerheid: {card.certainty.band}."]
    if card.lead.evidence:
        notes.append(_evidence(card.lead))
    if card.next_step:
        notes.append(card.next_step)
    more = tuple(card.part_words(part) for part in card.parts[:PARTS_TOLD])
    left = len(card.parts) - len(more)
    if left:
        more = (*more, f"In netwerk {w.verb(left, 'staat', 'staan')} hierover nog {left} meer.")
    return Point(card.lead.sentence, " ".join(notes), more)


def _evidence(finding: Finding) -> str:
    sources = list(dict.fromkeys(entry.bron or "bron niet bekend" for entry in finding.evidence))
    newest = max((entry.datum for entry in finding.evidence if entry.datum), default=None)
    dated = f"bevestigd {w.day_words(newest)}" if newest else "datum niet bekend"
    return w.sentence(f"Bron: {w.listing(sources, 2)}, {dated}")
