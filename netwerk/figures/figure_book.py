"""All figures that are kept, to look one up by maat, place, year and source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk.figures.cbs_codes import is_called
from netwerk.figures.figure_words import source_key
from netwerk.figures.measures import MATEN, RATIOS, SHARE
from netwerk.figures.sources.source_forms import FORMS
from netwerk.model import Cijfer, Kern

Edition = tuple[int, str]
"""Year and source."""
WHOLE_AGREES = 1
"""Years between a count and the whole that it is a part of, at most, for a share of the two."""
_SOURCE_NAMES = {source_key(form.bron): form.bron for form in FORMS}
NAMES_AGREE = 3
"""Years between two files at most, for the name in one to say what a code means in the other."""


@dataclass(frozen=True)
class FigureBook:
    """values: by maat and place, by year and source. names: of a code, by year of the indeling.

    plekken: all places and codes that any of it is of.
    """

    values: Mapping[tuple[str, str], Mapping[Edition, Cijfer]]
    names: Mapping[str, Mapping[int, str]]
    plekken: frozenset[str] = frozenset()

    def editions(self, maat: str, plekken: Iterable[str]) -> set[Edition]:
        """The years and sources that have this maat, itself or by the count it follows from."""
        wanted = [maat, RATIOS[maat][0]] if maat in RATIOS else [maat]
        there = [self.values.get((key, plek), {}) for key in wanted for plek in plekken]
        return {edition for found in there for edition in found}

    def value(self, maat: str, plek: str, edition: Edition) -> float | None:
        """The value of a place; of a share that is not kept itself it follows from its counts.

        The whole may be of the year before or after; a share above 100 is not known.
        """
        kept = self.values.get((maat, plek), {}).get(edition)
        found = kept.waarde if kept is not None else None
        if found is None:
            found = self._ratio(maat, plek, edition)
        return None if found is None or (_is_share(maat) and found > 100) else found

    def why(self, maat: str, plek: str, edition: Edition) -> str:
        """What is to be known of the whole of a share that is not kept itself; '' for nothing.

        That it is of another year, not known in a near one, or less than its part.
        """
        kept = self.values.get((maat, plek), {}).get(edition)
        if maat not in RATIOS or (kept is not None and kept.waarde is not None):
            return ""
        part, naam = RATIOS[maat][0], MATEN[RATIOS[maat][1]].naam.lower()
        if self.values.get((part, plek), {}).get(edition) is None:
            return ""
        whole = self._whole(maat, plek, edition[0])
        if whole is None:
            return f"hoeveel {naam} er rond {edition[0]} zijn, is niet bekend"
        found = self._ratio(maat, plek, edition)
        if _is_share(maat) and found is not None and found > 100:
            return f"komt boven 100 %, met {naam} van {whole.jaar}: dat klopt niet"
        return f"met {naam} van {whole.jaar}" if whole.jaar != edition[0] else ""

    def _ratio(self, maat: str, plek: str, edition: Edition) -> float | None:
        if maat not in RATIOS:
            return None
        count, _, per = RATIOS[maat]
        part = self.values.get((count, plek), {}).get(edition)
        whole = self._whole(maat, plek, edition[0])
        if part is None or part.waarde is None or whole is None or not whole.waarde:
            return None
        return part.waarde / whole.waarde * per

    def _whole(self, maat: str, plek: str, jaar: int) -> Cijfer | None:
        whole = self.nearest(RATIOS[maat][1], plek, jaar)
        return whole if whole is not None and abs(whole.jaar - jaar) <= WHOLE_AGREES else None

    def nearest(self, maat: str, plek: str, jaar: int) -> Cijfer | None:
        """The figure of this year that has a value, or else of the nearest year that has one."""
        found = self.values.get((maat, plek), {}).values()
        known = [c for c in found if c.waarde is not None]
        return min(known, key=lambda c: (abs(c.jaar - jaar), -c.jaar, c.bron), default=None)

    def years(self, maat: str, plek: str) -> set[int]:
        """The years of which this place has a value."""
        found = self.values.get((maat, plek), {}).values()
        return {c.jaar for c in found if c.waarde is not None}

    def has_decimals(self, maat: str, plekken: Iterable[str]) -> bool:
        """Whether any value of these places, of whatever year, is no whole number."""
        there = [self.values.get((maat, plek), {}) for plek in plekken]
        values = [figure.waarde for found in there for figure in found.values()]
        return any(value is not None and value % 1 for value in values)

    def kept(self, maat: str, plek: str, edition: Edition) -> Cijfer | None:
        """The figure itself, or the count that it follows from."""
        found = self.values.get((maat, plek), {}).get(edition)
        if found is None and maat in RATIOS:
            return self.values.get((RATIOS[maat][0], plek), {}).get(edition)
        return found

    def means_kern(self, kern: Kern, code: str, indeling: int) -> bool:
        """Whether a code in the indeling of this year is a part of the kern: year or name agree.

        The codes of a kern hold for its own year; in another year a code may be of another area.
        """
        if kern.cbs_jaar == indeling:
            return True
        named = self.name_of(code, indeling)
        return named is not None and is_called(named, kern)

    def knows(self, code: str) -> bool:
        """Whether any figure or name is of this code."""
        return code in self.plekken

    def knows_gemeente(self, code: str) -> bool:
        """Whether any figure is of a buurt of the gemeente that this code is of."""
        return any(plek[:6] == code[:6] for plek in self.plekken)

    def name_of(self, code: str, indeling: int) -> str | None:
        """What a code is called in that year or in one near it; None when no file says it."""
        names = self.names.get(code, {})
        years = [y for y in names if abs(y - indeling) <= NAMES_AGREE]
        return names[min(years, key=lambda y: (abs(y - indeling), -y))] if years else None


def _is_share(maat: str) -> bool:
    return maat in MATEN and MATEN[maat].kind == SHARE


def source_name(bron: str) -> str:
    """A source as its reader calls it, however it was typed: it is one source, told once."""
    return _SOURCE_NAMES.get(source_key(bron), bron)


def _rank(figure: Cijfer) -> tuple[bool, bool, str]:
    """Of two of one maat, place, year and source: what is known, and as its reader calls it."""
    return figure.waarde is not None, source_name(figure.bron) == figure.bron, figure.id


def book_of(figures: Iterable[Cijfer]) -> FigureBook:
    """The book of these figures."""
    values: dict[tuple[str, str], dict[Edition, Cijfer]] = defaultdict(dict)
    names: dict[str, dict[int, str]] = defaultdict(dict)
    for figure in figures:
        there, edition = values[figure.maat, figure.plek], (figure.jaar, source_name(figure.bron))
        if edition not in there or _rank(figure) > _rank(there[edition]):
            there[edition] = figure
        if figure.plek_naam:
            names[figure.plek].setdefault(figure.indelingsjaar or figure.jaar, figure.plek_naam)
    plekken = frozenset(plek for _, plek in values) | frozenset(names)
    return FigureBook(dict(values), dict(names), plekken)
