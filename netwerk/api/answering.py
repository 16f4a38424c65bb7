"""From a question that was let in to the answer: page by page, with a tag of how things stood."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from netwerk import __version__
from netwerk.access.application_settings import Application
from netwerk.access.log_line import CONTACT_ZIEN, OPVRAGEN, item_words
from netwerk.api.api_question import ApiQuestion, read_question
from netwerk.api.listings import ITEMS, ApiList
from netwerk.api.openapi import API_VERSION
from netwerk.api.problem import ProblemError, problem_of
from netwerk.errors import AccessDenied, NetwerkError
from netwerk.services.desk import Desk
from netwerk.services.plain_values.last_changed import how_it_stands
from netwerk.services.plain_values.values_seen import CONTACT_FIELDS


@dataclass(frozen=True)
class Given:
    """An answer. body: None when who asks has it already (304)."""

    body: bytes | None
    headers: Mapping[str, str] = field(default_factory=dict)


def give_list(desk: Desk, application: Application, listing: ApiList, request: Request) -> Given:
    """One page of a list. Raises ProblemError, StoreUnavailable; writes one line in the log."""
    try:
        with desk.one_moment():
            asked = read_question(request.query_params.multi_items(), listing.parameters)
            tag = _tag(desk, request)
            if _has_it(request, tag):
                desk.record(OPVRAGEN, listing.naam)
                return Given(None, {"ETag": tag})
            here = _in_own_gebied(asked, application, listing)
            try:
                answer = listing.whole(desk, here)
            except AccessDenied:
                _ask_for_gebied(here, application, listing)
                raise
    except NetwerkError as error:
        raise _recorded(desk, listing, error) from error
    held = answer[listing.key]
    beside = {key: value for key, value in answer.items() if key != listing.key}
    first = (asked.pagina - 1) * asked.aantal
    page = held[first : first + asked.aantal]
    about = {"pagina": asked.pagina, "aantal": asked.aantal, "totaal": len(held)}
    _record(desk, listing, listing.naam, page)
    body = _bytes({**beside, ITEMS: page, "paginering": about})
    return Given(body, {"ETag": tag, **_links(request, asked, len(held))})


def give_one(desk: Desk, listing: ApiList, request: Request) -> Given:
    """What is known of one of a list. Raises ProblemError, StoreUnavailable; writes in the log."""
    id = str(request.path_params["id"])
    assert listing.one is not None  # noqa: S101 (for the type checker: it has a route)
    try:
        with desk.one_moment():
            read_question(request.query_params.multi_items(), ())
            answer = listing.one(desk, id)
            tag = _tag(desk, request)
    except NetwerkError as error:
        raise _recorded(desk, listing, error) from error
    _record(desk, listing, item_words(listing.label, id), [answer])
    return Given(None if _has_it(request, tag) else _bytes(answer), {"ETag": tag})


def _in_own_gebied(asked: ApiQuestion, application: Application, listing: ApiList) -> ApiQuestion:
    """Who sees one gebied only, need not name it."""
    said = asked.gebied is not None or asked.kern is not None
    if said or "gebied" not in listing.filters or len(application.gebieden) != 1:
        return asked
    return replace(asked, gebied=application.gebieden[0])


def _ask_for_gebied(asked: ApiQuestion, application: Application, listing: ApiList) -> None:
    """Raise ProblemError when who sees some gebieden only, asks for all of them at once."""
    if application.gebieden and asked.gebied is None and "gebied" in listing.filters:
        own = ", ".join(application.gebieden)
        raise ProblemError(
            400, f"Noem met 'gebied' om welk gebied het gaat. Kies uit: {own}.", parameter="gebied"
        )


def _recorded(desk: Desk, listing: ApiList, error: NetwerkError) -> NetwerkError:
    desk.record(OPVRAGEN, listing.naam, False)
    return problem_of(error)


def _record(desk: Desk, listing: ApiList, what: str, given: Sequence[Mapping[str, Any]]) -> None:
    desk.record(OPVRAGEN, what)
    fields = CONTACT_FIELDS.get(listing.label, ())
    if any(one["values"].get(veld) for veld in fields for one in given):
        desk.record(CONTACT_ZIEN, what)


def _tag(desk: Desk, request: Request) -> str:
    """Another one when the answer may be another: another moment, user or question."""
    user = desk.user
    query = sorted(request.query_params.multi_items())
    parts = [how_it_stands(desk), user.naam, user.rol, sorted(user.rollen.items())]
    parts += [request.scope["path"], query, API_VERSION, __version__]
    return f'"{sha256(json.dumps(parts).encode()).hexdigest()[:32]}"'


def _has_it(request: Request, tag: str) -> bool:
    held = ",".join(request.headers.getlist("if-none-match"))
    return tag in {one.strip().removeprefix("W/") for one in held.split(",")}


def _links(request: Request, asked: ApiQuestion, total: int) -> Mapping[str, str]:
    """Where the other pages are, from the address that was asked."""
    last = max(1, -(-total // asked.aantal))
    there = {"first": 1, "prev": asked.pagina - 1, "next": asked.pagina + 1, "last": last}
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "pagina"]
    links = [
        f'<?{urlencode([*rest, ("pagina", page)])}>; rel="{rel}"'
        for rel, page in there.items()
        if 1 <= page <= last
    ]
    return {"Link": ", ".join(links)}


def _bytes(answer: Mapping[str, Any]) -> bytes:
    """As the commands print it, but for what no JSON can hold (NaN), which is null."""
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False)
    except ValueError:
        finite = json.loads(json.dumps(answer), parse_constant=lambda _: None)
        text = json.dumps(finite, ensure_ascii=False)
    return text.encode("utf-8", "replace")
