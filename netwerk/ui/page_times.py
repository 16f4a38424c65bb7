"""How long pages take, for the metrics of a server: by page, never by person."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Histogram

log = logging.getLogger("netwerk.pages")

TIMES = CollectorRegistry()
"""What is kept of this process; the metrics of the server read it."""
BUCKETS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0)
"""Seconds. The bar of a page is half a second."""
_SECONDS = Histogram(
    "netwerk_page_seconds",
    "Seconds that a page took to draw, by page.",
    ["page"],
    buckets=BUCKETS,
    registry=TIMES,
)


@contextmanager
def timed(page: str) -> Iterator[None]:
    """Time one run of a page, also one that was cut short. page: its name in the menu."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - began
        _SECONDS.labels(page).observe(seconds)
        log.info("page drawn", extra={"page": page, "seconds": seconds})
