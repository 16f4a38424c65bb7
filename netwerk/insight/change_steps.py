"""What can be done about a change: one small step, about the first of those that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground
from netwerk.net.net import Net

FIRST = 3


def ask_the_new(ground: Ground, fresh: Sequence[int]) -> str:
    """Whom of those that were added to ask: who was not asked yet, '' when all were."""
    untold = [i for i in fresh if not ground.asked[i]][:FIRST]
    names = w.names_of(ground.net, untold)
    return f"Vraag {names} met wie zij contact hebben." if untold else ""


def look_who_stopped(net: Net, gone: Sequence[int]) -> str:
    """Whether those that are not there any more did stop."""
    some = gone[:FIRST]
    return f"Kijk of {w.names_of(net, some)} echt gestopt {w.verb(len(some), 'is', 'zijn')}."


def ask_how_it_goes(net: Net, pair: tuple[int, int]) -> str:
    """About a contact that came about since."""
    who, whom = _asked_first(net, pair)
    return f"Vraag {who} hoe het contact met {whom} gaat, en wat er nog nodig is."


def ask_whether_new(net: Net, pair: tuple[int, int]) -> str:
    """About a contact of which nobody can say whether it is new."""
    who, whom = _asked_first(net, pair)
    return f"Vraag {who} of het contact met {whom} nieuw is of nu pas verteld."


def look_whether_over(net: Net, pair: tuple[int, int]) -> str:
    """About a contact that is not there any more."""
    return f"Kijk of het contact tussen {w.names_of(net, pair)} echt gestopt is."


def ask_whether_over(net: Net, pair: tuple[int, int]) -> str:
    """About a contact that is not there any more and that others needed."""
    return f"Vraag {w.names_of(net, pair)} of zij elkaar nog spreken."


def thank(net: Net, actors: Sequence[int]) -> str:
    """About those who found contact."""
    return f"Bedank wie {w.names_of(net, actors[:FIRST])} aan dit contact heeft geholpen."


def ask_since_when(net: Net, actors: Sequence[int]) -> str:
    """About those of whom contact is now known."""
    return f"Vraag {w.names_of(net, actors[:FIRST])} of dit nieuw is of nu pas verteld."


def ask_what_is_needed(net: Net, actors: Sequence[int]) -> str:
    """About those who lost their last contact."""
    return f"Vraag {w.names_of(net, actors[:FIRST])} of dit klopt en wat er nodig is."


def _asked_first(net: Net, pair: tuple[int, int]) -> tuple[str, str]:
    """The names of the two, the professional last: the other is asked."""
    one, other = sorted(pair, key=lambda i: net.actors["soort"][i] == "professional")
    return w.name_of(net, one), w.name_of(net, other)
