"""The figures of a kern, a gebied or the gemeente, each year and the latest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.figures.adding_up import AddedUp, PartOfWhole, add_up
from netwerk.figures.figure_book import Edition, FigureBook
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
from netwerk.figures.weights_of_year import weights_of
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
NO_SUM = "is niet op te tellen"


@dataclass(frozen=True)
class FigurePlace:
    """A place to know figures of.

    plek: the id of a kern or gebied, or the code of the gemeente. members: the codes it is made up
    of with the kern that each is a part of; None: it is that code itself. parts: its kernen, for a
    gebied, as ids; names: their names, in that order. without: names of kernen of which no buurten
    are known. inwoners: how many live there by the list of places.
    """

    plek: str
    members: tuple[tuple[str, Kern | None], ...]
    parts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    inwoners: int | None = None


def place_of_kern(kern: Kern) -> FigurePlace:
    """A kern: its buurten."""
    members = tuple((code, kern) for code in dict.fromkeys(kern.cbs_codes))
    without = () if members else (kern.naam,)
    return FigurePlace(kern.id, members, without=without, inwoners=kern.inwoners)


def place_of_gebied(id: str, kernen: Iterable[Kern]) -> FigurePlace:
    """A gebied: the buurten of its kernen."""
    inside = sorted((k for k in kernen if k.gebied == id), key=lambda k: k.naam)
    members = {code: kern for kern in inside for code in kern.cbs_codes}
    counts = [kern.inwoners for kern in inside]
    return FigurePlace(
        id,
        tuple(sorted(members.items())),
        tuple(kern.id for kern in inside),
        tuple(kern.naam for kern in inside),
        tuple(kern.naam for kern in inside if not kern.cbs_codes),
        sum(n for n in counts if n is not None) if counts and None not in counts else None,
    )


def place_of_code(code: str) -> FigurePlace:
    """The gemeente, or another area as a file gives it."""
    return FigurePlace(code, ((code, None),))


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
        note=_joined(_note(maat, place, added, doubted), whys),
    )


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
    """Of a gebied: what was given of its kernen."""
    editions = book.editions(maat.key, place.parts)
    found = []
    for edition in sorted(editions):
        weights = weights_of(book, "inwoners", place.parts, edition[0])
        kinds = [
            PartOfWhole(book.value(maat.key, kern, edition), weights.by.get(kern))
            for kern in place.parts
        ]
        whys = [book.why(maat.key, kern, edition) for kern in place.parts]
        added = add_up(maat.kind, kinds)
        if added.value is not None and added.of > 1 and maat.kind in WEIGHED:
            whys.append(weights.note)
        missing = [n for n, part in zip(place.names, kinds, strict=True) if part.value is None]
        few = NO_SUM if maat.kind == MEDIAN and added.filled > 1 else _too_few(missing)
        some = f"{added.filled} van {added.of} kernen" if added.filled < added.of else ""
        found.append(
            PlaceFigure(
                maat=maat.key,
                plek=place.plek,
                jaar=edition[0],
                value=added.value,
                filled=added.filled,
                of=added.of,
                bron=edition[1],
                modelled=maat.modelled,
                note=_joined(few if added.value is None else some, whys),
            )
        )
    return found
