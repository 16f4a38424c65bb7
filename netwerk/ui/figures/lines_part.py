"""What the figures say of a kern, a gebied or the gemeente: a few sentences, more when asked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.figures.place_figure import FigureLine
from netwerk.ui.links import link
from netwerk.ui.portraits import html_rows as rows

FIRST = 4
NOTHING = "Er zijn hier nog geen cijfers bekend."


def draw(lines: Sequence[FigureLine], key: str) -> None:
    """The first sentences, all when asked for; where to bring figures in when there are none."""
    st.header("Cijfers", anchor=False)
    if not lines:
        st.html(f"<p>{NOTHING} {link('Cijfers inlezen', 'cijfers')}</p>")
        return
    shown = lines
    if len(lines) > FIRST + 1 and not st.toggle(f"Toon alle {len(lines)}", key=f"cijfers:{key}"):
        shown = lines[:FIRST]
    st.html(rows.listed(sentence(line) for line in shown))


def sentence(line: FigureLine) -> str:
    """A sentence, and under it what stands beside it and where it comes from, as HTML."""
    parts = [line.beside[:1].upper() + line.beside[1:], line.trend.removesuffix(".")]
    parts.append(line.source_words)
    under = ". ".join(rows.text(part) for part in parts if part)
    return f"{rows.text(line.sentence)}<br><span class='nw-klein-woord'>{under}</span>"
