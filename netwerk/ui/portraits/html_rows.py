"""Rows with names that open their page, as HTML: everything else in it is text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from netwerk.insight.finding import ActorRef
from netwerk.services.portraits.actor_portrait import PlaceRef
from netwerk.ui.links import actor_link, kern_link, link
from netwerk.ui.words import number

LOOK = Path(__file__).parents[1] / "frontend" / "portretten.css"
NAMED = 5
UNKNOWN = "niet bekend"
LATER = " nw-later"
BEGIN, LITTLE = 300, 80
"""So many characters of a long text are shown first; so few more are shown along."""


def look() -> None:
    """The style of these pages; to be called once on each."""
    st.html(LOOK)


def text(value: object) -> str:
    """What was typed, as text in HTML."""
    return escape(" ".join(str(value).split()))


def read_on(value: str, before: str = "") -> str:
    """A text as a paragraph behind HTML; of a long one the begin, the rest behind *Lees meer*."""
    words = " ".join(value.split())
    if len(words) <= BEGIN + LITTLE:
        return f"<p>{' '.join(filter(None, (before, escape(words))))}</p>"
    cut = words.rfind(" ", 1, BEGIN + 1)
    cut = cut if cut > 0 else BEGIN
    return (
        f"<p>{before} {escape(words[:cut])} …</p>"
        '<details class="nw-leesmeer"><summary><span>Lees meer</span><span>Lees minder</span>'
        f"</summary><p>{escape(words[cut:].strip())}</p></details>"
    )


def many(count: int, one: str, more: str) -> str:
    """'1 contact', '3 contacten'."""
    return f"{number(count)} {one if count == 1 else more}"


def place_link(place: PlaceRef) -> str:
    """The name of a kern or gebied that opens its page."""
    naam = f"{place.naam[:1].upper()}{place.naam[1:]}"
    if place.label == "Kern":
        return kern_link(place.id, naam)
    return link(naam, "gebied", id=place.id)


def names(actors: Sequence[ActorRef], most: int = NAMED) -> str:
    """Names as links, of many the first and how many more there are."""
    shown = [actor_link(actor.id, actor.naam) for actor in actors[:most]]
    more = len(actors) - len(shown)
    return ", ".join(shown) + (f" en nog {more}" if more else "")


def path(*parts: str) -> str:
    """Where a page is: from the largest to the smallest, as HTML."""
    inside = " / ".join(part for part in parts if part)
    return f'<nav class="nw-pad" aria-label="Waar je bent">{inside}</nav>' if inside else ""


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Words on the left, HTML on the right."""
    inside = "".join(f"<dt>{text(word)}</dt><dd>{html}</dd>" for word, html in rows)
    return f'<dl class="nw-feiten">{inside}</dl>'


def days(rows: Iterable[tuple[str, str]]) -> str:
    """Days on the left, HTML on the right."""
    inside = "".join(f"<dt>{text(day)}</dt><dd>{html}</dd>" for day, html in rows)
    return f'<dl class="nw-dagen">{inside}</dl>'


def listed(items: Iterable[str]) -> str:
    """Pieces of HTML under each other."""
    return f'<ul class="nw-lijst">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def bullets(items: Sequence[str]) -> str:
    """The same within a cell; one piece by itself.

    A space between them: on a phone they stand on one line.
    """
    if len(items) < 2:
        return "".join(items)
    return f"<ul>{' '.join(f'<li>{item}</li>' for item in items)}</ul>"


def filled(
    heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and rows without the columns in which no row has anything; the first one stays."""
    kept = [at for at in range(len(heads)) if not at or any(row[at] for row in rows)]
    return tuple(heads[at] for at in kept), [tuple(row[at] for at in kept) for row in rows]


def table(
    heads: Sequence[str],
    groups: Iterable[tuple[str, Iterable[Sequence[str]]]],
    caption: str,
    labels: bool = True,
    tight: bool = False,
    on_phone: int | None = None,
) -> str:
    """A table of cells of HTML, the first of a row its head; on a phone a block for each row.

    groups: rows under a small heading ('' without). labels: whether each part of a block is named
    there, for what does not speak for itself. tight: a block is one line. on_phone: so many rows
    are shown there, None: all. The roles are said, since a table that is drawn as blocks is no
    table any more to a browser.
    """
    top = "".join(f'<th scope="col" role="columnheader">{text(head)}</th>' for head in heads)
    names, left, body = heads if labels else ("",) * len(heads), on_phone, ""
    for title, rows in groups:
        listed = list(rows)
        body += _group(names, title, listed, left)
        left = None if left is None else max(left - len(listed), 0)
    look = "nw-rijen nw-krap" if tight else "nw-rijen"
    return (
        f'<table class="{look}" role="table"><caption>{text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{top}</tr></thead>{body}</table>'
    )


def _group(
    heads: Sequence[str], title: str, rows: Sequence[Sequence[str]], on_phone: int | None
) -> str:
    """Rows under their heading; those after the first ``on_phone`` are not shown on a phone."""
    shown = len(rows) if on_phone is None else on_phone
    head = (
        f'<tr class="nw-kopje{"" if shown else LATER}" role="row">'
        f'<th role="rowheader" scope="rowgroup" '
        f'colspan="{len(heads)}">{text(title)}</th></tr>'
        if title
        else ""
    )
    body = "".join(_row(heads, row, at >= shown) for at, row in enumerate(rows))
    return f'<tbody role="rowgroup">{head}{body}</tbody>'


def _row(heads: Sequence[str], row: Sequence[str], later: bool) -> str:
    first, *rest = row
    cells = "".join(
        f'<td role="cell">{_label(head) if cell else ""}{cell}</td>'
        for head, cell in zip(heads[1:], rest, strict=True)
    )
    look = f' class="{LATER.strip()}"' if later else ""
    return f'<tr{look} role="row"><th role="rowheader" scope="row">{first}</th>{cells}</tr>'


def _label(head: str) -> str:
    """The head of a cell, for a phone; who listens hears it from the table."""
    return f'<span class="nw-label" aria-hidden="true">{text(head)}</span>' if head else ""
