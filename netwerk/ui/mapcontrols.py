"""The controls of the map page: filters, how it is drawn, what is marked, undo, saved views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from netwerk.map.view import COLLAPSE_BY, COLOUR_BY, REGIONS
from netwerk.net.net import Net
from netwerk.schema import schema
from netwerk.services.marks import MARKABLE
from netwerk.ui import mapkeep, mapstate
from netwerk.ui.mapstate import push_widgets, widget

WORDS = {
    "soort": "Soort",
    "categorie": "Categorie",
    "gebied": "Gebied",
    "kern": "Kern",
    "groep": "Groep die bij elkaar hoort",
    "contacten": "Aantal contacten",
    "relaties": "Aantal relaties",
    "gelijk": "Allemaal even groot",
    "contact": "Contacten",
    "affiliatie": "Lid van, werkt voor, locatie",
}
FOCUS_LISTED = 5000


def bar(net: Net, step: mapstate.Step) -> None:
    """One row above the map; what is chosen in it is said on its buttons."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(f"Filters{_count(len(_chosen(step)))}", icon=":material/filter_alt:"):
            filters(net)
        with st.popover("Uitlichten", icon=":material/highlight:"):
            exploring(net)
        with st.popover("Uiterlijk", icon=":material/palette:"):
            drawing()
        with st.popover("Bewaren en delen", icon=":material/save:"):
            mapkeep.keep(step, net)
        st.button("Stap terug", disabled=not mapstate.can_move(-1), on_click=mapstate.move, args=(-1,), icon=":material/undo:")
        st.button("Stap vooruit", disabled=not mapstate.can_move(1), on_click=mapstate.move, args=(1,), icon=":material/redo:")
        st.button("Alles tonen", on_click=_fresh)
        st.toggle("Plattegrond", key="kaart:plattegrond")


def _chosen(step: mapstate.Step) -> list[object]:
    return [v for name in mapstate.SELECTION_WIDGETS if (v := getattr(step.selection, name))]


def _count(number: int) -> str:
    return f" ({number})" if number else ""


def filters(net: Net) -> None:
    """Which actors and ties are on the map."""
    s = schema()
    kernen = {k.id: k.naam for k in net.kernen if net.selection.gebied in (None, k.gebied)}
    _one("Kern", "kern", kernen)
    _many("Soort", "soorten", {k.waarde: k.label for k in s.keuzes["soort"].keuzes.values()})
    _many("Categorie", "categorieen", _present(net.actors["categorie"], "categorie"))
    domeinen = [d for values in net.actors["domeinen"] if isinstance(values, tuple) for d in values]
    _many("Domein", "domeinen", _present(domeinen, "domein"))
    _many("Soort relatie", "relaties", {r.naam: r.label for r in s.relaties.values()})
    st.text_input("Thema van het contact", key=widget("thema"), on_change=push_widgets)


def drawing() -> None:
    """How the map is drawn."""
    _one("Kleur naar", "kleur", {w: WORDS[w] for w in COLOUR_BY}, empty=False)
    _one("Grootte naar", "grootte", {w: WORDS[w] for w in ("contacten", "relaties", "gelijk")}, empty=False)
    _one("Vlakken", "vlakken", {w: WORDS[w] for w in REGIONS})
    _many("Lijnen", "lagen", {w: WORDS[w] for w in ("contact", "affiliatie")})
    _one("Bundel tot één teken per", "bundelen", {w: WORDS[w] for w in COLLAPSE_BY})


def exploring(net: Net) -> None:
    """Around one actor, and what is marked."""
    names = (
        {str(i): str(naam) for i, naam in zip(net.actors["id"], net.actors["naam"], strict=True)} if net.n <= FOCUS_LISTED else {}
    )
    focus = st.session_state.get(widget("focus"))
    if focus and focus not in names:
        names[focus] = focus
    ordered = dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
    _one("Alleen rond", "focus", ordered)
    st.radio("Stappen", [1, 2, 3], horizontal=True, key=widget("stappen"), on_change=push_widgets)
    marks = MARKABLE | ({"bewaard": "Zoals bewaard"} if st.session_state.get(widget("markeren")) == "bewaard" else {})
    _one("Licht uit", "markeren", marks, empty=False)
    st.toggle("Maak de rest lichter", key=widget("vervagen"), on_change=push_widgets)


def _fresh() -> None:
    st.session_state.pop(mapstate.STEPS, None)
    mapstate.current(st.session_state.get(mapstate.GEBIED))


def _one(label: str, name: str, words: Mapping[str, str], empty: bool = True) -> None:
    options: list[str | None] = [None, *words] if empty else [*words]
    held = st.session_state.get(widget(name))
    if held not in options:
        options.append(held)
    st.selectbox(
        label,
        options,
        format_func=lambda w: "Alles" if w is None else words.get(w, str(w)),
        key=widget(name),
        on_change=push_widgets,
        placeholder="Alles",
    )


def _many(label: str, name: str, words: Mapping[str, str]) -> None:
    held = st.session_state.get(widget(name)) or []
    options = [*words, *(w for w in held if w not in words)]
    st.multiselect(
        label, options, format_func=lambda w: words.get(w, str(w)), key=widget(name), on_change=push_widgets, placeholder="Alles"
    )


def _present(values: Sequence[object], lijst: str) -> dict[str, str]:
    present = sorted({str(v) for v in values if v})
    return {value: schema().keuzes[lijst].label(value) for value in present}
