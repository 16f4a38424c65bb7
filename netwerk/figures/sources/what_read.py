"""What was read from a file with figures, in one Dutch line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from netwerk.figures.cbs_codes import LAND
from netwerk.figures.sources.read_table import AGES, OTHERS, PARTS, TOTALS
from netwerk.figures.sources.read_value import OurGemeente, ReadFigures

_MANY = {
    "gemeente": ("gemeente", "gemeenten"),
    "wijk": ("wijk", "wijken"),
    "buurt": ("buurt", "buurten"),
    "kern": ("kern", "kernen"),
    "gebied": ("gebied", "gebieden"),
}
BORDERS = ("grens", "grenzen")
_A_BORDER_OF = {
    "gemeente": ("de gemeente", "gemeenten"),
    "wijk": ("een wijk", "wijken"),
    "buurt": ("een buurt", "buurten"),
}

_ONE = {
    OTHERS: "andere gemeente",
    TOTALS: "totaal",
    AGES: "andere leeftijd",
    PARTS: "deel van een totaal",
}
"""Why one row was not used."""


def what_read(read: ReadFigures, ours: OurGemeente) -> str:
    """'37 rijen: 32 buurten van Terborg, 25 maten, 2024; 5 rijen overgeslagen (5 totalen)'."""
    counts = Counter(soort for soort, _ in {(v.plek_soort, v.plek) for v in read.values})
    there = places_words({soort: n for soort, n in counts.items() if soort != LAND})
    parts = [f"{there} van {ours.naam}"] if there else []
    if read.values or not read.borders:
        parts.append(counted(len({v.maat for v in read.values}), ("maat", "maten")))
    if read.borders:
        parts.append(borders_words(Counter(border.plek_soort for border in read.borders)))
    years = sorted({v.jaar for v in read.named})
    if years:
        parts.append(str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}")
    line = f"{counted(read.rows, ('rij', 'rijen'))}: {', '.join(parts)}"
    left = sum(read.skipped.values())
    if not left:
        return f"{line}."
    why = ", ".join(f"{n} {_ONE.get(w, w) if n == 1 else w}" for w, n in read.skipped.items())
    return f"{line}; {counted(left, ('rij', 'rijen'))} overgeslagen ({why})."


def places_words(counts: Mapping[str, int]) -> str:
    """'1 gemeente, 4 wijken en 32 buurten', by what places are; empty for none."""
    parts = [counted(counts[soort], words) for soort, words in _MANY.items() if soort in counts]
    return listed([*parts, "Nederland"] if LAND in counts else parts)


def borders_words(counts: Mapping[str, int]) -> str:
    """'4 grenzen van wijken en 32 grenzen van buurten', by what places they are of."""
    return listed(
        f"{counted(counts[soort], BORDERS)} van {words[counts[soort] != 1]}"
        for soort, words in _A_BORDER_OF.items()
        if counts.get(soort)
    )


def counted(count: int, words: tuple[str, str]) -> str:
    """'1 rij' or '37 rijen'."""
    return f"{count:,} {words[count != 1]}".replace(",", ".")


def listed(parts: Iterable[str]) -> str:
    """'a, b en c'."""
    names = list(parts)
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
