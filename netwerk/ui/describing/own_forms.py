"""The forms for what the team itself puts in a description: text, cover, huisstijl."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError
from netwerk.services.describing.logo import LARGEST_MB
from netwerk.services.describing.team_words import (
    CoverTyped,
    StyleTyped,
    colour_told,
    cover_of,
    house_style,
    keep_cover,
    keep_house_style,
    keep_own_text,
    own_chapters,
    own_text,
)
from netwerk.store.values import Revision
from netwerk.typed.dates import on_day_words
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.frame import desk
from netwerk.ui.words import plain

TEXT, COVER, STYLE = "Tekst bij een hoofdstuk", "Omslag", "Huisstijl"
USUAL = "#154273"
Keep = Callable[[bool], Revision]


def own_forms(gebied: str | None) -> None:
    """One of the three forms, folded away; nothing for who may change nothing here."""
    if not desk().may_change(gebied) or desk().read_only:
        return
    forms: dict[str, Callable[[str | None], None]] = {TEXT: _text, COVER: _cover}
    if desk().may_change():
        forms[STYLE] = _style
    with st.expander("Eigen tekst, omslag en huisstijl"):
        chosen = st.segmented_control(
            "Wat wil je wijzigen?", list(forms), default=TEXT, required=True, key="eigen:wat"
        )
        forms[str(chosen)](gebied)


def _text(gebied: str | None) -> None:
    deel = st.selectbox(
        "Hoofdstuk", list(own_chapters()), format_func=own_chapters().__getitem__, key="eigen:deel"
    )
    held = own_text(desk(), gebied, deel)
    version = held.version if held is not None else None
    form = f"eigen:tekst:{gebied}:{deel}:{version}"
    with st.form(form, border=False):
        typed = st.text_area(
            "Tekst",
            value=(held.item.tekst if held is not None else None) or "",
            height=180,
            max_chars=8000,
            key=f"{form}:tekst",
            help="Schrijf over het gebied, groepen en organisaties, niet over bewoners. Een lege "
            "regel begint een nieuwe alinea. Leeg opslaan haalt de tekst weg.",
        )
        sent = _sent(form, "Tekst opslaan")
    token = state.sent_token(form, typed)
    _save(
        form,
        sent,
        TEXT,
        lambda private: keep_own_text(desk(), gebied, deel, typed, version, token, private),
    )


def _cover(gebied: str | None) -> None:
    held = cover_of(desk(), gebied)
    item, version = (held.item, held.version) if held is not None else (None, None)
    form = f"eigen:omslag:{gebied}:{version}"
    planned = (item.evaluatiedatum if item else None) or ""
    partly = planned if _whole(planned) is None else ""
    if partly:
        st.caption(f"Terugkijken {on_day_words(partly)}. Kies een dag als die bekend is.")
    with st.form(form, border=False):
        nummer = st.text_input(
            "Versie", (item.nummer if item else None) or "", max_chars=200, key=f"{form}:nummer"
        )
        maker = st.text_input(
            "Maker (functie)",
            (item.maker if item else None) or "",
            max_chars=200,
            key=f"{form}:maker",
        )
        back = st.date_input(
            "Terugkijken op",
            value=_whole(planned),
            format="DD-MM-YYYY",
            key=f"{form}:terug",
        )
        asked = st.text_area(
            "Wat je het college vraagt",
            (item.gevraagd if item else None) or "",
            max_chars=8000,
            key=f"{form}:gevraagd",
        )
        sent = _sent(form, "Omslag opslaan")
    typed = CoverTyped(nummer, maker, back.isoformat() if back else partly, asked)
    token = state.sent_token(form, typed)
    _save(
        form,
        sent,
        COVER,
        lambda private: keep_cover(desk(), gebied, typed, version, token, private),
    )


def _whole(iso: str) -> date | None:
    """The day of a date; None when there is none, or only its month or year is known."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _style(_gebied: str | None) -> None:
    held = house_style(desk())
    item, version = (held.item, held.version) if held is not None else (None, None)
    form = f"eigen:huisstijl:{version}"
    st.caption("De huisstijl geldt voor alle gebieden.")
    with st.form(form, border=False):
        name = st.text_input(
            "Naam van de gemeente",
            (item.gemeente if item else None) or "",
            max_chars=200,
            key=f"{form}:naam",
        )
        kleur = st.color_picker(
            "Kleur", (item.kleur if item else None) or USUAL, key=f"{form}:kleur"
        )
        given = st.file_uploader(
            f"Logo (.png of .jpg, hooguit {LARGEST_MB} MB)",
            type=["png", "jpg", "jpeg"],
            max_upload_size=LARGEST_MB,
            key=f"{form}:logo",
        )
        without = bool(item and item.logo) and st.checkbox(
            "Haal het logo weg", key=f"{form}:zonder"
        )
        sent = _sent(form, "Huisstijl opslaan")
    logo = given.getvalue() if given is not None else None
    typed = StyleTyped(name, kleur, logo, without)
    if told := colour_told(kleur):
        st.caption(plain(told))
    token = state.sent_token(form, (name, kleur, hash(logo), without))
    _save(
        form,
        sent,
        STYLE,
        lambda private: keep_house_style(desk(), typed, version, token, private),
    )


def _sent(form: str, words: str) -> bool:
    sent = st.form_submit_button(words, type="primary")
    return retry.asked_again(form, st.form_submit_button) or sent


def _save(form: str, sent: bool, where: str, keep: Keep) -> None:
    """Save what was sent, ask about what looks private, and say what was saved."""
    question = f"eigen:vraag:{form}"
    if sent:
        st.session_state.pop(question, None)
        _try(form, where, question, keep, private=False)
    if question in st.session_state:
        st.warning(plain(f"{st.session_state[question]} Mag het wel, sla het dan toch op."))
        if st.button("Toch opslaan", key=f"{form}:toch"):
            st.session_state.pop(question)
            _try(form, where, question, keep, private=True)
    saved_notice.show(f"eigen:{where}")


def _try(form: str, where: str, question: str, keep: Keep, private: bool) -> None:
    try:
        with retry.saving(form):
            made = keep(private)
            saved_notice.tell(f"eigen:{where}", f"{made.why}.", made.head)
            st.rerun()
    except LooksPrivate as asked:
        st.session_state[question] = str(asked)
    except NetwerkError as problem:
        st.error(plain(problem))
