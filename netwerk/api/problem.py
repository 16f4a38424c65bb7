"""What went wrong, as the API tells it: problem+json (RFC 9457) in Dutch."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.responses import Response

from netwerk.errors import AccessDenied, InputError, NetwerkError, NotFound, StoreBusy, StoreError

TITLES: Mapping[int, str] = {
    400: "De vraag klopt niet",
    401: "Geen geldige sleutel",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Dit kan hier niet",
    429: "Te veel vragen",
    500: "Er ging iets mis",
    503: "De gegevens zijn niet te bereiken",
}
NOT_THERE = "Dit is er niet, of niet voor deze sleutel. Controleer het adres."
NOT_NOW = "Netwerk kan nu niet bij de gegevens. Probeer het over een minuut opnieuw."
OURS = "Dit ligt aan netwerk. Meld bij de beheerder wanneer het gebeurde."
WAIT = 60
"""Seconds after which it may be asked again when the store cannot be reached."""


class ProblemError(NetwerkError):
    """An answer that is no answer: its status, a sentence, and headers that go with it.

    parameter: which part of the question is wrong, "" when none is.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        parameter: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.parameter = status, parameter
        self.headers = dict(headers or {})


def problem_of(error: NetwerkError) -> ProblemError:
    """What an error of a service is to who asked by the API.

    What he may not see is not there: no answer tells one from the other.
    """
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, AccessDenied | NotFound):
        return ProblemError(404, NOT_THERE)
    if isinstance(error, InputError):
        return ProblemError(400, str(error))
    if isinstance(error, StoreError):
        wait = 1 if isinstance(error, StoreBusy) else WAIT
        return ProblemError(503, NOT_NOW, headers={"Retry-After": str(wait)})
    return ProblemError(500, OURS)


def problem_response(problem: ProblemError) -> Response:
    """The answer that tells of a problem."""
    told: dict[str, object] = {
        "status": problem.status,
        "title": TITLES.get(problem.status, TITLES[400]),
        "detail": str(problem),
    }
    if problem.parameter:
        told["parameter"] = problem.parameter
    return Response(
        json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"),
        problem.status,
        problem.headers,
        "application/problem+json",
    )
