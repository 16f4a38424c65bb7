"""Rows of a list of relations: from draft to planned row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from netwerk.exchange.guard.private_facts import names_a_person
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reasons import (
    FOLLOWS,
    NO_END,
    NO_REAL_NAME,
    NO_RELATIE,
    PRIVATE,
    UNKNOWN_END,
    Trouble,
)
from netwerk.exchange.report import PlannedRow
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.rows.ends import ROW_TROUBLE, Ends, not_a_name
from netwerk.exchange.rows.no_contact import NoContact, no_contact
from netwerk.exchange.rows.pairing import RelatieRow, pair_rows
from netwerk.exchange.rows.planned_rows import (
    Outcome,
    changed_item,
    changes_words,
    in_files,
    outcome_row,
    place_seen_from,
    problem_row,
    skipped_row,
    with_kept,
)
from netwerk.exchange.rows.stored_first import with_newest_dates
from netwerk.model import Relatie, item_from
from netwerk.schema import RelatieSoort, schema
from netwerk.typed.convert import allowed

TO_ITSELF = "van = naar"


def plan_relations(
    drafts: Sequence[Draft], ends: Ends, existing: Existing, options: ImportOptions, notes: Notes
) -> tuple[list[PlannedRow], list[NoContact]]:
    """A planned row for each draft, but for those that say that there is no contact."""
    planned: list[PlannedRow] = []
    asked: list[NoContact] = []
    rows: list[RelatieRow] = []
    for draft in drafts:
        row = no_contact(draft, ends) or _read(draft, ends, options, notes)
        if isinstance(row, Trouble):
            planned.append(problem_row(draft, row, notes))
        elif isinstance(row, NoContact):
            asked.append(row)
            notes.count(draft.where(), f"{row.said}; er is geen relatie van gemaakt.", first=True)
        elif row.van == row.naar:
            planned.append(_to_itself(draft, notes))
        else:
            rows.append(row)
    kept, repeats = _without_repeats(rows)
    for row, first in repeats:
        draft = row.draft
        said = f"dubbele rij: zelfde als {place_seen_from(first.draft, draft)}."
        planned.append(skipped_row(draft.where(), "Relatie", said, draft.extra))
        double = "dubbele rij: dezelfde relatie staat er al eerder in."
        notes.count(draft.where(), double, first=True)
    for row, before, relatie_id in pair_rows(kept, existing.of(Relatie), notes):
        planned.append(_planned(row, before, relatie_id, notes))
    return planned, asked


def _read(draft: Draft, ends: Ends, options: ImportOptions, notes: Notes) -> RelatieRow | Trouble:
    """The row with its ends looked up, or what is the matter with it."""
    van = _end(draft, "van", ends, options, notes)
    naar = _end(draft, "naar", ends, options, notes)
    soort = _soort(draft, options, notes)
    if draft.trouble:
        return draft.trouble
    if isinstance(van, Trouble):
        return van
    if isinstance(naar, Trouble):
        return naar
    if isinstance(soort, Trouble):
        return soort
    values = {
        naam: value
        for naam, value in draft.values.items()
        if naam not in ("id", "van", "naar", "soort")
    }
    if "soort" not in draft.values and "soort" in draft.texts:
        # the word that is no known soort is kept
        word = draft.texts["soort"][:200]
        note = str(values.get("toelichting", ""))
        values["toelichting"] = note if word in note else f"{note}\nSoort: {word}" if note else word
    if options.bron:
        values.setdefault("bron", options.bron)
    file_id = draft.values.get("id")
    row = RelatieRow(
        draft=draft,
        van=van,
        naar=naar,
        soort=soort.naam,
        directed=soort.richting,
        file_id=str(file_id) if file_id else None,
        values=values,
    )
    if van != naar:
        _judge_ends(row, soort, ends, notes)
    return row


def _to_itself(draft: Draft, notes: Notes) -> PlannedRow:
    said = f"{TO_ITSELF}: een relatie gaat tussen twee verschillende actoren."
    notes.count(
        draft.where(),
        f"{TO_ITSELF}. Een relatie gaat tussen twee verschillende actoren; niet overgenomen.",
        first=True,
    )
    return skipped_row(draft.where(), "Relatie", said, draft.extra)


def _end(
    draft: Draft, veld: str, ends: Ends, options: ImportOptions, notes: Notes
) -> str | Trouble:
    """The id of the actor at one end, or what is the matter."""
    text = str(draft.values.get(veld, ""))
    sheet = draft.sheet.of if veld == "van" else draft.sheet.of_other
    if sheet is not None:
        here = ends.at_row(sheet, draft.row)
        return here.id or here.trouble or Trouble(FOLLOWS, ROW_TROUBLE)
    if not text:
        said = f"'{veld}' is leeg. Vul in tussen welke twee actoren de relatie is."
        return Trouble(NO_END, said)
    end = ends.find(draft.file, text)
    if end.id is None:
        return end.trouble or _missing(draft, text, options)
    if end.from_store and text.isdecimal():
        notes.count(
            draft.where(veld),
            "dit nummer is opgezocht bij de sleutels in het netwerk. Hoort er een lijst met "
            "actoren bij? Kies die mee.",
        )
    elif end.from_store and ends.clusters:
        notes.count(
            draft.where(veld),
            "deze actor staat niet in de lijst in het bestand maar wel al in het netwerk; die "
            "is gebruikt.",
        )
    return end.id


def _missing(draft: Draft, text: str, options: ImportOptions) -> Trouble:
    """What is the matter with an end that means nobody."""
    if kind := not_a_name(text, draft.sheet.our_keys):
        said = f"'{text[:80]}' is een {kind} en geen naam. Vul de naam in van wie je bedoelt."
        return Trouble(NO_REAL_NAME, said)
    if names_a_person(text, options.soort):
        said = (
            f"'{text[:80]}' lijkt een mens te zijn. Schrijf de organisatie op, of kies de soort "
            "professional als het er een is."
        )
        return Trouble(PRIVATE, said)
    return Trouble(UNKNOWN_END, _missing_sentence(text, options))


def _missing_sentence(text: str, options: ImportOptions) -> str:
    sentence = f"'{text[:80]}' staat niet in een lijst met actoren en niet in het netwerk."
    if options.create_missing and not options.soort:
        return (
            f"{sentence} Geef op van welke soort de actor is (keuze 'soort', of --soort) om "
            "hem aan te maken."
        )
    return (
        f"{sentence} Voeg de actor toe aan de lijst, of kies om ontbrekende actoren aan te maken."
    )


def _soort(draft: Draft, options: ImportOptions, notes: Notes) -> RelatieSoort | Trouble:
    """The kind of relation, as the row or the user says, or what is the matter."""
    soorten, lijst = schema().relaties, schema().keuzes["relatie"]
    told = draft.values.get("soort")
    if told:
        return soorten[str(told)]
    word = draft.texts.get("soort")
    if options.relatie:
        if word:
            read_as = lijst.label(options.relatie)
            said = (
                f"'{word[:60]}' is geen bekende soort relatie; gelezen als '{read_as}', het "
                "woord staat in de toelichting."
            )
            notes.count(draft.where("soort"), said)
        return soorten[options.relatie]
    reason = (
        f"'{word[:60]}' is geen bekende soort relatie." if word else "de soort relatie ontbreekt."
    )
    return Trouble(
        NO_RELATIE,
        f"{reason} Vul in: {allowed(lijst, 20)}, of geef de soort relatie op voor alle rijen "
        "zonder soort.",
    )


def _judge_ends(row: RelatieRow, soort: RelatieSoort, ends: Ends, notes: Notes) -> None:
    """Say that the soorten at the ends are unusual; real data has it, so the relation is kept."""
    for veld, actor_id, expected in (("van", row.van, soort.van), ("naar", row.naar, soort.naar)):
        is_soort = ends.soort(actor_id)
        if is_soort and is_soort not in expected:
            said = (
                f"'{soort.label}' gaat bij '{veld}' meestal niet over een {is_soort}; wel "
                "overgenomen. Klopt de soort?"
            )
            notes.count(row.draft.where(veld), said)


def _without_repeats(
    rows: Sequence[RelatieRow],
) -> tuple[list[RelatieRow], list[tuple[RelatieRow, RelatieRow]]]:
    """Rows that say exactly the same once, and the others with the row they repeat."""
    groups: dict[Any, list[RelatieRow]] = defaultdict(list)
    for row in rows:
        groups[row.content].append(row)
    kept: list[RelatieRow] = []
    repeats: list[tuple[RelatieRow, RelatieRow]] = []
    for group in groups.values():
        group.sort(key=lambda row: in_files(row.draft))
        kept.append(group[0].turned_as(min(group, key=lambda row: (row.van, row.naar))))
        repeats.extend((row, group[0]) for row in group[1:])
    told, second = _told_by_both(kept)
    return told, [*repeats, *second]


def _told_by_both(
    rows: Sequence[RelatieRow],
) -> tuple[list[RelatieRow], list[tuple[RelatieRow, RelatieRow]]]:
    """Ties in columns without direction that both ends tell, each in words of its own, once.

    One says weekly and the other monthly: it is still one relation. The first in the files counts.
    """
    first: dict[Any, RelatieRow] = {}
    second: list[tuple[RelatieRow, RelatieRow]] = []
    for row in sorted(rows, key=lambda row: in_files(row.draft)):
        if not row.draft.extra or row.directed:
            continue
        other = first.setdefault((row.key, row.identity), row)
        if (other.van, other.naar) == (row.naar, row.van):
            second.append((row, other))
    gone = {id(row) for row, _ in second}
    return [row for row in rows if id(row) not in gone], second


def _planned(row: RelatieRow, before: Relatie | None, relatie_id: str, notes: Notes) -> PlannedRow:
    ends = {"van": row.van, "naar": row.naar}
    if before is None:
        values = with_kept("Relatie", dict(row.values), None, [row.draft])
        item = item_from("Relatie", {**values, "id": relatie_id, **ends, "soort": row.soort})
        return outcome_row(row.draft, Outcome(item, None), "deze relatie is nieuw.")
    values, stays = with_newest_dates(before, dict(row.values), [row.draft], notes)
    values = with_kept("Relatie", values, before, [row.draft])
    if row.ends != row.ends_of(before):
        values |= ends
    if row.soort != before.soort:
        values["soort"] = row.soort
    after, changes = changed_item(before, values)
    outcome = Outcome(after, before, changes, stays)
    sentence = "deze relatie staat er al zo in."
    if changes:
        sentence = f"gewijzigd: {changes_words(outcome)}."
    return outcome_row(row.draft, outcome, sentence)
