"""Whom to ask first: of who was never asked, or long ago, whose answer could change most."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import standing, twice
from netwerk.insight.finding import Finding, actor_refs
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, said
from netwerk.insight.standing.ask_next import BOTH_TOLD
from netwerk.insight.standing.fading import NEVER, OLD_MONTHS

ASK_FIRST_KIND = Kind(
    "ask_first",
    kinds.ASK,
    690,
    kinds.the_whole,
    overview=kinds.NEXT,
    card=OnCard(said("Wie je het eerst kunt vragen")),
)
FIRST, NAMED = 3, 10
SURE = 0.80
"""The range holds in so many of the cases."""


def find_ask_first(ground: Ground) -> tuple[Finding, ...]:
    """One finding: whom to ask first, and what asking everybody of the list could change.

    actors: those whose answer could change most, first first. numbers: never and stale (how many
    were never asked, or long ago), touches (findings that the first answer is about), alone, low
    and high (how many have no contact now, and between what that would lie).
    """
    net = ground.net
    order = ask_in_order(ground) if ground.sure.given else []
    if not order:
        return ()
    worth = ground.worth_asking[1]
    never = int((ground.when[order] == NEVER).sum())
    alone = np.flatnonzero(standing(net).without_contact)
    low, high = _range(ground, alone)
    touches = int(worth.touches[order[0]])
    parts = [w.sentence(_who_to_ask(never, len(order) - never))]
    if len(alone) and low < len(alone):
        between = (
            f"is dat waarschijnlijk {low}" if low == high else f"ligt dat tussen {low} en {high}"
        )
        parts.append(
            w.sentence(
                f"nu {w.verb(len(alone), 'heeft', 'hebben')} {w.counted(len(alone))} geen contact; "
                f"{_once_asked(len(order))}, dan {between}"
            )
        )
    return (
        Finding(
            ASK_FIRST_KIND.name,
            " ".join(parts),
            actor_refs(net, order[:NAMED]),
            certainty=judged(ground),
            next_step=f"Vraag eerst {w.names_of(net, order[:FIRST])} met wie zij contact hebben: "
            "hun antwoord kan het meest veranderen.",
            numbers={
                "never": never,
                "stale": len(order) - never,
                "touches": touches,
                "bits": round(float(worth.bits[order[0]]), 3),
                "alone": len(alone),
                "low": low,
                "high": high,
            },
            about="alles",
        ),
    )


def _once_asked(count: int) -> str:
    return f"zijn deze {count} gevraagd" if count > 1 else "is die gevraagd"


def _who_to_ask(never: int, stale: int) -> str:
    """How many were never asked and how many long ago: the ones that the order is of."""
    years = f"langer dan {OLD_MONTHS // 12} jaar geleden"
    are = w.verb(never or stale, "is", "zijn")
    if not never:
        return f"{w.counted(stale)} {are} {years} naar contacten gevraagd"
    also = f", {w.whole(stale)} {years}" if stale else ""
    return f"{w.counted(never)} {are} nooit naar contacten gevraagd{also}"


def ask_in_order(ground: Ground) -> list[int]:
    """Who is still there and was not asked lately, whose answer could change most first.

    Not who may be there twice: first it has to be known who that is.
    """
    there = active(ground.net) & ~twice(ground.net)
    return [i for i in ground.worth_asking[0].tolist() if there[i]]


def _range(ground: Ground, alone: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[int, int]:
    """How many of these would still have no contact once everybody was asked: low and high."""
    rates, when = ground.sure.rates, ground.when
    told = np.zeros(ground.net.n)
    for then in range(len(BOTH_TOLD)):
        told += BOTH_TOLD[when, then] * rates.with_each(np.flatnonzero(when == then))
    share = np.minimum(told / np.maximum(rates.of_each, 1e-12), 1.0)
    chances = np.array([(ground.sure.isolated(i) or 1.0) ** share[i] for i in alone.tolist()])
    mean, spread = float(chances.sum()), float((chances * (1 - chances)).sum()) ** 0.5
    reach = NormalDist().inv_cdf((1 + SURE) / 2) * spread
    low, high = round(mean - reach), round(mean + reach)
    return max(0, low), min(len(alone), max(low, high))


ASK_FIRST = Question(find_ask_first, (ASK_FIRST_KIND,))
