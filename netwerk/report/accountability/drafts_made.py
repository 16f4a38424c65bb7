"""The drafts themselves: texts, and the tables that follow from the schema and the findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk.access.own_gemeente import TO_FILL, OwnGemeente
from netwerk.insight.wording import day_words
from netwerk.report.accountability.algorithm_register import faults_of, register_entries
from netwerk.report.accountability.draft_texts import (
    DraftPart,
    DraftText,
    Safeguard,
    choosing_nobody,
    draft_text,
    personal_data,
    risks,
    told_elsewhere,
)
from netwerk.report.description import Beschrijving, Cover, Point, Section, Table
from netwerk.schema import Schema
from netwerk.typed.text import slug

DRAFTS: Mapping[str, str] = {
    "dpia": "DPIA",
    "register": "Verwerkingsregister",
    "verklaring": "Privacyverklaring",
    "algoritmeregister": "Algoritmeregister",
    "toegankelijkheid": "Toegankelijkheidsverklaring",
    "bewaren": "Bewaar- en vernietigingslijst",
}
"""Each draft by its name, with what it is."""
NOT_YET = "nog niet in deze versie"


@dataclass(frozen=True)
class DraftFacts:
    """On what a draft rests: the schema, the municipality, the day, and what is said of chances.

    terms: how long the municipality keeps a label, by its name in lower case, where it says so.
    fair: the conclusion of the equal chance report, and its lines.
    """

    schema: Schema
    of: OwnGemeente
    today: date
    terms: Mapping[str, str]
    fair: tuple[str, ...] = ()


def make_draft(name: str, facts: DraftFacts) -> Beschrijving:
    """One draft as a document, with what is to be filled in marked."""
    text = draft_text(name)
    title = _named(text.title, facts)
    return Beschrijving(
        title,
        tuple(_named(line, facts) for line in text.intro),
        tuple(_section(part, text, facts) for part in text.parts),
        facts.today.isoformat(),
        cover=Cover(
            gebied=title,
            datum=facts.today.isoformat(),
            gemeente=facts.of.words("naam"),
            maker="netwerk, als concept",
        ),
    )


def _section(part: DraftPart, text: DraftText, facts: DraftFacts) -> Section:
    inserted = INSERTS[part.insert](facts, text) if part.insert else Section("", "")
    return Section(
        key=slug(part.head),
        title=part.head,
        text=(*(_named(line, facts) for line in part.text), *inserted.text),
        points=(*(Point(_named(line, facts)) for line in part.points), *inserted.points),
        tables=inserted.tables,
        subsections=inserted.subsections,
    )


def _named(text: str, facts: DraftFacts) -> str:
    values = {name: facts.of.words(name) for name in ("naam", "adres", "contact", "website")}
    return text.format(
        **values, fg_mail=facts.of.words("fg_mail"), dag=day_words(facts.today.isoformat())
    )


def _table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Section:
    widths = (1, *(2,) * (len(head) - 1))
    return Section("", "", tables=(Table(caption, head, tuple(rows), widths),))


def _whom(_facts: DraftFacts, _text: DraftText) -> Section:
    there = {who for record in personal_data().values() for who in record.whom}
    return Section("", "", points=tuple(Point(WHOM[who]) for who in WHOM if who in there))


WHOM = {
    "contactpersonen": (
        "Contactpersonen van groepen, bedrijven en instellingen: hun functie en functionele "
        "gegevens. Een eenmanszaak kan naar de eigenaar heten."
    ),
    "professionals": (
        "Professionals in het gebied, zoals een wijkagent of wijkverpleegkundige: hun functie en "
        "contacten."
    ),
    "medewerkers": (
        "Medewerkers die met netwerk werken: hun naam bij wat zij vastleggen, besluiten en "
        "wijzigen."
    ),
}
"""The kinds of people that a label can be about."""


def _fields(facts: DraftFacts, _text: DraftText) -> Section:
    rows = []
    for name, record in personal_data().items():
        label = facts.schema.labels[name]
        rows += [
            (label.enkel, label.velden[veld].label, words, label.velden[veld].doel)
            for veld, words in record.fields.items()
        ]
    head = ("Soort gegeven", "Veld", "Wat er kan staan", "Waarvoor")
    return _table("Velden die naar een persoon kunnen leiden", head, rows)


def _without(facts: DraftFacts, _text: DraftText) -> Section:
    names = [
        facts.schema.labels[n].meervoud for n, one in personal_data().items() if not one.fields
    ]
    return Section("", "", text=(f"Niets over personen staat in: {', '.join(names)}.",))


def _terms(facts: DraftFacts, _text: DraftText) -> Section:
    rows = [
        (
            facts.schema.labels[name].meervoud,
            facts.terms.get(name.lower(), record.term),
            record.after,
            "gemeente" if name.lower() in facts.terms else "voorstel",
        )
        for name, record in personal_data().items()
    ]
    return _table("Termijn per soort gegeven", ("Wat", "Hoe lang", "Daarna", "Van wie"), rows)


def _terms_in_short(facts: DraftFacts, _text: DraftText) -> Section:
    return Section(
        "",
        "",
        text=("Dit zijn voorgestelde termijnen. [in te vullen door de gemeente: klopt dit?]",),
        points=tuple(
            Point(f"{words}: {facts.terms.get(name.lower(), personal_data()[name].term)}.")
            for name, words in IN_SHORT.items()
        ),
    )


IN_SHORT = {
    "Actor": "Wat er over je groep of functie staat",
    "Gesprek": "Een gesprek dat wij hadden",
    "Afspraak": "Een afspraak",
    "Navraag": "Je antwoord op de vraag of iets nog klopt",
    "Signaal": "Wat wij van je hoorden over het gebied",
}
"""The labels whose term the privacy notice tells, in words for who reads that."""


def _risks(_facts: DraftFacts, _text: DraftText) -> Section:
    return Section(
        "",
        "",
        subsections=tuple(
            Section(
                slug(risk.risk),
                risk.risk,
                text=(f"Kans: {risk.chance}. Gevolg: {risk.effect}.",),
                points=(
                    *(Point(one.text, proof_words(one)) for one in risk.measures),
                    Point(f"Door de gemeente: {risk.by_gemeente}"),
                ),
            )
            for risk in risks()
        ),
    )


def proof_words(measure: Safeguard) -> str:
    """Where a measure shows; of one that waits, that it is not there."""
    return NOT_YET if measure.waits else f"Te zien: {', '.join(measure.proofs)}"


def _left(_facts: DraftFacts, _text: DraftText) -> Section:
    rows = [(risk.risk, risk.size_left, risk.left) for risk in risks()]
    return _table("Wat overblijft per risico", ("Risico", "Hoe groot", "Waarom"), rows)


def _measures(_facts: DraftFacts, _text: DraftText) -> Section:
    points = [
        Point(one.text, proof_words(one))
        for risk in risks()
        for one in risk.measures
        if risk.security and not one.waits
    ]
    return Section(
        "",
        "",
        points=(
            *points,
            Point("[in te vullen door de gemeente: server, versleuteling, reservekopieën, beheer]"),
        ),
    )


def _tested(_facts: DraftFacts, text: DraftText) -> Section:
    points = tuple(Point(row["wat"], f"Te zien: {row['bewijs']}") for row in text.tables["getest"])
    return Section("", "", points=points)


def _other_terms(_facts: DraftFacts, text: DraftText) -> Section:
    rows = [(row["wat"], row["termijn"], row["daarna"]) for row in text.tables["anders"]]
    return _table("Wat er nog meer is", ("Wat", "Hoe lang", "Daarna"), rows)


def _to_do(facts: DraftFacts, _text: DraftText) -> Section:
    entries = register_entries(facts.of)
    faults = dict.fromkeys(fault for entry in entries.values() for fault in faults_of(entry))
    always = TO_FILL.format("begindatum, wettelijke basis, leverancier, link naar DPIA en broncode")
    points = (*map(Point, faults), Point(always))
    return Section("", "", points=points)


def _entries(facts: DraftFacts, _text: DraftText) -> Section:
    also: dict[str, list[str]] = {}
    for name, other in told_elsewhere().items():
        also.setdefault(other, []).append(name)
    parts = []
    for name, entry in register_entries(facts.of).items():
        general, use, work = (
            entry[key] for key in ("algemene_informatie", "verantwoord_gebruik", "werking")
        )
        kinds = ", ".join((name, *also.get(name, ())))
        parts.append(
            Section(
                f"inschrijving-{slug(name)}",
                general["naam"],
                text=(general["korte_omschrijving"],),
                points=(
                    Point(f"Doel en impact: {use['doel_en_impact']}"),
                    Point(f"Werking: {work['technische_werking']}", f"Soort bevinding: {kinds}"),
                ),
            )
        )
    same = next(iter(register_entries(facts.of).values()))
    shared = tuple(
        f"{title}: {same[part][key]}"
        for title, part, key in (
            ("Afwegingen", "verantwoord_gebruik", "afwegingen"),
            ("Menselijke tussenkomst", "verantwoord_gebruik", "menselijke_tussenkomst"),
            ("Risicobeheer", "verantwoord_gebruik", "risicobeheer"),
            ("Gegevens", "werking", "gegevens"),
        )
    )
    return Section(
        "", "", text=("Dit is bij elke inschrijving gelijk:", *shared), subsections=tuple(parts)
    )


def _nobody(_facts: DraftFacts, _text: DraftText) -> Section:
    return Section(
        "", "", points=tuple(Point(f"{n}: {why}") for n, why in choosing_nobody().items())
    )


def _fair(facts: DraftFacts, _text: DraftText) -> Section:
    none = ("Nog niet vergeleken: er is te weinig vastgelegd.",)
    first, *rest = facts.fair or none
    return Section("", "", text=(first,), points=tuple(map(Point, rest)))


INSERTS: Mapping[str, Callable[[DraftFacts, DraftText], Section]] = {
    "betrokkenen": _whom,
    "velden": _fields,
    "zonder": _without,
    "bewaren": _terms,
    "kort_bewaren": _terms_in_short,
    "risicos": _risks,
    "rest": _left,
    "maatregelen": _measures,
    "getest": _tested,
    "anders": _other_terms,
    "te_doen": _to_do,
    "inschrijvingen": _entries,
    "kiest_niemand": _nobody,
    "gelijke_kans": _fair,
}
"""The tables that a part may ask for, by name."""
