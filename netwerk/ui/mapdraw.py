"""The picture of one step of the map page."""

from __future__ import annotations

from dataclasses import replace

from netwerk.map.view import Picture
from netwerk.services.maps import geo_picture, picture
from netwerk.services.marks import marks_for
from netwerk.ui import mapstate
from netwerk.ui.frame import atlas, networks, today, user


def drawn(step: mapstate.Step, geographic: bool) -> Picture:
    """The picture of this step."""
    view = step.view
    if step.mark != "bewaard":
        view = replace(view, marks=marks_for(networks(), step.selection, step.mark, today()))
    view = replace(view, fade=view.fade and any(mark.actors or mark.ties for mark in view.marks))
    if geographic:
        return geo_picture(networks(), step.selection, view)
    return picture(networks(), atlas(), step.selection, view, user(), mapstate.saved_places())
