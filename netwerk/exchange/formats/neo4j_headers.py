"""The headers of our files for neo4j-admin, for who writes them and who reads them back."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.exchange.meaning.label_plans import LabelPlan, plans
from netwerk.model import Relatie
from netwerk.schema import Veld, schema


def is_ours(headers: Sequence[str]) -> bool:
    """Whether a file with these headers was made here, so that its keys are ours."""
    made = [relation_headers(), *map(node_headers, plans().values())]
    return list(headers) in made


def node_headers(plan: LabelPlan) -> list[str]:
    """The headers of a file with the items of one label."""
    velden = [veld for veld in plan.velden.values() if veld.naam != "id"]
    return [f"id:ID({plan.naam})", *map(_header, velden), ":LABEL"]


def relation_velden() -> list[Veld]:
    """The properties of a relation beside its ends and kind."""
    velden = plans()[Relatie.__name__].velden.values()
    return [veld for veld in velden if veld.naam not in ("van", "naar", "soort")]


def relation_headers() -> list[str]:
    """The headers of the file with the relations between actors."""
    return [":START_ID(Actor)", ":END_ID(Actor)", ":TYPE", *map(_header, relation_velden())]


def _header(veld: Veld) -> str:
    number = veld.keuzes is not None and schema().keuzelijst(veld).getallen
    if veld.type == "getal" or number:
        return f"{veld.naam}:int"
    if veld.type == "kommagetal":
        return f"{veld.naam}:double"
    return f"{veld.naam}:string[]" if veld.meervoudig else veld.naam
