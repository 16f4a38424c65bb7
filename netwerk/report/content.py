"""What the description of a gebied says: facts, network, gaps, bridges, what is not known, sources.

Pure: the same net, findings and day give the same description. It is meant for one to two pages, so
each part names the most important things and says how many others there are. How it looks is for
html and docx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.counts import (
    counted,
    counting_words,
    left_out_words,
    standing_words,
)
from netwerk.insight.coverage.likely_range import reached_on_average
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import REPORT_BRIDGES, REPORT_NETWORK
from netwerk.insight.subjects import told_once
from netwerk.model import Kern, Value
from netwerk.net.net import Net
from netwerk.report.description import Beeld, Beschrijving, Section, Table
from netwerk.report.points import gaps_part, kinds_in, todo_part, told_part
from netwerk.report.sources import source_section, unknown_section
from netwerk.schema import Schema
from netwerk.typed.moments import moment_words

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
        gaps_part(cards),
        told_part(
            REPORT_BRIDGES,
            "Waar veel aan hangt",
            cards,
            "Er is geen contact of actor gevonden waar een deel aan hangt.",
        ),
        *todo_part(cards),
        unknown_section(net, today),
        source_section(net, inwoners_bron),
    )
    of = _of_who_counts(net, "gevraagd")
    intro = (
        f"Deze beschrijving is gemaakt op {w.day_words(today.isoformat())}"
        + (f" en gaat over {moment_words(net.selection.op)}" if net.selection.op else "")
        + ". Zij zegt alleen wat is vastgelegd. Wat er niet in staat, is alleen "
        "niet bekend.",
        f"Naar contacten gevraagd: {w.of_all(sum(map(bool, of)), len(of), counting_words(net))}."
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
    actors = Counter(_of_who_counts(net, "kern"))
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
    outside = sum(kern not in inside for kern in _of_who_counts(net, "kern"))
    text = (
        [_inhabitants_sentence(kernen, inwoners_bron)]
        if kernen
        else ["Er zijn geen kernen vastgelegd in dit gebied."]
    )
    left_out = left_out_words(net)
    if left_out:
        text.append(left_out.replace("Hier", f"Van de {w.counted(net.n)}", 1))
    if outside:
        count = int(counted(net).sum())
        whom = f"{outside} van de {count}" if left_out else w.counted(outside)
        works = w.verb(outside, "werkt", "werken")
        text.append(w.sentence(whom, works, "hier zonder een vaste plek in een van deze kernen"))
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


def _of_who_counts(net: Net, column: str) -> list[Value]:
    """A column of the actors that count: not who stopped, and nobody twice."""
    return [net.actors[column][i] for i in np.flatnonzero(counted(net)).tolist()]


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
    for soort, categorie in zip(
        _of_who_counts(net, "soort"), _of_who_counts(net, "categorie"), strict=True
    ):
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
    count = [w.sentence(recorded), w.sentence(split)]
    if ended:
        past = f"{w.counted(ended, w.RELATIE)} {w.verb(ended, 'is', 'zijn')} voorbij"
        count.append(w.sentence(f"{past} en {w.verb(ended, 'telt', 'tellen')} niet mee"))
    count.append(w.sentence(f"{made}: een tweetal telt één keer"))
    once = {**numbers, "doubles": 0}  # told with who does not count
    stands = [
        *(w.sentence(part) for part in standing_words(once).split("; ")),
        f"Er {holders} waar een deel aan hangt.",
        f"Bij {w.counted(span, w.CONTACT)} {w.verb(span, 'raakt', 'raken')} anderen los van de "
        "rest als dat stopt.",
    ]
    if "reachable_share" in numbers:
        others = int(numbers["actors"]) - 1
        reached = w.whole(reached_on_average(float(numbers["reachable_share"]), others))
        stands.append(
            f"Een actor kan gemiddeld {reached} van de {w.counted(others, w.OTHERS)} bereiken."
        )
    text = [" ".join(count), " ".join(stands)]
    told = kinds_in(REPORT_NETWORK)
    text.extend(finding.sentence for finding in findings if finding.kind in told)
    return Section("netwerk", "Het netwerk", tuple(text), beeld=beeld)


def _count(numbers: Mapping[str, float | int], key: str, words: tuple[str, str]) -> str:
    return w.counted(int(numbers.get(key, 0)), words)
