"""A description as a Word document.

Real headings and tables, Dutch as its language, a picture with its text.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from netwerk.report.description import (
    ON_ITS_SHEET,
    Beeld,
    Beschrijving,
    Section,
    Table,
    more_words,
    readable,
)

LANGUAGE = "nl-NL"
INK, SOFT, ACCENT = (
    RGBColor(0x1B, 0x1F, 0x24),
    RGBColor(0x55, 0x60, 0x6B),
    RGBColor(0x15, 0x42, 0x73),
)
MARGIN, TEXT_WIDTH, UNDER = Mm(20), Mm(170), Mm(6.4)
LYING_EDGE, LYING_WIDTH = Mm(10), Mm(252)
"""Edges of the sheet that lies down, and how wide the map is on it: its words fit under it."""


def to_docx(description: Beschrijving) -> bytes:
    """The document. The same description gives the same text and properties."""
    document = Document()
    _dress(document, description)
    document.add_heading(readable(description.title), level=1)
    for line in description.intro:
        _paragraph(document, line, SOFT)
    for section in description.sections:
        _section(document, section)
    for section in description.sections:
        if section.beeld is not None and section.beeld.png is not None:
            _sheet(document, section.beeld, section.beeld.png)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _section(document: Any, section: Section) -> None:
    document.add_heading(readable(section.title), level=2)
    for line in section.text:
        _paragraph(document, line)
    if section.beeld:
        drawn = section.beeld.png is not None
        _paragraph(document, ON_ITS_SHEET if drawn else section.beeld.alt, SOFT)
    for table in section.tables:
        _table(document, table)
    for point in section.points:
        paragraph = document.add_paragraph(readable(point.text), style="List Bullet")
        small = [text for text in (point.note, more_words(point)) if text]
        paragraph.paragraph_format.keep_with_next = bool(small)
        for text in small:
            _under(document, text)


def _under(document: Any, text: str) -> None:
    """Small text under a point, as a paragraph of its own.

    A break within one paragraph is lost by who reads the text only, and glues two words.
    """
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = UNDER
    run = paragraph.add_run(readable(text))
    run.font.size, run.font.color.rgb = Pt(8), SOFT


def _paragraph(document: Any, text: str, colour: RGBColor = INK) -> None:
    run = document.add_paragraph().add_run(readable(text))
    run.font.color.rgb = colour


def _table(document: Any, table: Table) -> None:
    caption = document.add_paragraph()
    caption.add_run(readable(table.caption)).bold = True
    caption.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=1, cols=len(table.head), style="Light List Accent 1")
    _fill(grid.rows[0], table.head)
    repeated = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        _fill(grid.add_row(), row)
    grid.autofit = False
    for column, share in zip(grid.columns, table.widths, strict=True):
        width = round(TEXT_WIDTH * share / sum(table.widths))
        column.width = width
        for (
            cell
        ) in column.cells:  # Word reads the width of each cell, other programs that of the column
            cell.width = width
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _fill(row: Any, cells: tuple[str, ...]) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        cell.text = readable(text)
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(9)


def _sheet(document: Any, beeld: Beeld, png: bytes) -> None:
    """The map with its alternative text on a sheet that lies down: its names can be read.

    Word takes no SVG here: without a PNG the words stand alone, where the picture belongs.
    """
    page = document.add_section()
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = LYING_EDGE
    shape = document.add_picture(BytesIO(png), width=LYING_WIDTH)
    shape._inline.docPr.set("descr", readable(beeld.alt))
    shape._inline.docPr.set("name", "Netwerkkaart")
    _paragraph(document, beeld.alt, SOFT)


def _dress(document: Any, description: Beschrijving) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = MARGIN
    page.top_margin = page.bottom_margin = Mm(15)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(9.5)
    styles["Normal"].paragraph_format.space_after = Pt(3)
    for name, size in (("Heading 1", 17), ("Heading 2", 13)):
        styles[name].font.name, styles[name].font.size, styles[name].font.color.rgb = (
            "Calibri",
            Pt(size),
            ACCENT,
        )
        fonts = styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    styles["Heading 1"].paragraph_format.space_before = Pt(0)
    styles["Heading 2"].paragraph_format.space_before = Pt(9)
    styles["List Bullet"].paragraph_format.space_after = Pt(3)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    made = datetime.fromisoformat(description.datum).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.language = readable(description.title)[:255], LANGUAGE
    properties.author, properties.comments = "netwerk", ""
    properties.created = properties.modified = made
