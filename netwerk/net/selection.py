"""Which part of the network a number or picture is about. Every finding names its selection."""

from __future__ import annotations

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
