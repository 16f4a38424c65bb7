"""Getting ready: what is compiled and what loads late, by doing everything once.

On the demo area, in a store that is thrown away.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from netwerk.access.rights import User
from netwerk.map.ready import get_map_ready
from netwerk.net.selection import Selection
from netwerk.net.warm import warm
from netwerk.schema import schema
from netwerk.services.answers.findings import findings
from netwerk.services.describing.descriptions import description
from netwerk.services.imports import load_demo
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings

ANY_DAY = date(2026, 1, 1)
KERNELS = 0.6
"""The share of the time that the kernels take."""


def get_ready(settings: Settings, progress: Callable[[float], None]) -> None:
    """Do once what every page does, so that no user waits for compiling.

    Seconds when new, less when done before.
    """
    warm(lambda share: progress(share * KERNELS))
    with tempfile.TemporaryDirectory(prefix="netwerk-") as folder:
        store = open_store(replace(settings, store=str(Path(folder) / "netwerk.db")))
        desk = replace(
            desk_at(store, User("netwerk", "beheerder"), Path(folder)), clock=lambda: ANY_DAY
        )
        try:
            load_demo(desk)
            progress(0.65)
            findings(desk, Selection(gebied="1"))
            progress(0.75)
            get_map_ready(desk.networks.net(Selection(gebied="1")), schema())
            progress(0.9)
            description(desk, None, "screen")
        finally:
            desk.close()
    progress(1.0)
