"""Two actors that may be one: side by side, what stays of each, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.insight.finding import Finding
from netwerk.services.records.double_pairs import (
    BOTH,
    FIRST,
    BesideLine,
    DoublePair,
    SideBySide,
    ask_again,
    said_apart,
    say_not_same,
    side_by_side,
)
from netwerk.services.records.edits import merge_actoren
from netwerk.store.values import Revision
from netwerk.typed.dates import on_day_words
from netwerk.ui import retry, saved_notice, show, state
from netwerk.ui.frame import desk
from netwerk.ui.menu import page_file
from netwerk.ui.short_button import short_button
from netwerk.ui.words import plain

HERE = "dubbelen"
OPEN, LATER = "dubbelen:open", "dubbelen:later"
UNKNOWN = "niet bekend"


def link(finding: Finding, key: str) -> None:
    """From a finding that somebody may be there twice to the page where that is settled."""
    ids = tuple(actor.id for actor in finding.actors)
    if len(ids) == 2:
        words = "Vergelijk hen: dezelfde, of niet"
    else:
        ids, words = (), "Bekijk wie er misschien dubbel in staat"
    if st.button(words, key=f"dubbel:{key}", icon=":material/join_inner:"):
        st.session_state[OPEN] = ids or None
        st.switch_page(page_file("dubbelen"))


def card(pair: DoublePair) -> None:
    """One pair in a box; side by side when that is opened."""
    opened = set(st.session_state.get(OPEN) or ()) == set(pair.ids)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(pair.names[0])}** en **{plain(pair.names[1])}**")
        st.markdown(plain(pair.why))
        words = "Sluit" if opened else "Vergelijk"
        args = (None if opened else pair.ids,)
        key = f"{HERE}:vergelijk:{pair.key}"
        who = " en ".join(pair.names)
        short_button(words, who, key, _open, args, icon=":material/compare_arrows:")
        if opened:
            beside(*pair.ids)


def _open(ids: tuple[str, str] | None) -> None:
    st.session_state[OPEN] = ids


def beside(one: str, other: str) -> None:
    """Every property of both, what stays where they differ, and the three answers."""
    seen = side_by_side(desk(), one, other)
    first, second = seen.pair.names
    if first == second:
        first, second = f"{first}, de eerste", f"{second}, de tweede"
    rows = [
        {"Gegeven": f"{line.label}{_mark(line)}", first: line.one, second: line.two}
        for line in seen.lines
    ]
    ties = zip((first, second), map(str, seen.ties), strict=True)
    rows.append({"Gegeven": "Aantal relaties"} | dict(ties))
    show.small_table(rows, "De twee naast elkaar")
    if not desk().changes_somewhere:
        return
    if not seen.may_say:
        st.info(plain(f"Samenvoegen kan niet: {seen.refused}"))
        return
    chosen = {} if seen.refused else _what_stays(seen)
    _answers(seen, chosen)


def _mark(line: BesideLine) -> str:
    """What stands behind the label of a property that is not the same of both."""
    if not line.differs:
        return ""
    return " (anders)" if UNKNOWN not in (line.one, line.two) else " (bij één)"


def _what_stays(seen: SideBySide) -> dict[str, str]:
    """Of each property in which both say something else the one whose value stays."""
    asked = [line for line in seen.lines if line.options]
    chosen: dict[str, str] = {}
    if asked:
        st.markdown("**Wat blijft er staan?** Wat bij één van de twee staat, blijft altijd.")
    for line in asked:
        key = f"{HERE}:{seen.pair.key}:{line.veld}"
        words = [plain(_stays(line, option)) for option in line.options]
        at: int = st.radio(
            line.label,
            range(len(words)),
            index=line.options.index(line.stays),
            format_func=words.__getitem__,
            key=key,
            horizontal=True,
        )
        if line.options[at] != BOTH:
            chosen[line.veld] = seen.pair.ids[0 if line.options[at] == FIRST else 1]
    return chosen


def _stays(line: BesideLine, option: str) -> str:
    return {BOTH: "Allebei", FIRST: line.one}.get(option, line.two)


def _answers(seen: SideBySide, chosen: dict[str, str]) -> None:
    pair = seen.pair
    key = f"{HERE}:{pair.key}"
    versions = st.session_state.get(f"{key}:gezien", seen.versions)
    st.session_state[f"{key}:gezien"] = seen.versions
    one, two = pair.ids
    names = " en ".join(pair.names)
    if seen.refused:
        st.info(plain(f"Samenvoegen kan niet: {seen.refused}"))
    else:
        st.caption(
            "Relaties, signalen, initiatieven, besluiten en navragen gaan mee. De naam die "
            "vervalt, blijft bewaard bij 'Andere namen'."
        )
    with st.container(horizontal=True, gap="small"):
        merge = not seen.refused and st.button("Voeg samen", key=f"{key}:samen", type="primary")
        apart = st.button("Niet hetzelfde", key=f"{key}:niet")
        st.button("Later", key=f"{key}:later", on_click=_later, args=(pair.key,))
    if retry.asked_again(f"{key}:samen") or merge:
        _do(
            f"{key}:samen",
            f"{names} zijn samengevoegd.",
            lambda: merge_actoren(desk(), one, two, chosen, versions),
        )
    if retry.asked_again(f"{key}:niet") or apart:
        _do(
            f"{key}:niet",
            f"{names} zijn niet hetzelfde. Dat wordt niet meer gevraagd.",
            lambda: say_not_same(desk(), one, two),
        )


def _later(key: str) -> None:
    st.session_state[LATER] = {*st.session_state.get(LATER, ()), key}
    st.session_state[OPEN] = None


def _do(key: str, sentence: str, act: Callable[[], Revision]) -> None:
    try:
        with retry.saving(key):
            made = act()
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.may_remove()
    st.session_state[OPEN] = None
    saved_notice.tell(HERE, sentence, made.head)
    st.rerun()


def said_before() -> None:
    """Of whom it was said that they are not the same, with a way back."""
    entries = said_apart(desk())
    if not entries:
        st.markdown("Van niemand is gezegd dat zij niet hetzelfde zijn.")
    for entry in entries:
        names = " en ".join(map(plain, entry.names))
        when = on_day_words(entry.datum) if entry.datum else "op een dag die niet bekend is"
        st.markdown(f"{names} · gezegd {when}")
        key = f"{HERE}:weer:{entry.id}"
        if entry.may_change and (
            st.button(f"Vraag {names} weer", key=key, type="tertiary") or retry.asked_again(key)
        ):
            _do(key, f"{' en '.join(entry.names)}: dit wordt weer gevraagd.", _asker(entry.id))


def _asker(said_id: str) -> Callable[[], Revision]:
    return lambda: ask_again(desk(), said_id)
