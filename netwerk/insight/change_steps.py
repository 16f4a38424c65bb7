"""What can be done about a change: one small step, about the first of those that it is about.

Who stopped is asked nothing, and neither is who may be there twice: that is asked first. Colleagues
are not asked how they know each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from netwerk.insight import wording as w
from netwerk.insight.active import is_active
from netwerk.insight.certainty import Ground
from netwerk.insight.partners import PROFESSIONAL
from netwerk.net.net import Net

FIRST = 3


Ends = tuple[int, int]
"""The two of a contact."""


def ask_the_new(ground: Ground, fresh: Sequence[int]) -> str:
    """Whom of those that were added to ask: who was not asked yet, '' when all were."""
    untold = [i for i in _can_be_asked(ground.net, fresh) if not ground.asked[i]]
    return _asked_of(ground.net, untold, "met wie zij contact hebben")


def look_who_stopped(net: Net, gone: Sequence[int]) -> str:
    """Whether those that are not there any more did stop."""
    some = gone[:FIRST]
    return f"Kijk of {w.names_of(net, some)} echt gestopt {w.verb(len(some), 'is', 'zijn')}."


def ask_how_it_goes(ground: Ground, pairs: Sequence[Ends]) -> str:
    """About the first contact that came about since; '' when only colleagues found each other."""
    told = "Vraag {who} hoe het contact met {whom} gaat, en wat er nog nodig is."
    return _of_first(ground.net, told, pairs, lambda ends: not colleagues(ground.net, *ends))


def ask_whether_new(ground: Ground, pairs: Sequence[Ends]) -> str:
    """About the first contact of which nobody can say whether it is new; '' without any."""
    told = "Vraag {who} of het contact met {whom} nieuw is of nu pas verteld."
    return _of_first(ground.net, told, pairs, lambda ends: may_be_new(ground, *ends))


def look_whether_over(net: Net, pairs: Sequence[Ends]) -> str:
    """About the first contact that is not there any more, of two that are."""
    first = _first(net, pairs)
    return f"Kijk of het contact tussen {w.names_of(net, first)} echt gestopt is." if first else ""


def ask_whether_over(net: Net, pairs: Sequence[Ends]) -> str:
    """About the first contact that is not there any more and that others needed."""
    first = _first(net, pairs)
    return f"Vraag {w.names_of(net, first)} of zij elkaar nog spreken." if first else ""


def thank(ground: Ground, actors: Sequence[int]) -> str:
    """About those who found contact."""
    some = _can_be_asked(ground.net, actors)[:FIRST]
    names = w.names_of(ground.net, some)
    return f"Bedank wie {names} aan dit contact heeft geholpen." if some else ""


def ask_since_when(ground: Ground, actors: Sequence[int]) -> str:
    """About those of whom contact is now known and of whom it does not say since when."""
    net = ground.net
    unsaid = [
        i
        for i in _can_be_asked(net, actors)
        if not net.degree[i] or any(may_be_new(ground, i, int(j)) for j in net.neighbours(i))
    ]
    return _asked_of(net, unsaid, "of dit nieuw is of nu pas verteld")


def ask_what_is_needed(ground: Ground, actors: Sequence[int]) -> str:
    """About those who lost their last contact."""
    there = _can_be_asked(ground.net, actors)
    return _asked_of(ground.net, there, "of dit klopt en wat er nodig is")


def may_be_new(ground: Ground, one: int, other: int) -> bool:
    """Whether two can be asked if their contact is new: no colleagues, nothing says since when."""
    since = ground.net.relaties["sinds"]
    dated = any(since[row] for row in ground.rows.contacts_between(one, other))
    return not dated and not colleagues(ground.net, one, other)


def colleagues(net: Net, one: int, other: int) -> bool:
    """Whether two are employer and employee, or work for the same, in all that is recorded."""
    places = net.place[[one]], net.place[[other]]
    return bool(net.whole.levels.same_unit(*places)[0])


def _can_be_asked(net: Net, actors: Sequence[int]) -> list[int]:
    return [i for i in actors if is_active(net, i) and not net.alike.doubles[net.place[i]]]


def _asked_of(net: Net, actors: Sequence[int], what: str) -> str:
    return f"Vraag {w.names_of(net, actors[:FIRST])} {what}." if actors else ""


def _first(
    net: Net, pairs: Sequence[Ends], fits: Callable[[Ends], bool] = lambda _: True
) -> Ends | None:
    return next((p for p in pairs if len(_can_be_asked(net, p)) == len(p) and fits(p)), None)


def _of_first(net: Net, told: str, pairs: Sequence[Ends], fits: Callable[[Ends], bool]) -> str:
    """Asked of the first pair that fits; of a professional and another it is the other."""
    first = _first(net, pairs, fits)
    if first is None:
        return ""
    who, whom = sorted(first, key=lambda i: net.actors["soort"][i] == PROFESSIONAL)
    return told.format(who=w.name_of(net, who), whom=w.name_of(net, whom))
