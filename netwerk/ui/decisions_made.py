"""What was decided about proposals before, and the form for a contact that was there already."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.schema import schema
from netwerk.services.answers.decisions import Decided, decided, in_contact, reconsider
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.add import new_relatie
from netwerk.ui.decided import KNOWN, consequence
from netwerk.ui.frame import desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.words import known, plain

CONTACT = "introducties:contact"
"""The two of whom the contact is to be recorded."""


def decisions() -> None:
    """What was decided before, with a way back."""
    entries = decided(desk())
    for entry in entries:
        item = entry.item
        pair = " en ".join(map(plain, entry.namen))
        besluit = plain(schema().toon("Verbindkans", "besluit", item.besluit))
        st.markdown(
            f"{pair}: **{besluit}** · reden: {plain(known(item.reden))} · "
            f"{consequence(item.besluit, item.tot, entry.contact)}"
        )
        if desk().changes_somewhere:
            propose_again(entry, pair)
            if item.besluit == KNOWN and not entry.contact:
                words = f"Leg het contact van {pair} vast"
                key = f"contact:{item.id}"
                st.button(words, key=key, type="tertiary", on_click=to_record, args=(item.actoren,))
    if not entries:
        st.markdown("Er is nog niets besloten.")


def to_record(pair: Sequence[str]) -> None:
    """Open the form in which the contact of these two can be recorded, here and on this visit."""
    st.session_state[CONTACT] = (*pair, _here())


def _here() -> tuple[str | None, int]:
    """In another gebied, or on a later visit, a form that was opened is not wanted any more."""
    return selection().gebied, state.visit()


def record_contact() -> None:
    """That form, filled in: who they are, and that they know each other. One click saves it.

    Once their contact is recorded only that is said, with the way back.
    """
    opened = st.session_state.get(CONTACT)
    if opened is None or not desk().changes_somewhere:
        return
    one, other, where = opened
    if where != _here():
        close_form()
        return
    form = f"introducties-{one}-{other}"
    if in_contact(desk(), (one, other)):
        saved_notice.show(f"relatie:{form}")
        return
    st.subheader("Leg hun contact vast")
    new_relatie(form, one, other, "kent")
    st.button("Sluit dit formulier", key="contact:sluit", on_click=close_form)


def close_form() -> None:
    """Put that form away."""
    st.session_state.pop(CONTACT, None)


def propose_again(entry: Decided, pair: str) -> None:
    """A button that takes a decision back.

    Heard before the page is drawn (``on_click``): while findings are made, another part of the page
    runs by itself, and Streamlit may hand the press to that part.
    """
    key = f"open:{entry.item.id}"
    given = {"key": key, "entry": entry, "pair": pair}
    words = f"Stel {pair} weer voor"
    st.button(words, key=key, type="tertiary", on_click=open_again, kwargs=given)
    if retry.asked_again(key):
        open_again(key, entry, pair)
        st.rerun()


@guarded()
def open_again(key: str, entry: Decided, pair: str) -> None:
    """Take a decision back, or remember why that did not work."""

    def act() -> None:
        reconsider(desk(), entry)
        state.say_after_rerun(f"{pair} kan weer worden voorgesteld.")

    retry.attempt(key, act)
