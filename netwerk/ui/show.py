"""Small shared pieces: a finding, a list of findings, a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netwerk.insight.finding import Evidence, Finding
from netwerk.schema import schema
from netwerk.ui.words import known, on_day, plain

SHOWN = 8


def finding(item: Finding) -> None:
    """One finding: its sentence, how certain it is, a next step, and the ties it rests on."""
    with st.container(border=True):
        st.markdown(f"**{plain(item.sentence)}**")
        if item.next_step:
            st.markdown(f"Volgende stap: {plain(item.next_step)}")
        if item.certainty.sentence:
            st.caption(f"Zekerheid: {plain(item.certainty.band)}. {plain(item.certainty.sentence)}")
        if item.evidence:
            with st.expander(f"Waar rust dit op? ({len(item.evidence)})"):
                st.table(evidence_rows(item.evidence))


def findings(items: Sequence[Finding], key: str, empty: str, shown: int = SHOWN) -> None:
    """The most important findings, the others on request; a sentence when there are none."""
    if not items:
        st.markdown(plain(empty))
        return
    everything = len(items) <= shown or st.toggle(f"Toon alle {len(items)}", key=f"alle:{key}")
    for item in items if everything else items[:shown]:
        finding(item)


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


def table(rows: Sequence[Mapping[str, object]], key: str, height: int = 420) -> None:
    """A sortable table of text that also fits a large network."""
    st.dataframe(rows, key=key, height=min(height, 38 * (len(rows) + 1)), hide_index=True, width="stretch")
