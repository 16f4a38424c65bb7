"""Every row that is new or changed, before and after, before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from netwerk.services.mappings.before_after import RowChange, before_after
from netwerk.services.mappings.changes_file import changes_file
from netwerk.services.mappings.preview import Preview
from netwerk.ui.frame import desk
from netwerk.ui.inlezen import answered
from netwerk.ui.inlezen.shown_once import of_preview
from netwerk.ui.words import number

AT_ONCE = 25
"""So many rows are drawn, and so many more each time that is asked; all go along as a file."""
TIMES = "verandert:keer"
HEAD = ("Wat", "Naam", "Kenmerk", "Nu", "Wordt")


def _first(preview: Preview, shown: int) -> tuple[RowChange, ...]:
    rows = before_after(desk(), preview, limit=shown, state="gewijzigd")
    return rows + before_after(desk(), preview, limit=shown - len(rows), state="nieuw")


def draw(preview: Preview) -> None:
    """What changes, those that are stored already first, and all of it to download."""
    total = len(preview.plan.items())
    if not total:
        return
    st.header("Dit verandert er")
    shown = AT_ONCE * answered.times(TIMES)
    rows = of_preview(preview, ("verandert", shown), partial(_first, preview, shown))
    st.html(changes_html(rows))
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(rows) < total:
            st.markdown(f"Dit zijn de eerste {number(len(rows))} van {number(total)}.")
            more = min(AT_ONCE, total - len(rows))
            st.button(
                f"Toon er nog {more}",
                key="import:verandert:meer",
                on_click=answered.once_more,
                args=(TIMES,),
            )
        st.download_button(
            "Download alles wat verandert (CSV)",
            partial(changes_file, desk(), preview),
            file_name="wat-er-verandert.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )


def changes_html(rows: Sequence[RowChange]) -> str:
    """A table in which what a row is about stands once beside all its properties.

    Everything in it is text as it was typed.
    """
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEAD)
    body = "".join(f"<tbody>{_row(row)}</tbody>" for row in rows if row.changes)
    caption = "<caption>Wat er verandert: nu en straks</caption>"
    table = f"<table>{caption}<thead><tr>{heads}</tr></thead>{body}</table>"
    return f'<div class="netwerk-tabel netwerk-verandert">{table}</div>'


def _row(row: RowChange) -> str:
    high = f'scope="rowgroup" rowspan="{len(row.changes)}"'
    what, name = _text(f"{row.label}, {row.state}"), _text(row.name)
    # On a phone there is no room for the first column: it stands under the name.
    small = f'<span class="netwerk-wat">{what}</span>'
    about = f"<th {high}>{what}</th><th {high}>{name}{small}</th>"
    nothing = "(nieuw)" if row.state == "nieuw" else "niet bekend"
    lines = (
        "".join(
            f"<td>{_text(text)}</td>"
            for text in (one.veld, one.before or nothing, one.after or "niet bekend")
        )
        for one in row.changes
    )
    return "".join(f"<tr>{about if i == 0 else ''}{line}</tr>" for i, line in enumerate(lines))


def _text(value: str) -> str:
    return escape(" ".join(value.split()))
