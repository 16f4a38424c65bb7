"""What a change does to what is stored.

The same for both engines, worked out inside the engine's transaction.

An engine gives `settle` a `Reader` on its transaction and writes the steps that come back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from operator import attrgetter

from netwerk.errors import Clash, Conflict, InputError, NotFound
from netwerk.model import ITEM_TYPES, Item, field_names, item_name
from netwerk.schema import Schema
from netwerk.store.item_columns import MANY, all_fit
from netwerk.store.item_rules import Form, Forms, text_problem
from netwerk.store.port import REVISION_TYPES, Change, Delete, Put, Stored
from netwerk.store.settle_values import Reader as Reader
from netwerk.store.settle_values import WriteStep as WriteStep
from netwerk.store.threeway import clash, conflict, three_way
from netwerk.typed.articles import that

_ID = attrgetter("id")


def settle(change: Change, reader: Reader, forms: Forms, schema: Schema) -> list[WriteStep]:
    """The steps of a change, ordered as ITEM_TYPES and then by id; what stays the same is left out.

    Raises InputError (a value or reference that cannot be), Conflict (changed in the meantime),
    NotFound (an item to remove that is not there, or is still referred to).
    """
    _check_change(change, reader)
    steps: list[WriteStep] = []
    clashes: list[Clash] = []
    for label, ops in _by_label(change).items():
        form = forms[label]
        gone = _gone(label, ops, reader)
        current = reader.stored(label, ops.keys() - gone.keys() if gone else ops)
        fit = len(ops) >= MANY and all_fit(form, [o.item for o in ops.values() if type(o) is Put])
        if fit and not current and (new := _all_new(label, ops)):
            steps += new
            continue
        for id in sorted(ops):
            if id in gone:
                steps.append(WriteStep(label, id, None, None, gone[id]))
                continue
            op, stored = ops[id], current.get(id)
            if isinstance(op, Delete):
                after, wrong = _deleted(op, stored, reader, form, schema)
            else:
                item = op.item if fit else form.checked(op.item)
                after, wrong = _placed(op, item, stored, reader, schema)
                if after is not item:
                    # Two changes that are each right can make something together that is not.
                    after = form.checked(after)
            clashes += wrong
            before = stored.item if stored else None
            if before != after:
                steps.append(WriteStep(label, id, before, after))
    if clashes:
        raise conflict(tuple(clashes))
    _check_references(steps, reader, forms)
    _check_referrers(steps, reader, forms)
    return steps


def _all_new(label: str, ops: Mapping[str, Put | Delete]) -> list[WriteStep] | None:
    """The steps when nothing is stored and every item must be new, as in a first import."""
    items = [op.item for op in ops.values() if type(op) is Put and op.base is None]
    if len(items) < len(ops):
        return None
    return [WriteStep(label, item.id, None, item) for item in sorted(items, key=_ID)]


def _gone(label: str, ops: Mapping[str, Put | Delete], reader: Reader) -> Mapping[str, str]:
    """The texts of what goes just as it was seen, as when an import is taken back."""
    bases = {id: op.base for id, op in ops.items() if type(op) is Delete}
    return reader.going(label, bases) if len(bases) >= MANY else {}


def _check_change(change: Change, reader: Reader) -> None:
    for words in (change.who, change.why, change.token, change.at):
        if reason := text_problem(words):
            raise InputError(f"De naam of reden bij deze wijziging {reason}.")
    if change.type not in REVISION_TYPES:
        raise InputError(
            f"'{change.type}' is geen soort wijziging. Kies uit: {', '.join(REVISION_TYPES)}."
        )
    if change.undoes is not None and (by := reader.undone_by(change.undoes)) is not None:
        raise Conflict(
            f"Wijziging {change.undoes} is al ongedaan gemaakt (met wijziging {by}). Ververs de "
            "pagina."
        )


def _by_label(change: Change) -> dict[str, dict[str, Put | Delete]]:
    """The operations by label, in the order of ITEM_TYPES, and by id."""
    ops: dict[str, dict[str, Put | Delete]] = {label: {} for label in ITEM_TYPES}
    for op in change.ops:
        label, id = (
            (op.label, op.id) if isinstance(op, Delete) else (type(op.item).__name__, op.item.id)
        )
        if label not in ops:
            raise InputError(f"'{label}' is geen soort gegeven. Kies uit: {', '.join(ITEM_TYPES)}.")
        if id in ops[label]:
            raise InputError(
                f"{label} met sleutel '{id}' staat twee keer in dezelfde wijziging. Laat er één "
                "weg."
            )
        ops[label][id] = op
    return {label: by_id for label, by_id in ops.items() if by_id}


def _placed(
    op: Put, item: Item, stored: Stored[Item] | None, reader: Reader, schema: Schema
) -> tuple[Item, tuple[Clash, ...]]:
    if stored is None:
        if op.base is not None:
            raise Conflict(
                f"'{item_name(item)}' is intussen verwijderd. Ververs de pagina; voeg het zo "
                "nodig opnieuw toe."
            )
        return item, ()
    as_seen = op.seen is None or op.seen == stored.item
    if (op.base == stored.version and as_seen) or item == stored.item:
        return item, ()
    if op.base is None:
        differing = [
            name
            for name in field_names(type(item))
            if getattr(item, name) != getattr(stored.item, name)
        ]
        wrong = (
            clash(stored.item, n, None, getattr(stored.item, n), getattr(item, n), schema)
            for n in differing
        )
        return stored.item, tuple(wrong)
    base = op.seen or reader.state_after(type(item).__name__, item.id, op.base)
    if base is None:
        raise InputError(
            f"'{item_name(item)}' heeft geen versie {op.base}. Ververs de pagina en probeer het "
            "opnieuw."
        )
    return three_way(base, stored.item, item, schema)


def _deleted(
    op: Delete, stored: Stored[Item] | None, reader: Reader, form: Form, schema: Schema
) -> tuple[Item | None, tuple[Clash, ...]]:
    if stored is None:
        raise NotFound(
            f"{form.article} {form.enkel} '{op.id}' staat niet (meer) in het netwerk. Ververs "
            "de pagina."
        )
    if stored.version == op.base:
        return None, ()
    base = reader.state_after(op.label, op.id, op.base)
    if base is None:
        raise InputError(
            f"'{item_name(stored.item)}' heeft geen versie {op.base}. Ververs de pagina en "
            "probeer het opnieuw."
        )
    names = [name for name in form.names if getattr(base, name) != getattr(stored.item, name)]
    if not names:
        return None, ()
    made = [
        clash(stored.item, n, getattr(base, n), getattr(stored.item, n), None, schema)
        for n in names
    ]
    return stored.item, tuple(Clash(c.item, c.veld, c.before, c.theirs, "verwijderd") for c in made)


def _check_references(steps: list[WriteStep], reader: Reader, forms: Forms) -> None:
    """Every item that is placed must refer to items that are there after the change."""
    placed: dict[str, list[Item]] = defaultdict(list)
    for step in steps:
        if step.after is not None:
            placed[step.label].append(step.after)
    gone = {(step.label, step.id) for step in steps if step.after is None}
    wanted: dict[str, set[str]] = defaultdict(set)
    for label, items in placed.items():
        for target_label, ids in _targets(forms[label], items):
            wanted[target_label] |= ids
    for label, ids in wanted.items():
        unknown = ids.difference(map(_ID, placed.get(label, ())))
        if not unknown:
            continue
        removed = gone and any((label, id) in gone for id in unknown)
        if removed or unknown - reader.existing(label, unknown):
            _refuse_dangling(steps, reader, forms)


def _targets(form: Form, items: list[Item]) -> Iterator[tuple[str, set[str]]]:
    """What these items refer to, by label."""
    for reference in form.references:
        values = set(map(attrgetter(reference.veld), items))
        yield reference.label, {*chain.from_iterable(values)} if reference.many else values - {None}


def _refuse_dangling(steps: list[WriteStep], reader: Reader, forms: Forms) -> None:
    """Find the first item that refers to something that is not there, and raise InputError."""
    after: dict[str, dict[str, bool]] = defaultdict(dict)
    for step in steps:
        after[step.label][step.id] = step.after is not None
    unknown: dict[str, set[str]] = defaultdict(set)
    doubtful: list[tuple[WriteStep, str, str, str]] = []
    for step in steps:
        if step.after is None:
            continue
        for veld, label, target in forms[step.label].refers_to(step.after):
            there = after[label].get(target)
            if there:
                continue
            doubtful.append((step, veld, label, target))
            if there is None:
                unknown[label].add(target)
    existing = {label: reader.existing(label, ids) for label, ids in unknown.items()}
    for step, veld, label, target in doubtful:
        if target not in existing.get(label, ()):
            raise _dangling(forms, step, veld, label, target)


def _dangling(forms: Forms, step: WriteStep, veld: str, label: str, target: str) -> InputError:
    form, enkel = forms[step.label], forms[label].enkel
    shown = next(v.label for v in form.velden if v.naam == veld)
    name = form.name(step.after) if step.after else form.enkel
    return InputError(
        f"{form.article} {name} verwijst bij '{shown}' naar {enkel} '{target}', en {that(enkel)} "
        f"staat niet (meer) in het netwerk. Voeg {that(enkel)} eerst toe of kies iets anders."
    )


def _check_referrers(steps: list[WriteStep], reader: Reader, forms: Forms) -> None:
    """Nothing that stays may refer to an item that goes."""
    gone: dict[str, dict[str, Item | None]] = defaultdict(dict)
    touched: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        if step.after is None:
            gone[step.label][step.id] = step.before
        if not step.added:
            touched[step.label].add(step.id)
    for label, items in gone.items():
        if not reader.referring_keys(label, items, touched):
            continue
        left = [
            item
            for item in reader.referrers(label, items)
            if item.id not in touched[type(item).__name__]
        ]
        if left:
            first = next(iter(items.values())) if len(items) == 1 else None
            what = (
                f"'{item_name(first)}'" if first else f"{len(items)} {forms[label].enkel}-gegevens"
            )
            names = ", ".join(forms[type(item).__name__].name(item) for item in left[:5])
            more = f" en nog {len(left) - 5}" if len(left) > 5 else ""
            raise NotFound(
                f"{what} kan niet weg, want er hangt nog aan: {names}{more}. Haal dat eerst weg."
            )
