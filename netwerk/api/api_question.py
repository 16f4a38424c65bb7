"""A question to the API: its parameters, read and checked one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netwerk.api.problem import ProblemError
from netwerk.errors import InputError
from netwerk.typed.moments import day_or_moment

USUAL, MOST = 100, 500
"""So many on a page when nothing is said, and at most."""
LAST_PAGE = 1_000_000
STANDS = ("open", "gedaan", "vervallen", "alle")
LONGEST = 200
"""Characters of a value at most."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question, as the description tells it: its name, what it does, its form."""

    naam: str
    about: str
    form: Mapping[str, Any]


_TEXT = {"type": "string", "maxLength": LONGEST}
PARAMETERS: Mapping[str, Parameter] = {
    one.naam: one
    for one in (
        Parameter("gebied", "Alleen in dit gebied: nummer of naam.", _TEXT),
        Parameter("kern", "Alleen in deze kern: naam of sleutel.", _TEXT),
        Parameter("soort", "Alleen deze soort: de waarde die wordt bewaard.", _TEXT),
        Parameter(
            "gewijzigd_na",
            "Alleen wat daarna is gewijzigd: een dag (het eind ervan telt) of een tijdstip.",
            _TEXT | {"examples": ["2026-11-01", "2026-11-01T09:30:00Z"]},
        ),
        Parameter(
            "stand",
            "Alleen afspraken met deze stand.",
            {"type": "string", "enum": list(STANDS), "default": "open"},
        ),
        Parameter(
            "pagina",
            "Welke bladzijde.",
            {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
        ),
        Parameter(
            "aantal",
            "Hoeveel op een bladzijde.",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        ),
    )
}
PAGING = ("pagina", "aantal")


@dataclass(frozen=True)
class ApiQuestion:
    """What was asked, in the words of who asks; None: not said."""

    gebied: str | None = None
    kern: str | None = None
    soort: str | None = None
    gewijzigd_na: str | None = None
    stand: str = "open"
    pagina: int = 1
    aantal: int = USUAL


def read_question(given: Sequence[tuple[str, str]], known: Sequence[str]) -> ApiQuestion:
    """What these parameters ask. Raises ProblemError (400) naming the first that is wrong."""
    values: dict[str, Any] = {}
    for naam, text in given:
        if naam not in known:
            there = f"Kies uit: {', '.join(known)}" if known else "Laat alles na het vraagteken weg"
            raise ProblemError(
                400, f"De parameter '{naam[:40]}' is er hier niet. {there}.", parameter=naam[:40]
            )
        if naam in values:
            raise _wrong(naam, "staat er meer dan één keer. Laat er één staan")
        if not text.strip() or len(text) > LONGEST or not text.isprintable():
            raise _wrong(naam, f"is leeg, te lang of niet te lezen (hoogstens {LONGEST} tekens)")
        values[naam] = READ.get(naam, _same)(naam, text)
    return ApiQuestion(**values)


def _same(_naam: str, text: str) -> str:
    return text


def _whole(most: int) -> Callable[[str, str], int]:
    def read(naam: str, text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 9 and 1 <= int(text) <= most):
            raise _wrong(naam, f"hoort een heel getal van 1 tot en met {most} te zijn")
        return int(text)

    return read


def _stand(naam: str, text: str) -> str:
    if text not in STANDS:
        raise _wrong(naam, f"kan dit niet zijn. Kies uit: {', '.join(STANDS)}")
    return text


def _moment(naam: str, text: str) -> str:
    try:
        # In an address a + is a space, so an offset like +01:00 comes with one.
        day_or_moment(said := text.replace(" ", "+") if "T" in text else text)
    except InputError as error:
        raise ProblemError(400, f"'{naam}': {error}", parameter=naam) from None
    return said


READ: Mapping[str, Callable[[str, str], Any]] = {
    "pagina": _whole(LAST_PAGE),
    "aantal": _whole(MOST),
    "stand": _stand,
    "gewijzigd_na": _moment,
}


def _wrong(naam: str, why: str) -> ProblemError:
    return ProblemError(400, f"'{naam}' {why}.", parameter=naam)
