"""What the figures say of a kern, a gebied or the gemeente, as values and as sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.figures.comparable_kern import nearest_in_size
from netwerk.figures.figure_place import FigurePlace
from netwerk.figures.figure_words import sentence, source_key, source_words, value_words
from netwerk.figures.measures import OWN
from netwerk.figures.of_place import SMALL, TOO_SMALL, history, inhabitants, latest
from netwerk.figures.place_figure import FigureLine, PlaceFigure
from netwerk.figures.trend import trend_words
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.kept_figures import KeptFigures, kept_figures

MOST = 12
"""Sentences about one place at most."""
TOLD = (
    "inwoners",
    "aandeel_leeftijd_65",
    "aandeel_leeftijd_0_15",
    "aandeel_eenpersoons",
    "vrijwilligerswerk",
    "eenzaam",
    "mantelzorger",
    "ervaren_gezondheid",
    "aandeel_corporatie",
    "aandeel_koop",
    "afstand_huisarts",
    "afstand_supermarkt",
    "wmo",
    "leefbaarometer",
    "lemon_totaal",
    "cohesie",
    "misdrijven_per_1000",
    "rapportcijfer_buurt",
    "afstand_school",
    "woz",
    "bijstand",
    "jeugdzorg",
    "bedrijven",
)
"""Which figures are told, the ones that say most about a gebied first; own counts before all."""


def figures_of(
    desk: Desk, *, gebied: str | None = None, kern: str | None = None, gemeente: bool = False
) -> Mapping[str, PlaceFigure]:
    """The newest figure of each maat of one place, by the key of the maat (see `figures.measures`).

    value None: it is not known, and note says why. Raises InputError when not exactly one place is
    asked, AccessDenied: figures of a kern or gebied are for who may read that gebied, those of the
    gemeente for who may read any.
    """
    kept, place = _asked(desk, gebied, kern, gemeente)
    return desk.networks.kept_answer(
        ("figures_of", place.plek), lambda: MappingProxyType(latest(kept.book, place))
    )


def history_of(desk: Desk, maat: str, plek: str) -> tuple[PlaceFigure, ...]:
    """A figure year by year, oldest first. plek: id of a kern or gebied, or code of the gemeente.

    Which of these years may be compared: see `figures.trend.comparable_years`. Raises AccessDenied.
    """
    kept = kept_figures(desk)
    is_kern, is_gebied = plek in kept.kernen, plek in kept.gebieden
    kept, place = _asked(
        desk,
        plek if is_gebied and not is_kern else None,
        plek if is_kern else None,
        not is_kern and not is_gebied,
    )
    return history(kept.book, place, maat) if place.plek == plek else ()


def lines_of(
    desk: Desk,
    *,
    gebied: str | None = None,
    kern: str | None = None,
    gemeente: bool = False,
    most: int = MOST,
) -> tuple[FigureLine, ...]:
    """At most so many sentences about a place, each with the gemeente and a comparable kern beside.

    Of a kern with few inhabitants only how many they are, with why. Raises as `figures_of`.
    """
    kept, place = _asked(desk, gebied, kern, gemeente)
    may = frozenset(id for id, there in kept.kernen.items() if desk.may_read(there.gebied))

    def make() -> tuple[FigureLine, ...]:
        found = figures_of(desk, gebied=gebied, kern=kern, gemeente=gemeente)
        keys = [*(key for key in found if key.startswith(OWN)), *TOLD]
        known = [found[key] for key in keys if key in found and found[key].value is not None]
        beside = () if gemeente else _beside(kept, kern, may)
        lines = [_line(kept, place, figure, beside) for figure in known[:most]]
        lines = [_with_listed(line, place) for line in lines]
        if any(figure.note == TOO_SMALL for figure in found.values()):
            lines = [_small_line(line) for line in lines]
        return tuple(lines)

    return desk.networks.kept_answer(("lines_of", place.plek, most, may), make)


def inhabitants_words(desk: Desk, kern: str) -> str:
    """How many live in a kern, with the source, once: by CBS when it is known, else by the list.

    Such as '1.805 (CBS, kerncijfers wijken en buurten, 2024); in de lijst van plaatsen staat
    1.880'. Raises AccessDenied.
    """
    kept, place = _asked(desk, None, kern, False)
    figure = inhabitants(kept.book, place)
    listed = value_words("inwoners", place.inwoners)
    if figure is None or figure.value is None:
        return f"{listed} (lijst van plaatsen)" if place.inwoners is not None else listed
    words = f"{value_words('inwoners', figure.value)} ({source_words(figure)})"
    if place.inwoners is None or round(figure.value) == place.inwoners:
        return words
    return f"{words}; {_listed_words(place.inwoners)}"


def inhabitants_of_kernen(desk: Desk, kernen: Iterable[str]) -> Mapping[str, PlaceFigure]:
    """How many live in each of these kernen by CBS; for every page that shows inhabitants.

    Left out is a kern of which it is not known, and one in a gebied that this user may not read.
    """
    found = {}
    kept = kept_figures(desk)
    for kern in kernen:
        there = kept.kernen.get(kern)
        if there is not None and not desk.may_read(there.gebied):
            continue
        kept, place = _asked(desk, None, kern, False)
        figure = inhabitants(kept.book, place)
        if figure is not None:
            found[kern] = figure
    return found


def _asked(
    desk: Desk, gebied: str | None, kern: str | None, gemeente: bool
) -> tuple[KeptFigures, FigurePlace]:
    """The place that is asked, when the user may read it."""
    if (gebied is not None) + (kern is not None) + gemeente != 1:
        raise InputError("Kies één plek: een gebied, een kern of de gemeente.")
    if gemeente:
        desk.require_somewhere(LEZEN)
        kept = kept_figures(desk)
        return kept, kept.of_gemeente()
    kept = kept_figures(desk)
    if kern is not None:
        there = kept.kernen.get(kern)
        desk.require(LEZEN, in_gebied(there.gebied if there else None))
        return kept, kept.of_kern(kern)
    desk.require(LEZEN, in_gebied(gebied))
    return kept, kept.of_gebied(str(gebied))


def _beside(
    kept: KeptFigures, kern: str | None, may: Collection[str]
) -> tuple[tuple[str, FigurePlace], ...]:
    """What is put beside a place: the gemeente, and for a kern one that is about as large.

    may: the kernen that may be read: of another gebied nothing is told to who may not read it.
    """
    there: list[tuple[str, FigurePlace]] = [("in de gemeente", kept.of_gemeente())]
    if kern is not None:
        sizes = {id: _by_cbs(kept, id) for id in may}
        sizes[kern] = _by_cbs(kept, kern) or kept.of_kern(kern).inwoners
        other = nearest_in_size(kern, sizes, SMALL)
        if other is not None:
            words = value_words("inwoners", sizes[other])
            there.append((f"in {kept.kernen[other].naam} ({words} inwoners)", kept.of_kern(other)))
    return tuple(there)


def _by_cbs(kept: KeptFigures, kern: str) -> float | None:
    """How many live in a kern, when figures say it: one without has nothing to compare with."""
    figure = inhabitants(kept.book, kept.of_kern(kern))
    return figure.value if figure is not None else None


def _line(
    kept: KeptFigures,
    place: FigurePlace,
    figure: PlaceFigure,
    beside: Iterable[tuple[str, FigurePlace]],
) -> FigureLine:
    years = history(kept.book, place, figure.maat)
    return FigureLine(
        maat=figure.maat,
        sentence=sentence(figure),
        value_words=value_words(figure.maat, figure.value),
        beside=_beside_words(kept, figure, beside),
        source_words=source_words(figure),
        figure=figure,
        trend=trend_words(years),
    )


def _beside_words(
    kept: KeptFigures, figure: PlaceFigure, beside: Iterable[tuple[str, FigurePlace]]
) -> str:
    """'in de gemeente 26 %, in Sinderen (960 inwoners) 24 %', of the same year and source only.

    How many live elsewhere says nothing, nor does an own count.
    """
    if figure.maat == "inwoners" or figure.maat.startswith(OWN):
        return ""
    parts = []
    for where, place in beside:
        same = [
            f
            for f in history(kept.book, place, figure.maat)
            if f.value is not None
            and f.jaar == figure.jaar
            and source_key(f.bron) == source_key(figure.bron)
        ]
        if same:
            parts.append(f"{where} {value_words(figure.maat, same[-1].value)}")
    return ", ".join(parts)


def _with_listed(line: FigureLine, place: FigurePlace) -> FigureLine:
    """With the number of the list of places beside it, said here and nowhere else."""
    listed, by_cbs = place.inwoners, line.figure.value
    if line.maat != "inwoners" or listed is None or by_cbs is None or round(by_cbs) == listed:
        return line
    return replace(line, source_words=f"{line.source_words}; {_listed_words(listed)}")


def _listed_words(listed: int) -> str:
    return f"in de lijst van plaatsen staat {value_words('inwoners', listed)}, per postcode"


def _small_line(line: FigureLine) -> FigureLine:
    return replace(line, source_words=f"{line.source_words}; verder te klein voor cijfers")
