"""A picture for the screen: as wide as a page shows it, drawn once for everybody."""

from __future__ import annotations

from functools import lru_cache

from netwerk.map.export import png_of

WIDEST = 1460
"""Pixels: a wider picture is decoded, made smaller and written again by st.image at each run."""


@lru_cache(maxsize=16)
def for_screen(svg: str) -> bytes:
    """An SVG as a PNG that the screen can show as it is.

    Kept for all runs and users because this is a module that is imported: what stands in a page's
    own file is new at each run, and so would its cache be.
    """
    return png_of(svg, width=WIDEST)
