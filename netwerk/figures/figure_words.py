"""Figures in Dutch words: a value with its unit, where it comes from, and a sentence."""

from __future__ import annotations

import re

from netwerk.figures.measures import maat_of
from netwerk.figures.place_figure import PlaceFigure
from netwerk.model import fold
from netwerk.typed.dates import UNKNOWN
from netwerk.typed.dutch_numbers import decimal

ROUNDED = 10_000
"""From here on amounts are told in thousands: sources give them so, and a mean is no better."""


def value_words(key: str, value: float | None) -> str:
    """'1.805', '24 %', '1,4 km', '€ 329.000', '7,1'; 'niet bekend' for None."""
    if value is None:
        return UNKNOWN
    maat = maat_of(key)
    decimals = maat.decimals if key.partition(":")[0] != "eigen" or value % 1 else 0
    number = decimal(value, decimals)
    if maat.eenheid == "euro":
        return f"€ {decimal(round(value, -3) if abs(value) >= ROUNDED else value, 0)}"
    return f"{number} {maat.eenheid}" if maat.eenheid not in ("", "score") else number


def sentence(figure: PlaceFigure) -> str:
    """The figure as one sentence with its full stop."""
    maat = maat_of(figure.maat)
    if figure.value is None:
        return f"{maat.naam}: {UNKNOWN}."
    text = maat.zin.format(value=value_words(figure.maat, figure.value))
    return f"{text[:1].upper()}{text[1:]}."


def beside_gemeente(figure: PlaceFigure | None, usual: PlaceFigure | None) -> str:
    """The figure within a sentence, with that of the gemeente behind it; '' without a figure."""
    if figure is None:
        return ""
    words = sentence(figure).removesuffix(".")
    words = f"{words[:1].lower()}{words[1:]}"
    if usual is None or usual.value is None:
        return words
    return f"{words} (gemeente {value_words(figure.maat, usual.value)})"


def source_words(figure: PlaceFigure) -> str:
    """Where it comes from: 'CBS, kerncijfers wijken en buurten, 2024; 4 van 5 buurten'."""
    parts = [edition_words(figure.bron, figure.jaar)]
    if figure.modelled:
        parts.append("geschat, niet gemeten")
    if figure.low is not None and figure.high is not None and figure.value is not None:
        low, high = (value_words(figure.maat, bound) for bound in (figure.low, figure.high))
        parts.append(f"tussen {low} en {high}")
    if figure.note:
        parts.append(figure.note)
    return "; ".join(parts)


def edition_words(bron: str, jaar: int) -> str:
    """A source with its year, which it may have in its name already."""
    return bron if str(jaar) in bron else f"{bron}, {jaar}".removeprefix(", ")


def edition_key(figure: PlaceFigure) -> tuple[int, str]:
    """The year and source of a figure as they are compared with those of another."""
    return figure.jaar, source_key(figure.bron)


def source_key(bron: str) -> str:
    """A source as it is compared, whatever signs and years its name has."""
    return re.sub(r"[^a-z]", "", fold(bron))
