"""What speaks for introducing two actors, in words."""

from __future__ import annotations

from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground
from netwerk.insight.openings.why import Reasons
from netwerk.insight.openings.worked import shared_domeinen
from netwerk.model import fold


def reason_words(ground: Ground, why: Reasons, a: int, b: int) -> list[str]:
    """What speaks for a pair, the most telling first."""
    net, columns, toon = ground.net, ground.net.actors, ground.schema.toon
    reasons = []
    if themas := shared_themas(ground, a, b):
        reasons.append(f"allebei contacten over {w.listing(themas, 2)}")
    if domeinen := shared_domeinen(net, a, b, why.common):
        labels = (toon("Actor", "domeinen", (d,)).lower() for d in domeinen)
        reasons.append(f"allebei {w.listing(labels)}")
    if columns["kern"][a] and columns["kern"][a] == columns["kern"][b]:
        reasons.append(f"allebei in {w.kern_words(net, str(columns['kern'][a]))}")
    one, other = columns["categorie"][a], columns["categorie"][b]
    if one and other and one != other:
        labels = (toon("Actor", "categorie", c) for c in (one, other))
        reasons.append(f"verschillende werelden: {' en '.join(labels)}")
    return reasons


def shared_themas(ground: Ground, a: int, b: int) -> list[str]:
    """The themes that contacts of both are about, as written at ``a``, in order."""
    column = ground.net.relaties["thema"]
    one, other = (
        {fold(str(t)): str(t) for r in ground.rows.contacts_of(i) if (t := column[r])}
        for i in (a, b)
    )
    return [one[key] for key in sorted(one.keys() & other.keys())]
