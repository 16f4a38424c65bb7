"""A count that the team made itself, typed in: what, of which kern or gebied, and when."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.figures.reading_figures import FiguresPlan, import_figures, plan_own_count
from netwerk.services.records.choices import gebied_names, kern_names
from netwerk.typed.dutch_numbers import typed_number
from netwerk.ui import retry, saved_notice
from netwerk.ui.fields import EXAMPLES
from netwerk.ui.frame import desk, selection
from netwerk.ui.words import plain

WHERE = "cijfers-telling"
WHAT = "Bijvoorbeeld: clubs met een eigen gebouw (nooit over bewoners)"


def draw() -> None:
    """The fields in a part that opens; what was typed stays until it is stored."""
    saved_notice.show(WHERE)
    with st.expander("Zelf een telling invullen"):
        gebied = selection().gebied
        names = {id: naam for id, naam in gebied_names(desk()).items() if gebied in (None, id)}
        places = names | dict(kern_names(desk(), gebied))
        plek = st.selectbox("Waar?", list(places), format_func=lambda id: places[id])
        maat = st.text_input("Wat is geteld?", placeholder=WHAT, key="cijfers:telling:wat")
        left, right = st.columns(2)
        hoeveel = left.text_input(
            "Hoeveel?", placeholder=EXAMPLES["kommagetal"], key="cijfers:telling:waarde"
        )
        jaar = right.number_input(
            "In welk jaar?", 1990, desk().today.year, desk().today.year, key="cijfers:telling:jaar"
        )
        bron = st.text_input("Bron (mag leeg blijven)", key="cijfers:telling:bron")
        clicked = st.button("Telling opslaan")
        question = st.session_state.get(f"{WHERE}:prive")
        sure = bool(question) and st.checkbox(f"{plain(question)} Het is niet privé.")
        if retry.asked_again(WHERE) or clicked:
            _save(plek, maat, jaar, hoeveel, bron, sure)


def _save(plek: str | None, maat: str, jaar: int, hoeveel: str, bron: str, sure: bool) -> None:
    if not hoeveel.strip() or plek is None:
        st.error("Vul in hoeveel het er zijn.")
        return
    try:
        plan = plan_own_count(desk(), plek, maat, jaar, typed_number(hoeveel), bron)
        if plan.private and not sure:
            st.session_state[f"{WHERE}:prive"] = _question(plan)
            st.rerun()
        with retry.saving(WHERE):
            revision = import_figures(desk(), plan, private=sure)
    except NetwerkError as problem:
        st.error(plain(problem))
        return
    change = revision.head if revision is not None else None
    saved_notice.tell(WHERE, f"Opgeslagen. {plan.why}." if change else "Dit stond er al.", change)
    for key in ("wat", "waarde", "bron"):
        st.session_state.pop(f"cijfers:telling:{key}", None)
    st.session_state.pop(f"{WHERE}:prive", None)
    st.rerun()


def _question(plan: FiguresPlan) -> str:
    why = "; ".join(f"{label}: {reason}" for label, reason in plan.private)
    return f"Dit lijkt privé en hoort dan niet in netwerk. {why}."
