"""Where figures, signals and network of a kern say different things, as sentences.

Four rules, each for one theme of one kern. They are strict on purpose: with figures dealt out at
random over the kernen, and with contacts as they are elsewhere, at most one sentence a gebied comes
out (`tests/calibrate/spiegel.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.agenda.independent import sides_of
from netwerk.agenda.spiegel.network_side import NetworkSide
from netwerk.agenda.spiegel.noticed import stands_out
from netwerk.agenda.spiegel.themes import Theme
from netwerk.agendadata import Signaal
from netwerk.figures.place_figure import PlaceFigure

ENOUGH_EXPECTED = 1.0
"""With fewer contacts expected, none is no news."""
SURELY_EXPECTED = 3.0
"""With so many expected, none is by chance in one of twenty at most."""
ENOUGH_ASKED = 0.5
"""With fewer of a kern asked, that a contact is not recorded says nothing."""
FEWEST_ACTORS = 3
SMALL = 200
"""Inhabitants: of a smaller kern no figures are told."""
OFTEN = 3
"""Independent sides that name a theme."""
NO_NETWORK, NO_FIGURE, NOT_RECORDED = "geen_contact", "cijfers_anders", "niet_vastgelegd"
OFTEN_NAMED = "vaak_genoemd"


@dataclass(frozen=True, kw_only=True)
class KernFacts:
    """What is known of one kern for one theme.

    figures, gemeente: by maat. inhabitants: None when not known. signals: of this theme, in this
    kern, of the period that is looked at.
    """

    kern: str
    naam: str
    inhabitants: float | None
    figures: Mapping[str, PlaceFigure]
    gemeente: Mapping[str, PlaceFigure]
    signals: Sequence[Signaal]
    network: NetworkSide
    recorded: frozenset[str] = frozenset()
    """The categorieen of who is in the kern."""


@dataclass(frozen=True, kw_only=True)
class Mismatch:
    """One thing that does not fit.

    rule: one of NO_NETWORK, OFTEN_NAMED, NO_FIGURE, NOT_RECORDED. figure, usual: of the kern and
    the gemeente; None where no figure is part of it.
    signals: how many. strength: how far apart, to put the largest first.
    """

    kern: str
    theme: str
    rule: str
    figure: PlaceFigure | None
    usual: PlaceFigure | None
    signals: int
    sides: int
    network: NetworkSide
    strength: float

    @property
    def key(self) -> str:
        """By which a decision about it is kept."""
        return f"spiegel:{self.rule}:{self.theme}:{self.kern}"


def too_small(facts: KernFacts) -> bool:
    """Whether nothing is said of this kern: few inhabitants, or not known how many."""
    return facts.inhabitants is None or facts.inhabitants < SMALL


def mismatches_of(theme: Theme, facts: KernFacts) -> tuple[Mismatch, ...]:
    """What does not fit for one theme in one kern; nothing of a kern that is too small."""
    if too_small(facts):
        return ()
    found = (_no_network(theme, facts), _no_figure(theme, facts), _not_recorded(theme, facts))
    return tuple(one for one in found if one is not None)


def _no_network(theme: Theme, facts: KernFacts) -> Mismatch | None:
    """A figure or several sides ask for somebody with whom nobody is known to have contact."""
    network = facts.network
    if (
        network.actors < FEWEST_ACTORS
        or network.with_contact
        or network.contacts
        or network.asked < ENOUGH_ASKED * network.actors
        or network.expected is None
        or network.expected < ENOUGH_EXPECTED
    ):
        return None
    asking = figures_that(theme, facts, 1)
    if asking:
        return _mismatch(theme, facts, NO_NETWORK, asking[0], network.expected)
    if len(sides_of(facts.signals)) >= OFTEN:
        return _mismatch(theme, facts, OFTEN_NAMED, None, network.expected)
    return None


def _no_figure(theme: Theme, facts: KernFacts) -> Mismatch | None:
    """Several sides say what a figure measures, and every such figure is better than elsewhere.

    A figure that only counts people is none of these: few older inhabitants say nothing about
    whether there is somewhere to go.
    """
    against = []
    for one in theme.measures:
        saying = [signal for signal in facts.signals if says(signal, one.said)]
        here, usual = facts.figures.get(one.wish.maat), facts.gemeente.get(one.wish.maat)
        way = stands_out(one.wish, here, usual, facts.inhabitants)
        if saying and way in (0, 1):
            return None  # one that may show it is enough
        if here is not None and way == -1 and len(sides_of(saying)) >= OFTEN:
            against.append((here, len(sides_of(saying))))
    if not against:
        return None
    figure, sides = against[0]
    return replace(_mismatch(theme, facts, NO_FIGURE, figure, float(sides)), sides=sides)


def _not_recorded(theme: Theme, facts: KernFacts) -> Mismatch | None:
    """A figure says that something is in the kern, and nobody of its kind is recorded there."""
    near = theme.near
    figure = facts.figures.get(near.maat) if near else None
    if near is None or figure is None or figure.value is None or figure.value > near.within:
        return None
    if facts.network.actors < FEWEST_ACTORS or not facts.recorded.isdisjoint(near.categorieen):
        return None
    return _mismatch(theme, facts, NOT_RECORDED, figure, 1.0)


def _mismatch(
    theme: Theme, facts: KernFacts, rule: str, figure: PlaceFigure | None, strength: float
) -> Mismatch:
    return Mismatch(
        kern=facts.kern,
        theme=theme.key,
        rule=rule,
        figure=figure,
        usual=facts.gemeente.get(figure.maat) if figure is not None else None,
        signals=len(facts.signals),
        sides=len(sides_of(facts.signals)),
        network=facts.network,
        strength=strength,
    )


def says(signal: Signaal, said: str) -> bool:
    """Whether a signaal speaks of what a figure measures (`Measure.said`)."""
    words = f"{signal.titel}. {signal.omschrijving or ''}".casefold()
    return re.search(said, words.replace("\n", " ")) is not None


def figures_that(theme: Theme, facts: KernFacts, which: int) -> list[PlaceFigure]:
    """The figures that stand out in this way, in the order of the theme."""
    found = []
    for wish in theme.wishes:
        here = facts.figures.get(wish.maat)
        usual = facts.gemeente.get(wish.maat)
        if here is not None and stands_out(wish, here, usual, facts.inhabitants) == which:
            found.append(here)
    return found
