"""With whom an actor has to do: people and organisations, each a name that opens its page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.portraits.actor_portrait import ActorPortrait
from netwerk.services.portraits.contact_lines import ContactLine
from netwerk.services.portraits.seen_today import seen_today
from netwerk.typed.dates import day_words
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

FIRST, ON_PHONE = 10, 3
ASKED = 3
"""At most so many buttons to say of an old contact that it still is so."""
NONE = "Nog geen contact bekend."
HEADS = ("Met", "Hoe", "Waarover", "Bevestigd")
Groups = list[tuple[str, Sequence[ContactLine]]]
ORGANISATIONS, PEOPLE = "Organisaties en groepen", "Personen, met hun functie"


def draw(seen: ActorPortrait) -> None:
    """The contacts, what else it belongs to, and whom only its people know."""
    count = len(seen.contacts)
    st.header(seen.knows, anchor=False)
    if not count:
        known = "Zelf nog geen contact bekend, wel via wie hier werkt." if seen.through else NONE
        ask = " Vraag ernaar, of leg er een vast." if desk().changes_somewhere else ""
        st.markdown(f"{known}{ask}")
    else:
        shown, everything = _some(seen.contacts, seen.item.id)
        groups: Groups = _by_level(shown) if len(seen.contacts) > 3 else [("", shown)]
        st.html(
            rows.table(
                HEADS,
                [(title, [_row(seen, line) for line in lines]) for title, lines in groups],
                f"Met wie {seen.item.naam} contact heeft",
                labels=False,
                tight=True,
                on_phone=None if everything else ON_PHONE,
            )
        )
        with st.container(gap=None):
            if seen.near > count:
                st.caption(f"{seen.near} anderen binnen twee stappen.")
            _still_right(seen, shown)
    _others(seen)


def _some(lines: Sequence[ContactLine], actor: str) -> tuple[Sequence[ContactLine], bool]:
    """The first of many, all when asked for; and whether a phone shows all of these."""
    if len(lines) <= ON_PHONE + 1:
        return lines, True
    few = len(lines) <= FIRST + 1
    with st.container(key=f"portret-{'telefoon' if few else 'alle'}-{short_key(actor)}"):
        everything = st.toggle(f"Toon alle {len(lines)}", key=f"alle:contacten:{actor}")
    return lines if few or everything else lines[:FIRST], everything


def _by_level(lines: Sequence[ContactLine]) -> Groups:
    people = [line for line in lines if line.is_person]
    others = [line for line in lines if not line.is_person]
    if not people or not others:
        return [("", lines)]
    return [(ORGANISATIONS, others), (PEOPLE, people)]


def _row(seen: ActorPortrait, line: ContactLine) -> tuple[str, ...]:
    elsewhere = line.place and (seen.kern is None or line.place != seen.kern.naam)
    place = (
        f' <span class="nw-klein-woord nw-plek">{rows.text(line.place)}</span>' if elsewhere else ""
    )
    return (
        actor_link(line.other.id, line.other.naam) + place,
        f"{rows.text(line.how)}. {link('Bekijk', 'paar', a=seen.item.id, b=line.other.id)}"
        if len(line.relaties) > 1
        else rows.text(line.how),
        rows.text(line.about),
        _confirmed(line),
    )


def _confirmed(line: ContactLine) -> str:
    if not line.confirmed:
        return rows.UNKNOWN
    day = rows.text(day_words(line.confirmed))
    if not line.is_old:
        return day
    return f'{day} <span class="nw-lang">{line.months} maanden oud</span>'


def _still_right(seen: ActorPortrait, shown: Sequence[ContactLine]) -> None:
    """Buttons to say of the oldest of these that they still are so."""
    where = f"klopt:{seen.item.id}"
    saved_notice.show(where)
    if not seen.may_change:
        return
    old = [line for line in reversed(shown) if line.is_old and line.relaties]
    if not old:
        return
    with st.container(horizontal=True, gap="small", key=f"portret-klopt-{seen.item.id}"):
        for line in old[:ASKED]:
            key = f"{where}:{line.relaties[0][0]}"
            words = f"Klopt nog: {line.other.naam}"
            clicked = st.button(plain(words), icon=":material/check:", type="tertiary", key=key)
            if retry.asked_again(key) or clicked:
                _confirm(key, where, line)


def _confirm(key: str, where: str, line: ContactLine) -> None:
    relatie, version = line.relaties[0]
    try:
        with retry.saving(key):
            token = state.sent_token(key, version)
            made = seen_today(desk(), "Relatie", relatie, version, token)
    except NetwerkError as error:
        st.error(plain(error))
        return
    saved_notice.tell(where, f"Het contact met {line.other.naam} klopt nog.", made.head)
    st.rerun()


def _others(seen: ActorPortrait) -> None:
    """What is no contact of its own, each part made when it is opened."""
    parts = (
        ("Hoort bij of gebruikt", seen.belongs),
        ("Contact dat is gestopt", seen.ended),
    )
    for title, lines in parts:
        if lines:
            box = st.expander(
                f"{title} ({len(lines)})", key=f"{title}:{seen.item.id}", on_change="rerun"
            )
            if box.open:
                with box:
                    cells = [_row(seen, line) for line in lines]
                    st.html(rows.table(HEADS, [("", cells)], title, labels=False, tight=True))
    if seen.through:
        title = f"Via wie hier werkt ({len(seen.through)})"
        box = st.expander(title, key=f"via:{seen.item.id}", on_change="rerun")
        if box.open:
            with box:
                known = [
                    (actor_link(line.other.id, line.other.naam), rows.names(line.over))
                    for line in seen.through
                ]
                st.html(rows.table(("Organisatie", "Via wie"), [("", known)], title))
