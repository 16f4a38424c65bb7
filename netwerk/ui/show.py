"""Small shared pieces: a finding, a list of findings, a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from netwerk.insight.finding import Evidence, Finding
from netwerk.schema import schema
from netwerk.services.answers.sections import grounds_words
from netwerk.ui import to_map
from netwerk.ui.small_tables import facts_html, table_html
from netwerk.ui.words import known, on_day, plain

SHOWN = 5
FEW_ROWS = 15


def finding(item: Finding, key: str, more: Callable[[], None] | None = None) -> None:
    """One finding: its sentence and a next step; how certain it is and why when that is opened.

    more: draws what else can be done with this finding, in the same box.
    """
    with st.container(border=True, gap="xsmall"):
        step = f"\n\nVolgende stap: {plain(item.next_step)}" if item.next_step else ""
        st.markdown(f"**{plain(item.sentence)}**{step}")
        label = f"Zekerheid: {plain(item.certainty.band)}. Waar rust dit op?"
        why = st.expander(label, type="compact", key=f"waarom:{key}", on_change="rerun")
        if why.open:  # most stay closed: what is in them is made and sent when it is asked for
            with why:
                _grounds(item, key)
        if more is not None:
            more()


def _grounds(item: Finding, key: str) -> None:
    st.markdown(plain(grounds_words(item)) or "Er is niets vastgelegd waar dit op rust.")
    if item.evidence:
        small_table(evidence_rows(item.evidence), "Relaties waar dit op rust")
    to_map.button(item, key)


def findings(items: Sequence[Finding], key: str, empty: str, shown: int = SHOWN) -> None:
    """The most important findings, the others on request; a sentence when there are none."""
    if not items:
        st.markdown(plain(empty))
        return
    everything = len(items) <= shown + 1 or st.session_state.get(f"alle:{key}", False)
    for number, item in enumerate(items if everything else items[:shown]):
        finding(item, f"{key}:{number}:{item.key}")
    if len(items) > shown + 1:
        st.toggle(f"Toon alle {len(items)}", key=f"alle:{key}")


def evidence_rows(evidence: Sequence[Evidence]) -> list[Mapping[str, str]]:
    """Relations as rows of a table."""
    toon = schema().toon
    return [
        {
            "Van": e.van.naam,
            "Relatie": schema().keuzes["relatie"].label(e.soort),
            "Naar": e.naar.naam,
            "Sterkte": toon("Relatie", "sterkte", e.sterkte),
            "Bron": known(e.bron),
            "Laatst bevestigd": on_day(e.datum) if e.datum else known(None),
        }
        for e in evidence
    ]


def facts(rows: Sequence[tuple[str, str]]) -> None:
    """A few facts: what it is called on the left, what it is on the right."""
    if rows:
        st.html(facts_html(rows))


def small_table(
    rows: Sequence[Mapping[str, object]], caption: str | None = None, wide: bool = False
) -> None:
    """A table of a few rows, all with the same heads, that a screen reader reads whole.

    wide: its words are long, and on a phone it scrolls in its own box.

    Much lighter than st.table: see docs/figures.md. Cells are plain text, as typed.
    """
    if rows:
        st.html(table_html(list(rows[0]), [list(row.values()) for row in rows], caption, wide))


def table(
    rows: Sequence[Mapping[str, object]], key: str, height: int = 420, alt: str | None = None
) -> None:
    """Rows of text: a few as a table read whole, many as one that sorts and goes along as CSV."""
    if 0 < len(rows) <= FEW_ROWS:
        small_table(rows, alt)
    elif rows:
        st.dataframe(
            rows,
            key=key,
            height=min(height, 38 * (len(rows) + 1)),
            hide_index=True,
            width="stretch",
            alt=alt,
        )
    else:
        st.markdown("Deze tabel is leeg.")
