"""By what an opgave is measured: a measure of the network, a figure, or a count by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.agenda.opgave.indicators import indicator_of, indicators
from netwerk.agenda.opgave.warning import Measurable, Year
from netwerk.figures.measures import MATEN, maat_of
from netwerk.figures.of_place import TOO_SMALL
from netwerk.figures.place_figure import PlaceFigure
from netwerk.figures.trend import comparable_years
from netwerk.model import Kern, Meting, Opgave
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.figures_of_place import figures_of, history_of
from netwerk.services.figures.kept_figures import kept_figures
from netwerk.services.opgaven.measured import level

BY_HAND = "Eigen telling"
OF_NETWORK, OF_FIGURES = "Netwerk", "Cijfer"


@dataclass(frozen=True)
class Basis:
    """what: to be read in a sentence ('het aantal contacten'), '' when not known. unit: '%' or ''.

    bron: where the values come from. by: what the warnings rest on. figures: the years of a figure
    that may be compared.
    """

    what: str
    unit: str
    bron: str
    by: Measurable
    figures: tuple[PlaceFigure, ...] = ()


def measure_choices(desk: Desk) -> Mapping[str, str]:
    """By what an opgave can be measured, by key ('' by hand), the network first.

    Own counts of a kern or gebied that the user may not read are left out.
    """
    desk.require_somewhere(LEZEN)
    network = {key: f"{OF_NETWORK}: {one.titled.lower()}" for key, one in indicators().items()}
    kept = kept_figures(desk)
    own = sorted({key for key, plek in kept.book.values if kept.may_read(desk, plek)} - set(MATEN))
    figures = {key: f"{OF_FIGURES}: {maat_of(key).naam}" for key in (*own, *MATEN)}
    return {"": BY_HAND} | network | figures


def basis_of(desk: Desk, opgave: Opgave, metingen: tuple[Meting, ...] = ()) -> Basis:
    """What is known of the measure of an opgave."""
    place = place_of(desk, opgave)
    desk.require(LEZEN, in_gebied(place.gebied))
    indicator = indicator_of(opgave.maat)
    if indicator is not None:
        found = level(desk, indicator, place)
        by = Measurable(
            indicator,
            found.asked,
            found.contacts,
            found.units,
            unit="%" if indicator.share else "",
        )
        what = _in_sentence(opgave.indicator or indicator.titled)
        return Basis(what, by.unit, "netwerk, bij wie is gevraagd", by)
    if opgave.maat:
        return _of_figure(desk, opgave)
    years = tuple(
        Year(m.jaar, m.waarde, m.ondergrens, m.bovengrens)
        for m in sorted(metingen, key=lambda m: (m.jaar, m.datum or "", m.id))
        if m.waarde is not None
    )
    seen = opgave.indicator or ""
    unit = "%" if seen.strip().startswith(("%", "percentage", "aandeel")) else ""
    return Basis(_in_sentence(seen), unit, opgave.bron or "", Measurable(years=years, unit=unit))


def place_of(desk: Desk, opgave: Opgave) -> Selection:
    """The gebied and kern of an opgave, as a part of the network as it is now.

    A kern decides the gebied.
    """
    desk.require_somewhere(LEZEN)
    gebied = opgave.gebied
    if opgave.kern is not None:
        stored = desk.reads.get(Kern, [opgave.kern]).get(opgave.kern)
        gebied = (stored.item.gebied if stored else None) or gebied
    return Selection(gebied=gebied, kern=opgave.kern)


def _of_figure(desk: Desk, opgave: Opgave) -> Basis:
    maat = maat_of(str(opgave.maat))
    plek = opgave.kern or opgave.gebied or kept_figures(desk).gemeente.code
    years = comparable_years(history_of(desk, maat.key, plek)) if plek else ()
    newest = figures_of(
        desk,
        kern=opgave.kern,
        gebied=None if opgave.kern else opgave.gebied,
        gemeente=not opgave.kern and not opgave.gebied,
    ).get(maat.key)
    small = newest is not None and newest.note == TOO_SMALL
    by = Measurable(
        years=tuple(Year(f.jaar, f.value, f.low, f.high) for f in years if f.value is not None),
        modelled=maat.modelled,
        too_small=small,
        unit="%" if maat.eenheid == "%" else "",
    )
    bron = f"{years[-1].bron}, {years[-1].jaar}" if years else ""
    what = _in_sentence(opgave.indicator or "") or f"het cijfer '{maat.naam}'"
    return Basis(what, by.unit, bron, by, years)


def _in_sentence(words: str) -> str:
    """What somebody typed to be read after 'is': 'Aantal vrijwilligers' as 'het aantal ...'."""
    text = words.strip().rstrip(".")
    if not text:
        return ""
    first = text.split(" ", 1)[0].lower()
    small = text[:1].lower() + text[1:]
    return f"het {small}" if first in {"aantal", "aandeel", "percentage"} else small
