"""The card of one item: its facts, what it refers to and the other way, what can be done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.model import Item
from netwerk.schema import schema
from netwerk.services.records.changeable import why_no_undo
from netwerk.services.records.item_cards import ItemCard, show_item
from netwerk.services.records.item_facts import Ref
from netwerk.services.records.item_history import item_changes
from netwerk.store.values import Revision
from netwerk.ui import edit, item_list, saved_notice, show, state, take_back, ties
from netwerk.ui.frame import desk, why_not
from netwerk.ui.may_here import may_add_here
from netwerk.ui.words import on_day, plain

PARTS = ("Gegevens", "Wijzigen", "Geschiedenis", "Verwijderen")
GO = ":material/arrow_forward:"


def card(label: str, id: str, where: str) -> None:
    """One item, and a choice of what to do with it."""
    seen = show_item(desk(), label, id)
    st.subheader(plain(seen.name), anchor=False)
    saved_notice.show(f"{label}:{where}:{id}")
    if not seen.may_change:
        if desk().changes_somewhere and may_add_here():  # else the page said it
            st.caption(why_not(label))
        _facts(seen, where)
        return
    part = st.segmented_control(
        "Wat wil je met dit gegeven doen?",
        PARTS,
        default=PARTS[0],
        required=True,
        key=f"kaartje:{where}:{label}:{id}",
    )
    if part == "Wijzigen":
        _change(label, id, where)
    elif part == "Geschiedenis":
        history(seen, where)
    elif part == "Verwijderen":
        edit.remove(label, id, where, partial(_forget, seen.item))
    else:
        _facts(seen, where)


def _change(label: str, id: str, where: str) -> None:
    if label == "Relatie":
        edit.relatie_form(id, where)
    else:
        edit.item_form(label, id, where)


def _facts(seen: ItemCard, where: str) -> None:
    show.facts([(fact.label, fact.text) for fact in seen.facts])
    links = [(fact.label, ref) for fact in seen.facts for ref in fact.refs]
    if links:
        st.markdown("**Verwijst naar**")
        for words, ref in links:
            _link(words, ref, where)
    if seen.referrers:
        st.markdown("**Hier verwijst naar**")
        for referrer in seen.referrers:
            enkel = schema().labels[referrer.ref.label].enkel
            _link(f"{referrer.veld}: {enkel}", referrer.ref, where)
    if seen.ties:
        st.markdown("**Relaties**")
    for tie in seen.ties:
        with st.container(gap=None):
            _link(tie.what, tie.other, f"{where}:{tie.relatie}")
            ties.details(tie)
            if seen.may_change:
                edit.relatie(tie.relatie, f"{where}:{seen.item.id}")
    saved_notice.show(f"relatie:{where}:{seen.item.id}")


def _link(words: str, ref: Ref, where: str) -> None:
    """A button that opens the card of another item; plain words for what has no screen."""
    if not schema().labels[ref.label].scherm:
        st.markdown(f"{plain(words)} {plain(ref.name)}")
        return
    st.button(
        f"{plain(words)} **{plain(ref.name)}**",
        key=f"naar:{where}:{words}:{ref.label}:{ref.id}",
        on_click=item_list.open_item,
        args=(ref,),
        type="tertiary",
        icon=GO,
    )


def history(seen: ItemCard, where: str) -> None:
    """What happened to this item, with before and after, and the way back."""
    for revision in seen.history:
        undone = f" · ongedaan gemaakt met {revision.undone_by}" if revision.undone_by else ""
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f"**{plain(revision.why)}**  \n{plain(revision.who)}, {on_day(revision.at)} · "
                f"wijziging {revision.number}{undone}"
            )
            lines = item_changes(desk(), seen.ref.label, seen.ref.id, revision.number)
            show.small_table(
                [
                    {"Gegeven": line.veld or "Alles", "Voor": line.before, "Na": line.after}
                    for line in lines
                ],
                "Wat er is gewijzigd",
            )
            if _may_take_back(revision):
                _take_back(revision, f"{seen.ref.label}:{where}", seen.ref.id)


def _may_take_back(revision: Revision) -> bool:
    stays = revision.undone_by is not None or revision.type in ("plaatsen", "wissen")
    return not stays and desk().changes_somewhere and not why_no_undo(desk(), revision)


def _take_back(revision: Revision, where: str, id: str) -> None:
    def tell(made: Revision) -> None:
        still_there = made.removed == 0
        saved_notice.tell(
            f"{where}:{id}" if still_there else where,
            f"Wijziging {revision.number} is ongedaan gemaakt.",
            made.head,
        )

    take_back.button(revision.head, where, tell)


def _forget(item: Item) -> None:
    """After a removal nothing is chosen any more."""
    if type(item).__name__ == "Actor" and state.chosen_actor() == item.id:
        state.choose_actor(None)
