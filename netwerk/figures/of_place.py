"""The figures of a kern, a gebied or the gemeente, each year and the latest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from netwerk.figures.adding_up import AddedUp, PartOfWhole, add_up
from netwerk.figures.figure_book import Edition, FigureBook
from netwerk.figures.figure_place import FigurePlace, part_of_gebied
from netwerk.figures.figure_words import edition_key
from netwerk.figures.measures import (
    COUNT,
    INDEX,
    MATEN,
    MEAN,
    MEDIAN,
    OWN,
    RATIOS,
    SHARE,
    Maat,
    maat_of,
)
from netwerk.figures.place_figure import PlaceFigure
from netwerk.figures.weights_of_year import Weights, weights_of
from netwerk.model import Kern
from netwerk.typed.number_words import number_words
from netwerk.typed.text import join_list

SMALL = 200
"""Inhabitants; of fewer nothing but how many they and their homes are, and own counts."""
ALSO_SMALL = frozenset({"inwoners", "huishoudens", "woningen"})
TOO_SMALL = "te klein voor cijfers"
WEIGHED = (SHARE, MEAN, INDEX)
FEW_NAMED = 3
"""So many kernen are named one by one."""
NO_SUM = "is niet op te tellen: het is een gemiddelde, een cijfer of een percentage"


def latest(book: FigureBook, place: FigurePlace) -> Mapping[str, PlaceFigure]:
    """The newest figure of each maat that has any, by its key, in the order of a page.

    The newest year with a value; when no year has one, the newest year, with why not in its note.
    """
    own = sorted({m for m, plek in book.values if plek in {place.plek, *place.parts}} - set(MATEN))
    found = {}
    for key in (*MATEN, *own):
        years = history(book, place, key)
        known = [figure for figure in years if figure.value is not None]
        if years:
            found[key] = (known or list(years))[-1]
    return found


def history(book: FigureBook, place: FigurePlace, key: str) -> tuple[PlaceFigure, ...]:
    """A figure of a place for each year, oldest first; of several sources the fullest."""
    maat = maat_of(key)
    if key.startswith(OWN) and book.has_decimals(key, (place.plek, *place.parts)):
        maat = replace(maat, kind=MEDIAN)  # a mark or mean, whatever it is called
    found = [
        *_added_up(book, place, maat),
        *_itself(book, place, maat),
        *_of_parts(book, place, maat),
    ]
    best: dict[int, PlaceFigure] = {}
    for figure in found:  # of one year: the first that is known
        if figure.jaar not in best or (
            best[figure.jaar].value is None and figure.value is not None
        ):
            best[figure.jaar] = figure
    years = [best[year] for year in sorted(best)]
    if key in ALSO_SMALL or key.startswith(OWN) or not _is_small(book, place):
        return tuple(years)
    return tuple(replace(f, value=None, low=None, high=None, note=TOO_SMALL) for f in years)


def inhabitants(book: FigureBook, place: FigurePlace) -> PlaceFigure | None:
    """How many live there by CBS, in the newest year that is known; None when no file says it."""
    known = [f for f in history(book, place, "inwoners") if f.value is not None]
    return known[-1] if known else None


def _is_small(book: FigureBook, place: FigurePlace) -> bool:
    by_cbs = inhabitants(book, place)
    count = by_cbs.value if by_cbs is not None else place.inwoners
    return count is not None and count < SMALL


def _added_up(book: FigureBook, place: FigurePlace, maat: Maat) -> list[PlaceFigure]:
    codes = [code for code, _ in place.members]
    found = [
        _of_edition(book, place, maat, edition)
        for edition in sorted(book.editions(maat.key, codes), key=lambda e: (e[0], e[1]))
    ]
    return sorted(found, key=lambda f: (f.jaar, -f.filled, f.bron))


def _of_edition(book: FigureBook, place: FigurePlace, maat: Maat, edition: Edition) -> PlaceFigure:
    jaar, bron = edition
    parts, doubted, whys, sample = [], [], [], None
    trusted_codes = {c for c, kern in place.members if _trusted(book, kern, c, maat.key, edition)}
    weights = weights_of(book, maat.weight or "inwoners", sorted(trusted_codes), jaar)
    for code, _ in place.members:
        kept, trusted = book.kept(maat.key, code, edition), code in trusted_codes
        value = book.value(maat.key, code, edition) if trusted else None
        weight = weights.by.get(code)
        parts.append(PartOfWhole(value, None if maat.key == "inwoners" else weight))
        if kept is not None and not trusted:
            doubted.append(code)
        whys += [book.why(maat.key, code, edition)] if trusted else []
        sample = kept or sample
    added = add_up(maat.kind, parts)
    if place.without:
        added = replace(added, value=None)
    alone = len(place.members) == 1
    if added.value is not None and not alone and maat.kind in WEIGHED:
        whys.append(weights.note)
    return PlaceFigure(
        maat=maat.key,
        plek=place.plek,
        jaar=jaar,
        value=added.value,
        low=sample.ondergrens if alone and sample and maat.key not in RATIOS else None,
        high=sample.bovengrens if alone and sample and maat.key not in RATIOS else None,
        filled=added.filled,
        of=added.of,
        bron=bron,
        licentie=sample.licentie if sample else None,
        modelled=maat.modelled,
        note=_joined(_note(maat, place, added, doubted), [*whys, _made_up(book, place, added)]),
    )


def _made_up(book: FigureBook, place: FigurePlace, added: AddedUp) -> str:
    """That no figure knows a code of this place, nor its gemeente: it may be mistyped."""
    if added.value is not None:
        return ""
    codes = [code for code, _ in place.members if not book.knows(code)]
    unknown = [code for code in codes if not book.knows_gemeente(code)]
    return f"geen cijfer kent {', '.join(unknown)}" if unknown else ""


def _trusted(book: FigureBook, kern: Kern | None, code: str, maat: str, edition: Edition) -> bool:
    """Whether a code means the buurt of the kern in the year of the indeling of this figure."""
    kept = book.kept(maat, code, edition)
    indeling = (kept.indelingsjaar if kept else None) or edition[0]
    return kern is None or book.means_kern(kern, code, indeling)


def _note(maat: Maat, place: FigurePlace, added: AddedUp, doubted: Sequence[str]) -> str:
    if place.without:
        which = join_list(place.without).replace(";", ",")
        return f"van {which} is niet bekend welke buurten van CBS erbij horen"
    if doubted:
        return f"van {', '.join(doubted)} klopt de naam niet"
    if maat.kind != COUNT and added.value is None and added.filled == added.of > 1:
        return NO_SUM
    if added.value is None:
        return f"van {added.filled} van de {added.of} buurten bekend: te weinig"
    return f"{added.filled} van {added.of} buurten" if added.filled < added.of else ""


def _too_few(missing: Sequence[str]) -> str:
    """Why there is no figure of the whole: of whom it is not known."""
    if len(missing) > FEW_NAMED:
        which = f"{number_words(len(missing))} kernen"
    else:
        which = ", ".join([*missing[:-2], " en ".join(missing[-2:])])
    return f"van {which} is dit niet bekend, dus ook niet van het geheel"


def _joined(note: str, whys: Iterable[str]) -> str:
    """A note with what is to be known of the wholes, each thing once."""
    return ", ".join(dict.fromkeys(filter(None, (note, *whys))))


def _itself(book: FigureBook, place: FigurePlace, maat: Maat) -> list[PlaceFigure]:
    """Figures that were given of the kern or gebied itself."""
    if any(code == place.plek for code, _ in place.members):
        return []
    found = []
    for edition in sorted(book.editions(maat.key, [place.plek])):
        kept = book.kept(maat.key, place.plek, edition)
        bounds = kept is not None and maat.key not in RATIOS
        found.append(
            PlaceFigure(
                maat=maat.key,
                plek=place.plek,
                jaar=edition[0],
                value=book.value(maat.key, place.plek, edition),
                low=kept.ondergrens if kept and bounds else None,
                high=kept.bovengrens if kept and bounds else None,
                bron=edition[1],
                licentie=kept.licentie if kept else None,
                modelled=maat.modelled,
                note=book.why(maat.key, place.plek, edition),
            )
        )
    return found


def _of_parts(book: FigureBook, place: FigurePlace, maat: Maat) -> list[PlaceFigure]:
    """Of a gebied: what is said of its kernen, each as its own page says it, of one source a year.

    A kern has its figure from its buurten or was given one itself; either way it is its part.
    """
    inside = [
        part_of_gebied(place, kern, naam)
        for kern, naam in zip(place.parts, place.names, strict=True)
    ]
    told = [_by_edition(book, part, maat) for part in inside]
    if not any(book.values.get((key, kern)) for kern in place.parts for key in _keys(maat)):
        return []  # of buurten only: they add up by themselves
    editions = sorted({edition for figures in told for edition in figures})
    return [
        _of_kernen(book, place, maat, [figures.get(edition) for figures in told], edition[0])
        for edition in editions
    ]


def _of_kernen(
    book: FigureBook,
    place: FigurePlace,
    maat: Maat,
    figures: Sequence[PlaceFigure | None],
    jaar: int,
) -> PlaceFigure:
    weights = _weights_of_kernen(book, place, jaar)
    values = [figure.value if figure else None for figure in figures]
    parts = [PartOfWhole(v, weights.by.get(k)) for v, k in zip(values, place.parts, strict=True)]
    told = [figure for figure in figures if figure is not None]
    whys = [book.why(maat.key, figure.plek, (jaar, figure.bron)) for figure in told]
    added = add_up(maat.kind, parts)
    if added.value is not None and added.of > 1 and maat.kind in WEIGHED:
        whys.append(weights.note)
    missing = [n for n, value in zip(place.names, values, strict=True) if value is None]
    few = NO_SUM if maat.kind == MEDIAN and added.filled > 1 else _too_few(missing)
    some = f"{added.filled} van {added.of} kernen" if added.filled < added.of else ""
    return PlaceFigure(
        maat=maat.key,
        plek=place.plek,
        jaar=jaar,
        value=added.value,
        filled=added.filled,
        of=added.of,
        bron=told[0].bron,
        modelled=maat.modelled,
        note=_joined(few if added.value is None else some, whys),
    )


def _keys(maat: Maat) -> tuple[str, ...]:
    """The maat itself, and the count that a share follows from."""
    return (maat.key, RATIOS[maat.key][0]) if maat.key in RATIOS else (maat.key,)


def _by_edition(
    book: FigureBook, place: FigurePlace, maat: Maat
) -> Mapping[tuple[int, str], PlaceFigure]:
    """The figure of a kern by year and source, as far as it is known: of its buurten, or itself."""
    found: dict[tuple[int, str], PlaceFigure] = {}
    for figure in (*_added_up(book, place, maat), *_itself(book, place, maat)):
        if figure.value is not None:
            found.setdefault(edition_key(figure), figure)
    return found


def _weights_of_kernen(book: FigureBook, place: FigurePlace, jaar: int) -> Weights:
    """How many live in each kern: as it was given of the kernen, else by their buurten."""
    given = weights_of(book, "inwoners", place.parts, jaar)
    if len(given.by) == len(place.parts):
        return given
    by = dict(given.by)
    for kern, naam in zip(place.parts, place.names, strict=True):
        known = _by_edition(book, part_of_gebied(place, kern, naam), maat_of("inwoners")).values()
        near = min(known, key=lambda f: (abs(f.jaar - jaar), -f.jaar), default=None)
        if kern not in by and near is not None and near.value is not None:
            by[kern] = near.value
    return Weights(by, given.note)
