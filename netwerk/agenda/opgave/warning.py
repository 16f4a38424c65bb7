"""When an indicator can't show the change that is wished for: told beforehand, never forbidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import pstdev

from netwerk.agenda.opgave.estimate import FEWEST, FEWEST_CONTACTS, TWO_ENDS
from netwerk.agenda.opgave.indicators import ACTORS, CONTACTS, Indicator
from netwerk.agenda.opgave.saying import amount
from netwerk.agenda.opgave.standing import whole_date
from netwerk.model import Opgave
from netwerk.typed.dates import day_words

LARGE_REACH = 2.0
"""Twice the spread of a value: what it can be off in one time of twenty."""
SHARED = 1.3
"""How much wider the spread of contacts is for the ends that they share, from simulation."""
YEARS = 3
"""So many values in a row at least to see how much a figure goes up and down by itself."""
EVERY = 1


@dataclass(frozen=True)
class Year:
    """The value of a figure in a year, with its bounds when they are known."""

    jaar: int
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Measurable:
    """What an opgave is measured by, as far as it is known.

    indicator: of the network, else None. asked: of the network, how many actors were asked;
    contacts: how many contacts there are between two of them; units: how many actors or kernen are
    counted. years: values of a figure or counts by hand, oldest first. modelled: the figure is
    estimated by a model. too_small: the place is too small for this figure. unit: behind a value.
    """

    indicator: Indicator | None = None
    asked: int = 0
    contacts: int = 0
    units: int = 0
    years: Sequence[Year] = ()
    modelled: bool = False
    too_small: bool = False
    unit: str = ""


def warnings_of(opgave: Opgave, by: Measurable, today: date) -> tuple[str, ...]:
    """Sentences, the most serious first; none when the indicator can show what is wished."""
    return (*_missing(opgave), *_dates(opgave, by, today), *_blunt(opgave, by))


def _missing(opgave: Opgave) -> Iterator[str]:
    if not opgave.maat and not opgave.indicator:
        yield "Zeg waaraan je het ziet. Anders is later niet te zien of het is gelukt."
    elif opgave.beginwaarde is None:
        yield (
            "Er is nog geen beginwaarde. Meet eerst hoe het nu is, anders is er straks niets om "
            "mee te vergelijken."
        )
    elif not opgave.begindatum:
        yield "Zeg van welke dag de beginwaarde is. Anders weet straks niemand hoe oud die is."
    if opgave.streefwaarde is None:
        yield "Er is nog geen streefwaarde: zeg hoeveel het moet worden."
    elif opgave.streefwaarde == opgave.beginwaarde:
        yield "De streefwaarde is gelijk aan de beginwaarde. Dan is er niets te bereiken."
    if not opgave.streefdatum:
        yield "Er is nog geen streefdatum: zeg wanneer het zover moet zijn."


def _dates(opgave: Opgave, by: Measurable, today: date) -> Iterator[str]:
    if not opgave.streefdatum:
        return
    until = whole_date(opgave.streefdatum, end=True)
    if until < today:
        yield f"De streefdatum ({day_words(opgave.streefdatum)}) is al voorbij."
    if opgave.begindatum and opgave.streefdatum <= opgave.begindatum:
        yield "De streefdatum ligt niet na de dag van de beginwaarde."
    elif by.indicator is None and opgave.maat and by.years:
        years = [year.jaar for year in by.years]
        every = min((b - a for a, b in pairwise(years)), default=EVERY)
        coming = years[-1] + every
        if until.year < coming:
            yield (
                f"Het laatste cijfer is over {years[-1]} en het volgende op zijn vroegst over "
                f"{coming}. Dat is na de streefdatum: dan is nog niets te zien."
            )


def _blunt(opgave: Opgave, by: Measurable) -> Iterator[str]:
    """What makes the measure too blunt for the change that is wished."""
    if by.too_small:
        yield "Deze plek is te klein voor dit cijfer. Kies een groter gebied of een ander cijfer."
    if by.modelled:
        yield (
            "Dit cijfer is geschat met een model en niet gemeten. Wat je in dit gebied doet, hoeft "
            f"er niet in terug te komen.{_seen_in_model(opgave, by)}"
        )
    if by.indicator is not None and by.asked < FEWEST:
        yield (
            f"Hier {_are_asked(by.asked)} naar contacten gevraagd. Met minder dan {FEWEST} is "
            "geen verschil te zien. Vraag er eerst meer."
        )
        return
    if by.indicator is not None and by.indicator.of == CONTACTS and by.contacts < FEWEST_CONTACTS:
        yield (
            "Tussen wie is gevraagd zijn er nu te weinig van deze contacten om later "
            "verschil te zien. Netwerk vertelt wel welke erbij komen."
        )
        return
    if opgave.beginwaarde is None or opgave.streefwaarde is None:
        return
    wished = abs(opgave.streefwaarde - opgave.beginwaarde)
    seen = least_seen(opgave.beginwaarde, wished, by)
    if wished and seen is not None and wished < seen:
        yield (
            f"Je wilt een verschil van {amount(wished, by.unit)}. Met zo weinig actoren is pas een "
            f"verschil vanaf ongeveer {amount(seen, by.unit)} te zien. Vraag meer actoren, of kies "
            "een hoger doel."
        )
    yield from _noise(wished, by)


def _seen_in_model(opgave: Opgave, by: Measurable) -> str:
    """Whether the change that is wished can be seen in an estimated figure; '' without a wish.

    With its error that is said by `_noise` where it can't be seen.
    """
    begin, target = opgave.beginwaarde, opgave.streefwaarde
    if begin is None or target is None or begin == target:
        return ""
    wished, error = amount(abs(target - begin), by.unit), _error(by)
    if error is None:
        return (
            " Hoe ver het ernaast kan zitten, is niet bekend. Of een verschil van "
            f"{wished} te zien is, is dus niet te zeggen."
        )
    if error >= abs(target - begin):
        return ""
    off = amount(error, by.unit)
    return f" Het kan er {off} naast zitten: een verschil van {wished} is meer."


def _error(by: Measurable) -> float | None:
    """How far the newest value can be off; None when that is not known."""
    last = by.years[-1] if by.years else None
    if last is None or last.low is None or last.high is None:
        return None
    return (last.high - last.low) / 2


def least_seen(begin: float, wished: float, by: Measurable) -> float | None:
    """How large a change must be to be told from chance, if all asked now are asked again.

    In the unit of the value; None when by is no measure of the network.
    """
    if by.indicator is None or not wished:
        return None
    if by.indicator.of == CONTACTS:
        if not begin:
            return None
        pairs, share = by.contacts, wished / begin
        return LARGE_REACH * sqrt(SHARED * share / pairs + 2 / pairs**2) * begin
    of = by.units
    part = wished / (100.0 if by.indicator.share else max(of, 1))
    ends = TWO_ENDS if by.indicator.of == ACTORS else 1.0
    reach = LARGE_REACH * sqrt(ends * (part + 2 / (of + 2)) / (of + 2))
    return reach * (100.0 if by.indicator.share else of)


def _noise(wished: float, by: Measurable) -> Iterator[str]:
    if not wished or by.indicator is not None or not by.years:
        return
    error = _error(by) or 0.0
    if error >= wished:
        yield (
            f"Dit cijfer kan er {amount(error, by.unit)} naast zitten. Het verschil dat je wilt "
            f"({amount(wished, by.unit)}) is niet groter."
        )
    noise = noise_of(by.years)
    if noise is not None and noise >= wished:
        yield (
            f"Dit cijfer gaat vanzelf al zo'n {amount(noise, by.unit)} op en neer. Het verschil "
            f"dat je wilt ({amount(wished, by.unit)}) is niet groter."
        )


def noise_of(years: Sequence[Year]) -> float | None:
    """How much a figure goes up and down by itself from year to year; None of too few years."""
    if len(years) < YEARS:
        return None
    return LARGE_REACH * pstdev([b.value - a.value for a, b in pairwise(years)])


def _are_asked(count: int) -> str:
    if not count:
        return "is nog niemand"
    return "is 1 actor" if count == 1 else f"zijn {count} actoren"
