"""What the team agreed as one sheet of A4: an HTML file that prints as it shows.

Nothing is fetched from elsewhere and all text is escaped. However much there is, it stays one
sheet: a long text is cut off in its row, and what has no room is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

MOST_OPEN, MOST_DONE, MOST_ASKED = 10, 3, 3
ROOMY = 5
"""With more open afspraken than this, each has one line, so that all of it stays on the sheet."""
LINES = 3
"""Lines for new afspraken."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light; --ink: #17212b; --soft: #475462; --line: #7b8794; --thin: #d5dbe1; }
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; overflow-wrap: anywhere;
  font: 11pt/1.35 "Source Sans 3", "Source Sans Pro", system-ui, "Liberation Sans", sans-serif; }
main { display: flex; flex-direction: column; width: 210mm; max-width: 100%; height: 296mm;
  margin: 0 auto; padding: 12mm 14mm; overflow: hidden; }
h1 { margin: 0; font-size: 21pt; line-height: 1.2; }
h2 { margin: 4.5mm 0 1mm; font-size: 13pt; }
p { margin: 0 0 1mm; }
header p, footer, .step, .more { color: var(--soft); font-size: 10pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1mm 2mm 1mm 0; text-align: left; vertical-align: top; font-weight: 400;
  border-bottom: .3mm solid var(--thin); }
thead th { color: var(--soft); font-size: 10pt; font-weight: 600; border-color: var(--line); }
.tick { width: 8mm; } .who { width: 38mm; } .when { width: 34mm; } .state { width: 36mm; }
.choice { width: 26mm; } .write { width: 34mm; }
.cut { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  overflow: hidden; }
.tight section:not(.asked) .cut { -webkit-line-clamp: 1; }
.late { font-weight: 700; }
.box { display: inline-block; width: 3.6mm; height: 3.6mm; border: .3mm solid var(--ink);
  margin-right: 1.5mm; vertical-align: -.5mm; }
.line { display: block; height: 6mm; border-bottom: .3mm solid var(--line); }
.new .line { height: 7mm; }
footer { margin-top: auto; padding-top: 2mm; border-top: .3mm solid var(--line); }
@media print { main { width: 210mm; } }
"""


@dataclass(frozen=True)
class OpenRow:
    """One open afspraak. late: its day is over."""

    wat: str
    wie: str
    voor: str
    late: bool = False


@dataclass(frozen=True)
class AskedRow:
    """A finding for the team to decide on, and what could be done."""

    heading: str
    step: str = ""


@dataclass(frozen=True)
class TeamSheet:
    """What stands on the sheet. above: gebied and day. done: a sentence each. month: 'november'."""

    above: str
    month: str
    stands_for: str
    open: Sequence[OpenRow] = ()
    done: Sequence[str] = ()
    asked: Sequence[AskedRow] = ()


def team_sheet_html(sheet: TeamSheet) -> str:
    """The whole file as text, to be written as UTF-8."""
    body = "\n".join(
        (
            f"<header><p>{_text(sheet.above)}</p><h1>Afspraken van het team</h1></header>",
            *_open(sheet),
            *_done(sheet),
            *_asked(sheet),
            f'<section class="new"><h2>Nieuwe afspraken</h2>{_lines(LINES)}</section>',
            "<footer>Over organisaties, niet over bewoners. Geldt voor zover vastgelegd op "
            f"{_text(sheet.stands_for)}.</footer>",
        )
    )
    tight = ' class="tight"' if len(sheet.open) > ROOMY else ""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Afspraken van het team</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main{tight}>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _open(sheet: TeamSheet) -> Iterator[str]:
    yield "<section><h2>Open</h2>"
    if not sheet.open:
        yield "<p>Er staat niets open.</p></section>"
        return
    yield _head(("tick", ""), ("", "Wat"), ("who", "Wie"), ("when", "Voor"), ("state", "Stand"))
    for row in sheet.open[:MOST_OPEN]:
        late = f'<span class="late">{_text(row.voor)}, te laat</span>' if row.late else ""
        yield (
            f'<tr><td><span class="box"></span></td><th scope="row">{_cut(row.wat)}</th>'
            f"<td>{_cut(row.wie)}</td><td>{late or _text(row.voor)}</td><td>{_lines(1)}</td></tr>"
        )
    yield f"</tbody></table>{_more(len(sheet.open) - MOST_OPEN)}</section>"


def _done(sheet: TeamSheet) -> Iterator[str]:
    if sheet.done:
        told = "".join(f"<p>{_cut(text)}</p>" for text in sheet.done[:MOST_DONE])
        yield f"<section><h2>Gedaan in {_text(sheet.month)}</h2>{told}"
        yield f"{_more(len(sheet.done) - MOST_DONE)}</section>"


def _asked(sheet: TeamSheet) -> Iterator[str]:
    if not sheet.asked:
        return
    yield '<section class="asked"><h2>Om samen te besluiten</h2>'
    yield _head(("", "Wat valt op"), ("choice", "Besluit"), ("write", "Wie"), ("write", "Voor"))
    ticks = "".join(
        f'<div><span class="box"></span>{words}</div>' for words in ("doen", "later", "klopt niet")
    )
    for row in sheet.asked[:MOST_ASKED]:
        step = f'<span class="cut step">Stap: {_text(row.step)}</span>' if row.step else ""
        yield (
            f'<tr><th scope="row"><strong class="cut">{_text(row.heading)}</strong>{step}</th>'
            f"<td>{ticks}</td><td>{_lines(1)}</td><td>{_lines(1)}</td></tr>"
        )
    yield "</tbody></table></section>"


def _head(*columns: tuple[str, str]) -> str:
    cells = "".join(
        f'<th scope="col" class="{name}">{words}</th>' if words else f'<td class="{name}"></td>'
        for name, words in columns
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>"


def _more(count: int) -> str:
    return f'<p class="more">En nog {count}: zie Afspraken in netwerk.</p>' if count > 0 else ""


def _cut(text: str) -> str:
    return f'<span class="cut">{_text(text)}</span>'


def _lines(count: int) -> str:
    return '<span class="line"></span>' * count


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
