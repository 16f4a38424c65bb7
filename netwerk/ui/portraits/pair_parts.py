"""How two actors are tied: their relations, over whom, the ways between them, what was before."""

from __future__ import annotations

import streamlit as st

from netwerk.insight.finding import ActorRef
from netwerk.services.answers.questions import Route
from netwerk.services.portraits.pair_portrait import PairPortrait
from netwerk.services.records.changeable import may_change_item, why_no_undo
from netwerk.services.records.item_cards import TieLine
from netwerk.store.values import Revision
from netwerk.ui import add, edit, saved_notice, take_back, to_map
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, linked
from netwerk.ui.portraits import head
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import on_day, plain

HEADS = ("Relatie", "Sterkte", "Sinds", "Bevestigd", "Bron")
RELATE, CHANGE = "relatie", "wijzig-"
FEW = 3
"""A change of more items than this is not taken back from here: it is about others too."""


def sentence(seen: PairPortrait) -> str:
    """How they are tied in one sentence, as HTML."""
    one, other = (actor_link(ref.id, ref.naam) for ref in (seen.one, seen.other))
    if seen.contact:
        return f"{one} en {other} hebben contact."
    if seen.one_unit:
        return f"{one} en {other} horen bij één organisatie."
    if seen.carriers:
        over = rows.names(seen.carriers)
        return f"{one} en {other} hebben zelf geen contact; hun organisaties wel, via {over}."
    if any(tie.over and tie.is_contact for tie in seen.ties):
        return f"{one} en {other} hadden contact; dat is gestopt."
    return f"Van {one} en {other} is geen contact bekend."


def actions(seen: PairPortrait) -> None:
    """To record a relation between them, right here."""
    if not any(may_change_item(desk(), "Actor", end.id) for end in (seen.one, seen.other)):
        return
    key = f"paar:{seen.one.id}:{seen.other.id}"
    head.action(RELATE, "Relatie erbij", "add_link", key)
    if head.doing() == RELATE:
        with st.container(border=True, key="portret-relatie"):
            add.new_relatie(key, van=seen.one.id, naar=seen.other.id)
            st.button("Sluit", key=f"{key}:sluit", on_click=head.do, args=(None,))


def relations(seen: PairPortrait) -> None:
    """Their relations with source and age, each to change."""
    st.header("Wat er tussen hen is", anchor=False)
    if not seen.ties:
        st.markdown("Er is geen relatie tussen hen vastgelegd.")
    else:
        caption = f"Relaties tussen {seen.one.naam} en {seen.other.naam}"
        st.html(rows.table(HEADS, [("", [_tie(tie) for tie in seen.ties])], caption))
        _change_them(seen)
    shared = [
        ("Kennen allebei", rows.names(seen.shared)),
        ("Gebruiken of horen bij", rows.names(seen.settings)),
    ]
    told = [(word, html) for word, html in shared if html]
    if told:
        st.html(rows.facts(told))


def _change_them(seen: PairPortrait) -> None:
    """A button for each relation, and the form of the one that is open."""
    where = f"paar:{seen.one.id}:{seen.other.id}"
    saved_notice.show(f"relatie:{where}")
    if not desk().changes_somewhere:
        return
    ties = [tie for tie in seen.ties if may_change_item(desk(), "Relatie", tie.relatie)]
    with st.container(horizontal=True, gap="small"):
        for tie in ties:
            words = f"Wijzig: {tie.what}"
            head.action(f"{CHANGE}{tie.relatie}", plain(words), "edit", where, type="tertiary")
    for tie in ties:
        saved_notice.show(f"Relatie:{where}:{tie.relatie}")
        if head.doing() == f"{CHANGE}{tie.relatie}":
            with st.container(border=True, key="portret-relatie-wijzig"):
                edit.relatie_form(tie.relatie, where)


def _tie(tie: TieLine) -> tuple[str, ...]:
    ended = f" (gestopt: {tie.tot})" if tie.over else ""
    more = f"<br>{rows.text(tie.toelichting)}" if tie.toelichting else ""
    return (
        f"<b>{rows.text(tie.what[:1].upper() + tie.what[1:])}</b>{rows.text(ended)}{more}",
        rows.text(tie.sterkte),
        rows.text(tie.sinds),
        rows.text(tie.laatst_bevestigd),
        rows.text(tie.bron),
    )


def routes(seen: PairPortrait) -> None:
    """The ways from the one to the other, each step with its age; who have contact need none."""
    if seen.contact:
        return
    ways = [way for way in seen.routes.routes if len(way.steps) > 1]
    st.header("Hoe kom je van de een bij de ander", anchor=False)
    if not ways:
        st.html(f"<p>{linked(seen.routes.sentence, seen.routes.nearest)}</p>")
        return
    for number, way in enumerate(ways):
        st.html(f"<p>{linked(way.sentence, _on(way))}</p>")
        box = st.expander("Stap voor stap", key=f"weg:{number}", type="compact", on_change="rerun")
        if box.open:
            with box:
                st.html(rows.listed(_step(way)))
                to_map.route_button(way, f"weg:{number}")


def _on(way: Route) -> tuple[ActorRef, ...]:
    return (way.steps[0].van, *(step.naar for step in way.steps))


def _step(way: Route) -> list[str]:
    return [
        f"{linked(step.words, (step.van, step.naar))}"
        f'<br><span class="nw-klein-woord">{rows.text(step.freshness)}</span>'
        for step in way.steps
    ]


def history(seen: PairPortrait) -> None:
    """What happened to their relations, with the way back."""
    if not seen.history:
        return
    st.header("Geschiedenis", anchor=False)
    st.html(rows.days((on_day(r.at), _change(r)) for r in seen.history))
    newest = next((r for r in seen.history if r.undone_by is None), None)
    if newest is None or not desk().changes_somewhere or _touched(newest) > FEW:
        return
    if not why_no_undo(desk(), newest):
        take_back.button(newest.head, f"paar:{seen.one.id}", _taken_back, "Laatste ongedaan maken")


def _touched(revision: Revision) -> int:
    return revision.added + revision.changed + revision.removed


def _taken_back(made: Revision) -> None:
    saved_notice.tell("Paar", "Het is ongedaan gemaakt.", made.head)


def _change(revision: Revision) -> str:
    who = f'<span class="nw-klein-woord">{rows.text(revision.who)}</span>'
    return f"{rows.text(revision.why)} {who}"
