"""JSON as values, read without trust; numbers stay the text that they are in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.typed.text import join_list

Record = dict[str, Any]
_TOO_DEEP = "is te diep genest en is om veiligheid niet gelezen. Kies een eenvoudiger export."


def load_json(name: str, content: bytes) -> Any:
    """What a JSON file holds; a list when it has an object on every line (JSON Lines).

    Raises InputError naming the line that is wrong.
    """
    text, _ = decode(name, content)
    try:
        return _loads(text)
    except RecursionError:
        raise InputError(f"{name} {_TOO_DEEP}") from None
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise _wrong(name, error.lineno) from None
    return [
        _line(name, number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    ]


def text_of(value: Any) -> str:
    """A value as the text of a cell: nothing for nothing, ja and nee, a list as one cell.

    What is nested deeper has no text.
    """
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return join_list(
            text for item in value if not isinstance(item, list) and (text := text_of(item))
        )
    return str(value)


def flat(record: Mapping[str, Any], inner: tuple[str, ...] = ()) -> dict[str, str]:
    """A record as texts: what is nested under the ``inner`` keys comes beside the rest.

    Another nested record gives columns 'plaats.stad'.
    """
    out: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            before = "" if key in inner else f"{key}."
            for own, nested in value.items():
                if text := text_of(nested):
                    header = f"{before}{own}"
                    out[header if header not in out else f"{key}.{own}"] = text
        elif text := text_of(value):
            out[str(key)] = text
    return out


def records(value: Any) -> list[Record]:
    """The records of a list, or of an object that has them by key; empty when it is neither."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    if isinstance(value, dict) and value and all(isinstance(v, dict) for v in value.values()):
        return [{"id": key, **item} for key, item in value.items()]
    return []


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda _: None)


def _line(name: str, number: int, line: str) -> Any:
    try:
        return _loads(line)
    except json.JSONDecodeError:
        raise _wrong(name, number) from None
    except RecursionError:
        raise InputError(f"{name}, regel {number} {_TOO_DEEP}") from None


def _wrong(name: str, line: int) -> InputError:
    return InputError(
        f"{name}, regel {line}: geen goede JSON. Het bestand is niet heel binnengekomen of met de "
        "hand veranderd; exporteer het opnieuw, of kies een export als .xlsx of .csv."
    )
