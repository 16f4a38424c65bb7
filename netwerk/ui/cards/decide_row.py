"""Deciding on a finding in its card: Doen, Contact gelegd, Later, Klopt niet, each in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.insight.finding import Finding
from netwerk.schema import schema
from netwerk.services.answers.questions import team_ids
from netwerk.services.day.deciding import Choice, contact_ends, decide_together, suggested_title
from netwerk.services.records.choices import names_with_place
from netwerk.typed.dates import FRIDAY, workday_from
from netwerk.ui import retry, state
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.cards import folded
from netwerk.ui.cards.decided_line import line_of
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.may_here import may_add_here, may_decide
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain

THREE_MONTHS = timedelta(days=90)
"""For so long a finding stays away when no other day is chosen."""
DOEN, CONTACT, LATER, WRONG = "doen", "contact_gelegd", "later", "klopt_niet"
WORDS: Mapping[str, str] = {
    DOEN: "Doen",
    CONTACT: "Contact gelegd",
    LATER: "Later",
    WRONG: "Klopt niet",
}
ME, SAVE, CANCEL, ANYWAY = "Ik", "Bewaar", "Annuleer", "Toch bewaren"
NOT_OWN = "Dit ligt niet alleen in je eigen gebied. Daarom besluit je er hier niet over."
WHY = "Kies waarom het niet klopt."
THERE = "al_contact"
"""The reason that they are in contact already."""


@dataclass(frozen=True)
class _Asked:
    """A finding that is decided on: where its fields and problems are kept, and its heading.

    more: other findings that get the same decision, of a group.
    """

    finding: Finding
    where: str
    heading: str
    more: tuple[Finding, ...] = ()

    @property
    def every(self) -> tuple[Finding, ...]:
        """All that is decided on at once."""
        return (self.finding, *self.more)


def draw(
    finding: Finding,
    key: str,
    heading: str = "",
    lead: bool = False,
    more: Sequence[Finding] = (),
) -> None:
    """The four buttons, or the form of the one that was pressed, or what was decided.

    key: another one for each card on a page. heading: what the card is called, for the line that
    stays. lead: its first button is the one filled button of the page. more: what gets the same
    decision, as one of a group.
    """
    if folded.folded(finding.key) is not None:
        folded.draw(finding.key)
        return
    if not may_decide(finding, *more):
        if may_add_here():  # else the page says that here nothing is changed
            st.caption(NOT_OWN)
        return
    asked = _Asked(finding, place_of(key), heading or finding.sentence, tuple(more))
    if problem := st.session_state.pop(f"{asked.where}:nee", None):
        st.error(plain(problem))
    form = FORMS.get(str(st.session_state.get(f"{asked.where}:open")))
    if form is not None:
        form(asked)
        _private(asked)
    else:
        _buttons(asked, lead)


def place_of(key: str) -> str:
    """Where the row of a card with this key keeps its fields, and what it folded."""
    return f"besluit:{key}"


def _buttons(asked: _Asked, lead: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"besluit-{short_key(asked.where)}"):
        for what, words in WORDS.items():
            if asked.more and what == CONTACT:
                continue  # between whom differs for each
            at_once = what == CONTACT and contact_ends(asked.finding) is not None
            st.button(
                words,
                key=f"{asked.where}:{what}",
                type="primary" if lead and what == DOEN else "secondary",
                on_click=_at_once if at_once else _open,
                args=(asked,) if at_once else (asked.where, what),
            )
    if retry.asked_again(f"{asked.where}:meteen"):
        _at_once(asked)
        st.rerun()


def _open(where: str, what: str | None) -> None:
    st.session_state[f"{where}:open"] = what
    st.session_state.pop(f"{where}:prive", None)


@guarded()
def _at_once(asked: _Asked) -> None:
    """Contact was made between the two that the finding names: nothing has to be asked."""
    retry.attempt(f"{asked.where}:meteen", lambda: _keep(asked, Choice(CONTACT)))


def _do(asked: _Asked) -> None:
    """What, who and by when."""
    where, me = asked.where, desk().user.naam
    with st.form(f"{where}:doen", border=False):
        wat = _what(asked)
        left, right = st.columns(2)
        team = names_with_place(desk(), team_ids(desk(), selection())).values()
        names = [ME, *(name for name in team if name != me)]
        wie = left.selectbox("Wie", names, key=f"{where}:wie", accept_new_options=True)
        voor = right.date_input(
            "Voor", value=_friday(desk().today), format="DD-MM-YYYY", key=f"{where}:voor"
        )
        sent = _ends(where)
    if sent:
        who = None if wie in (None, ME) else str(wie)
        _save(asked, Choice(DOEN, titel=wat, wie=who, voor=_iso(voor)))


def _what(asked: _Asked) -> str | None:
    """What is to be done; of a group each has its own step."""
    if asked.more:
        st.markdown(f"Je krijgt {len(asked.every)} afspraken: voor elk de eigen stap.")
        return None
    titel = suggested_title(asked.finding)
    return st.text_input("Wat", value=titel, key=f"{asked.where}:wat")


def _later(asked: _Asked) -> None:
    """Until when it may rest."""
    with st.form(f"{asked.where}:later", border=False):
        tot = st.date_input(
            "Tot wanneer?",
            value=workday_from(desk().today + THREE_MONTHS),
            **ANY_DAY,
            format="DD-MM-YYYY",
            key=f"{asked.where}:tot",
        )
        sent = _ends(asked.where)
    if sent:
        _save(asked, Choice(LATER, tot=_iso(tot)))


def _wrong(asked: _Asked) -> None:
    """Why it is not so: proposals learn from the reason."""
    reasons = schema().keuzes["waarom"]
    with st.form(f"{asked.where}:klopt_niet", border=False):
        waarom = st.radio(
            "Waarom?",
            list(reasons.keuzes),
            index=None,  # a reason that nobody chose would be kept as one
            format_func=reasons.label,
            horizontal=True,
            key=f"{asked.where}:waarom",
        )
        reden = st.text_input("Toelichting (mag leeg blijven)", key=f"{asked.where}:reden")
        record = (
            not asked.more
            and contact_ends(asked.finding) is not None
            and st.checkbox(
                "Hebben zij al contact? Leg het vast.", value=True, key=f"{asked.where}:vast"
            )
        )
        sent = _ends(asked.where)
    if sent and waarom is None:
        st.error(WHY)
    elif sent:
        record = record and waarom == THERE
        _save(asked, Choice(WRONG, waarom=str(waarom), reden=reden, vastleggen=record))


def _contact(asked: _Asked) -> None:
    """Between whom contact was made: the finding does not say it."""
    where = asked.where
    first = asked.finding.actors[0].id if asked.finding.actors else None
    with st.container(key=f"invul-{short_key(where)}"):
        left, right = st.columns(2)
        with left:
            one = pick_actor("Contact tussen", f"{where}:een", first)
        with right:
            other = pick_actor("en", f"{where}:ander")
        with st.container(horizontal=True, gap="xsmall"):
            sent = st.button(SAVE, type="primary", key=f"{where}:bewaar")
            st.button(CANCEL, key=f"{where}:stop", on_click=_open, args=(where, None))
        sent = retry.asked_again(where) or sent
    if sent and one and other:
        _save(asked, Choice(CONTACT, ends=(one, other)))
    elif sent:
        st.error("Kies tussen welke twee actoren er contact is.")


FORMS: Mapping[str, Callable[[_Asked], None]] = {
    DOEN: _do,
    LATER: _later,
    WRONG: _wrong,
    CONTACT: _contact,
}


def _ends(where: str) -> bool:
    """The end of a form: save, or put it away. Whether it was sent."""
    with st.container(horizontal=True, gap="xsmall"):
        sent = st.form_submit_button(SAVE, type="primary", key=f"{where}:bewaar")
        st.form_submit_button(CANCEL, key=f"{where}:stop", on_click=_open, args=(where, None))
    return retry.asked_again(where, st.form_submit_button) or sent


def _save(asked: _Asked, choice: Choice) -> None:
    st.session_state.pop(f"{asked.where}:prive", None)
    with retry.saving(asked.where):
        _keep(asked, choice)
    st.rerun()


def _keep(asked: _Asked, choice: Choice, private: bool = False) -> None:
    """Keep the decision and fold the card; what is wrong with it is said in the card."""
    members = tuple(finding.key for finding in asked.every)
    token = state.sent_token(asked.where, (choice, members))
    try:
        made = decide_together(desk(), asked.every, choice, token, private)
    except (StoreBusy, StoreUnavailable):
        raise
    except LooksPrivate as question:
        st.session_state[f"{asked.where}:prive"] = (choice, str(question))
    except NetwerkError as error:
        st.session_state[f"{asked.where}:nee"] = str(error)
    else:
        line = line_of(desk(), asked.finding, choice)
        folded.fold(asked.every, asked.heading, line, made.head, asked.where)
        st.session_state.pop(f"token:{asked.where}", None)
        _open(asked.where, None)


def _private(asked: _Asked) -> None:
    """What looks private is kept only when somebody says that it may."""
    held: tuple[Choice, str] | None = st.session_state.get(f"{asked.where}:prive")
    if held is None:
        return
    choice, question = held
    st.warning(plain(f"{question} Mag het wel, bewaar het dan toch."))
    if st.button(ANYWAY, key=f"{asked.where}:toch"):
        with retry.saving(asked.where):
            _keep(asked, choice, private=True)
        st.rerun()


def _friday(today: date) -> date:
    """The Friday of this week; when that is near, of the next."""
    ahead = (FRIDAY - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead > 1 else ahead + 7)


def _iso(day: object) -> str | None:
    return day.isoformat() if isinstance(day, date) else None
