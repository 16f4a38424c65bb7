"""What python-docx has no words for: fields, bookmarks, links, a table style, text of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from netwerk.report.description import written

TABLE_STYLE = "Netwerktabel"
LINE = "D5DAE0"


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field that Word works out, with what it shows until then."""
    _mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def open_contents(paragraph: Any, instruction: str) -> None:
    """Begin a table of contents; what follows stands in it until `close_contents`."""
    _mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")


def close_contents(paragraph: Any) -> None:
    """End the table of contents."""
    _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def add_bookmark(paragraph: Any, number: int, name: str) -> None:
    """Give a paragraph a name to go to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    properties = paragraph._p.pPr
    at = 0 if properties is None else list(paragraph._p).index(properties) + 1
    paragraph._p.insert(at, start)
    paragraph._p.append(end)


def add_link(paragraph: Any, text: str, bookmark: str) -> None:
    """A link to a bookmark within the document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def describe_picture(shape: Any, alt: str, name: str) -> None:
    """What is read out instead of a picture, and what it is called in a list of objects."""
    shape._inline.docPr.set("descr", alt)
    shape._inline.docPr.set("name", name)


def add_table_style(document: Any, accent: str) -> None:
    """A style for tables: a head in the colour, thin lines between the rows. accent: 'rrggbb'."""
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">'
            f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/>'
            '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>'
            "<w:tblPr><w:tblBorders>"
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
            '<w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
            '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{accent}"/></w:tcPr>'
            "</w:tblStylePr>"
            '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
        )
    )


def repeat_head(row: Any) -> None:
    """Show this row (w:tr) again at the top of each page that the table goes on to."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def fill_row(
    row: Any, cells: Sequence[str], widths: Sequence[int], style: str, stays: bool
) -> None:
    """Fill an empty row (w:tr), which is never broken over two pages.

    python-docx looks up all cells of a table for each one: a long list of actors took a minute.
    style: id of the style of a cell. stays: on the page of the next row.
    """
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.tc_lst, cells, widths, strict=True):
        cell.width = width
        paragraph = cell.p_lst[0]
        paragraph.style = style
        if stays:
            paragraph.get_or_add_pPr().get_or_add_keepNext()
        paragraph.add_r().text = written(text)


def colour_row(row: Any, colour: str) -> None:
    """Bold letters in this colour: that of a paragraph goes before that of the table."""
    for cell in row.tc_lst:
        for run in cell.p_lst[0].r_lst:
            properties = run.get_or_add_rPr()
            properties.append(OxmlElement("w:b"))
            letters = OxmlElement("w:color")
            letters.set(qn("w:val"), colour)
            properties.append(letters)


def mark_heads(grid: Any, row_heads: bool) -> None:
    """Say that the first row holds heads, and the first column if ``row_heads``."""
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        grid._tbl.tblPr.append(look)
    for name in list(look.attrib):
        del look.attrib[name]
    values = ("firstRow", True), ("firstColumn", row_heads), ("lastRow", False)
    for name, on in (*values, ("lastColumn", False), ("noHBand", True), ("noVBand", True)):
        look.set(qn(f"w:{name}"), "1" if on else "0")
    look.set(qn("w:val"), "06A0" if row_heads else "0620")


def shade(style: Any, colour: str) -> None:
    """A ground behind the paragraphs of a style. colour: 'rrggbb'."""
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def line_left(style: Any, colour: str) -> None:
    """A line to the left of the paragraphs of a style. colour: 'rrggbb'."""
    style.element.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" '
            f'w:color="{colour}"/></w:pBdr>'
        )
    )
