"""A description as a PDF by Typst: tagged, PDF/UA-1 and PDF/A-2a in one file.

All text goes as data, never as markup, so that nothing in it can be read as a command. No font of
the machine is used and the date is that of the description: the same description, the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from netwerk.report.accent import accent_of
from netwerk.report.blocks import (
    APPENDIX,
    CONTENTS,
    FRONT_KEY,
    SHORT,
    Block,
    Drawing,
    Grid,
    Listing,
    Para,
    PartHead,
    Values,
    caption_of,
    cover_facts,
    laid_out,
)
from netwerk.report.description import Beeld, Beschrijving, Table, more_words
from netwerk.report.not_alone import stays_with_next
from netwerk.report.pdf.glyphs import FONTS, drawable
from netwerk.report.pdf.row_heads import with_row_heads

TEMPLATE = Path(__file__).with_name("beschrijving.typ")
UNTITLED = "Beschrijving"
STAYS_WHOLE, MOST_LETTERS = 16, 1200
"""A table of at most so many rows and letters is not broken over two pages."""


def to_pdf(description: Beschrijving) -> bytes:
    """The bytes of the file."""
    told = laid_out(description, _drawn)
    every = [*told.before, *told.blocks, *told.sheets]
    written = [_written(block) for block in every]
    _hold(every, written)
    words, sheets = len(told.before), len(told.before) + len(told.blocks)
    cover = description.cover
    values = {
        "title": drawable(description.title).strip() or UNTITLED,
        "datum": description.datum,
        "accent": accent_of(cover.kleur if cover else ""),
        "cover": cover is not None,
        "facts": [[label, drawable(text)] for label, text in cover_facts(cover)] if cover else [],
        "based_on": drawable(cover.based_on) if cover else "",
        "logo": None,
        "contents": CONTENTS if told.contents else None,
        "before": written[:words],
        "blocks": written[words:sheets],
        "sheets": written[sheets:],
    }
    if cover is not None and cover.logo is not None:
        values["logo"] = list(cover.logo)
        values["logo_alt"] = drawable(f"Logo van {cover.gemeente or 'de gemeente'}")
    made = typst.compile(
        str(TEMPLATE),
        font_paths=[str(folder) for folder in FONTS],
        ignore_system_fonts=True,
        timestamp=0,
        pdf_standards=["ua-1", "a-2a"],
        sys_inputs={"doc": json.dumps(values, ensure_ascii=False)},
    )
    heads = [block.table.row_heads for block in every if isinstance(block, Grid)]
    return with_row_heads(made, heads)


def _drawn(beeld: Beeld) -> bool:
    return beeld.svg is not None or beeld.png is not None


def _hold(every: Sequence[Block], written: Sequence[dict[str, Any]]) -> None:
    """What belongs to what follows goes with it to the next page; of a long list the end."""
    stays = stays_with_next(every)
    for block, after, told, held in zip(every, every[1:], written, stays, strict=False):
        told["holds"] = held
        if isinstance(block, Listing) and not held:
            told["tail"] = isinstance(after, Para) and after.manner == SHORT


def _written(block: Block) -> dict[str, Any]:
    """A block as values."""
    match block:
        case PartHead():
            text = drawable(block.text).strip() or "–"
            return {
                "is": "head",
                "level": block.level - 1,
                "text": text,
                "new_page": block.new_page,
                "begins": _begins(block),
            }
        case Para():
            text, label = drawable(block.text), drawable(block.label)
            return {"is": "para", "text": text, "manner": block.manner, "label": label}
        case Listing():
            points = [
                {
                    "text": drawable(point.text),
                    "small": [drawable(t) for t in (point.note, more_words(point)) if t],
                }
                for point in block.points
            ]
            return {"is": "listing", "points": points}
        case Grid():
            return _grid(block)
        case Drawing():
            return _drawing(block)
        case Values():
            keys = [
                {"value": drawable(k.value), "words": drawable(k.words), "note": drawable(k.note)}
                for k in block.keys
            ]
            return {"is": "values", "keys": keys}


def _begins(head: PartHead) -> str:
    """What begins with this heading: the cover counts the pages of each."""
    if not head.new_page:
        return ""
    if head.key == FRONT_KEY:
        return "voor de wethouder"
    return "bijlagen" if head.text.startswith(APPENDIX) else "beschrijving"


def _grid(block: Grid) -> dict[str, Any]:
    table = block.table
    return {
        "is": "grid",
        "caption": ". ".join(map(drawable, caption_of(block))),
        "head": [drawable(cell) for cell in table.head],
        "rows": [[drawable(cell) for cell in row] for row in table.rows],
        "widths": list(table.widths),
        "row_heads": table.row_heads,
        "whole": len(table.rows) <= STAYS_WHOLE and _low(table),
    }


def _low(table: Table) -> bool:
    """Whether the rows are about a line each: a table of high rows may be broken."""
    return sum(len(cell) for row in table.rows for cell in row) <= MOST_LETTERS


def _drawing(block: Drawing) -> dict[str, Any]:
    beeld = block.beeld
    return {
        "is": "drawing",
        "svg": drawable(beeld.svg) if beeld.svg is not None else None,
        "dots": list(beeld.png or b"") if beeld.svg is None else None,
        "alt": drawable(beeld.alt),
        "caption": ". ".join(map(drawable, caption_of(block))),
    }
