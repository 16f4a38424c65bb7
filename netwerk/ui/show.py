"""Small shared pieces: a finding, a list of findings, a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from netwerk.insight.finding import Evidence, Finding
from netwerk.schema import schema
from netwerk.ui import to_map
from netwerk.ui.words import known, on_day, plain

SHOWN = 5
FEW_ROWS = 15


def finding(item: Finding, key: str, more: Callable[[], None] | None = None) -> None:
    """One finding: its sentence, a next step.

    And on request how certain it is and the ties it rests on.

    more: draws what else can be done with this finding, in the same box.
    """
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(item.sentence)}**")
        if item.next_step:
            st.markdown(f"Volgende stap: {plain(item.next_step)}")
        with st.expander(
            f"Zekerheid: {plain(item.certainty.band)}. Waar rust dit op?", type="compact"
        ):
            st.markdown(
                plain(item.certainty.sentence) or "Er is niets vastgelegd waar dit op rust."
            )
            if item.evidence:
                st.table(evidence_rows(item.evidence), hide_index=True)
            to_map.button(item, key)
        if more is not None:
            more()


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
    """Relations as rows of a table, safe for Markdown."""
    toon = schema().toon
    return [
        {
            "Van": plain(e.van.naam),
            "Relatie": plain(schema().keuzes["relatie"].label(e.soort)),
            "Naar": plain(e.naar.naam),
            "Sterkte": plain(toon("Relatie", "sterkte", e.sterkte)),
            "Bron": plain(known(e.bron)),
            "Laatst bevestigd": plain(on_day(e.datum) if e.datum else known(None)),
        }
        for e in evidence
    ]


def facts(rows: Sequence[tuple[str, str]]) -> None:
    """A few facts: what it is called on the left, what it is on the right."""
    st.table(
        [{"Gegeven": plain(label), "Waarde": plain(value)} for label, value in rows],
        hide_index=True,
        hide_header=True,
    )


def small_table(rows: Sequence[Mapping[str, object]], alt: str | None) -> None:
    """A table of a few rows that a screen reader reads whole."""
    st.table(
        [{head: plain(value) for head, value in row.items()} for row in rows],
        hide_index=True,
        alt=alt,
    )


def table(
    rows: Sequence[Mapping[str, object]], key: str, height: int = 420, alt: str | None = None
) -> None:
    """Rows of text: a few as a table that a screen reader reads whole.

    Many as one that sorts and goes along as CSV.
    """
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
