"""Which actor an end of a relation means: a key or a name, in the file or in the network."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from netwerk.exchange.guard.private_facts import names_a_person
from netwerk.exchange.identity.matching import StoredActors
from netwerk.exchange.identity.same_actor import Cluster, base_id, digest
from netwerk.exchange.meaning.word_lists import is_address, is_nothing
from netwerk.exchange.places import Places
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.reasons import FOLLOWS, NUMBERED_END, UNCLEAR, Trouble
from netwerk.exchange.report import MissingEnd
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.typed.convert import name_key
from netwerk.typed.text import one_line

ROW_TROUBLE = "de actor van deze rij heeft een probleem, dus deze relatie kan ook niet."
_NUMBER = re.compile(
    r"n?\d+|[a-z]\d{3,}|[a-z]{2}(?!(?:1[89]|20)\d\d$)\d{3,}|"
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
    re.IGNORECASE,
)
"""What a program or survey calls somebody ('P0001', 'SQ002'): no name, so no actor is made of it.

A club with its year (FC1920) is one."""


@dataclass(frozen=True)
class End:
    """What an end means: an actor, nobody (missing), or a problem.

    ``from_store``: the actor was found outside the files.
    """

    id: str | None = None
    trouble: Trouble | None = None
    from_store: bool = False

    @property
    def missing(self) -> bool:
        """Whether nobody is meant by it."""
        return self.id is None and self.trouble is None


@dataclass
class Ends:
    """Finds ends; remembers them, because the same end stands on many rows."""

    clusters: Sequence[Cluster]
    stored: StoredActors
    places: Places
    _seen: dict[tuple[str, str], End] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._keys_of_file: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._blocked: dict[str, int] = {}
        self._rows: dict[tuple[int, int], End] = {}
        self._actors: dict[str, Actor] = dict(self.stored.actors)
        for cluster in self.clusters:
            self._learn(cluster)
        self._steps: tuple[tuple[bool, Callable[[str, str], Iterable[str]]], ...] = (
            (False, lambda file, text: self._keys_of_file.get((file, text), ())),
            (False, lambda _, text: self._keys.get(text, ())),
            (False, lambda _, text: self._names.get(name_key(text), ())),
            (True, lambda _, text: self._stored_key(text)),
            (True, lambda _, text: [a.id for a in self.stored.by_name.get(name_key(text), ())]),
            (False, lambda _, text: self._aliases.get(name_key(text), ())),
            (True, lambda _, text: [a.id for a in self.stored.by_alias.get(name_key(text), ())]),
            (True, lambda _, text: self._with_kern(text)),
        )

    def find(self, file: str, text: str) -> End:
        """The actor that ``text`` means in ``file``.

        Keys before names, the files before the network.
        """
        text = one_line(text)
        end = self._seen.get((file, text))
        if end is None:
            end = self._seen[(file, text)] = self._find(file, text)
        return end

    def at_row(self, sheet: Sheet, row: int) -> End:
        """The actor that stands in this row of a list of actors."""
        return self._rows.get((id(sheet), row), End())

    def soort(self, actor_id: str) -> str | None:
        """The soort of an actor, when it is known."""
        actor = self._actors.get(actor_id)
        return actor.soort if actor else None

    def add(self, actors: Iterable[Actor]) -> None:
        """Actors that are made of missing ends."""
        for actor in actors:
            self._actors[actor.id] = actor
            self._names[name_key(actor.naam)].add(actor.id)
        self._seen.clear()

    def _learn(self, cluster: Cluster) -> None:
        for row in cluster.rows:
            ok = not cluster.trouble and cluster.item is not None
            self._rows[(id(row.draft.sheet), row.draft.row)] = (
                End(cluster.id) if ok else End(trouble=Trouble(FOLLOWS, ROW_TROUBLE))
            )
        words = [(row.draft.file, row.file_id) for row in cluster.rows if row.file_id]
        if cluster.trouble or cluster.item is None:
            for word in (cluster.first.key, *(name_key(key) for _, key in words)):
                self._blocked[word] = cluster.first.draft.row
            return
        actor = cluster.item
        self._actors[actor.id] = actor
        for file, key in words:
            self._keys[key].add(actor.id)
            self._keys_of_file[(file, key)].add(actor.id)
        self._names[cluster.first.key].add(actor.id)
        self._names[name_key(actor.naam)].add(actor.id)
        for alias in actor.andere_namen:
            self._aliases[name_key(alias)].add(actor.id)

    def _find(self, file: str, text: str) -> End:
        for from_store, step in self._steps:
            ids = set(step(file, text))
            if len(ids) == 1:
                return End(ids.pop(), from_store=from_store)
            if ids:
                named = ", ".join(sorted(ids)[:5])
                said = (
                    f"'{text[:80]}' kan {len(ids)} actoren zijn (sleutels: {named}). Vul de "
                    "sleutel in."
                )
                return End(trouble=Trouble(UNCLEAR, said))
        row = self._blocked.get(name_key(text))
        if row is not None:
            said = (
                f"'{text[:80]}' staat in de lijst met actoren, maar die rij ({row}) heeft een "
                "probleem."
            )
            return End(trouble=Trouble(FOLLOWS, said))
        if _NUMBER.fullmatch(text) and not is_nothing(text):
            said = (
                f"'{text[:80]}' is een nummer en geen naam, en geen actor in de bestanden heeft "
                "het. Kies het bestand met de actoren en hun nummers mee."
            )
            return End(trouble=Trouble(NUMBERED_END, said))
        return End()

    def _stored_key(self, text: str) -> tuple[str, ...]:
        """The stored actor with this key.

        A plain number is that of the list in the files, when they have numbers of their own.
        """
        numbered_list = bool(self._keys) and text.isdecimal()
        return (text,) if text in self.stored.actors and not numbered_list else ()

    def _with_kern(self, text: str) -> list[str]:
        """'Jan de Vries (Etten)' is the Jan de Vries in Etten, when there is just one."""
        match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)
        kern = self.places.kern_in(match[2], ()).ids if match else ()
        if not match or not kern:
            return []
        key = name_key(match[1])
        ids = {*self._names.get(key, ()), *(a.id for a in self.stored.by_name.get(key, ()))}
        return sorted(i for i in ids if self._actors[i].kern == kern[0])


class MissingUse(NamedTuple):
    """One use of a name that means nobody: as written, its row, and the soorten that fit there."""

    text: str
    row: int
    fitting: tuple[str, ...] = ()


def missing_ends(drafts: Sequence[Draft], ends: Ends) -> dict[str, list[MissingUse]]:
    """Every end that means nobody: its compared name -> how it is used."""
    missing: dict[str, list[MissingUse]] = defaultdict(list)
    for draft in drafts:
        if draft.sheet.of_other is not None:
            continue
        for veld in ("van", "naar") if draft.sheet.of is None else ("naar",):
            text = str(draft.values.get(veld, ""))
            is_nobody = is_address(text) or (is_nothing(text) and not draft.sheet.our_keys)
            if not text or is_nobody:
                continue
            if ends.find(draft.file, text).missing:
                kind = schema().relaties.get(str(draft.values.get("soort")))
                fitting = kind.naar if kind and draft.sheet.of is not None else ()
                missing[name_key(text)].append(MissingUse(one_line(text), draft.row, fitting))
    return missing


def not_a_name(text: str, exact: bool = False) -> str | None:
    """What an end that means nobody is instead of a name: a phone number or address; else None.

    exact: in one of our own files, which says what it says.
    """
    return None if exact else is_address(text)


def create_missing(
    missing: Mapping[str, list[MissingUse]], ends: Ends, options: ImportOptions
) -> tuple[tuple[MissingEnd, ...], tuple[Actor, ...]]:
    """The missing ends for the report, and the actors made of them.

    Actors are only made when that is asked for and a soort is given; what a person works for is an
    institution when that soort cannot be.
    """
    soort = options.soort or schema().keuzes["soort"].find("instelling") or ""
    taken = {cluster.id for cluster in ends.clusters} | set(ends.stored.actors)
    report, created = [], []
    for key in sorted(missing):
        uses = missing[key]
        written = Counter(use.text for use in uses)
        naam = min(written, key=lambda text: (-written[text], text))
        fits = all(soort in use.fitting for use in uses if use.fitting)
        kind = soort if fits or not soort else "instelling"
        actor_id = base_id(kind, naam)
        if actor_id in taken:
            actor_id = f"{actor_id}-{digest([key], 6)}"
        taken.add(actor_id)
        report.append(MissingEnd(naam, actor_id, len(uses), min(use.row for use in uses)))
        is_person = names_a_person(naam, kind)
        if options.create_missing and options.soort and not is_person:
            here = (options.gebied,) if options.gebied else ()
            actor = Actor(id=actor_id, naam=naam, soort=kind, bron=options.bron, gebieden=here)
            created.append(actor)
    ends.add(created)
    return tuple(sorted(report, key=lambda end: (-end.count, end.name))), tuple(created)
