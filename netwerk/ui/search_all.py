"""The search for everything: an actor, kern, thema or vraagstuk; Enter goes there."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from netwerk.map.view import Mark
from netwerk.services.day.search_everything import (
    SearchFound,
    SearchHit,
    actors_of_theme,
    search_everything,
)
from netwerk.ui import state, to_map
from netwerk.ui.frame import desk, selection
from netwerk.ui.menu import every_page, page_file

WORDS = "Zoek een actor, kern, thema of vraagstuk"
HINT = "Een deel van de naam is genoeg. Een oude naam of een tikfout mag ook."
PAGE_OF = {
    "actor": "actor",
    "kern": "kern",
    "vraagstuk": "agenda",
    "signaal": "agenda",
    "initiatief": "agenda",
    "afspraak": "afspraken",
}
NEEDS_ID = frozenset({"actor", "kern", "paar"})
"""Pages that are about one thing: nothing to go to by their name alone."""
OPEN, BOX_KEY = "zoek:open", "zoekvak"
"""The dialog stays when the page behind it is drawn anew, as when its findings are there."""
BOX = """<div class="nw-zoek"><label for="nw-zoekveld">Naam of woord</label>
<input id="nw-zoekveld" role="combobox" type="text" aria-autocomplete="list" aria-expanded="false"
  aria-controls="nw-zoeklijst" autocomplete="off" autocapitalize="off" spellcheck="false">
<ul id="nw-zoeklijst" role="listbox" aria-label="Gevonden" hidden></ul>
<p role="status"></p></div>"""


@cache
def _box() -> Any:
    return st.components.v2.component("netwerk.zoek", html=BOX, js="zoek.js", isolate_styles=False)


def open_button() -> None:
    """The button in the header that opens the search, also by Ctrl+K."""
    st.button(
        WORDS,
        icon=":material/search:",
        shortcut="Ctrl+K",
        key="zoek-alles",
        on_click=_open,
        args=(True,),
    )
    if st.session_state.get(OPEN):
        _dialog()


def _open(is_open: bool) -> None:
    st.session_state[OPEN] = is_open
    st.session_state.pop(BOX_KEY, None)


def _closed() -> None:
    _open(False)


@st.dialog("Zoeken", width="medium", on_dismiss=_closed)
def _dialog() -> None:
    held: Any = st.session_state.get(BOX_KEY) or {}
    asked = str(held.get("asked") or "")
    found = _found(asked)
    answer = _box()(
        key=BOX_KEY,
        data={
            "asked": asked,
            "hits": [_line(hit) for hit in found.hits],
            "sure": found.sure,
            "told": _told(asked, found),
        },
        default={"asked": ""},
        on_asked_change=_nothing,
        on_chosen_change=_nothing,
    )
    if answer.chosen:
        _go(str(answer.chosen), found)


def _found(asked: str) -> SearchFound:
    pages = {p.name: p.title for p in every_page() if p.name not in NEEDS_ID}
    return search_everything(desk(), asked, selection().gebied, pages)


def _line(hit: SearchHit) -> dict[str, str]:
    old = f", heette {hit.old}" if hit.old else ""
    return {"key": f"{hit.kind}:{hit.id}", "name": hit.name, "what": f"{hit.what}{old}"}


def _told(asked: str, found: SearchFound) -> str:
    """What a screen reader is told, and who sees it reads it too."""
    if not asked.strip():
        return HINT
    if not found.hits:
        return "Niets gevonden. Probeer een ander woord, of een deel van de naam."
    if found.sure:
        return f"{len(found.hits)} gevonden. Enter opent {found.hits[0].name}."
    return f"{len(found.hits)} gevonden. Kies met de pijltoetsen en Enter."


def _nothing() -> None:
    """What was typed or chosen is read when the dialog is drawn anew."""


def _go(chosen: str, found: SearchFound) -> None:
    """To the page of what was chosen; a thema is shown on the map."""
    kind, _, id = chosen.partition(":")
    if chosen not in {f"{hit.kind}:{hit.id}" for hit in found.hits}:
        return
    _closed()
    if kind == "thema":
        label = next(hit.name for hit in found.hits if hit.kind == kind and hit.id == id)
        to_map.show((Mark("nadruk", actors_of_theme(desk(), selection(), id), label=label),))
    if kind == "gebied":
        st.session_state[state.GEBIED_BEFORE] = id
        st.session_state.pop(state.GEBIED, None)
        st.switch_page(page_file("gebied"), query_params={"gebied": id})
    if kind == "pagina":
        st.switch_page(page_file(id))
    page, asked = address_of(kind, id)
    st.switch_page(page_file(page), query_params=asked)


def address_of(kind: str, id: str) -> tuple[str, dict[str, str]]:
    """The page of something that was found, and what its address asks there."""
    page = PAGE_OF[kind]
    return page, {"soort": kind, "sleutel": id} if page == "agenda" else {"id": id}
