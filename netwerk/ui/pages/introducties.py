"""Introducties: whom to introduce to whom, in lists, what was decided and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import streamlit as st

from netwerk.insight.finding import Finding
from netwerk.schema import schema
from netwerk.services.answers.decisions import decide, in_contact, proposals
from netwerk.services.answers.outcomes import outcome_of_proposals
from netwerk.services.answers.sections import KANSEN, in_sections
from netwerk.ui import card_page, retry, show, state, wait
from netwerk.ui.card_page import Asked
from netwerk.ui.decided import KNOWN, OUTCOME, consequence, returns_on
from netwerk.ui.decisions_made import close_form, decisions, record_contact, to_record
from netwerk.ui.frame import READS_ONLY, desk, selection, title
from netwerk.ui.words import plain


def proposal(item: Finding, number: int) -> None:
    """One proposal with what can be decided about it."""
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
        close_form()
        if besluit == KNOWN and not in_contact(desk(), (one, other)):
            to_record((one, other))
        st.rerun()


def both_lists(given: Sequence[Finding]) -> None:
    """Who share a setting, the easy proposals, then those that bring most."""
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
record_contact()
all_findings = wait.findings(selection())
with st.container():  # one place, with and without proposals: what stands below does not move
    if all_findings is not None:
        both_lists(proposals(all_findings))
came = st.expander(OUTCOME, key="uitkomst", on_change="rerun")
if came.open:
    told = outcome_of_proposals(desk()).sentences(selection().gebied)
    came.markdown("\n\n".join(map(plain, told)))
with st.expander("Eerdere besluiten"):
    decisions()
