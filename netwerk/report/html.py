"""A description as one HTML file.

Nothing is fetched from elsewhere, all text is escaped, and it prints on A4.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

from netwerk.report.description import (
    ON_ITS_SHEET,
    Beeld,
    Beschrijving,
    Point,
    Section,
    Table,
    more_words,
    readable,
)

STYLE = """
:root { color-scheme: light; --ink: #1b1f24; --soft: #55606b; --line: #d5dae0; --accent: #154273; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 46rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: anywhere; }
h1 { margin: 0 0 .75rem; font-size: 1.6rem; line-height: 1.2; color: var(--accent); }
h2 { margin: 1.6rem 0 .4rem; font-size: 1.15rem; padding-bottom: .2rem; color: var(--accent);
  border-bottom: 1px solid var(--line); }
p { margin: .35rem 0; }
.intro { color: var(--soft); }
table { width: 100%; margin: .6rem 0 .9rem; border-collapse: collapse; font-size: .9em; }
caption { text-align: left; font-weight: 600; padding-bottom: .2rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0;
  border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; }
ul { margin: .4rem 0; padding-left: 1.1rem; }
li { margin-bottom: .45rem; break-inside: avoid; }
.note { display: block; color: var(--soft); font-size: .88em; }
figure { --wide: min(96vw, 78rem); width: var(--wide); break-inside: avoid;
  margin: 1.6rem 0 0 calc(50% - var(--wide) / 2); }
figure img { display: block; width: 100%; object-fit: contain; }
figcaption { color: var(--soft); font-size: .88em; margin-top: .3rem; }
@page { size: A4; margin: 14mm 17mm; }
@page liggend { size: A4 landscape; margin: 8mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.3; }
  h1 { font-size: 16pt; } h2 { font-size: 11.5pt; margin-top: 8pt; break-after: avoid; }
  p, li { margin: 1.5pt 0; } th, td { padding: 1pt 6pt 1pt 0; } table { margin: 4pt 0 6pt; }
  figure { page: liggend; break-before: page; width: auto; margin: 0; }
  figure img { height: 178mm; }
  tr { break-inside: avoid; }
}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: only what is in it. It has no script, and none that gets in may run."""


def to_html(description: Beschrijving) -> str:
    """The whole file as text, to be written as UTF-8."""
    body = "\n".join(
        (
            f"<h1>{_text(description.title)}</h1>",
            *(f'<p class="intro">{_text(line)}</p>' for line in description.intro),
            *(part for section in description.sections for part in _section(section)),
            *(part for s in description.sections if s.beeld for part in _figure(s.beeld)),
        )
    )
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(description.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> Iterable[str]:
    yield f'<section aria-labelledby="{escape(section.key)}">'
    yield f'<h2 id="{escape(section.key)}">{_text(section.title)}</h2>'
    yield from (f"<p>{_text(line)}</p>" for line in section.text)
    if section.beeld:
        drawn = section.beeld.svg is not None or section.beeld.png is not None
        yield f"<p>{_text(ON_ITS_SHEET if drawn else section.beeld.alt)}</p>"
    for table in section.tables:
        yield from _table(table)
    if section.points:
        yield f"<ul>{''.join(_item(point) for point in section.points)}</ul>"
    yield "</section>"


def _item(point: Point) -> str:
    small = [text for text in (point.note, more_words(point)) if text]
    notes = "".join(f' <span class="note">{_text(text)}</span>' for text in small)
    return f"<li>{_text(point.text)}{notes}</li>"


def _table(table: Table) -> Iterable[str]:
    yield f"<table><caption>{_text(table.caption)}</caption>"
    yield "".join(
        f'<col style="width:{100 * width / sum(table.widths):.0f}%">' for width in table.widths
    )
    yield "<thead><tr>"
    yield "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.head)
    yield "</tr></thead><tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_text(first)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _figure(beeld: Beeld) -> Iterable[str]:
    """The picture as an image, never as markup of the page.

    What is inside an image cannot run or restyle.
    """
    if beeld.svg is not None:
        kind, content = "svg+xml", beeld.svg.encode()
    elif beeld.png is not None:
        kind, content = "png", beeld.png
    else:
        return
    source = f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
    yield (
        f'<figure><img src="{source}" '
        f'alt="{_text(beeld.alt)}"><figcaption>{_text(beeld.alt)}</figcaption></figure>'
    )


def _text(text: str) -> str:
    return escape(readable(text), quote=True)
