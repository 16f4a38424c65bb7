"""The figures of a gebied and its kernen, as a description tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.figures.figure_words import edition_key, source_words, value_words
from netwerk.figures.maat import INDEX, Maat
from netwerk.figures.measures import maat_of
from netwerk.figures.place_figure import FigureLine, PlaceFigure
from netwerk.insight.wording import listing
from netwerk.model import Kern
from netwerk.report.gebied_facts import FigureTold
from netwerk.report.phrases import KERN, part_of
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_of_place import (
    MOST,
    TOLD,
    figures_of,
    inhabitants_of_kernen,
    lines_of,
)

PEOPLE = "inwoners"
SCALE = "0 is het gemiddelde van Nederland"
OF_PLACE = frozenset({"Inwoners", "Wonen", "Dichtbij"})
"""The themes of figures that say what a place is; the others say how it goes."""


@dataclass(frozen=True)
class Inhabitants:
    """How many people live in each kern by id, and where that comes from, in words."""

    of: Mapping[str, int]
    bron: str


def figures_told(desk: Desk, gebied: str | None, kernen: Sequence[Kern]) -> tuple[FigureTold, ...]:
    """At most twelve figures of a gebied (None: the gemeente), ready to be told.

    Where the gebied as a whole is not known, its kernen of which it is, side by side.
    """
    of_gemeente = figures_of(desk, gemeente=True) if gebied is not None else {}
    lines = lines_of(desk, gebied=gebied, gemeente=gebied is None)
    told = {line.maat: _told(line, of_gemeente.get(line.maat)) for line in lines}
    if gebied is not None:
        for key, of_kernen in _by_maat(desk, kernen).items():
            if key not in told and len(told) < MOST:
                told[key] = _beside_each_other(of_kernen, len(kernen), of_gemeente.get(key))
    return tuple(told.values())


def _by_maat(desk: Desk, kernen: Sequence[Kern]) -> Mapping[str, list[tuple[Kern, PlaceFigure]]]:
    """Of each maat that is told, the kernen of which it is known, from the newest year only.

    Inhabitants are told with the kernen themselves.
    """
    held: dict[str, list[tuple[Kern, PlaceFigure]]] = {}
    for kern in kernen:
        found = figures_of(desk, kern=kern.id)
        for key in TOLD:
            if key != PEOPLE and key in found and found[key].value is not None:
                held.setdefault(key, []).append((kern, found[key]))
    newest = {key: max(edition_key(f) for _, f in pairs) for key, pairs in held.items()}
    return {
        key: [pair for pair in held[key] if edition_key(pair[1]) == newest[key]]
        for key in TOLD
        if key in held
    }


def _beside_each_other(
    pairs: Sequence[tuple[Kern, PlaceFigure]], kernen: int, gemeente: PlaceFigure | None
) -> FigureTold:
    """One figure of several kernen as one sentence, with the gemeente when of the same source."""
    first = pairs[0][1]
    maat = maat_of(first.maat)
    shown = [f"{value_words(maat.key, f.value)} in {kern.naam}" for kern, f in pairs]
    same = gemeente is not None and edition_key(gemeente) == edition_key(first)
    beside = value_words(maat.key, gemeente.value) if gemeente is not None and same else ""
    return FigureTold(
        maat=maat.key,
        naam=maat.naam,
        sentence=f"{_with_scale(maat)}: {listing(shown, limit=len(shown))}.",
        shown=listing(shown, limit=len(shown)),
        jaar=first.jaar,
        bron=_source(first),
        beside=f"in de gemeente {beside}" if beside else "",
        licentie=first.licentie or "",
        note=part_of(len(pairs), kernen, KERN) if len(pairs) < kernen else "",
        domeinen=maat.domeinen,
        modelled=first.modelled,
        of_place=maat.thema in OF_PLACE,
    )


def _with_scale(maat: Maat) -> str:
    """The naam of a maat; of an index with what its numbers mean: '-0,19' alone says nothing."""
    naam = maat.naam.removesuffix(" (%)")
    return f"{naam} ({SCALE})" if maat.kind == INDEX else naam


def _source(figure: PlaceFigure) -> str:
    """Where a figure comes from; a year that its source already names is not told twice."""
    return source_words(figure).replace(f"{figure.jaar}, {figure.jaar}", str(figure.jaar))


def every_figure(desk: Desk, gebied: str | None, kernen: Sequence[Kern]) -> tuple[FigureTold, ...]:
    """Every known figure of a gebied and of each of its kernen, for a list."""
    told = list(_listed(figures_of(desk, gebied=gebied, gemeente=gebied is None), ""))
    for kern in kernen:
        told += _listed(figures_of(desk, kern=kern.id), kern.naam)
    return tuple(told)


def inhabitants_told(desk: Desk, kernen: Sequence[Kern], listed: str) -> Inhabitants:
    """How many live in each kern: by figure, else by the list, whose source is ``listed``."""
    desk.require_somewhere(LEZEN)
    found = inhabitants_of_kernen(desk, [kern.id for kern in kernen])
    counts = {kern.id: kern.inwoners for kern in kernen if kern.inwoners is not None}
    sources = sorted({_source(found[id]) for id in found})
    if set(counts) - set(found) and listed:
        sources.append(f"{listed}, waar dat ontbreekt" if sources else listed)
    known = {id: round(figure.value) for id, figure in found.items() if figure.value is not None}
    return Inhabitants({**counts, **known}, "; ".join(sources))


def _told(line: FigureLine, gemeente: PlaceFigure | None) -> FigureTold:
    maat, figure = maat_of(line.maat), line.figure
    same = gemeente is not None and edition_key(gemeente) == edition_key(figure)
    return FigureTold(
        maat=line.maat,
        naam=maat.naam,
        sentence=" ".join(part for part in (line.sentence, line.trend) if part),
        shown=line.value_words,
        jaar=figure.jaar,
        bron=line.source_words.replace(f"{figure.jaar}, {figure.jaar}", str(figure.jaar)),
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
            naam=_with_scale(maat) if maat.kind == INDEX else maat.naam,
            sentence="",
            shown=value_words(key, figure.value),
            jaar=figure.jaar,
            bron=_source(figure),
            value=figure.value,
            licentie=figure.licentie or "",
            modelled=figure.modelled,
            of_place=maat.thema in OF_PLACE,
            where=where,
        )
