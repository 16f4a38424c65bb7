"""Deciding on a finding: do it, later, not so, or contact was made; and what holds of it today."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from netwerk.access.rights import BEWERKEN
from netwerk.errors import Conflict, InputError, NotFound
from netwerk.insight.finding import Finding
from netwerk.model import Actor, Afspraak, Verbindkans, decision_key
from netwerk.schema import schema
from netwerk.services.changes import apply, resource
from netwerk.services.day.agreements import (
    A_WEEK,
    CONTACT,
    DOEN,
    GEDAAN,
    KLOPT_NIET,
    LATER,
    OPEN,
    VERVALLEN,
    from_today,
    who,
)
from netwerk.services.day.decided_now import AL_CONTACT, standing_among
from netwerk.services.day.decided_now import open_findings as open_findings
from netwerk.services.day.decided_now import standing as standing
from netwerk.services.day.made_contact import (
    contact_op,
    pair_of,
    proposal_keys,
    reopened_op,
)
from netwerk.services.day.refusing import refuse_decided, require_places
from netwerk.services.desk import Desk
from netwerk.services.records.edits import new_token
from netwerk.services.rules.label_rules import cleaned
from netwerk.services.rules.private import with_private
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision
from netwerk.typed.dates import day_words, whole_day
from netwerk.typed.text import one_line

BESTAAT_NIET = "bestaat_niet_meer"
MOST_ACTORS = 30
"""So many actors of a long finding are kept with what was decided."""
PAIR_WORDS = {DOEN: "doen", LATER: "later", CONTACT: "doen", KLOPT_NIET: "klopt_niet"}
"""What a decision is called as a Verbindkans, which keeps a pair out of the proposals."""


@dataclass(frozen=True)
class Choice:
    """What somebody decides about a finding.

    titel: what is to be done; None for the step of the finding. wie: None for who decides. voor:
    ISO day, None for a week from now. tot: 'later' comes back on this day. waarom: of klopt_niet.
    ends: the two between whom contact was made; None for those of the finding (`contact_ends`).
    vastleggen: with al_contact, record that contact in the same change.
    """

    beslissing: str
    titel: str | None = None
    wie: str | None = None
    voor: str | None = None
    tot: str | None = None
    waarom: str | None = None
    reden: str | None = None
    ends: tuple[str, str] | None = None
    vastleggen: bool = False


@dataclass(frozen=True)
class Follow:
    """What a reason leads to. what: 'leg_vast' (record contact of both) or 'status' (of one)."""

    what: str
    sentence: str
    actors: tuple[str, ...]


def decide_finding(
    desk: Desk, finding: Finding, choice: Choice, token: str | None = None, private: bool = False
) -> Revision:
    """Keep a decision on a finding with all that follows from it, as one change.

    contact_gelegd also records the contact. A pair that could be introduced is kept out of the
    proposals too. token: sent twice it is kept once. private: also what looks private.

    Raises Conflict naming who decided before, InputError, LooksPrivate, NotFound, AccessDenied.
    """
    return decide_together(desk, (finding,), choice, token, private)


def decide_together(
    desk: Desk,
    findings: Sequence[Finding],
    choice: Choice,
    token: str | None = None,
    private: bool = False,
) -> Revision:
    """Keep the same decision on each of these findings, as one change; see `decide_finding`.

    All of them or none.
    """
    places = require_places(desk, findings)
    if token is None or token not in desk.store.tokens().values():
        refuse_decided(desk, findings)
    ops: list[Put | Delete] = []
    why = ""
    for finding, (gebied, kern) in zip(findings, places, strict=True):
        item = _decision(desk, finding, choice, gebied, kern)
        why = why or _why(item, choice, private)
        ops += _ops(desk, finding, choice, item)
    if len(findings) > 1:
        why = f"{why} (en nog {len(findings) - 1})"
    token = token or new_token()
    try:
        return apply(desk, Change(tuple(ops), desk.user.naam, why, token=token))
    except Conflict:  # somebody decided in this very moment
        refuse_decided(desk, findings)
        raise


def _why(item: Afspraak, choice: Choice, private: bool) -> str:
    """What is said of the change. Raises LooksPrivate for what was typed."""
    titel = item.titel if choice.titel else item.beslissing
    typed = replace(item, bevinding=None, over=None, titel=titel)
    said = schema().toon("Afspraak", "beslissing", item.beslissing)
    return with_private(f"{said}: {item.titel}", typed, None, private)


def _ops(desk: Desk, finding: Finding, choice: Choice, item: Afspraak) -> list[Put | Delete]:
    """The decision, and what follows from it."""
    ops: list[Put | Delete] = [Put(item)]
    pair = pair_of(finding)
    if pair is not None:
        ops.append(_kept_out(desk, finding, pair, item))
    if choice.beslissing == CONTACT or (choice.waarom == AL_CONTACT and choice.vastleggen):
        ops.append(contact_op(desk, _ends(finding, choice), choice.beslissing == CONTACT))
    return ops


def reopen_finding(desk: Desk, key: str) -> Revision:
    """Let a finding come back that was decided on. What was done and came of it stays.

    Raises NotFound when nothing holds of it, AccessDenied.
    """
    entry = standing_among(desk, desk.store.all(Afspraak)).get(key)
    if entry is None:
        desk.require_somewhere(BEWERKEN)
        raise NotFound("Over deze bevinding is niets besloten. Ververs de pagina.")
    item = entry.item
    desk.require(BEWERKEN, resource(desk, item))
    ops: list[Put | Delete] = [reopened_op(entry)] if entry.version else []
    pair = decision_key(item.actoren[:2])
    if key in proposal_keys(item.actoren[:2]):
        chances = desk.store.get(Verbindkans, [pair])
        ops += [Delete("Verbindkans", pair, kept.version) for kept in chances.values()]
    return apply(desk, Change(tuple(ops), desk.user.naam, f"Weer open: {item.over or item.titel}"))


def contact_ends(finding: Finding) -> tuple[str, str] | None:
    """The two between whom this finding proposes contact; None when it does not say who."""
    return pair_of(finding)


def asks_next(finding: Finding, choice: Choice) -> Follow | None:
    """What to ask after 'klopt niet', so that the network learns why; None when nothing."""
    names = " en ".join(actor.naam for actor in finding.actors[:2])
    ids = tuple(actor.id for actor in finding.actors[:2])
    if choice.waarom == AL_CONTACT and not choice.vastleggen and len(ids) == 2:
        return Follow("leg_vast", f"Leg je het contact van {names} vast?", ids)
    if choice.waarom == BESTAAT_NIET and ids:
        return Follow("status", f"Wie is er niet meer? Zet de status van {names} goed.", ids)
    return None


def _decision(
    desk: Desk, finding: Finding, choice: Choice, gebied: str | None, kern: str | None
) -> Afspraak:
    """The item to keep. Raises InputError when something is missing."""
    what = choice.beslissing
    if what not in schema().keuzes["beslissing"].keuzes:
        known = ", ".join(schema().keuzes["beslissing"].keuzes)
        raise InputError(f"'{what}' is geen beslissing. Kies uit: {known}.")
    reasons = schema().keuzes["waarom"].keuzes
    if what == KLOPT_NIET and choice.waarom not in reasons:
        raise InputError(f"Zeg waarom het niet klopt. Kies uit: {', '.join(reasons)}.")
    today, work = desk.today.isoformat(), what in (DOEN, CONTACT)
    item = cleaned(
        Afspraak(
            id=_new_id(desk, finding),
            titel=choice.titel if choice.titel is not None else _title(desk, finding, choice),
            beslissing=what,
            stand={DOEN: OPEN, LATER: OPEN, CONTACT: GEDAAN, KLOPT_NIET: VERVALLEN}[what],
            bevinding=finding.key,
            over=finding.sentence,
            wie=who(desk, choice.wie) if work else None,
            voor=from_today(desk, choice.voor, A_WEEK) if what == DOEN else None,
            tot=_until(desk, choice.tot) if what == LATER else None,
            waarom=choice.waarom if what == KLOPT_NIET else None,
            reden=(choice.reden or "").strip() or None,
            datum=today,
            gedaan_op=today if what == CONTACT else None,
            eigenaar=desk.user.naam,
            actoren=tuple(dict.fromkeys(a.id for a in finding.actors[:MOST_ACTORS])),
            gebied=gebied,
            kern=kern,
        )
    )
    assert isinstance(item, Afspraak)  # noqa: S101 (for the type checker: cleaned keeps the label)
    return item


def _title(desk: Desk, finding: Finding, choice: Choice) -> str:
    """What a decision is called when nobody typed it."""
    if choice.beslissing == CONTACT:
        ends = _ends(finding, choice)
        stored = desk.store.get(Actor, ends)
        names = [stored[end].item.naam if end in stored else end for end in ends]
        return one_line(f"Contact gelegd: {' en '.join(names)}")
    return suggested_title(finding) if choice.beslissing == DOEN else one_line(finding.sentence)


def suggested_title(finding: Finding) -> str:
    """What to do about a finding: its step, else the finding itself; at most one line."""
    return one_line(finding.next_step or finding.sentence).rstrip(".")


def _until(desk: Desk, tot: str | None) -> str:
    if not (tot or "").strip():
        raise InputError("Zeg tot wanneer dit kan rusten. Kies een dag.")
    day = whole_day(str(tot).strip())
    if day <= desk.today.isoformat():
        raise InputError(f"{day_words(day)} is niet later dan vandaag. Kies een latere dag.")
    return day


def _ends(finding: Finding, choice: Choice) -> tuple[str, str]:
    ends = choice.ends or contact_ends(finding)
    if ends is None:
        raise InputError("Zeg tussen wie het contact er is. Kies twee actoren.")
    return ends


def _kept_out(desk: Desk, finding: Finding, pair: tuple[str, str], item: Afspraak) -> Put:
    """The pair as it is kept out of the proposals, in the place of an older decision on it."""
    besluit = PAIR_WORDS[item.beslissing]
    if item.waarom == AL_CONTACT:
        besluit = "kennen_al"
    key = decision_key(pair)
    stored = desk.store.get(Verbindkans, [key]).get(key)
    via = tuple(actor.id for actor in finding.actors[2:3])
    chance = Verbindkans(
        id=key,
        actoren=tuple(sorted(pair)),
        besluit=besluit,
        reden=item.reden,
        tot=item.tot,
        datum=item.datum,
        via=via if besluit == "doen" else (),
    )
    return Put(chance, stored.version if stored else None)


def _new_id(desk: Desk, finding: Finding) -> str:
    """The same for two who decide at once, so that the second is stopped by the store."""
    begin = f"besluit-{hashlib.sha256(finding.key.encode()).hexdigest()[:12]}"
    there = {entry.item.id for entry in desk.store.all(Afspraak)}
    number = 1
    while f"{begin}-{number}" in there:
        number += 1
    return f"{begin}-{number}"
