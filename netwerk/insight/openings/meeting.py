"""Who share a hall, board, body or plan without known contact: the most natural introduction.

Shared settings are foci of contact (Feld 1981). They are a reason to meet, never contact itself:
what is confirmed and what is possible stay two things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.insight.certainty import Ground, ground_of, judged
from netwerk.insight.finding import ORGANISATION, Finding, actor_refs, evidence_of
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard
from netwerk.insight.openings.asked_often import (
    MOST_A_QUARTER,
    Load,
    asked_this_quarter,
    often_words,
)
from netwerk.insight.openings.asking import Team, team_in
from netwerk.insight.openings.beside import Beside
from netwerk.insight.openings.introduction_words import STRANGERS, asks, shortest_fit
from netwerk.insight.openings.introductions import (
    MOST_EACH,
    allowed_to_propose,
    are_in,
    is_about,
)
from netwerk.insight.openings.misfit import fit_of, unfit_ways
from netwerk.insight.openings.settled import possible_now
from netwerk.model import Afspraak, Initiatief, Verbindkans
from netwerk.net.net import Net
from netwerk.net.shared_settings import (
    BOARD,
    BOARDS,
    EVENT,
    HALL,
    INITIATIEF,
    MEMBER,
    OF_RELATION,
    Possible,
    Setting,
)

SHARED_SETTING = Kind(
    "shared_setting",
    kinds.MEET,
    590,
    kinds.first_two,
    overview=kinds.NEXT,
    decidable=True,
    mark="voorstel",
    card=OnCard(is_pair=True),
)
LENGTH, LISTED = 10, 200


def find_meetings(
    ground: Ground,
    choices: Iterable[Verbindkans] = (),
    initiatieven: Iterable[Initiatief] = (),
    proposed: Sequence[Finding] | None = None,
) -> tuple[Finding, ...]:
    """Pairs that share a setting and have no contact, best first; the same under any filter."""
    if proposed is not None:
        here = (f for f in proposed if f.kind == SHARED_SETTING.name and is_about(ground.net, f))
        return tuple(islice(here, LENGTH))
    whole = ground.net.whole
    over = ground if whole is ground.net else ground_of(whole, ground.schema, ground.today)
    made, told = _meetings(over, tuple(choices), initiatieven)
    near = (pair for pair in made if are_in(ground.net, whole, (pair.a, pair.b)))
    return tuple(map(told, islice(near, LENGTH)))


def all_meetings(
    ground: Ground,
    choices: Iterable[Verbindkans] = (),
    initiatieven: Iterable[Initiatief] = (),
    said: Iterable[Afspraak] = (),
) -> tuple[Finding, ...]:
    """Those of a whole network. Nobody is introduced, or asked to, more than MOST_EACH times.

    said: what was decided on findings, which teaches what does not fit (`misfit`).
    """
    made, told = _meetings(ground, tuple(choices), initiatieven, said)
    return tuple(map(told, made))


def _meetings(
    ground: Ground,
    choices: tuple[Verbindkans, ...],
    initiatieven: Iterable[Initiatief],
    said: Iterable[Afspraak] = (),
) -> tuple[list[Possible], Callable[[Possible], Finding]]:
    """The pairs of a whole network, and what puts one into words: that takes longest."""
    net = ground.net
    allowed, there = allowed_to_propose(ground), active(net)
    load = Load(MOST_EACH, asked_this_quarter(net, choices, ground.today))
    out = list[Possible]()
    possible = possible_now(net, initiatieven, choices, ground.today)[0]
    for pair in _fitting_first(net, possible, said):
        ends, host = (pair.a, pair.b), pair.shared[0].host
        if (
            len(out) < LISTED
            and allowed[pair.a]
            and allowed[pair.b]
            and load.takes(ends)
            and host not in load.spent
            and (host is None or there[host])
        ):
            out.append(pair)
            load.add(*ends, () if host is None else (host,))
    return out, partial(_finding, ground, team_in(net), before=load.before)


def _fitting_first(
    net: Net, pairs: Sequence[Possible], said: Iterable[Afspraak]
) -> Sequence[Possible]:
    """The pairs by score, what did not fit these kinds of group before counting less."""
    unfit = unfit_ways(net, said)
    if not unfit:
        return pairs
    fit = fit_of(net, SHARED_SETTING.name, [(pair.a, pair.b) for pair in pairs], unfit)
    order = sorted(range(len(pairs)), key=lambda k: -round(pairs[k].score * float(fit[k]), 9))
    return [pairs[k] for k in order]


def _finding(ground: Ground, team: Team, pair: Possible, before: Counter[int]) -> Finding:
    net, first = ground.net, pair.shared[0]
    hosts = [s.host for s in pair.shared if s.host is not None]
    rows = _rows(ground, pair, hosts)
    holds = ground.sure.none_between([pair.a], [pair.b])
    return Finding(
        SHARED_SETTING.name,
        _words(net, pair, first),
        actor_refs(net, dict.fromkeys((pair.a, pair.b, *hosts))),
        evidence_of(net, rows),
        judged(
            ground,
            actors=[pair.a, pair.b],
            rows=rows,
            holds=holds,
            claim=STRANGERS,
            absence=True,
        ),
        holds=holds,
        next_step=_step(team, pair, first, before),
        numbers={
            "list": first.short,
            "settings": len(pair.shared),
            "setting": first.name,
            "shared": "; ".join(setting.words for setting in pair.shared),
            "score": round(pair.score, 6),
            "asked_this_quarter": before[first.host] if first.host is not None else 0,
        },
        about=f"{net.actors['id'][pair.a]}:{net.actors['id'][pair.b]}",
        level=ORGANISATION,
    )


def _rows(ground: Ground, pair: Possible, hosts: Sequence[int]) -> list[int]:
    """The relations of the two with the hosts of what they share."""
    net, there = ground.net, set(hosts)
    return [
        int(row)
        for end in (pair.a, pair.b)
        for row in ground.rows.affiliations_of(end)
        if there & {int(net.van[row]), int(net.naar[row])}
        and str(net.relaties["soort"][row]) in OF_RELATION
    ]


def _words(net: Net, pair: Possible, setting: Setting) -> str:
    both, name = f"{w.name_of(net, pair.a)} en {w.name_of(net, pair.b)}", setting.name
    shared = {
        HALL: f"{both} gebruiken allebei {name}",
        MEMBER: f"{both} zijn allebei lid van {name}",
        BOARD: f"{both} zitten allebei in het bestuur van {name}",
        BOARDS: f"{name} zit in het bestuur van {both.replace(' en ', ' en van ', 1)}",
        INITIATIEF: f"{both} doen allebei mee aan {name}",
        EVENT: f"{both} organiseren allebei {name}",
    }[setting.kind]
    return shortest_fit(
        (
            f"{shared}; dat zij contact hebben, is niet bekend",
            f"{shared}; contact is niet bekend",
            shared,
        )
    )


def _step(team: Team, pair: Possible, setting: Setting, before: Counter[int]) -> str:
    """The hall itself knows both: it is the one to ask."""
    if setting.host is None:
        return shortest_fit((f"laat hen kennismaken bij {setting.name}", "laat hen kennismaken"))
    if before[setting.host] >= MOST_A_QUARTER:
        return f"Wacht nog even: {setting.name} is {often_words(before[setting.host])}."
    return asks(team, setting.host, (pair.a, pair.b), ("hen aan elkaar voor te stellen",))


def _asked(ground: Ground, beside: Beside) -> tuple[Finding, ...]:
    return find_meetings(ground, beside.choices, beside.initiatieven, beside.proposed)


MEETINGS = Question(_asked, (SHARED_SETTING,), with_choices=True)
