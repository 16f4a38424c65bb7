"""Rows of any label that has no rules of its own: from draft to planned row, by the schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.exchange.meaning.label_plans import PLACES, LabelPlan
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reasons import NO_NAME, NO_VALUE, Trouble
from netwerk.exchange.report import PlannedRow
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.rows.itemgroups import ItemGroup, ReadItem, groups_of, match, new_ids, said
from netwerk.exchange.rows.kern_elsewhere import kern_elsewhere
from netwerk.exchange.rows.planned_rows import (
    Outcome,
    Values,
    changed_item,
    item_rows,
    merged_values,
    outcome_words,
    problem_row,
    with_kept,
)
from netwerk.exchange.rows.references import Named, References
from netwerk.model import Item, item_from
from netwerk.schema import schema
from netwerk.typed.convert import allowed


def plan_items(
    plan: LabelPlan,
    drafts: Sequence[Draft],
    stored: Mapping[str, Item],
    references: References,
    options: ImportOptions,
    notes: Notes,
) -> tuple[list[PlannedRow], dict[str, Item]]:
    """A planned row for each draft, and all items of this label as they will be.

    ``references`` learns what the rows name.
    """
    planned: list[PlannedRow] = []
    rows: list[ReadItem] = []
    for draft in drafts:
        row = _read(plan, draft, references, options)
        if isinstance(row, Trouble):
            planned.append(problem_row(draft, row, notes))
        else:
            rows.append(row)
    groups = groups_of(rows)
    match(plan, groups, stored)
    _build(plan, groups, stored, options, notes)
    for group in groups:
        if group.outcome is not None and not group.trouble:
            draft = group.first.draft
            item, before = group.outcome.item, group.before
            group.trouble = kern_elsewhere(item, before, draft, references.places)
    references.learn(plan.naam, [_named(group) for group in groups])
    while _refer_to_each_other(plan, groups, references):
        references.learn(plan.naam, [_named(group) for group in groups])
    after = dict(stored)
    for group in groups:
        planned.extend(_planned(plan, group, notes))
        if group.outcome and not group.trouble:
            after[group.outcome.item.id] = group.outcome.item
    return planned, after


def _read(
    plan: LabelPlan, draft: Draft, references: References, options: ImportOptions
) -> ReadItem | Trouble:
    """The row with what it refers to looked up, or what is the matter with it."""
    values = dict(draft.values)
    for veld in sorted(plan.references, key=lambda veld: veld.naam != "gebied"):
        text = draft.texts.get(veld.naam)
        if text and veld.naam == "kern" and (breadth := _breadth(plan, text)):
            values["reikwijdte"] = breadth  # 'het hele gebied' where a kern was asked
            continue
        if text and veld.verwijst_naar != plan.naam:
            ids = references.values(veld, draft.file, text, _gebied_of(values))
            if isinstance(ids, Trouble):
                return ids
            values[veld.naam] = ids if veld.meervoudig else ids[0]
    bron = plan.velden.get("bron")
    gebied = plan.velden.get("gebied")
    if options.gebied and gebied and plan.naam not in PLACES:
        values.setdefault("gebied", references.gebied_of(values.get("kern")) or options.gebied)
    if options.bron and bron and bron.verplicht:
        values.setdefault("bron", options.bron)
    trouble = draft.trouble or _missing(plan, draft, values)
    if trouble:
        return trouble
    key = values.pop("id", None)
    return ReadItem(
        draft=draft,
        values=values,
        called=said(plan.called, values),
        apart=said(plan.apart, values),
        key=str(key) if key else None,
    )


def _gebied_of(values: Values) -> tuple[str, ...]:
    """The gebied that a row names itself: of two kernen of one name it means the one in there."""
    gebied = values.get("gebied")
    return (gebied,) if isinstance(gebied, str) else ()


def _breadth(plan: LabelPlan, text: str) -> str | None:
    """What a cell for the kern says of how wide it is, when it names no kern."""
    veld = plan.velden.get("reikwijdte")
    return schema().keuzelijst(veld).find(text) if veld is not None else None


def _missing(plan: LabelPlan, draft: Draft, values: Values) -> Trouble | None:
    """What is required and not there, or not one of the words of its list."""
    for veld in plan.required:
        if veld.naam in values or (veld.verwijst_naar == plan.naam and veld.naam in draft.texts):
            continue
        if veld is plan.name_veld:
            word = veld.label.lower()
            sentence = f"de {word} ontbreekt. Vul een {word} in of haal de rij weg."
            return Trouble(NO_NAME, sentence)
        text = draft.texts.get(veld.naam)
        if text and veld.keuzes:
            lijst = schema().keuzelijst(veld)
            word = f"'{text[:60]}' staat niet in de lijst {veld.label}"
            return Trouble(NO_VALUE, f"{word}. Kies uit: {allowed(lijst)}.")
        if text:
            sentence = f"'{text[:60]}' is niet te lezen als '{veld.label}', en dat is nodig."
            return Trouble(NO_VALUE, sentence)
        return Trouble(NO_VALUE, f"'{veld.label}' ontbreekt. Vul het in of haal de rij weg.")
    return None


def _build(
    plan: LabelPlan,
    groups: Sequence[ItemGroup],
    stored: Mapping[str, Item],
    options: ImportOptions,
    notes: Notes,
) -> None:
    """The item of each group as it will be; references to its own label come later."""
    called = plan.name_veld.naam if plan.name_veld else None
    ids = new_ids(plan, groups, stored, notes)
    for i, group in enumerate(groups):
        if group.trouble:
            continue
        rows = [(row.draft, row.values) for row in group.rows]
        values = merged_values(plan.naam, rows, called, notes)
        values = with_kept(plan.naam, values, group.before, [draft for draft, _ in rows])
        if group.before is not None:
            after, changes = changed_item(group.before, values)
            group.outcome = Outcome(after, group.before, changes)
            continue
        if options.bron and "bron" in plan.velden:
            values.setdefault("bron", options.bron)
        ours = [veld for veld in plan.required if veld.verwijst_naar == plan.naam]
        later: Values = {veld.naam: () if veld.meervoudig else "" for veld in ours}
        group.outcome = Outcome(item_from(plan.naam, {**later, **values, "id": ids[i]}), None)


def _refer_to_each_other(
    plan: LabelPlan, groups: Sequence[ItemGroup], references: References
) -> bool:
    """Fill in references to items of the same label; whether that gave a group a problem."""
    velden = [veld for veld in plan.references if veld.verwijst_naar == plan.naam]
    failed = False
    for group in groups if velden else ():
        if group.trouble or group.outcome is None:
            continue
        values: Values = {}
        for row in group.rows:
            for veld in velden:
                text = row.draft.texts.get(veld.naam)
                ids = references.values(veld, row.draft.file, text) if text else None
                if isinstance(ids, Trouble):
                    group.trouble, failed = ids, True
                elif ids:
                    values.setdefault(veld.naam, ids if veld.meervoudig else ids[0])
        base = group.before or group.outcome.item
        after, changes = changed_item(group.outcome.item, values)
        if group.before is None:
            group.outcome = Outcome(after, None)
        else:
            group.outcome = Outcome(after, base, tuple(sorted({*group.outcome.changes, *changes})))
    return failed


def _named(group: ItemGroup) -> Named:
    """What other rows can call the item of a group."""
    first = group.first
    item = None if group.trouble or group.outcome is None else group.outcome.item
    names = tuple(str(part) for part in (first.called if isinstance(first.called, tuple) else ()))
    return Named(
        names=names if len(names) == 1 else (),
        keys=tuple((row.draft.file, row.key) for row in group.rows if row.key),
        item=item,
        row=first.draft.row,
    )


def _planned(plan: LabelPlan, group: ItemGroup, notes: Notes) -> list[PlannedRow]:
    if group.trouble or group.outcome is None:
        trouble = group.trouble or Trouble(NO_VALUE, "de rij is niet te lezen.")
        return [problem_row(row.draft, trouble, notes) for row in group.rows]
    outcome = group.outcome
    sentence = outcome_words(plan.shown(outcome.item), outcome)
    drafts = [row.draft for row in group.rows]
    return item_rows(drafts, outcome, sentence, "hetzelfde als", notes)
