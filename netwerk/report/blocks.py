"""What stands where in a description: one order, one numbering, one set of words around it.

Word, PDF and HTML each draw these blocks, so that no two files tell something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from netwerk.insight.wording import day_words
from netwerk.report.description import (
    ASKED,
    CHANGED,
    FRONT_OPGAVEN,
    IN_SHORT,
    ON_ITS_SHEET,
    OWN_WORDS,
    PROUD,
    SURE,
    Beeld,
    Beschrijving,
    Cover,
    Front,
    Key,
    Point,
    Section,
    Table,
)

CONTENTS = "Inhoud"
CONTENTS_FROM = 5
"""From so many parts on, a description says first what is in it."""
APPENDIX = "Bijlage"
FRONT_KEY = "voor-de-wethouder"
TABLE, FIGURE = "Tabel", "Figuur"
BODY, SOFT, OWN, SHORT, LEAD = "body", "soft", "own", "short", "lead"
"""How a paragraph is meant: told, small print, the team's own, a summary, under the headline."""


@dataclass(frozen=True)
class PartHead:
    """A heading; level 1 is the title of the whole. new_page: it begins a page."""

    level: int
    text: str
    key: str
    new_page: bool = False


@dataclass(frozen=True)
class Para:
    """A paragraph; label is what it is called, before it. manner: BODY, SOFT, OWN, SHORT, LEAD."""

    text: str
    manner: str = BODY
    label: str = ""


@dataclass(frozen=True)
class Listing:
    """Points under each other."""

    points: tuple[Point, ...]


@dataclass(frozen=True)
class Grid:
    """A table with its number."""

    number: int
    table: Table


@dataclass(frozen=True)
class Drawing:
    """A picture with its number; one that lies down has a sheet of its own at the end."""

    number: int
    beeld: Beeld


@dataclass(frozen=True)
class Values:
    """The few values of the first page."""

    keys: tuple[Key, ...]


Block = PartHead | Para | Listing | Grid | Drawing | Values


@dataclass
class _Numbers:
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    figures: Iterator[int] = field(default_factory=lambda: count(1))
    sheets: list[Drawing] = field(default_factory=list)


@dataclass(frozen=True)
class LaidOut:
    """A description in the order in which it is read.

    contents: the headings of its parts, none for a short one. sheets: pictures that lie down.
    """

    before: tuple[Block, ...]
    blocks: tuple[Block, ...]
    contents: tuple[PartHead, ...]
    sheets: tuple[Drawing, ...]


def laid_out(description: Beschrijving, drawn: Callable[[Beeld], bool]) -> LaidOut:
    """The blocks of a description.

    drawn: whether this kind of file can show a picture; where it cannot, its words are told.
    before: the intro, which stands with the title. blocks: the first page, the parts, the
    appendices.
    """
    numbers = _Numbers()
    one_sheet = sum(_lies(beeld, drawn) for beeld in _pictures(description)) == 1
    blocks: list[Block] = []
    if description.front is not None:
        blocks += _front(description.front, numbers, drawn, one_sheet)
    for at, section in enumerate(description.sections):
        first = at == 0 and description.cover is not None
        blocks += _part(section, 2, numbers, drawn, one_sheet, first)
    for at, appendix in enumerate(description.appendices):
        blocks += _part(appendix, 2, numbers, drawn, one_sheet, at == 0, f"{APPENDIX}: ")
    heads = [block for block in blocks if isinstance(block, PartHead) and block.level == 2]
    return LaidOut(
        before=tuple(Para(line, SOFT) for line in description.intro),
        blocks=tuple(blocks),
        contents=tuple(heads) if len(heads) >= CONTENTS_FROM else (),
        sheets=tuple(numbers.sheets),
    )


def cover_facts(cover: Cover) -> tuple[tuple[str, str], ...]:
    """What the cover says, each with what it is called."""
    back = day_words(cover.evaluatiedatum) if cover.evaluatiedatum else ""
    facts = (
        ("Gemeente", cover.gemeente.removeprefix("Gemeente ")),
        ("Versie", cover.nummer),
        ("Gemaakt op", day_words(cover.datum)),
        ("Gemaakt door", cover.maker),
        ("Terugkijken op", back),
    )
    return tuple((label, words) for label, words in facts if words)


def caption_of(block: Grid | Drawing) -> tuple[str, str]:
    """The number of a table or picture in words, and what stands behind it."""
    if isinstance(block, Grid):
        return f"{TABLE} {block.number}", block.table.caption
    return f"{FIGURE} {block.number}", block.beeld.under


def _pictures(description: Beschrijving) -> Iterator[Beeld]:
    if description.front is not None and description.front.beeld is not None:
        yield description.front.beeld
    for section in (*description.sections, *description.appendices):
        for part in (section, *section.subsections):
            if part.beeld is not None:
                yield part.beeld


def _lies(beeld: Beeld, drawn: Callable[[Beeld], bool]) -> bool:
    return beeld.landscape and drawn(beeld)


def _front(
    front: Front, numbers: _Numbers, drawn: Callable[[Beeld], bool], one_sheet: bool
) -> Iterator[Block]:
    yield PartHead(2, front.headline, FRONT_KEY, new_page=True)
    if front.under:
        yield Para(front.under, LEAD)
    if front.keys:
        yield Values(front.keys)
    if front.opgaven:
        rows = tuple((o.what, o.now, o.target, o.trekker, o.first_step) for o in front.opgaven)
        yield Grid(
            next(numbers.tables), Table(front.opgaven_head, FRONT_OPGAVEN, rows, (6, 3, 3, 3, 4))
        )
    for key, title, lines in (
        ("gevraagd", ASKED, front.asks),
        ("veranderd", CHANGED, front.changed),
        ("trots", PROUD, front.proud),
    ):
        if lines:
            yield PartHead(3, title, f"{FRONT_KEY}-{key}")
            yield Listing(tuple(map(Point, lines)))
    if front.beeld is not None:
        yield from _beeld(front.beeld, numbers, drawn, one_sheet)
    if front.sure:
        yield Para(front.sure, SOFT, SURE)


def _part(
    section: Section,
    level: int,
    numbers: _Numbers,
    drawn: Callable[[Beeld], bool],
    one_sheet: bool,
    new_page: bool = False,
    before: str = "",
) -> Iterator[Block]:
    yield PartHead(level, before + section.title, section.key, new_page)
    yield from map(Para, section.text)
    if section.beeld is not None:
        yield from _beeld(section.beeld, numbers, drawn, one_sheet)
    for table in section.tables:
        yield Grid(next(numbers.tables), table)
    if section.points:
        yield Listing(section.points)
    for part in section.subsections:
        yield from _part(part, level + 1, numbers, drawn, one_sheet)
    for at, line in enumerate(section.own_text):
        yield Para(line, OWN, "" if at else OWN_WORDS)
    if section.summary:
        yield Para(section.summary, SHORT, IN_SHORT)


def _beeld(
    beeld: Beeld, numbers: _Numbers, drawn: Callable[[Beeld], bool], one_sheet: bool
) -> Iterator[Block]:
    if not drawn(beeld):
        yield Para(beeld.alt)
        return
    made = Drawing(next(numbers.figures), beeld)
    if not beeld.landscape:
        yield made
        return
    numbers.sheets.append(made)
    if one_sheet:
        yield Para(ON_ITS_SHEET, SOFT)
    else:
        yield Para(f"{FIGURE} {made.number} staat op een eigen blad achteraan.", SOFT)
