"""What an import does with rows that say too little: the choices on the page Importeren."""

from __future__ import annotations

import streamlit as st

from netwerk.exchange.request import INHOUD, ImportOptions
from netwerk.schema import schema
from netwerk.ui.inlezen import private_rows


def options() -> ImportOptions:
    """What to do with rows that say too little."""
    soorten = {k.waarde: k.label for k in schema().keuzes["soort"].keuzes.values()}
    relaties = {k.waarde: k.label for k in schema().keuzes["relatie"].keuzes.values()}
    left, right = st.columns(2)
    soort = left.selectbox(
        "Soort voor rijen zonder soort",
        list(soorten),
        index=None,
        format_func=lambda w: soorten[w],
        placeholder="Niet invullen",
    )
    relatie = right.selectbox(
        "Relatie voor rijen zonder soort relatie",
        list(relaties),
        index=None,
        format_func=lambda w: relaties[w],
        placeholder="Niet invullen",
    )
    inhoud = st.selectbox(
        "Wat staat er in een tabel zonder koppen die netwerk kent?",
        list(INHOUD),
        index=None,
        format_func=lambda w: INHOUD[w],
        placeholder="Niet invullen",
    )
    missing = st.checkbox("Maak actoren aan die wel in een relatie staan, maar niet in de lijst")
    gestopt = st.checkbox("Wat uit het blad van een partner is verdwenen, is gestopt")
    contacts = st.checkbox(
        "Maak van contactpersonen professionals die bij de actor van hun rij werken"
    )
    bron = st.text_input(
        "Bron van dit bestand", placeholder="bijvoorbeeld: ledenlijst dorpsbelang, mei 2026"
    )
    return ImportOptions(
        soort=soort,
        relatie=relatie,
        create_missing=missing,
        bron=bron.strip() or None,
        gestopt=gestopt,
        inhoud=inhoud,
        contactpersonen=contacts,
        toch=private_rows.taken(),
    )
