"""Why to visit somebody, and what to ask: short sentences, never a judgement of anybody."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.agenda.visit import NO_KERN, Ronde

NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf")
TITLE = "De ronde"
TOO_LITTLE = "Nog te weinig bekend. Begin bij wie jij het best kent."
NOBODY = "Er is nog niemand vastgelegd. Begin met je eigen lijst."
ALL_ASKED = "Iedereen is pas gevraagd. Deze week geen ronde."
PRIVATE = "Alleen jij ziet dit."
TOLD = 2
"""So many reasons are told of one visit."""


@dataclass(frozen=True)
class Grounds:
    """What is known that makes a visit worth while.

    person: whether it is a professional, who is spoken to as 'je'. signals: titles of what plays
    there. hangs: how many others would be cut off without it. alone: no contact is known. asked: in
    words when it was last asked, "" for never; lately: whether that is not long ago. stale: with
    whom its contact was confirmed longest ago, and in which year, when that is long ago.
    """

    person: bool
    signals: tuple[str, ...] = ()
    hangs: int = 0
    alone: bool = False
    asked: str = ""
    lately: bool = False
    stale: tuple[str, str] | None = None


def why(grounds: Grounds) -> tuple[str, ...]:
    """The reasons in sentences, the most telling first, at most TOLD."""
    said = []
    if grounds.signals:
        said.append(f"Signaal: {grounds.signals[0]}.")
    if grounds.hangs:
        ends = "Stopt deze" if grounds.person else "Valt deze weg"
        said.append(f"{ends}, dan {_others(grounds.hangs)} los.")
    if grounds.alone:
        said.append("Nog geen contact bekend.")
    if not grounds.asked:
        said.append("Nog nooit naar contacten gevraagd.")
    elif not grounds.lately:
        said.append(f"Voor het laatst gevraagd: {grounds.asked}.")
    if grounds.stale is not None:
        naam, year = grounds.stale
        said.append(f"Het contact met {naam} is van {year}.")
    return tuple(said[:TOLD])


def question(grounds: Grounds) -> str:
    """What to ask there first."""
    you, work = ("je", "werk je") if grounds.person else ("jullie", "werken jullie")
    if grounds.signals:
        return "Wat is er nodig, en wie kan daarbij helpen?"
    if grounds.alone:
        return f"Met wie {work} weleens samen?"
    if grounds.hangs:
        return f"Wie kan dit ook, als het {you} even niet lukt?"
    if grounds.stale is not None and grounds.lately:
        return f"Spreken {you} elkaar nog?" if you == "jullie" else "Spreek je elkaar nog?"
    return f"Met wie {work} nu samen?"


def heading(ronde: Ronde) -> str:
    """'De ronde: vijf bezoeken'."""
    count = len(ronde.visits)
    if not count:
        return TITLE
    return f"{TITLE}: {NUMBERS[count]} {'bezoek' if count == 1 else 'bezoeken'}"


def where_words(ronde: Ronde) -> str:
    """'Drie in Etten, twee in Ulft-noord.', "" without visits."""
    parts = [
        f"{NUMBERS[len(visits)]} zonder kern"
        if kern == NO_KERN
        else f"{NUMBERS[len(visits)]} in {kern}"
        for kern, visits in ronde.by_kern.items()
    ]
    return _sentence(", ".join(parts))


def nothing_words(ronde: Ronde) -> str:
    """What is said when there are no visits."""
    if ronde.nobody:
        return NOBODY
    return ALL_ASKED if ronde.known else TOO_LITTLE


def ask_for(contact: str) -> str:
    """Whom to ask for: 'Vraag naar: secretaris.', or that it is not known."""
    return f"Vraag naar: {contact}" if contact else "Functie niet bekend"


def _others(count: int) -> str:
    """'raakt één ander', 'raken twee anderen'."""
    many = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"raakt {many} ander" if count == 1 else f"raken {many} anderen"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""
