"""How many items stand in a list; actors who stopped are told, since they count nowhere else."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.typed.dutch_numbers import whole


def listed_words(label: str, count: int, stopped: int) -> str:
    """A list in words: '140 actoren, waarvan 2 gestopt of opgegaan: die tellen elders niet mee'."""
    known = schema().labels[label]
    return f"{whole(count)} {known.enkel if count == 1 else known.meervoud}{_stopped(stopped)}"


def actors_kept(desk: Desk) -> str:
    """How many actors are in the store, as a sentence. Raises AccessDenied."""
    from netwerk.insight.active import GONE  # numpy: not for who asks for help

    desk.require(LEZEN)
    kept = [entry.item.status in GONE for entry in desk.reads.all(Actor)]
    words = "Er staat 1 actor in" if len(kept) == 1 else f"Er staan {len(kept)} actoren in"
    return f"{words}{_stopped(sum(kept))}."


def _stopped(count: int) -> str:
    if not count:
        return ""
    return f", waarvan {whole(count)} gestopt of opgegaan: die {_count(count)} elders niet mee"


def _count(count: int) -> str:
    return "telt" if count == 1 else "tellen"
