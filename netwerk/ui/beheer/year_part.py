"""The yearly report 'wie mag wat en wie deed wat' to download, and the roles in a table."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.audit.log_checked import kept_days
from netwerk.services.audit.year_report import year_report, year_report_name
from netwerk.services.team.who_may_what import who_may_what
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.show import small_table
from netwerk.ui.words import plain

KINDS = {"docx": "Word", "pdf": "PDF", "json": "JSON"}


def report() -> None:
    """Choose a year and a kind of file, and get it; it is made when the button is pressed."""
    with guarded():
        this = desk().today.year
        years = list(range(this, this - 1 - kept_days(desk()) // 365, -1))[:10]
        with st.container(horizontal=True, vertical_alignment="bottom", key="jaarverslag"):
            jaar = st.selectbox("Jaar", years, key="jaarverslag:jaar")
            kind = st.segmented_control(
                "Soort bestand",
                list(KINDS),
                format_func=KINDS.__getitem__,
                default="docx",
                required=True,
                key="jaarverslag:soort",
            )
            st.download_button(
                "Download het verslag",
                partial(year_report, desk(), jaar, str(kind)),
                file_name=year_report_name(desk(), jaar, str(kind)),
                icon=":material/download:",
                on_click="ignore",
                key="jaarverslag:download",
            )


def roles() -> None:
    """Who has which role where, what is probably not meant, and what a role may."""
    with guarded():
        told = who_may_what(desk())
        for warning in told.warnings:
            st.warning(plain(warning))
        if told.rows:
            named = [{"Wie": one.wie, "Rol": one.rol, "Waar": one.waar} for one in told.rows]
            small_table(named, "Wie welke rol heeft")
            st.markdown(plain(" ".join(told.sentences[-2:])))
        else:
            st.markdown("Er staan geen rollen in netwerk\\.toml. Wie hier werkt, heeft één rol.")
        with st.expander("Wat mag een rol?"):
            rows = [{"Rol": role, "Mag": may} for role, may in told.roles.items()]
            small_table(rows, "Wat een rol mag")
