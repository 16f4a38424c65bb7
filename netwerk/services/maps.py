"""The map: where actors stand, views that are kept and shared, and files of the picture."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

from netwerk.access.rights import BEWERKEN, LEZEN, User, require
from netwerk.errors import InputError, NotFound
from netwerk.files import write_whole
from netwerk.map.export import export_map
from netwerk.map.geo import draw_geo
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.scene import values_by
from netwerk.map.view import Picture, Position, View
from netwerk.model import Weergave
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.edits import new_token
from netwerk.services.networks import Networks
from netwerk.store.port import Change, Delete, Put, Revision, Store
from netwerk.typed.text import slug

EVERYBODY = "iedereen"


@dataclass(frozen=True)
class SavedView:
    """A kept view: its link id, name, owner (None: for everybody), and what it shows."""

    id: str
    naam: str
    eigenaar: str | None
    selection: Selection
    view: View
    places: Mapping[str, Position]
    geographic: bool = False


class Atlas:
    """Where everybody stands on the map of a gebied, the same for all users and after a restart.

    Places are computed once per gebied, and are the same on every day that is looked at; a new
    actor is placed near its neighbours and moves nobody. They are kept in a cache file; without it
    they are computed again.
    """

    def __init__(self, networks: Networks, folder: Path) -> None:
        self._networks = networks
        self._folder = folder
        self._held: dict[str, dict[str, Position]] = {}
        self._lock = threading.Lock()

    def places(self, selection: Selection, user: User) -> dict[str, Position]:
        """Places of all actors of the selection's gebied, pinned ones where they were pinned."""
        ground = Selection(gebied=selection.gebied)
        net = self._networks.net(replace(ground, op=selection.op))
        ids = [str(actor) for actor in net.actors["id"]]
        pinned = pinned_places(self._networks.store, selection.gebied, user)
        with self._lock:
            held = self._held.get(self._key(ground)) or self._read(ground)
            self._held[self._key(ground)] = held
            if any(actor not in held for actor in ids):
                known = {actor: held[actor] for actor in ids if actor in held}
                held = held | layout(net, known or None)
                self._held[self._key(ground)] = held
                self._write(ground, held)
        return {actor: pinned.get(actor, held[actor]) for actor in ids}

    def _key(self, ground: Selection) -> str:
        return hashlib.sha256(
            json.dumps([self._networks.store.url, asdict(ground)]).encode()
        ).hexdigest()[:24]

    def _file(self, ground: Selection) -> Path:
        return self._folder / f"plaatsen-{self._key(ground)}.json"

    def _read(self, ground: Selection) -> dict[str, Position]:
        try:
            stored = json.loads(self._file(ground).read_text(encoding="utf-8"))
            return {str(actor): (float(x), float(y)) for actor, (x, y) in stored.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # no cache, or one that is not ours: the places are computed

    def _write(self, ground: Selection, held: Mapping[str, Position]) -> None:
        content = json.dumps({actor: [round(x, 1), round(y, 1)] for actor, (x, y) in held.items()})
        try:
            write_whole(self._file(ground), content.encode(), overwrite=True)
        except InputError:
            return  # a cache that cannot be written costs time, no data


def atlas_of(networks: Networks) -> Atlas:
    """The atlas that keeps its places in the user's cache folder."""
    return Atlas(networks, Path(user_cache_dir("netwerk")))


def picture(
    networks: Networks,
    atlas: Atlas,
    selection: Selection,
    view: View,
    user: User,
    places: Mapping[str, Position] | None = None,
) -> Picture:
    """The network map of a selection; ``places`` (of a saved view) go before those of the atlas."""
    return draw(
        networks.net(selection), schema(), atlas.places(selection, user) | dict(places or {}), view
    )


def geo_picture(
    networks: Networks, selection: Selection, view: View, areas: Path | None = None
) -> Picture:
    """The same network on a schematic map of the municipality.

    ``areas``: a GeoJSON file with its own gebieden.

    Raises InputError when that file cannot be used.
    """
    return draw_geo(networks.net(selection), schema(), view, _own_areas(areas) if areas else None)


def _own_areas(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Het kaartbestand {path} is niet te lezen ({error.strerror}). Controleer "
            "NETWERK_GEOJSON."
        ) from error


def group_of_actor(
    networks: Networks, selection: Selection, actor_id: str
) -> tuple[str, str] | None:
    """The group of close contacts that an actor is in, as ``View.only`` wants it.

    None without contacts.
    """
    net = networks.net(selection)
    i = net.index_of(actor_id)
    value = values_by(net, "groep")[i] if i is not None else None
    return ("groep", value) if value is not None else None


def picture_file(
    drawn: Picture, format: str, *, anonymous: bool, title: str, source_line: str, size: str = "A4"
) -> bytes:
    """A picture as html, svg or png. Raises InputError for another format."""
    if format not in {"html", "svg", "png"}:
        raise InputError(f"'{format}' kan niet. Kies html, svg of png.")
    return export_map(
        drawn, format, anonymous=anonymous, title=title, source_line=source_line, size=size
    )


def pinned_places(store: Store, gebied: str | None, user: User) -> dict[str, Position]:
    """Where actors were pinned: for everybody, and over that the user's own places."""
    ids = [_pin_id(gebied, None), _pin_id(gebied, user.naam)]
    stored = store.get(Weergave, ids)
    places: dict[str, Position] = {}
    for pin in ids:
        if pin in stored:
            places |= _places(_content(stored[pin].item))
    return places


def pin_places(
    store: Store, user: User, gebied: str | None, moved: Mapping[str, Position], everybody: bool
) -> Revision:
    """Keep dragged places, for oneself or for everybody; other pinned places stay."""
    require(user, BEWERKEN if everybody else LEZEN)
    owner = None if everybody else user.naam
    pin = _pin_id(gebied, owner)
    stored = store.get(Weergave, [pin]).get(pin)
    before = _places(_content(stored.item)) if stored else {}
    content = json.dumps(
        {"places": before | {actor: (round(x, 1), round(y, 1)) for actor, (x, y) in moved.items()}}
    )
    item = Weergave(id=pin, naam="Vaste plaatsen op de kaart", eigenaar=owner, inhoud=content)
    change = Change(
        (Put(item, stored.version if stored else None),),
        user.naam,
        "Plaatsen op de kaart vastgezet",
        type="weergave",
    )
    return store.apply(change)


def save_view(
    store: Store,
    user: User,
    naam: str,
    selection: Selection,
    view: View,
    places: Mapping[str, Position],
    geographic: bool = False,
) -> str:
    """Keep a view under a name and give the id for its link.

    Saving under the same name replaces one's own view.
    """
    require(user, LEZEN)
    if not naam.strip():
        raise InputError("Geef het beeld een naam en bewaar het opnieuw.")
    content = {
        "selection": asdict(selection),
        "view": view.to_values(),
        "geographic": geographic,
        "places": {actor: (round(x, 1), round(y, 1)) for actor, (x, y) in places.items()},
    }
    same = [
        e
        for e in store.all(Weergave)
        if e.item.naam == naam.strip() and e.item.eigenaar == user.naam
    ]
    item_id = same[0].item.id if same else f"beeld-{slug(naam)}-{new_token()[:8]}"
    item = Weergave(id=item_id, naam=naam.strip(), eigenaar=user.naam, inhoud=json.dumps(content))
    base = same[0].version if same else None
    store.apply(
        Change((Put(item, base),), user.naam, f"Beeld '{item.naam}' bewaard", type="weergave")
    )
    return item.id


def saved_views(store: Store) -> tuple[SavedView, ...]:
    """Every kept view, by name."""
    views = [_saved(e.item) for e in store.all(Weergave) if e.item.id.startswith("beeld-")]
    return tuple(sorted(views, key=lambda v: (v.naam.casefold(), v.id)))


def saved_view(store: Store, view_id: str) -> SavedView:
    """The kept view behind a link. Raises NotFound."""
    stored = store.get(Weergave, [view_id]).get(view_id)
    if stored is None:
        raise NotFound(
            "Dit bewaarde beeld bestaat niet (meer). Kies een ander beeld of maak het opnieuw."
        )
    return _saved(stored.item)


def remove_view(store: Store, user: User, view_id: str) -> Revision:
    """Remove a kept view."""
    require(user, LEZEN)
    stored = store.get(Weergave, [view_id]).get(view_id)
    if stored is None:
        raise NotFound("Dit bewaarde beeld bestaat niet meer.")
    why = f"Beeld '{stored.item.naam}' verwijderd"
    return store.apply(
        Change((Delete("Weergave", view_id, stored.version),), user.naam, why, type="weergave")
    )


def _pin_id(gebied: str | None, owner: str | None) -> str:
    return f"plaatsen-{gebied or 'alle'}-{slug(owner) if owner else EVERYBODY}"


def _content(item: Weergave) -> dict[str, Any]:
    try:
        content = json.loads(item.inhoud or "{}")
    except ValueError:
        content = {}
    return content if isinstance(content, dict) else {}


def _places(content: Mapping[str, Any]) -> dict[str, Position]:
    stored = content.get("places", {})
    return {str(actor): (float(place[0]), float(place[1])) for actor, place in stored.items()}


def _saved(item: Weergave) -> SavedView:
    content = _content(item)
    kept = content.get("selection", {})
    names = [f.name for f in fields(Selection) if f.name in kept]
    chosen: dict[str, Any] = {
        name: tuple(kept[name]) if isinstance(kept[name], list) else kept[name] for name in names
    }
    view = View.from_values(content.get("view", {}))
    return SavedView(
        id=item.id,
        naam=item.naam,
        eigenaar=item.eigenaar,
        selection=Selection(**chosen),
        view=view,
        places=_places(content),
        geographic=content.get("geographic") is True,
    )
