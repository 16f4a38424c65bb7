"""Overzicht: a gebied at a glance, in sentences and small tables."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.overview import Overview, by_place, overview
from netwerk.ui import card_page, show, wait
from netwerk.ui.card_page import Asked
from netwerk.ui.frame import desk, selection, title
from netwerk.ui.menu import page_file
from netwerk.ui.words import number, on_day, plain

COUNTS = (
    ("bewonersgroepen", "Bewonersgroepen"),
    ("bedrijven", "Bedrijven"),
    ("instellingen", "Instellingen"),
    ("professionals", "Professionals"),
    ("contact_pairs", "Contacten"),
    ("without_contact", "Zonder contact"),
)
LINKS = (
    ("kaart", "Bekijk de netwerkkaart", "hub"),
    ("gaten", "Bekijk alle gaten", "link_off"),
    ("bruggen", "Bekijk alle bruggen", "conversion_path"),
    ("introducties", "Wie aan wie voorstellen?", "handshake"),
    ("beschrijven", "Beschrijf dit gebied", "description"),
    ("importeren", "Lees je eigen lijst in", "upload_file"),
)
FEW = 5  # the first page shows only what matters most


def counts(seen: Overview) -> None:
    """How many of each soort, how many contacts, how many alone."""
    with st.container(key="cijfers"):
        for column, (key, label) in zip(st.columns(len(COUNTS)), COUNTS, strict=True):
            column.metric(label, number(seen.numbers[key]))


def most_important(seen: Overview) -> None:
    """The questions of a makelaar, with the few most important answers."""
    questions = (
        ("Wie staat alleen?", seen.alone, "Iedereen heeft ten minste één contact."),
        ("Wie heeft alleen contact buiten deze selectie?", seen.outside, ""),
        (
            "Wat hangt aan één persoon of groep?",
            seen.hangs_on_one,
            "Geen deel van het netwerk hangt aan één actor.",
        ),
        ("Wat kun je nu doen?", seen.next, "Er zijn nu geen andere bevindingen."),
    )
    asked = [Asked(title, cards, "" if cards else none) for title, cards, none in questions]
    card_page.answered(asked, "overzicht", FEW)


def beside(seen: Overview) -> None:
    """The places in numbers, what changed, and where to go next."""
    places = by_place(desk(), selection())
    if seen.numbers["actors"] and places:
        st.header("Per kern" if selection().gebied else "Per gebied")
        show.small_table(
            [
                {
                    "Waar": p.naam,
                    "Actoren": p.actors,
                    "Contacten": p.contacts,
                    "Zonder contact": p.alone,
                }
                for p in places
            ],
            "Aantallen per plaats",
        )
        st.caption(
            "Contacten: alleen die tussen twee actoren in dezelfde plaats. Wie in meer "
            "plaatsen werkt, telt in elk mee. Wie geen vaste plaats heeft, staat er niet bij."
        )
    st.header("Verder kijken")
    for name, label, icon in LINKS:
        st.page_link(page_file(name), label=label, icon=f":material/{icon}:")
    if seen.lately:
        st.header("Kort geleden gewijzigd")
        show.small_table(
            [{"Wanneer": on_day(r.at), "Wie": r.who, "Wat": r.why} for r in seen.lately],
            "Laatste wijzigingen",
        )


def empty() -> None:
    """What to do when nobody is in the network yet."""
    st.info("Er staan nog geen actoren in dit gebied.")
    st.page_link(page_file("invoeren"), label="Voer een actor in", icon=":material/edit:")
    st.page_link(
        page_file("importeren"),
        label="Lees een lijst in (Excel of CSV)",
        icon=":material/upload_file:",
    )


title("Vandaag")
given = wait.findings(selection())
seen = overview(desk(), selection(), given or ())
if seen.numbers["actors"]:
    st.markdown(plain(seen.sentence))
    counts(seen)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if given is not None:
            most_important(seen)
    with right:
        beside(seen)
else:
    empty()
