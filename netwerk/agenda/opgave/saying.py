"""An opgave in sentences: what is wished, where it stands, what changed. No false precision."""

from __future__ import annotations

from netwerk.agenda.opgave import estimate, standing
from netwerk.agenda.opgave.estimate import PanelChange
from netwerk.agenda.opgave.standing import GoalStanding
from netwerk.model import Opgave
from netwerk.typed.dates import day_words
from netwerk.typed.dutch_numbers import decimal

OF_ALL = "De stand zelf is daarmee geschat voor iedereen die is gevraagd."
NOT_FOR_ALL = "Hoe het nu is bij iedereen, is nog niet te zeggen."
WHOLE_FROM = 10
"""From here on a value is told without a comma."""


def amount(value: float, unit: str = "") -> str:
    """A value as it is told: '1.250', '6,5', '20%', '12 contacten'."""
    digits = 0 if abs(value) >= WHOLE_FROM or float(value).is_integer() or unit == "%" else 1
    return _with_unit(decimal(value, digits).removesuffix(",0"), unit)


def given(value: float, unit: str = "") -> str:
    """A value that somebody typed, with the decimals that he gave: '1.200,5', '8'."""
    decimals = f"{value:.9f}".rstrip("0").partition(".")[2]
    return _with_unit(decimal(value, len(decimals)), unit)


def value_words(opgave: Opgave, value: float, unit: str = "") -> str:
    """A value of an opgave: as it was typed when somebody counts by hand, else as it is told."""
    return given(value, unit) if opgave.maat is None else amount(value, unit)


def _with_unit(text: str, unit: str) -> str:
    return f"{text}%" if unit == "%" else f"{text} {unit}".strip()


def small(unit: str) -> str:
    """The unit as it stands behind a value within a sentence: only what a number needs."""
    return unit if unit == "%" else ""


def goal_sentence(opgave: Opgave, what: str, unit: str) -> str:
    """'In 2031 is het aantal contacten gestegen van 12 (mei 2026) naar 15.'; '' when it is not set.

    what: by what it is seen, such as 'het aantal contacten'.
    """
    begin, target, until = opgave.beginwaarde, opgave.streefwaarde, opgave.streefdatum
    if target is None or not until or not what:
        return ""
    shown = given(target, small(unit))
    if begin is None:
        return f"In {until[:4]} is {what} {shown}."
    when = f" ({day_words(opgave.begindatum)})" if opgave.begindatum else ""
    way = "gestegen" if target > begin else "gedaald" if target < begin else "gebleven"
    begun = value_words(opgave, begin, small(unit))
    return f"In {until[:4]} is {what} {way} van {begun}{when} naar {shown}."


def plan_text(opgave: Opgave, goal: str, partners: str, level: str) -> str:
    """The opgave as a plan has it, ready to copy: goal, problem, who, first step, level, source."""
    lines = [goal or opgave.titel]
    for head, value in (
        ("Wat is er aan de hand", opgave.probleem),
        ("Bron", opgave.bron),
        ("Trekker", opgave.trekker),
        ("Partners", partners),
        ("Eerste stap", opgave.eerste_stap),
        ("Besluit door", level),
    ):
        if value:
            lines.append(f"{head}: {value}" + ("" if value.endswith((".", "!", "?")) else "."))
    return "\n".join(lines)


def standing_sentence(
    opgave: Opgave,
    stands: GoalStanding,
    unit: str,
    today: str,
    asked_again: int | None = None,
) -> str:
    """'Nu ongeveer 6, tussen 5 en 8 (was 4, doel 8): op weg.', or that it was not measured since.

    today: as an ISO date; a value of another day is told with that day. asked_again: of what the
    network measures how many were asked twice, whose values are told beside this.
    """
    last, sign = stands.last, small(unit)
    begin = opgave.beginwaarde
    begun = value_words(opgave, begin, sign) if begin is not None else ""
    was = f"was {begun}" if begun else ""
    aim = f"doel {given(opgave.streefwaarde, sign)}" if opgave.streefwaarde is not None else ""
    known = ", ".join(part for part in (was, aim) if part)
    if last is None:
        if not begun:
            return "Er is nog geen beginwaarde."
        rest = f" ({aim})" if aim else ""
        if asked_again is None:
            return f"Begonnen met {begun}{rest}. Sindsdien is nog niet gemeten."
        start = f"Begonnen met {begun} bij iedereen die is gevraagd{rest}."
        now = NOT_FOR_ALL if asked_again else "Sindsdien is nog niet gemeten."
        return f"{start} {now}"
    value = value_words(opgave, last.value, sign)
    if last.low is not None and last.high is not None:
        low, high = amount(last.low, sign), amount(last.high, sign)
        if low != high:
            value = f"ongeveer {value}, tussen {low} en {high}"
    rest = f" ({known})" if known else ""
    verdict = "" if stands.verdict == standing.UNKNOWN else f": {stands.verdict}"
    when = "Nu" if last.datum == today else _when(last.datum)
    return f"{when} {value}{rest}{verdict}."


def _when(day: str) -> str:
    """A value of the past is told with its day, so that nobody reads it as of now."""
    return f"In {day_words(day)}" if len(day) < len("2026-01-31") else f"Op {day_words(day)}"


def difference_sentence(difference: PanelChange, since: str, begin: float | None = None) -> str:
    """What changed among who was asked twice, in a few sentences. since: 'sinds 3 mei 2026'.

    begin: the value of everybody who was asked, from which a reader is told beside this how it is.
    """
    found = difference
    who = _who(found, since)
    if not found.asked:
        return (
            f"Aan niemand is {since} opnieuw gevraagd. Wat er sindsdien is bijgeschreven, telt "
            "niet als groei."
        )
    if found.asked < estimate.FEWEST:
        return f"{who}. Dat is te weinig om verschil te zien."
    facts = _facts(found)
    if found.verdict == estimate.TOO_FEW:
        return f"{who}. {facts} {_too_few(found)}"
    text = f"{who}. {facts} {_claim(found)}"
    told = found.on(begin) if begin is not None else None
    if told is None or (begin, told[0]) == (found.then, found.now):
        return text
    return f"{text} {OF_ALL}"


def asked_again_sentence(difference: PanelChange, since: str) -> str:
    """Of whom a comparison is told, once for all that is compared. since: 'sinds 3 mei 2026'."""
    found = difference
    if not found.asked:
        return difference_sentence(found, since)
    who = _who(found, since)
    if found.asked < estimate.FEWEST:
        return f"{who}. Dat is te weinig om verschil te zien."
    return f"{who}. Alleen zij tellen hier mee."


def _who(found: PanelChange, since: str) -> str:
    """How many were asked twice, of how many: every value beside it is theirs."""
    return f"Aan {found.asked} van de {_actors(found.before)} is {since} opnieuw gevraagd"


def short_difference(difference: PanelChange) -> str:
    """The same where whom it is about is said already; '' when nothing came and nothing went."""
    found = difference
    if found.asked < estimate.FEWEST or not (found.came or found.went):
        return ""
    told = _too_few(found) if found.verdict == estimate.TOO_FEW else _claim(found)
    counts = _counts(found)
    return f"{counts[:1].upper()}{counts[1:]}. {told}"


def _too_few(found: PanelChange) -> str:
    if found.indicator.share:
        return "Dat is te weinig om een percentage van te maken."
    return "Dat is te weinig om verschil te zien."


def _facts(found: PanelChange) -> str:
    unit = small(found.indicator.unit)
    then, now = amount(found.then, unit), amount(found.now, unit)
    return f"Bij hen was het {then} en is het nu {now} ({_counts(found)})."


def _counts(found: PanelChange) -> str:
    return f"{found.came or 'geen'} erbij, {found.went or 'geen'} weg"


def _claim(found: PanelChange) -> str:
    if found.verdict == estimate.NO_DIFFERENCE or found.change is None:
        return "Er is geen verschil te zien."
    low, high = found.low or 0.0, found.high or 0.0
    if found.as_factor:
        way = "meer" if found.change > 1 else "minder"
        parts = sorted(abs(one - 1) * 100 for one in (low, high))
        middle = amount(abs(found.change - 1) * 100, "%")
        return (
            f"Dat is {middle} {way} {found.indicator.words}; het kan {_between(parts, '%')} zijn."
        )
    way = "hoger" if found.change > 0 else "lager"
    moved, parts = amount(abs(found.change)), sorted((abs(low), abs(high)))
    one, more = ("punt", "punten") if found.indicator.share else ("kern", "kernen")
    what = one if moved == "1" else more
    return f"Dat is {moved} {what} {way}; het kan {_between(parts, '')} zijn."


def _between(bounds: list[float], unit: str) -> str:
    return f"tussen {amount(bounds[0], unit)} en {amount(bounds[-1], unit)}"


def _actors(count: int) -> str:
    return f"{count} actor" if count == 1 else f"{count} actoren"
