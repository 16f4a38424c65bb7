"""A description as one HTML file.

Nothing is fetched from elsewhere, all text is escaped, and it prints on A4.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape

from netwerk.report.accent import accent_of
from netwerk.report.blocks import (
    CONTENTS,
    LEAD,
    OWN,
    SHORT,
    SOFT,
    Block,
    Drawing,
    Grid,
    LaidOut,
    Listing,
    Para,
    PartHead,
    Values,
    caption_of,
    cover_facts,
    laid_out,
)
from netwerk.report.description import (
    Beeld,
    Beschrijving,
    Cover,
    Point,
    is_png,
    more_words,
    written,
)
from netwerk.report.html_style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: only what is in it. It has no script, and none that gets in may run."""
WIDE = 4
STACKED = 6
"""A wide table of at most so many rows is stacked on a phone."""
"""With so many columns a table is scrolled on a phone."""
MANNERS = {SOFT: "soft", LEAD: "lead", OWN: "own", SHORT: "short"}


def to_html(description: Beschrijving) -> str:
    """The whole file as text, to be written as UTF-8."""
    told = laid_out(description, _drawn)
    cover = description.cover
    body = "\n".join(
        (
            *(_logo(cover) if cover is not None else ()),
            f"<h1>{_text(description.title)}</h1>",
            *(_cover(cover) if cover is not None else ()),
            *(part for block in told.before for part in _block(block)),
            *_contents(told),
            *_parts(told.blocks),
            *(part for sheet in told.sheets for part in _figure(sheet)),
        )
    )
    style = f":root {{ --accent: {accent_of(cover.kleur if cover else '')}; }}{STYLE}"
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(description.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _drawn(beeld: Beeld) -> bool:
    return beeld.svg is not None or beeld.png is not None


def _logo(cover: Cover) -> Iterator[str]:
    if cover.logo is not None:
        kind = "png" if is_png(cover.logo) else "jpeg"
        alt = _text(f"Logo van {cover.gemeente or 'de gemeente'}")
        yield f'<img class="logo" src="{_data(kind, cover.logo)}" alt="{alt}">'


def _cover(cover: Cover) -> Iterator[str]:
    facts = "".join(
        f"<dt>{_text(label)}</dt><dd>{_text(words)}</dd>" for label, words in cover_facts(cover)
    )
    yield f'<dl class="cover">{facts}</dl>'
    if cover.based_on:
        yield f"<p>{_text(cover.based_on)}</p>"


def _contents(told: LaidOut) -> Iterator[str]:
    if told.contents:
        lines = "".join(
            f'<li><a href="#{escape(head.key)}">{_text(head.text)}</a></li>'
            for head in told.contents
        )
        yield f'<nav aria-labelledby="inhoud"><p id="inhoud">{CONTENTS}</p><ol>{lines}</ol></nav>'


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    """The parts, each a section with the heading it is named by."""
    is_open = False
    for block in blocks:
        if isinstance(block, PartHead) and block.level == 2:
            if is_open:
                yield "</section>"
            yield f'<section aria-labelledby="{escape(block.key)}">'
            is_open = True
        yield from _block(block)
    if is_open:
        yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case PartHead():
            level, begins = min(block.level, 6), ' class="begins"' if block.new_page else ""
            yield f'<h{level} id="{escape(block.key)}"{begins}>{_text(block.text)}</h{level}>'
        case Para():
            kind = f' class="{MANNERS[block.manner]}"' if block.manner in MANNERS else ""
            label = f"<strong>{_text(block.label)}:</strong> " if block.label else ""
            yield f"<p{kind}>{label}{_text(block.text)}</p>"
        case Listing():
            yield f"<ul>{''.join(_item(point) for point in block.points)}</ul>"
        case Grid():
            yield from _table(block)
        case Drawing():
            yield from _figure(block)
        case Values():
            keys = "".join(
                f"<li><strong>{_text(key.value)}</strong> {_text(key.words)}{_note(key.note)}</li>"
                for key in block.keys
            )
            yield f'<ul class="values">{keys}</ul>'


def _item(point: Point) -> str:
    notes = "".join(_note(text) for text in (point.note, more_words(point)))
    return f"<li>{_text(point.text)}{notes}</li>"


def _note(text: str) -> str:
    return f' <span class="note">{_text(text)}</span>' if text else ""


def _table(block: Grid) -> Iterator[str]:
    table = block.table
    number, caption = caption_of(block)
    # Wider than a phone it is scrolled, also by who has no mouse; one of a few rows is stacked
    # there, each cell under its head. The roles say what it is when it is no table to the browser.
    yield f'<div class="table" role="region" aria-label="{_text(caption)}" tabindex="0">'
    stacked = len(table.head) >= WIDE and len(table.rows) <= STACKED
    name = "wide stacked" if stacked else "wide" if len(table.head) >= WIDE else ""
    role, row_role, cell_role = (
        f' role="{word}"' if stacked else "" for word in ("table", "row", "cell")
    )
    called = f' class="{name}"' if name else ""
    yield f"<table{called}{role}><caption>{number}. {_text(caption)}</caption>"
    yield "".join(
        f'<col style="width:{100 * width / sum(table.widths):.0f}%">' for width in table.widths
    )
    yield "<thead><tr>"
    yield "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.head)
    yield "</tr></thead><tbody>"
    for row in table.rows:
        heads = row[:1] if table.row_heads else ()
        first = "".join(f'<th scope="row">{_text(cell)}</th>' for cell in heads)
        named = zip(table.head[len(heads) :], row[len(heads) :], strict=True)
        cells = "".join(
            f"<td{cell_role}{_under(head) if stacked else ''}>{_text(cell)}</td>"
            for head, cell in named
        )
        yield f"<tr{row_role}>{first}{cells}</tr>"
    yield "</tbody></table></div>"


def _under(head: str) -> str:
    return f' data-head="{_text(head)}"'


def _figure(block: Drawing) -> Iterator[str]:
    """The picture as an image, never as markup of the page.

    What is inside an image cannot run or restyle.
    """
    beeld = block.beeld
    content = beeld.svg.encode() if beeld.svg is not None else beeld.png or b""
    source = _data("svg+xml" if beeld.svg is not None else "png", content)
    number, caption = caption_of(block)
    lies = ' class="lies"' if beeld.landscape else ""
    yield (
        f'<figure{lies}><img src="{source}" alt="{_text(beeld.alt)}">'
        f"<figcaption>{number}. {_text(caption)}</figcaption></figure>"
    )


def _data(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _text(text: str) -> str:
    return escape(written(text), quote=True)
