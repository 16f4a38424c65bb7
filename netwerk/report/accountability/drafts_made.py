"""The drafts themselves: texts, and the tables that follow from the schema and the findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

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
from netwerk.report.accountability.register_inserts import entries, fair, nobody, to_do
from netwerk.report.description import Beschrijving, Cover, Point, Section, Table
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
            *_table("Velden die naar een persoon kunnen leiden", head, rows).tables,
            *_table("Logboek, aanmelden en API", ("Waar", *head[1:]), beside).tables,
        ),
    )


def _without(facts: DraftFacts, _text: DraftText) -> Section:
    names = [
        facts.schema.labels[n].meervoud for n, one in personal_data().items() if not one.fields
    ]
    return Section("", "", text=(f"Niets over personen staat in: {', '.join(names)}.",))


def _terms(facts: DraftFacts, _text: DraftText) -> Section:
    rows = [
        (
            facts.schema.labels[name].meervoud,
            term_of(name, facts),
            record.after,
            _whose(facts, *_settings_of(name)),
        )
        for name, record in personal_data().items()
    ]
    return _table("Termijn per soort gegeven", ("Wat", "Hoe lang", "Daarna", "Van wie"), rows)


STOPPED = "gestopt"
"""The setting for actors: how long after they stopped."""


def _settings_of(label: str) -> tuple[str, ...]:
    return (label.lower(), STOPPED) if label == "Actor" else (label.lower(),)


def term_of(label: str, facts: DraftFacts) -> str:
    """How long a label is kept: by the settings, or else as is proposed."""
    if label == "Actor" and STOPPED in facts.terms:
        return f"zolang de groep of functie er is, en daarna: {facts.terms[STOPPED]}"
    return facts.terms.get(label.lower(), personal_data()[label].term)


def _whose(facts: DraftFacts, *kinds: str) -> str:
    return "gemeente" if any(kind in facts.terms for kind in kinds) else "voorstel"


def _terms_in_short(facts: DraftFacts, _text: DraftText) -> Section:
    beside = {row["kort"]: _beside_term(row, facts) for row in _besides() if "kort" in row}
    told = {words: term_of(name, facts) for name, words in IN_SHORT.items()} | beside
    return Section(
        "",
        "",
        text=("Dit zijn voorgestelde termijnen. [in te vullen door de gemeente: klopt dit?]",),
        points=tuple(Point(f"{words}: {term}.") for words, term in told.items()),
    )


def _besides() -> Sequence[Mapping[str, str]]:
    """What is kept beside the labels, as the keep list tells."""
    return draft_text("bewaren").tables["anders"]


def _beside_term(row: Mapping[str, str], facts: DraftFacts) -> str:
    own = facts.terms.get(row.get("instelling", ""))
    return row["termijn"] if own is None else row["eigen"].format(termijn=own)


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
    points = tuple(Point(row["wat"], TESTED) for row in text.tables["getest"])
    return Section("", "", points=points)


def _other_terms(facts: DraftFacts, _text: DraftText) -> Section:
    rows = [
        (
            row["wat"],
            _beside_term(row, facts),
            row["daarna"],
            _whose(facts, row.get("instelling", "")),
        )
        for row in _besides()
    ]
    return _table("Wat er nog meer is", ("Wat", "Hoe lang", "Daarna", "Van wie"), rows)


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
    "te_doen": to_do,
    "inschrijvingen": entries,
    "kiest_niemand": nobody,
    "gelijke_kans": fair,
}
"""The tables that a part may ask for, by name."""
