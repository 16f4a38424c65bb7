"""What the figures say of a kern, a gebied or the gemeente: a few sentences, more when asked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.figures.place_figure import FigureLine
from netwerk.model import Kern
from netwerk.services.figures.figures_lacking import CODES, why_none, without_codes
from netwerk.services.figures.figures_of_place import lines_of
from netwerk.services.figures.own_inhabitants import own_inhabitants
from netwerk.ui.frame import desk
from netwerk.ui.links import link
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows as rows

FIRST, ON_PHONE = 4, 1
NOTHING = "Er zijn hier nog geen cijfers bekend."


def of_kern(id: str) -> None:
    """What the figures say of a kern."""
    why = _why(why_none(desk(), kern=id), own_inhabitants(desk(), kern=id))
    _draw(lines_of(desk(), kern=id), why, id, _to_fill_in(kern=id), kern=id)


def of_gebied(id: str | None) -> None:
    """What the figures say of a gebied; None: of the gemeente."""
    lines = lines_of(desk(), gebied=id, gemeente=id is None)
    own = own_inhabitants(desk(), gebied=id, gemeente=id is None)
    why = _why(why_none(desk(), gebied=id, gemeente=id is None), own)
    _draw(lines, why, f"gebied:{id}", _to_fill_in(gebied=id))


def _why(none: str, own: str) -> str:
    """What stands where no figure does: why, and what the list of kernen says itself."""
    return f"{own} {none or NOTHING}".strip()


def _draw(lines: Sequence[FigureLine], why: str, key: str, fill_in: str, **query: str) -> None:
    """The first sentences, all when asked for; where to bring figures in when there are none."""
    st.header("Cijfers", anchor=False)
    if not lines:
        more = f"{fill_in} {link('Naar de cijfers', 'cijfers', **query)}"
        st.html(f"<p>{rows.text(why)} {more}</p>")
        return
    shown, first = lines, ON_PHONE if narrow() else FIRST
    if len(lines) > first + 1 and not st.toggle(f"Toon alle {len(lines)}", key=f"cijfers:{key}"):
        shown = lines[:first]
    st.html(rows.listed(sentence(line) for line in shown))
    st.html(f"<p class='nw-klein-woord'>{link('Alle cijfers', 'cijfers', **query)}</p>")


def _to_fill_in(gebied: str | None = None, kern: str | None = None) -> str:
    """Where the codes of a kern without any are typed, as links in HTML; '' when all have them."""
    return codes_asked(without_codes(desk(), gebied=gebied, kern=kern))


def codes_asked(kernen: Sequence[Kern]) -> str:
    """A step to the card of each kern where its codes are typed, as HTML; '' for none."""
    links = [
        link(f"Vul de {CODES} van {kern.naam} in", "lijsten", soort="kern", sleutel=kern.id)
        for kern in kernen[:FIRST]
    ]
    return f"{', '.join(links)}." if links else ""


def sentence(line: FigureLine) -> str:
    """A sentence, and under it what stands beside it and where it comes from, as HTML."""
    parts = [line.beside[:1].upper() + line.beside[1:], line.trend.removesuffix(".")]
    parts.append(line.source_words)
    under = ". ".join(rows.text(part) for part in parts if part)
    return f"{rows.text(line.sentence)}<br><span class='nw-klein-woord'>{under}</span>"
