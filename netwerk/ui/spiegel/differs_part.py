"""Where figures, signals and network of a kern say different things, each with what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.day.deciding import reopen_finding
from netwerk.services.spiegel.decide_spiegel import agree_on, not_recognised
from netwerk.services.spiegel.seen_spiegel import Differs
from netwerk.store.values import Revision
from netwerk.ui import retry, saved_notice, sheet, state
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.links import card_link
from netwerk.ui.words import plain

HEAD = "Hier zeggen cijfers, signalen en netwerk iets anders"
FIRST = 3
RUNS = "Hierover loopt al:"
ADD = "toevoegen"
MADE = "Afspraak gemaakt. Hij staat bij Afspraken."
PUT_AWAY = "Bewaard dat je dit niet herkent. Het komt hier niet terug."


def draw(differs: Sequence[Differs], key: str) -> None:
    """What does not fit, the largest first; nothing when all fits. key: of the place on a page."""
    place = f"spiegel:{key}"
    still = [one for one in differs if not one.decided]
    if still:
        st.header(HEAD, anchor=False)
    saved_notice.show(place)
    everything = len(still) <= FIRST or st.toggle(f"Toon alle {len(still)}", key=f"{place}:alle")
    for one in still if everything else still[:FIRST]:
        _card(one, place)
    _decided([one for one in differs if one.decided], place)


def _card(one: Differs, place: str) -> None:
    where = f"{place}:{one.key}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(one.sentence)}**")
        st.caption(plain(f"Zekerheid: {one.band}. {one.evidence}"))
        st.markdown(plain(one.step))
        if one.runs:
            links = ", ".join(card_link(run.label, run.id, run.titel) for run in one.runs)
            st.html(f"<p>{RUNS} {links}</p>")
        if not desk().may_change(one.gebied):
            return
        opened = st.session_state.get(f"{where}:open")
        if opened is None:
            _buttons(one, where)
        else:
            _form(one, where, place, str(opened))


def _buttons(one: Differs, where: str) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        if one.add:
            sheet.button(
                "Voeg toe", ":material/add:", f"{where}:voeg", ADD, naam=None, contact=None
            )
        for what, words in (("doen", "Maak afspraak"), ("niet", "Herken ik niet")):
            st.button(words, key=f"{where}:{what}", on_click=_open, args=(where, what))


def _open(where: str, what: str | None) -> None:
    st.session_state[f"{where}:open"] = what
    st.session_state.pop(f"{where}:prive", None)


def _form(one: Differs, where: str, place: str, what: str) -> None:
    """What is agreed, or why it is not recognised."""
    doing = what == "doen"
    with st.form(f"{where}:form", border=False):
        if doing:
            text = st.text_input("Wat spreek je af?", value=one.titel, key=f"{where}:wat")
        else:
            text = st.text_input("Waarom niet? (mag leeg blijven)", key=f"{where}:reden")
        with st.container(horizontal=True, gap="xsmall"):
            sent = st.form_submit_button("Bewaar", type="primary", key=f"{where}:bewaar")
            st.form_submit_button(
                "Annuleer", key=f"{where}:stop", on_click=_open, args=(where, None)
            )
        sent = retry.asked_again(where, st.form_submit_button) or sent
    anyway = _private(where)
    if sent or anyway:
        _save(one, where, place, text or "", doing=doing, private=anyway)


def _private(where: str) -> bool:
    """Whether somebody says that what looks private may be kept."""
    question = st.session_state.get(f"{where}:prive")
    if question is None:
        return False
    st.warning(plain(f"{question} Mag het wel, bewaar het dan toch."))
    return st.button("Toch bewaren", key=f"{where}:toch")


def _save(one: Differs, where: str, place: str, text: str, *, doing: bool, private: bool) -> None:
    act: Callable[..., Revision] = agree_on if doing else not_recognised
    token = state.sent_token(where, (text, doing))
    with guarded(where), retry.saving(where):
        try:
            made = act(desk(), one.kern, one.key, text, token, private=private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{where}:prive"] = str(question)
        except NetwerkError as error:
            st.error(plain(error))
            return
        else:
            _open(where, None)
            saved_notice.tell(place, MADE if doing else PUT_AWAY, made.head)
        st.rerun()


def _decided(decided: Sequence[Differs], place: str) -> None:
    """What was decided on before, with the way back."""
    if not decided:
        return
    with st.expander(f"Al besloten: {len(decided)}"):
        for one in decided:
            st.markdown(f"{plain(one.sentence)}  \n*{plain(one.decided)}*")
            if desk().may_change(one.gebied):
                st.button(
                    "Toch weer tonen",
                    key=f"{place}:{one.key}:terug",
                    on_click=_again,
                    args=(one.key, place),
                )


@guarded()
def _again(key: str, place: str) -> None:
    def act() -> None:
        made = reopen_finding(desk(), key)
        saved_notice.tell(place, "Het staat weer in de spiegel.", made.head)

    retry.attempt(f"{place}:terug", act)
