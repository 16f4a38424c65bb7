"""What can be done with an actor: in reach at its top, and the part that this opens."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.schema import schema
from netwerk.services.portraits.actor_portrait import ActorPortrait
from netwerk.ui import add, edit, first_field, note_talk, state
from netwerk.ui.contact_links import mail_link
from netwerk.ui.frame import desk, selection
from netwerk.ui.menu import page_file
from netwerk.ui.pick import pick_actor
from netwerk.ui.portraits import head
from netwerk.ui.portraits.head import action
from netwerk.ui.portraits.reach_part import CHANGE, TO_FILL_IN

RELATE, MERGE, REMOVE, ROUTE = "relatie", "samenvoegen", "verwijder", "kom"
WHERE = "actor"


def row(seen: ActorPortrait) -> None:
    """The buttons under the name; what is done less often stands behind the last one."""
    key = f"portret:{seen.item.id}"
    changes = desk().changes_somewhere
    with st.container(horizontal=True, gap="small", key="portret-acties"):
        if seen.may_change:
            note_talk.open_button("actor", seen.item.id)
        if changes:
            action(RELATE, "Relatie erbij", "add_link", key)
        with st.popover("Meer", icon=":material/more_horiz:", key=f"{key}:meer"):
            if seen.may_change:
                action(CHANGE, "Wijzig", "edit", key, type="tertiary")
                action(MERGE, "Samenvoegen", "join_inner", key, type="tertiary")
            action(ROUTE, "Hoe kom ik bij", "route", key, type="tertiary")
            if seen.item.email:
                st.html(mail_link(seen.item.email, "Schrijf een mail"))
            if seen.may_change:
                action(REMOVE, "Verwijder", "delete", key, type="tertiary")


def to_map(seen: ActorPortrait) -> None:
    """A button that opens the map with this actor chosen."""
    key = f"portret:{seen.item.id}:kaart"
    if st.button("Bekijk op de kaart", icon=":material/hub:", key=key, type="tertiary"):
        state.choose_actor(seen.item.id)
        st.switch_page(page_file("kaart"), query_params=_gebied())


def _gebied() -> dict[str, str]:
    gebied = selection().gebied
    return {state.GEBIED: gebied} if gebied else {}


def opened(seen: ActorPortrait) -> None:
    """The part that a button opened, right under the top of the page."""
    doing = head.doing()
    if doing is None:
        return
    changes = {RELATE: _relate, CHANGE: _change, MERGE: _merge, REMOVE: _remove}
    if doing == ROUTE:
        _route(seen)
    elif doing in changes and (seen.may_change if doing != RELATE else desk().changes_somewhere):
        with st.container(border=True, key=f"portret-{doing}"):
            changes[doing](seen)
            st.button("Sluit", key=f"portret:sluit:{doing}", on_click=head.do, args=(None,))


def _relate(seen: ActorPortrait) -> None:
    add.new_relatie(f"{WHERE}:{seen.item.id}", van=seen.item.id)


def _change(seen: ActorPortrait) -> None:
    edit.item_form("Actor", seen.item.id, WHERE, quiet=True, more_open=True)
    veld = st.query_params.get(head.FIELD)
    if veld in TO_FILL_IN:
        label = schema().labels["Actor"].velden[veld].label
        first_field.focus(f"portret-{CHANGE}", f"{seen.item.id}:{veld}", label)


def _merge(seen: ActorPortrait) -> None:
    edit.merge(seen.item, WHERE)


def _remove(seen: ActorPortrait) -> None:
    edit.remove("Actor", seen.item.id, WHERE, partial(_forget, seen.item.id))


def _forget(id: str) -> None:
    if state.chosen_actor() == id:
        state.choose_actor(None)
    head.do(None)


def _route(seen: ActorPortrait) -> None:
    """Pick from where, and go to the page of both."""
    with st.container(border=True, key="portret-kom"):
        other = pick_actor("Vanaf wie?", f"kom:{seen.item.id}")
        st.button("Sluit", key="portret:sluit:kom", on_click=head.do, args=(None,))
    if other == seen.item.id:
        st.info("Kies een ander dan deze actor.")
    elif other:
        st.switch_page(page_file("paar"), query_params={"a": other, "b": seen.item.id})
