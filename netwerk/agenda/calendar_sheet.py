"""The calendar of a gebied for the coming quarter as one sheet of A4: HTML that prints as it shows.

Nothing is fetched from elsewhere and all text is escaped. However much there is, it stays one
sheet: what has no room is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from netwerk.agenda.calendar_month import CalendarMonth, OnCalendar

MOST = 22
"""So many lines have room on the sheet, the headings of the months with them."""
ROOMY = 14
"""With more lines than this each has one row of text."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light; --ink: #17212b; --soft: #475462; --line: #7b8794; --thin: #d5dbe1; }
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; overflow-wrap: anywhere;
  font: 11pt/1.35 "Source Sans 3", "Source Sans Pro", system-ui, "Liberation Sans", sans-serif; }
main { display: flex; flex-direction: column; width: 210mm; max-width: 100%; height: 296mm;
  margin: 0 auto; padding: 13mm 14mm; overflow: hidden; }
h1 { margin: 0; font-size: 21pt; line-height: 1.2; }
h2 { margin: 4mm 0 .5mm; font-size: 13pt; }
p { margin: 0 0 1mm; }
header p, footer, .small, .more { color: var(--soft); font-size: 9.5pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1mm 2mm 1mm 0; text-align: left; vertical-align: top; font-weight: 400;
  border-bottom: .3mm solid var(--thin); }
thead th { color: var(--soft); font-size: 9.5pt; font-weight: 600;
  border-bottom-color: var(--line); }
.when { width: 42mm; } .where { width: 38mm; } .whom { width: 48mm; }
.what { font-weight: 600; }
.cut { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  overflow: hidden; }
.tight { font-size: 9.5pt; }
.tight .cut { -webkit-line-clamp: 1; }
.more { margin-top: 2mm; }
footer { margin-top: auto; padding-top: 3mm; border-top: .3mm solid var(--line); }
@media print { main { width: 210mm; } }
"""


def calendar_sheet_html(
    where: str, span: str, months: Sequence[CalendarMonth], stands_for: str
) -> str:
    """The whole file as text, to be written as UTF-8.

    where: the gebied in words. span: from when to when. stands_for: of which day it is, in words.
    """
    count = sum(len(month.entries) for month in months)
    lines = count + len(months)
    shown = _with_room(months)
    left = count - sum(len(month.entries) for month in shown)
    heading = "Kalender van het gebied"
    body = "\n".join(
        (
            f"<header><p>{_text(where)}, {_text(span)}</p><h1>{heading}</h1></header>",
            f'<div class="{"tight" if lines > ROOMY else "roomy"}">',
            *(part for month in shown for part in _month(month)),
            "</div>",
            *(() if count else ("<p>Er staat voor deze tijd nog niets op de kalender.</p>",)),
            *((f'<p class="more">{_left(left)}</p>',) if left else ()),
            f"<footer>Geldt voor zover vastgelegd op {_text(stands_for)}.</footer>",
        )
    )
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}: {_text(where)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _with_room(months: Sequence[CalendarMonth]) -> list[CalendarMonth]:
    shown, room = [], MOST
    for month in months:
        room -= 1
        if room <= 0:
            break
        shown.append(CalendarMonth(month.words, month.entries[:room]))
        room -= len(month.entries)
    return shown


def _month(month: CalendarMonth) -> Iterator[str]:
    yield f"<section><h2>{_text(month.words.capitalize())}</h2><table><thead><tr>"
    yield (
        '<th scope="col" class="when">Wanneer</th><th scope="col">Wat</th>'
        '<th scope="col" class="where">Waar</th><th scope="col" class="whom">Voor wie</th>'
        "</tr></thead><tbody>"
    )
    yield from (_row(entry) for entry in month.entries)
    yield "</tbody></table></section>"


def _row(entry: OnCalendar) -> str:
    what = f'<span class="what">{_text(entry.titel)}</span>'
    kind = f' <span class="small">{_text(entry.soort)}</span>'
    cells = (_text(entry.when), what + kind, _text(entry.waar), _text(", ".join(entry.voor)))
    inner = "".join(f'<td><span class="cut">{cell}</span></td>' for cell in cells)
    return f"<tr>{inner}</tr>"


def _left(count: int) -> str:
    return "Er staat nog 1 ding op de kalender." if count == 1 else f"En nog {count} dingen."


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
