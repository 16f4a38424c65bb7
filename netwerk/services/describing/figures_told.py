"""The figures of a gebied and its kernen, as a description tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netwerk.figures.figure_words import source_words, value_words
from netwerk.figures.measures import maat_of
from netwerk.figures.place_figure import FigureLine, PlaceFigure
from netwerk.model import Kern
from netwerk.report.gebied_facts import FigureTold
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_of_place import figures_of, inhabitants_of_kernen, lines_of

OF_PLACE = frozenset({"Inwoners", "Wonen", "Dichtbij"})
"""The themes of figures that say what a place is; the others say how it goes."""


@dataclass(frozen=True)
class Inhabitants:
    """How many people live in each kern by id, and where that comes from, in words."""

    of: Mapping[str, int]
    bron: str


def figures_told(desk: Desk, gebied: str | None) -> tuple[FigureTold, ...]:
    """At most twelve figures of a gebied (None: the gemeente), ready to be told."""
    lines = lines_of(desk, gebied=gebied, gemeente=gebied is None)
    of_gemeente = figures_of(desk, gemeente=True) if gebied is not None else {}
    return tuple(_told(line, of_gemeente.get(line.maat)) for line in lines)


def every_figure(desk: Desk, gebied: str | None, kernen: Sequence[Kern]) -> tuple[FigureTold, ...]:
    """Every known figure of a gebied and of each of its kernen, for a list."""
    told = list(_listed(figures_of(desk, gebied=gebied, gemeente=gebied is None), ""))
    for kern in kernen:
        told += _listed(figures_of(desk, kern=kern.id), kern.naam)
    return tuple(told)


def inhabitants_told(desk: Desk, kernen: Sequence[Kern], listed: str) -> Inhabitants:
    """How many live in each kern: by figure, else by the list, whose source is ``listed``."""
    found = inhabitants_of_kernen(desk, [kern.id for kern in kernen])
    counts = {kern.id: kern.inwoners for kern in kernen if kern.inwoners is not None}
    sources = sorted({source_words(found[id]) for id in found})
    if set(counts) - set(found) and listed:
        sources.append(f"{listed}, waar dat ontbreekt" if sources else listed)
    known = {id: round(figure.value) for id, figure in found.items() if figure.value is not None}
    return Inhabitants({**counts, **known}, "; ".join(sources))


def _told(line: FigureLine, gemeente: PlaceFigure | None) -> FigureTold:
    maat, figure = maat_of(line.maat), line.figure
    same = gemeente is not None and (gemeente.jaar, gemeente.bron) == (figure.jaar, figure.bron)
    return FigureTold(
        maat=line.maat,
        naam=maat.naam,
        sentence=" ".join(part for part in (line.sentence, line.trend) if part),
        shown=line.value_words,
        jaar=figure.jaar,
        bron=line.source_words,
        value=figure.value,
        gemeente=gemeente.value if gemeente is not None and same else None,
        beside=line.beside,
        licentie=figure.licentie or "",
        domeinen=maat.domeinen,
        modelled=figure.modelled,
        of_place=maat.thema in OF_PLACE,
    )


def _listed(figures: Mapping[str, PlaceFigure], where: str) -> Iterator[FigureTold]:
    for key, figure in figures.items():
        if figure.value is None:
            continue
        maat = maat_of(key)
        yield FigureTold(
            maat=key,
            naam=maat.naam,
            sentence="",
            shown=value_words(key, figure.value),
            jaar=figure.jaar,
            bron=source_words(figure),
            value=figure.value,
            licentie=figure.licentie or "",
            modelled=figure.modelled,
            of_place=maat.thema in OF_PLACE,
            where=where,
        )
