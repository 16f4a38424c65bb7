"""The small map on the page for the wethouder: the kernen, who is there and who knows whom."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.insight import wording as w
from netwerk.insight.counts import counted
from netwerk.map.kern_numbers import kern_numbers, leaves
from netwerk.map.small import on_paper, overview_picture
from netwerk.net.selection import Selection
from netwerk.report.description import Beeld
from netwerk.services.desk import Desk, in_gebied

WIDTH, HEIGHT = 700.0, 200.0
DRAWN = 600
"""With more actors than this nothing can be seen on so small a map."""
CAPTION = (
    "Elke vlek is een kern, elk teken een groep, bedrijf, instelling of professional. Roze: een "
    "kern heeft hooguit twee contacten naar buiten, en dit is er een. Open teken: geen contact "
    "bekend."
)
DASHED = "Streeprand: een kern waar geen lijn uit gaat."


def front_map(desk: Desk, gebied: str | None) -> Beeld | None:
    """The map of a gebied without names of actors, with what it shows in words.

    None when there is nobody, or too many to be seen.
    """
    desk.require(LEZEN, in_gebied(gebied))
    chosen = Selection(gebied=gebied)
    net = desk.networks.net(chosen)
    if not 0 < net.n <= DRAWN:
        return None
    where = "de gemeente" if gebied is None else w.short_gebied_words(net, gebied)
    many, pairs = w.counted(int(counted(net).sum())), w.counted(net.pairs, w.CONTACT)
    title = f"Kaartje van {where}, zonder namen: {many} en {pairs}."
    places = desk.atlas.places(chosen, desk.user.naam)
    drawn = overview_picture(net, places, title=title, width=WIDTH, height=HEIGHT)
    kernen = kern_numbers(net)
    lone = any(not leaves(net, kernen.of == k) for k in range(len(kernen.ids)))
    caption = f"{CAPTION} {DASHED}" if lone else CAPTION
    return Beeld(title, svg=on_paper(drawn), caption=caption, landscape=False, small=True)
