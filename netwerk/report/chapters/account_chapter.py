"""Chapter 10, Verantwoording: how this was made, with whom was spoken, and what it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netwerk.insight import wording as w
from netwerk.model import Gesprek
from netwerk.report.chapters.chapter_keys import ACCOUNT, CHAPTERS
from netwerk.report.chapters.of_gebied import gebied_called, rows_that_count
from netwerk.report.description import Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import many, number, sentence, small_label
from netwerk.typed.moments import moment_words

TALK = ("gesprek", "gesprekken")
PARTNERS_NAMED = 8
METHOD = (
    "Contact is wat mensen zelf vertellen of wat het team ziet. Lid zijn of een zaal delen is geen "
    "contact.",
    "Netwerk telt met vaste regels. Het leert niet zelf en het besluit niets. Elk antwoord is een "
    "voorstel, en een mens kiest.",
)
PRIVACY = (
    "Deze beschrijving gaat over groepen, bedrijven, instellingen en professionals in hun functie. "
    "Over bewoners staat er niets in."
)
REGISTER = "Hoe netwerk telt, hoort in het algoritmeregister van de gemeente."
ABSENT = "Wat hier niet staat, kan er wel zijn: dan is het niet bekend."


def account_chapter(facts: GebiedFacts) -> Section:
    """The day, the selection, the method in plain words, whom was spoken with, and privacy."""
    talks = list(_talks(facts))
    how = " ".join(line for line in (made_words(facts), based_on(facts)) if line)
    counts = " ".join((*METHOD, REGISTER))
    held = " ".join((*_money(facts), *talks))
    return Section(
        ACCOUNT,
        CHAPTERS[ACCOUNT],
        tuple(line for line in (how, counts, held, PRIVACY) if line),
        tuple(_partners(facts)),
        summary=ABSENT,
    )


def made_words(facts: GebiedFacts) -> str:
    """When it was made and what it is about."""
    past = facts.net.selection.op
    about = f" en gaat over {moment_words(past)}" if past else ""
    return sentence(
        f"deze beschrijving van {gebied_called(facts)} is gemaakt op "
        f"{w.day_words(facts.today.isoformat())}{about}"
    )


def based_on(facts: GebiedFacts) -> str:
    """On how many of the actors asked it rests: a sentence for the cover too."""
    rows = rows_that_count(facts.net)
    if not rows:
        return "Er is nog niets vastgelegd over dit gebied."
    asked = sum(bool(facts.net.actors["gevraagd"][i]) for i in rows)
    if len(rows) == 1:
        been = "er is" if asked else "er is nog niet"
        return sentence(f"dit rust op één actor; {been} gevraagd met wie die contact heeft")
    if asked in {0, len(rows)}:
        whom = "aan niemand" if asked == 0 else "aan alle"
    else:
        whom = f"aan {number(asked)} daarvan"
    return sentence(
        f"dit rust op {many(len(rows), w.ACTOR)}; {whom} is gevraagd met wie zij contact hebben"
    )


def _money(facts: GebiedFacts) -> Iterator[str]:
    if any(item.budget is not None for item in facts.initiatieven):
        yield "Bedragen zijn zoals ze zijn vastgelegd, niet uit de boekhouding."


def _this_year(facts: GebiedFacts) -> list[Gesprek]:
    before = f"{facts.today.year - 1}{facts.today.isoformat()[4:]}"
    return [talk for talk in facts.gesprekken if talk.datum > before]


def _talks(facts: GebiedFacts) -> Iterator[str]:
    held = _this_year(facts)
    if held:
        yield sentence(
            f"in het laatste jaar {w.verb(len(held), 'is', 'zijn')} {many(len(held), TALK)} "
            f"vastgelegd met {number(len(_spoken(facts)))} gesprekspartners"
            if len(_spoken(facts)) != 1
            else f"in het laatste jaar {w.verb(len(held), 'is', 'zijn')} {many(len(held), TALK)} "
            "vastgelegd met één gesprekspartner"
        )


def _spoken(facts: GebiedFacts) -> list[int]:
    whole = facts.net.whole
    ids = {id for talk in _this_year(facts) for id in talk.met}
    return sorted(i for id in ids if (i := whole.index_of(id)) is not None)


def _partners(facts: GebiedFacts) -> Iterator[Table]:
    """With whom was spoken: by function and kind, not by name."""
    whole = facts.net.whole
    label = facts.schema.keuzes
    by: Counter[str] = Counter()
    for i in _spoken(facts):
        role, categorie = whole.actors["rol"][i], whole.actors["categorie"][i]
        if role:
            by[label["rol"].label(str(role))] += 1
        elif categorie:
            by[f"Iemand van {small_label(label['categorie'].label(str(categorie)))}"] += 1
        else:
            by[w.soort_words(str(whole.actors["soort"][i]))[0].capitalize()] += 1
    if by:
        rows = sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))
        told = [(name, w.whole(count)) for name, count in rows]
        yield Table("Gesprekspartners", ("Functie of soort", "Aantal"), tuple(told), (8, 3))
