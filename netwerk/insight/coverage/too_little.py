"""Whether there is anything to look at."""

from __future__ import annotations

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import (
    Finding,
    actor_refs,
)
from netwerk.insight.kinds import Kind, Question

NO_ACTORS = Kind(
    "no_actors", kinds.FIRST, 10, kinds.the_whole, report=kinds.ReportSlot(kinds.REPORT_NETWORK)
)


ONE_ACTOR = Kind(
    "one_actor", kinds.FIRST, 11, kinds.the_whole, report=kinds.ReportSlot(kinds.REPORT_NETWORK)
)


NO_CONTACTS = Kind(
    "no_contacts", kinds.FIRST, 12, kinds.the_whole, report=kinds.ReportSlot(kinds.REPORT_NETWORK)
)


def find_too_little(ground: Ground) -> tuple[Finding, ...]:
    """One finding when there are no actors, one actor or no contacts, else nothing."""
    net = ground.net
    if net.n == 0:
        step = "Kies een ruimere selectie, voer actoren in of importeer een bestand."
        return (
            Finding(
                NO_ACTORS.name,
                "In deze selectie staan geen actoren.",
                certainty=judged(ground),
                next_step=step,
            ),
        )
    if net.n == 1:
        text = f"in deze selectie staat maar één actor: {w.name_of(net, 0)}"
        step = "Kies een ruimere selectie of voer meer actoren in."
        return (
            Finding(
                ONE_ACTOR.name,
                w.sentence(text),
                actor_refs(net, (0,)),
                certainty=judged(ground),
                next_step=step,
            ),
        )
    if not len(net.indices):
        text = f"tussen deze {w.counted(net.n)} is nog geen enkel contact vastgelegd"
        step = "Vraag wie met wie contact heeft, of importeer een bestand met contacten."
        return (
            Finding(
                NO_CONTACTS.name,
                w.sentence(text),
                certainty=judged(ground, absence=True),
                next_step=step,
            ),
        )
    return ()


TOO_LITTLE = Question(find_too_little, (NO_ACTORS, ONE_ACTOR, NO_CONTACTS))
