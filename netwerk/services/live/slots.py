"""Results that are made once and kept, the ones that were asked for last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

R = TypeVar("R")


@dataclass
class _Slot:
    """One result being made or made; the lock lets a second asker wait for the first."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    value: object = None
    ready: bool = False


class Slots:
    """At most so many results by key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._guard = threading.Lock()

    def kept(self, key: Hashable, make: Callable[[], R]) -> R:
        """The result under this key, made once.

        A second asker waits for the first instead of making it too. A failure is not kept.
        """
        with self._guard:
            slot = self._slots.get(key)
            if slot is None:
                slot = self._slots[key] = _Slot()
            self._slots.move_to_end(key)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
        with slot.lock:
            if not slot.ready:
                slot.value = make()
                slot.ready = True
        return slot.value  # type: ignore[return-value]
