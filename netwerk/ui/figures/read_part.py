"""Bringing figures in: choose files, see what was read, and store it as one change."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import InputError, NetwerkError
from netwerk.services.figures.own_counts_file import (
    COLUMNS,
    EXAMPLE_NAME,
    SHOWN,
    example_counts,
    preview_rows,
)
from netwerk.services.figures.reading_figures import (
    FiguresPlan,
    import_figures,
    plan_figures,
    without_private,
)
from netwerk.services.stores import state_of
from netwerk.ui import retry, saved_notice, show
from netwerk.ui.frame import desk
from netwerk.ui.words import number, plain

WHERE = "cijfers"
PLAN = "cijfers:plan"
ROUND = "cijfers:ronde"
"""How often files were stored: what is chosen after that is chosen in a box of its own."""
SKIP, TAKE = "Sla deze rijen over", "Het is niet privé: neem het op"
FEW = 20
"""So many numbers are shown at once; of more one opens them."""
WHAT = (
    "Kies een of meer bestanden met cijfers (CBS, PDOK, RIVM, politie, Leefbaarometer, Lemon of "
    "een eigen tabel)"
)


def draw() -> None:
    """Choose files, and what comes of them."""
    st.header("Cijfers inlezen", anchor=False)
    saved_notice.show(WHERE)
    box = st.session_state.get(ROUND, 0)
    uploads = st.file_uploader(WHAT, accept_multiple_files=True, key=f"cijfers:bestanden:{box}")
    if not uploads:
        st.caption(
            "Je ziet eerst wat er is gelezen; pas als je op opslaan drukt, wordt het bewaard."
        )
        _own_table()
        return
    jaar = st.session_state.get(f"cijfers:jaar:{box}")
    try:
        plan = _plan([(upload.name, upload.getvalue()) for upload in uploads], jaar)
    except InputError as problem:
        st.error(plain(problem))
        st.number_input(
            "Jaar, als het bestand het niet zegt",
            min_value=1995,
            max_value=desk().today.year,
            value=None,
            key=f"cijfers:jaar:{box}",
        )
        return
    _shown(plan)
    _accept(plan)


def _own_table() -> None:
    """What an own table looks like, in words and as a file to fill in."""
    box = st.expander("Een eigen tabel maken", key="cijfers:eigen", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown("Zet je tellingen in een tabel met deze kolommen. Elke rij is één getal.")
        show.facts(list(COLUMNS.items()))
        st.download_button(
            "Voorbeeld om in te vullen",
            example_counts(desk()),
            EXAMPLE_NAME,
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="cijfers:voorbeeld",
        )


def _plan(files: list[tuple[str, bytes]], jaar: int | None) -> FiguresPlan:
    """What these files would do, read again only when files, store or user changed."""
    key = (
        state_of(desk()).head,
        desk().user,
        tuple((name, len(content), hash(content)) for name, content in files),
        jaar,
    )
    held = st.session_state.get(PLAN)
    if held is None or held[0] != key:
        with st.spinner("Bestand lezen ..."):
            held = (key, plan_figures(desk(), files, jaar))
        st.session_state[PLAN] = held
    plan: FiguresPlan = held[1]
    return plan


def _shown(plan: FiguresPlan) -> None:
    for line in plan.read:
        st.success(plain(line))
    for line in plan.told:
        st.info(plain(line))
    same = f", {number(plan.same)} hetzelfde" if plan.same else ""
    st.markdown(f"**{number(plan.new)} nieuw, {number(plan.changed)} gewijzigd{same}.**")
    if not plan.items:
        return
    with st.expander("Bekijk de getallen voordat je opslaat", expanded=len(plan.items) <= FEW):
        show.small_table(preview_rows(desk(), plan), "Wat er wordt opgeslagen")
        if len(plan.items) > SHOWN:
            st.caption(f"De eerste {SHOWN} van {number(len(plan.items))} staan hier.")


def _accept(plan: FiguresPlan) -> None:
    if not plan.words:
        st.markdown("Alles uit dit bestand staat er al.")
        return
    sure = True
    if plan.private:
        why = "; ".join(f"{label}: {reason}" for label, reason in plan.private)
        st.warning(plain(f"Dit lijkt privé en hoort dan niet in netwerk. {why}."))
        chosen = st.radio(
            "Wat doe je hiermee?", (SKIP, TAKE), index=None, key=f"cijfers:prive:{plan.token}"
        )
        sure = chosen is not None
        if chosen == SKIP:
            plan = without_private(desk(), plan)
            if not plan.words:
                st.markdown("Dan blijft er niets over om op te slaan.")
                return
    clicked = st.button(f"{plan.words} opslaan", type="primary", disabled=not sure)
    if retry.asked_again(WHERE) or clicked:
        try:
            with retry.saving(WHERE):
                revision = import_figures(desk(), plan, private=bool(plan.private) and sure)
        except NetwerkError as problem:
            st.error(plain(problem))
            return
        if revision is not None:
            saved_notice.tell(WHERE, f"Opgeslagen: {plan.words}.", revision.head)
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.session_state.pop(PLAN, None)
        st.rerun()
