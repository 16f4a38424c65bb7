"""The controls of the map page: filters, how it is drawn, what is marked, undo, saved views."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from netwerk.map.view import COLLAPSE_BY, COLOUR_BY, REGIONS, SIZE_BY
from netwerk.schema import schema
from netwerk.services.answers.highlights import MARKABLE
from netwerk.services.records.choices import MapChoices, map_choices
from netwerk.ui import map_steps
from netwerk.ui.frame import desk, selection
from netwerk.ui.kaart import panel, saved_views
from netwerk.ui.kaart.map_frame import switch
from netwerk.ui.kaart.map_route import actor_of, draw_route
from netwerk.ui.kaart.search import begin_anew
from netwerk.ui.map_steps import push_widgets, widget

WORDS = {
    "soort": "Soort",
    "categorie": "Categorie",
    "gebied": "Gebied",
    "kern": "Kern",
    "groep": "Groep die bij elkaar hoort",
    "contacten": "Aantal contacten",
    "relaties": "Aantal relaties",
    "routes": "Hoe vaak op de kortste route",
    "bereik": "Bereik in twee stappen",
    "gelijk": "Allemaal even groot",
    "contact": "Contacten",
    "affiliatie": "Lid van, werkt voor, locatie",
}


def bar(step: map_steps.MapStep) -> None:
    """The row above the map, after the search; what is chosen in it is said on its buttons.

    On a phone the row folds behind *Meer* (frontend/kaartpagina.css).
    """
    choices = map_choices(desk(), selection())
    switch("meer", "Meer", "Minder")
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key="kaartknoppen"
    ):
        with st.popover(f"Filters{_count(len(_chosen(step)))}", icon=":material/filter_alt:"):
            filters(choices)
        with st.popover("Uitlichten", icon=":material/lightbulb:"):
            exploring(choices)
        with st.popover("Uiterlijk", icon=":material/palette:"):
            drawing()
        if desk().changes_somewhere:
            panel.adding()
        _steps()
        with st.popover("Bewaren", icon=":material/save:"):
            saved_views.keep(step)
        switch("groot", "Groot", "Klein")


def _steps() -> None:
    """Back, forward and anew: three icons with a name."""
    for key, words, icon, off, by in (
        ("kaart-terug", "Stap terug", ":material/undo:", not map_steps.can_move(-1), -1),
        ("kaart-vooruit", "Stap vooruit", ":material/redo:", not map_steps.can_move(1), 1),
    ):
        st.button(
            words, key=key, help=words, disabled=off, on_click=map_steps.move, args=(by,), icon=icon
        )
    st.button(
        "Begin opnieuw",
        key="kaart-opnieuw",
        help="Begin opnieuw",
        on_click=begin_anew,
        icon=":material/restart_alt:",
    )


def _chosen(step: map_steps.MapStep) -> list[object]:
    return [v for name in map_steps.SELECTION_WIDGETS if (v := getattr(step.selection, name))]


def _count(number: int) -> str:
    return f" ({number})" if number else ""


def filters(choices: MapChoices) -> None:
    """Which actors and ties are on the map."""
    s = schema()
    _one("Kern", "kern", choices.kernen)
    _many("Soort", "soorten", {k.waarde: k.label for k in s.keuzes["soort"].keuzes.values()})
    _many("Categorie", "categorieen", choices.categorieen)
    _many("Domein", "domeinen", choices.domeinen)
    _many("Soort relatie", "relaties", {r.naam: r.label for r in s.relaties.values()})
    st.text_input("Thema van het contact", key=widget("thema"), on_change=push_widgets)
    st.date_input(
        "Zoals het was op",
        key=widget("op"),
        format="DD-MM-YYYY",
        max_value=desk().today,
        on_change=push_widgets,
    )


def drawing() -> None:
    """How the map is drawn."""
    st.toggle("Plattegrond van de gemeente", key=widget("plattegrond"), on_change=push_widgets)
    _one("Kleur naar", "kleur", {w: WORDS[w] for w in COLOUR_BY}, empty=False)
    _one("Grootte naar", "grootte", {w: WORDS[w] for w in SIZE_BY if w in WORDS}, empty=False)
    _one("Vlakken", "vlakken", {w: WORDS[w] for w in REGIONS})
    _many("Lijnen", "lagen", {w: WORDS[w] for w in ("contact", "affiliatie")})
    _one("Bundel tot één teken per", "bundelen", {w: WORDS[w] for w in COLLAPSE_BY})


def exploring(choices: MapChoices) -> None:
    """Around one actor, what is marked, and what is hidden."""
    names = dict(choices.actors)
    held = [st.session_state.get(widget("focus")), *st.session_state.get(widget("verborgen"), ())]
    names |= {actor: actor for actor in held if actor and actor not in names}
    ordered = dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
    _one("Alleen rond", "focus", ordered)
    st.radio("Stappen", [1, 2, 3], horizontal=True, key=widget("stappen"), on_change=push_widgets)
    as_chosen = st.session_state.get(widget("markeren")) == map_steps.OWN
    _one(
        "Licht uit",
        "markeren",
        MARKABLE | ({map_steps.OWN: "Zoals gekozen"} if as_chosen else {}),
        empty=False,
    )
    st.toggle("Maak de rest lichter", key=widget("vervagen"), on_change=push_widgets)
    _many("Verborgen", "verborgen", ordered, placeholder="Niemand")
    _route(ordered)


def _route(names: Mapping[str, str]) -> None:
    """The way from one actor to another, drawn on the map."""
    with st.form("kaart:route", border=False):
        van = actor_of("Route van", map_steps.held("route:van"), names)
        naar = actor_of("naar", map_steps.held("route:naar"), names)
        sent = st.form_submit_button("Teken de route")
    if sent:
        draw_route(van, naar)


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


def _many(label: str, name: str, words: Mapping[str, str], placeholder: str = "Alles") -> None:
    held = st.session_state.get(widget(name)) or []
    options = [*words, *(w for w in held if w not in words)]
    st.multiselect(
        label,
        options,
        format_func=lambda w: words.get(w, str(w)),
        key=widget(name),
        on_change=push_widgets,
        placeholder=placeholder,
        select_all=False,
    )
