"""What the schema asks of each item, checked in one place for both engines.

`forms(schema)` is made once a store; `Form.checked` gives the item as it is stored, or raises
InputError with one sentence: which item, which property, what to do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from netwerk.errors import InputError
from netwerk.model import ITEM_TYPES, Item, ItemType, Value, field_names, item_name
from netwerk.schema import KeuzeLijst, Schema, Veld
from netwerk.typed.articles import the

LONGEST_ID = 500
"""Characters; longer keys do not fit in the indexes of every engine."""

Keep = Callable[[Any], Value]
"""Gives a filled value as it is stored, or raises ValueError with the reason in Dutch."""

_EMPTY = (None, ())
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Reference:
    """A property that holds ids of items of another label."""

    veld: str
    label: str
    many: bool


@dataclass(frozen=True)
class Form:
    """How items of one label are taken apart and checked."""

    label: str
    enkel: str
    cls: ItemType
    velden: tuple[Veld, ...]
    row: Callable[[Item], tuple[Value, ...]]
    keeps: tuple[tuple[Veld, Keep], ...]
    required: tuple[tuple[int, Veld], ...]
    references: tuple[Reference, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The property names, in the order of ``row``."""
        return tuple(veld.naam for veld in self.velden)

    def checked(self, item: Item) -> Item:
        """The item as it is stored: empty text is absent, lists hold each value once.

        Raises InputError.
        """
        row = self.row(item)
        mended: dict[str, Any] = {}
        for value, (veld, keep) in zip(row, self.keeps, strict=True):
            if not value and (value is None or value == ()):
                continue
            try:
                stored = keep(value)
            except ValueError as error:
                if not isinstance(value, str) or value.strip():
                    raise self._refused(item, veld, str(error)) from None
                stored = None
            if stored is not value:
                mended[veld.naam] = stored
        for place, veld in self.required:
            if mended.get(veld.naam, row[place]) in _EMPTY:
                raise self._refused(item, veld, "is niet ingevuld, en dat is nodig")
        self._check_whole(item)
        return replace(item, **mended) if mended else item

    def refers_to(self, item: Item) -> list[tuple[str, str, str]]:
        """Each (property, label, id) that the item refers to."""
        references = []
        for reference in self.references:
            value = getattr(item, reference.veld)
            if reference.many:
                references += [(reference.veld, reference.label, target) for target in value]
            elif value is not None:
                references.append((reference.veld, reference.label, value))
        return references

    def name(self, item: Item) -> str:
        """The words for an item in a sentence."""
        return f"{self.enkel} '{_shown(item_name(item))}'"

    @property
    def article(self) -> str:
        """How a sentence about an item begins: 'De' or 'Het'."""
        return the(self.enkel).capitalize()

    def _check_whole(self, item: Item) -> None:
        if len(item.id) > LONGEST_ID:
            raise InputError(
                f"De sleutel '{_shown(item.id)}' is te lang ({len(item.id)} tekens). Gebruik "
                f"hoogstens {LONGEST_ID} tekens."
            )
        if self.label == "Relatie" and getattr(item, "van", None) == getattr(item, "naar", None):
            raise InputError(
                f"{self.article} {self.name(item)} gaat van een actor naar zichzelf. Kies bij "
                "'naar' een andere actor."
            )

    def _refused(self, item: Item, veld: Veld, reason: str) -> InputError:
        return InputError(
            f"{self.article} {self.name(item)} kan niet worden opgeslagen: '{veld.label}' {reason}."
        )


Forms = Mapping[str, Form]


@lru_cache(maxsize=4)
def forms(schema: Schema) -> Forms:
    """The form of every label; made once for a schema."""
    return {label: _form(schema, label, cls) for label, cls in ITEM_TYPES.items()}


def text_problem(text: str) -> str | None:
    """Why a text cannot be stored by every engine; None when it can."""
    if "\x00" in text:
        return "bevat een teken dat geen tekst is. Typ de waarde opnieuw"
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return "bevat een half teken (vaak een afgeknipte emoji). Typ de waarde opnieuw"
    return None


def _form(schema: Schema, label: str, cls: ItemType) -> Form:
    words = schema.labels[label]
    velden = tuple(words.velden[name] for name in field_names(cls))
    references = tuple(
        Reference(v.naam, v.verwijst_naar, v.meervoudig) for v in velden if v.verwijst_naar
    )
    if label == "Relatie":
        references = (
            Reference("van", "Actor", many=False),
            Reference("naar", "Actor", many=False),
            *references,
        )
    return Form(
        label=label,
        enkel=words.enkel,
        cls=cls,
        velden=velden,
        row=attrgetter(*field_names(cls)),
        keeps=tuple((veld, _keep(schema, veld)) for veld in velden),
        required=tuple((place, veld) for place, veld in enumerate(velden) if veld.verplicht),
        references=references,
    )


def _keep(schema: Schema, veld: Veld) -> Keep:
    if veld.keuzes:
        lijst = schema.keuzelijst(veld)
        one = _number_choice(lijst) if lijst.getallen else text if lijst.vrij else _choice(lijst)
    else:
        one = {"getal": _whole, "kommagetal": _number, "datum": _date}.get(veld.type, text)
    return _each(one) if veld.meervoudig else one


def _each(one: Keep) -> Keep:
    def keep(value: Any) -> Value:
        if not isinstance(value, tuple):
            raise ValueError("hoort een lijst te zijn")
        for part in value:
            one(part)
        if len(value) == 1 and value[0].strip():
            return value
        kept = tuple(part for part in dict.fromkeys(value) if part.strip())
        return value if len(kept) == len(value) else kept

    return keep


def text(value: Any) -> Value:
    """The `Keep` of free text."""
    if not isinstance(value, str):
        raise ValueError(f"is geen tekst ({value!r})")
    if value.isprintable() and value[:1] > " ":
        return (
            value  # the common case, answered at once: no control or half characters, and not blank
        )
    if reason := text_problem(value):
        raise ValueError(reason)
    return value if value.strip() else None


def _whole(value: Any) -> Value:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return value
    raise ValueError(f"is geen heel getal ('{_shown(str(value))}')")


def _number(value: Any) -> Value:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return value if isinstance(value, float) else float(value)
    raise ValueError(f"is geen getal ('{_shown(str(value))}')")


def _date(value: Any) -> Value:
    if isinstance(value, str) and _is_date(value):
        return value
    raise ValueError(f"is geen datum ('{_shown(str(value))}'). Schrijf 2024, 2024-05 of 2024-05-17")


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    parts = _DATE.fullmatch(text)
    if parts is None or not text.isascii():
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def _choice(lijst: KeuzeLijst) -> Keep:
    choices = frozenset(lijst.keuzes)

    def keep(value: Any) -> Value:
        if isinstance(value, str) and value in choices:
            return value
        raise _not_in(lijst, value)

    return keep


def _number_choice(lijst: KeuzeLijst) -> Keep:
    choices = frozenset(int(waarde) for waarde in lijst.keuzes)

    def keep(value: Any) -> Value:
        if type(value) is int and value in choices:
            return value
        raise _not_in(lijst, value)

    return keep


def _not_in(lijst: KeuzeLijst, value: Any) -> ValueError:
    return ValueError(
        f"staat op '{_shown(str(value))}', en dat is geen keuze. Kies uit: "
        f"{', '.join(lijst.keuzes)}"
    )


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
