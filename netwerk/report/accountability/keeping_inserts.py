"""The tables of how long things are kept, who set that, and how it is cleared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.access.own_gemeente import ask
from netwerk.report.accountability.draft_facts import DraftFacts
from netwerk.report.accountability.draft_texts import DraftText, draft_text, personal_data
from netwerk.report.description import Point, Section, Table

STOPPED = "gestopt"
"""The setting for actors: how long after they stopped."""
HEAD = ("Wat", "Hoe lang", "Daarna", "Van wie", "Opruimen")
LISTED, BY_HAND = "jaarlijkse lijst", "zelf nalopen"
"""How a thing is cleared: the yearly list names it, or nothing does."""
IN_SHORT = {
    "Actor": "Wat er over je groep of functie staat",
    "Gesprek": "Een gesprek dat wij hadden",
    "Afspraak": "Een afspraak",
    "Navraag": "Je antwoord op de vraag of iets nog klopt",
    "Signaal": "Wat wij van je hoorden over het gebied",
}
"""The labels whose term the privacy notice tells, in words for who reads that."""


def one_table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Section:
    """A part that is one table, its first column half as wide as the others."""
    widths = (1, *(2,) * (len(head) - 1))
    return Section("", "", tables=(Table(caption, head, tuple(rows), widths),))


def terms(facts: DraftFacts, _text: DraftText) -> Section:
    """How long each label is kept."""
    rows = [
        (
            facts.schema.labels[name].meervoud,
            term_of(name, facts),
            record.after,
            _whose(facts, *_settings_of(name)),
            record.clears or _cleared(facts, *_settings_of(name)),
        )
        for name, record in personal_data().items()
    ]
    return one_table("Termijn per soort gegeven", HEAD, rows)


def other_terms(facts: DraftFacts, _text: DraftText) -> Section:
    """How long is kept what stands beside the labels."""
    rows = [
        (
            row["wat"],
            _beside_term(row, facts),
            row["daarna"],
            _whose(facts, row.get("instelling", "")),
            row.get("opruimen") or _cleared(facts, row.get("instelling", "")),
        )
        for row in _besides()
    ]
    return one_table("Wat er nog meer is", HEAD, rows)


def terms_in_short(facts: DraftFacts, _text: DraftText) -> Section:
    """The terms that a privacy notice tells, in its words."""
    return Section(
        "",
        "",
        text=(f"Dit zijn voorgestelde termijnen. {ask('privacy officer', 'klopt dit?')}",),
        points=tuple(map(Point, short_terms(facts))),
    )


def short_terms(facts: DraftFacts) -> tuple[str, ...]:
    """How long is kept what somebody knows of himself, a sentence each, in his words."""
    beside = {row["kort"]: _beside_term(row, facts) for row in _besides() if "kort" in row}
    told = {words: term_of(name, facts) for name, words in IN_SHORT.items()} | beside
    return tuple(f"{words}: {term}." for words, term in told.items())


def term_of(label: str, facts: DraftFacts) -> str:
    """How long a label is kept: by the settings, or else as is proposed."""
    if label == "Actor" and STOPPED in facts.terms:
        return f"zolang de groep of functie er is, en daarna: {facts.terms[STOPPED]}"
    return facts.terms.get(label.lower(), personal_data()[label].term)


def _settings_of(label: str) -> tuple[str, ...]:
    return (label.lower(), STOPPED) if label == "Actor" else (label.lower(),)


def _whose(facts: DraftFacts, *kinds: str) -> str:
    return "gemeente" if any(kind in facts.terms for kind in kinds) else "voorstel"


def _cleared(facts: DraftFacts, *kinds: str) -> str:
    return LISTED if any(kind in facts.listed for kind in kinds) else BY_HAND


def _besides() -> Sequence[Mapping[str, str]]:
    """What is kept beside the labels, as the keep list tells."""
    return draft_text("bewaren").tables["anders"]


def _beside_term(row: Mapping[str, str], facts: DraftFacts) -> str:
    own = facts.terms.get(row.get("instelling", ""))
    return row["termijn"] if own is None else row["eigen"].format(termijn=own)
