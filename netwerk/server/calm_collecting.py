"""Cycles of Python are cleared at set times, and not in the midst of the pages.

A full collection looks at every object there is, with a whole network kept some half a second, and
stops everybody meanwhile: on its own Python does that every twenty seconds when many work at once.
What outlived a collection is set apart (`clear_all`), so that those of its own look at what is new
only; once in a while everything is looked at again.
"""

from __future__ import annotations

import gc
import threading

from netwerk.ui.inlezen.memory_back import clear_all

SOON, EVERY = 60.0, 900.0
"""Seconds after which the first visitors have made what is kept, and between two looks at all."""
YOUNG = 20_000
"""Objects made before the newest are looked at; Python's own 700 is for small programs."""


def keep_tidy(*, soon: float = SOON, every: float = EVERY) -> threading.Event:
    """Tidy now, soon, and then every so many seconds, until the event that it gives is set."""
    ended = threading.Event()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    clear_all()

    def go_on() -> None:
        pause = soon
        while not ended.wait(pause):
            clear_all()
            pause = every

    threading.Thread(target=go_on, name="netwerk-opruimen", daemon=True).start()
    return ended
