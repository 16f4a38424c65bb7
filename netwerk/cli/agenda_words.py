"""The agenda in the words of the command line: a line for each card, and one card whole."""

from __future__ import annotations

from netwerk.model import Initiatief, Signaal
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard
from netwerk.services.agenda.agenda_opened import AgendaOpened
from netwerk.services.agenda.agenda_results import of_initiatief
from netwerk.typed.dates import day_words


def card_line(card: AgendaCard) -> str:
    """One line of the list, with the key under it."""
    parts = [card.where, card.niveau.lower(), card.staat.lower()]
    parts += [f"sinds {day_words(card.datum)}"] if card.datum else []
    late = f" [afspraak {card.late} {'dag' if card.late == 1 else 'dagen'} te laat]"
    words = ", ".join(part for part in parts if part)
    return f"- {card.titel} ({words}){late if card.late else ''}\n    sleutel: {card.id}"


def card_words(seen: AgendaOpened) -> list[str]:
    """All of one item, line by line."""
    what = schema().labels[seen.card.label].enkel.capitalize()
    lines = [f"{what}: {seen.card.titel}", card_line(seen.card), *_told(seen)]
    if seen.betrokken:
        lines.append(f"Betrokken: {', '.join(actor.naam for actor in seen.betrokken)}")
    for word, cards in (
        ("Signaal", seen.signalen), ("Vraagstuk", seen.within), ("Initiatief", seen.initiatieven),
    ):  # fmt: skip
        lines += [f"{word}: {card.titel} ({card.id})" for card in cards]
    for step in seen.steps:
        lines.append(f"{step.sentence} Verteld: {step.verteld}\n    sleutel: {step.id}")
        lines.append(f"    Terug: {step.antwoord or 'nog geen antwoord bekend'}")
        lines += [f"    {step.told}"] if step.told else []
        lines += ["    Nog niet terugverteld."] if step.to_tell else []
    for item in seen.planned:
        when = " ".join(filter(None, (day_words(item.datum), item.tijd)))
        lines.append(f"Op de kalender: {item.titel} ({when})")
    lines += [f"Afspraak: {a.item.titel} ({a.item.stand})" for a in seen.agreed]
    return lines


def _told(seen: AgendaOpened) -> list[str]:
    """What is known of it besides, as it stands on its card."""
    item, card = seen.item, seen.card
    lines = [f"Gehoord: {card.heard or 'niet bekend'}"] if isinstance(item, Signaal) else []
    lines += [f"Waar het over gaat: {', '.join(card.domeinen) or 'niet bekend'}"]
    lines += [f"Meer: {item.omschrijving}"] if item.omschrijving else []
    if isinstance(item, Initiatief):
        lines += [f"{word}: {words}" for word, words in of_initiatief(item)]
    return lines
