"""A few rows as an HTML table: for a screen reader, and without the weight of a data frame.

Everything in it is text as it was typed: nothing of a cell is read as HTML or as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

WIDE = 3
"""Above so many columns a table may not fit a phone: then it scrolls, by keyboard too."""


def table_html(
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    caption: str | None = None,
    wide: bool = False,
) -> str:
    """A table with a head for each column; the caption is for who does not see the page.

    wide: its words are long, so that it scrolls on a phone however few columns it has.
    """
    heads = "".join(f'<th scope="col">{_text(word)}</th>' for word in head)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    inside = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return _framed(inside, caption, scrolls=wide or len(head) > WIDE)


def facts_html(facts: Iterable[tuple[str, object]]) -> str:
    """A table of two columns in which the left one says what the right one is."""
    body = "".join(
        f'<tr><th scope="row">{_text(label)}</th><td>{_text(value)}</td></tr>'
        for label, value in facts
    )
    return _framed(f"<tbody>{body}</tbody>", None, scrolls=False)


def _framed(inside: str, caption: str | None, scrolls: bool) -> str:
    named = f"<caption>{_text(caption)}</caption>" if caption else ""
    words = _text(caption or "Tabel")
    reach = f' tabindex="0" role="region" aria-label="{words}"' if scrolls else ""
    return f'<div class="netwerk-tabel"{reach}><table>{named}{inside}</table></div>'


def _text(value: object) -> str:
    return escape(" ".join(str(value).split()))
