"""What somebody may read of a network, as a network of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from netwerk.net.chosen import actors_in
from netwerk.net.net import Net, frozen, part_with
from netwerk.net.selection import SeenSelection, Selection


def seen(net: Net, selection: SeenSelection) -> Net:
    """What may be read of a whole network, as a whole of its own: it leads nowhere outside.

    Only that somebody has contact outside it is kept (`all_contacts`), not with whom.
    """
    mask = np.zeros(net.n, np.bool_)
    for gebied in selection.gebieden:
        mask |= actors_in(net.actors, net.kernen, Selection(gebied=gebied))
    part = part_with(net, selection, mask, np.ones(net.m, np.bool_))
    last = {
        actor: end
        for actor, end in net.last_ended.items()
        if part.index_of(actor) is not None and part.index_of(end[1]) is not None
    }
    return frozen(replace(part, part_of=None, last_ended=last, lone=0))
