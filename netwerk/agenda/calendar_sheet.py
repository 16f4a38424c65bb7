"""The calendar of a gebied for the coming quarter as one sheet of A4: HTML that prints as it shows.

Nothing is fetched from elsewhere and all text is escaped. However much there is, it stays one
sheet: what has no room is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from netwerk.agenda.calendar_month import CalendarMonth, OnCalendar

MOST = 26
"""So many lines have room on the sheet, the headings of the months with them."""
ROOMY = 15
"""Up to so many lines each has two rows of text; with more it has one."""
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
p { margin: 0 0 1mm; }
header p, footer, .small, .more { color: var(--soft); font-size: 9.5pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1mm 2mm 1mm 0; text-align: left; vertical-align: top; font-weight: 400;
  border-bottom: .3mm solid var(--thin); }
thead th { color: var(--soft); font-size: 9.5pt; font-weight: 600;
  border-bottom-color: var(--line); }
tbody th { padding-top: 4mm; font-size: 13pt; font-weight: 600;
  border-bottom-color: var(--line); }
.when { width: 48mm; white-space: nowrap; } .whom { width: 48mm; }
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
            *(_table(shown, tight=lines > ROOMY) if count else ()),
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


def _table(months: Sequence[CalendarMonth], *, tight: bool) -> Iterator[str]:
    yield (
        f"<table{' class=' + chr(34) + 'tight' + chr(34) if tight else ''}><thead><tr>"
        '<th scope="col" class="when">Wanneer</th><th scope="col">Wat en waar</th>'
        '<th scope="col" class="whom">Voor wie</th></tr></thead>'
    )
    for month in months:
        heading = _text(month.words.capitalize())
        yield f'<tbody><tr><th scope="rowgroup" colspan="3">{heading}</th></tr>'
        yield from (_row(entry) for entry in month.entries)
        yield "</tbody>"
    yield "</table>"


def _row(entry: OnCalendar) -> str:
    beside = _text(", ".join(filter(None, (entry.soort, entry.waar))))
    what = f'<span class="what">{_text(entry.titel)}</span> <span class="small">{beside}</span>'
    voor = _text(", ".join(entry.voor))
    return (
        f'<tr><td class="when">{_text(entry.when)}</td><td><span class="cut">{what}</span></td>'
        f'<td><span class="cut">{voor}</span></td></tr>'
    )


def _left(count: int) -> str:
    return "Er staat nog 1 ding op de kalender." if count == 1 else f"En nog {count} dingen."


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
