"""Whether the figures of a kern agree with what is said there: yes, no, or too little to say."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.agenda.spiegel.mismatch import KernFacts, figures_that, too_small
from netwerk.agenda.spiegel.themes import Theme
from netwerk.figures.place_figure import PlaceFigure

AGREES, DIFFERS, TOO_LITTLE = "klopt", "klopt niet", "te weinig om te zeggen"
ORDINARY = "dat scheelt te weinig"


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What the figures say about what was heard of one theme in one kern.

    verdict: AGREES, DIFFERS or TOO_LITTLE. figure: the one it rests on, usual: that of the
    gemeente. why: of TOO_LITTLE, in a few words.
    """

    verdict: str
    figure: PlaceFigure | None = None
    usual: PlaceFigure | None = None
    why: str = ""


def agreement(theme: Theme, facts: KernFacts) -> Agreement:
    """Whether the figures ask for the theme as the signals do.

    They agree when one stands out in the way of the theme, and differ when all that stand out say
    the opposite. An ordinary figure proves nothing: what is heard may be too small for it.
    """
    if too_small(facts):
        few = facts.inhabitants is not None
        why = "te weinig inwoners voor cijfers" if few else "het aantal inwoners is niet bekend"
        return Agreement(verdict=TOO_LITTLE, why=why)
    for which, verdict, why in ((1, AGREES, ""), (-1, DIFFERS, ""), (0, TOO_LITTLE, ORDINARY)):
        found = figures_that(theme, facts, which)
        if found:
            usual = facts.gemeente.get(found[0].maat)
            return Agreement(verdict=verdict, figure=found[0], usual=usual, why=why)
    return Agreement(verdict=TOO_LITTLE, why="geen cijfer bekend")
