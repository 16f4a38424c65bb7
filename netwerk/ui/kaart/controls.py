"""The controls of the map page: filters, how it is drawn, what is marked, undo, saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from netwerk.map.view import COLLAPSE_BY, COLOUR_BY, REGIONS, SIZE_BY
from netwerk.schema import schema
from netwerk.services.answers.highlights import MARKABLE, route_mark
from netwerk.services.answers.questions import route
from netwerk.services.records.choices import MapChoices, map_choices
from netwerk.ui import map_steps
from netwerk.ui.frame import desk, selection
from netwerk.ui.kaart import saved_views
from netwerk.ui.kaart.search import begin_anew
from netwerk.ui.map_steps import push_widgets, widget
from netwerk.ui.words import plain

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
BACK = ":material/close:"


def bar(step: map_steps.MapStep) -> None:
    """One row above the map; what is chosen in it is said on its buttons."""
    choices = map_choices(desk(), selection())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.popover(f"Filters{_count(len(_chosen(step)))}", icon=":material/filter_alt:"):
            filters(choices)
        with st.popover("Uitlichten", icon=":material/highlight:"):
            exploring(choices)
        with st.popover("Uiterlijk", icon=":material/palette:"):
            drawing()
        with st.popover("Bewaren en delen", icon=":material/save:"):
            saved_views.keep(step)
        st.button(
            "Stap terug",
            disabled=not map_steps.can_move(-1),
            on_click=map_steps.move,
            args=(-1,),
            icon=":material/undo:",
        )
        st.button(
            "Stap vooruit",
            disabled=not map_steps.can_move(1),
            on_click=map_steps.move,
            args=(1,),
            icon=":material/redo:",
        )
        st.button("Begin opnieuw", on_click=begin_anew, icon=":material/restart_alt:")
    _hidden_or_open(step)


def _hidden_or_open(step: map_steps.MapStep) -> None:
    """What was hidden, opened or focused on the map itself, with the way back."""
    view = step.view
    with st.container(horizontal=True, gap="small"):
        if view.focus:
            words = (
                f"Alleen wat binnen {view.steps} {'stap' if view.steps == 1 else 'stappen'} "
                "ligt: toon weer alles"
            )
            st.button(words, on_click=map_steps.change_view, kwargs={"focus": None}, icon=BACK)
        if view.only:
            st.button(
                "Alleen één groep: toon weer iedereen",
                on_click=map_steps.change_view,
                kwargs={"only": None},
                icon=BACK,
            )
        if view.hidden:
            words = f"{len(view.hidden)} verborgen: toon weer"
            st.button(words, on_click=map_steps.change_view, kwargs={"hidden": ()}, icon=BACK)
        if view.expanded or view.collapsed:
            st.button(
                "Klap alles weer in of uit",
                on_click=map_steps.change_view,
                kwargs={"expanded": (), "collapsed": ()},
                icon=BACK,
            )
        if view.marks and step.mark == map_steps.OWN:
            st.button("Haal de markering weg", on_click=_unmark, icon=BACK)


def _unmark() -> None:
    map_steps.push(
        replace(
            map_steps.shown_step(), mark="geen", view=replace(map_steps.shown_step().view, marks=())
        )
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
        van = _actor("Route van", map_steps.held("route:van"), names)
        naar = _actor("naar", map_steps.held("route:naar"), names)
        sent = st.form_submit_button("Teken de route")
    if not sent:
        return
    if not van or not naar:
        st.error("Kies twee actoren.")
        return
    routes = route(desk(), van, naar, selection())
    if not routes.routes:
        st.info(plain(routes.sentence))
        return
    map_steps.mark((route_mark(routes.routes[0]),))
    st.rerun(scope="fragment")


def _actor(label: str, key: str, names: Mapping[str, str]) -> str | None:
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda w: names.get(w, w),
        key=key,
        placeholder="Typ een naam",
    )


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
