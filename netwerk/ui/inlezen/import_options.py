"""What an import does with rows that say too little: asked where it matters, else out of the way.

What is chosen holds for the files of this session and stays when the user goes to another page.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.exchange.mapping.file_mapping import Defaults
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
    "vervang": "Zet de omschrijving uit je bestand op de plaats van een die er al staat",
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
        vervang=held.get("vervang", False),
        gestopt=held.get("gestopt", False),
        contactpersonen=held.get("contactpersonen", False),
        toch=private_rows.taken(),
        mapping=answered.mapping(),
        partner=held.get("partner", "").strip() or None,
        gebied=None if held.get(ANYWHERE) else selection().gebied,
        remembered=answered.uses_earlier(),
    )


def may_import() -> bool:
    """Whether the user may store anything in the chosen gebied; without one, anywhere at all."""
    gebied = selection().gebied
    return desk().may_change(gebied) if gebied else desk().changes_somewhere


def forget() -> None:
    """Let go of what was chosen: the files went."""
    st.session_state.pop(CHOSEN, None)


def take(defaults: Defaults) -> None:
    """Choose what a file with choices says."""
    said = {name: getattr(defaults, name) for name in (*PICKS, *TICKS, "bron")}
    for name, value in said.items():
        if value:
            _keep(name, value)


def without_choices(defaults: Defaults) -> Defaults:
    """What a file with choices says that cannot be chosen here."""
    return Defaults(gebied=defaults.gebied, inhoud=defaults.inhoud)


def choose(plan: ImportPlan) -> None:
    """Ask what these files leave open; what they do not ask for is folded away."""
    matters = options_that_matter(plan, options())
    _draw(matters)
    _gebied()
    with st.expander("Andere keuzes voor alle rijen"):
        _draw(frozenset({*PICKS, *TICKS}) - matters)
        _text("bron", "Bron van dit bestand", "bijvoorbeeld: ledenlijst dorpsbelang, mei 2026")
        _text("partner", "Van wie is dit bestand?", "netwerk onthoudt je keuzes dan per partner")


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


def _text(name: str, label: str, example: str) -> None:
    key = f"import:{name}"
    st.session_state[key] = _held(name, "")
    st.text_input(
        label,
        placeholder=example,
        key=key,
        on_change=lambda: _keep(name, st.session_state[key]),
    )


def _held(name: str, nothing: str) -> str:
    return st.session_state.get(CHOSEN, {}).get(name, nothing) or nothing


def _keep(name: str, value: object) -> None:
    st.session_state[CHOSEN] = {**st.session_state.get(CHOSEN, {}), name: value}
