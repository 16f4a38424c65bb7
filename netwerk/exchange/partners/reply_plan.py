"""From a reply to a plan: what it confirms, changes and adds; nothing is stored here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.exchange.partners.also_known import ties_with
from netwerk.exchange.partners.answer import Answer, answer_in
from netwerk.exchange.partners.codes import codes_in
from netwerk.exchange.partners.confirming import as_function, confirmed, tie_called
from netwerk.exchange.partners.letter import NOT_DELIVERED, Letter
from netwerk.exchange.partners.mail_draft import FACTS, usable_address
from netwerk.exchange.partners.may_leave import may_come
from netwerk.exchange.partners.own_words import own_words
from netwerk.exchange.partners.reply_rows import (
    CHANGED_SINCE,
    LOOKS_PRIVATE,
    NO_QUESTION,
    READ_IT,
    left_row,
    plan_of,
    problem_row,
    row_for,
)
from netwerk.exchange.places import Places
from netwerk.exchange.report import NOTE, ImportPlan, PlannedRow, RowMessage
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.where import Where
from netwerk.model import Actor, Gebied, Item, Kern, Navraag, Relatie
from netwerk.schema import schema
from netwerk.typed.convert import convert
from netwerk.typed.dates import day_words, on_day_words

Key = tuple[str, str]
AsAsked = Callable[[Navraag, Key], Item | None]
"""An item as it was when the question was asked; None when it was not there."""
SHOWN = 80


def plan_reply(
    name: str,
    letter: Letter,
    existing: Existing,
    as_asked: AsAsked,
    options: ImportOptions,
    today: str,
) -> ImportPlan:
    """What accepting this reply would do."""
    where = Where(name)
    codes = codes_in(f"{letter.subject}\n{letter.text}")
    navraag = existing.of(Navraag).get(codes[0]) if len(codes) == 1 else None
    actor = existing.of(Actor).get(navraag.actor) if navraag else None
    if letter.automatic:
        whose = f" van {actor.naam}" if actor else ""
        mend = " Kijk het mailadres na." if letter.automatic == NOT_DELIVERED else ""
        said = f"Dit is {letter.automatic}{whose}; het telt niet mee.{mend}"
        return plan_of(name, [left_row(where, "Navraag", said)])
    if navraag is None or actor is None:
        return plan_of(name, [problem_row(where, "Navraag", NO_QUESTION, _no_question(codes))])
    answer = answer_in(own_words(letter.text))
    day, note = _day(letter.day, navraag.datum, today)
    reply = _Reply(where, navraag, actor, answer, day, existing, as_asked)
    rows = reply.rows()
    more = [RowMessage(where, NOTE, note)] if note and not answer.empty else []
    known = reply.also_known(options)
    return plan_of(name, [*rows, *known.rows], more=[*more, *known.messages])


@dataclass
class _Reply:
    where: Where
    navraag: Navraag
    actor: Actor
    answer: Answer
    day: str
    existing: Existing
    as_asked: AsAsked

    def rows(self) -> list[PlannedRow]:
        """The answer itself, what it does to the actor and to its ties, and what is unclear."""
        unclear = [
            problem_row(
                self.where,
                "Navraag",
                READ_IT,
                f"{self.actor.naam} schrijft ook: '{text[:200]}'. Lees het zelf.",
            )
            for text in self.answer.unread
        ]
        if self.answer.empty:
            said = (
                f"In het antwoord van {self.actor.naam} staat geen KLOPT, ANDERS of WIJ KENNEN "
                "OOK dat netwerk kan lezen. Lees het zelf."
            )
            return unclear or [problem_row(self.where, "Navraag", READ_IT, said)]
        return [self._answered(), *self._actor_rows(), *self._tie_rows(), *unclear]

    @property
    def agrees(self) -> bool:
        """KLOPT counts for everything only when nothing else is left to read."""
        return self.answer.agrees and not self.answer.unread

    def _answered(self) -> PlannedRow:
        found = self.answer
        words = {
            "klopt": found.agrees or bool(found.agreed),
            "anders": bool(found.stopped or found.changes),
            "kennen_ook": bool(found.also),
        }
        said = tuple(
            word for word, there in words.items() if there or word in self.navraag.antwoord
        )
        after = replace(
            self.navraag,
            antwoord=said,
            beantwoord=max(self.day, self.navraag.beantwoord or ""),
            functie=self.functie or self.navraag.functie,
        )
        label = schema().keuzes["antwoord"].label
        return row_for(
            self.where,
            self.navraag,
            after,
            f"{self.actor.naam} antwoordde {on_day_words(self.day)}: "
            f"{', '.join(map(label, said))}.",
        )

    @property
    def functie(self) -> str | None:
        """The function of who answered, and nothing else."""
        return as_function(self.answer.functie)

    def _actor_rows(self) -> list[PlannedRow]:
        rows: list[PlannedRow] = []
        after = self.actor
        for word, text in self.answer.changes:
            changed = self._changed(after, word, text)
            if isinstance(changed, PlannedRow):
                rows.append(changed)
            else:
                after = changed
        if self.agrees and (changed_since := self._changed_since()):
            rows.append(problem_row(self.where, "Actor", CHANGED_SINCE, changed_since))
        elif self.agrees or after != self.actor:
            after = confirmed(after, self.day, self.functie)
        if self.agrees or self.answer.also:
            after = replace(after, gevraagd=max(self.day, after.gevraagd or ""))
        if after != self.actor:
            said = f"{self.actor.naam}: {_done(self.actor, after)}."
            rows.insert(0, row_for(self.where, self.actor, after, said))
        return rows

    def _changed(self, actor: Actor, word: str, text: str) -> Actor | PlannedRow:
        """The actor with what is different, or why that is for somebody to do."""
        name, _ = plans()["Actor"].words.get(header_word(word), ("", 0))
        said = f"{actor.naam}: '{word}: {text[:SHOWN]}'"
        if name not in FACTS:
            return problem_row(self.where, "Actor", READ_IT, f"{said}. Lees het zelf.")
        if not may_come(actor, name, text):
            return problem_row(self.where, "Actor", LOOKS_PRIVATE, f"{said} lijkt privé.")
        veld = schema().labels["Actor"].velden[name]
        if name == "kern":
            places = Places(self.existing.of(Gebied).values(), self.existing.of(Kern).values())
            found = places.kern_in(text, actor.gebieden).ids
            value = found[0] if found else None
        else:
            read, remark = convert(veld, text)
            value = None if remark or not isinstance(read, str) else read
        if not value or not _fits(name, value):
            return problem_row(
                self.where, "Actor", READ_IT, f"{said} is geen bekende {veld.label}."
            )
        changed: Actor = replace(actor, **{name: value})  # type: ignore[arg-type]
        return changed

    def _changed_since(self) -> str:
        """Why the facts are not confirmed: they are no longer those of the question."""
        then = self.as_asked(self.navraag, ("Actor", self.actor.id))
        velden = schema().labels["Actor"].velden
        other = [
            velden[name].label.lower()
            for name in FACTS
            if getattr(then, name, None) != getattr(self.actor, name)
        ]
        if not other:
            return ""
        return (
            f"{self.actor.naam} is sinds de vraag gewijzigd ({', '.join(other)}) en niet bevestigd."
        )

    def _tie_rows(self) -> list[PlannedRow]:
        """The ties by their number in the question."""
        rows = []
        for number in range(1, len(self.navraag.relaties) + 1):
            if number in self.answer.stopped:
                rows.append(self._tie(number, stopped=True))
            elif self.agrees or number in self.answer.agreed:
                rows.append(self._tie(number, stopped=False))
        for number in sorted({*self.answer.stopped, *self.answer.agreed}):
            if not 1 <= number <= len(self.navraag.relaties):
                said = f"{self.actor.naam} noemt contact {number}, en dat stond niet in de vraag."
                rows.append(problem_row(self.where, "Relatie", READ_IT, said))
        return rows

    def _tie(self, number: int, stopped: bool) -> PlannedRow:
        relatie = self.existing.of(Relatie).get(self.navraag.relaties[number - 1])
        if relatie is None:
            said = f"Contact {number} uit de vraag staat niet meer in netwerk."
            return left_row(self.where, "Relatie", said)
        called = tie_called(relatie, self.existing.of(Actor))
        if stopped:
            after = relatie if relatie.tot else replace(relatie, tot=self.day)
            return row_for(self.where, relatie, after, f"{called}: gestopt.")
        then = self.as_asked(self.navraag, ("Relatie", relatie.id))
        if any(
            getattr(then, n, None) != getattr(relatie, n) for n in ("van", "naar", "soort", "tot")
        ):
            said = f"{called} is sinds de vraag gewijzigd en niet bevestigd."
            return problem_row(self.where, "Relatie", CHANGED_SINCE, said)
        after = confirmed(relatie, self.day, self.functie)
        return row_for(self.where, relatie, after, f"{called}: bevestigd.")

    def also_known(self, options: ImportOptions) -> ImportPlan:
        """Ties with whom they know too."""
        bron = f"antwoord per mail van {self.actor.naam}, {day_words(self.day)}"
        return ties_with(
            self.where,
            self.actor,
            self.answer.also,
            (self.day, self.functie, bron),
            self.existing,
            options,
        )


def _done(before: Actor, after: Actor) -> str:
    velden = schema().labels["Actor"].velden
    changed = [
        f"{velden[name].label.lower()} wordt '{getattr(after, name)}'"
        for name in FACTS
        if getattr(before, name) != getattr(after, name)
    ]
    if after.laatst_bevestigd != before.laatst_bevestigd:
        changed.append("bevestigd")
    return ", ".join(changed) or "naar contacten gevraagd"


def _fits(name: str, value: str) -> bool:
    if name == "email":
        return usable_address(value) is not None
    return name != "telefoon" or len(re.findall(r"\d", value)) >= 6


def _no_question(codes: tuple[str, ...]) -> str:
    if not codes:
        return (
            "Er staat geen code (NW-...) in. Een antwoord hoort bij een vraag die netwerk maakte."
        )
    if len(codes) > 1:
        return f"Er staan meer codes in ({', '.join(codes[:4])}). Bewaar elk antwoord apart."
    return f"Bij de code {codes[0]} staat geen vraag in netwerk. Misschien is die teruggedraaid."


def _day(day: str | None, asked: str, today: str) -> tuple[str, str]:
    """The day of the answer, and what is said when the mail gives none that can be."""
    if day and asked[:10] <= day <= today:
        return day, ""
    return today, f"de datum van de mail is niet bruikbaar; {day_words(today)} is ingevuld."
