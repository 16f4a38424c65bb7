"""By what of the network an opgave can be measured: one record each, and what it counts.

An indicator is a sum over units that can be told apart (a contact, an actor, a kern), so that a
change is known unit by unit: what came, what went, what stayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from netwerk.schema import schema

Pair = tuple[str, str]
"""Two actors by id, in order."""
CONTACTS, ACTORS, KERNEN = "contacten", "actoren", "kernen"
PREFIX = "net-"
BETWEEN = f"{PREFIX}domeinen:"


@dataclass(frozen=True)
class Indicator:
    """One measure of the network.

    key: what an opgave keeps as its maat. words: what is counted, to be read after "het aantal" or
    "het aandeel". of: CONTACTS, ACTORS or KERNEN, the units that are counted. share: whether the
    value is a percentage of the units instead of their number. more: whether more is wished for.
    """

    key: str
    words: str
    of: str
    share: bool = False
    more: bool = True
    domeinen: Pair | None = None

    @property
    def unit(self) -> str:
        """What stands behind a value: '%', 'contacten' or 'kernen'."""
        return "%" if self.share else self.of

    @property
    def titled(self) -> str:
        """As it stands in a list to choose from."""
        what = "Aandeel" if self.share else "Aantal"
        return f"{what} {self.words}"


ALL_CONTACTS = Indicator(f"{PREFIX}contacten", "contacten", CONTACTS)
SIDES = Indicator(f"{PREFIX}fysiek-sociaal", "contacten tussen fysiek en sociaal", CONTACTS)
BETWEEN_KERNEN = Indicator(f"{PREFIX}tussen-kernen", "contacten tussen kernen", CONTACTS)
ALONE = Indicator(f"{PREFIX}alleen", "groepen en organisaties zonder contact", ACTORS, True, False)
WITHOUT_TEAM = Indicator(
    f"{PREFIX}zonder-team",
    "groepen en organisaties met contact buiten het gebiedsteam om",
    ACTORS,
    True,
)
WITH_CARE = Indicator(f"{PREFIX}kernen-zorg", "kernen met contact met zorg of welzijn", KERNEN)
FIRST = (SIDES, ALONE, WITHOUT_TEAM, BETWEEN_KERNEN, WITH_CARE, ALL_CONTACTS)


@cache
def indicators() -> Mapping[str, Indicator]:
    """All of them by key: those that matter most first, then each two domeinen."""
    domeinen = schema().keuzes["domein"].keuzes
    between = (
        Indicator(
            f"{BETWEEN}{one}+{other}",
            f"contacten tussen {domeinen[one].label.lower()} en {domeinen[other].label.lower()}",
            CONTACTS,
            domeinen=(one, other),
        )
        for one, other in combinations(sorted(domeinen), 2)
        if {one, other} != {"fysiek", "sociaal"}
    )
    return {indicator.key: indicator for indicator in (*FIRST, *between)}


def indicator_of(maat: str | None) -> Indicator | None:
    """The indicator that an opgave is measured by; None: by a figure or by hand."""
    return indicators().get(maat or "")


@dataclass(frozen=True)
class Traits:
    """What is known of an actor that matters to an indicator."""

    group: bool
    team: bool
    care: bool
    kern: str | None
    domeinen: frozenset[str]
    sides: frozenset[str]


@dataclass(frozen=True, eq=False)
class Heard:
    """What actors told at one moment.

    asked: who was asked, of the place that it is about. pairs: the contacts that count. beyond:
    contacts of who was asked that stay out of a comparison, so that nobody is called alone for
    them. traits: of everybody. kernen: those of the place, None for all; of a kern elsewhere
    nothing is counted, though somebody of it works here.
    """

    asked: frozenset[str]
    pairs: frozenset[Pair]
    traits: Mapping[str, Traits]
    beyond: frozenset[Pair] = frozenset()
    kernen: frozenset[str] | None = None


def counted(indicator: Indicator, told: Heard) -> dict[str | Pair, bool]:
    """The units of an indicator and whether each is counted; of contacts only those that are."""
    if indicator.of == CONTACTS:
        return {pair: True for pair in told.pairs if _fits(indicator, told.traits, pair)}
    near = _neighbours(told)
    if indicator.of == KERNEN:
        return _kernen_with_care(told, near)
    groups = sorted(a for a in told.asked if told.traits[a].group)
    if indicator is ALONE:
        return {actor: not near.get(actor) for actor in groups}
    return {actor: any(not told.traits[n].team for n in near.get(actor, ())) for actor in groups}


def _fits(indicator: Indicator, traits: Mapping[str, Traits], pair: Pair) -> bool:
    one, other = (traits[end] for end in pair)
    if indicator is SIDES:
        return _across(one.sides, other.sides, ("fysiek", "sociaal"))
    if indicator.domeinen is not None:
        return _across(one.domeinen, other.domeinen, indicator.domeinen)
    if indicator is BETWEEN_KERNEN:
        return bool(one.kern and other.kern) and one.kern != other.kern
    return True


def _across(one: frozenset[str], other: frozenset[str], two: Pair) -> bool:
    return any(a in one and b in other for a, b in (two, two[::-1]))


def _neighbours(told: Heard) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for one, other in _both(told):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return near


def _both(told: Heard) -> Iterator[Pair]:
    yield from told.pairs
    yield from told.beyond


def _kernen_with_care(told: Heard, near: Mapping[str, set[str]]) -> dict[str | Pair, bool]:
    """Of each kern with somebody who was asked, whether any of them knows care or welfare."""
    found: dict[str | Pair, bool] = {}
    for actor in sorted(told.asked):
        own = told.traits[actor]
        if own.kern and not own.care and (told.kernen is None or own.kern in told.kernen):
            knows = any(told.traits[n].care for n in near.get(actor, ()))
            found[own.kern] = found.get(own.kern, False) or knows
    return found
