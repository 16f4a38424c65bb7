"""A decision in one line, as it stands in the place of its card."""

from __future__ import annotations

from datetime import date

from netwerk.insight.finding import Finding
from netwerk.schema import schema
from netwerk.services.day.deciding import Choice, contact_ends
from netwerk.services.desk import Desk
from netwerk.services.records.choices import names_with_place
from netwerk.typed.dates import day_words

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def line_of(desk: Desk, finding: Finding, choice: Choice) -> str:
    """What was decided just now, as a sentence."""
    if choice.beslissing == "doen":
        who = "jij" if choice.wie in (None, desk.user.naam) else choice.wie
        return f"Doen, {who}{f', voor {day(choice.voor, desk.today)}' if choice.voor else ''}."
    if choice.beslissing == "later":
        return f"Later. Komt terug op {day(choice.tot, desk.today)}."
    if choice.beslissing == "contact_gelegd":
        names = names_with_place(desk, choice.ends or contact_ends(finding) or ())
        return f"Contact gelegd tussen {' en '.join(names.values())}."
    why = schema().keuzes["waarom"].label(choice.waarom or "")
    return f"Klopt niet: {why[:1].lower()}{why[1:]}."


def day(iso: str | None, today: date) -> str:
    """'vr 4 december', with its year when that is not this one."""
    if not iso:
        return day_words(iso)
    then = date.fromisoformat(iso)
    words = day_words(iso)
    if then.year == today.year:
        words = words.removesuffix(f" {then.year}")
    return f"{DAYS[then.weekday()]} {words}"
