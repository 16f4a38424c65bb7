"""An opened card, beside the board or on a phone over it: what is known and what one can do."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from netwerk.errors import AccessDenied, NotFound
from netwerk.model import Initiatief, Signaal
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard
from netwerk.services.agenda.agenda_items import VRAAGSTUK, AgendaKey, field_of
from netwerk.services.agenda.agenda_opened import AgendaOpened, StepTold, open_agenda_item
from netwerk.services.agenda.agenda_results import of_initiatief
from netwerk.services.day.agreements import OPEN, Agreed
from netwerk.services.records.item_history import item_changes
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words
from netwerk.ui import saved_notice, sheet
from netwerk.ui.agenda import card_actions, together_part
from netwerk.ui.agenda.which_open import close_card
from netwerk.ui.frame import desk, one_moment, why_not
from netwerk.ui.guard import guarded
from netwerk.ui.links import actor_link, card_link, kern_link, link
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import on_day, plain


def beside(key: AgendaKey) -> None:
    """The card in a column beside the board."""
    with st.container(border=True, key="agenda-open"):
        st.button("Sluit", icon=":material/close:", key="agenda:sluit", on_click=close_card)
        _draw(key, named=True)


def over(key: AgendaKey) -> None:
    """The card over the page, for a narrow window."""
    what = field_of(key.label).capitalize()

    @st.dialog(what, width="large", on_dismiss=close_card)
    def shown() -> None:
        # Drawn by itself it is outside those of the page.
        with guarded("agenda"), one_moment():
            sheet.dress()
            _draw(key, named=False)

    shown()


def _draw(key: AgendaKey, named: bool) -> None:
    """The card. named: it says itself what it is."""
    try:
        seen = open_agenda_item(desk(), key)
    except (NotFound, AccessDenied) as gone:
        st.markdown(plain(gone))
        return
    where = f"agenda:{key.label}:{key.id}"
    st.html(_top(seen, named))
    saved_notice.show(where, stays=True)
    _is_it_done(seen)
    if seen.may_change:
        card_actions.draw(seen, where)
    elif desk().changes_somewhere:
        st.caption(why_not(key.label))
    st.html(_facts(seen))
    if key.label == VRAAGSTUK and not seen.card.done:
        together_part.draw(key.label, key.id, seen.may_change)
    _cards("Signalen", seen.signalen)
    _cards("Initiatieven", seen.initiatieven)
    _steps(seen, where)
    _agreed(seen.agreed)
    _planned(seen)
    _history(seen, where)


def _is_it_done(seen: AgendaOpened) -> None:
    """After a success: whether the vraagstuk is done with it, and where the success is told."""
    if not seen.card.celebrated:
        return
    asked = [card_link(c.label, c.id, c.titel) for c in seen.within if not c.done]
    done = f"Is het vraagstuk hiermee klaar? {', '.join(asked)}. " if asked else ""
    st.html(f"<p>{done}Het succes komt in {link('de gebiedskrant', 'beschrijven')}.</p>")


def _top(seen: AgendaOpened, named: bool) -> str:
    """What it is, its title and the bar of levels; the level where it is stands there in words."""
    what = (schema().labels[seen.card.label].enkel.capitalize(),) if named else ()
    chips = "".join(
        f"<span class='nw-chip'>{escape(word)}</span>"
        for word in (*what, seen.card.staat, *seen.card.domeinen)
    )
    levels = "".join(
        f"<li{' class=nw-bereikt' if n < seen.reached else ''}"
        f"{' aria-current=step' if n == seen.reached - 1 else ''}>{escape(level)}</li>"
        for n, level in enumerate(seen.levels)
    )
    title = f"<h2 class='nw-kaarttitel'>{rows.text(seen.card.titel)}</h2>"
    return (
        f"<p class='nw-chips'>{chips}</p>{title}"
        f"<ol class='nw-niveaus' aria-label='Niveau'>{levels}</ol>"
    )


def _facts(seen: AgendaOpened) -> str:
    item, card = seen.item, seen.card
    since = f"sinds {day_words(card.datum)}" if card.datum else "sinds wanneer is niet bekend"
    place = kern_link(item.kern, card.where) if item.kern else rows.text(card.where)
    where = f"in {place}" if card.where else "kern niet bekend"
    lines = [("Speelt", f"{rows.text(since)}, {where}")]
    if isinstance(item, Signaal):
        lines.append(("Gehoord", rows.text(card.heard or rows.UNKNOWN)))
    lines.append(("Betrokken", _names(seen)))
    if item.omschrijving:
        lines.append(("Meer", rows.text(item.omschrijving)))
    if seen.within:
        titles = (card_link(c.label, c.id, c.titel) for c in seen.within)
        lines.append(("Vraagstuk", ", ".join(titles)))
    if isinstance(item, Initiatief):
        lines += [(word, rows.text(words)) for word, words in of_initiatief(item)]
    return rows.facts(lines)


def _names(seen: AgendaOpened) -> str:
    names = ", ".join(actor_link(actor.id, actor.naam) for actor in seen.betrokken)
    return names or rows.UNKNOWN


def _cards(heading: str, cards: Iterable[AgendaCard]) -> None:
    listed = list(cards)
    if not listed:
        return
    st.header(f"{heading} ({len(listed)})", anchor=False)
    st.html(rows.listed(map(_line, listed)))


def _line(card: AgendaCard) -> str:
    parts = [card.heard or card.staat, day_words(card.datum) if card.datum else ""]
    words = rows.text(", ".join(part for part in parts if part))
    title = card_link(card.label, card.id, card.titel)
    return f"{title}<br><span class='nw-klein-woord'>{words}</span>"


def _steps(seen: AgendaOpened, where: str) -> None:
    if not seen.steps:
        return
    st.header("Stappen", anchor=False)
    for step in seen.steps:
        st.html(_step(step))
        if seen.may_change and not step.antwoord:
            card_actions.answer(seen, step, where)
        elif seen.may_change and step.to_tell:
            card_actions.told(seen, step, where)


def _step(step: StepTold) -> str:
    sentence = rows.text(step.sentence)
    if step.ontvanger:
        naam, shown = step.ontvanger.naam, rows.text(step.ontvanger.naam)
        there = actor_link(step.ontvanger.id, naam)
        before, found, after = sentence.rpartition(shown)
        sentence = f"{before}{there}{after}" if found else f"{sentence} ({there})"
    lines = [f"<b>{sentence}</b>"]
    if step.verteld:
        lines.append(f"Verteld: {rows.text(step.verteld)}")
    if step.antwoord:
        on = f" ({day_words(step.antwoord_op)})" if step.antwoord_op else ""
        lines.append(f"Wat terugkwam: {rows.text(step.antwoord)}{on}")
    else:
        days = f", na {rows.many(step.days_open, 'dag', 'dagen')}" if step.days_open else ""
        lines.append(f"Nog geen antwoord bekend{days}.")
    if step.told:
        lines.append(rows.text(step.told))
    elif step.to_tell:
        lines.append("Nog niet terugverteld aan wie het meldde.")
    return f"<p class='nw-stap'>{'<br>'.join(lines)}</p>"


def _agreed(agreed: Iterable[Agreed]) -> None:
    listed = list(agreed)
    if not listed:
        return
    st.header("Afspraken", anchor=False)
    st.html(rows.listed(map(_agreement, listed)))


def _planned(seen: AgendaOpened) -> None:
    """What is on the calendar for it."""
    if not seen.planned:
        return
    st.header("Op de kalender", anchor=False)
    lines = []
    for item in seen.planned:
        when = ", ".join(filter(None, (day_words(item.datum), item.tijd, item.plaats)))
        words = f"<span class='nw-klein-woord'>{rows.text(when)}</span>"
        lines.append(f"{link(item.titel, 'kalender')}<br>{words}")
    st.html(rows.listed(lines))


def _agreement(agreed: Agreed) -> str:
    item = agreed.item
    title = link(item.titel, "afspraken", id=item.id)
    if item.stand != OPEN:
        words = schema().toon("Afspraak", "stand", item.stand)
        return f"{title}<br><span class='nw-klein-woord'>{rows.text(words)}</span>"
    when = rows.text(", ".join(p for p in (item.wie or "", day_words(item.voor)) if p))
    if agreed.days_late:
        when += (
            f", <span class='nw-lang'>{rows.many(agreed.days_late, 'dag', 'dagen')} te laat</span>"
        )
    return f"{title}<br><span class='nw-klein-woord'>{when}</span>"


def _history(seen: AgendaOpened, where: str) -> None:
    """What was done with it, and what stood there before; read when it is opened."""
    if not seen.changes:
        return
    key = f"{where}:geschiedenis"
    part = st.expander("Geschiedenis", type="compact", key=key, on_change="rerun")
    if part.open:
        with part:
            told = ((on_day(change.at), _change(seen, change)) for change in seen.changes)
            st.html(rows.days(told))


def _change(seen: AgendaOpened, change: Revision) -> str:
    lines = [f"{rows.text(change.why)} ({rows.text(change.who)})"]
    for one in item_changes(desk(), seen.card.label, seen.card.id, change.number):
        if one.veld:
            before, after = (
                f"'{rows.text(words)}'" if words else "leeg" for words in (one.before, one.after)
            )
            lines.append(f"{rows.text(one.veld)}: was {before}, nu {after}")
    return "<br>".join(lines)
