"""Which stored relation a row means: by key, else by who, what, theme, since when and source."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from netwerk.exchange.identity.same_actor import digest
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.model import Relatie, Value
from netwerk.schema import schema
from netwerk.typed.convert import comparable

IDENTITY = ("thema", "sinds", "bron")
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RelatieRow:
    """A row that names a relation between two known actors.

    ``directed``: whether van and naar differ in meaning.
    """

    draft: Draft
    van: str
    naar: str
    soort: str
    directed: bool
    file_id: str | None
    values: Mapping[str, Value]

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends, in a fixed order when direction means nothing."""
        return (
            (self.van, self.naar)
            if self.directed or self.van <= self.naar
            else (self.naar, self.van)
        )

    @property
    def key(self) -> Key:
        """Who with whom, and what."""
        return (*self.ends, self.soort)

    @property
    def identity(self) -> tuple[Value, ...]:
        """What tells relations with the same key apart."""
        return tuple(self.values.get(naam) for naam in IDENTITY)

    @property
    def content(self) -> Hashable:
        """Everything that the row says."""
        return (
            self.key,
            self.file_id,
            self.draft.kept,
            tuple(sorted(self.values.items(), key=lambda pair: pair[0])),
        )

    def ends_of(self, relatie: Relatie) -> tuple[str, str]:
        """The ends of a stored relation, in the order in which this row has its own."""
        return (
            (relatie.van, relatie.naar)
            if self.directed or relatie.van <= relatie.naar
            else (relatie.naar, relatie.van)
        )

    def turned_as(self, other: RelatieRow) -> RelatieRow:
        """The row with its ends in the order of a row that says the same."""
        return (
            self
            if (self.van, self.naar) == (other.van, other.naar)
            else replace(self, van=other.van, naar=other.naar)
        )


Paired = tuple[RelatieRow, Relatie | None, str]


def pair_rows(
    rows: Sequence[RelatieRow], stored: Mapping[str, Relatie], notes: Notes
) -> list[Paired]:
    """Each row with the stored relation it means (None: new) and its id; no two rows the same."""
    by_key: dict[Key, list[Relatie]] = defaultdict(list)
    for relatie in stored.values():
        by_key[_key(relatie)].append(relatie)
    ids = _usable_ids(rows, notes)
    pairs, rest = _by_id(rows, stored, ids)
    taken = {before.id for _, before, _ in pairs if before}
    new: list[RelatieRow] = []
    for key, group in sorted(_grouped(rest).items()):
        candidates = [r for r in by_key.get(key, ()) if r.id not in taken]
        matched, left = _pair_group(group, sorted(candidates, key=lambda r: r.id))
        pairs.extend((row, before, before.id) for row, before in matched)
        new.extend(left)
    return pairs + _with_new_ids(new, stored, ids, notes)


def _key(relatie: Relatie) -> Key:
    kind = schema().relaties.get(relatie.soort)
    ends = (relatie.van, relatie.naar)
    van, naar = ends if kind and kind.richting else sorted(ends)
    return van, naar, relatie.soort


def _grouped(rows: Iterable[RelatieRow]) -> dict[Key, list[RelatieRow]]:
    groups: dict[Key, list[RelatieRow]] = defaultdict(list)
    for row in rows:
        groups[row.key].append(row)
    return groups


def _usable_ids(rows: Sequence[RelatieRow], notes: Notes) -> set[str]:
    """Keys of the file that one row has; a key on several rows says nothing and is not used."""
    uses: dict[str, list[RelatieRow]] = defaultdict(list)
    for row in rows:
        if row.file_id:
            uses[row.file_id].append(row)
    for file_id, using in uses.items():
        for row in using if len(using) > 1 else ():
            said = (
                f"de sleutel '{file_id[:60]}' staat bij meer relaties; ze zijn alle "
                "overgenomen, elk met een eigen sleutel."
            )
            notes.count(row.draft.where("id"), said)
    return {file_id for file_id, using in uses.items() if len(using) == 1}


def _by_id(
    rows: Sequence[RelatieRow], stored: Mapping[str, Relatie], ids: set[str]
) -> tuple[list[Paired], list[RelatieRow]]:
    pairs: list[Paired] = []
    rest = []
    for row in rows:
        before = stored.get(row.file_id) if row.file_id in ids and row.file_id else None
        if before is not None and (row.draft.sheet.our_keys or _key(before) == row.key):
            pairs.append((row, before, before.id))
        else:
            rest.append(row)
    return pairs, rest


def _pair_group(
    rows: list[RelatieRow], stored: list[Relatie]
) -> tuple[list[tuple[RelatieRow, Relatie]], list[RelatieRow]]:
    """Pairs of one key, in three rounds, and the rows that are left.

    First the rows of which all they say is the same, then those with the same identity, then those
    with the same identity as far as they fill it.
    """
    if not stored:
        return [], rows
    free = {relatie.id: relatie for relatie in stored}
    matched: list[tuple[RelatieRow, Relatie]] = []
    rest = sorted(rows, key=lambda row: repr(row.content))
    rounds: tuple[Callable[[RelatieRow], tuple[str, ...]], ...] = (
        lambda row: tuple(sorted({*row.values, *IDENTITY})),
        lambda _: IDENTITY,
        lambda row: tuple(naam for naam in IDENTITY if naam in row.values),
    )
    for names_of in rounds:
        by_names: dict[tuple[str, ...], dict[Hashable, deque[Relatie]]] = {}
        left = []
        for row in rest:
            names = names_of(row)
            if names not in by_names:
                by_names[names] = _by_values(free.values(), names)
            hit = _take_free(by_names[names].get(_said(row.values.get, names)), free)
            if hit is None:
                left.append(row)
            else:
                matched.append((row, hit))
        rest = left
    return matched, rest


def _by_values(relaties: Iterable[Relatie], names: Sequence[str]) -> dict[Hashable, deque[Relatie]]:
    """The relations by what they say in these properties, each list in the order given."""
    groups: dict[Hashable, deque[Relatie]] = defaultdict(deque)
    for relatie in relaties:
        groups[_said(partial(getattr, relatie), names)].append(relatie)
    return groups


def _said(value_of: Callable[[str], Value], names: Sequence[str]) -> Hashable:
    velden = schema().labels["Relatie"].velden
    return tuple(comparable(velden[naam], value_of(naam)) for naam in names)


def _take_free(fitting: deque[Relatie] | None, free: dict[str, Relatie]) -> Relatie | None:
    """The first of these that is not taken yet; it is taken now."""
    while fitting:
        if (hit := free.pop(fitting.popleft().id, None)) is not None:
            return hit
    return None


def _with_new_ids(
    rows: list[RelatieRow], stored: Mapping[str, Relatie], ids: set[str], notes: Notes
) -> list[Paired]:
    """Ids for new relations: the file's key when it is free, else made of what the relation is."""
    taken = set(stored) | ids
    pairs: list[Paired] = []
    for row in sorted(rows, key=lambda row: repr(row.content)):
        if row.file_id in ids and row.file_id and row.file_id not in stored:
            pairs.append((row, None, row.file_id))
            continue
        if row.file_id in ids:
            notes.count(
                row.draft.where("id"),
                "deze sleutel is al van een andere relatie; de rij krijgt een eigen sleutel.",
            )
        what = repr((row.key, row.identity))
        turn = 1
        relatie_id = f"relatie-{digest([what], 16)}"
        while relatie_id in taken:
            turn += 1
            relatie_id = f"relatie-{digest([what, str(turn)], 16)}"
        taken.add(relatie_id)
        pairs.append((row, None, relatie_id))
    return pairs
