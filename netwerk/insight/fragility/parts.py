"""A part of a network as what is told about."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.insight.finding import Subject
from netwerk.net.net import Net
from netwerk.net.splitting import descendants as descendants
from netwerk.net.splitting import parts_without as parts_without


def part_subject(net: Net, members: Sequence[int]) -> Subject:
    """A part that is apart as what is told about.

    The kern, when it is all of one kern that has contacts; else the part, by its first actor.
    """
    kernen = {net.actors["kern"][i] for i in members}
    kern = next(iter(kernen)) if len(kernen) == 1 else None
    if kern:
        tied = sum(value == kern for value in itertools.compress(net.actors["kern"], net.degree))
        if tied == len(members):
            return Subject("kern", (str(kern),), w.kern_words(net, str(kern)))
    return Subject("groups", (f"deel:{net.actors['id'][members[0]]}",), w.names_of(net, members))
