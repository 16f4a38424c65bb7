"""A small picture beside a sentence. `st.html` drops SVG: hence a component of our own."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import streamlit as st

from netwerk.services.answers.small_maps import picture_colours

LOOK = """
.nw-plaatje { line-height: 0; }
.nw-plaatje svg { display: block; width: 100%; height: auto; margin: 0 auto; }
.nw-plaatje text { font-family: var(--st-font, sans-serif); }
"""


@cache
def _component() -> Any:
    """Registered once a process; the script comes from the folder netwerk/pyproject.toml names."""
    return st.components.v2.component(
        "netwerk.plaatje",
        html='<div class="nw-plaatje"></div>',
        css=f"{LOOK}.nw-plaatje {{ {picture_colours()} }}",
        js="plaatje.js",
        isolate_styles=False,
    )


def draw(svg: str, alt: str, key: str) -> None:
    """Draw an SVG of `small_maps`, as wide as its place, in the colours of the theme.

    alt: what is to be seen, for who does not see it. key: another one for each on a page.
    """
    made = hashlib.sha256(f"{svg}{alt}".encode()).hexdigest()[:16]
    _component()(key=f"plaatje:{key}", data={"svg": svg, "alt": alt, "key": made})
