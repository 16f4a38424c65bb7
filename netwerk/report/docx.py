"""A description as a Word document.

Real headings, captions, lists and tables, a table of contents, Dutch as its language, and every
picture with its text. Nothing is stranded: a heading stays with what follows, a row is never cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from netwerk.report.accent import accent_of
from netwerk.report.blocks import (
    CONTENTS,
    SHORT,
    SOFT,
    TABLE,
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
from netwerk.report.description import Beeld, Beschrijving, Cover, Point, more_words, written
from netwerk.report.docx_parts import (
    TABLE_STYLE,
    add_bookmark,
    add_field,
    add_link,
    close_contents,
    colour_row,
    describe_picture,
    fill_row,
    mark_heads,
    open_contents,
    repeat_head,
)
from netwerk.report.docx_styles import (
    CELL,
    FACT,
    GREY,
    STYLES,
    TEXT_WIDTH,
    UNDER_POINT,
    VALUE,
    dress,
)
from netwerk.report.not_alone import stays_with_next

LYING_EDGE, LYING_WIDTH = Mm(10), Mm(252)
"""Edges of the sheet that lies down, and how wide the map is on it: its words fit under it."""
LOGO_HEIGHT = Mm(22)
SMALL = 0.75
"""Of the width of the text, for a small picture: the first page stays one page."""
STAYS_WHOLE = 5
"""A table of at most so many rows is not broken over two pages."""


def to_docx(description: Beschrijving) -> bytes:
    """The document. The same description gives the same text and properties."""
    document = Document()
    dress(document, description)
    told = laid_out(description, _drawn)
    marks = {head.key: f"_Deel{at}" for at, head in enumerate(told.contents, 1)}
    _opening(document, description, told, marks)
    for block, held in zip(told.blocks, stays_with_next(told.blocks), strict=True):
        _block(document, block, marks)
        if held and isinstance(block, Para):
            _stay_with_next(document)
    for sheet in told.sheets:
        _sheet(document, sheet)
    _footers(document, description)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _drawn(beeld: Beeld) -> bool:
    """Word takes no SVG here: without a PNG the words stand alone."""
    return beeld.png is not None


def _opening(
    document: Any, description: Beschrijving, told: LaidOut, marks: dict[str, str]
) -> None:
    """The title, with the cover when there is one, and what is in it."""
    cover = description.cover
    if cover is not None and cover.logo is not None:
        shape = document.add_paragraph().add_run().add_picture(BytesIO(cover.logo))
        shape.width, shape.height = round(shape.width * LOGO_HEIGHT / shape.height), LOGO_HEIGHT
        describe_picture(shape, written(f"Logo van {cover.gemeente or 'de gemeente'}"), "Logo")
    document.add_heading(written(description.title), level=1)
    if cover is not None:
        _cover(document, cover)
    for block in told.before:
        _block(document, block, marks)
    if told.contents:
        _contents(document, told, marks)


def _cover(document: Any, cover: Cover) -> None:
    accent = RGBColor.from_string(accent_of(cover.kleur)[1:].upper())
    for label, words in cover_facts(cover):
        paragraph = document.add_paragraph(style=FACT)
        name = paragraph.add_run(f"{label}: ")
        name.bold, name.font.color.rgb = True, accent
        paragraph.add_run(written(words))
    if cover.based_on:
        document.add_paragraph(written(cover.based_on), style=FACT)


def _contents(document: Any, told: LaidOut, marks: dict[str, str]) -> None:
    """What is in it, each a link; Word adds the pages when somebody renews the field."""
    title = document.add_paragraph()
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_before = Pt(14)
    title.add_run(CONTENTS).bold = True
    for at, head in enumerate(told.contents):
        line = document.add_paragraph(style="toc 2")
        if at == 0:
            open_contents(line, 'TOC \\o "2-2" \\h \\z \\u')
        add_link(line, written(head.text), marks[head.key])
        if at == len(told.contents) - 1:
            close_contents(line)


def _block(document: Any, block: Block, marks: dict[str, str]) -> None:
    match block:
        case PartHead():
            heading = document.add_heading(written(block.text), level=min(block.level, 3))
            heading.paragraph_format.page_break_before = block.new_page
            if block.key in marks:
                add_bookmark(heading, int(marks[block.key][5:]), marks[block.key])
        case Para():
            _paragraph(document, block)
        case Listing():
            _points(document, block.points)
        case Grid():
            _table(document, block)
        case Drawing():
            _picture(document, block)
        case Values():
            _values(document, block)


def _paragraph(document: Any, block: Para) -> None:
    if block.manner == SHORT:
        _stay_with_next(document)
    paragraph = document.add_paragraph(style=STYLES[block.manner])
    if block.label:
        paragraph.add_run(f"{block.label}: ").bold = True
    paragraph.add_run(written(block.text))


def _stay_with_next(document: Any) -> None:
    """Keep what was written last on the page of what follows."""
    last = document.element.body[-2]  # the last of all are the settings of the page
    if last.tag == qn("w:p"):
        Paragraph(last, document).paragraph_format.keep_with_next = True


def _points(document: Any, points: Iterable[Point]) -> None:
    for point in points:
        paragraph = document.add_paragraph(written(point.text), style="List Bullet")
        small = [text for text in (point.note, more_words(point)) if text]
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = bool(small)
        for text in small:
            # A break within one paragraph is lost by who reads the text only, and glues two words.
            under = document.add_paragraph(written(text), style=UNDER_POINT)
            under.paragraph_format.keep_with_next = text != small[-1]


def _values(document: Any, block: Values) -> None:
    for key in block.keys:
        paragraph = document.add_paragraph(style=VALUE)
        value = paragraph.add_run(f"{written(key.value)} ")
        value.bold, value.font.size = True, Pt(20)
        paragraph.add_run(written(key.words))
        if key.note:
            note = paragraph.add_run(f". {written(key.note)}")
            note.font.size, note.font.color.rgb = Pt(9.5), RGBColor.from_string(GREY)


def _caption(document: Any, block: Grid | Drawing) -> Any:
    number, words = caption_of(block)
    kind = number.partition(" ")[0]
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{kind} ")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(block.number))
    paragraph.add_run(f". {written(words)}")
    paragraph.paragraph_format.keep_with_next = kind == TABLE
    return paragraph


def _table(document: Any, block: Grid) -> None:
    table = block.table
    _caption(document, block)
    grid = document.add_table(rows=1, cols=len(table.head), style=TABLE_STYLE)
    mark_heads(grid, table.row_heads)
    grid.autofit = False
    widths = [round(TEXT_WIDTH * share / sum(table.widths)) for share in table.widths]
    # Word reads the width of each cell, other programs that of the column.
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    whole = len(table.rows) <= STAYS_WHOLE
    cell_style = document.styles[CELL].style_id
    head, empty = grid.rows[0]._tr, deepcopy(grid.rows[0]._tr)
    fill_row(head, table.head, widths, cell_style, stays=True)
    colour_row(head, "FFFFFF")
    repeat_head(head)
    for at, cells in enumerate(table.rows, 1):
        row = deepcopy(empty)
        fill_row(row, cells, widths, cell_style, stays=whole and at < len(table.rows))
        grid._tbl.append(row)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _picture(document: Any, block: Drawing) -> None:
    """A picture where it is told about."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(BytesIO(block.beeld.png or b""))
    width = min(round(TEXT_WIDTH * (SMALL if block.beeld.small else 1)), shape.width)
    shape.width, shape.height = width, round(shape.height * width / shape.width)
    describe_picture(shape, written(block.beeld.alt), f"Figuur {block.number}")
    _caption(document, block)


def _sheet(document: Any, block: Drawing) -> None:
    """A picture on a sheet that lies down: its names can be read."""
    page = document.add_section()
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = LYING_EDGE
    page.footer_distance = Mm(4)
    shape = document.add_picture(BytesIO(block.beeld.png or b""), width=LYING_WIDTH)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.space_after = Pt(0)
    describe_picture(shape, written(block.beeld.alt), f"Figuur {block.number}")
    _caption(document, block)


def _footers(document: Any, description: Beschrijving) -> None:
    """'Bladzijde 2 van 9' under each page but the cover."""
    first = document.sections[0]
    first.different_first_page_header_footer = description.cover is not None
    footer = first.footer.paragraphs[0]
    footer.style = document.styles[STYLES[SOFT]]
    footer.add_run(f"{written(description.title)}. Bladzijde ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" van ")
    add_field(footer, "NUMPAGES", "1")
    for page in document.sections[1:]:
        page.different_first_page_header_footer = False
