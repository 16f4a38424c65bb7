"""Where everybody stands on the map, and where users pinned them."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from netwerk.errors import InputError
from netwerk.files import write_whole
from netwerk.map.saved import older_pin_id, pin_id, places_in
from netwerk.map.view import Position
from netwerk.model import Weergave, Wissing
from netwerk.net.selection import Selection
from netwerk.services.live.networks import Networks

MOSTLY = 3
"""When not one in so many was there before, everybody gets a place anew."""


class Atlas:
    """Where everybody stands on the map of a gebied, the same for all users and after a restart.

    Places are computed once per gebied, and are the same on every day that is looked at; a new
    actor is placed in its own kern and moves nobody. They are kept in a cache file; without it
    they are computed again. Another layout has files of its own: places of an older one are only
    kept where somebody pinned actors among them.
    """

    def __init__(self, networks: Networks, folder: Path) -> None:
        self._networks = networks
        self._folder = folder
        self._held: dict[str, dict[str, Position]] = {}
        self._erasures: int | None = None
        self._lock = threading.Lock()

    def places(self, selection: Selection, naam: str) -> dict[str, Position]:
        """Places of all actors of the selection's gebied, pinned ones where ``naam`` sees them."""
        from netwerk.map.layout import layout  # with the analysis: only who draws waits for it

        ground = Selection(gebied=selection.gebied)
        net = self._networks.net(replace(ground, op=selection.op))
        ids = [str(actor) for actor in net.actors["id"]]
        pinned = self.pinned(selection.gebied, naam)
        erasures = self._networks.reads.counts().get(Wissing.__name__, 0)
        with self._lock:
            if self._erasures not in (None, erasures):
                self._clear()  # another process erased somebody, whom these places name
            self._erasures = erasures
            key, held = self._known(ground, bool(pinned))
            if any(actor not in held for actor in ids):
                there = {actor: held[actor] for actor in ids if actor in held}
                if len(there) * MOSTLY < len(ids) and not pinned:
                    there = {}  # hardly anybody of before: a whole list came in
                held = held | layout(net, there or None)
                self._write(key, held)
            self._held[key] = held
        return {actor: pinned.get(actor, held[actor]) for actor in ids}

    def _known(self, ground: Selection, pinned: bool) -> tuple[str, dict[str, Position]]:
        """Places that are kept, with their key."""
        from netwerk.map.layout import VERSION

        key, older = self._key(ground, VERSION), self._key(ground, None)
        if pinned and (held := self._held.get(older) or self._read(older)):
            return older, held
        return key, self._held.get(key) or self._read(key)

    def forget(self) -> None:
        """Throw away all places that were computed: they name who was erased. Pins stay."""
        with self._lock:
            self._clear()

    def _clear(self) -> None:
        self._held.clear()
        with suppress(OSError):
            for path in self._folder.glob("plaatsen-*.json"):
                path.unlink(missing_ok=True)

    def pinned(self, gebied: str | None, naam: str) -> dict[str, Position]:
        """Where actors were pinned: for everybody, and over that this user's own places."""
        kept: tuple[tuple[str, str | None], ...] = (
            (pin_id(gebied, None), None),
            (older_pin_id(gebied, naam), naam),
            (pin_id(gebied, naam), naam),
        )
        stored = self._networks.reads.get(Weergave, {key for key, _ in kept})
        places: dict[str, Position] = {}
        for key, owner in kept:
            if key in stored and stored[key].item.eigenaar == owner:
                places |= places_in(stored[key].item)
        return places

    def pins(self, gebied: str | None, naam: str) -> tuple[tuple[str, Position], ...]:
        """The same, to tell pictures apart: who sees the same pinned sees the same places."""
        return tuple(sorted(self.pinned(gebied, naam).items()))

    def _key(self, ground: Selection, version: int | None) -> str:
        """The name of the places of a gebied; the first layout had no number."""
        named = [self._networks.store.url, asdict(ground), *([version] if version else [])]
        return hashlib.sha256(json.dumps(named).encode()).hexdigest()[:24]

    def _file(self, key: str) -> Path:
        return self._folder / f"plaatsen-{key}.json"

    def _read(self, key: str) -> dict[str, Position]:
        try:
            stored = json.loads(self._file(key).read_text(encoding="utf-8"))
            return {str(actor): (float(x), float(y)) for actor, (x, y) in stored.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # no cache, or one that is not ours: the places are computed

    def _write(self, key: str, held: Mapping[str, Position]) -> None:
        content = json.dumps({actor: [round(x, 1), round(y, 1)] for actor, (x, y) in held.items()})
        try:
            write_whole(self._file(key), content.encode(), overwrite=True)
        except InputError:
            return  # a cache that cannot be written costs time, no data
