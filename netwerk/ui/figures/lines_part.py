"""What the figures say of a kern, a gebied or the gemeente: a few sentences, more when asked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.figures.place_figure import FigureLine
from netwerk.services.figures.figures_of_place import lines_of, why_none
from netwerk.ui.frame import desk
from netwerk.ui.links import link
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows as rows

FIRST, ON_PHONE = 4, 1
NOTHING = "Er zijn hier nog geen cijfers bekend."


def of_kern(id: str) -> None:
    """What the figures say of a kern."""
    _draw(lines_of(desk(), kern=id), why_none(desk(), kern=id), id, kern=id)


def of_gebied(id: str | None) -> None:
    """What the figures say of a gebied; None: of the gemeente."""
    lines = lines_of(desk(), gebied=id, gemeente=id is None)
    _draw(lines, why_none(desk(), gebied=id, gemeente=id is None), f"gebied:{id}")


def _draw(lines: Sequence[FigureLine], why: str, key: str, **query: str) -> None:
    """The first sentences, all when asked for; where to bring figures in when there are none."""
    st.header("Cijfers", anchor=False)
    if not lines:
        st.html(f"<p>{rows.text(why or NOTHING)} {link('Naar de cijfers', 'cijfers', **query)}</p>")
        return
    shown, first = lines, ON_PHONE if narrow() else FIRST
    if len(lines) > first + 1 and not st.toggle(f"Toon alle {len(lines)}", key=f"cijfers:{key}"):
        shown = lines[:first]
    st.html(rows.listed(sentence(line) for line in shown))
    st.html(f"<p class='nw-klein-woord'>{link('Alle cijfers', 'cijfers', **query)}</p>")


def sentence(line: FigureLine) -> str:
    """A sentence, and under it what stands beside it and where it comes from, as HTML."""
    parts = [line.beside[:1].upper() + line.beside[1:], line.trend.removesuffix(".")]
    parts.append(line.source_words)
    under = ". ".join(rows.text(part) for part in parts if part)
    return f"{rows.text(line.sentence)}<br><span class='nw-klein-woord'>{under}</span>"
