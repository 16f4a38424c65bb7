"""The maatschappelijke agenda of a gebied as one sheet of A3, to lie on a table with partners.

An HTML file that prints as it shows: nothing is fetched from elsewhere and all text is escaped.
However much there is, it stays one sheet: a long text is cut off in its row, and what has no room
is counted. Whoever sits at the table ticks whether it is recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

MOST = 25
ROOMY = 14
"""With more lines than this each has two lines of text, so that all of it stays on the sheet."""
EMPTY = 4
"""Empty lines for what comes up at the table, where there is room."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light; --ink: #17212b; --soft: #475462; --line: #7b8794; --thin: #d5dbe1; }
@page { size: A3 landscape; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; overflow-wrap: anywhere;
  font: 12pt/1.3 "Source Sans 3", "Source Sans Pro", system-ui, "Liberation Sans", sans-serif; }
main { display: flex; flex-direction: column; width: 420mm; max-width: 100%; height: 296mm;
  margin: 0 auto; padding: 11mm 14mm; overflow: hidden; }
h1 { margin: 0; font-size: 25pt; line-height: 1.15; }
p { margin: 0 0 1mm; }
header p, footer, .soort { color: var(--soft); font-size: 11pt; }
table { width: 100%; margin-top: 3mm; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1.2mm 3mm 1.2mm 0; text-align: left; vertical-align: top; font-weight: 400;
  border-bottom: .3mm solid var(--thin); }
thead th { color: var(--soft); font-size: 12pt; font-weight: 600; border-color: var(--line); }
.wat { width: 122mm; } .wie { width: 78mm; } .wanneer { width: 54mm; } .stand { width: 46mm; }
tbody th { font-weight: 600; }
.cut { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3;
  overflow: hidden; }
.tight { font-size: 9.5pt; line-height: 1.15; }
.tight .soort { font-size: 9pt; }
.tight .cut { -webkit-line-clamp: 2; }
.tight tbody th, .tight tbody td { padding-top: .4mm; padding-bottom: .4mm; }
.bestuur { font-weight: 700; }
.box { display: inline-block; width: 4mm; height: 4mm; border: .3mm solid var(--ink);
  margin: 0 1mm 0 3mm; vertical-align: -.6mm; }
.box:first-child { margin-left: 0; }
.empty td, .empty th { height: 9mm; }
.more { margin-top: 2mm; font-weight: 600; }
footer { margin-top: auto; padding-top: 2mm; border-top: .3mm solid var(--line); }
@media print { main { width: 420mm; } }
"""
HEADS = (
    ("wat", "Wat"),
    ("wie", "Wie"),
    ("wanneer", "Wanneer"),
    ("stand", "Stand"),
    ("herken", "Herken je dit?"),
)
NOTHING = "Er staat nog niets op de agenda. Wat hoor je aan tafel?"
RULES = "Over groepen, organisaties en plekken, niet over bewoners."


@dataclass(frozen=True)
class SheetLine:
    """One line: what it is and what it is called, who is in it, when, how far; board: up there."""

    soort: str
    wat: str
    wie: str
    wanneer: str
    stand: str
    board: bool = False


@dataclass(frozen=True)
class AgendaSheet:
    """What stands on the sheet, the largest first. where: the gebied. day: for which it stands."""

    where: str
    day: str
    lines: Sequence[SheetLine]


def agenda_sheet_html(sheet: AgendaSheet) -> str:
    """The whole file as text, to be written as UTF-8."""
    shown, more = sheet.lines[:MOST], len(sheet.lines) - MOST
    body = "\n".join(
        (
            f"<header><p>{_text(sheet.where)}</p><h1>Maatschappelijke agenda</h1>"
            "<p>Wat speelt hier, en herken je dat? Kruis aan en schrijf erbij.</p></header>",
            *_table(shown),
            *((f'<p class="more">{_more(more)}</p>',) if more > 0 else ()),
            f"<footer>{RULES} Geldt voor zover vastgelegd op {_text(sheet.day)}.</footer>",
        )
    )
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Maatschappelijke agenda {_text(sheet.where)}</title>\n<style>{STYLE}</style>\n"
        f"</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _table(lines: Sequence[SheetLine]) -> Iterator[str]:
    tight = ' class="tight"' if len(lines) > ROOMY else ""
    heads = "".join(f'<th scope="col" class="{name}">{words}</th>' for name, words in HEADS)
    yield f"<table{tight}><thead><tr>{heads}</tr></thead><tbody>"
    if not lines:
        yield f'<tr><td colspan="{len(HEADS)}">{NOTHING}</td></tr>'
    yield from map(_row, lines)
    for _ in range(EMPTY if len(lines) <= ROOMY - EMPTY else 0):
        yield f'<tr class="empty">{"<td></td>" * (len(HEADS) - 1)}<td>{_boxes()}</td></tr>'
    yield "</tbody></table>"


def _row(line: SheetLine) -> str:
    stand = f'<span class="bestuur">{_text(line.stand)}</span>' if line.board else _text(line.stand)
    return (
        f'<tr><th scope="row"><div class="cut">{_text(line.wat)} '
        f'<span class="soort">{_text(line.soort)}</span></div></th>'
        f'<td><div class="cut">{_text(line.wie)}</div></td>'
        f'<td><div class="cut">{_text(line.wanneer)}</div></td>'
        f'<td><div class="cut">{stand}</div></td><td>{_boxes()}</td></tr>'
    )


def _boxes() -> str:
    return "".join(f'<span class="box"></span>{word}' for word in ("ja", "nee", "anders:"))


def _more(more: int) -> str:
    if more == 1:
        return "Nog één ding staat op de agenda en paste hier niet."
    return f"Nog {more} dingen staan op de agenda en pasten hier niet."


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
