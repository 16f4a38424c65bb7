"""From text to the value of a property, by the schema, and whether two values are the same.

The same for a form and for a cell of a file: numbers, dates, choices and lists are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from netwerk.model import Value, fold
from netwerk.schema import KeuzeLijst, Veld, schema
from netwerk.typed.dates import about, day_words, iso_date
from netwerk.typed.rhythm import rhythm
from netwerk.typed.text import one_line, split_list, tidy

TEXT_LIMIT = 20_000
KEY_LIMIT = 200
LEFT_EMPTY = "leeg gelaten"
"""What a remark says of a text that is no value; who keeps the text elsewhere says that."""


def convert(veld: Veld, text: str) -> tuple[Value, str | None]:
    """The value that ``text`` stands for, and a remark for the user or None.

    A reference gives None: who knows what there is to refer to looks it up.
    """
    return _CONVERT[veld.type](veld, text)


def same(veld: Veld, one: Value, other: Value) -> bool:
    """Whether two values are the same, apart from blanks, control characters and list order."""
    return one == other or comparable(veld, one) == comparable(veld, other)


def allowed(lijst: KeuzeLijst, limit: int = 12) -> str:
    """The words of a list as a sentence part."""
    words = [keuze.label for keuze in lijst.keuzes.values()]
    return ", ".join(words[:limit]) + (" ..." if len(words) > limit else "")


def _text(veld: Veld, text: str) -> tuple[Value, str | None]:
    limit = KEY_LIMIT if veld.naam == "id" else TEXT_LIMIT
    if len(text) > limit:
        return None, f"de tekst is langer dan {limit} tekens; niet overgenomen."
    return (text if veld.lang else one_line(text)), None


def _texts(_: Veld, text: str) -> tuple[Value, str | None]:
    if len(text) > TEXT_LIMIT:
        return None, f"de tekst is langer dan {TEXT_LIMIT} tekens; niet overgenomen."
    return tuple(dict.fromkeys(one_line(item) for item, _ in split_list(text))), None


def _datum(_: Veld, text: str) -> tuple[Value, str | None]:
    value = iso_date(text)
    if value is None and (certain := about(text)):
        return certain, f"'{text[:60]}' is gelezen als {day_words(certain)}."
    if value is None:
        return (
            None,
            f"'{text[:60]}' is geen datum; {LEFT_EMPTY}. Schrijf dag-maand-jaar (3-4-2024), een "
            "maand (april 2024) of een jaar.",
        )
    return value, None


def _keuze(veld: Veld, text: str) -> tuple[Value, str | None]:
    lijst = schema().keuzelijst(veld)
    waarde = lijst.find(re.sub(r"^(\d+)[.,]0+$", r"\1", text))
    if waarde is not None:
        return (int(waarde) if lijst.getallen else waarde), None
    if lijst.naam == "frequentie" and (often := rhythm(text)):
        return often, f"'{text[:60]}' is gelezen als '{lijst.label(often)}'."
    if lijst.vrij:
        return _text(veld, text)[
            0
        ], f"'{text[:60]}' is geen bekend woord voor {veld.label}; overgenomen zoals het er staat."
    return (
        None,
        f"'{text[:60]}' staat niet in de lijst {veld.label}; {LEFT_EMPTY}. Mogelijk: "
        f"{allowed(lijst)}.",
    )


def _keuzes(veld: Veld, text: str) -> tuple[Value, str | None]:
    lijst = schema().keuzelijst(veld)
    words = (
        [text]
        if lijst.find(text)
        else [w for item, whole in split_list(text) for w in _choices(lijst, item, whole)]
    )
    values = tuple(dict.fromkeys(lijst.find(word) or one_line(word) for word in words))
    unknown = [value for value in values if value not in lijst.keuzes]
    if not unknown:
        return values, None
    named = ", ".join(f"'{word[:60]}'" for word in unknown)
    if lijst.vrij:
        return (
            values,
            f"geen bekend woord voor {veld.label}: {named}; overgenomen zoals het er staat.",
        )
    return tuple(
        v for v in values if v in lijst.keuzes
    ), f"{named} staat niet in de lijst {veld.label}; weggelaten."


def _choices(lijst: KeuzeLijst, item: str, whole: bool) -> list[str]:
    """An item, or its parts when they are known words and the item is none ('sport en jeugd')."""
    if whole or lijst.find(item):
        return [item]
    parts = [part.strip() for part in re.split(r"[,/&]|\ben\b", item) if part.strip()]
    return parts if parts and all(map(lijst.find, parts)) else [item]


def _getal(_: Veld, text: str) -> tuple[Value, str | None]:
    plain = re.sub(r"[\s.](?=\d{3}(?!\d))", "", text)
    plain = re.sub(r",0+$", "", plain)
    if re.fullmatch(r"-?\d{1,15}", plain):
        return int(plain), None
    return None, f"'{text[:60]}' is geen heel getal; {LEFT_EMPTY}."


def _kommagetal(veld: Veld, text: str) -> tuple[Value, str | None]:
    plain = re.sub(r"\s", "", text)
    if two := readings(veld, text):
        thousands, decimal = two
        return (
            float(plain),
            f"'{text[:60]}' kan {thousands} of {decimal} zijn; gelezen als {decimal}. "
            f"Schrijf {thousands} of {decimal}.",
        )
    if not veld.coordinaat and re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}(,\d+)?", plain):
        plain = plain.replace(".", "")
    elif "," in plain and "." in plain:
        thousands = "." if plain.rfind(",") > plain.rfind(".") else ","
        plain = plain.replace(thousands, "")
    if re.fullmatch(r"-?\d+([.,]\d+)?([eE][+-]?\d{1,2})?", plain):
        return float(plain.replace(",", ".")), None
    return None, f"'{text[:60]}' is geen getal; {LEFT_EMPTY}."


def readings(veld: Veld, text: str) -> tuple[str, str] | None:
    """The two numbers that 1.500 can be, as they are written without doubt; None when it is clear.

    A Dutch writer means thousands, a program a fraction. A coordinate has no thousands.
    """
    plain = re.sub(r"\s", "", text)
    if veld.type != "kommagetal" or veld.coordinaat:
        return None
    if not re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", plain):
        return None
    return plain.replace(".", ""), f"{float(plain):.15g}".replace(".", ",")


def _reference(_veld: Veld, _text: str) -> tuple[Value, str | None]:
    return None, None


_CONVERT: dict[str, Callable[[Veld, str], tuple[Value, str | None]]] = {
    "tekst": _text,
    "teksten": _texts,
    "datum": _datum,
    "keuze": _keuze,
    "keuzes": _keuzes,
    "getal": _getal,
    "kommagetal": _kommagetal,
    "verwijzing": _reference,
    "verwijzingen": _reference,
}


def comparable(veld: Veld, value: Value) -> Hashable:
    """What two values that are the `same` have in common."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return frozenset(_comparable_text(veld, item) for item in value) - {""} or None
    return _comparable_text(veld, value) if isinstance(value, str) else str(value)


def _comparable_text(veld: Veld, text: str) -> str:
    plain = tidy(text)
    if veld.keuzes:
        return schema().keuzelijst(veld).find(plain) or one_line(plain)
    if veld.type == "datum":
        return iso_date(plain) or plain
    return plain if veld.lang else one_line(plain)


def name_key(naam: str) -> str:
    """A name as it is compared."""
    return fold(tidy(naam))
