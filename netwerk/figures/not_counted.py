"""Which buurten are not counted for a kern, and why, as sentences with what one can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netwerk.figures.figure_book import FigureBook
from netwerk.model import Kern

NAMED = 5
FEW_UNKNOWN = 0.2
"""Of more codes than this part a file simply does not have all buurten."""


def not_counted(
    book: FigureBook, kernen: Iterable[Kern], buurten: Iterable[tuple[str, int]]
) -> tuple[str, ...]:
    """What is told of these buurten, each as its code and the year of its indeling.

    A buurt whose name does not agree with the kern that has its code; buurten in no kern.
    """
    by_code = {code: kern for kern in kernen for code in kern.cbs_codes}
    told, outside, nameless = [], [], []
    buurten = sorted(set(buurten))
    for code, indeling in buurten:
        kern, naam = by_code.get(code), book.name_of(code, indeling)
        if kern is None:
            outside.append(f"{naam or 'zonder naam'} ({code})")
        elif not book.means_kern(kern, code, indeling):
            if naam is None:
                nameless.append(indeling)
            else:
                told.append(_doubt(kern, code, naam, indeling))
    if nameless:
        told.append(_nameless(len(nameless), max(nameless)))
    if outside:
        more = f" en {len(outside) - NAMED} andere" if len(outside) > NAMED else ""
        told.append(
            f"Bij geen enkele kern: {', '.join(outside[:NAMED])}{more}. Zet de code bij een kern "
            "(Lijsten, Kern, CBS-buurtcodes) om ze mee te tellen."
        )
    told += _made_up(book, by_code) if buurten else []
    return tuple(told)


def _made_up(book: FigureBook, by_code: Mapping[str, Kern]) -> list[str]:
    """Codes of kernen that no figure knows: of another gemeente, or a few where all others are."""
    unknown = [code for code in by_code if not book.knows(code)]
    few = len(unknown) <= FEW_UNKNOWN * len(by_code)
    return [
        f"Geen cijfer kent {code}, de code bij {by_code[code].naam}. Kijk de CBS-buurtcodes van "
        "die kern na."
        for code in unknown
        if few or not book.knows_gemeente(code)
    ]


def _doubt(kern: Kern, code: str, naam: str, indeling: int) -> str:
    year = f" van {kern.cbs_jaar}" if kern.cbs_jaar else ""
    return (
        f"{code} heet in {indeling} '{naam}', en staat bij {kern.naam} met een code{year}. Hij "
        f"telt niet mee. Klopt het toch? Zet '{naam}' bij de andere namen van {kern.naam}."
    )


def _nameless(count: int, indeling: int) -> str:
    one = count == 1
    called = f"1 buurt in {indeling} heet" if one else f"{count} buurten in {indeling} heten"
    return (
        f"Hoe {called}, staat in geen bestand. Een code kan van een andere buurt zijn geworden. "
        f"{'Die buurt telt' if one else 'Die buurten tellen'} pas mee als je ook de kerncijfers "
        f"met namen van rond {indeling} inleest."
    )
