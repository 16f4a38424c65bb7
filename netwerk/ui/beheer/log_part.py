"""The newest lines of the log, narrowed by who, what and when, and whether the log is whole."""

from __future__ import annotations

from datetime import date

import streamlit as st

from netwerk.access.log_line import WHAT
from netwerk.services.audit.log_checked import log_checked
from netwerk.services.audit.log_lines import LogWanted, NumberedLine, log_lines
from netwerk.typed.moments import hour_words
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.own_browser import narrow
from netwerk.ui.show import small_table
from netwerk.ui.words import number, on_day, plain

FIRST, ON_PHONE, MORE = 12, 5, 50
EVERYTHING = "alles"
# On a phone a line is of three cells whose words wrap, so that all of it is within the screen.
_WIDE = """<style>
.st-key-logboek-regels td { white-space: nowrap; }
.st-key-logboek-regels td:nth-child(5) { white-space: normal; min-width: 26rem; }
</style>"""
_NARROW = """<style>
.st-key-logboek-regels table { width: 100%; table-layout: fixed; }
.st-key-logboek-regels td { white-space: normal; overflow-wrap: anywhere; }
.st-key-logboek-regels :is(td, th):first-child { width: 24%; }
.st-key-logboek-regels :is(td, th):last-child { width: 18%; }
</style>"""


def draw() -> None:
    """The choices, the lines, and the button to look whether they were left alone."""
    with guarded():
        wanted = _wanted()
        shown = log_lines(desk(), wanted)
        _lines(shown.lines, shown.total)
        _check()


def _wanted() -> LogWanted:
    with st.container(horizontal=True, vertical_alignment="bottom", key="logboek-keuze"):
        wie = st.text_input("Van wie?", key="logboek:wie", placeholder="De naam of een deel ervan")
        wat = st.selectbox("Wat?", [EVERYTHING, *WHAT], key="logboek:wat")
        van = st.date_input("Vanaf", None, key="logboek:van", format="DD-MM-YYYY")
        tot = st.date_input("Tot en met", None, key="logboek:tot", format="DD-MM-YYYY")
    refused = st.toggle("Alleen wat niet mocht of niet lukte", key="logboek:geweigerd")
    many = MORE if st.session_state.get("logboek:meer") else _first()
    return LogWanted(
        wie=wie.strip() or None,
        wat=None if wat == EVERYTHING else wat,
        van=_day(van),
        tot=_day(tot),
        geweigerd=refused,
        aantal=many,
    )


def _first() -> int:
    return ON_PHONE if narrow() else FIRST


def _day(chosen: object) -> str | None:
    return chosen.isoformat() if isinstance(chosen, date) else None


def _lines(lines: tuple[NumberedLine, ...], total: int) -> None:
    if not lines:
        st.markdown("Er staat geen regel in het logboek die hierbij past.")
        return
    st.caption(f"{number(total)} regels; hier staan de nieuwste {number(len(lines))}.")
    row, style = (_short_row, _NARROW) if narrow() else (_row, _WIDE)
    st.html(style)
    with st.container(key="logboek-regels"):
        small_table([row(one) for one in lines], "Regels van het logboek")
    if total > _first():
        st.toggle(f"Toon er {MORE}", key="logboek:meer")


def _row(one: NumberedLine) -> dict[str, object]:
    line = one.line
    return {
        "Nr": one.number,
        "Wanneer": f"{on_day(line.wanneer)} {hour_words(line.wanneer)}",
        "Wie": line.wie,
        "Wat": line.wat,
        "Waarop": line.waarop or "-",
        "Waarvandaan": line.waarvandaan or "-",
        "Gelukt": "ja" if line.gelukt else "nee",
    }


def _short_row(one: NumberedLine) -> dict[str, object]:
    line = one.line
    what = f"{line.wat}: {line.waarop}" if line.waarop else line.wat
    return {
        "Wanneer": f"{on_day(line.wanneer)} {hour_words(line.wanneer)}",
        "Wie en wat": f"{line.wie}, {what} (regel {one.number}, {line.waarvandaan or '-'})",
        "Gelukt": "ja" if line.gelukt else "nee",
    }


def _check() -> None:
    if not st.button("Controleer het logboek", icon=":material/fact_check:"):
        return
    with st.spinner("Elke regel nalopen ..."):
        verdict = log_checked(desk())
    if verdict.problem:
        st.error(plain(f"Het logboek klopt niet. {verdict.problem}"))
    elif not verdict.lines:
        st.info("Er staat nog niets in het logboek.")
    else:
        erased = f" In {number(verdict.wiped)} daarvan is iemand gewist." if verdict.wiped else ""
        st.success(
            plain(
                f"Het logboek klopt: {number(verdict.lines)} regels, tot en met nummer "
                f"{verdict.last}.{erased} Zegel: {verdict.seal}"
            )
        )
