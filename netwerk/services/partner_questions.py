"""Asking others whether facts still hold: drafts of mails, and a sheet for one partner.

A question is kept as a Navraag, so that nobody is asked more than once a quarter.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.contact_data import NOT_SEEN
from netwerk.access.log_line import item_words
from netwerk.access.rights import CONTACT, LEZEN, Resource
from netwerk.errors import AccessDenied, InputError
from netwerk.exchange.partners.codes import make_code
from netwerk.exchange.partners.mail_draft import in_one_file, mail_draft, usable_address
from netwerk.exchange.partners.may_leave import GONE, is_person, public_ties
from netwerk.exchange.partners.partner_facts import facts_of, in_gebied_of
from netwerk.exchange.partners.quarter import asked_again_from, last_asked, left_in_peace
from netwerk.exchange.partners.sheet_out import write_sheet
from netwerk.model import Actor, Gebied, Item, Kern, Navraag, Relatie, Value, Verbindkans
from netwerk.schema import schema
from netwerk.services.changes import apply, readable
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import find_actor
from netwerk.store.port import Change, Put, Reads
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words, on_day_words
from netwerk.typed.shown import shown
from netwerk.typed.text import slug

MAIL, SHEET = "mail", "blad"


@dataclass(frozen=True)
class ToAsk:
    """An organisation that can be asked by mail, or why not (``why_not`` is empty when it can)."""

    id: str
    naam: str
    confirmed: str | None
    why_not: str = ""


@dataclass(frozen=True)
class MailRound:
    """Drafts that were made: file name to content, and the change that keeps the questions."""

    files: Mapping[str, bytes]
    revision: Revision

    @property
    def zipped(self) -> bytes:
        """All drafts as one file."""
        return in_one_file(self.files)


@dataclass(frozen=True)
class PartnerSheet:
    """A sheet for a partner. revision: None when this quarter's question was there already.

    said: what is good to know, as sentences.
    """

    content: bytes
    file: str
    actors: int
    ties: int
    revision: Revision | None
    said: tuple[str, ...]

    @property
    def counted(self) -> str:
        """How much is in it, as words."""
        return (
            f"{_many(self.actors, 'actor', 'actoren')}, {_many(self.ties, 'relatie', 'relaties')}"
        )


def who_to_ask(desk: Desk, gebied: str | None = None) -> tuple[ToAsk, ...]:
    """The organisations of a gebied, or of all; the longest ago confirmed first.

    Persons are asked nothing by mail, and who stopped is left out.
    """
    desk.require(LEZEN, in_gebied(gebied))
    return _to_ask(desk, desk.reads, gebied)


def ask_by_mail(desk: Desk, gebied: str | None, ids: Sequence[str]) -> MailRound:
    """Make a draft for each of these organisations, and keep that they were asked, as one change.

    Raises InputError naming the first that cannot be asked, AccessDenied.
    """
    desk.require(LEZEN, in_gebied(gebied))
    can = {one.id: one for one in _to_ask(desk, desk.store, gebied)}
    for id in ids:
        if id not in can:
            raise InputError(f"'{id}' is geen organisatie die je hier per mail kunt vragen.")
        if NOT_SEEN in can[id].why_not:
            desk.record_refused(CONTACT, Resource(Actor.__name__, in_gebied(gebied).gebieden))
            raise AccessDenied(
                f"Het mailadres van {can[id].naam} is {NOT_SEEN}. Vraag iemand die het wel ziet."
            )
        if can[id].why_not:
            raise InputError(f"{can[id].naam} kan niet worden gevraagd: {can[id].why_not}.")
    if not ids:
        raise InputError("Er is niemand om te vragen. Kies minstens één organisatie.")
    actors = {entry.item.id: entry.item for entry in desk.store.all(Actor)}
    kernen = {entry.item.id: entry.item.naam for entry in desk.store.all(Kern)}
    ties = _ties_by_actor(desk, ids)
    token, today = uuid.uuid4().hex, desk.today.isoformat()

    def words(veld: str, value: Value) -> str:
        return kernen.get(str(value), "") if veld == "kern" else _words(veld, value)

    files: dict[str, bytes] = {}
    ops: list[Put] = []
    for id in ids:
        code = make_code(f"{token}:{id}")
        known = public_ties(actors[id], ties[id], actors, today)
        draft = mail_draft(actors[id], known, actors, code, words)
        files[draft.file] = draft.content
        named = tuple(tie.id for tie in draft.ties)
        ops.append(Put(Navraag(id=code, actor=id, datum=today, kanaal=MAIL, relaties=named)))
    many = _many(len(ids), "organisatie", "organisaties")
    why = f"Klopt dit nog: {many} gevraagd per mail"
    made = apply(desk, Change(tuple(ops), desk.user.naam, why, token=token))
    return desk.record_file(MailRound(files, made), f"{len(files)} mails om na te vragen", gebied)


def partner_sheet(
    desk: Desk, partner: str, gebied: str | None = None, again: bool = False
) -> PartnerSheet:
    """A workbook with what is known of a partner (a name or key), to check and send back.

    again: also when the partner was asked in another way this quarter. Raises NotFound,
    InputError, AccessDenied.
    """
    desk.require(LEZEN, in_gebied(gebied))
    actor = find_actor(desk, partner)
    if is_person(actor):
        raise InputError(f"{actor.naam} is een professional. Kies de organisatie als partner.")
    said: list[str] = []
    earlier = _sheet_of_this_quarter(desk, actor)
    if earlier is None and not again and (why_not := _peace(desk, actor)):
        raise InputError(
            f"{actor.naam} is {why_not}. Wacht tot dan, of maak het blad toch (bij een opdracht: "
            "--toch)."
        )
    if earlier is not None:
        said.append(
            f"{actor.naam} is {on_day_words(earlier.datum)} al met een blad gevraagd. Stuur dit "
            "blad alleen in plaats van dat."
        )
    versions: dict[tuple[str, str], int] = {}
    items = _everything(desk, versions)
    facts = facts_of(actor, items, gebied)
    if facts.persons_left_out:
        said.append(
            "Relaties met personen van buiten de partner staan er niet in "
            f"({facts.persons_left_out})."
        )
    token, today = uuid.uuid4().hex, desk.today
    code = earlier.id if earlier else make_code(f"{token}:{actor.id}")
    since, answered = _last_sheet(desk, actor, code)
    changed = {key for key, v in versions.items() if since and v > since and v != answered}
    content = write_sheet(facts, items, changed, code, today)
    revision = None
    if earlier is None:
        navraag = Navraag(id=code, actor=actor.id, datum=today.isoformat(), kanaal=SHEET)
        why = f"Klopt dit nog: blad voor {actor.naam} gemaakt"
        revision = apply(desk, Change((Put(navraag),), desk.user.naam, why, token=token))
    desk.record_file(content, f"blad voor partner {item_words('Actor', actor.id)}", gebied)
    return PartnerSheet(
        content,
        f"{slug(actor.naam)}-{code}.xlsx",
        len(facts.actors),
        len(facts.ties),
        revision,
        tuple(said),
    )


def _to_ask(desk: Desk, reads: Reads, gebied: str | None) -> tuple[ToAsk, ...]:
    kernen = {entry.item.id: entry.item for entry in reads.all(Kern)}
    chosen = [
        entry.item
        for entry in reads.all(Actor)
        if not is_person(entry.item)
        and entry.item.status not in GONE
        and in_gebied_of(entry.item, gebied, kernen)
    ]
    asked = _by_actor(entry.item for entry in reads.all(Navraag))
    choices = [entry.item for entry in reads.all(Verbindkans)]
    seen = [item for item in readable(desk, chosen) if isinstance(item, Actor)]
    return tuple(
        ToAsk(
            actor.id,
            actor.naam,
            actor.laatst_bevestigd,
            _why_not(desk, last_asked(actor, asked.get(actor.id, ()), choices))
            or _no_address(desk, actor),
        )
        for actor in sorted(seen, key=lambda a: (a.laatst_bevestigd or "", a.naam, a.id))
    )


def _no_address(desk: Desk, actor: Actor) -> str:
    """Why no mail can go there, '' when it can."""
    if usable_address(actor.email):
        return ""
    return "geen mailadres bekend" if desk.sees_contact(actor) else f"mailadres {NOT_SEEN}"


def _by_actor(navragen: Iterable[Navraag]) -> Mapping[str, list[Navraag]]:
    found: dict[str, list[Navraag]] = defaultdict(list)
    for navraag in navragen:
        found[navraag.actor].append(navraag)
    return found


def _peace(desk: Desk, actor: Actor) -> str:
    navragen = [entry.item for entry in desk.store.all(Navraag)]
    choices = [entry.item for entry in desk.store.all(Verbindkans)]
    return _why_not(desk, last_asked(actor, navragen, choices))


def _why_not(desk: Desk, day: str | None) -> str:
    if day is None or not left_in_peace(day, desk.today):
        return ""
    again = day_words(asked_again_from(day).isoformat())
    return f"al gevraagd {on_day_words(day)}, weer vanaf {again}"


def _sheet_of_this_quarter(desk: Desk, actor: Actor) -> Navraag | None:
    """The question with a sheet that is still out."""
    found = [
        entry.item
        for entry in desk.store.all(Navraag)
        if entry.item.actor == actor.id
        and entry.item.kanaal == SHEET
        and left_in_peace(entry.item.datum, desk.today)
    ]
    return max(found, key=lambda navraag: (navraag.datum, navraag.id), default=None)


def _last_sheet(desk: Desk, actor: Actor, code: str) -> tuple[int, int]:
    """The changes with which the last sheet before this one went out, and came back.

    What that one only confirmed is no news to who confirmed it. Zeros when there was none.
    """
    found = [(0, 0)]
    for entry in desk.store.all(Navraag):
        if (entry.item.actor, entry.item.kanaal) == (actor.id, SHEET) and entry.item.id != code:
            made = desk.store.history(item=(Navraag.__name__, entry.item.id))[-1]
            found.append((made.number, entry.version))
    return max(found)


def _ties_by_actor(desk: Desk, ids: Sequence[str]) -> Mapping[str, list[Relatie]]:
    found: dict[str, list[Relatie]] = {id: [] for id in ids}
    for entry in desk.store.relaties_of(ids):
        for end in {entry.item.van, entry.item.naar} & found.keys():
            found[end].append(entry.item)
    return found


def _everything(
    desk: Desk, versions: dict[tuple[str, str], int]
) -> Mapping[str, Mapping[str, Item]]:
    """What the user may read, by label and id; the version of each in ``versions``."""
    items: dict[str, dict[str, Item]] = {}
    for cls in (Gebied, Kern, Actor, Relatie):
        entries = list(desk.store.all(cls))
        label = cls.__name__
        versions |= {(label, entry.item.id): entry.version for entry in entries}
        items[label] = {item.id: item for item in readable(desk, [e.item for e in entries])}
    return items


def _words(veld: str, value: Value) -> str:
    return shown("Actor", schema().labels["Actor"].velden[veld], value) if value else ""


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
