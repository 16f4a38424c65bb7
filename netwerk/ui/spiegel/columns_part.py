"""The three columns of the spiegel: what is counted, what is told, and who knows whom."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.services.spiegel.seen_spiegel import FigureCell, SignalCell, ThemeRow
from netwerk.typed.dates import day_words
from netwerk.ui.links import card_link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

HEADS = ("Thema", "Cijfers (tellen)", "Signalen (vertellen)", "Netwerk (wie kent wie)")
NO_FIGURE = '<span class="nw-klein-woord">Geen cijfer bekend.</span>'
NO_SIGNAL = '<span class="nw-klein-woord">Geen signaal. Vraag ernaar.</span>'
SIGNALS = 3


def draw(themes: Sequence[ThemeRow], naam: str) -> None:
    """The table of themes; on a phone a block for each."""
    cells = [
        (
            rows.text(theme.words),
            rows.bullets([_figure(cell) for cell in theme.figures]) or NO_FIGURE,
            _signals(theme.signals),
            rows.bullets([rows.text(line) for line in theme.network]),
        )
        for theme in themes
    ]
    st.html(rows.table(HEADS, [("", cells)], f"De spiegel van {naam}"))
    sources = dict.fromkeys(cell.source for theme in themes for cell in theme.figures)
    if sources:
        st.caption(plain(f"Bronnen van de cijfers: {'; '.join(sources)}."))


def _figure(cell: FigureCell) -> str:
    if not cell.beside:
        return rows.text(cell.words)
    words, beside = cell.words.removesuffix("."), rows.text(cell.beside)
    return f'{rows.text(words)} <span class="nw-klein-woord">({beside}).</span>'


def _signals(signals: Sequence[SignalCell]) -> str:
    if not signals:
        return NO_SIGNAL
    shown = [_signal(signal) for signal in signals[:SIGNALS]]
    if len(signals) > SIGNALS:
        shown.append(f"en nog {len(signals) - SIGNALS}")
    return rows.bullets(shown)


def _signal(signal: SignalCell) -> str:
    where = ", ".join(
        part for part in (signal.bronsoort, day_words(signal.datum) if signal.datum else "") if part
    )
    name = card_link("Signaal", signal.id, signal.titel)
    return f'{name} <span class="nw-klein-woord">{rows.text(where)}</span>' if where else name
