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
from netwerk.insight.finding import Finding
from netwerk.model import Kern
from netwerk.net.net import Net
from netwerk.report.sources import source_section, unknown_section
from netwerk.report.values import Beeld, Beschrijving, Point, Section, Table
from netwerk.schema import Schema

TOO_LITTLE = ("no_actors", "one_actor", "no_contacts")
"""Kinds of findings that say that there is too little to say anything."""
GAPS = (
    "physical_social",
    "kern_without_care",
    "small_component",
    "pair",
    "gap",
    "no_team_known",
    "no_team_tie",
    "kern_apart",
    "quiet_group",
)
"""Kinds of findings about what is missing, in the order in which they are told."""
BRIDGES = (
    "cut_point",
    "kern_held_by_few",
    "broker",
    "carried_by_one",
    "hangs_on_one",
    "bridge",
    "no_cut_points",
)
"""Kinds of findings about who or what connects."""
ALONE = (
    ("isolated", "Geen enkele relatie bekend"),
    ("only_affiliation", "Wel een andere relatie, geen contact bekend"),
)
"""Kinds of findings that are told as a list of names."""
PER_SECTION = 5
"""So many findings in one part: the first of each kind, then the second of each, and so on."""
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
    sections = (
        _facts(net, schema, gebied, inwoners_bron),
        _network(numbers, findings, beeld),
        _gaps(findings),
        _told(
            "bruggen",
            "Bruggen en draaipunten",
            findings,
            BRIDGES,
            "Er zijn geen bruggen of draaipunten gevonden.",
        ),
        unknown_section(net, today),
        source_section(net, inwoners_bron),
    )
    asked = sum(bool(day) for day in net.actors["gevraagd"])
    intro = (
        f"Deze beschrijving is gemaakt op {w.day_words(today.isoformat())}"
        + (f" en gaat over {w.day_words(net.selection.op)}" if net.selection.op else "")
        + ". Zij zegt alleen wat er in netwerk is vastgelegd. Wat er niet in staat, is niet "
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
    known = [kern.inwoners for kern in kernen if kern.inwoners is not None]
    unknown = [kern.naam for kern in kernen if kern.inwoners is None]
    if not known:
        return f"Het aantal inwoners van {w.listing(unknown)} is niet bekend."
    start = f"Samen {w.whole(sum(known))} inwoners ({source or 'bron niet bekend'})."
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
    known = list(schema.keuzes["soort"].keuzes)
    for soort in sorted(
        by_soort, key=lambda name: (known.index(name) if name in known else len(known), name)
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
    contacts, ties, alone = (
        int(numbers.get(key, 0)) for key in ("contact_ties", "ties", "isolated")
    )
    recorded = (
        f"tussen {_count(numbers, 'actors', w.ACTOR)} {w.verb(ties, 'is', 'zijn')} "
        f"{w.counted(ties, ('relatie', 'relaties'))}"
    )
    pairs = int(numbers.get("contact_pairs", contacts))
    between = f" tussen {w.counted(pairs, ('tweetal', 'tweetallen'))}" if pairs < contacts else ""
    other = w.counted(ties - contacts, ("andere relatie", "andere relaties"))
    kinds = f"{w.counted(contacts, ('contact', 'contacten'))}{between} en {other}"
    without = f"{w.counted(alone)} {w.verb(alone, 'heeft', 'hebben')} geen enkele relatie"
    only = (
        f"{w.whole(int(numbers.get('only_affiliation', 0)))} alleen een andere relatie en "
        "geen contact"
    )
    points = _count(numbers, "cut_points", ("draaipunt", "draaipunten"))
    bridges = _count(numbers, "bridges", ("brug", "bruggen"))
    text = [
        w.sentence(recorded, f"vastgelegd: {kinds} (zoals lid zijn of een zaal gebruiken)"),
        w.sentence(without, f"en {only}, {w.AS_FAR_AS_KNOWN}"),
        w.sentence(
            f"Het netwerk telt {points} en {bridges}: valt zo'n actor of contact weg, dan valt "
            "het netwerk daar uiteen"
        ),
    ]
    if "reachable_share" in numbers:
        share = w.percent(float(numbers["reachable_share"]))
        text.append(
            f"Van alle tweetallen kan {share} elkaar bereiken via contacten binnen dit netwerk."
        )
    text.extend(finding.sentence for finding in findings if finding.kind in TOO_LITTLE)
    return Section("netwerk", "Het netwerk", tuple(text), beeld=beeld)


def _count(numbers: Mapping[str, float | int], key: str, words: tuple[str, str]) -> str:
    return w.counted(int(numbers.get(key, 0)), words)


def _told(
    key: str, title: str, findings: Sequence[Finding], kinds: Sequence[str], nothing: str
) -> Section:
    here = [finding for finding in findings if finding.kind in kinds]
    rank: Counter[str] = Counter()
    ranked = []
    for finding in here:
        ranked.append((rank[finding.kind], kinds.index(finding.kind), finding))
        rank[finding.kind] += 1
    chosen = sorted(ranked, key=lambda entry: entry[:2])[:PER_SECTION]
    points = tuple(
        _point(finding) for _, _, finding in sorted(chosen, key=lambda entry: (entry[1], entry[0]))
    )
    left = len(here) - len(points)
    text = [] if points else [nothing]
    if left:
        text.append(
            f"De belangrijkste {w.number_word(len(points))}; in netwerk staan er nog "
            f"{w.whole(left)}."
        )
    return Section(key, title, tuple(text), points=points)


def _gaps(findings: Sequence[Finding]) -> Section:
    section = _told(
        "gaten", "Gaten", findings, GAPS, "Er zijn geen gaten gevonden in wat er is vastgelegd."
    )
    lists = []
    for kind, words in ALONE:
        names = {
            actor.id: actor.naam
            for finding in findings
            if finding.kind == kind
            for actor in finding.actors
        }
        if names:
            lists.append(f"{words} ({len(names)}): {w.listing(names.values())}.")
    told = section.text if section.points or not lists else ()
    return replace(section, text=(*lists, *told))


def _point(finding: Finding) -> Point:
    notes = [f"Zekerheid: {finding.certainty.band}."]
    if finding.evidence:
        notes.append(_evidence(finding))
    if finding.next_step:
        notes.append(finding.next_step)
    return Point(finding.sentence, " ".join(notes))


def _evidence(finding: Finding) -> str:
    sources = list(dict.fromkeys(entry.bron or "bron niet bekend" for entry in finding.evidence))
    newest = max((entry.datum for entry in finding.evidence if entry.datum), default=None)
    dated = f"bevestigd {w.day_words(newest)}" if newest else "datum niet bekend"
    return w.sentence(f"Bron: {w.listing(sources, 2)}, {dated}")
