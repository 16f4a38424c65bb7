"""What is known of a kern or gebied: who is there, how it hangs together, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.insight.finding import ActorRef
from netwerk.services.answers.sections import Told
from netwerk.services.portraits.gebied_portrait import MirrorRow
from netwerk.services.portraits.group_facts import GroupFacts, Member
from netwerk.typed.dates import day_words
from netwerk.ui.links import actor_link, linked
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.portraits import playing_part

FIRST, ON_PHONE = 10, 3
IN_CELL = 2
OUTSIDE = 8
NO_SIGNAL = '<span class="nw-niets">Nog niets bekend.</span>'
TOO_LITTLE = "Te weinig gevraagd om iets te zeggen."
HEADS = ("Wie", "Wat", "Contacten hier", "Contacten daarbuiten", "Gevraagd")
MIRROR = ("Waar", "Wie er is", "Wat hangt aan wat", "Wat speelt", "Niet bekend")


def members(facts: GroupFacts, key: str) -> None:
    """Who is there, most contacts first; all when asked for."""
    st.header("Wie er is", anchor=False)
    if not facts.count:
        st.markdown("Hier is nog niemand vastgelegd.")
        return
    shown: Sequence[Member] = facts.members
    first = ON_PHONE if narrow() else FIRST
    if len(shown) > first + 1 and not st.toggle(f"Toon alle {len(shown)}", key=f"leden:{key}"):
        shown = shown[:first]
    cells = [_member(member) for member in shown]
    st.html(rows.table(HEADS, [("", cells)], "Wie er is", tight=True))


def _member(member: Member) -> tuple[str, ...]:
    return (
        actor_link(member.ref.id, member.ref.naam),
        rows.text(member.kind),
        str(member.inside),
        str(member.outside),
        rows.text(day_words(member.asked)) if member.asked else "nog niet",
    )


def not_known(facts: GroupFacts) -> None:
    """Who was never asked, and whom to ask first."""
    st.header("Wat niet bekend is", anchor=False)
    st.html(rows.listed(_unknown(facts)))


def _unknown(facts: GroupFacts) -> list[str]:
    """What is not known, as pieces of HTML; the first thing is what to do."""
    lines = []
    if facts.too_little:
        lines.append(f"<b>{TOO_LITTLE}</b>")
    if facts.ask:
        why = "nog niet gevraagd" if facts.never else "het langst geleden gevraagd"
        lines.append(f"Vraag het eerst: {rows.names(facts.ask)} ({why}).")
    if facts.never:
        of_all = rows.many(facts.count, "actor", "actoren")
        lines.append(f"Aan {len(facts.never)} van de {of_all} is nog niet naar contacten gevraagd.")
    if facts.alone:
        lines.append(_alone(facts, len(facts.alone)))
    return lines or ["Iedereen is gevraagd."]


def outward(facts: GroupFacts, *, whole: bool = False) -> str:
    """How many contacts there are inside and with others, and over whom; HTML.

    whole: there are no others.
    """
    if facts.too_little:
        return ""
    inside = rows.many(facts.inside, "contact", "contacten")
    if not facts.gates:
        return f"{inside} onderling." + ("" if whole else " Met anderen is geen contact bekend.")
    if len(facts.gates) == 1:
        return f"{inside} onderling. Met anderen alleen via {rows.names(facts.gates)}."
    many = len(facts.gates)
    return f"{inside} onderling. {many} van hen hebben ook contact met anderen."


def outside(actors: Sequence[ActorRef], naam: str) -> None:
    """Under the picture of a kern: who is elsewhere and is in contact with it, by name."""
    if actors:
        words = f"Contact buiten {rows.text(naam)}: {rows.names(actors, OUTSIDE)}."
        st.html(f'<p class="nw-klein-woord">{words}</p>')


def mirror(made: Sequence[tuple[MirrorRow, Sequence[Told]]], what: str) -> None:
    """De spiegel: a row for each place or thema, with what is said of it."""
    heads = (what, *MIRROR[1:])
    cells = [_mirror_row(row, told) for row, told in made]
    st.html(rows.table(heads, [("", cells)], f"{what}: wie er is, wat speelt en wat ontbreekt"))


def _mirror_row(row: MirrorRow, told: Sequence[Told]) -> tuple[str, ...]:
    facts = row.facts
    naam = rows.place_link(row.place) if row.place else f"<b>{rows.text(row.naam)}</b>"
    more = len(row.plays) - IN_CELL
    titles = [playing_part.title(play) for play in row.plays[:IN_CELL]]
    plays = rows.bullets([*titles, *([f"en nog {more}"] if more > 0 else [])]) or NO_SIGNAL
    if not facts.count:
        return (naam, "Nog niemand vastgelegd.", "", plays, "Vraag wie hier iets organiseert.")
    return (
        naam,
        rows.bullets([rows.text(facts.sentence), *_heads(facts)]),
        _hangs(facts, told),
        plays,
        rows.bullets(_short_unknown(facts)),
    )


def _heads(facts: GroupFacts) -> list[str]:
    return [f"Meeste contacten: {rows.names(facts.heads, 2)}."] if facts.heads else []


def _hangs(facts: GroupFacts, told: Sequence[Told]) -> str:
    if facts.too_little:
        return TOO_LITTLE
    said = [linked(card.lead.sentence, card.lead.actors) for card in told[:1]]
    out = outward(facts) if len(facts.gates) < 2 or not said else ""
    return rows.bullets([text for text in (out, *said) if text])


def _short_unknown(facts: GroupFacts) -> list[str]:
    lines = []
    if facts.never:
        lines.append(f"Nog niet gevraagd: {rows.names(facts.never, 3)}.")
    elif facts.ask:
        lines.append(f"Lang niet gevraagd: {rows.names(facts.ask, 2)}.")
    if facts.alone:
        lines.append(_alone(facts, 2))
    return lines


def _alone(facts: GroupFacts, most: int) -> str:
    """Who has no contact: how many, and the first of them by name."""
    return f"Geen contact ({len(facts.alone)}): {rows.names(facts.alone, most)}."


def said(facts: GroupFacts) -> None:
    """When too few were asked: so, and whom to ask."""
    if facts.too_little:
        ask = f" Vraag het eerst: {rows.names(facts.ask)}." if facts.ask else ""
        st.html(f"<p><b>{TOO_LITTLE}</b>{ask}</p>")
