"""Een nieuwe gemeente: one file with gebieden, kernen, words and house style, and a button."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.gemeente.gemeente_file import GemeenteTold, example_text, read_chosen
from netwerk.services.gemeente.setting_up import may_set_up, own_work, set_up
from netwerk.ui import retry
from netwerk.ui.frame import desk, title
from netwerk.ui.guard import guarded
from netwerk.ui.menu import page_file
from netwerk.ui.page_refused import page_refused
from netwerk.ui.words import plain

WHERE, DONE, TIMES = "inrichten", "inrichten:gedaan", "inrichten:keer"
WHAT = "Kies gemeente.toml, met een spreadsheet of logo als het die noemt; of één spreadsheet"
GOES = (
    "De gebieden en kernen die er nu staan, gaan weg. Het verzonnen voorbeeld ook. Een beheerder "
    "draait dit terug bij Gegevens, Geschiedenis."
)
# where to go from here: page, words and icon
ON = (
    ("gebied", "Bekijk je gebieden", "holiday_village"),
    ("cijfers", "Lees cijfers en grenzen in", "bar_chart"),
    ("importeren", "Begin met je eigen lijst", "upload_file"),
)


@guarded()
def put_in(told: GemeenteTold) -> None:
    """What the button does."""

    def act() -> None:
        """What is done is said above, and the file that was chosen is put away."""
        made = set_up(desk(), told)
        words = " ".join(filter(None, (made.sentence, made.lacking)))
        more = " Je eigen woorden gelden pas als de beheerder van de server het bestand noemt bij "
        st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
        st.session_state[DONE] = words + (f"{more}'plaatsen'." if told.words else "")

    retry.attempt(WHERE, act)


def shown(told: GemeenteTold) -> None:
    """What the file says, before anything is done."""
    places = told.plaatsen
    st.markdown(f"**{plain(places.gemeente)}**")
    for gebied in places.gebieden:
        kernen = ", ".join(kern.naam for kern in places.kernen if kern.gebied == gebied.id)
        number = f"{gebied.nummer}. " if gebied.nummer is not None else ""
        st.markdown(f"{plain(number + gebied.naam)}: {plain(kernen)}")
    st.caption(GOES)


title("Een nieuwe gemeente")
if not may_set_up(desk()):
    page_refused("Een gemeente inrichten kan alleen een beheerder.")
    st.stop()
if done := st.session_state.pop(DONE, None):
    st.success(plain(done))
    for name, label, icon in ON:
        st.page_link(page_file(name), label=label, icon=f":material/{icon}:")
work = own_work(desk())
if work:
    st.info(plain(work))
    st.markdown("Met het voorbeeld maak je alvast een bestand voor die nieuwe opslag.")
else:
    st.markdown("Zet je gebieden en kernen in één bestand. Begin met het voorbeeld, en vul het in.")
st.download_button(
    "Download het voorbeeld", example_text(), "gemeente.toml", "text/plain", on_click="ignore"
)
if work:
    st.stop()
uploads = st.file_uploader(
    WHAT, accept_multiple_files=True, key=f"inrichten:{st.session_state.get(TIMES, 0)}"
)
naam = st.text_input("Naam van de gemeente, als je een spreadsheet kiest", key="inrichten:naam")
if uploads:
    try:
        read = read_chosen([(upload.name, upload.getvalue()) for upload in uploads], naam)
        shown(read)
        st.button("Richt in", type="primary", on_click=put_in, args=(read,))
        retry.asked_again(WHERE)
    except NetwerkError as problem:
        for line in str(problem).split("\n"):
            st.error(plain(line))
