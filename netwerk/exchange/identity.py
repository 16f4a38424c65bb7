"""Who is who: rows that mean one actor, and the stored actor that a row means.

Never by likeness, always by key or name.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.exchange.drafts import Draft
from netwerk.model import Actor, Value, fold
from netwerk.typed.convert import name_key


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor is, as far as known; postcode is the four digits."""

    kern: str | None = None
    gebieden: frozenset[str] = frozenset()
    postcode: str | None = None

    def agrees(self, other: Place) -> bool:
        """Whether nothing known says that the two are at different places."""
        if self.kern and other.kern:
            return self.kern == other.kern
        if self.gebieden and other.gebieden:
            return bool(self.gebieden & other.gebieden)
        return not (self.postcode and other.postcode) or self.postcode == other.postcode


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A row that names an actor, with what identity rests on.

    ``file_id`` is the key that the file gives.
    """

    draft: Draft
    naam: str
    key: str
    file_id: str | None
    soort: str | None
    place: Place
    kvk: str | None
    values: Mapping[str, Value]

    def agrees(self, other: ActorRow) -> bool:
        """Whether two rows with the same name can mean the same actor."""
        if self.file_id and other.file_id and self.draft.sheet is other.draft.sheet:
            return self.file_id == other.file_id
        return (
            _agree(self.soort, other.soort)
            and _agree(self.kvk, other.kvk)
            and self.place.agrees(other.place)
        )


@dataclass
class Cluster:
    """The rows of an import that mean one actor, and the stored actor it is, if any."""

    rows: list[ActorRow]
    own_keys: bool = False
    before: Actor | None = None
    by_alias: bool = False
    id: str = ""
    problem: str | None = None
    item: Actor | None = None
    changes: tuple[str, ...] = ()

    @property
    def first(self) -> ActorRow:
        """The most telling row (the same whatever the order of the file)."""
        return self.rows[0]

    @property
    def file_ids(self) -> list[str]:
        """The keys that the files give this actor, sorted."""
        return sorted({row.file_id for row in self.rows if row.file_id})

    def hashed_id(self, base: str) -> str:
        """An id that only rests on what the rows say, for a name that more actors have."""
        row = self.first
        parts = [
            row.key,
            row.soort or "",
            row.place.kern or "",
            *sorted(row.place.gebieden),
            row.place.postcode or "",
            row.kvk or "",
            row.file_id or "",
        ]
        return f"{base}-{digest(parts, 10)}"


def cluster_rows(rows: Iterable[ActorRow]) -> list[Cluster]:
    """Rows that mean the same actor together.

    A row that could mean several gets a cluster of its own with a problem.
    """
    by_name: dict[str, list[ActorRow]] = defaultdict(list)
    for row in rows:
        by_name[row.key].append(row)
    clusters: list[Cluster] = []
    for key in sorted(by_name):
        same_name = sorted(by_name[key], key=_telling) if len(by_name[key]) > 1 else by_name[key]
        if len(
            {
                row.file_id
                for row in same_name
                if row.file_id and row.draft.sheet is same_name[0].draft.sheet
            }
        ) == len(same_name):
            clusters.extend(
                Cluster([row]) for row in same_name
            )  # one sheet, each row a key of its own
        else:
            clusters.extend(_cluster_same_name(same_name))
    for cluster in clusters:
        cluster.own_keys = any(row.draft.sheet.own_keys and row.file_id for row in cluster.rows)
    return clusters


class Stored:
    """The stored actors by id, name and other name."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self.by_name: dict[str, list[Actor]] = defaultdict(list)
        self.by_alias: dict[str, list[Actor]] = defaultdict(list)
        for actor in actors.values():
            self.by_name[name_key(actor.naam)].append(actor)
            for alias in actor.andere_namen:
                self.by_alias[name_key(alias)].append(actor)

    def match(self, clusters: Sequence[Cluster]) -> None:
        """Give every cluster its stored actor, first by key, then by name.

        Never two clusters the same actor.
        """
        taken: set[str] = set()
        rest = []
        for cluster in clusters:
            actor = self._by_id(cluster)
            if actor is None:
                rest.append(cluster)
            else:
                cluster.before = actor
                taken.add(actor.id)
        for source, by_alias in ((self.by_name, False), (self.by_alias, True)):
            rest = self._match_names(rest, source, by_alias, taken)

    def _match_names(
        self,
        clusters: list[Cluster],
        source: Mapping[str, list[Actor]],
        by_alias: bool,
        taken: set[str],
    ) -> list[Cluster]:
        wishes: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            found = [
                a
                for a in source.get(cluster.first.key, ())
                if a.id not in taken and _fits(cluster, a)
            ]
            found = _narrow(cluster, found)
            if len(found) == 1:
                wishes[found[0].id].append(cluster)
            elif found and not cluster.problem:
                names = ", ".join(sorted(a.id for a in found)[:5])
                cluster.problem = (
                    f"er zijn {len(found)} actoren met de naam '{cluster.first.naam[:80]}' "
                    f"(sleutels: {names}). "
                    "Vul de kern in, of de sleutel van de actor die je bedoelt."
                )
        for actor_id, wanting in wishes.items():
            actor = self.actors[actor_id]
            surest = max(_likeness(cluster, actor) for cluster in wanting)
            best = [cluster for cluster in wanting if _likeness(cluster, actor) == surest]
            if len(best) == 1:
                best[0].before, best[0].by_alias = actor, by_alias
                taken.add(actor_id)
        return [c for c in clusters if c.before is None and not c.problem]

    def _by_id(self, cluster: Cluster) -> Actor | None:
        for file_id in cluster.file_ids:
            actor = self.actors.get(file_id)
            if actor is not None and (cluster.own_keys or known_as(actor, cluster.first)):
                return actor
        for actor in self.by_name.get(cluster.first.key, ()):
            if actor.id == cluster.hashed_id(base_id(actor.soort, actor.naam)):
                return actor
        return None


def give_ids(
    clusters: Sequence[Cluster], stored: Stored, soort_of: Mapping[int, str]
) -> list[Cluster]:
    """Give every cluster an id; returns those whose key in the file was already somebody else's.

    A key from the file is kept when nobody else has it. Else the id is made of soort and name, with
    a mark from the row's own content when more actors would get the same. ``soort_of``: soort by
    position, for new ones.
    """
    claims: dict[str, int] = defaultdict(int)
    bases: dict[str, int] = defaultdict(int)
    for i, cluster in enumerate(clusters):
        for file_id in cluster.file_ids:
            claims[file_id] += 1
        if cluster.before is None and i in soort_of:
            bases[base_id(soort_of[i], cluster.first.naam)] += 1
    displaced = []
    for i, cluster in enumerate(clusters):
        if cluster.before is not None:
            cluster.id = cluster.before.id
        elif i in soort_of:
            own = [
                file_id
                for file_id in cluster.file_ids
                if claims[file_id] == 1 and file_id not in stored.actors
            ]
            base = base_id(soort_of[i], cluster.first.naam)
            free = base not in stored.actors and bases[base] == 1 and base not in claims
            cluster.id = own[0] if own else base if free else cluster.hashed_id(base)
            if not own and cluster.file_ids:
                displaced.append(cluster)
    return displaced


def known_as(actor: Actor, row: ActorRow) -> bool:
    """Whether the stored actor has the row's name, now or as another name.

    Or the row has its name as another name.
    """
    if row.key in {name_key(actor.naam), *map(name_key, actor.andere_namen)}:
        return True
    others = row.values.get("andere_namen")
    return isinstance(others, tuple) and name_key(actor.naam) in map(name_key, others)


def place_of(actor: Actor) -> Place:
    """Where a stored actor is."""
    return Place(actor.kern, frozenset(actor.gebieden), postcode4(actor.postcode))


def postcode4(text: str | None) -> str | None:
    """The four digits of a Dutch postcode."""
    match = re.match(r"\s*(\d{4})(?!\d)", text or "")
    return match[1] if match else None


def base_id(soort: str, naam: str) -> str:
    """A readable id of soort and name."""
    return f"{soort}-{re.sub(r'[^a-z0-9]+', '-', fold(naam)).strip('-')[:48].strip('-') or digest([naam], 8)}"


def digest(parts: Iterable[str], length: int) -> str:
    """A short mark that only depends on the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _agree(one: str | None, other: str | None) -> bool:
    return not (one and other) or one == other


def _telling(row: ActorRow) -> tuple[bool, bool, bool, bool, int, str]:
    """Sort key: rows that say most about who they are come first.

    Rows with equal content may come in any order.
    """
    return (
        row.file_id is None,
        row.place.kern is None,
        not row.place.gebieden,
        row.soort is None,
        -len(row.values),
        repr((row.file_id, sorted(row.values.items(), key=lambda pair: pair[0]))),
    )


def _cluster_same_name(rows: Iterable[ActorRow]) -> list[Cluster]:
    """Clusters of rows with one name.

    Rows that say the same about who they are go together without looking further.
    """
    found: list[tuple[Cluster, list[ActorRow]]] = []
    placed: dict[Hashable, Cluster] = {}
    for row in rows:
        who = (
            row.file_id,
            id(row.draft.sheet) if row.file_id else 0,
            row.soort,
            row.place,
            row.kvk,
        )
        cluster = placed.get(who)
        if cluster is not None:
            cluster.rows.append(row)
            continue
        fitting = [
            entry
            for entry in found
            if entry[0].problem is None and all(row.agrees(other) for other in entry[1])
        ]
        if len(fitting) == 1:
            cluster, different = fitting[0]
            cluster.rows.append(row)
            different.append(row)
        else:
            sentence = (
                f"de naam '{row.naam[:80]}' staat er vaker in; de rij zegt niet welke "
                "bedoeld is. Vul de kern of een sleutel in."
            )
            cluster = Cluster([row], problem=sentence if fitting else None)
            found.append((cluster, [row]))
        placed[who] = cluster
    return [cluster for cluster, _ in found]


def _fits(cluster: Cluster, actor: Actor) -> bool:
    place = place_of(actor)
    return all(
        _agree(row.soort, actor.soort) and _agree(row.kvk, actor.kvk) and row.place.agrees(place)
        for row in cluster.rows
    )


def _likeness(cluster: Cluster, actor: Actor) -> int:
    """How much of what the rows say is exactly what is stored: place and soort."""
    place = place_of(actor)
    return (cluster.first.place == place) + (cluster.first.soort == actor.soort)


def _narrow(cluster: Cluster, found: list[Actor]) -> list[Actor]:
    """Of several actors with the name, those at exactly the same place, when there are any."""
    if len(found) < 2:
        return found
    places = {row.place for row in cluster.rows}
    return [a for a in found if place_of(a) in places] or found
