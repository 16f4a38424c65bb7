"""A visit and the ronde of a week, as values. Nothing of it is stored: see `services.answers`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NO_KERN = "Zonder kern"


@dataclass(frozen=True)
class Visit:
    """One visit of the week.

    actor: its id. kern: the name of its kern, NO_KERN without one. contact: the function to ask
    for, "" when it is not known. why: one or two sentences, the most telling first. question: what
    to ask, one sentence. done: whether who asks talked with it since Monday.
    """

    actor: str
    naam: str
    kern: str
    contact: str
    why: tuple[str, ...]
    question: str
    done: bool = False


@dataclass(frozen=True)
class Ronde:
    """The ronde of one week for one user.

    monday: the day the week begins. where: of which part of the network, in words. visits: grouped
    by kern. known: whether enough is recorded to say whom to visit; when not, there are no visits.
    nobody: nobody at all is recorded there, so that a list comes first. told_on: the day on which
    it is told, with what was recorded by then; None: its Monday.
    """

    monday: date
    where: str
    visits: tuple[Visit, ...]
    known: bool = True
    nobody: bool = False
    told_on: date | None = None

    @property
    def week(self) -> int:
        """The number of the week (ISO 8601)."""
        return self.monday.isocalendar().week

    @property
    def by_kern(self) -> dict[str, tuple[Visit, ...]]:
        """The visits by the name of their kern, in the order of the ronde."""
        names = dict.fromkeys(visit.kern for visit in self.visits)
        return {kern: tuple(v for v in self.visits if v.kern == kern) for kern in names}

    @property
    def key(self) -> str:
        """The year and number of the week: '2026-49'."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-{week:02d}"


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return date.fromordinal(day.toordinal() - day.weekday())
