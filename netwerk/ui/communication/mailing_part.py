"""A doelgroep as a list for mail merge, and a mailing put on the calendar in one press."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.communication.audiences import Audience
from netwerk.services.communication.mailing_list import (
    BY,
    MailingList,
    list_of,
    mailing_file,
    mailing_name,
    may_register,
    register_mailing,
)
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import actor_link
from netwerk.ui.words import plain

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def draw(shown: Audience) -> None:
    """How to send them something: the list, who is not on it, and that it was sent."""
    if not shown.members:
        return
    id = shown.item.id
    st.subheader("Lijst om te versturen", anchor=False)
    by = st.segmented_control(
        "Hoe verstuur je het?",
        list(BY),
        default="mail",
        required=True,
        format_func=BY.__getitem__,
        key=f"verzendlijst:{id}",
    )
    listed = list_of(desk(), shown, str(by))
    columns = f" Kolommen: {', '.join(listed.heads)}." if listed.rows else ""
    st.markdown(plain(f"{listed.sentence}{columns}"))
    _left_out(listed)
    saved_notice.show(f"mailing:{id}")
    if listed.rows:
        _actions(shown, listed)


def _left_out(listed: MailingList) -> None:
    if not listed.left_out:
        return
    with st.expander(f"Wie er niet op staat ({len(listed.left_out)})"):
        rows = "".join(
            f"<li>{actor_link(one.id, one.naam)}: {one.why}</li>" for one in listed.left_out
        )
        st.html(f'<ul class="nw-doelgroep">{rows}</ul>')


def _actions(shown: Audience, listed: MailingList) -> None:
    id, by = shown.item.id, listed.by
    with st.container(horizontal=True, gap="xsmall", key="verzendlijst-uit"):
        for ending, words in (("xlsx", "Download voor Excel"), ("csv", "Download als csv")):
            st.download_button(
                words,
                partial(mailing_file, desk(), id, by, ending),
                mailing_name(desk(), shown, by, ending),
                MIME[ending],
                icon=":material/download:",
                on_click="ignore",
                key=f"verzendlijst:{id}:{ending}",
            )
    if not may_register(desk(), shown, selection().gebied):
        return
    words = "Zet op de kalender: mailing verstuurd"
    form = f"mailing:{id}:{by}"
    pressed = st.button(words, icon=":material/event_available:", key=f"{form}:knop")
    if retry.asked_again(form) or pressed:
        _register(form, id, by, len(listed.rows))
    if st.session_state.get(f"{form}:prive"):
        st.warning(plain(st.session_state[f"{form}:prive"]))
        if st.button("Toch bewaren", key=f"{form}:toch"):
            _register(form, id, by, len(listed.rows), private=True)


def _register(form: str, id: str, by: str, count: int, private: bool = False) -> None:
    st.session_state.pop(f"{form}:prive", None)
    with retry.saving(form):
        try:
            token = state.sent_token(form, (id, by))
            made = register_mailing(desk(), id, by, token, selection().gebied, private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{form}:prive"] = str(question)
            st.rerun()
        except NetwerkError as error:
            st.error(plain(error))
            return
    got = "1 actor is bereikt" if count == 1 else f"{count} actoren zijn bereikt"
    sentence = f"De mailing van vandaag staat op de kalender: {got}."
    state.saved(form, sentence, made.head)
    saved_notice.tell(f"mailing:{id}", sentence, made.head, toast=True)
    st.rerun()
