"""The small pictures beside what is said: who it is about with whom they know."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from netwerk.access.rights import LEZEN
from netwerk.insight.finding import Finding
from netwerk.map import appearance
from netwerk.map.small import overview_picture, picture_of_finding, small_picture
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied


def picture_colours() -> str:
    """The CSS variables of small pictures, which follow the ``color-scheme`` of their place."""
    pairs = {**appearance.PALETTE, "papier": appearance.PAPER}
    return "".join(f"--nw-{key}:light-dark({a},{b});" for key, (a, b) in pairs.items())


LARGE, SMALL = (290.0, 200.0), (200.0, 132.0)
"""Width and height in pixels beside what leads a page, and beside a row."""


def finding_picture(
    desk: Desk,
    selection: Selection,
    finding: Finding,
    title: str = "",
    me: str | None = None,
    size: tuple[float, float] = LARGE,
) -> str:
    """The SVG of what a finding is about ('' without actors); title: what is to be seen."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if not (finding.actors or finding.evidence):
        return ""
    ground = _ground(selection)
    return _kept(
        desk,
        selection,
        ("bevinding", finding.key, finding.sentence, title, me, size),
        lambda: picture_of_finding(
            desk.networks.net(ground),
            desk.atlas.places(ground, desk.user.naam),
            finding,
            title=title,
            me=me,
            width=size[0],
            height=size[1],
        ),
    )


def actors_picture(
    desk: Desk,
    selection: Selection,
    about: Sequence[str],
    title: str,
    *,
    thin: Sequence[tuple[str, str]] = (),
    new: Sequence[tuple[str, str]] = (),
    me: str | None = None,
) -> str:
    """The SVG of these actors (ids, the most important first) with whom they know.

    thin: contacts that matter, in colour. new: contacts that are not there yet, dotted.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    ground = _ground(selection)
    return _kept(
        desk,
        selection,
        ("actoren", tuple(about), title, tuple(thin), tuple(new), me),
        lambda: small_picture(
            desk.networks.net(ground),
            desk.atlas.places(ground, desk.user.naam),
            about=about,
            title=title,
            thin=thin,
            new=new,
            me=me,
        ),
    )


def whole_picture(desk: Desk, selection: Selection, title: str) -> str:
    """The SVG of the whole selected gebied: kernen with their names, signs without."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    ground = _ground(selection)
    return _kept(
        desk,
        selection,
        ("gebied", title),
        lambda: overview_picture(
            desk.networks.net(ground), desk.atlas.places(ground, desk.user.naam), title=title
        ),
    )


def _ground(selection: Selection) -> Selection:
    """The gebied without further filters: there everybody has a place, and a neighbourhood."""
    return Selection(gebied=selection.gebied)


def _kept(
    desk: Desk, selection: Selection, what: tuple[object, ...], make: Callable[[], str]
) -> str:
    """Drawn once for whoever looks at the same, with the same pinned places.

    All of a gebied together are one result of the moment: they do not push out dearer ones.
    """
    net = desk.networks.net(_ground(selection))
    pins = desk.atlas.pins(selection.gebied, desk.user.naam)
    key = (net.moment, "small", net.selection, pins)
    drawn: dict[tuple[object, ...], str] = desk.networks.kept(key, dict)
    if what not in drawn:
        drawn[what] = make()
    return drawn[what]
