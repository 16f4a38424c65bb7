"""What a format holds in another way than it is stored, counted: sentences to say beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.exchange.formats.network import counted
from netwerk.exchange.formats.workbook import shown
from netwerk.exchange.formats.write_xlsx import CELL_LIMIT, is_cut
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.out.outgoing import Outgoing, has_direction


def about_ended(out: Outgoing) -> Iterator[str]:
    """That relations that are over go along, where the format has a place for that."""
    if over := sum(relatie.id in out.ended for relatie in out.relaties):
        many = counted(over, "relatie is", "relaties zijn")
        yield f"{many} voorbij. Die gaan wel mee, met de einddatum bij Tot."


def about_strengths(out: Outgoing) -> Iterator[str]:
    """That a strength is no weight."""
    if any(relatie.sterkte is not None for relatie in out.relaties):
        yield (
            "De sterkte staat bij de relatie als kenmerk en telt niet als gewicht: bij niet "
            "bekend zou het programma 1 invullen."
        )


def about_directions(out: Outgoing) -> Iterator[str]:
    """That some programs know one direction only."""
    if len({has_direction(relatie) for relatie in out.relaties}) > 1:
        yield (
            "Sommige relaties hebben een richting en andere niet. Gephi en yEd tonen dat; networkx "
            "weigert zo'n bestand (kies node-link)."
        )


def about_long_texts(out: Outgoing) -> Iterator[str]:
    """How many texts are longer than a cell can hold."""
    long = 0
    for label, items in out.existing.items.items():
        plan = plans().get(label)
        velden = [v for v in plan.velden.values() if v.type in ("tekst", "teksten")] if plan else []
        for item in items.values():
            for veld in velden:
                value = getattr(item, veld.naam)
                if value and len(str(value)) * 2 > CELL_LIMIT:
                    long += is_cut(str(shown(veld, value)))
    if long:
        many = counted(long, "tekst past", "teksten passen")
        yield f"{many} niet in een cel ({CELL_LIMIT} tekens). Het eind valt weg; kies liever CSV."


def about_pajek(out: Outgoing) -> Iterator[str]:
    """What Pajek has no place for."""
    if ones := sum(r.sterkte == 1 for r in out.relaties):
        many = counted(ones, "relatie heeft", "relaties hebben")
        yield f"{many} sterkte 1. In Pajek lijkt dat op een sterkte die niet bekend is."
    if quoted := sum('"' in actor.naam for actor in out.actors):
        many = counted(quoted, "naam krijgt", "namen krijgen")
        yield f"{many} een enkel aanhalingsteken in plaats van een dubbel."
    yield "De soort van een actor zie je alleen aan de kleur."


def about_hsds(out: Outgoing) -> Iterator[str]:
    """What is asked of an organisation that is not known."""
    if plain := sum(not actor.omschrijving for actor in out.actors):
        many = counted(plain, "organisatie", "organisaties")
        yield f"HSDS vraagt een omschrijving; die is niet bekend bij {many} en blijft leeg."
