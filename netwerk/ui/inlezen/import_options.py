"""What an import does with rows that say too little: asked where it matters, else out of the way.

What is chosen holds for the files of this session and stays when the user goes to another page.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.exchange.report import ImportPlan
from netwerk.exchange.request import ImportOptions
from netwerk.schema import schema
from netwerk.services.import_asks import options_that_matter
from netwerk.services.records.choices import gebied_names
from netwerk.ui.frame import desk, selection
from netwerk.ui.inlezen import answered, private_rows
from netwerk.ui.words import plain

CHOSEN = "import:keuzes"
ANYWHERE = "nergens"
"""Kept when rows do not get the gebied of the sidebar."""
PICKS = {
    "soort": "Soort voor rijen zonder soort",
    "relatie": "Relatie voor rijen zonder soort relatie",
}
TICKS = {
    "create_missing": "Maak actoren aan die wel in een relatie staan, maar niet in de lijst",
    "contactpersonen": (
        "Maak van contactpersonen professionals die bij de actor van hun rij werken"
    ),
    "gestopt": "Wat uit het blad van een partner is verdwenen, is gestopt",
}


def options() -> ImportOptions:
    """What was chosen."""
    held = st.session_state.get(CHOSEN, {})
    return ImportOptions(
        soort=held.get("soort") or None,
        relatie=held.get("relatie") or None,
        create_missing=held.get("create_missing", False),
        bron=held.get("bron", "").strip() or None,
        gestopt=held.get("gestopt", False),
        contactpersonen=held.get("contactpersonen", False),
        toch=private_rows.taken(),
        mapping=answered.mapping(),
        gebied=None if held.get(ANYWHERE) else selection().gebied,
        remembered=answered.uses_earlier(),
    )


def forget() -> None:
    """Let go of what was chosen: the files went."""
    st.session_state.pop(CHOSEN, None)


def choose(plan: ImportPlan) -> None:
    """Ask what these files leave open; what they do not ask for is folded away."""
    matters = options_that_matter(plan, options())
    _draw(matters)
    _gebied()
    with st.expander("Andere keuzes voor alle rijen"):
        _draw(frozenset({*PICKS, *TICKS}) - matters)
        _bron()


def _draw(names: frozenset[str]) -> None:
    for name in (name for name in PICKS if name in names):
        words = {k.waarde: k.label for k in schema().keuzes[name].keuzes.values()}
        answered.select(
            PICKS[name],
            words,
            _held(name, ""),
            f"import:{name}",
            partial(_keep, name),
            "Niet invullen",
        )
    for name in (name for name in TICKS if name in names):
        now = bool(_held(name, ""))
        answered.tick(TICKS[name], now, f"import:{name}", partial(_keep, name))


def _gebied() -> None:
    """The gebied of the sidebar holds for rows that name no place, as it does in a form."""
    chosen = selection().gebied
    if chosen is None:
        return
    name = plain(gebied_names(desk()).get(chosen, chosen))
    answered.tick(
        f"Rijen zonder kern of gebied horen bij {name}",
        not _held(ANYWHERE, ""),
        "import:gebied",
        lambda there: _keep(ANYWHERE, not there),
    )


def _bron() -> None:
    st.session_state["import:bron"] = _held("bron", "")
    st.text_input(
        "Bron van dit bestand",
        placeholder="bijvoorbeeld: ledenlijst dorpsbelang, mei 2026",
        key="import:bron",
        on_change=lambda: _keep("bron", st.session_state["import:bron"]),
    )


def _held(name: str, nothing: str) -> str:
    return st.session_state.get(CHOSEN, {}).get(name, nothing) or nothing


def _keep(name: str, value: object) -> None:
    st.session_state[CHOSEN] = {**st.session_state.get(CHOSEN, {}), name: value}
