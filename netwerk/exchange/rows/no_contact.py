"""Rows of a list of relations that name no contact: asked and there is none, or the opposite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.exchange.meaning.word_lists import is_against, is_no_contact, is_nothing
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.reasons import NO_END, OPPOSITE, Trouble
from netwerk.exchange.report import PlannedRow
from netwerk.exchange.rows.ends import Ends
from netwerk.exchange.rows.planned_rows import skipped_row
from netwerk.model import Actor

ASKED = "gevraagd, geen contact"
UNKNOWN = "niet bekend of er contact is"
GEVRAAGD = "gevraagd"


@dataclass(frozen=True, slots=True)
class NoContact:
    """A row that says that somebody was asked and has no contact, or that it is not known.

    said: ASKED or UNKNOWN. actor_id: who was asked, when it is known who that is. on: when, if the
    row says so. counted: the row counts already as that of an actor.
    """

    draft: Draft
    why: str
    actor_id: str | None
    on: str | None
    counted: bool = False
    said: str = ASKED

    @property
    def row(self) -> PlannedRow:
        """The planned row: left out, with why."""
        said = f"{self.said}: {self.why}."
        return skipped_row(self.draft.where(), self.draft.sheet.label, said, self.draft.extra)


def no_contact(draft: Draft, ends: Ends) -> NoContact | Trouble | None:
    """Whether a row says that there is no contact, or what makes it useless as one; else None."""
    if draft.sheet.our_keys:
        return None
    words = {naam: draft.texts.get(naam, "") for naam in ("soort", "sterkte", "frequentie")}
    if words["soort"] and "soort" not in draft.values and is_against(words["soort"]):
        said = f"'{words['soort'][:60]}' is het tegendeel van een contact; niet overgenomen."
        return Trouble(OPPOSITE, said)
    nobody = [naam for naam in ("van", "naar") if _is_nobody(draft, naam, ends)]
    if len(nobody) == 2:
        return Trouble(NO_END, "bij 'van' en 'naar' staat niemand. Vul in om wie het gaat.")
    if nobody:
        other = "naar" if nobody[0] == "van" else "van"
        if not draft.texts.get(other):
            return None
        word = draft.texts[nobody[0]]
        why = f"bij '{nobody[0]}' staat '{word[:60]}'"
        if not is_no_contact(word):  # 'onbekend' and 'n.v.t.' are no answer
            return NoContact(draft, why, None, None, said=UNKNOWN)
        return _asked(draft, why, other, ends)
    for naam, word in words.items():
        if word and naam not in draft.values and is_no_contact(word, naam != "soort"):
            return _asked(draft, f"bij '{naam}' staat '{word[:60]}'", "van", ends)
    return None


def _is_nobody(draft: Draft, naam: str, ends: Ends) -> bool:
    """Whether an end is a word for nobody, and not the name or key of an actor."""
    text = draft.texts.get(naam, "")
    return bool(text) and is_nothing(text) and ends.find(draft.file, text).missing


def _asked(draft: Draft, why: str, who: str, ends: Ends) -> NoContact:
    actor_id = ends.find(draft.file, draft.texts[who]).id if draft.texts.get(who) else None
    return NoContact(draft, why, actor_id, _day(draft))


def asked_in_lists(
    silent: Sequence[tuple[Sheet, int]], actors: Sequence[Draft], ends: Ends
) -> list[NoContact]:
    """The actors of which a row of a list says that they have no contact.

    silent: these rows. actors: the drafts of all rows of actors.
    """
    rows = {(id(sheet), row) for sheet, row in silent}
    there = [draft for draft in actors if (id(draft.sheet), draft.row) in rows]
    return [
        NoContact(
            draft, "de rij noemt niemand", ends.at_row(draft.sheet, draft.row).id, _day(draft), True
        )
        for draft in there
    ]


def _day(draft: Draft) -> str | None:
    day = draft.values.get("laatst_bevestigd")
    return str(day) if day else None


def with_asked(
    rows: Sequence[PlannedRow], asked: Sequence[NoContact], stored: Mapping[str, Actor]
) -> list[PlannedRow]:
    """The planned rows with the day on which each actor was asked, where it had none.

    An actor that stands in no list but is stored changes with the first row that says so.
    """
    days: dict[str, str] = {}
    for entry in asked:
        if entry.actor_id and entry.on:
            days[entry.actor_id] = max(entry.on, days.get(entry.actor_id, ""))
    out = [_dated(row, days) for row in rows]
    seen = {row.item.id for row in out if isinstance(row.item, Actor)}
    for entry in (entry for entry in asked if not entry.counted):
        actor = stored.get(entry.actor_id or "")
        if actor is None or not entry.on or actor.id in seen or actor.gevraagd:
            out.append(entry.row)
            continue
        seen.add(actor.id)
        after = replace(actor, gevraagd=days[actor.id])
        said = f"{actor.naam}: {ASKED} ({entry.why}); de datum van het vragen is bewaard."
        out.append(
            PlannedRow(
                where=entry.draft.where(),
                label="Actor",
                state="gewijzigd",
                item=after,
                before=actor,
                sentence=said,
                changes=(GEVRAAGD,),
                extra=entry.draft.extra,
            )
        )
    return out


def dated(actor: Actor, asked: Sequence[NoContact]) -> Actor:
    """An actor with the last day on which it was asked, when it has none."""
    days = [entry.on for entry in asked if entry.on and entry.actor_id == actor.id]
    return replace(actor, gevraagd=max(days)) if days and not actor.gevraagd else actor


def _dated(row: PlannedRow, days: Mapping[str, str]) -> PlannedRow:
    actor = row.item
    if not isinstance(actor, Actor) or actor.id not in days or actor.gevraagd:
        return row
    after = replace(actor, gevraagd=days[actor.id])
    if row.state == "nieuw":
        return replace(row, item=after)
    changes = tuple(sorted({*row.changes, GEVRAAGD}))
    said = f"{after.naam}: {ASKED}; de datum van het vragen is bewaard."
    return replace(row, item=after, state="gewijzigd", changes=changes, sentence=said)
