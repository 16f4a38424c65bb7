"""Erasing on the page: what would go, a yes, and what was done; and the yearly list."""

from __future__ import annotations

import streamlit as st

from netwerk.services.privacy.past_term import past_term, plan_clearing
from netwerk.services.privacy.person_erasing import (
    TITLES,
    ErasurePlan,
    carry_out,
    erasures,
    plan_erasure,
)
from netwerk.services.privacy.person_finds import PersonFound
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.privacy.person_search import forget, former, shown
from netwerk.ui.words import number, on_day, plain

DONE, PLAN, GROUP = "privacy:gewist", "privacy:plan", "privacy:groep"
MOST = 8


def done() -> None:
    """What the last erasure did."""
    if said := st.session_state.pop(DONE, None):
        st.success(plain(said))


def person(result: PersonFound) -> None:
    """What was found, the choices, and the way to erase it."""
    choices = shown(result)
    names = former(result)
    if not result.finds and not names:
        return
    if st.button("Laat zien wat er weg zou gaan", key="privacy:wat"):
        st.session_state[PLAN] = (choices, names, plan_erasure(desk(), result, choices, names))
    held = st.session_state.get(PLAN)
    if held is None:
        return
    if held[:2] != (choices, names):
        st.caption("Je koos iets anders. Laat opnieuw zien wat er weg zou gaan.")
        return
    _asked(held[2], "privacy:persoon")


def yearly() -> None:
    """What is past its term, group by group."""
    groups = past_term(desk())
    if not groups:
        st.markdown("Er is niets over de bewaartermijn.")
    for group in groups:
        with st.container(border=True, gap="xsmall"):
            title = plain(group.title.capitalize())
            st.markdown(f"**{title}**, langer dan {group.term}: {number(len(group.items))}")
            lines = [f"- {on_day(item.day)}: {plain(item.name)}" for item in group.items[:MOST]]
            if (more := len(group.items) - MOST) > 0:
                lines.append(f"- en nog {number(more)}")
            st.markdown("\n".join(lines))
            if st.button(f"Nu opruimen: {group.title}", key=f"privacy:ruim:{group.kind}"):
                st.session_state[GROUP] = (group.kind, plan_clearing(desk(), group.kind))
            kind, plan = st.session_state.get(GROUP, ("", None))
            if kind == group.kind and plan is not None:
                _asked(plan, f"privacy:groep:{kind}")


def before() -> None:
    """That there was erased, when, by whom and how many: not what."""
    told = erasures(desk())
    if not told:
        st.markdown("Er is nog niets gewist.")
        return
    lines = [
        f"- {on_day(one.day)}, {plain(one.who)}: {plain('; '.join(one.counts))}" for one in told
    ]
    st.markdown("\n".join(lines))


def _asked(plan: ErasurePlan, key: str) -> None:
    if plan.empty:
        st.info("Met deze keuze wordt er niets gewist.")
        return
    st.markdown("Dit gaat weg, nu en uit de hele geschiedenis:")
    st.markdown("\n".join(f"- {plain(count)}" for count in plan.told))
    for words, named in (
        ("Dit gaat mee, want het kan niet zonder:", plan.along),
        (f"Dit blijft, zonder die woorden of verwijzing. {TITLES}", plan.touched),
        ("Zo staat het er daarna:", plan.left.texts),
    ):
        lines = [f"- {plain(one)}" for one in named[:MOST]]
        if (more := len(named) - MOST) > 0:
            lines.append(f"- en nog {number(more)}")
        if lines:
            st.markdown(f"{words}\n\n" + "\n".join(lines))
    if plan.left.warnings:
        st.warning("\n\n".join(map(plain, plan.left.warnings)))
    sure = st.checkbox("Ik weet dat dit niet ongedaan kan worden gemaakt.", key=f"{key}:zeker")
    st.button(
        "Wis dit",
        type="primary",
        key=f"{key}:wis",
        disabled=not sure,
        on_click=_erase,
        args=(plan,),
    )


@guarded()
def _erase(plan: ErasurePlan) -> None:
    erased = carry_out(desk(), plan)
    said = [f"Gewist: {'; '.join(erased.counts)}."]
    if not erased.clean:
        said.append("Op de schijf kan er nog iets van staan; zie de uitleg over privacy.")
    if erased.copies:
        names = ", ".join(path.name for path in erased.copies)
        said.append(f"Haal ook deze oudere kopieën weg: {names}.")
    said.append("Oude reservekopieën en exports houden het nog.")
    said += plan.left.warnings
    st.session_state[DONE] = " ".join(said)
    st.session_state.pop(PLAN, None)
    st.session_state.pop(GROUP, None)
    forget()
