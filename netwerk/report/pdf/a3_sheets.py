"""The sheets of A3 as PDF by Typst: the agenda for a table, and the krant of a year.

Tagged like the description (PDF/UA-1, PDF/A-2a); all text goes as data, never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import typst

from netwerk.agenda.agenda_sheet import EMPTY, HEADS, NOTHING, ROOMY, RULES, AgendaSheet
from netwerk.report.accent import accent_of
from netwerk.report.krant import NO_NAMES, Krant, KrantLine
from netwerk.report.pdf.glyphs import FONTS, drawable

TEMPLATE = Path(__file__).with_name("a3.typ")


def agenda_pdf(sheet: AgendaSheet, day: date) -> bytes:
    """The maatschappelijke agenda: each line whole, over as many sheets as that needs."""
    rows = [
        {
            "wat": _line(one.wat),
            "soort": _line(one.soort),
            "wie": _line(one.wie),
            "wanneer": _line(one.wanneer),
            "stand": _line(one.stand),
            "board": one.board,
        }
        for one in sheet.lines
    ]
    under = "Wat speelt hier, en herken je dat? Kruis aan en schrijf erbij."
    return _made(
        {
            "kind": "agenda",
            "title": "Maatschappelijke agenda",
            "above": _line(sheet.where),
            "under": under if rows else NOTHING,
            "footer": f"{RULES} Geldt voor zover vastgelegd op {_line(sheet.day)}.",
            "head": [words for _, words in HEADS],
            "rows": rows,
            "empty": EMPTY if len(rows) <= ROOMY - EMPTY else 0,
        },
        day,
    )


def krant_pdf(krant: Krant, day: date) -> bytes:
    """The krant of a year."""
    closing = " ".join(_line(line.heading) for line in krant.closing)
    return _made(
        {
            "kind": "krant",
            "title": _line(krant.title),
            "above": _line(krant.above),
            "under": "",
            "footer": f"{closing} {NO_NAMES}".strip(),
            "told": [_told(line) for line in krant.lines],
            "size": krant.size,
            "accent": accent_of(krant.kleur),
            "logo": list(krant.logo) if krant.logo else None,
            "learned": _told(krant.learned) if krant.learned is not None else None,
        },
        day,
    )


def _made(values: Mapping[str, Any], day: date) -> bytes:
    return typst.compile(
        str(TEMPLATE),
        font_paths=[str(folder) for folder in FONTS],
        ignore_system_fonts=True,
        timestamp=0,
        pdf_standards=["ua-1", "a-2a"],
        sys_inputs={"doc": json.dumps({**values, "datum": day.isoformat()}, ensure_ascii=False)},
    )


def _told(line: KrantLine) -> dict[str, str]:
    return {
        "heading": _line(line.heading) or "–",
        "text": _line(line.text),
        "under": _line(line.under),
    }


def _line(text: str) -> str:
    return drawable(" ".join(text.split()))
