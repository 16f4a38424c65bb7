"""The rest of a long list in one finding: nothing is left out silently, no page is flooded."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import MORE, Finding, actor_refs

LISTED = 25
"""So many findings of a kind; one more names the rest."""
ONE_BY_ONE = "Kies een gebied of kern om ze een voor een te zien."


def rest_of(
    ground: Ground,
    kind: str,
    text: str,
    actors: Sequence[int],
    count: int | None = None,
    step: str = ONE_BY_ONE,
) -> tuple[Finding, ...]:
    """One finding that ``text`` holds for these actors too, names behind it; nothing for nobody.

    ``count``: how many findings it stands for, when that is not one an actor. step: '' where those
    that are told have none either.
    """
    if not actors:
        return ()
    return (
        Finding(
            kind,
            w.sentence(f"{text}: {w.names_of(ground.net, actors)}"),
            actor_refs(ground.net, actors),
            certainty=judged(ground),
            next_step=step,
            numbers={"more": len(actors) if count is None else count},
            about=MORE,
        ),
    )
