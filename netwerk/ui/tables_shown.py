"""The tables of the page Tabellen, each with what to choose for it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.services.answers.questions import team_ids
from netwerk.services.records.tables import (
    GROUPED_BY,
    ROLES_BY,
    ROLES_SAID,
    broker_rows,
    gap_rows,
    matrix_rows,
    reach_rows,
    role_rows,
    team_matrix,
)
from netwerk.ui import table_view
from netwerk.ui.frame import desk, selection
from netwerk.ui.pick import pick_actoren
from netwerk.ui.words import plain

BY: Mapping[str, str] = {
    "categorie": "Categorieën",
    "domein": "Domeinen",
    "kern": "Kernen",
    "gebied": "Gebieden",
    "soort": "Soorten",
}
NOBODY = "Kies een of meer actoren."


def who_knows_whom() -> None:
    """The matrix of a team and everybody else: 'kent' where there is contact."""
    members = _team()
    if not members:
        return
    matrix = team_matrix(desk(), members, selection())
    st.markdown(plain(matrix.sentence))
    table_view.draw(matrix_rows(matrix), "wie-kent-wie", "Wie van ons kent wie")


def reach() -> None:
    """In how many steps a team reaches each actor."""
    members = _team()
    if members:
        table_view.draw(reach_rows(desk(), members, selection()), "bereik", "Bereik van het team")


def who_connects() -> None:
    """The place of every actor in the network; never a mark for a person."""
    st.caption(
        "Deze tabel zegt iets over de plek in het netwerk. "
        "Niet over hoe goed iemand zijn werk doet."
    )
    table_view.draw(broker_rows(desk(), selection()), "wie-verbindt", "Wie verbindt")


def roles() -> None:
    """Between whom each actor stands, counted and against what chance would give."""
    by = _by("Groepen", ROLES_BY, "rollen")
    with st.expander("Wat de rollen betekenen", type="compact"):
        for role, meaning in ROLES_SAID:
            st.markdown(f"**{role}**: {meaning}.")
    st.caption(
        "Eerst het aantal paren. Dan wat je verwacht bij evenveel paren en toevallige groepen."
    )
    rows = role_rows(desk(), selection(), by)
    if rows:
        table_view.draw(rows, "rollen", "Rollen")
    else:
        st.markdown("Van te weinig actoren is de groep en een contact bekend om rollen te tellen.")


def pairs_of_groups() -> None:
    """Every pair of groups: contacts seen against contacts expected, with one verdict."""
    by = _by("Tussen", GROUPED_BY, "paren")
    st.caption(
        "Verwacht: zoveel contacten als het toeval zou geven tussen groepen van deze grootte. "
        "Bij kleine groepen staat er: te weinig gegevens om iets te zeggen."
    )
    rows = gap_rows(desk(), selection(), by)
    if rows:
        table_view.draw(rows, "paren-van-groepen", "Paren van groepen")
    else:
        st.markdown("Er zijn geen twee groepen om te vergelijken.")


def _team() -> list[str]:
    members = pick_actoren("Wie horen bij het team?", "tabel:team", team_ids(desk(), selection()))
    if not members:
        st.markdown(NOBODY)
    return members


def _by(label: str, options: tuple[str, ...], key: str) -> str:
    chosen = st.segmented_control(
        label,
        list(options),
        default=options[0],
        format_func=lambda k: BY.get(k, k.capitalize()),
        key=f"tabel:{key}:naar",
        required=True,
    )
    return str(chosen)
