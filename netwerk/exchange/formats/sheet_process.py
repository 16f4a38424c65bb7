"""Reads an xls, xlsb or ods from standard input and writes its rows to standard output as JSON.

Runs as a process of its own, so that a sheet that says it is a million rows wide, or a fault in
the library, ends this process and nothing else. It knows nothing of the rest of netwerk.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

MEMORY_LIMIT = 640 * 1024 * 1024
COLUMNS = 1_000
TOO_LARGE, LOCKED, BROKEN = 3, 4, 5


def main() -> int:
    """Read and write. The exit code says why not: too large, locked or broken."""
    bounded()
    import python_calamine

    try:
        for thing in things(sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(thing) + "\n")
    except python_calamine.PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_LARGE
    except (python_calamine.CalamineError, OSError, ValueError, LookupError, TypeError):
        return BROKEN
    return 0


def things(content: bytes) -> Iterator[dict[str, Any]]:
    """Each sheet, its rows and its merged cells. Raises what the library raises."""
    import python_calamine

    book = python_calamine.load_workbook(io.BytesIO(content))
    for sheet in book.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
            yield {"sheet": sheet.name, "hidden": hidden}
            yield from _rows(book.get_sheet_by_name(sheet.name))


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    start = sheet.start
    if start is None:
        return
    for number, row in enumerate(sheet.iter_rows(), start[0] + 1):
        cells = [""] * start[1] + [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield {"row": number, "cells": cells[:COLUMNS], "more": len(cells) > COLUMNS}
    merged = sheet.merged_cell_ranges or []
    yield {"merged": [[a[0] + 1, a[1], b[0] + 1] for a, b in merged[:10_000]]}


def _text(cell: object) -> str:
    """A cell as its user sees it: whole numbers whole, decimal comma, dates as ISO."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        return f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, datetime):
        whole = cell.time() == time()
        return cell.strftime("%Y-%m-%d" if whole else "%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.strftime("%H:%M") if isinstance(cell, time) else str(cell)


def bounded() -> None:
    """No more memory than this; not everywhere can that be asked."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
