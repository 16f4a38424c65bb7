"""The drafts themselves: texts, and the tables that follow from the schema and the findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from netwerk.access.own_gemeente import ask
from netwerk.insight.wording import day_words
from netwerk.report.accountability.draft_facts import DraftFacts
from netwerk.report.accountability.draft_texts import (
    DraftPart,
    DraftText,
    Safeguard,
    draft_text,
    personal_data,
    recorded_beside,
    risks,
)
from netwerk.report.accountability.keeping_inserts import (
    one_table,
    other_terms,
    terms,
    terms_in_short,
)
from netwerk.report.accountability.register_inserts import entries, fair, nobody, to_do
from netwerk.report.description import Beschrijving, Cover, Point, Section
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
    asking = "; ".join(facts.applications) or "nu geen"
    return text.format(
        **values,
        toepassingen=asking,
        fg_mail=facts.of.words("fg_mail"),
        dag=day_words(facts.today.isoformat()),
    )


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
        "wijzigen. In het logboek ook wat zij opvroegen, meenamen of niet mochten, wanneer, en van "
        "welk adres."
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
    beside = [(one.where, one.name, one.words, one.goal) for one in recorded_beside()]
    return Section(
        "",
        "",
        tables=(
            *one_table("Velden die naar een persoon kunnen leiden", head, rows).tables,
            *one_table("Logboek, aanmelden en API", ("Waar", *head[1:]), beside).tables,
        ),
    )


def _without(facts: DraftFacts, _text: DraftText) -> Section:
    names = [
        facts.schema.labels[n].meervoud for n, one in personal_data().items() if not one.fields
    ]
    return Section("", "", text=(f"Niets over personen staat in: {', '.join(names)}.",))


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
    """Where a reader sees a measure; of one that waits, that it is not there."""
    if measure.waits:
        return NOT_YET
    seen = [words for proof in measure.proofs if (words := _seen_at(proof))]
    places = f"Te zien: {', '.join(seen)}." if seen else ""
    tested = TESTED if any(proof.startswith("test ") for proof in measure.proofs) else ""
    return " ".join(filter(None, (places, tested)))


TESTED = "Dit wordt bij elke nieuwe versie getest."


def _seen_at(proof: str) -> str:
    """A page, a command or a part of the manual; a test is for who reads the code."""
    kind, _, what = proof.partition(" ")
    if kind == "test":
        return ""
    if kind == "document":
        return f"handleiding {PurePosixPath(what).stem.capitalize()}"
    return f"opdracht netwerk {what}" if kind == "opdracht" else f"pagina {what}"


def _left(_facts: DraftFacts, _text: DraftText) -> Section:
    rows = [(risk.risk, risk.size_left, risk.left) for risk in risks()]
    return one_table("Wat overblijft per risico", ("Risico", "Hoe groot", "Waarom"), rows)


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
            Point(ask("CISO", "server, versleuteling, reservekopieën, beheer")),
        ),
    )


def _tested(_facts: DraftFacts, text: DraftText) -> Section:
    points = tuple(Point(row["wat"], TESTED) for row in text.tables["getest"])
    return Section("", "", points=points)


INSERTS: Mapping[str, Callable[[DraftFacts, DraftText], Section]] = {
    "betrokkenen": _whom,
    "velden": _fields,
    "zonder": _without,
    "bewaren": terms,
    "kort_bewaren": terms_in_short,
    "risicos": _risks,
    "rest": _left,
    "maatregelen": _measures,
    "getest": _tested,
    "anders": other_terms,
    "te_doen": to_do,
    "inschrijvingen": entries,
    "kiest_niemand": nobody,
    "gelijke_kans": fair,
}
"""The tables that a part may ask for, by name."""
