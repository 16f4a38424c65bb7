"""What the server answers beside the pages: whether it lives and whether it is ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from netwerk.errors import NetwerkError
from netwerk.services.last_known import away
from netwerk.services.stores import state_of
from netwerk.ui.server_desk import server_desk

ALIVE, READY = "/leeft", "/klaar"


def routes(
    path: str, more: Sequence[BaseRoute] = (), stopping: Callable[[], bool] = lambda: False
) -> list[BaseRoute]:
    """Every route of our own, under the path of the app; ``more``: those of signing in.

    Who looks after the server may leave out the path.

    stopping: whether this server is being stopped, so that no visitors are wanted.
    """

    async def ready(_request: Request) -> Response:
        """The store answers too: who gets 503 sends no visitors here for now."""
        fine = not stopping() and await run_in_threadpool(_store_answers)
        return _told(fine, "klaar")

    return [
        *(Route(f"{at}{ALIVE}", _alive, methods=["GET"]) for at in dict.fromkeys((path, ""))),
        *(Route(f"{at}{READY}", ready, methods=["GET"]) for at in dict.fromkeys((path, ""))),
        *more,
    ]


async def _alive(_request: Request) -> Response:
    """The process answers: who gets no answer here may start it again."""
    return _told(True, "leeft")


def _store_answers() -> bool:
    try:
        desk = server_desk()
        state_of(desk)
        return away(desk) is None
    except NetwerkError:
        return False


def _told(well: bool, word: str) -> Response:
    headers = {"cache-control": "no-store"}
    return JSONResponse({word: well}, status_code=200 if well else 503, headers=headers)
