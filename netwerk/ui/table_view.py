"""A long table to look in: filtered, sorted, with names that open, and as a file for Excel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from netwerk.insight.finding import ActorRef
from netwerk.model import fold
from netwerk.services.records.tables import cell_words, table_file
from netwerk.ui import links
from netwerk.ui.frame import desk
from netwerk.ui.words import number

FIRST = 50
"""So many rows at first; the rest on request."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def draw(rows: Sequence[Mapping[str, object]], key: str, alt: str) -> None:
    """The table with what to do with it. alt: what the table is, for who does not see it."""
    if not rows:
        st.markdown("Deze tabel is leeg.")
        return
    heads = list(rows[0])
    with st.container(horizontal=True, key=f"tabelkeuze-{key}", vertical_alignment="bottom"):
        wanted = st.text_input("Zoek in de tabel", key=f"{key}:zoek")
        by = st.selectbox("Sorteer op", heads, index=None, key=f"{key}:op", placeholder="Zoals nu")
        down = st.toggle("Hoogste eerst", key=f"{key}:om") if by else False
        st.download_button(
            "Naar Excel (csv)",
            lambda: table_file(desk(), key, _chosen(rows, wanted, by, down=down)),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"{key}:csv",
            icon=":material/download:",
        )
    chosen = _chosen(rows, wanted, by, down=down)
    many = number(len(chosen))
    words = f"{many} rijen" if len(chosen) == len(rows) else f"{many} van {number(len(rows))} rijen"
    st.caption(words)
    if not chosen:
        st.markdown("Geen rij met deze woorden.")
        return
    everything = len(chosen) <= FIRST or st.session_state.get(f"{key}:alle", False)
    st.html(_html(heads, chosen if everything else chosen[:FIRST], alt))
    if len(chosen) > FIRST:
        st.toggle(f"Toon alle {many} rijen", key=f"{key}:alle")


def _chosen(
    rows: Sequence[Mapping[str, object]], wanted: str, by: str | None, *, down: bool
) -> list[Mapping[str, object]]:
    """The rows that hold all words, sorted by a column: numbers by size, else by the alphabet."""
    words = fold(wanted).split()
    kept = [row for row in rows if _holds(row, words)]
    return sorted(kept, key=lambda row: _rank(row[by]), reverse=down) if by else kept


def _holds(row: Mapping[str, object], words: Sequence[str]) -> bool:
    text = fold(" ".join(map(cell_words, row.values())))
    return all(word in text for word in words)


def _rank(value: object) -> tuple[int, float, str]:
    text = cell_words(value)
    found = _NUMBER.match(text)
    size = float(found.group().replace(",", ".")) if found else 0.0
    return (0 if found else 1, size, fold(text))


def _html(heads: Sequence[str], rows: Sequence[Mapping[str, object]], alt: str) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{_cell(row[name])}</th>'
            if at == 0
            else f"<td>{_cell(row[name])}</td>"
            for at, name in enumerate(heads)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="netwerk-tabel netwerk-lange-tabel" tabindex="0" role="region" '
        f'aria-label="{escape(alt)}"><table><caption>{escape(alt)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: object) -> str:
    if isinstance(value, ActorRef):
        return links.actor_link(value.id, value.naam)
    return escape(" ".join(str(value).split()))
