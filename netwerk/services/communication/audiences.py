"""Doelgroepen: kept by rule, and who is in each worked out from what is recorded now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.audience import asks_nothing, in_audience
from netwerk.agenda.audience_offers import audience_offers
from netwerk.errors import InputError, NotFound
from netwerk.insight.active import active
from netwerk.model import Actor, Doelgroep, fold
from netwerk.net.selection import Selection
from netwerk.schema import gebied_word
from netwerk.services.changes import readable_in
from netwerk.services.communication.rule_words import count_sentence, rule_words
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.items import add_item, change_item, stored_item
from netwerk.store.values import Revision
from netwerk.typed.text import one_line, tidy

NAMED = 5
"""How many doelgroepen a sentence names."""


@dataclass(frozen=True)
class AudienceMember:
    """One actor of a doelgroep with how it can be reached; '' for what is not known.

    contact: by function. kern: its name, as the place of an address. hidden: whether its mail
    address and phone number may not be seen, so that nothing is said of them.
    """

    id: str
    naam: str
    kern: str
    contact: str
    email: str
    telefoon: str
    adres: str
    postcode: str
    hidden: bool = False


@dataclass(frozen=True)
class Audience:
    """A doelgroep with who is in it now, of those that the reader may see.

    item: its rule; id '' and version 0 when it is not kept yet. sentence: how many there are. rule:
    who is meant, in words.
    """

    item: Doelgroep
    version: int
    members: tuple[AudienceMember, ...]
    sentence: str
    rule: str


def audiences(desk: Desk, selection: Selection) -> tuple[Audience, ...]:
    """The doelgroepen of the selected gebied by naam; those of no gebied are of every one."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return _listed(desk, selection.gebied)


def every_audience(desk: Desk) -> tuple[Audience, ...]:
    """All doelgroepen that the reader may see, of whatever gebied, by naam."""
    desk.require_somewhere(LEZEN)
    return _listed(desk, None)


def audience(desk: Desk, id: str) -> Audience:
    """One doelgroep with who is in it. Raises NotFound, AccessDenied."""
    entry = stored_item(desk, "Doelgroep", id)
    return _worked_out(desk, _as_doelgroep(entry.item), entry.version)


def audience_named(desk: Desk, text: str) -> Audience:
    """The doelgroep with this key or name, of those that the reader may see.

    Raises NotFound, or InputError naming them when several fit; AccessDenied.
    """
    listed = every_audience(desk)
    wanted = fold(text)
    found = [one for one in listed if text == one.item.id or wanted == fold(one.item.naam)]
    found = found or [one for one in listed if wanted and wanted in fold(one.item.naam)]
    if not found:
        for entry in desk.reads.all(Doelgroep):  # one that is there and may not be read says so
            if text == entry.item.id or wanted == fold(entry.item.naam):
                return audience(desk, entry.item.id)
        raise NotFound(
            f"Er is geen doelgroep met de naam of sleutel '{text[:60]}'. Controleer de spelling."
        )
    if len(found) > 1:
        names = "; ".join(one.item.naam for one in found[:NAMED])
        raise InputError(f"Er zijn meer doelgroepen die op '{text[:60]}' lijken: {names}.")
    return found[0]


def audience_of(desk: Desk, rule: Doelgroep) -> Audience:
    """Who would be in a doelgroep with this rule, while it is still being made."""
    desk.require_somewhere(LEZEN)
    return _worked_out(desk, rule, 0)


def offered_audiences(desk: Desk, selection: Selection) -> tuple[Audience, ...]:
    """Ready-made doelgroepen for the selected gebied, without those that have their name already.

    Nobody in it yet: left out, for there is nobody to reach.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net()
    gebied = next((g for g in net.gebieden if g.id == selection.gebied), None)
    where = "de hele gemeente"
    if gebied is not None:
        where = f"{gebied_word()} {gebied.nummer}" if gebied.nummer is not None else gebied.naam
    there = {fold(entry.item.naam) for entry in desk.reads.all(Doelgroep)}
    offers = audience_offers(selection.gebied, where)
    made = (_worked_out(desk, rule, 0) for rule in offers if fold(rule.naam) not in there)
    return tuple(one for one in made if one.members)


def save_audience(
    desk: Desk,
    rule: Doelgroep,
    token: str,
    base: int | None = None,
    seen: Doelgroep | None = None,
    private: bool = False,
) -> Revision:
    """Keep a doelgroep; base, seen: the version and state that a change was made from.

    Raises InputError (no name, one that is taken, or nothing that says who is meant), Conflict,
    LooksPrivate (unless ``private``), NotFound, AccessDenied.
    """
    desk.require_somewhere(BEWERKEN)
    new = replace(
        rule,
        woorden=_words(rule.woorden),
        labels=_words(rule.labels),
        omschrijving=tidy(rule.omschrijving or "") or None,
    )
    if asks_nothing(new):
        raise InputError(
            "Wie wil je bereiken? Kies een plaats, een soort, een categorie, een rol of een woord "
            "in de naam, en bewaar opnieuw."
        )
    same = [e.item for e in desk.store.all(Doelgroep) if fold(e.item.naam) == fold(new.naam)]
    if any(other.id != new.id for other in same) and token not in desk.store.tokens().values():
        raise InputError(
            f"Er is al een doelgroep '{one_line(new.naam)}'. Kies een andere naam, of wijzig die."
        )
    if base is None:
        return add_item(desk, new, token, sure=True, private=private)
    return change_item(desk, new, base, token, seen, private)


def labels_there(desk: Desk) -> tuple[str, ...]:
    """The labels that actors have which the reader may see, to choose from."""
    desk.require_somewhere(LEZEN)
    return tuple(sorted({label for actor in _there(desk) for label in actor.labels}, key=fold))


def _listed(desk: Desk, gebied: str | None) -> tuple[Audience, ...]:
    entries = {entry.item.id: entry for entry in desk.reads.all(Doelgroep)}
    held = readable_in(desk, [e.item for e in entries.values()], gebied, nowhere=True)
    listed = [_worked_out(desk, entries[i.id].item, entries[i.id].version) for i in held]
    return tuple(sorted(listed, key=lambda one: (fold(one.item.naam), one.item.id)))


def _words(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (one_line(tidy(word)) for word in typed))))


def _as_doelgroep(item: object) -> Doelgroep:
    assert isinstance(item, Doelgroep)  # noqa: S101 (for the type checker: it was asked for)
    return item


def _worked_out(desk: Desk, rule: Doelgroep, version: int) -> Audience:
    if version == 0:  # while it is typed every letter would be kept
        return _make(desk, rule, version)
    return desk.networks.kept_answer(
        ("audience", rule, version), lambda: _make(desk, rule, version)
    )


def _make(desk: Desk, rule: Doelgroep, version: int) -> Audience:
    net = desk.networks.net()
    names = {kern.id: kern.naam for kern in net.kernen}
    home = {kern.id: kern.gebied for kern in net.kernen}
    held = in_audience(rule, _there(desk), home)
    return Audience(
        item=rule,
        version=version,
        members=tuple(
            _member(actor, names.get(actor.kern or "", ""), not desk.sees_contact(actor))
            for actor in held
        ),
        sentence=count_sentence(rule.naam or "Deze doelgroep", len(held)),
        rule=rule_words(rule, net),
    )


def _there(desk: Desk) -> tuple[Actor, ...]:
    """Who can be reached: the actors that the reader may see, without who stopped or is double."""
    net = desk.networks.net()

    def make() -> tuple[Actor, ...]:
        counts = active(net) & ~net.alike.doubles
        ids = [str(net.actors["id"][i]) for i in counts.nonzero()[0].tolist()]
        stored = desk.reads.get(Actor, ids)
        return tuple(stored[id].item for id in ids if id in stored)

    return desk.networks.kept_answer("audience_actors", make)


def _member(actor: Actor, kern: str, hidden: bool) -> AudienceMember:
    return AudienceMember(
        id=actor.id,
        naam=one_line(actor.naam),
        kern=kern,
        contact=one_line(actor.contact or ""),
        email=(actor.email or "").strip(),
        telefoon=(actor.telefoon or "").strip(),
        adres=one_line(actor.adres or ""),
        postcode=one_line(actor.postcode or ""),
        hidden=hidden,
    )
