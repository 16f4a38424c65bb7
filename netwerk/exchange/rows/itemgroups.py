"""Which rows of a list mean the same item, which stored item they mean, and the keys of new ones.

For every label that has no rules of its own. A row means the item with its key, its number, or its
name at the same place and date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.exchange.identity.same_actor import digest, readable
from netwerk.exchange.meaning.label_plans import PLACES, LabelPlan
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reasons import UNCLEAR, Trouble
from netwerk.exchange.rows.planned_rows import Outcome, Values
from netwerk.model import Item, Value
from netwerk.schema import Veld
from netwerk.typed.convert import comparable, name_key

NUMBER = "nummer"
"""The property by which a gebied is recognised as well as by its name."""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """A row with all its values, and what it is recognised by.

    called: its name, or for a label without one all that is required. apart: the place and the
    date, None where the row does not say. key: that of the file.
    """

    draft: Draft
    values: Values
    called: Hashable
    apart: tuple[Hashable, ...]
    key: str | None

    def agrees(self, apart: Sequence[Hashable]) -> bool:
        """Whether nothing that both say is different."""
        pairs = zip(self.apart, apart, strict=True)
        return all(one is None or other is None or one == other for one, other in pairs)


@dataclass
class ItemGroup:
    """The rows that mean one item, and what becomes of it."""

    rows: list[ReadItem]
    before: Item | None = None
    trouble: Trouble | None = None
    outcome: Outcome | None = None

    @property
    def first(self) -> ReadItem:
        """The row that says most, the same whatever the order of the file."""
        return self.rows[0]


def said(velden: Iterable[Veld], values: Mapping[str, Value]) -> tuple[Hashable, ...]:
    """What values say in these properties, as it is compared."""
    return tuple(_compared(veld, values.get(veld.naam)) for veld in velden)


def _compared(veld: Veld, value: Value) -> Hashable:
    if isinstance(value, str) and veld.type == "tekst":
        return name_key(value)
    return comparable(veld, value)


def groups_of(rows: Sequence[ReadItem]) -> list[ItemGroup]:
    """The rows that mean the same item together, in an order that rests on what they say."""
    groups: dict[Hashable, ItemGroup] = {}
    for row in sorted(rows, key=_telling):
        who: Hashable = (row.called, row.apart, row.key)
        if row.key and row.draft.sheet.our_keys:
            who = row.key
        if who in groups:
            groups[who].rows.append(row)
        else:
            groups[who] = ItemGroup([row])
    return _with_less_telling(list(groups.values()))


def _with_less_telling(groups: list[ItemGroup]) -> list[ItemGroup]:
    """Groups that say less about who they are joined with the one group they can mean."""
    by_name: dict[Hashable, list[ItemGroup]] = defaultdict(list)
    kept: list[ItemGroup] = []
    for group in groups:
        first, same_name = group.first, by_name[group.first.called]
        fitting = [
            other
            for other in same_name
            if not other.trouble
            and _keys_agree(first, other.first)
            and first.agrees(other.first.apart)
        ]
        if len(fitting) == 1:
            fitting[0].rows.extend(group.rows)
            continue
        if fitting:
            group.trouble = Trouble(
                UNCLEAR,
                "deze naam staat er vaker in; de rij zegt niet welke bedoeld is. Vul het gebied, "
                "de datum of een sleutel in.",
            )
        same_name.append(group)
        kept.append(group)
    return kept


def _keys_agree(one: ReadItem, other: ReadItem) -> bool:
    """Whether the keys do not tell two rows apart; keys of two lists say nothing of each other."""
    if not (one.key and other.key) or one.key == other.key:
        return True
    ours = one.draft.sheet.our_keys or other.draft.sheet.our_keys
    return not ours and one.draft.sheet is not other.draft.sheet


def _telling(row: ReadItem) -> tuple[bool, int, int, str]:
    """Sort key: rows that say most about who they are come first."""
    unsaid = sum(part is None for part in row.apart)
    return (row.key is None, unsaid, -len(row.values), repr((row.key, sorted(row.values.items()))))


def match(plan: LabelPlan, groups: Sequence[ItemGroup], stored: Mapping[str, Item]) -> None:
    """Give every group its stored item: by key, by number, then by name; no two the same."""
    taken: set[str] = set()
    by_number = {getattr(item, NUMBER, None): item for item in stored.values()}
    by_name: dict[Hashable, list[Item]] = defaultdict(list)
    for item in stored.values():
        by_name[said(plan.called, _values(plan.called, item))].append(item)
    left = []
    for group in groups:
        meant = _by_key(plan, group, stored) or by_number.get(_number(group))
        if meant and meant.id not in taken and not group.trouble:
            group.before = meant
            taken.add(meant.id)
        else:
            left.append(group)
    for exactly in (True, False):
        for group in left:
            if group.before is None and not group.trouble:
                _match_name(plan, group, by_name[group.first.called], taken, exactly)


def _by_key(plan: LabelPlan, group: ItemGroup, stored: Mapping[str, Item]) -> Item | None:
    for row in group.rows:
        item = stored.get(row.key or "")
        if item is None:
            continue
        if row.draft.sheet.our_keys or said(plan.called, _values(plan.called, item)) == row.called:
            return item
    return None


def _number(group: ItemGroup) -> Value:
    """The number that a row gives, as a key that no item without a number has."""
    return group.first.values.get(NUMBER, "")


def _match_name(
    plan: LabelPlan, group: ItemGroup, same_name: Sequence[Item], taken: set[str], exactly: bool
) -> None:
    """The item of this name at just this place and date, or the one that can be meant."""
    fitting = []
    for item in same_name:
        apart = said(plan.apart, _values(plan.apart, item))
        fits = group.first.apart == apart if exactly else group.first.agrees(apart)
        if fits and item.id not in taken:
            fitting.append(item)
    if len(fitting) == 1:
        group.before = fitting[0]
        taken.add(fitting[0].id)
    elif fitting:
        keys = ", ".join(sorted(item.id for item in fitting)[:5])
        group.trouble = Trouble(
            UNCLEAR,
            f"er zijn {len(fitting)} {plan.label.meervoud} die dit kunnen zijn (sleutels: {keys}). "
            "Vul de sleutel in van degene die je bedoelt.",
        )


def _values(velden: Iterable[Veld], item: Item) -> dict[str, Value]:
    return {veld.naam: getattr(item, veld.naam) for veld in velden}


def new_ids(
    plan: LabelPlan, groups: Sequence[ItemGroup], stored: Mapping[str, Item], notes: Notes
) -> dict[int, str]:
    """Keys for new items by position: that of the file when it is free, else readable ones."""
    claims: dict[str, int] = defaultdict(int)
    bases: dict[str, int] = defaultdict(int)
    for group in groups:
        for key in {row.key for row in group.rows if row.key}:
            claims[key] += 1
        if group.before is None and not group.trouble:
            bases[_base(plan, group)] += 1
    ids: dict[int, str] = {}
    for i, group in enumerate(groups):
        if group.before is not None or group.trouble:
            continue
        keys = sorted({row.key for row in group.rows if row.key})
        free = [key for key in keys if claims[key] == 1 and key not in stored]
        if keys and not free:
            notes.count(
                group.first.draft.where("id"),
                "deze sleutel is al van iets anders; de rij krijgt een eigen sleutel.",
            )
        base = _base(plan, group)
        if base in stored or base in claims or bases[base] > 1:
            base = f"{base}-{digest([repr((group.first.called, group.first.apart, keys))], 8)}"
        ids[i] = free[0] if free else base
    return ids


def _base(plan: LabelPlan, group: ItemGroup) -> str:
    """A readable key: the number of a place, else the name, else all that is required."""
    values = group.first.values
    if plan.naam in PLACES and NUMBER in values:
        return str(values[NUMBER])
    words = " ".join(str(values.get(veld.naam, "")) for veld in plan.called)
    return readable(words if plan.name_veld else f"{plan.label.enkel} {words}")
