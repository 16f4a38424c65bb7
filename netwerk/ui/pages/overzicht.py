"""Overzicht: a gebied at a glance, in sentences and small tables."""

from __future__ import annotations

import streamlit as st

from netwerk.insight.numbers import selection_sentence
from netwerk.schema import schema
from netwerk.services.look import overview
from netwerk.ui import show
from netwerk.ui.frame import networks, selection, title, today
from netwerk.ui.words import on_day, plain

COUNTS = (
    ("bewonersgroepen", "Bewonersgroepen"),
    ("bedrijven", "Bedrijven"),
    ("instellingen", "Instellingen"),
    ("professionals", "Professionals"),
    ("contact_ties", "Contacten"),
    ("isolated", "Zonder relatie"),
)
FEW = 3

title("Overzicht")
chosen = selection()
seen = overview(networks(), chosen, today())
if not seen.numbers["actors"]:
    st.info("Er staan nog geen actoren in dit gebied. Voeg er een toe bij Invoeren, of lees een lijst in bij Importeren.")
else:
    for column, (key, label) in zip(st.columns(len(COUNTS)), COUNTS, strict=True):
        column.metric(label, f"{seen.numbers[key]:,}".replace(",", "."))
    st.caption(plain(selection_sentence(networks().net(chosen), schema())))
    st.subheader("Wie staat alleen?")
    show.findings(seen.alone, "alleen", "Iedereen heeft ten minste één contact, voor zover vastgelegd.", FEW)
    st.subheader("Wat hangt op één persoon of groep?")
    show.findings(seen.hangs_on_one, "een", "Geen deel van het netwerk hangt aan één actor, voor zover vastgelegd.", FEW)
    st.subheader("Wat kun je nu doen?")
    show.findings(seen.next, "doen", "Er zijn nu geen andere bevindingen.", FEW)
st.subheader("Kort geleden gewijzigd")
st.table([{"Wanneer": on_day(r.at), "Wie": plain(r.who), "Wat": plain(r.why)} for r in seen.lately])
left, middle, right = st.columns(3)
left.page_link("netwerk/ui/pages/kaart.py", label="Bekijk de netwerkkaart", icon=":material/hub:")
middle.page_link("netwerk/ui/pages/gaten.py", label="Bekijk de gaten", icon=":material/link_off:")
right.page_link("netwerk/ui/pages/bruggen.py", label="Bekijk de bruggen", icon=":material/conversion_path:")
