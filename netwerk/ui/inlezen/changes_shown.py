"""Every row that is new or changed, before and after, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import streamlit as st

from netwerk.services.mappings.before_after import RowChange, before_after
from netwerk.services.mappings.changes_file import changes_file
from netwerk.services.mappings.preview import Preview
from netwerk.ui import show
from netwerk.ui.frame import desk
from netwerk.ui.words import number

SHOWN = 200
"""So many rows are drawn; all of them go along as a file."""


def draw(preview: Preview) -> None:
    """What changes, those that are stored already first, and all of it to download."""
    total = len(preview.plan.items())
    if not total:
        return
    st.header("Dit verandert er")
    changed = before_after(desk(), preview, limit=SHOWN, state="gewijzigd")
    new = before_after(desk(), preview, limit=SHOWN - len(changed), state="nieuw")
    shown = [*changed, *new]
    show.table(
        list(_lines(shown)),
        "import:verandert",
        alt="Wat er verandert: nu en straks",
    )
    if len(shown) < total:
        st.markdown(
            f"Dit zijn de eerste {number(len(shown))} van {number(total)}; de andere staan in de "
            "download."
        )
    st.download_button(
        "Download alles wat verandert (CSV)",
        partial(changes_file, desk(), preview),
        file_name="wat-er-verandert.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _lines(rows: Sequence[RowChange]) -> Iterator[Mapping[str, str]]:
    """A line for each property: what, who, which property, now, then."""
    for row in rows:
        for change in row.changes:
            nothing = "(nieuw)" if row.state == "nieuw" else "niet bekend"
            yield {
                "Wat": f"{row.label}, {row.state}",
                "Naam": row.name,
                "Kenmerk": change.veld,
                "Nu": change.before or nothing,
                "Wordt": change.after or "niet bekend",
            }
