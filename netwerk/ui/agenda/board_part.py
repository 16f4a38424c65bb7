"""Naar het bestuur: the picture of the lines, and every line as a row that opens its card."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.services.taking_up.to_board import BoardRow, agree_to_tell, to_board
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words
from netwerk.ui import retry, save_form, saved_notice, state
from netwerk.ui.agenda import card_forms, change_button
from netwerk.ui.cards import picture
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, card_link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.save_form import FormEnds
from netwerk.ui.words import plain

HEADS = ("Wat", "Waar", "Ging omhoog", "Naar", "Stand", "Wat kwam terug")
WHERE = "bestuur"
OPEN = "bestuur:verteld"
"""The id of the step of which is noted to whom it was told."""
LEGEND = (
    "Links waar het speelt, rechts wie het heeft. Een stippellijn wacht nog op antwoord; een dikke "
    "lijn is meer dan één ding."
)
HOW = (
    "Brengt het gebiedsteam iets naar het bestuur? Doe dat op de kaart van het signaal of "
    "vraagstuk, onder Agenda. Dan staat het hier."
)


def draw(selection: Selection) -> None:
    """What went to the board from the selected gebied."""
    found = to_board(desk(), selection)
    st.markdown("  \n".join(f"**{plain(line)}**" for line in found.sentences[:1]))
    for line in found.sentences[1:]:
        st.markdown(plain(line))
    saved_notice.show(WHERE)
    if not found.rows:
        st.markdown(HOW)
        _board(selection)
        return
    left, right = st.columns([1.6, 1], gap="large")
    with right:
        picture.draw(found.picture, found.sentences[0], "bestuur")
        st.caption(LEGEND)
    with left:
        _untold(found.rows)
    st.html(rows.table(HEADS, [("", map(_row, found.rows))], "Wat er naar het bestuur ging"))


def _board(selection: Selection) -> None:
    names = rows.names(to_board(desk(), selection).board)
    if names:
        st.html(f"<p>Van het bestuur is bekend: {names}.</p>")


def _row(row: BoardRow) -> tuple[str, ...]:
    line = row.line
    to = actor_link(row.receiver.id, row.receiver.naam) if row.receiver else rows.text(row.to)
    on = f" ({day_words(line.answered)})" if line.answered else ""
    return (
        card_link(line.label, line.id, line.titel),
        rows.text(row.where or rows.UNKNOWN),
        rows.text(day_words(line.up)),
        to,
        rows.text(row.words),
        rows.text(f"{line.answer}{on}" if line.answer else "nog niets"),
    )


def _untold(found: tuple[BoardRow, ...]) -> None:
    """What came back and was not told to who sent it, with what to do about it."""
    untold = [row for row in found if row.line.untold]
    if not untold:
        return
    st.header("Nog terug te vertellen", anchor=False)
    for row in untold:
        line = row.line
        whom = f" aan {rows.names(row.senders)}" if row.senders else ""
        title = card_link(line.label, line.id, line.titel)
        st.html(f"<p>{title}: vertel{whom} wat er terugkwam.</p>")
        if line.agreed:
            st.caption("Hierover staat een afspraak open.")
        if desk().may_change(line.gebied):
            _what_to_do(row)


def _what_to_do(row: BoardRow) -> None:
    """It was told already, or somebody will."""
    line = row.line
    form = f"{WHERE}:verteld:{line.step}"
    if st.session_state.get(OPEN) == line.step:
        names = tuple(actor.naam for actor in row.senders)
        fields = partial(card_forms.told_back, line.step, names)
        ends = FormEnds(_told, stop=partial(_open, None))
        save_form.draw(form, f"{form}:{state.form_token(form)}", fields, ends)
        return
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "Terugverteld",
            key=f"{form}:knop",
            icon=":material/forum:",
            on_click=_open,
            args=(line.step,),
        )
        if not line.agreed:
            key = f"{WHERE}:vertel:{line.step}"
            retry.asked_again(key)
            act = partial(_agreed, line.label, line.id)
            change_button.draw("Maak hier een afspraak van", key, WHERE, "task_alt", act)


def _open(step: str | None) -> None:
    st.session_state[OPEN] = step


def _told(_typed: object, made: Revision) -> None:
    _open(None)
    saved_notice.tell(WHERE, f"{made.why}.", made.head, toast=True)


def _agreed(label: str, id: str, token: str) -> Revision:
    return agree_to_tell(desk(), label, id, token)
