"""Which part of the network a number or picture is about. Every finding names its selection."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Selection:
    """A filter on actors and ties; an empty one is the whole network.

    gebied and kern are ids; soorten, categorieen, domeinen and relaties are stored values (an actor
    or tie passes when it has one of them); thema is folded text; op is the day the network stands
    for.
    """

    gebied: str | None = None
    kern: str | None = None
    soorten: tuple[str, ...] = ()
    categorieen: tuple[str, ...] = ()
    domeinen: tuple[str, ...] = ()
    relaties: tuple[str, ...] = ()
    thema: str | None = None
    op: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out (the day aside)."""
        return all(getattr(self, f.name) in (None, ()) for f in fields(self) if f.name != "op")

    @property
    def key(self) -> str:
        """Which part it is, on whatever day and in every run the same; '' for the whole.

        The place stays readable, of other filters a few letters stand for all.
        """
        place = "/".join(filter(None, (self.gebied, self.kern)))
        named = {f.name: getattr(self, f.name) for f in fields(Selection)}
        rest = {n: v for n, v in named.items() if v and n not in ("gebied", "kern", "op")}
        filters = hashlib.sha256(repr(sorted(rest.items())).encode()).hexdigest()[:8]
        return "+".join(filter(None, (place, filters if rest else "")))


@dataclass(frozen=True)
class SeenSelection(Selection):
    """A selection for who may read some gebieden only: to this reader these are the whole.

    What is worked out for it is kept apart from what others see.
    """

    gebieden: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out of what may be read (the day aside)."""
        return Selection(**{f.name: getattr(self, f.name) for f in fields(Selection)}).is_whole

    @property
    def key(self) -> str:
        """As of who reads everything and chose the same; without a choice these gebieden."""
        chosen = super().key
        return chosen if self.gebied else "+".join(filter(None, ("-".join(self.gebieden), chosen)))
