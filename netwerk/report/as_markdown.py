"""A description as Markdown: to read, and to go on writing in any editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netwerk.report.blocks import (
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
from netwerk.report.description import Beschrijving, more_words, written


def to_markdown(description: Beschrijving) -> str:
    """The whole text; pictures as their words. Nothing that was typed is read as markup."""
    told = laid_out(description, lambda _beeld: False)
    lines = [f"# {_text(description.title)}"]
    if description.cover is not None:
        lines += [
            "",
            *(f"- {name}: {_text(words)}" for name, words in cover_facts(description.cover)),
        ]
    for block in (*told.before, *told.blocks):
        match block:
            case PartHead():
                lines += ["", f"{'#' * min(block.level, 6)} {_text(block.text)}"]
            case Para():
                lines += [
                    "",
                    f"**{block.label}:** {_text(block.text)}" if block.label else _text(block.text),
                ]
            case Listing():
                lines += [
                    "",
                    *(
                        line
                        for point in block.points
                        for line in _point(point.text, point.note, more_words(point))
                    ),
                ]
            case Grid():
                lines += ["", *_table(block)]
            case Values():
                lines += ["", *(f"- {_text(key.value)} {_text(key.words)}" for key in block.keys)]
            case Drawing():
                lines += ["", _text(block.beeld.alt)]
    return "\n".join(lines) + "\n"


def _point(*texts: str) -> Iterator[str]:
    first, *rest = (_text(text) for text in texts if text)
    yield f"- {first}"
    yield from (f"  {text}" for text in rest)


def _table(block: Grid) -> Iterator[str]:
    number, caption = caption_of(block)
    yield from (f"{number}. {_text(caption)}", "")
    yield f"| {' | '.join(map(_text, block.table.head))} |"
    yield f"|{'---|' * len(block.table.head)}"
    for row in block.table.rows:
        yield f"| {' | '.join(map(_text, row))} |"


def _text(text: str) -> str:
    """Text on one line in which nothing is markup."""
    flat = " ".join(written(text).split())
    return re.sub(r"([\\`*_<>|\[\]#~])", r"\\\1", flat)
