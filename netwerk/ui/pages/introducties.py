"""Introducties: whom to introduce to whom, in lists, what was decided and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.schema import schema
from netwerk.services.answers.decisions import Decided, decide, decided, proposals, reconsider
from netwerk.services.answers.outcomes import outcome_of_proposals
from netwerk.services.answers.sections import KANSEN, in_sections
from netwerk.ui import card_page, retry, show, state, wait
from netwerk.ui.card_page import Asked
from netwerk.ui.decided import consequence, returns_on
from netwerk.ui.frame import READS_ONLY, desk, selection, title
from netwerk.ui.guard import guarded
from netwerk.ui.words import known, plain


def proposal(item: Finding, number: int) -> None:
    """One proposal with the three things that can be decided about it."""
    more = (lambda: decision(item, number)) if desk().changes_somewhere else None
    show.finding(item, f"introductie:{item.key}", more)


def decision(item: Finding, number: int) -> None:
    """The form that keeps what was decided about a proposal."""
    box = st.popover(f"Besluit over voorstel {number}", key=f"over:{item.key}", on_change="rerun")
    if not box.open:
        return
    with box, st.form(f"besluit:{item.key}", border=False):
        besluiten = schema().keuzes["besluit"]
        choice = st.radio("Besluit", list(besluiten.keuzes), format_func=besluiten.label)
        reden = st.text_input("Reden (mag leeg blijven)")
        sent = st.form_submit_button("Vastleggen")
        if retry.asked_again(f"besluit:{item.key}", st.form_submit_button) or sent:
            keep(item, str(choice), reden)


def keep(item: Finding, besluit: str, reden: str) -> None:
    """Keep what was decided about a proposal."""
    tot = returns_on(besluit, desk().today)
    with retry.saving(f"besluit:{item.key}"):
        one, other, *via = (actor.id for actor in item.actors)
        decide(desk(), (one, other), besluit, reden, tot, via[:1])
        names = " en ".join(plain(actor.naam) for actor in item.actors[:2])
        state.say_after_rerun(f"Vastgelegd voor {names}. {consequence(besluit, tot)}")
        st.rerun()


def decisions() -> None:
    """What was decided before, with a way back."""
    entries = decided(desk())
    for entry in entries:
        item = entry.item
        pair = " en ".join(map(plain, entry.namen))
        besluit = plain(schema().toon("Verbindkans", "besluit", item.besluit))
        st.markdown(
            f"{pair}: **{besluit}** · reden: {plain(known(item.reden))} · "
            f"{consequence(item.besluit, item.tot)}"
        )
        if desk().changes_somewhere:
            propose_again(entry, pair)
    if not entries:
        st.markdown("Er is nog niets besloten.")


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


def both_lists(given: Sequence[Finding]) -> None:
    """Who share a place, the easy proposals, then those that bring most."""
    number = count(1)
    asked = [Asked(part.heading.title, part.cards) for part in in_sections(given, KANSEN)]
    card_page.answered(
        asked, "introducties", draw=lambda told, _key: proposal(told.lead, next(number))
    )
    if not given:
        st.markdown("Er zijn geen voorstellen: te weinig is vastgelegd, of over alle is besloten.")


title("Introducties")
if not desk().changes_somewhere:
    st.info(READS_ONLY)
all_findings = wait.findings(selection())
with st.container():  # one place, with and without proposals: what stands below does not move
    if all_findings is not None:
        both_lists(proposals(all_findings))
came = st.expander("Wat leverden voorstellen op?", key="uitkomst", on_change="rerun")
if came.open:
    came.markdown("\n\n".join(map(plain, outcome_of_proposals(desk()).sentences)))
with st.expander("Eerdere besluiten"):
    decisions()
