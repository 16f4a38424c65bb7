"""Navragen: ask organisations by mail whether facts still hold, and make a sheet for a partner."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.partner_questions import ToAsk, ask_by_mail, partner_sheet, who_to_ask
from netwerk.services.records.choices import names_with_place
from netwerk.ui import asked_made, retry, show
from netwerk.ui.frame import READS_ONLY, desk, selection, title
from netwerk.ui.words import known, on_day, plain

MOST = 50


def by_mail(listed: tuple[ToAsk, ...]) -> None:
    """Who can be asked, and the button that makes the drafts."""
    st.header("Klopt dit nog? Per mail")
    st.markdown(
        "Netwerk zet per organisatie een mail klaar. Jij verstuurt ze met je eigen mailprogramma "
        "en sleept de antwoorden daarna in Importeren. Niemand wordt vaker dan eens per kwartaal "
        "gevraagd."
    )
    may = [one for one in listed if not one.why_not]
    can = may[:MOST]
    asked_made.fetched("mail")
    st.markdown(plain(asked_made.counted(len(listed), len(may), MOST)))
    called = names_with_place(desk(), [one.id for one in listed])
    names = {one.id: called[one.id] for one in can if one.id in called}
    # an empty list to choose from, greyed out, is hard to read
    chosen = asked_made.pick(names) if can else []
    words = "1 mail klaarzetten" if len(chosen) == 1 else f"{len(chosen)} mails klaarzetten"
    clicked = bool(chosen) and desk().changes_somewhere and st.button(words, type="primary")
    if (retry.asked_again("navragen:mail") or clicked) and chosen:
        with retry.saving("navragen:mail"):
            made = ask_by_mail(desk(), selection().gebied, chosen)
        count = len(made.files)
        ready = "1 mail is klaargezet" if count == 1 else f"{count} mails zijn klaargezet"
        said = f"{ready}. Haal het bestand op, open elke mail in je mailprogramma en verstuur hem."
        asked_made.keep("mail", "mails.zip", made.zipped, said, made.revision.head)
        asked_made.forget()
        st.rerun()
    with st.expander(f"Alle organisaties ({len(listed)})"):
        rows = [
            {
                "Naam": called.get(one.id, one.naam),
                "Laatst bevestigd": known(one.confirmed and on_day(one.confirmed)),
                "Waarom niet": one.why_not,
            }
            for one in listed
        ]
        show.table(rows, "navragen:allen")


def for_a_partner(listed: tuple[ToAsk, ...]) -> None:
    """The choice of a partner, and the button that makes the sheet."""
    st.header("Blad voor een partner")
    st.markdown(
        "In dit blad ziet een partner wat er van hem bekend is. Hij kiest per rij: klopt, klopt "
        "niet of nieuw. Lees het blad daarna in bij Importeren."
    )
    asked_made.fetched("blad")
    names = names_with_place(desk(), [one.id for one in listed])
    partner = st.selectbox(
        "Welke partner?", list(names), index=None, format_func=lambda id: names.get(id, id),
        placeholder="Kies een organisatie", key="navragen:partner", persist_state="session",
    )  # fmt: skip
    again = st.checkbox("Ook als de partner dit kwartaal al is gevraagd")
    clicked = partner is not None and desk().changes_somewhere and st.button("Maak het blad")
    if (retry.asked_again("navragen:blad") or clicked) and partner is not None:
        with retry.saving("navragen:blad"):
            made = partner_sheet(desk(), partner, selection().gebied, again=again)
        said = f"Het blad is klaar: {made.counted}."
        change = made.revision.head if made.revision else None
        whole = " ".join([said, *made.said])
        asked_made.keep("blad", made.file, made.content, whole, change)
        st.rerun()


title("Navragen")
if not desk().changes_somewhere:
    st.info(READS_ONLY)
here = selection().gebied
for part, where in ((by_mail, here), (for_a_partner, None if desk().may_read() else here)):
    try:
        part(who_to_ask(desk(), where))
    except NetwerkError as problem:
        st.error(plain(problem))
