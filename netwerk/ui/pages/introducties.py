"""Introducties: whom to introduce to whom, in two lists, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.services.decisions import decide, decided, proposals, reconsider
from netwerk.ui import show, state, wait
from netwerk.ui.frame import networks, selection, title, today, user
from netwerk.ui.words import known, plain

LATER = timedelta(days=90)


def proposal(item: Finding, number: int) -> None:
    """One proposal with the three things that can be decided about it."""
    show.finding(item, f"introductie:{item.key}", lambda: decision(item, number))


def decision(item: Finding, number: int) -> None:
    """The form that keeps what was decided about a proposal."""
    box = st.popover(f"Besluit over voorstel {number}", key=f"over:{item.key}", on_change="rerun")
    if not box.open:
        return
    with box, st.form(f"besluit:{item.key}", border=False):
        besluiten = schema().keuzes["besluit"]
        choice = st.radio("Besluit", list(besluiten.keuzes), format_func=besluiten.label)
        reden = st.text_input("Reden (mag leeg blijven)")
        if st.form_submit_button("Vastleggen"):
            pair = (item.actors[0].id, item.actors[1].id)
            until = (today() + LATER).isoformat() if choice == "later" else None
            decide(networks().store, user(), pair, str(choice), today(), reden, until)
            state.say_after_rerun("Vastgelegd. Dit voorstel komt niet vanzelf terug.")
            st.rerun()


def decisions() -> None:
    """What was decided before, with a way back."""
    entries = decided(networks().store)
    ids = {actor for entry in entries for actor in entry.item.actoren}
    names = {key: found.item.naam for key, found in networks().store.get(Actor, ids).items()}
    for entry in entries:
        item = entry.item
        pair = " en ".join(plain(names.get(actor, actor)) for actor in item.actoren)
        besluit = plain(schema().toon("Verbindkans", "besluit", item.besluit))
        st.markdown(f"{pair}: **{besluit}** · reden: {plain(known(item.reden))}")
        if st.button(f"Stel {pair} weer voor", key=f"open:{item.id}", type="tertiary"):
            reconsider(networks().store, user(), entry)
            st.rerun()
    if not entries:
        st.markdown("Er is nog niets besloten.")


def both_lists(found: Sequence[Finding]) -> None:
    """The easy proposals, then those that bring most."""
    easy = [f for f in found if f.kind == "introduction_easy"]
    gain = [f for f in found if f.kind != "introduction_easy"]
    if easy:
        st.header("Makkelijk: zij hebben al een gezamenlijk contact")
    for count, entry in enumerate(easy, 1):
        proposal(entry, count)
    if gain:
        st.header("Grote winst: dit brengt ver van elkaar staande delen bij elkaar")
    for count, entry in enumerate(gain, len(easy) + 1):
        proposal(entry, count)
    if not found:
        st.markdown(
            "Er zijn nu geen voorstellen: er is te weinig vastgelegd, of over alle voorstellen "
            "is al besloten."
        )


title("Introducties")
given = wait.findings(selection())
if given is not None:
    both_lists(proposals(given))
with st.expander("Eerdere besluiten"):
    decisions()
