"""Names and notes that would do harm if they were ever taken for more than text."""

from __future__ import annotations

from netwerk.net.net import Net
from tests.builders import net_from_text

ATTACKS = {
    "X1": {
        "naam": '<img src=x onerror="window.hacked=1">',
        "categorie": "<script>window.hacked=1</script>",
    },
    "X2": {"naam": "Jansen & Zn", "rol": "href <b onmouseover=window.hacked=1>"},
    "X3": {
        "naam": "</script><script>window.hacked=1</script>",
        "kern": "<svg onload=window.hacked=1>",
    },
    "<img/src=x/onerror=window.hacked=1/>": {"naam": "javascript:window.hacked=1 href"},
}


def attack_net() -> Net:
    """A net of these actors, with a note of the same kind on each tie."""
    return net_from_text(
        "X1-X2 X2-X3 X3-X1", ATTACKS, every_tie={"bron": "<img src=x onerror=window.hacked=1>"}
    )
