"""What a row refers to: an item of any label, by key or name, in the files or the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk.exchange.meaning.label_plans import LabelPlan, plans
from netwerk.exchange.places import Places
from netwerk.exchange.reasons import FOLLOWS, UNCLEAR, UNKNOWN_REFERENCE, Trouble
from netwerk.exchange.request import Existing
from netwerk.exchange.rows.ends import Ends
from netwerk.model import Item, item_name
from netwerk.schema import Veld
from netwerk.typed.convert import name_key
from netwerk.typed.text import one_line, split_list


@dataclass(frozen=True, slots=True)
class Named:
    """An item of the files and what it is called there.

    keys: the keys that the files give it, each with its file. item None: its row (``row``) has a
    problem.
    """

    names: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    item: Item | None
    row: int = 0


class References:
    """Looks up what rows refer to; learns the items of a label when its rows have been planned."""

    def __init__(self, existing: Existing) -> None:
        self._existing = existing
        self._indexes: dict[str, _Index] = {}
        self._places: Places | None = None
        self._ends: Ends | None = None

    def learn(self, label: str, named: Iterable[Named]) -> None:
        """The items of a label that the files name."""
        self._indexes[label] = _Index(plans()[label], self._existing.items.get(label, {}), named)

    def use_places(self, places: Places) -> None:
        """From here on places are looked up as people write them."""
        self._places = places

    def use_ends(self, ends: Ends) -> None:
        """From here on actors are looked up as the ends of relations are."""
        self._ends = ends

    @property
    def places(self) -> Places | None:
        """The gebieden and kernen, from where they are known."""
        return self._places

    def gebied_of(self, kern: object) -> str | None:
        """The gebied that a kern, by its id, lies in; None without one."""
        found = self._places.kernen.get(str(kern)) if self._places and kern else None
        return found.gebied if found else None

    def values(
        self, veld: Veld, file: str, text: str, gebied: tuple[str, ...] = ()
    ) -> tuple[str, ...] | Trouble:
        """The ids that a cell means, or what is the matter with the first one that means nothing.

        One cell may name several when the property holds several. gebied: that the row names, for
        a name that more than one kern has.
        """
        whole = self._ids(veld, file, text, gebied)
        if not isinstance(whole, Trouble) or not veld.meervoudig:
            return whole
        ids: list[str] = []
        for part, _ in split_list(text):
            one = self._ids(veld, file, part, gebied)
            if isinstance(one, Trouble):
                return one
            ids.extend(one)
        return tuple(dict.fromkeys(ids)) or whole

    def _ids(
        self, veld: Veld, file: str, text: str, gebied: tuple[str, ...]
    ) -> tuple[str, ...] | Trouble:
        label = veld.verwijst_naar or ""
        if self._places and label == "Gebied":
            return self._gebieden(veld, text, self._places)
        if self._places and label == "Kern":
            kern = self._places.kern_in(text, gebied)
            if kern.ids:
                return kern.ids
            return Trouble(UNKNOWN_REFERENCE, f"{kern.unknown[0]}. Kies een kern uit de lijst.")
        if self._ends and label == "Actor":
            end = self._ends.find(file, text)
            if end.id:
                return (end.id,)
            return end.trouble or _unknown(veld, text)
        if label not in self._indexes:
            self.learn(label, ())
        return self._indexes[label].find(veld, file, text)

    def _gebieden(self, veld: Veld, text: str, places: Places) -> tuple[str, ...] | Trouble:
        named = places.gebieden_in(text)
        if named.ids and not named.unknown and (veld.meervoudig or len(named.ids) == 1):
            return named.ids
        said = f"'{text[:60]}' is niet één bekend gebied. Bekend: {places.gebieden_words()}."
        return Trouble(UNKNOWN_REFERENCE, said)


class _Index:
    """The items of one label by key and by name, those of the files before those of the network."""

    def __init__(self, plan: LabelPlan, stored: Mapping[str, Item], named: Iterable[Named]) -> None:
        self._plan = plan
        self._stored = stored
        self._keys_of_file: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._stored_names: dict[str, set[str]] = defaultdict(set)
        self._blocked: dict[str, int] = {}
        for entry in named:
            self._learn(entry)
        for item in stored.values():
            self._stored_names[name_key(item_name(item))].add(item.id)

    def _learn(self, entry: Named) -> None:
        if entry.item is None:
            words = (*map(name_key, entry.names), *(name_key(key) for _, key in entry.keys))
            self._blocked |= dict.fromkeys(words, entry.row)
            return
        for file, key in entry.keys:
            self._keys_of_file[(file, key)].add(entry.item.id)
            self._keys[key].add(entry.item.id)
        self._keys[entry.item.id].add(entry.item.id)
        for name in entry.names:
            self._names[name_key(name)].add(entry.item.id)

    def find(self, veld: Veld, file: str, text: str) -> tuple[str, ...] | Trouble:
        """The id of the one item that the text means, or what is the matter."""
        text = one_line(text)
        steps = (
            self._keys_of_file.get((file, text)),
            self._keys.get(text),
            self._names.get(name_key(text)),
            {text} if text in self._stored else None,
            self._stored_names.get(name_key(text)),
        )
        for ids in steps:
            if ids and len(ids) == 1:
                return tuple(ids)
            if ids:
                keys = ", ".join(sorted(ids)[:5])
                many = self._plan.label.meervoud
                said = f"'{text[:80]}' kan {len(ids)} {many} zijn (sleutels: {keys})."
                return Trouble(UNCLEAR, f"{said} Vul de sleutel in.")
        if name_key(text) in self._blocked:
            row = self._blocked[name_key(text)]
            many = self._plan.label.meervoud
            said = f"'{text[:80]}' staat bij de {many}, maar die rij ({row}) heeft een probleem."
            return Trouble(FOLLOWS, said)
        return _unknown(veld, text)


def _unknown(veld: Veld, text: str) -> Trouble:
    many = plans()[veld.verwijst_naar or ""].label.meervoud
    return Trouble(
        UNKNOWN_REFERENCE,
        f"'{text[:80]}' (bij {veld.label}) staat niet bij de {many} in de bestanden en niet in "
        f"het netwerk. Kies het bestand met {many} mee, of verbeter de naam.",
    )
