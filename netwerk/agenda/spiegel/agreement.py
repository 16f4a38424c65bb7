"""What the figures of a kern say beside what is said there: the same, not so, or not measured.

A figure never says that people are wrong. A share of people neither shows nor denies what is heard:
it says for how many it may matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.agenda.spiegel.mismatch import KernFacts, says, too_small
from netwerk.agenda.spiegel.noticed import stands_out
from netwerk.agenda.spiegel.themes import Theme, Wish
from netwerk.agendadata import Signaal
from netwerk.figures.place_figure import PlaceFigure

SAME, NOT_SHOWN = "de cijfers laten hetzelfde zien", "de cijfers laten dit niet zien"
FOR_HOW_MANY, NOT_MEASURED = "er wonen hier relatief", "geen cijfer dat dit meet"


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What the figures say beside what was heard of one theme in one kern.

    verdict: SAME or NOT_SHOWN when `figure` measures what was said; FOR_HOW_MANY when it only
    counts for whom it may matter; else NOT_MEASURED. usual: the figure of the gemeente. people:
    whom it counts, as 'veel ouderen'. why: of NOT_MEASURED, in a few words, '' when there is none.
    """

    verdict: str
    figure: PlaceFigure | None = None
    usual: PlaceFigure | None = None
    people: str = ""
    why: str = ""


def agreement(theme: Theme, facts: KernFacts, heard: Sequence[Signaal]) -> Agreement:
    """What the figures say beside what was heard. heard: in this kern, about this theme."""
    if too_small(facts):
        few = facts.inhabitants is not None
        why = "te weinig inwoners voor cijfers" if few else "het aantal inwoners is niet bekend"
        return Agreement(verdict=NOT_MEASURED, why=why)
    seen = [(way, wish) for way, wish in _measured(theme, facts, heard) if way is not None]
    if seen:
        # What shows the same goes first: a second figure that does not takes nothing away from it.
        best, wish = max(seen, key=lambda pair: pair[0])
        return _with(SAME if best == 1 else NOT_SHOWN, wish, facts)
    for wish in theme.wishes:
        way = _way(wish, facts) if wish.people else None
        if way:
            much = "veel" if (way == 1) == wish.more else "weinig"
            return _with(FOR_HOW_MANY, wish, facts, f"{much} {wish.people}")
    return Agreement(verdict=NOT_MEASURED)


def _measured(
    theme: Theme, facts: KernFacts, heard: Sequence[Signaal]
) -> list[tuple[int | None, Wish]]:
    return [
        (_way(one.wish, facts), one.wish)
        for one in theme.measures
        if any(says(signal, one.said) for signal in heard)
    ]


def _way(wish: Wish, facts: KernFacts) -> int | None:
    here, usual = facts.figures.get(wish.maat), facts.gemeente.get(wish.maat)
    return stands_out(wish, here, usual, facts.inhabitants)


def _with(verdict: str, wish: Wish, facts: KernFacts, people: str = "") -> Agreement:
    return Agreement(
        verdict=verdict,
        figure=facts.figures[wish.maat],
        usual=facts.gemeente.get(wish.maat),
        people=people,
    )
