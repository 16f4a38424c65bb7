"""The map: where actors stand, views that are kept and shared, and files of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from netwerk.access.contact_data import without_contact_in
from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError, NotFound
from netwerk.map.export import export_map
from netwerk.map.export import png_of as png_of
from netwerk.map.geo import draw_geo
from netwerk.map.picture import draw
from netwerk.map.proposed import relations_of as relations_of
from netwerk.map.proposed import ties_words as ties_words
from netwerk.map.saved import (
    PINNED,
    SavedView,
    older_pin_id,
    pin_content,
    pin_id,
    places_in,
    saved_view_in,
    view_content,
)
from netwerk.map.scene import group_of as group_of
from netwerk.map.scene import values_by
from netwerk.map.svg_paper import PAPER_MM
from netwerk.map.view import Picture, Position, View
from netwerk.model import Weergave
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.answers.highlights import marks_for
from netwerk.services.changes import apply
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.borders_kept import borders_kept
from netwerk.services.records.edits import new_token
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision
from netwerk.typed.text import slug

PAPERS = tuple(PAPER_MM)
OWN = "eigen"
"""What is marked when a view holds its own marks: a finding, a route, what if, a kept view."""


def picture(
    desk: Desk,
    selection: Selection,
    view: View,
    places: Mapping[str, Position] | None = None,
) -> Picture:
    """The network map of a selection; ``places`` (of a saved view) go before those of the atlas.

    Drawn once for whoever looks at the same, with the same pinned places.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net, given = desk.networks.net(selection), dict(places or {})
    key = (
        net.moment,
        "picture",
        net.selection,
        view,
        desk.atlas.pins(selection.gebied, desk.user.naam),
        tuple(sorted(given.items())),
    )
    return desk.networks.kept(
        key,
        lambda: draw(net, schema(), desk.atlas.places(selection, desk.user.naam) | given, view),
    )


def geo_picture(desk: Desk, selection: Selection, view: View, areas: Path | None = None) -> Picture:
    """The same network on a schematic map of the municipality.

    ``areas``: a GeoJSON file with its own gebieden; without it borders that were read with figures
    are drawn, if any. Raises InputError when it cannot be used.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)
    borders = borders_kept(desk, net.kernen, net.gebieden) if areas is None else None
    return desk.networks.kept(
        (net.moment, "geo_picture", net.selection, view, areas, borders),
        lambda: draw_geo(net, schema(), view, _own_areas(areas) if areas else None, borders),
    )


def marked(desk: Desk, selection: Selection, view: View, what: str) -> View:
    """A view with the marks of ``what`` (a key of highlights.MARKABLE, or OWN: those it has)."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if what != OWN:
        view = replace(view, marks=marks_for(desk, selection, what))
    return replace(view, fade=view.fade and any(mark.actors or mark.ties for mark in view.marks))


def places_on_map(desk: Desk, selection: Selection) -> Mapping[str, Position]:
    """Where everybody of the selection stands for this user."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return desk.atlas.places(selection, desk.user.naam)


def _own_areas(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Het kaartbestand {path} is niet te lezen ({error.strerror}). Controleer "
            "NETWERK_GEOJSON."
        ) from error


def group_of_actor(desk: Desk, selection: Selection, actor_id: str) -> tuple[str, str] | None:
    """The group of close contacts that an actor is in, as ``View.only`` wants it; or None.

    Who has no contacts is in no group.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)
    i = net.index_of(actor_id)
    value = values_by(net, "groep")[i] if i is not None else None
    return ("groep", value) if value is not None else None


def picture_file(
    desk: Desk,
    selection: Selection,
    drawn: Picture,
    format: str,
    *,
    anonymous: bool,
    title: str,
    source_line: str,
    size: str = "A4",
) -> bytes:
    """The picture of a selection as html, svg or png. Raises InputError for another format."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if format not in {"html", "svg", "png"}:
        raise InputError(f"'{format}' kan niet. Kies html, svg of png.")
    content = export_map(
        drawn,
        format,
        anonymous=anonymous,
        title=title,
        source_line=source_line,
        size=size,
        day=desk.today,
    )
    named = " zonder namen" if anonymous else ""
    return desk.record_file(content, f"kaart{named} ({format})", selection.gebied)


def pin_places(
    desk: Desk, gebied: str | None, moved: Mapping[str, Position], everybody: bool
) -> Revision:
    """Keep dragged places, for oneself or for everybody; other pinned places stay."""
    owner = None if everybody else desk.user.naam
    key, older = pin_id(gebied, owner), older_pin_id(gebied, desk.user.naam)
    stored = desk.store.get(Weergave, {key, older})
    before = {
        id: entry for id, entry in stored.items() if id == key or entry.item.eigenaar == owner
    }
    places: dict[str, Position] = {}
    for id in (older, key):
        if id in before:
            places |= places_in(before[id].item)
    item = Weergave(
        id=key, naam=PINNED, eigenaar=owner, inhoud=pin_content(gebied, places | dict(moved))
    )
    ops: list[Put | Delete] = [Put(item, before[key].version if key in before else None)]
    if not everybody and older in before:  # kept under the id of 0.1.0: from now on under the new
        ops.append(Delete("Weergave", older, before[older].version))
    return apply(
        desk,
        Change(tuple(ops), desk.user.naam, "Plaatsen op de kaart vastgezet", type="weergave"),
    )


def save_view(
    desk: Desk,
    naam: str,
    selection: Selection,
    view: View,
    places: Mapping[str, Position],
    geographic: bool = False,
) -> str:
    """Keep a view under a name and give the id for its link.

    Saving under the same name replaces one's own view.
    """
    if not naam.strip():
        raise InputError("Geef het beeld een naam en bewaar het opnieuw.")
    same = [
        e
        for e in desk.store.all(Weergave)
        if e.item.naam == naam.strip() and e.item.eigenaar == desk.user.naam
    ]
    called = without_contact_in(naam)
    item = Weergave(
        id=same[0].item.id if same else f"beeld-{slug(called)}-{new_token()[:8]}",
        naam=naam.strip(),
        eigenaar=desk.user.naam,
        inhoud=view_content(selection, view, places, geographic),
    )
    base = same[0].version if same else None
    apply(
        desk,
        Change((Put(item, base),), desk.user.naam, f"Beeld '{item.naam}' bewaard", type="weergave"),
    )
    return item.id


def saved_views(desk: Desk) -> tuple[SavedView, ...]:
    """Every kept view of what the user may read, by name."""
    desk.require_somewhere(LEZEN)
    kept = (saved_view_in(e.item) for e in desk.reads.all(Weergave) if _is_view(e.item.id))
    views = [v for v in kept if v is not None and desk.may_read(v.selection.gebied)]
    return tuple(sorted(views, key=lambda v: (v.naam.casefold(), v.id)))


def unreadable_views(desk: Desk) -> tuple[str, ...]:
    """The names of kept views that cannot be shown: one's own, or all for who may read all."""
    desk.require_somewhere(LEZEN)
    kept = [e.item for e in desk.reads.all(Weergave) if _is_view(e.item.id)]
    return tuple(
        sorted(
            item.naam
            for item in kept
            if saved_view_in(item) is None and (desk.may_read() or item.eigenaar == desk.user.naam)
        )
    )


def saved_view(desk: Desk, view_id: str) -> SavedView:
    """The kept view behind a link. Raises NotFound."""
    stored = desk.reads.get(Weergave, [view_id]).get(view_id)
    view = saved_view_in(stored.item) if stored and _is_view(view_id) else None
    desk.require(LEZEN, in_gebied(view.selection.gebied if view else None))
    if view is None:
        raise NotFound(
            "Dit bewaarde beeld bestaat niet (meer). Kies een ander beeld of maak het opnieuw."
        )
    return view


def remove_view(desk: Desk, view_id: str) -> Revision:
    """Remove a kept view: one's own, or as a beheerder any."""
    stored = desk.store.get(Weergave, [view_id]).get(view_id)
    if stored is None or not _is_view(view_id):
        desk.require(BEWERKEN)
        raise NotFound("Dit bewaarde beeld bestaat niet meer.")
    return apply(
        desk,
        Change(
            (Delete("Weergave", view_id, stored.version),),
            desk.user.naam,
            f"Beeld '{stored.item.naam}' verwijderd",
            type="weergave",
        ),
    )


def _is_view(id: str) -> bool:
    return id.startswith("beeld-")
