"""All faults of a file together, so that it is mended in one go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from netwerk.errors import InputError, NetwerkError, SchemaError

Read = TypeVar("Read")


class Faults:
    """What is wrong, a line each, in the order in which it was found."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, fault: NetwerkError) -> None:
        """Keep one more."""
        self.lines += str(fault).split("\n")

    def of(self, read: Callable[[], Read]) -> Read | None:
        """What is read; None when that has a fault, which is kept."""
        try:
            return read()
        except (InputError, SchemaError) as fault:
            self.add(fault)
            return None

    def tell(self) -> None:
        """Raise InputError with all of them, each once, when there are any."""
        if self.lines:
            raise InputError("\n".join(dict.fromkeys(self.lines)))
