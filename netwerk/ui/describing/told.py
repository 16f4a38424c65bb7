"""A description on the page: what stands in the file, to read here."""

from __future__ import annotations

import streamlit as st

from netwerk.report.description import (
    ASKED,
    CHANGED,
    FRONT_OPGAVEN,
    IN_SHORT,
    OWN_WORDS,
    PROUD,
    Beeld,
    Front,
    Section,
)
from netwerk.ui import show
from netwerk.ui.words import plain


def front_page(front: Front) -> None:
    """The page for the wethouder."""
    st.header(plain(front.headline))
    if front.under:
        st.markdown(plain(front.under))
    for column, key in zip(st.columns(max(1, len(front.keys))), front.keys, strict=False):
        note = f"  \n{plain(key.note)}" if key.note else ""
        column.markdown(f"**{plain(key.value)}** {plain(key.words)}{note}")
    if front.opgaven:
        rows = [(o.what, o.now, o.target, o.trekker, o.first_step) for o in front.opgaven]
        show.small_table(
            [dict(zip(FRONT_OPGAVEN, row, strict=True)) for row in rows],
            front.opgaven_head,
            wide=True,
        )
    for title, lines in ((ASKED, front.asks), (CHANGED, front.changed), (PROUD, front.proud)):
        if lines:
            st.markdown(f"**{title}**")
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    if front.beeld is not None:
        _picture(front.beeld)
    for line in front.sure.split("; ") if front.sure else ():
        st.caption(plain(line))


def part(section: Section) -> None:
    """A part under its heading, opened by who wants to read it here."""
    with st.expander(plain(section.title)):
        _content(section)


def _content(section: Section) -> None:
    if section.text:
        st.markdown("\n\n".join(map(plain, section.text)))
    if section.beeld is not None:
        _picture(section.beeld)
    for table in section.tables:
        show.small_table(
            [dict(zip(table.head, row, strict=True)) for row in table.rows],
            table.caption,
            wide=True,
        )
    if section.points:
        lines = (f"- **{plain(p.text)}** {plain(p.note)}" for p in section.points)
        st.markdown("\n".join(lines))
    for inner in section.subsections:
        st.subheader(plain(inner.title))
        _content(inner)
    if section.own_text:
        st.markdown(f"**{OWN_WORDS}:** " + "\n\n".join(map(plain, section.own_text)))
    if section.summary:
        st.markdown(f"**{IN_SHORT}:** {plain(section.summary)}")


def _picture(beeld: Beeld) -> None:
    if beeld.png is not None:
        st.image(beeld.png, caption=plain(beeld.under), alt=beeld.alt)
