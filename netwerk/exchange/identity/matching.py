"""Which stored actor the rows of a file mean, and the keys that new actors get."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from netwerk.exchange.identity.contradiction import marks_of_actor
from netwerk.exchange.identity.same_actor import (
    Cluster,
    Place,
    ReadActor,
    agree,
    base_id,
    place_of,
)
from netwerk.exchange.places import Places
from netwerk.exchange.reasons import UNCLEAR, Trouble
from netwerk.model import Actor
from netwerk.typed.convert import name_key


class StoredActors:
    """The stored actors by id, name and other name; ``places`` says where they are."""

    def __init__(self, actors: Mapping[str, Actor], places: Places) -> None:
        self.actors = actors
        self._places = places
        self.by_name: dict[str, list[Actor]] = defaultdict(list)
        self.by_alias: dict[str, list[Actor]] = defaultdict(list)
        for actor in actors.values():
            self.by_name[name_key(actor.naam)].append(actor)
            for alias in actor.andere_namen:
                self.by_alias[name_key(alias)].append(actor)

    def place(self, actor: Actor) -> Place:
        """Where a stored actor is."""
        return place_of(actor, self._places)

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
            fitting = [
                a
                for a in source.get(cluster.first.key, ())
                if a.id not in taken and self._fits(cluster, a)
            ]
            fitting = self._narrow(cluster, fitting)
            if len(fitting) == 1:
                wishes[fitting[0].id].append(cluster)
            elif fitting and not cluster.trouble:
                cluster.trouble = _unclear(cluster, fitting)
        for actor_id, wanting in wishes.items():
            actor = self.actors[actor_id]
            surest = max(self._likeness(cluster, actor) for cluster in wanting)
            best = [cluster for cluster in wanting if self._likeness(cluster, actor) == surest]
            if len(best) == 1:
                best[0].before, best[0].by_alias = actor, by_alias
                taken.add(actor_id)
        return [c for c in clusters if c.before is None and not c.trouble]

    def _by_id(self, cluster: Cluster) -> Actor | None:
        for file_id in cluster.file_ids:
            actor = self.actors.get(file_id)
            if actor is not None and (cluster.our_keys or known_as(actor, cluster.first)):
                return actor
        for actor in self.by_name.get(cluster.first.key, ()):
            base = base_id(actor.soort, actor.naam)
            own = (cluster.hashed_id(base), cluster.hashed_id(base, marks=True))
            if actor.id in own and self._fits(cluster, actor):
                return actor
        return None

    def _fits(self, cluster: Cluster, actor: Actor) -> bool:
        place, marks = self.place(actor), marks_of_actor(actor)
        return all(
            agree(row.soort, actor.soort)
            and row.place.agrees(place)
            and not row.marks.differ(marks)
            for row in cluster.rows
        )

    def _likeness(self, cluster: Cluster, actor: Actor) -> int:
        """How much of what the rows say is exactly what is stored: place and soort."""
        same_place = cluster.first.place == self.place(actor)
        return same_place + (cluster.first.soort == actor.soort)

    def _narrow(self, cluster: Cluster, fitting: list[Actor]) -> list[Actor]:
        """Of several actors with the name, those at exactly the same place, if there are any."""
        if len(fitting) < 2:
            return fitting
        there = {row.place for row in cluster.rows}
        return [a for a in fitting if self.place(a) in there] or fitting


def give_ids(
    clusters: Sequence[Cluster], stored: StoredActors, soort_of: Mapping[int, str]
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
    hashed = Counter(
        cluster.hashed_id(base_id(soort_of[i], cluster.first.naam))
        for i, cluster in enumerate(clusters)
        if cluster.before is None and i in soort_of
    )
    displaced = []
    for i, cluster in enumerate(clusters):
        if cluster.before is not None:
            cluster.id = cluster.before.id
        elif i in soort_of:
            free_keys = [
                file_id
                for file_id in cluster.file_ids
                if claims[file_id] == 1 and file_id not in stored.actors
            ]
            base = base_id(soort_of[i], cluster.first.naam)
            free = base not in stored.actors and bases[base] == 1 and base not in claims
            short = cluster.hashed_id(base)
            alone = short not in stored.actors and hashed[short] == 1
            readable_id = base if free else cluster.hashed_id(base, marks=not alone)
            cluster.id = free_keys[0] if free_keys else readable_id
            if not free_keys and cluster.file_ids:
                displaced.append(cluster)
    return displaced


def known_as(actor: Actor, row: ReadActor) -> bool:
    """Whether actor and row have the same name, now or as another name of either."""
    if row.key in {name_key(actor.naam), *map(name_key, actor.andere_namen)}:
        return True
    others = row.values.get("andere_namen")
    return isinstance(others, tuple) and name_key(actor.naam) in map(name_key, others)


def _unclear(cluster: Cluster, fitting: Sequence[Actor]) -> Trouble:
    names = ", ".join(sorted(a.id for a in fitting)[:5])
    return Trouble(
        UNCLEAR,
        f"er zijn {len(fitting)} actoren met de naam '{cluster.first.naam[:80]}' (sleutels: "
        f"{names}). Vul de kern in, of de sleutel van de actor die je bedoelt.",
    )
