"""The ronde as one sheet of A4: an HTML file that prints as it shows, with room to write.

Nothing is fetched from elsewhere and all text is escaped. However long the names are, it stays one
sheet: what does not fit in a row is cut off there, and the row says whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from netwerk.agenda.visit import Ronde, Visit
from netwerk.agenda.visit_words import ask_for, heading, nothing_words, where_words
from netwerk.typed.dates import day_words

LINES = 4
"""Lines to write on for each visit."""
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
h2 { margin: 5mm 0 0; font-size: 13pt; }
p { margin: 0 0 1mm; }
header p, .ask, footer { color: var(--soft); font-size: 9.5pt; }
table { width: 100%; margin-top: 5mm; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1.5mm 2mm 1.5mm 0; text-align: left; vertical-align: top;
  border-bottom: .3mm solid var(--thin); font-weight: 400; }
thead th { padding-bottom: 2mm; color: var(--soft); font-size: 10pt; font-weight: 600;
  border-bottom-color: var(--line); }
.tick { width: 8mm; } .who { width: 46mm; } .why { width: 66mm; }
.row { display: flex; flex-direction: column; height: 30mm; overflow: hidden; }
.row > * { flex: none; }
.naam { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3;
  overflow: hidden; font-weight: 600; }
td.why { font-size: 10pt; }
.why .reasons { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4;
  overflow: hidden; }
.box { display: block; width: 4mm; height: 4mm; margin-top: .6mm; border: .3mm solid var(--ink); }
.line { display: block; height: 7mm; border-bottom: .3mm solid var(--line); }
.more .line { height: 7mm; }
footer { margin-top: auto; padding-top: 3mm; border-top: .3mm solid var(--line); }
@media print { main { width: 210mm; } }
"""
RULES = "Over organisaties, niet over bewoners. Gooi dit blad weg als het is ingevoerd."


def ronde_sheet(ronde: Ronde) -> str:
    """The whole file as text, to be written as UTF-8."""
    monday, day = (
        day_words(one.isoformat()) for one in (ronde.monday, ronde.told_on or ronde.monday)
    )
    body = "\n".join(
        (
            "<header>",
            f"<p>{_text(ronde.where)}, week {ronde.week} (van maandag {monday}). "
            "Alleen voor jou.</p>",
            f"<h1>{_text(heading(ronde))}</h1>",
            f"<p>{_text(where_words(ronde) or nothing_words(ronde))}</p>",
            "</header>",
            *(_table(ronde) if ronde.visits else ()),
            f'<section class="more"><h2>Wie noemden zij nog meer?</h2>{_lines(LINES)}</section>',
            f"<footer>{RULES} Geldt voor zover vastgelegd op {day}.</footer>",
        )
    )
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(heading(ronde))}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _table(ronde: Ronde) -> Iterator[str]:
    yield (
        '<table><thead><tr><th scope="col" class="tick"><span aria-label="Gedaan"></span></th>'
        '<th scope="col" class="who">Wie</th><th scope="col" class="why">Waarom en vraag</th>'
        '<th scope="col">Wat kwam eruit</th></tr></thead><tbody>'
    )
    yield from (_row(visit) for visit in ronde.visits)
    yield "</tbody></table>"


def _row(visit: Visit) -> str:
    why = f'<p class="reasons">{_text(" ".join(visit.why))}</p><p>{_text(visit.question)}</p>'
    return (
        '<tr><td><span class="box"></span></td>'
        f'<th scope="row"><div class="row"><span class="naam">{_text(visit.naam)}</span>'
        f'<span class="ask">{_text(visit.kern)}. {_text(ask_for(visit.contact))}</span></div></th>'
        f'<td class="why"><div class="row">{why}</div></td>'
        f'<td><div class="row">{_lines(LINES)}</div></td></tr>'
    )


def _lines(count: int) -> str:
    return '<span class="line"></span>' * count


def _text(text: str) -> str:
    return escape(" ".join(text.split()))
