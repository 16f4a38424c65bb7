"""What a `Net` is made of, as every engine gives it in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerk.model import Gebied, Kern, Value, Verschil

ACTOR_COLUMNS = (
    "id",
    "naam",
    "soort",
    "categorie",
    "domeinen",
    "gebieden",
    "kern",
    "rol",
    "status",
    "gevraagd",
    "bron",
    "laatst_bevestigd",
)
RELATIE_COLUMNS = (
    "id",
    "van",
    "naar",
    "soort",
    "sterkte",
    "frequentie",
    "thema",
    "sinds",
    "tot",
    "bron",
    "laatst_bevestigd",
)


@dataclass(frozen=True)
class Snapshot:
    """Everything a `Net` needs, read in one transaction.

    ``actors`` and ``relaties`` map each name of ACTOR_COLUMNS / RELATIE_COLUMNS to a list, ordered
    by id; absent values are None, lists are tuples. ``op`` is the date it stands for, None for now.
    """

    revision: int
    actors: Mapping[str, Sequence[Value]]
    relaties: Mapping[str, Sequence[Value]]
    gebieden: tuple[Gebied, ...]
    kernen: tuple[Kern, ...]
    op: str | None = None
    verschillen: tuple[Verschil, ...] = ()
