"""One maat: what a figure is of, and how it adds up."""

from __future__ import annotations

from dataclasses import dataclass

COUNT, SHARE, MEAN, MEDIAN, INDEX = "count", "share", "mean", "median", "index"
"""How a maat adds up: sum; weighted share (0 to 100); weighted mean; never; weighted mean."""


@dataclass(frozen=True, kw_only=True)
class Maat:
    """One maat.

    naam: a heading, such as "65 jaar of ouder". zin: a sentence without its full stop, in which
    {value} is the value with its unit. eenheid: "", "%", "km", "euro" or "score". weight: the key
    of the count that a share or mean is weighted by. part_of: of a count, the key of the whole it
    is a part of. modelled: estimated by a model, not measured. breaks: years from which it was
    asked or counted in another way. thema: its heading on a page.
    decimals: how many are shown.
    """

    key: str
    naam: str
    zin: str
    eenheid: str = ""
    kind: str = COUNT
    weight: str = ""
    part_of: str = ""
    domeinen: tuple[str, ...] = ()
    modelled: bool = False
    breaks: tuple[int, ...] = ()
    thema: str = ""
    decimals: int = 0
