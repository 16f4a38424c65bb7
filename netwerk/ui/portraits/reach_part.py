"""How to reach an actor: whom to ask for, phone, mail; what is not known can be filled in."""

from __future__ import annotations

import streamlit as st

from netwerk.access.contact_data import NOT_SEEN
from netwerk.errors import NetwerkError
from netwerk.model import Actor
from netwerk.services.portraits.actor_portrait import ActorPortrait
from netwerk.services.portraits.seen_today import seen_today
from netwerk.typed.dates import day_words
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.contact_links import mail, phone, site
from netwerk.ui.frame import desk
from netwerk.ui.links import link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.portraits.head import DOING, FIELD
from netwerk.ui.words import plain

CHANGE = "wijzig"
TO_FILL_IN = ("contact", "telefoon", "email")
"""The properties of which this part says that they are not known yet."""


def draw(seen: ActorPortrait) -> None:
    """Everything that is needed to call, and whether it still is so."""
    item = seen.item
    st.header("Bereiken", anchor=False)
    st.html(rows.facts(_facts(seen)))
    if not seen.may_change:
        return
    where = f"gezien:{item.id}"
    if item.laatst_bevestigd != desk().today.isoformat():
        words = "Klopt nog, vandaag gezien"
        clicked = st.button(words, icon=":material/check:", key=where)
        if retry.asked_again(where) or clicked:
            _confirm(seen, where)
    saved_notice.show(where)


def _confirm(seen: ActorPortrait, where: str) -> None:
    try:
        with retry.saving(where):
            token = state.sent_token(where, seen.version)
            made = seen_today(desk(), "Actor", seen.item.id, seen.version, token)
    except NetwerkError as error:
        st.error(plain(error))
        return
    saved_notice.tell(where, "Bewaard: dit klopt nog.", made.head)
    st.rerun()


def _facts(seen: ActorPortrait) -> list[tuple[str, str]]:
    item = seen.item
    told = [
        (
            "Vraag naar",
            f"<b>{rows.text(item.contact)}</b>" if item.contact else _missing(seen, "contact"),
        ),
        ("Telefoon", phone(item.telefoon) if item.telefoon else _number(seen, "telefoon")),
        ("E-mail", mail(item.email) if item.email else _number(seen, "email")),
        ("Website", site(item.website) if item.website else ""),
        ("Adres", rows.text(" ".join(filter(None, (item.adres, item.postcode))))),
        ("Kern", rows.place_link(seen.kern) if seen.kern else ""),
        ("Werkt aan", rows.text(", ".join(seen.domeinen))),
        ("Ook bekend als", rows.text(", ".join(item.andere_namen))),
        ("Gevraagd", _asked(seen)),
        ("Bevestigd", _seen(item) if item.laatst_bevestigd != item.gevraagd else ""),
        ("Bron", rows.text(item.bron or "")),
    ]
    return [(word, html) for word, html in told if html]


def _number(seen: ActorPortrait, veld: str) -> str:
    """What stands for a number or address that is not there: not to be seen, or not known."""
    return rows.text(NOT_SEEN) if veld in seen.hidden else _missing(seen, veld)


def _missing(seen: ActorPortrait, veld: str) -> str:
    if not seen.may_change:
        return rows.UNKNOWN
    asked = {DOING: CHANGE, FIELD: veld}
    return link("Nog niet bekend, vul in", "actor", id=seen.item.id, **asked)


def _asked(seen: ActorPortrait) -> str:
    if not seen.item.gevraagd:
        return "nog niet naar contacten gevraagd"
    day = rows.text(day_words(seen.item.gevraagd))
    if not seen.is_old:
        return day
    return f'{day} <span class="nw-lang">{seen.asked_months} maanden oud</span>'


def _seen(item: Actor) -> str:
    if not item.laatst_bevestigd:
        return rows.UNKNOWN
    by = f", door {item.bevestigd_door}" if item.bevestigd_door else ""
    return rows.text(f"{day_words(item.laatst_bevestigd)}{by}")
