"""What came of it: closed, opened again, celebrated, and the money of the neighbourhood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from netwerk.errors import InputError
from netwerk.model import Afspraak, Initiatief, Signaal, Vraagstuk
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import (
    KLAAR,
    LOOPT,
    AgendaKey,
    OnAgenda,
    day_of_it,
    field_of,
    item_to_change,
    not_before_it,
    put_of,
    staat_of,
    store_guarded,
)
from netwerk.services.changes import done_already, readable
from netwerk.services.day.agreements import OPEN, AgreementTyped, agree
from netwerk.services.desk import Desk
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import on_day_words
from netwerk.typed.dutch_numbers import decimal, typed_euros
from netwerk.typed.text import tidy

ASKED = "aangevraagd"


@dataclass(frozen=True)
class BudgetTyped:
    """Buurtbudget as somebody types it: euros, whose money, and what was decided (a stored value).

    bedrag: also as text, '1.500' or '€ 12,50'. op: ISO day of the decision, None for today; not
    asked while it is only asked for.
    """

    bedrag: float | str
    bron: str
    besluit: str = ASKED
    op: str | None = None


def close_item(
    desk: Desk, key: AgendaKey, token: str, les: str = "", private: bool = False
) -> Revision:
    """Say that something is done. les: what was learnt of an initiatief that did not work.

    With a vraagstuk its signals are closed that stand in no other open vraagstuk, in the same
    change. Raises InputError when it was closed already, LooksPrivate, NotFound, AccessDenied.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    held = item_to_change(desk, key)
    text = tidy(les)
    if text and not isinstance(held.item, Initiatief):
        raise InputError("Een les hoort bij een initiatief. Laat de les leeg.")
    new = replace(held.item, staat=KLAAR)
    if text and isinstance(new, Initiatief):
        new = replace(new, les=text)
    along = _only_in(desk, held.item) if isinstance(held.item, Vraagstuk) else []
    puts = [put_of(held, new, key)]
    puts += [put_of(entry, replace(entry.item, staat=KLAAR)) for entry in along]
    words = f"{_called(key, held.item)} afgesloten"
    if along:
        many = "het signaal" if len(along) == 1 else f"{len(along)} signalen"
        words += f", met {many} erin"
    words += _still_agreed(desk, key)
    before = [held.item, *(entry.item for entry in along)]
    return store_guarded(desk, puts, words, token, private, before=before)


def reopen_item(desk: Desk, key: AgendaKey, token: str) -> Revision:
    """Say that something plays after all. Raises InputError when it was open."""
    if (done := done_already(desk, token)) is not None:
        return done
    held = item_to_change(desk, key, going_on=False)
    if staat_of(held.item) != KLAAR:
        raise InputError(f"'{held.item.titel}' staat nog open. Ververs de pagina.")
    new = replace(held.item, staat=LOOPT)
    words = f"{_called(key, held.item)} weer geopend"
    return store_guarded(desk, [put_of(held, new, key)], words, token, True, before=[held.item])


def celebrate(
    desk: Desk,
    key: AgendaKey,
    succes: str,
    token: str,
    op: str | None = None,
    private: bool = False,
) -> Revision:
    """Keep what worked in an initiatief and when it was celebrated (ISO day, None for today).

    It is done then. Raises InputError, LooksPrivate, NotFound, AccessDenied.
    """
    if (done := done_already(desk, token)) is not None:
        return done
    held = item_to_change(desk, key, going_on=False)
    item = _initiatief(held.item, "Een succes hoort bij een initiatief.")
    text = tidy(succes)
    if not text:
        raise InputError("Schrijf op wat er gelukt is, dan kun je het ook vertellen.")
    if item.gevierd_op:
        raise InputError(f"Dit succes is al gevierd {on_day_words(item.gevierd_op)}.")
    day = not_before_it(desk.reads, item, day_of_it(desk, op), "Een succes")
    new = replace(item, succes=text, gevierd_op=day, staat=KLAAR)
    words = f"Succes gevierd: {item.titel}{_still_agreed(desk, key)}"
    return store_guarded(desk, [put_of(held, new, key)], words, token, private, before=[item])


def set_budget(
    desk: Desk, key: AgendaKey, typed: BudgetTyped, token: str, private: bool = False
) -> Revision:
    """Keep the money for an initiatief: how much, of whom, and what was decided.

    Raises InputError (no amount above 0, no source), LooksPrivate, NotFound, AccessDenied, Conflict
    when somebody typed another amount meanwhile.
    """
    held = item_to_change(desk, key, going_on=False)
    item = _initiatief(held.item, "Buurtbudget hoort bij een initiatief.")
    bedrag = typed_euros(typed.bedrag) if typed.bedrag != "" else 0.0
    if not 0 < bedrag < 1e9:
        raise InputError("Vul een bedrag in van meer dan 0 euro.")
    bron = tidy(typed.bron)
    if not bron:
        raise InputError("Waar komt het geld vandaan? Vul dat in en bewaar opnieuw.")
    kinds = schema().keuzes["budgetbesluit"]
    besluit = kinds.find(typed.besluit)
    if besluit is None:
        raise InputError(f"'{typed.besluit}' kan niet. Kies uit: {', '.join(kinds.keuzes)}.")
    new = replace(
        item,
        budget=round(bedrag, 2),
        budget_bron=bron,
        budget_besluit=besluit,
        budget_besloten_op=None if besluit == ASKED else day_of_it(desk, typed.op),
    )
    words = f"Buurtbudget van {item.titel}: {euros(new.budget)}, {kinds.label(besluit).lower()}"
    puts = [put_of(held, new, key)]
    whose = [bron] if bron != item.budget_bron else []
    return store_guarded(
        desk, puts, words, token, private,
        before=[item], functions=whose, asked="Waar komt het vandaan?",
    )  # fmt: skip


def agree_about(
    desk: Desk,
    key: AgendaKey,
    titel: str,
    token: str,
    wie: str | None = None,
    voor: str | None = None,
    private: bool = False,
) -> Revision:
    """Make an afspraak about something of the agenda. Raises what `agree` raises."""
    item = item_to_change(desk, key, going_on=False).item
    typed = AgreementTyped(
        titel=titel,
        wie=wie,
        voor=voor,
        gebied=item.gebied,
        kern=item.kern,
        over=_called(key, item),
        **{field_of(key.label): item.id},  # type: ignore[arg-type]
    )
    return agree(desk, typed, token, private)


def euros(amount: float | None) -> str:
    """An amount as a Dutch reader writes it: '€ 2.500' or '€ 12,50'; 'niet bekend' for None."""
    if amount is None:
        return "niet bekend"
    return f"€ {decimal(amount, 2).removesuffix(',00')}"


def of_initiatief(item: Initiatief) -> Iterator[tuple[str, str]]:
    """The money, the success and what was learnt, each with the word it stands under."""
    if item.budget is not None:
        besluit = schema().toon("Initiatief", "budget_besluit", item.budget_besluit)
        on = f" {on_day_words(item.budget_besloten_op)}" if item.budget_besloten_op else ""
        source = f" van {item.budget_bron}" if item.budget_bron else ""
        yield "Buurtbudget", f"{euros(item.budget)}{source}, {besluit.lower()}{on}"
    if item.succes:
        on = f" Gevierd {on_day_words(item.gevierd_op)}." if item.gevierd_op else ""
        yield "Gelukt", f"{item.succes.rstrip('.')}.{on}"
    if item.les:
        yield "Geleerd", item.les


def _only_in(desk: Desk, item: Vraagstuk) -> list[Stored[Signaal]]:
    """The open signals of a vraagstuk that stand in no other open one."""
    other = {
        id
        for entry in desk.store.all(Vraagstuk)
        if entry.item.id != item.id and staat_of(entry.item) != KLAAR
        for id in entry.item.signalen
    }
    there = desk.store.get(Signaal, [id for id in item.signalen if id not in other])
    may = {signal.id for signal in readable(desk, [entry.item for entry in there.values()])}
    return [e for e in there.values() if e.item.id in may and staat_of(e.item) != KLAAR]


def _still_agreed(desk: Desk, key: AgendaKey) -> str:
    """That afspraken about it are still open: closing it closes none of these."""
    found = desk.store.referring_to(key.label, [key.id])
    agreed = [e.item for e in found if isinstance(e.item, Afspraak)]
    count = sum(a.stand == OPEN for a in readable(desk, agreed) if isinstance(a, Afspraak))
    if not count:
        return ""
    many = "staat nog een afspraak" if count == 1 else f"staan nog {count} afspraken"
    return f"; er {many} open"


def _initiatief(item: OnAgenda, said: str) -> Initiatief:
    if not isinstance(item, Initiatief):
        raise InputError(f"{said} Maak eerst een initiatief, of kies er een.")
    return item


def _called(key: AgendaKey, item: OnAgenda) -> str:
    return f"{field_of(key.label).capitalize()} {item.titel}"
