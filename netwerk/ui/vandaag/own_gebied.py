"""The gebied as a small picture with its figures in one line, and what is new since last time."""

from __future__ import annotations

from html import escape

import streamlit as st

from netwerk.services.answers.small_maps import whole_picture
from netwerk.services.day.today import in_numbers, news_since
from netwerk.ui import own_browser
from netwerk.ui.cards import picture
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import link
from netwerk.ui.words import plain

NO_VISIT = "Wanneer je hier eerder was, is niet bekend. Dit zijn de laatste 7 dagen."


def draw() -> None:
    """The picture, the figures, the news."""
    own = "Je gebied" if selection().gebied else "De gemeente"
    figures = in_numbers(desk(), selection())
    with st.container(horizontal=True, key="kop-gebied", vertical_alignment="bottom"):
        st.subheader(own)
        st.html(link("Open de kaart", "kaart"))
    alt = f"Kaart van het netwerk: {figures}"
    picture.draw(whole_picture(desk(), selection(), alt), alt, "vandaag-gebied")
    st.markdown(plain(figures))
    _news()


def _news() -> None:
    news = news_since(desk(), own_browser.last_visit(), selection())
    st.subheader(f"Nieuw sinds {news.since}")
    if own_browser.last_visit() is None:
        st.caption(NO_VISIT)
    if not news.lines:
        st.markdown("Niets nieuws vastgelegd.")
        return
    lines = "".join(
        f'<li class="nw-feit"><span>{escape(line.what)}</span>'
        f"<small>{escape(line.when)}, {escape(line.who)}</small></li>"
        for line in news.lines
    )
    more = f"<li>{link(f'En nog {news.more}', 'geschiedenis')}</li>" if news.more else ""
    st.html(f'<ul class="nw-lijst">{lines}{more}</ul>')
