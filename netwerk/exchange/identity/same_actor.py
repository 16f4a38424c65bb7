"""Who is who in the files: the rows that mean one actor, by key or name and never by likeness."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from netwerk.access.contact_data import without_contact_in
from netwerk.exchange.identity.contradiction import Marks
from netwerk.exchange.places import Places
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reasons import UNCLEAR, Trouble
from netwerk.model import Actor, Value, fold

PLACE_KEPT = "Plaats: "
"""How the line in a note begins that keeps a place which is no one kern."""
_PLACE_LINE = re.compile(rf"^{PLACE_KEPT}(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor is, as far as known.

    postcode: the four digits. either: the kernen that it can be, when more than one have the name
    that is given. within: the gebieden of the kern, or of these.
    """

    kern: str | None = None
    gebieden: frozenset[str] = frozenset()
    postcode: str | None = None
    either: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()

    def agrees(self, other: Place) -> bool:
        """Whether nothing known says that the two are at different places."""
        here, there = self._kernen, other._kernen
        if here and there:
            return bool(here & there)
        mine, theirs = (place.gebieden or place.within for place in (self, other))
        if mine and theirs:
            return bool(mine & theirs)
        return not (self.postcode and other.postcode) or self.postcode == other.postcode

    @property
    def _kernen(self) -> frozenset[str]:
        return frozenset((self.kern,)) if self.kern else self.either


@dataclass(frozen=True, slots=True)
class ReadActor:
    """A row that names an actor, with what identity rests on.

    ``file_id`` is the key that the file gives. work: for whom somebody works of whom only the
    surname is known.
    """

    draft: Draft
    naam: str
    key: str
    file_id: str | None
    soort: str | None
    place: Place
    marks: Marks
    values: Mapping[str, Value]
    work: str = ""

    def agrees(self, other: ReadActor) -> bool:
        """Whether two rows with the same name can mean the same actor."""
        if self.file_id and other.file_id and self.draft.sheet is other.draft.sheet:
            return self.file_id == other.file_id
        return (
            agree(self.soort, other.soort)
            and self.work == other.work
            and self.place.agrees(other.place)
            and not self.marks.differ(other.marks)
        )


@dataclass
class Cluster:
    """The rows of an import that mean one actor, and the stored actor it is, if any."""

    rows: list[ReadActor]
    our_keys: bool = False
    before: Actor | None = None
    by_alias: bool = False
    id: str = ""
    trouble: Trouble | None = None
    item: Actor | None = None
    changes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()

    @property
    def first(self) -> ReadActor:
        """The most telling row (the same whatever the order of the file)."""
        return self.rows[0]

    @property
    def file_ids(self) -> list[str]:
        """The keys that the files give this actor, sorted."""
        return sorted({row.file_id for row in self.rows if row.file_id})

    def hashed_id(self, base: str, marks: bool = False) -> str:
        """An id that only rests on what the rows say, for a name that more actors have.

        marks: also on phone, mail and role, for who has the same name at the same place.
        """
        row = self.first
        parts = [
            row.key,
            row.soort or "",
            row.place.kern or "",
            *sorted(row.place.gebieden),
            row.place.postcode or "",
            row.marks.kvk,
            row.file_id or "",
        ]
        if marks:
            parts += sorted({part for row in self.rows for part in row.marks.parts})
            parts += sorted({row.work for row in self.rows if row.work})
        return f"{base}-{digest(parts, 10)}"


def cluster_rows(rows: Iterable[ReadActor]) -> list[Cluster]:
    """Rows that mean the same actor together.

    A row that could mean several gets a cluster of its own with a problem.
    """
    by_name: dict[str, list[ReadActor]] = defaultdict(list)
    for row in rows:
        by_name[row.key].append(row)
    clusters: list[Cluster] = []
    for key in sorted(by_name):
        same_name = sorted(by_name[key], key=_telling) if len(by_name[key]) > 1 else by_name[key]
        sheet = same_name[0].draft.sheet
        keys = {row.file_id for row in same_name if row.file_id and row.draft.sheet is sheet}
        if len(keys) == len(same_name):  # one sheet, each row a key of its own
            clusters.extend(Cluster([row]) for row in same_name)
        else:
            clusters.extend(_cluster_same_name(same_name))
    for cluster in clusters:
        cluster.our_keys = any(row.draft.sheet.our_keys and row.file_id for row in cluster.rows)
    return clusters


def place_of(actor: Actor, places: Places | None = None) -> Place:
    """Where a stored actor is; with ``places`` also which kernen the place in its note can be."""
    said = _PLACE_LINE.search(actor.omschrijving or "") if places and not actor.kern else None
    either = places.kern_in(said[1], actor.gebieden).either if places and said else ()
    return Place(
        actor.kern,
        frozenset(actor.gebieden),
        postcode4(actor.postcode),
        frozenset(either),
        places.gebieden_of([actor.kern] if actor.kern else either) if places else frozenset(),
    )


def postcode4(text: str | None) -> str | None:
    """The four digits of a Dutch postcode."""
    match = re.match(r"\s*(\d{4})(?!\d)", text or "")
    return match[1] if match else None


def base_id(soort: str, naam: str) -> str:
    """A readable id of soort and name."""
    return f"{soort}-{readable(naam)}"


def readable(text: str) -> str:
    """A readable part of an id, or a mark when there is nothing to read in the text.

    No phone number or mail address: an id stands in links and files.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", fold(without_contact_in(text))).strip("-")[:48].strip("-")
    return plain or digest([text], 8)


def digest(parts: Iterable[str], length: int) -> str:
    """A short mark that only depends on the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def agree(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same, or one of them is not known."""
    return not (one and other) or one == other


def _telling(row: ReadActor) -> tuple[bool, bool, bool, bool, int, int, str]:
    """Sort key: rows that say most about who they are come first.

    Rows with equal content may come in any order.
    """
    return (
        row.file_id is None,
        row.place.kern is None,
        not row.place.gebieden,
        row.soort is None,
        -sum(map(bool, row.marks.parts)),
        -len(row.values),
        repr((row.file_id, sorted(row.values.items(), key=lambda pair: pair[0]))),
    )


def _cluster_same_name(rows: Iterable[ReadActor]) -> list[Cluster]:
    """Clusters of rows with one name.

    Rows that say the same about who they are go together without looking further.
    """
    groups: list[tuple[Cluster, list[ReadActor]]] = []
    placed: dict[Hashable, Cluster] = {}
    for row in rows:
        who = (
            row.file_id,
            id(row.draft.sheet) if row.file_id else 0,
            row.soort,
            row.place,
            row.marks,
            row.work,
        )
        cluster = placed.get(who)
        if cluster is not None:
            cluster.rows.append(row)
            continue
        fitting = [
            entry
            for entry in groups
            if entry[0].trouble is None and all(row.agrees(other) for other in entry[1])
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
            trouble = Trouble(UNCLEAR, sentence) if fitting else None
            cluster = Cluster([row], trouble=trouble)
            groups.append((cluster, [row]))
        placed[who] = cluster
    return [cluster for cluster, _ in groups]
