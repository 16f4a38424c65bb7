"""Small files and what is stored, for tests of reading and writing files. All names are invented."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from netwerk.exchange.mapping.file_mapping import FileMapping, TableMapping
from netwerk.exchange.plan import Existing, ImportOptions, plan_import
from netwerk.exchange.report import ImportPlan
from netwerk.model import Actor, Item, Relatie
from netwerk.schema import read_plaatsen


def places() -> Existing:
    """A store with only the gebieden and kernen of the municipality."""
    plaatsen = read_plaatsen()
    return with_items(Existing(), (*plaatsen.gebieden, *plaatsen.kernen))


def with_items(existing: Existing, items: Iterable[Item]) -> Existing:
    """What is stored with these items added or changed."""
    by_label = {label: dict(stored) for label, stored in existing.items.items()}
    for item in items:
        by_label.setdefault(type(item).__name__, {})[item.id] = item
    return Existing(by_label)


def stored(*items: Item) -> Existing:
    """A store with these items beside the places."""
    return with_items(places(), items)


def plan(
    *files: str | bytes | tuple[str, str | bytes], existing: Existing | None = None, **options: Any
) -> ImportPlan:
    """The plan for these files; a text is a CSV file with the name lijst.csv (lijst2.csv ...)."""
    named = []
    for number, file in enumerate(files, 1):
        name, content = (
            file if isinstance(file, tuple) else (f"lijst{'' if number == 1 else number}.csv", file)
        )
        named.append((name, content.encode() if isinstance(content, str) else content))
    return plan_import(named, places() if existing is None else existing, ImportOptions(**options))


def says(
    file: str, columns: Mapping[str, str], sheet: str | None = None, **more: Any
) -> FileMapping:
    """What somebody says of the columns of one table."""
    return FileMapping((TableMapping(file, sheet, columns=columns, **more),))


def accepted(done: ImportPlan, existing: Existing | None = None) -> Existing:
    """What is stored after accepting a plan."""
    return with_items(places() if existing is None else existing, done.items())


def states(done: ImportPlan) -> dict[str, int]:
    """How many rows of each state."""
    return {state: done.count(state) for state in sorted({row.state for row in done.rows})}


def texts(done: ImportPlan, level: str | None = None) -> list[str]:
    """The messages as shown."""
    return [message.text for message in done.messages if level in (None, message.level)]


def actors(done: ImportPlan) -> dict[str, Actor]:
    """New and changed actors by name."""
    return {item.naam: item for item in done.items() if isinstance(item, Actor)}


def relaties(done: ImportPlan) -> list[Relatie]:
    """New and changed relations."""
    return [item for item in done.items() if isinstance(item, Relatie)]


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with these rows by sheet."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def hidden(sheets: Mapping[str, Sequence[Sequence[Any]]], *titles: str) -> bytes:
    """A workbook with these rows by sheet, of which the sheets with these titles are hidden."""
    book = load_workbook(io.BytesIO(xlsx(sheets)))
    for title in titles:
        book[title].sheet_state = "hidden"
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_excel_writes_it(texts: str, cells: str, prefix: str = "") -> bytes:
    """A workbook with shared texts (a row of ``<si>``) and the rows of one sheet, with another XML prefix if asked."""
    main, rel = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    name = f"xmlns{':' + prefix if prefix else ''}"
    tag = f"{prefix}:" if prefix else ""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<{tag}workbook {name}="{main}" xmlns:r="{rel}"><{tag}sheets>'
        f'<{tag}sheet name="Actoren" sheetId="1" r:id="rId1"/><{tag}sheet name="Grafiek" sheetId="2" r:id="rId4"/></{tag}sheets></{tag}workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{rel}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{rel}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId4" Type="{rel}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<{tag}sst {name}="{main}">{texts}</{tag}sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="164" formatCode="d mmmm yyyy;@"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<{tag}worksheet {name}="{main}"><{tag}sheetData>{cells}</{tag}sheetData></{tag}worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, f'<?xml version="1.0" encoding="UTF-8"?>{data}')
    return out.getvalue()


def repacked(content: bytes, part: str, pattern: str, new: str) -> bytes:
    """A workbook with the XML of one part changed."""
    out = io.BytesIO()
    assert part in zipfile.ZipFile(io.BytesIO(content)).namelist()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                changed = re.sub(pattern, lambda _: new, data.decode(), count=1, flags=re.DOTALL)
                assert changed != data.decode(), f"{pattern} is not in {part}"
                data = changed.encode()
            target.writestr(name, data)
    return out.getvalue()
