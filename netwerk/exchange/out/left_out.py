"""What a format cannot hold, counted, as sentences to say before a file is made."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.exchange.formats.network import counted
from netwerk.exchange.formats.workbook import not_in_export
from netwerk.exchange.meaning.label_plans import LabelPlan, plans
from netwerk.exchange.out.out_formats import EVERYTHING, OutFormat
from netwerk.exchange.out.outgoing import Outgoing
from netwerk.model import Relatie

NO_HISTORY = "De geschiedenis gaat niet mee; die zit in een reservekopie en in 'alles'."


def left_out(out: Outgoing, format: OutFormat) -> tuple[str, ...]:
    """Every sentence about what is not in a file of this format, or in another way."""
    return tuple(_sentences(out, format))


def personal(out: Outgoing, format: OutFormat) -> str:
    """That facts go along that may lead to a person; empty when there are none."""
    words: dict[str, None] = {}
    for label, plan in plans().items():
        held = None if format.holds is None else format.holds.get(label, frozenset())
        for veld in plan.velden.values():
            if veld.persoonlijk and (held is None or veld.naam in held):
                items = out.existing.items.get(label, {}).values()
                if any(getattr(item, veld.naam) for item in items):
                    words[veld.label] = None
    if not words:
        return ""
    return (
        f"Er gaan gegevens mee die naar een persoon kunnen leiden: {', '.join(words)}. Geef het "
        "bestand alleen aan wie ze mag zien."
    )


def _sentences(out: Outgoing, format: OutFormat) -> Iterator[str]:
    holds = format.holds
    if holds is not None:
        yield from _labels(out, frozenset(holds))
        for label, velden in holds.items():
            if velden is not None:
                yield from _velden(out, plans()[label], velden)
        loose = len(out.existing.of(Relatie)) - len(out.relaties)
        if loose and Relatie.__name__ in holds:
            many = counted(loose, "relatie gaat", "relaties gaan")
            yield f"{many} niet mee: een van de actoren is er niet."
    for note in format.notes:
        yield from note(out)
    if format.key != EVERYTHING:
        yield not_in_export()
        yield NO_HISTORY


def _labels(out: Outgoing, held: frozenset[str]) -> Iterator[str]:
    counts = [
        counted(len(items), plan.label.enkel, plan.label.meervoud)
        for label, plan in plans().items()
        if label not in held and (items := out.existing.items.get(label))
    ]
    if counts:
        yield f"Niet in dit formaat: {', '.join(counts)}."


def _velden(out: Outgoing, plan: LabelPlan, held: frozenset[str]) -> Iterator[str]:
    items = out.existing.items.get(plan.naam, {}).values()
    counts = []
    for veld in plan.velden.values():
        if veld.naam not in held and veld.naam != "id":
            filled = sum(getattr(item, veld.naam) not in (None, ()) for item in items)
            if filled:
                counts.append(f"{veld.label} ({filled} keer)")
    if counts:
        yield f"Van {plan.label.meervoud} gaat niet mee: {', '.join(counts)}."
