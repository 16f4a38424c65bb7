"""A few rows as an HTML table: for a screen reader, and without the weight of a data frame.

Everything in it is text as it was typed: nothing of a cell is read as HTML or as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

WIDE = 3
"""Above so many columns a table may not fit a phone: then it scrolls, by keyboard too."""
STACKED = 8
"""So many rows are stacked on a phone; more would be a long way down."""


def table_html(
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    caption: str | None = None,
    wide: bool = False,
) -> str:
    """A table with a head for each column; the caption is for who does not see the page.

    wide: its words are long. On a phone a few rows are stacked, each cell under its head; more
    rows scroll.
    """
    heads = "".join(f'<th scope="col">{_text(word)}</th>' for word in head)
    rows = list(rows)
    stacked = wide and len(rows) <= STACKED
    names = [f' role="cell" data-kop="{_text(word)}"' if stacked else "" for word in head]
    line = "<tr role='row'>" if stacked else "<tr>"
    body = "".join(
        line
        + "".join(f"<td{name}>{_text(cell)}</td>" for name, cell in zip(names, row, strict=True))
        + "</tr>"
        for row in rows
    )
    inside = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return _framed(inside, caption, scrolls=wide or len(head) > WIDE, stacked=stacked)


def facts_html(facts: Iterable[tuple[str, object]]) -> str:
    """A table of two columns in which the left one says what the right one is."""
    body = "".join(
        f'<tr><th scope="row">{_text(label)}</th><td>{_text(value)}</td></tr>'
        for label, value in facts
    )
    return _framed(f"<tbody>{body}</tbody>", None, scrolls=False)


def _framed(inside: str, caption: str | None, scrolls: bool, stacked: bool = False) -> str:
    named = f"<caption>{_text(caption)}</caption>" if caption else ""
    words = _text(caption or "Tabel")
    reach = f' tabindex="0" role="region" aria-label="{words}"' if scrolls else ""
    name = "netwerk-tabel netwerk-stapel" if stacked else "netwerk-tabel"
    role = ' role="table"' if stacked else ""
    return f'<div class="{name}"{reach}><table{role}>{named}{inside}</table></div>'


def _text(value: object) -> str:
    return escape(" ".join(str(value).split()))
