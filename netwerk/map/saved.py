"""How a view of the map and the places of actors on it are kept in an item, and read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from netwerk.fitting import misfit
from netwerk.map.view import Position, View
from netwerk.model import Weergave
from netwerk.net.selection import Selection
from netwerk.typed.text import slug

EVERYBODY = "iedereen"
PINNED = "Vaste plaatsen op de kaart"


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


def view_content(
    selection: Selection, view: View, places: Mapping[str, Position], geographic: bool
) -> str:
    """A view as the text of a Weergave."""
    return json.dumps(
        {
            "selection": asdict(selection),
            "view": view.to_values(),
            "geographic": geographic,
            "places": _rounded(places),
        }
    )


def pin_content(gebied: str | None, places: Mapping[str, Position]) -> str:
    """Places on the map of a gebied as the text of a Weergave."""
    return json.dumps({"selection": {"gebied": gebied}, "places": _rounded(places)})


def pin_id(gebied: str | None, owner: str | None) -> str:
    """The id under which places are kept: for everybody, or for exactly this name."""
    whose = f"van-{_hash(owner)}" if owner is not None else EVERYBODY
    return f"plaatsen-{gebied or 'alle'}-{whose}"


def older_pin_id(gebied: str | None, owner: str) -> str:
    """The id under which 0.1.0 kept the places of a user; names that look alike share it."""
    return f"plaatsen-{gebied or 'alle'}-{slug(owner)}"


def places_in(item: Weergave) -> dict[str, Position]:
    """The places that an item holds; none when it does not read as places."""
    places = (_content(item) or {}).get("places", {})
    if not isinstance(places, dict) or misfit(_Places, {"places": tuple(places.values())}):
        return {}
    return {str(actor): (float(x), float(y)) for actor, (x, y) in places.items()}


@dataclass(frozen=True)
class _Places:
    places: tuple[Position, ...]


def saved_view_in(item: Weergave) -> SavedView | None:
    """The view that an item holds; None when it does not read as a view."""
    content = _content(item)
    if content is None:
        return None
    kept, shown = content.get("selection", {}), content.get("view", {})
    if not isinstance(kept, dict) or not isinstance(shown, dict):
        return None
    chosen = {f.name: kept[f.name] for f in fields(Selection) if f.name in kept}
    if misfit(Selection, chosen):
        return None
    try:
        view = View.from_values(shown)
    except ValueError:
        return None
    frozen: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in chosen.items()
    }
    return SavedView(
        id=item.id,
        naam=item.naam,
        eigenaar=item.eigenaar,
        selection=Selection(**frozen),
        view=view,
        places=places_in(item),
        geographic=content.get("geographic") is True,
    )


def _content(item: Weergave) -> dict[str, Any] | None:
    """What an item holds; None when that cannot be read."""
    try:
        content = json.loads(item.inhoud or "{}")
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _rounded(places: Mapping[str, Position]) -> dict[str, Position]:
    return {actor: (round(x, 1), round(y, 1)) for actor, (x, y) in places.items()}


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
