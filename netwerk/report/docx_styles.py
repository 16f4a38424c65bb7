"""How a Word document looks: its pages and the styles that everything in it has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from netwerk.report.accent import accent_of
from netwerk.report.blocks import BODY, LEAD, OWN, SHORT, SOFT
from netwerk.report.description import Beschrijving, readable
from netwerk.report.docx_parts import add_table_style, line_left, shade

LANGUAGE = "nl-NL"
FONT = "Calibri"
INK, GREY = "1B1F24", "55606B"
MARGIN, TEXT_WIDTH, UNDER = Mm(20), Mm(170), Mm(6.4)
STYLES = {
    BODY: "Normal",
    SOFT: "Kleine tekst",
    OWN: "Eigen tekst",
    SHORT: "Kort gezegd",
    LEAD: "Onder de kop",
}
"""The style of a paragraph by how it is meant."""
UNDER_POINT, CELL, VALUE, FACT = "Onder een punt", "Cel", "Kerngetal", "Omslag"


def dress(document: Any, description: Beschrijving) -> None:
    """Pages of A4, Dutch, the styles, and what the file says of itself."""
    accent = accent_of(description.cover.kleur if description.cover else "")[1:].upper()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = MARGIN
    page.top_margin, page.bottom_margin = Mm(16), Mm(18)
    page.footer_distance = Mm(9)
    _headings(document, accent)
    _paragraphs(document, accent)
    add_table_style(document, accent)
    _language(document)
    made = datetime.fromisoformat(description.datum).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.language = readable(description.title)[:255], LANGUAGE
    properties.author, properties.comments = "netwerk", ""
    properties.created = properties.modified = made


def _headings(document: Any, accent: str) -> None:
    styles = document.styles
    for name, size, before in (("Heading 1", 22, 0), ("Heading 2", 15, 16), ("Heading 3", 11.5, 9)):
        style = styles[name]
        _font(style, size, accent)
        style.font.bold = True
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = style.paragraph_format.keep_together = True
    caption = styles["Caption"]
    _font(caption, 9, GREY)
    caption.font.bold = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(6), Pt(3)


def _paragraphs(document: Any, accent: str) -> None:
    styles = document.styles
    _font(styles["Normal"], 10.5, INK)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    styles["Normal"].paragraph_format.line_spacing = 1.12
    styles["List Bullet"].paragraph_format.space_after = Pt(3)
    made = {
        name: styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        for name in (*STYLES.values(), UNDER_POINT, CELL, VALUE, FACT, "toc 2")
        if name != "Normal"
    }
    for name, style in made.items():
        style.base_style, style.quick_style = styles["Normal"], not name.startswith("toc")
    _font(made[STYLES[SOFT]], 9.5, GREY)
    _font(made[STYLES[LEAD]], 12, INK)
    _font(made[UNDER_POINT], 9, GREY)
    _font(made[CELL], 9.5, None)
    _font(made[VALUE], 11, INK)
    _font(made[FACT], 11, INK)
    made[CELL].paragraph_format.space_after = Pt(0)
    made[UNDER_POINT].paragraph_format.left_indent = UNDER
    made[UNDER_POINT].paragraph_format.space_after = Pt(3)
    made["toc 2"].paragraph_format.space_after = Pt(2)
    made[FACT].paragraph_format.space_after = Pt(2)
    made[FACT].paragraph_format.tab_stops.add_tab_stop(Mm(40))
    made[VALUE].paragraph_format.keep_together = True
    own, short = made[STYLES[OWN]], made[STYLES[SHORT]]
    line_left(own, accent)
    own.paragraph_format.left_indent = Mm(4)
    shade(short, "EEF1F4")
    short.paragraph_format.keep_together = True
    short.paragraph_format.space_before = Pt(6)


def _font(style: Any, size: float, colour: str | None) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    if colour is not None:
        style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _language(document: Any) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is None:
        theme = OxmlElement("w:themeFontLang")
        settings.append(theme)
    theme.set(qn("w:val"), LANGUAGE)
