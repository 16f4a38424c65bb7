"""Rows of a list of relations: from draft to planned row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from netwerk.exchange.actors import changed_item, problem_row
from netwerk.exchange.drafts import Draft
from netwerk.exchange.ends import Ends
from netwerk.exchange.notes import Notes
from netwerk.exchange.pairing import RelatieRow, pair_rows
from netwerk.exchange.report import PlannedRow, State
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.model import Relatie, item_from
from netwerk.schema import RelatieSoort, schema
from netwerk.typed.convert import allowed


def plan_relations(
    drafts: Sequence[Draft], ends: Ends, existing: Existing, options: ImportOptions, notes: Notes
) -> list[PlannedRow]:
    """A planned row for each draft."""
    planned: list[PlannedRow] = []
    rows: list[RelatieRow] = []
    for draft in drafts:
        row, state, sentence = _read(draft, ends, options, notes)
        if row is not None:
            rows.append(row)
        elif state == "probleem":
            planned.append(problem_row(draft, sentence, notes))
        else:
            planned.append(_left_out(draft, sentence))
    kept, repeats = _without_repeats(rows)
    for row, first in repeats:
        planned.append(_left_out(row.draft, f"dubbele rij: zelfde als {_where(first, row)}."))
        _count(
            row.draft,
            None,
            "dubbele rij: dezelfde relatie staat er al eerder in.",
            notes,
            first=True,
        )
    for row, before, relatie_id in pair_rows(kept, existing.relaties, notes):
        planned.append(_planned(row, before, relatie_id))
    return planned


def _read(
    draft: Draft, ends: Ends, options: ImportOptions, notes: Notes
) -> tuple[RelatieRow | None, State, str]:
    """The row with its ends found, or why not."""
    van, problem = _end(draft, "van", ends, options, notes)
    naar, problem_naar = _end(draft, "naar", ends, options, notes)
    soort, problem_soort = _soort(draft, options, notes)
    problem = draft.problem or problem or problem_naar or problem_soort
    if problem or soort is None:
        return None, "probleem", problem
    if van == naar:
        _count(
            draft,
            None,
            "van = naar. Een relatie gaat tussen twee verschillende actoren; niet overgenomen.",
            notes,
            first=True,
        )
        return (
            None,
            "overgeslagen",
            "van = naar: een relatie gaat tussen twee verschillende actoren.",
        )
    values = {
        naam: value
        for naam, value in draft.values.items()
        if naam not in ("id", "van", "naar", "soort")
    }
    if "soort" not in draft.values and "soort" in draft.texts:
        values.setdefault(
            "toelichting", draft.texts["soort"][:200]
        )  # the word that is no known soort is kept
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
    _judge_ends(row, soort, ends, notes)
    return row, "nieuw", ""


def _end(
    draft: Draft, veld: str, ends: Ends, options: ImportOptions, notes: Notes
) -> tuple[str, str]:
    """The id of the actor at one end, or the problem."""
    text = str(draft.values.get(veld, ""))
    if not text:
        return "", f"'{veld}' is leeg. Vul in tussen welke twee actoren de relatie is."
    end = ends.find(draft.sheet.table.file, text)
    if end.id is None:
        return "", end.problem or _missing_sentence(text, options)
    if end.from_store and text.isdecimal():
        _count(
            draft,
            veld,
            "dit nummer is opgezocht bij de sleutels in het netwerk. Hoort er een lijst met "
            "actoren bij? Kies die mee.",
            notes,
        )
    elif end.from_store and ends.clusters:
        _count(
            draft,
            veld,
            "deze actor staat niet in de lijst in het bestand maar wel al in het netwerk; die "
            "is gebruikt.",
            notes,
        )
    return end.id, ""


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


def _soort(draft: Draft, options: ImportOptions, notes: Notes) -> tuple[RelatieSoort | None, str]:
    soorten, lijst = schema().relaties, schema().keuzes["relatie"]
    told = draft.values.get("soort")
    if told:
        return soorten[str(told)], ""
    word = draft.texts.get("soort")
    if options.relatie:
        if word:
            read_as = lijst.label(options.relatie)
            said = (
                f"'{word[:60]}' is geen bekende soort relatie; gelezen als '{read_as}', het "
                "woord staat in de toelichting."
            )
            _count(draft, "soort", said, notes)
        return soorten[options.relatie], ""
    reason = (
        f"'{word[:60]}' is geen bekende soort relatie." if word else "de soort relatie ontbreekt."
    )
    return (
        None,
        f"{reason} Vul in: {allowed(lijst, 20)}, of geef de soort relatie op voor alle rijen "
        "zonder soort.",
    )


def _judge_ends(row: RelatieRow, soort: RelatieSoort, ends: Ends, notes: Notes) -> None:
    """Say that the soorten at the ends are unusual for this kind.

    Real data has it, so the relation is kept.
    """
    for veld, actor_id, expected in (("van", row.van, soort.van), ("naar", row.naar, soort.naar)):
        is_soort = ends.soort(actor_id)
        if is_soort and is_soort not in expected:
            said = (
                f"'{soort.label}' gaat bij '{veld}' meestal niet over een {is_soort}; wel "
                "overgenomen. Klopt de soort?"
            )
            _count(row.draft, veld, said, notes)


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
        group.sort(
            key=lambda row: (
                row.draft.sheet.table.file,
                row.draft.sheet.table.sheet or "",
                row.draft.row,
            )
        )
        kept.append(group[0].turned_as(min(group, key=lambda row: (row.van, row.naar))))
        repeats.extend((row, group[0]) for row in group[1:])
    return kept, repeats


def _planned(row: RelatieRow, before: Relatie | None, relatie_id: str) -> PlannedRow:
    table = row.draft.sheet.table
    state: State = "nieuw"
    changes: tuple[str, ...] = ()
    if before is None:
        values = {
            **row.values,
            "id": relatie_id,
            "van": row.van,
            "naar": row.naar,
            "soort": row.soort,
        }
        item = item_from("Relatie", values)
        sentence = "deze relatie is nieuw."
    else:
        values = dict(row.values)
        if row.ends != row.ends_of(before):
            values |= {"van": row.van, "naar": row.naar}
        if row.soort != before.soort:
            values["soort"] = row.soort
        item, changes = changed_item(before, values)
        state = "gewijzigd" if changes else "gelijk"
        labels = [schema().labels["Relatie"].velden[naam].label for naam in changes]
        sentence = (
            f"gewijzigd: {', '.join(labels)}." if changes else "deze relatie staat er al zo in."
        )
    return PlannedRow(
        file=table.file,
        sheet=table.sheet,
        row=row.draft.row,
        label="Relatie",
        state=state,
        item=item,
        before=before,
        sentence=sentence,
        changes=changes,
    )


def _left_out(draft: Draft, sentence: str) -> PlannedRow:
    table = draft.sheet.table
    return PlannedRow(
        file=table.file,
        sheet=table.sheet,
        row=draft.row,
        label="Relatie",
        state="overgeslagen",
        item=None,
        before=None,
        sentence=sentence,
    )


def _where(first: RelatieRow, row: RelatieRow) -> str:
    table = first.draft.sheet.table
    return (
        f"rij {first.draft.row}"
        if first.draft.sheet is row.draft.sheet
        else f"rij {first.draft.row} van {table.sheet or table.file}"
    )


def _count(
    draft: Draft, veld: str | None, sentence: str, notes: Notes, first: bool = False
) -> None:
    table = draft.sheet.table
    notes.count(
        table.file,
        table.sheet,
        draft.row,
        draft.sheet.header(veld) if veld else None,
        sentence,
        first,
    )
