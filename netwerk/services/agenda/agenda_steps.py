"""Steps: something goes up, back, or warmly to somebody else; and what came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError, NotFound
from netwerk.model import Actor, Stap
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import (
    AGENDA,
    LOOPT,
    NIEUW,
    AgendaKey,
    OnAgenda,
    agenda_item,
    day_of_it,
    field_of,
    item_to_change,
    niveau_of,
    niveaus,
    not_before_it,
    put_of,
    staat_of,
    store_guarded,
)
from netwerk.services.changes import done_already, resource
from netwerk.services.desk import Desk
from netwerk.services.records.edits import stored_actor
from netwerk.services.rules.label_rules import with_id
from netwerk.store.port import Put
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import day_words
from netwerk.typed.text import one_line, tidy

OPSCHALEN, TERUGLEGGEN, OVERDRACHT = "opschalen", "terugleggen", "overdracht"
WENT = {
    OPSCHALEN: "opgeschaald naar",
    TERUGLEGGEN: "teruggelegd bij",
    OVERDRACHT: "warm overgedragen aan",
}
NO_FUNCTION = "functie niet bekend"


@dataclass(frozen=True)
class StepTyped:
    """A step as somebody types it.

    soort: OPSCHALEN, TERUGLEGGEN or OVERDRACHT. niveau: where it goes, for the first two. van,
    naar: by function; van None for who types it. ontvanger: id of the actor who has it now. datum:
    ISO day, None for today.
    """

    soort: str
    verteld: str
    niveau: str | None = None
    naar: str = ""
    van: str | None = None
    ontvanger: str | None = None
    datum: str | None = None


def take_step(
    desk: Desk, key: AgendaKey, typed: StepTyped, token: str, private: bool = False
) -> Revision:
    """Pass something on: the step is kept and the item has its new level, in one change.

    The same token does it once. Raises InputError (no level to go to, nobody to go to, nothing
    told), LooksPrivate, NotFound, AccessDenied, Conflict.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    held = item_to_change(desk, key)
    verteld = tidy(typed.verteld)
    if not verteld:
        raise InputError(
            "Schrijf op wat je de ontvanger vertelde, dan hoeft niemand opnieuw te beginnen."
        )
    niveau = _level(held.item, typed)
    receiver = stored_actor(desk, typed.ontvanger).item if typed.ontvanger else None
    naar = _to(typed, receiver, niveau)
    step = Stap(
        id="",
        soort=typed.soort,
        datum=not_before_it(desk.reads, held.item, day_of_it(desk, typed.datum), "Een stap"),
        van=one_line(tidy(typed.van)) if typed.van else desk.user.naam,
        naar=naar,
        ontvanger=receiver.id if receiver else None,
        niveau=niveau,
        verteld=verteld,
        eigenaar=desk.user.naam,
        **{field_of(key.label): key.id},
    )
    made: Any = with_id(step, token)
    staat = LOOPT if staat_of(held.item) == NIEUW else held.item.staat
    after = replace(held.item, niveau=niveau, staat=staat)
    name = receiver.naam if receiver and _seen_with(desk, receiver, held.item) else ""
    whom = to_whom(made, name)
    at_level = whom in {schema().keuzes["niveau"].label(n).lower() for n in niveaus()}
    went = f"{WENT[typed.soort]} {'het ' if at_level else ''}{whom}"
    words = f"{field_of(key.label).capitalize()} {held.item.titel} {went}"
    puts = [Put(made), *([put_of(held, after, key)] if after != held.item else [])]
    typed_names = [None if receiver else naar, typed.van]
    return store_guarded(
        desk, puts, words, token, private, before=[held.item], functions=typed_names
    )


def answer_step(
    desk: Desk, id: str, antwoord: str, token: str, op: str | None = None, private: bool = False
) -> Revision:
    """Keep what came back on a step. op: ISO day it came, None for today.

    Raises InputError (nothing typed, or there was an answer), LooksPrivate, NotFound, AccessDenied.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    entry = desk.store.get(Stap, [id]).get(id)
    if entry is None:
        desk.require_somewhere(LEZEN)
        raise NotFound("Deze stap is er niet (meer). Ververs de pagina.")
    item = agenda_item(desk, *key_of_step(entry.item)).item
    desk.require(BEWERKEN, resource(desk, item))
    text = tidy(antwoord)
    if not text:
        raise InputError("Schrijf op wat er terugkwam, en bewaar opnieuw.")
    if entry.item.antwoord:
        raise InputError("Op deze stap is al een antwoord vastgelegd. Neem dat eerst terug.")
    day = day_of_it(desk, op)
    if day < entry.item.datum[: len(day)]:
        raise InputError(f"Een antwoord kan niet van voor {day_words(entry.item.datum)} zijn.")
    new = replace(entry.item, antwoord=text, antwoord_op=day)
    words = f"Vastgelegd wat terugkwam op {item.titel}"
    puts = [Put(new, entry.version)]
    return store_guarded(desk, puts, words, token, private, before=[entry.item])


def steps_of(desk: Desk, key: AgendaKey) -> tuple[Stored[Stap], ...]:
    """The steps of an item, the newest first. Raises what `agenda_item` raises."""
    agenda_item(desk, key.label, key.id)
    referring = desk.reads.referring_to(key.label, [key.id])
    found = [Stored(e.item, e.version) for e in referring if isinstance(e.item, Stap)]
    return tuple(sorted(found, key=lambda e: (e.item.datum, e.version, e.item.id), reverse=True))


def key_of_step(step: Stap) -> tuple[str, str]:
    """The label and id of the item that a step is about. Raises NotFound when it is gone."""
    for label in AGENDA:
        if id := getattr(step, field_of(label)):
            return label, str(id)
    raise NotFound("Waar deze stap over ging, staat er niet meer.")


def to_whom(step: Stap, name: str = "") -> str:
    """Who has it now, by function; 'Dorpshuis (functie niet bekend)' when only its name is known.

    name: of the receiver, '' for who may not see that one.
    """
    naar = step.naar or ""
    words = schema().keuzes
    told = {
        keuze.label.lower()
        for lijst in ("soort", "niveau")
        for keuze in words[lijst].keuzes.values()
    }
    return naar if not name or (naar and naar not in told) else f"{name} ({NO_FUNCTION})"


def higher(item: OnAgenda) -> tuple[str, ...]:
    """The levels that it can go up to, the nearest first."""
    order = niveaus()
    return order[order.index(niveau_of(item)) + 1 :]


def lower(item: OnAgenda) -> tuple[str, ...]:
    """The levels that it can go back to, the nearest first."""
    order = niveaus()
    return order[: order.index(niveau_of(item))][::-1]


def _level(item: OnAgenda, typed: StepTyped) -> str:
    """The level that it has after the step."""
    now = niveau_of(item)
    if typed.soort == OVERDRACHT:
        return now
    ways = {OPSCHALEN: higher(item), TERUGLEGGEN: lower(item)}.get(typed.soort)
    if ways is None:
        kinds = ", ".join(schema().keuzes["stapsoort"].keuzes)
        raise InputError(f"Een stap '{typed.soort}' bestaat niet. Kies uit: {kinds}.")
    wanted = typed.niveau or (ways[0] if ways else "")
    if wanted not in ways:
        words = schema().keuzes["niveau"].label
        at = f"'{item.titel}' ligt nu bij: {words(now).lower()}."
        if not ways:
            raise InputError(f"{at} Verder kan niet.")
        raise InputError(f"{at} Kies: {' of '.join(words(way).lower() for way in ways)}.")
    return wanted


def _seen_with(desk: Desk, receiver: Actor, item: OnAgenda) -> bool:
    """Whether who may read the item may see the receiver too: the words are read by all of them."""
    gebieden = resource(desk, receiver).gebieden
    return not gebieden or item.gebied in gebieden


def _to(typed: StepTyped, receiver: Actor | None, niveau: str) -> str:
    """Who has it now, by function: as typed, else what is known of the receiver or the level.

    Never by name: who may read the step need not be who may see the receiver.
    """
    if named := one_line(tidy(typed.naar)):
        return named
    if receiver is not None:
        choice, key = ("rol", receiver.rol) if receiver.rol else ("soort", receiver.soort)
        return schema().keuzes[choice].label(key).lower()
    if typed.soort == OVERDRACHT:
        raise InputError("Aan wie draag je het over? Kies een actor of noem een functie.")
    return schema().keuzes["niveau"].label(niveau).lower()
