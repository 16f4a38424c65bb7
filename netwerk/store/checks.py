"""Whether a store holds what the schema and its history say.

Made from the port; an engine adds checks that only it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from netwerk.errors import InputError, StoreBusy
from netwerk.model import ITEM_TYPES, Item
from netwerk.schema import Schema
from netwerk.store.item_rules import Form, Forms, forms
from netwerk.store.port import Problem, Store

TRIES = 10

Present = dict[str, dict[str, tuple[Item, int]]]
"""Every stored item with its version, by label and id."""


def check_store(
    store: Store, schema: Schema, engine_checks: Callable[[], Iterable[Problem]] = tuple
) -> list[Problem]:
    """Everything wrong with items, references and history, after what the engine finds itself.

    What is read in parts while somebody writes may not fit together: then it looks again. Raises
    StoreBusy when it stays too busy to tell.
    """
    made = forms(schema)
    for _ in range(TRIES):
        before = store.revision()
        present: Present = {
            label: {entry.item.id: (entry.item, entry.version) for entry in store.all(cls)}
            for label, cls in ITEM_TYPES.items()
        }
        problems = [*engine_checks(), *_history(store, present, made), *_items(present, made)]
        if not problems or store.revision() == before:
            return problems
    raise StoreBusy(
        "Er wordt nu te veel gewijzigd om alles na te kijken. Probeer het opnieuw als het "
        "rustiger is."
    )


def _items(present: Present, made: Forms) -> Iterator[Problem]:
    for label, items in present.items():
        form = made[label]
        for id, (item, _) in items.items():
            where = f"{label} {id}"
            try:
                form.checked(item)
            except InputError as error:
                yield Problem(where, str(error))
            for veld, target_label, target in form.refers_to(item):
                if target not in present[target_label]:
                    yield Problem(
                        where,
                        f"De {form.name(item)} verwijst bij '{veld}' naar '{target}', en die is "
                        "er niet.",
                    )


def _history(store: Store, present: Present, made: Forms) -> Iterator[Problem]:
    """Replaying every change must lead to what is stored now."""
    replayed: Present = {label: {} for label in ITEM_TYPES}
    for change in store.changes(1, store.revision()):
        before = replayed[change.label].get(change.id)
        if (before[0] if before else None) != change.before:
            yield Problem(
                f"wijziging {change.revision}",
                f"Wat er vóór stond bij {change.label} '{change.id}' klopt niet.",
            )
        if change.after is None:
            replayed[change.label].pop(change.id, None)
        else:
            replayed[change.label][change.id] = (change.after, change.revision)
    for label, items in present.items():
        yield from _compared(made[label], items, replayed[label])


def _compared(
    form: Form, items: dict[str, tuple[Item, int]], replayed: dict[str, tuple[Item, int]]
) -> Iterator[Problem]:
    for id in sorted(items.keys() | replayed.keys()):
        now, then = items.get(id), replayed.get(id)
        if now == then:
            continue
        where = f"{form.label} {id}"
        if now is None:
            yield Problem(
                where, f"De {form.enkel} '{id}' staat in de geschiedenis, maar niet in het netwerk."
            )
        elif then is None:
            yield Problem(
                where, f"De {form.name(now[0])} staat in het netwerk, maar niet in de geschiedenis."
            )
        else:
            yield Problem(where, f"De {form.name(now[0])} is anders dan de geschiedenis zegt.")
