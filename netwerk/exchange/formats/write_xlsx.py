"""A workbook as Excel and LibreOffice open it, written row by row: any size, always the same bytes.

Written by hand and not with openpyxl, which takes five times as long and puts the moment of making
in the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from netwerk.exchange.formats.zipping import write_part
from netwerk.typed.text import keeps_quote

SheetCell = str | int | float
CELL_LIMIT = 32_767
"""The longest text that a cell of Excel can hold, in its own characters."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_TYPE = (
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
)
_CORE_REL = (
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
)
FOOT_LIMIT = 240
"""The longest text at the foot of a page that Excel takes is 255 characters."""
_BOLD, _QUOTED = 1, 2
"""Styles by number: 0 is plain, then the headers, then text that looks like a formula."""
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name '
    'val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" '
    'xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" '
    'quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
    'builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class OutSheet:
    """A sheet: its title, its headers in row 1, and the rows below them."""

    title: str
    headers: Sequence[str]
    rows: Iterable[Sequence[SheetCell]]


def xlsx_of(sheets: Sequence[OutSheet], mark: str = "") -> bytes:
    """A workbook with these sheets; headers are bold and stay in sight, every text is text.

    mark: a sentence about the file, in its properties and at the foot of every printed page.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _frame([sheet.title for sheet in sheets], mark):
            write_part(archive, name, [content])
        for number, sheet in enumerate(sheets, 1):
            pieces = _sheet(sheet, number == 1, mark)
            write_part(archive, f"xl/worksheets/sheet{number}.xml", pieces)
    return out.getvalue()


def is_cut(text: str) -> bool:
    """Whether a text is longer than a cell can hold."""
    return len(text) * 2 > CELL_LIMIT and _units(keeps_quote(text)) > CELL_LIMIT


def _frame(titles: Sequence[str], mark: str) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(titles) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
        'Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" '
        f'ContentType="{_TYPES}.styles+xml"/>{parts}{_CORE_TYPE if mark else ""}</Types>',
    )
    yield (
        "_rels/.rels",
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
        f"{_CORE_REL if mark else ''}</Relationships>",
    )
    named = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>'
        for n, title in zip(numbers, titles, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><bookViews><workbookView '
        f'activeTab="0"/></bookViews><sheets>{named}</sheets></workbook>',
    )
    rels = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rels}<Relationship '
        f'Id="rId{len(titles) + 1}" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", _STYLES
    if mark:
        yield (
            "docProps/core.xml",
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:description>{escape(mark)}</dc:description></cp:coreProperties>",
        )


def _sheet(sheet: OutSheet, first: bool, mark: str) -> Iterator[str]:
    letters = [get_column_letter(i + 1) for i in range(len(sheet.headers))]
    columns = "".join(
        f'<col min="{i}" max="{i}" width="{max(12, min(40, len(header) + 4))}" customWidth="1"/>'
        for i, header in enumerate(sheet.headers, 1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"'
        f'{" tabSelected=" + chr(34) + "1" + chr(34) if first else ""}><pane ySplit="1" '
        'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )
    yield _row(1, letters, sheet.headers, _BOLD)
    for number, row in enumerate(sheet.rows, 2):
        yield _row(number, letters, row, 0)
    foot = escape(mark[:FOOT_LIMIT].replace("&", "&&"))
    said = f"<headerFooter><oddFooter>&amp;L{foot}</oddFooter></headerFooter>" if mark else ""
    yield f"</sheetData>{said}</worksheet>"


def _row(number: int, letters: Sequence[str], row: Sequence[SheetCell], style: int) -> str:
    cells = [
        _cell(f"{letter}{number}", value, style)
        for letter, value in zip(letters, row, strict=True)
        if value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: SheetCell, style: int) -> str:
    """A cell that holds text as text: never a formula, also not after somebody edits it."""
    if not isinstance(value, str):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    if value.startswith(("=", "+", "-", "@", "'")):
        style = _QUOTED
    text = escape(_escaped(_cut(keeps_quote(value))), {"\r": "&#13;"})
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    styled = f' s="{style}"' if style else ""
    return f'<c r="{place}" t="inlineStr"{styled}><is><t{keep}>{text}</t></is></c>'


def as_cell_text(text: str) -> str:
    """The text of a text cell, so that it is read back as it was.

    What happens to look like an escape of Excel (_x000A_) stays what it is.
    """
    return _escaped(keeps_quote(text))


def _escaped(text: str) -> str:
    """The text; what happens to look like an escape of Excel (_x000A_) stays what it is."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text) if "_x" in text else text


def _units(text: str) -> int:
    """The length of a text as Excel counts it: a character beyond U+FFFF is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str) -> str:
    while _units(text) > CELL_LIMIT:
        text = text[: CELL_LIMIT - (_units(text) - len(text))]
    return text
