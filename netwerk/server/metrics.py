"""What a server tells about itself in the text format of Prometheus: numbers, never a name.

Open to who brings the secret of NETWERK_METRICS_GEHEIM. Without one: to who asks from this machine
itself, as long as nobody signs in; a proxy that names no other asker comes from this machine too.
"""

from __future__ import annotations

import hmac
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily as Counted
from prometheus_client.core import GaugeMetricFamily as Gauge
from prometheus_client.core import SummaryMetricFamily as Summed
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from netwerk import __version__
from netwerk.access.server_address import LOOPBACK
from netwerk.access.work_done import CHANGES, ERRORS, JOBS, LOG_LINES, REFUSED, WORK_DONE
from netwerk.errors import InputError, NetwerkError
from netwerk.ui.page_times import TIMES

METRICS = "/metrics"
SECRET = "NETWERK_METRICS_GEHEIM"  # noqa: S105 (the name of the variable)
SHORTEST = 16
"""Characters of the secret."""
PASSED_ON = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
"""Who comes by a proxy on this machine does not come from this machine."""
_COUNTS = {
    CHANGES: "Changes that this process stored.",
    REFUSED: "Times that this process refused something for want of a right.",
    LOG_LINES: "Lines that this process wrote in the log.",
    ERRORS: "Errors on a page that nobody foresaw.",
}


@dataclass(frozen=True)
class StoreAnswer:
    """A small question to the store: its newest revision, and the seconds that it took.

    revision: None when the store did not answer.
    """

    revision: int | None
    seconds: float


def asked(question: Callable[[], int]) -> StoreAnswer:
    """Ask the store its newest revision, and time it."""
    began = time.perf_counter()
    try:
        revision: int | None = question()
    except NetwerkError:
        revision = None
    return StoreAnswer(revision, time.perf_counter() - began)


def metrics_secret(environ: Mapping[str, str] | None = None) -> str:
    """The secret for who asks from elsewhere; "" without one. Raises InputError when too short."""
    secret = (os.environ if environ is None else environ).get(SECRET, "")
    if secret and len(secret) < SHORTEST:
        raise InputError(
            f"{SECRET} is te kort. Geef minstens {SHORTEST} tekens, of laat deze variabele weg."
        )
    return secret


def metrics_route(
    path: str, question: Callable[[], int], secret: str, *, people_sign_in: bool
) -> Route:
    """The route of the metrics under the path of the app.

    question: asks the store for the number of its newest revision. people_sign_in: then it is not
    the server of one desk, and without a secret nobody may ask.
    """
    registry = _registry(question)

    async def answer(request: Request) -> Response:
        if not _may_ask(request, secret, people_sign_in):
            return PlainTextResponse("", status_code=404)
        text = await run_in_threadpool(_text, registry)
        headers = {"cache-control": "no-store", "content-type": CONTENT_TYPE_PLAIN_0_0_4}
        return Response(text, headers=headers)

    return Route(f"{path}{METRICS}", answer, methods=["GET"])


def _may_ask(request: Request, secret: str, people_sign_in: bool) -> bool:
    if secret:
        given = request.headers.getlist("authorization")
        wanted = f"Bearer {secret}".encode()
        return len(given) == 1 and hmac.compare_digest(given[0].encode("utf-8"), wanted)
    if people_sign_in:
        return False
    near = request.client is not None and request.client.host in {"127.0.0.1", "::1"}
    return (
        near
        and request.url.hostname in LOOPBACK
        and not any(name in request.headers for name in PASSED_ON)
    )


def _text(registry: CollectorRegistry) -> bytes:
    return generate_latest(registry) + generate_latest(TIMES)


def _registry(question: Callable[[], int]) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Numbers(question))
    ProcessCollector(registry=registry)
    return registry


class _Numbers(Collector):
    """The numbers of this process, as they stand when somebody asks."""

    def __init__(self, question: Callable[[], int]) -> None:
        self._question = question

    def describe(self) -> list[Metric]:
        """None beforehand: the store is asked when the metrics are."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All of them."""
        build = Gauge("netwerk_build_info", "Which netwerk this is.", labels=["version"])
        build.add_metric([__version__], 1)
        yield build
        yield Gauge("netwerk_sessions", "Browser pages that are open now.", value=_sessions())
        store = asked(self._question)
        up = store.revision is not None
        yield Gauge("netwerk_store_up", "1 when the store answers.", value=int(up))
        if store.revision is not None:
            told = "Number of the newest revision in the store."
            yield Gauge("netwerk_store_revision", told, value=store.revision)
        took = "Seconds of one small question to the store, asked just now."
        yield Gauge("netwerk_store_answer_seconds", took, value=store.seconds)
        state = WORK_DONE.state()
        for name, text in _COUNTS.items():
            yield Counted(f"netwerk_{name}", text, value=state.counts.get(name, 0))
        yield Gauge("netwerk_writing", "Changes that are being stored now.", value=state.writing)
        times, seconds = state.seconds.get(JOBS, (0, 0.0))
        text = "Seconds of what is worked out in the background, such as findings."
        yield Summed("netwerk_job_seconds", text, count_value=times, sum_value=seconds)


def _sessions() -> int:
    """Pages that are open: 0 before Streamlit runs."""
    if not Runtime.exists():
        return 0
    return int(Runtime.instance()._session_mgr.num_active_sessions())
