"""Looking somebody up: the fields, what was found, and the copy for the person."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import InputError
from netwerk.services.privacy.person_copy import copy_for_person
from netwerk.services.privacy.person_erasing import LEAVE, REMOVE, WORDS, goes_along, offered
from netwerk.services.privacy.person_finds import (
    Key,
    NothingAsked,
    PersonFind,
    PersonFound,
    PersonQuery,
    find_person,
)
from netwerk.ui.frame import desk
from netwerk.ui.words import number, on_day, plain

FOUND, COPY = "privacy:gevonden", "privacy:kopie"
MOST = 3
"""So many places of one find stand there."""
MOST_FINDS = 20
"""So many finds are shown with a choice; the others take what is offered."""
SAID = {
    REMOVE: "Helemaal weghalen",
    WORDS: "Alleen de woorden weghalen",
    LEAVE: "Laten staan",
}


def fields() -> None:
    """By what somebody is looked for."""
    with st.form("privacy:zoek", border=False):
        st.text_input("Naam", key="privacy:naam")
        left, right = st.columns(2)
        left.text_input("Mailadres", key="privacy:mail")
        right.text_input("Telefoonnummer", key="privacy:telefoon")
        st.text_input("Adres", key="privacy:adres", help="Straat en huisnummer.")
        sent = st.form_submit_button("Zoek", type="primary")
    if sent:
        forget()
        typed = {name: st.session_state[f"privacy:{name}"] for name in ("mail", "telefoon")}
        words, adres = st.session_state["privacy:naam"], st.session_state["privacy:adres"]
        try:
            st.session_state[FOUND] = find_person(
                desk(), PersonQuery(words, typed["mail"], typed["telefoon"], adres)
            )
        except NothingAsked:
            st.error("Vul een naam, mailadres, telefoonnummer of adres in.")
        except InputError as problem:
            st.error(plain(str(problem)))


def forget() -> None:
    """What was found before is of before."""
    for key in [k for k in st.session_state if str(k).startswith("privacy:keuze:")]:
        del st.session_state[key]
    st.session_state.pop(FOUND, None)
    st.session_state.pop(COPY, None)


def found() -> PersonFound | None:
    """What was found last in this session."""
    held = st.session_state.get(FOUND)
    return held if isinstance(held, PersonFound) else None


def shown(result: PersonFound) -> dict[Key, str]:
    """Draw what was found, with a choice for each; the choices."""
    if not result.finds and not result.users:
        st.info("Er is niets gevonden, ook niet in de geschiedenis.")
        return {}
    many = "1 vondst" if len(result.finds) == 1 else f"{number(len(result.finds))} vondsten"
    st.markdown(
        f"**{many}**. Dit zijn persoonsgegevens: deel ze met niemand die ze niet nodig heeft."
    )
    _copy(result)
    choices = dict(offered(result))
    for at, find in enumerate(result.finds[:MOST_FINDS]):
        along = find.key in goes_along(result, choices)
        choices[find.key] = _find(at, find, choices[find.key], along=along)
    if len(result.finds) > MOST_FINDS:
        rest = number(len(result.finds) - MOST_FINDS)
        st.caption(f"En nog {rest}. Daarvan gaan alleen de woorden weg, als je wist.")
    return choices


def former(result: PersonFound) -> list[str]:
    """The users whose names are to be replaced."""
    return [
        user.name
        for at, user in enumerate(result.users)
        if st.checkbox(
            f"{plain(user.name)} werkte zelf met netwerk ({user.words}). "
            "Vervang de naam door 'oud-medewerker'.",
            key=f"privacy:keuze:naam:{at}",
        )
    ]


def _find(at: int, find: PersonFind, usual: str, *, along: bool) -> str:
    """A find and what is done with it: no choice for what goes along with an actor."""
    with st.container(border=True, gap="xsmall"):
        where = "" if find.there else " (alleen in de geschiedenis)"
        st.markdown(f"{plain(find.kind)} **{plain(find.name)}**{where}")
        lines = [
            f"- {plain(m.veld)}: {plain(m.text)} "
            f"({'sinds' if m.now else 'stond er op'} {on_day(m.at)})"
            for m in find.mentions[:MOST]
        ]
        if (more := len(find.mentions) - MOST) > 0:
            lines.append(f"- en nog {more} {'plek' if more == 1 else 'plekken'}")
        lines += [f"- hoort erbij: {plain(linked)}" for linked in find.linked[:MOST]]
        if (more := len(find.linked) - MOST) > 0:
            lines.append(f"- en nog {more} die erbij {'hoort' if more == 1 else 'horen'}")
        st.markdown("\n".join(lines))
        if along:
            st.caption("Gaat mee met de actor hierboven: een relatie kan niet zonder.")
            return usual
        kinds = [usual, *(kind for kind in SAID if kind != usual)]
        if find.label == "Revisie":
            kinds.remove(REMOVE)
        chosen: str = st.selectbox(
            f"Wat doe je met {find.name}, als je wist?",
            kinds,
            format_func=SAID.__getitem__,
            key=f"privacy:keuze:{at}",
        )
    return chosen


def _copy(result: PersonFound) -> None:
    """The copy is made when it is asked for: that is written in the log."""
    if COPY not in st.session_state:
        if st.button("Maak een kopie voor de persoon", key="privacy:maak"):
            st.session_state[COPY] = copy_for_person(desk(), result)
            st.rerun()
        return
    st.download_button(
        "Download de kopie",
        st.session_state[COPY].encode(),
        file_name="kopie-persoonsgegevens.txt",
        mime="text/plain",
        icon=":material/download:",
    )
