"""Whether a store holds what the schema and its history say.

Made from the port; an engine adds checks that only it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from netwerk.errors import InputError, StoreBusy, StoreDamaged
from netwerk.model import ITEM_TYPES, Item
from netwerk.schema import Schema
from netwerk.store.backup import history_of
from netwerk.store.chain import START, change_texts, seal
from netwerk.store.item_rules import Form, Forms, forms
from netwerk.store.port import ItemChange, Problem, Revision, Store
from netwerk.typed.articles import that

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
                        f"{form.article} {form.name(item)} verwijst bij '{veld}' naar '{target}', "
                        f"en {that(made[target_label].enkel)} is er niet.",
                    )


def _history(store: Store, present: Present, made: Forms) -> Iterator[Problem]:
    """Every seal must fit, and replaying every change must lead to what is stored now."""
    replayed: Present = {label: {} for label in ITEM_TYPES}
    chain = _Chain()
    try:
        for revision, changes, token in history_of(store, store.revision()):
            yield from chain.fits(revision, changes, token)
            for change in changes:
                yield from _replay(change, replayed)
    except StoreDamaged as error:
        # What follows cannot be told: the state that it starts from is not known.
        yield Problem("geschiedenis", str(error))
        return
    yield from chain.gaps()
    for label, items in present.items():
        yield from _compared(made[label], items, replayed[label])


class _Chain:
    """The seals of a history, read one by one."""

    def __init__(self) -> None:
        self._previous = START
        self._sealed = 0
        self._bare: list[int] = []

    def fits(self, revision: Revision, changes: list[ItemChange], token: str) -> Iterator[Problem]:
        """Whether this seal is that of what stands here, after the seal before it."""
        wanted = seal(self._previous, revision, token, change_texts(changes))
        self._previous = revision.seal or wanted
        if not revision.seal:
            self._bare.append(revision.number)
        else:
            self._sealed += 1
            if revision.seal != wanted:
                yield Problem(
                    f"wijziging {revision.number}",
                    "Het zegel past niet bij wat er staat: wie, wanneer, waarom of wat er werd "
                    "gewijzigd is buiten netwerk om veranderd. Vergelijk met een reservekopie.",
                )

    def gaps(self) -> Iterator[Problem]:
        """Revisions without a seal among those that have one; an engine may keep none at all."""
        for number in self._bare if self._sealed else ():
            yield Problem(f"wijziging {number}", "Het zegel ontbreekt.")


def _replay(change: ItemChange, replayed: Present) -> Iterator[Problem]:
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
                where,
                f"{form.article} {form.enkel} '{id}' staat in de geschiedenis, maar niet in "
                "het netwerk.",
            )
        elif then is None:
            yield Problem(
                where,
                f"{form.article} {form.name(now[0])} staat in het netwerk, maar niet in de "
                "geschiedenis.",
            )
        else:
            yield Problem(
                where, f"{form.article} {form.name(now[0])} is anders dan de geschiedenis zegt."
            )
