"""Where the files that are read do not agree, with each other or with what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from netwerk.figures.cbs_codes import BUURT, WIJK, compared_name
from netwerk.figures.figure_words import value_words
from netwerk.figures.measures import maat_of
from netwerk.figures.sources.read_value import ReadFigures, ReadValue
from netwerk.services.figures.kept_figures import KeptFigures

FigureKey = tuple[str, str, int, str]
"""Maat, place, year and source of a figure."""
NAMED = 3


def other_name(kept: KeptFigures, found: Sequence[ReadFigures]) -> Mapping[str, str]:
    """Areas that have two names of one year, in a file and in what is kept or another file.

    Each code with the sentence that says it.
    """
    told: dict[str, str] = {}
    in_files: dict[tuple[str, int], tuple[str, str]] = {}
    for read in found:
        for value in read.named:
            year = read.indeling or value.jaar
            if value.plek_soort not in (BUURT, WIJK) or value.plek_naam is None:
                continue
            kept_name = kept.book.names.get(value.plek, {}).get(year)
            named = in_files.setdefault((value.plek, year), (value.plek_naam, read.file))
            known, where = (kept_name, f"in wat er al staat van {year}") if kept_name else named
            where = where if kept_name else f"in {where}"
            if compared_name(known) != compared_name(value.plek_naam):
                told[value.plek] = (
                    f"{value.plek} heet in {read.file} '{value.plek_naam}' en {where} "
                    f"'{known}'. Daarom is er niets van gebruikt."
                )
    return told


def other_values(
    found: Sequence[ReadFigures], key: Callable[[ReadFigures, ReadValue], FigureKey]
) -> tuple[frozenset[FigureKey], tuple[str, ...]]:
    """Figures on which two of the files say something else, and sentences that say so.

    Which of the two is right nobody knows: neither is used.
    """
    first: dict[FigureKey, tuple[ReadValue, str]] = {}
    differ: dict[tuple[str, str], dict[FigureKey, str]] = {}
    for read in found:
        for value in read.values:
            this = key(read, value)
            other, file = first.setdefault(this, (value, read.file))
            if other.waarde == value.waarde:
                continue
            one, two = (value_words(v.maat, v.waarde) for v in (other, value))
            what = f"{maat_of(value.maat).naam} van {value.plek_naam or value.plek}"
            differ.setdefault((file, read.file), {})[this] = f"{what} ({one} en {two})"
    keys = frozenset(k for which in differ.values() for k in which)
    return keys, tuple(_sentence(*files, list(which.values())) for files, which in differ.items())


def _sentence(one: str, other: str, which: Sequence[str]) -> str:
    more = f" en nog {len(which) - NAMED}" if len(which) > NAMED else ""
    files = f"{one} en {other} zeggen" if one != other else f"Twee tabellen van {one} zeggen"
    return (
        f"{files} iets anders over {', '.join(which[:NAMED])}{more}. Dat is niet gebruikt. Lees "
        "alleen het bestand in dat klopt."
    )
