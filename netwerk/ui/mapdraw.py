"""The picture of one step of the map page, drawn once for everybody who looks at the same."""

from __future__ import annotations

from dataclasses import replace

from netwerk.map.view import Picture, View
from netwerk.services.maps import geo_picture, picture
from netwerk.services.marks import marks_for
from netwerk.settings import load_settings
from netwerk.ui import mapstate
from netwerk.ui.frame import atlas, networks, today, user


def marked(step: mapstate.Step) -> View:
    """The view of a step with its marks in it."""
    view = step.view
    if step.mark != mapstate.OWN:
        view = replace(view, marks=marks_for(networks(), step.selection, step.mark, today()))
    return replace(view, fade=view.fade and any(mark.actors or mark.ties for mark in view.marks))


def drawn(step: mapstate.Step) -> Picture:
    """The picture of this step."""
    view, places = marked(step), mapstate.saved_places()
    revision = networks().net(step.selection).revision
    if step.geographic:
        areas = load_settings().geojson
        return networks().kept(
            (revision, "geo", step.selection, view, areas), lambda: geo_picture(networks(), step.selection, view, areas)
        )
    key = (revision, "picture", step.selection, view, user().naam, tuple(sorted(places.items())))
    return networks().kept(key, lambda: picture(networks(), atlas(), step.selection, view, user(), places))
