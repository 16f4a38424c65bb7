"""The read API as an ASGI app, to be mounted at ``/api/v1`` beside the pages.

It answers GET, HEAD and OPTIONS only and reads no body. Each question is one thread of the pool of
the server, at one moment of the store; what is worked out of the network is what the pages keep.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from netwerk.access.application_settings import applications_of_settings
from netwerk.api.answering import Given, give_list, give_one
from netwerk.api.door import NO_METHOD, NOWHERE, Applications, DeskOf, Door
from netwerk.api.enough import Buckets
from netwerk.api.explained import explained
from netwerk.api.listings import LISTINGS, ApiList
from netwerk.api.openapi import API_VERSION, openapi
from netwerk.api.problem import (
    NOT_THERE,
    OURS,
    TITLES,
    ProblemError,
    problem_of,
    problem_response,
)
from netwerk.errors import InputError, NetwerkError

METHODS = ["GET", "HEAD", "OPTIONS"]
ALLOW = {"Allow": ", ".join(METHODS)}
HEADERS: Mapping[str, str] = {
    "API-Version": API_VERSION,
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Authorization",
    "X-Content-Type-Options": "nosniff",
}
"""With every answer. No CORS: a page of another site reads nothing here."""
JSON, HTML = "application/json", "text/html"
_LOG = logging.getLogger(__name__)

Handler = Callable[[Request], Response]


def api_app(
    desk_of: DeskOf,
    applications: Applications = applications_of_settings,
    buckets: Buckets | None = None,
) -> Starlette:
    """The API at the desks that ``desk_of`` gives: of each application as the user that it is.

    applications: asked at each question, so that a key that is taken out of the settings ends at
    once. Mount it without a trailing slash: ``Mount("/api/v1", api_app(...))``.
    """
    door = Door(desk_of, applications, buckets or Buckets())
    description = json.dumps(openapi(LISTINGS), ensure_ascii=False, indent=1)
    handlers: dict[str, Handler] = {
        "/openapi.json": _fixed(description, JSON),
        "/uitleg": _fixed(explained(LISTINGS), HTML),
    }
    for listing in LISTINGS:
        handlers[f"/{listing.naam}"] = partial(_listed, door, listing)
        if listing.one is not None:
            handlers[f"/{listing.naam}/{{id:path}}"] = partial(_one, door, listing)
    app = Starlette(
        routes=[Route(path, _guarded(act), methods=METHODS) for path, act in handlers.items()],
        exception_handlers={HTTPException: partial(_not_routed, door)},
    )
    app.router.redirect_slashes = False
    return app


def _listed(door: Door, listing: ApiList, request: Request) -> Response:
    desk, application = door.let_in(request)
    return _response(give_list(desk, application, listing, request))


def _one(door: Door, listing: ApiList, request: Request) -> Response:
    desk, _application = door.let_in(request)
    return _response(give_one(desk, listing, request))


def _response(given: Given) -> Response:
    if given.body is None:
        return Response(status_code=304, headers=dict(given.headers))
    return Response(given.body, headers=dict(given.headers), media_type=JSON)


def _fixed(text: str, media_type: str) -> Handler:
    """What is the same for everybody, and open: it holds nothing of the store."""
    return lambda _request: Response(text, media_type=media_type)


def _guarded(handler: Handler) -> Handler:
    """A handler that tells of what goes wrong, and never how.

    A plain function, so that it is run in a thread of the pool.
    """

    def guarded(request: Request) -> Response:
        if request.method == "OPTIONS":
            return _with_headers(Response(status_code=204, headers=ALLOW))
        try:
            return _with_headers(handler(request))
        except NetwerkError as error:
            return _with_headers(problem_response(_told(error)))
        except Exception:  # noqa: BLE001 (our fault: told in the log of the server)
            _LOG.exception("Een vraag aan de API ging mis.")
            return _with_headers(problem_response(ProblemError(500, OURS)))

    return guarded


def _told(error: NetwerkError) -> ProblemError:
    """What is told of an error; one of the settings is no fault of who asks, and not for him."""
    if isinstance(error, InputError):
        _LOG.error("De instellingen van de API kloppen niet: %s", error)
        return ProblemError(503, "De API is nu niet te gebruiken. Vraag het de beheerder.")
    return problem_of(error)


def _not_routed(door: Door, request: Request, error: Exception) -> Response:
    """An address or a method that is not there; in a thread, as it may be written down."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 405:
        said = ProblemError(405, f"Gebruik {', '.join(METHODS[:2])} of OPTIONS.", headers=ALLOW)
    else:
        said = ProblemError(status if status in TITLES else 404, NOT_THERE)
    try:
        door.turned_away(request, NO_METHOD if status == 405 else NOWHERE)
    except NetwerkError as problem:
        said = _told(problem)
    return _with_headers(problem_response(said))


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
