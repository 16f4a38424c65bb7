"""Who knows about something: found by a word, told with function and route, handed over warmly."""

from __future__ import annotations

from html import escape

import streamlit as st

from netwerk.errors import InputError
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard, AgendaChosen, agenda_cards
from netwerk.services.agenda.agenda_items import AgendaKey, field_of
from netwerk.services.taking_up.who_knows import AboutIt, Expertise, KnowsAbout, who_knows
from netwerk.ui import own_actor, state
from netwerk.ui.agenda.which_open import KEY, KIND, opened_key
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, card_link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

FIRST = 8
AGENDA_PAGE = "netwerk/ui/pages/agenda.py"


def draw(selection: Selection) -> None:
    """The search, and who was found."""
    top = st.container()
    about = _about(selection)
    asked = top.text_input(
        "Waar zoek je iemand voor?",
        value=about.domeinen[0].lower() if about and about.domeinen else "",
        key="deskundigheid:zoek",
        placeholder="Bijvoorbeeld ouderen, vervoer of wijkverpleegkundige",
        bind="query-params",
    )
    me = own_actor.ask("deskundigheid") if desk().may_read() else None
    if not asked.strip():
        return
    try:
        found = who_knows(desk(), asked, selection, me)
    except InputError as error:
        st.info(plain(error))
        return
    own_actor.keep(me)
    _found(found, about)


def _about(selection: Selection) -> AgendaCard | None:
    """What is handed over, as the address names it or as it is chosen here."""
    cards = agenda_cards(desk(), AgendaChosen(gebied=selection.gebied))
    there = {f"{c.label}:{c.id}": c for c in cards if not c.done}
    asked = opened_key()
    named = f"{asked.label}:{asked.id}" if asked else None
    options = list(there)
    if not options or not desk().changes_somewhere:
        return None
    chosen = st.selectbox(
        "Wat draag je over? (mag leeg)",
        options,
        index=options.index(named) if named in there else None,
        format_func=lambda key: there[key].titel if key in there else key,
        key="deskundigheid:wat",
        placeholder="Kies een signaal, vraagstuk of initiatief",
    )
    return there.get(chosen or "")


def _found(found: Expertise, about: AgendaCard | None) -> None:
    st.markdown(f"**{plain(found.sentence)}**")
    everything = len(found.found) <= FIRST or st.session_state.get("deskundigheid:alle", False)
    for one in found.found if everything else found.found[:FIRST]:
        with st.container(gap=None, key=f"deskundige-{one.actor.id}"):
            st.html(_told(one))
            if about is not None and desk().may_change(about.gebied):
                st.button(
                    f"Draag warm over aan *{plain(one.actor.naam)}*",
                    key=f"deskundigheid:draag:{one.actor.id}",
                    icon=":material/handshake:",
                    type="tertiary",
                    on_click=_hand_over,
                    args=(AgendaKey(about.label, about.id), one.actor.id),
                )
    if len(found.found) > FIRST:
        which = "de eerste" if found.more else "alle"
        st.toggle(f"Toon {which} {len(found.found)}", key="deskundigheid:alle")
    if found.more:
        st.caption(f"Er zijn er nog {found.more}. Zoek met een woord erbij om te kiezen.")
    _on_agenda(found)
    if st.session_state.pop("deskundigheid:naar", False):
        st.switch_page(AGENDA_PAGE, query_params=st.session_state.pop("deskundigheid:adres"))


def _on_agenda(found: Expertise) -> None:
    """What plays or played about it, each opening its card."""
    if not found.about:
        return
    st.header("Op de agenda", anchor=False)
    everything = len(found.about) <= FIRST or st.session_state.get("deskundigheid:agenda", False)
    shown = found.about if everything else found.about[:FIRST]
    st.html(rows.listed(map(_about_it, shown)))
    if len(found.about) > FIRST:
        which = "de eerste" if found.more_about else "alle"
        st.toggle(f"Toon {which} {len(found.about)} van de agenda", key="deskundigheid:agenda")
    if found.more_about:
        st.caption(f"Er zijn er nog {found.more_about}. Zoek met een woord erbij om te kiezen.")


def _about_it(one: AboutIt) -> str:
    what = schema().labels[one.card.label].enkel.capitalize()
    words = (what, one.where or "plek niet bekend", one.card.staat.lower())
    return (
        f"{card_link(one.card.label, one.card.id, one.card.titel)}<br>"
        f"<span class='nw-klein-woord'>{rows.text(', '.join(words))}</span>"
    )


def _told(one: KnowsAbout) -> str:
    ask = f"Vraag naar: {one.ask_for}." if one.ask_for else "Functie niet bekend."
    lines = [one.why, ask, one.route]
    inside = "<br>".join(escape(line) for line in lines if line)
    where = f" ({rows.text(one.where)})" if one.where else ""
    return (
        f"<p>{actor_link(one.actor.id, one.actor.naam)}{where}<br>"
        f"<span class='nw-klein-woord'>{inside}</span></p>"
    )


def _hand_over(key: AgendaKey, receiver: str) -> None:
    """Open the card with its form for a warm hand-over, with who receives it filled in."""
    where = f"agenda:{key.label}:{key.id}"
    st.session_state[f"{where}:doet"] = "draag"
    st.session_state[f"{where}:draag:{state.form_token(where)}:ontvanger"] = receiver
    st.session_state["deskundigheid:naar"] = True
    st.session_state["deskundigheid:adres"] = {KIND: field_of(key.label), KEY: key.id}
