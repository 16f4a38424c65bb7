"""A figure of a kern, a gebied or the gemeente, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PlaceFigure:
    """One figure of one place.

    maat: a key of `measures`. plek: a CBS code, or the id of a kern or gebied. value None: it is
    not known, and note says why. low, high: its error, when the source gives one. filled, of: how
    many of the buurten it was added up from are known (1 of 1 when it is of the place itself).
    note: Dutch, such as "4 van 5 buurten".
    """

    maat: str
    plek: str
    jaar: int
    value: float | None
    low: float | None = None
    high: float | None = None
    filled: int = 1
    of: int = 1
    bron: str = ""
    licentie: str | None = None
    modelled: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FigureLine:
    """A figure as one sentence, for a page or a document.

    beside: the gemeente and a comparable kern in words, empty when they are not known.
    source_words: source and year, "geschat" and how complete it is, in words. trend: what it was in
    the first year that may be compared, empty when there is none.
    """

    maat: str
    sentence: str
    value_words: str
    beside: str
    source_words: str
    figure: PlaceFigure
    trend: str = ""
