"""Names that open the page of what they name: real links in HTML of ours.

A plain click is caught in the browser (frontend/go.js) and goes by Streamlit, so that nothing that
was typed is lost; the link works as any other in a new tab. For `st.html` only: a link in Markdown
opens a new tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from netwerk.insight.finding import ActorRef
from netwerk.schema import schema

CARD_KIND, CARD_KEY = "soort", "sleutel"
"""How an address says which card of the agenda is open."""
CLASS = "nw-naar"
"""The class of links that the browser part catches."""


def address(page: str, **query: str) -> str:
    """The address of a page of ours, relative to any other page."""
    return f"{page}?{urlencode(query)}" if query else page


def link(words: str, page: str, **query: str) -> str:
    """A link to a page of ours as HTML; the words are text."""
    return f'<a class="{CLASS}" href="{escape(address(page, **query))}">{escape(words)}</a>'


def actor_link(id: str, naam: str) -> str:
    """The name of an actor that opens its page."""
    return link(naam, "actor", id=id)


def kern_link(id: str, naam: str) -> str:
    """The name of a kern that opens its page."""
    return link(naam, "kern", id=id)


def card_link(label: str, id: str, titel: str) -> str:
    """The title of an item of the agenda as a link that opens its card."""
    return link(titel, "agenda", **{CARD_KIND: schema().labels[label].enkel, CARD_KEY: id})


def linked(
    sentence: str, actors: Iterable[ActorRef], others: Mapping[str, str] | None = None
) -> str:
    """A sentence as HTML in which every name of these actors is a link; all else is text.

    others: more names, with the HTML of their link. The longest name goes first, so that "Koor" is
    not linked within "Koor Etten"; every name once, where it first stands. Of several actors of one
    name each is linked, in order, where the sentence lists them ("Koor en Koor"); else who is meant
    is not known, and the name stays text.
    """
    links: dict[str, list[str]] = {}
    for actor in {actor.id: actor for actor in actors}.values():
        links.setdefault(actor.naam, []).append(actor_link(actor.id, actor.naam))
    links |= {name: [html] for name, html in (others or {}).items()}
    sure = [
        (name, html)
        for name, found in links.items()
        if len(found) == 1 or _listed(sentence, name, len(found))
        for html in found
    ]
    return _linked(sentence, sorted(sure, key=lambda pair: -len(pair[0])))


def _linked(text: str, named: list[tuple[str, str]]) -> str:
    for place, (name, html) in enumerate(named):
        at = _whole(text, name) if name else -1
        if at >= 0:
            rest = named[place + 1 :]
            after = text[at + len(name) :]
            return _linked(text[:at], rest) + html + _linked(after, rest)
    return escape(text)


def _listed(text: str, name: str, times: int) -> bool:
    """Whether the name stands there so often in a row, and nowhere else: 'Koor, Koor en Koor'."""
    row = re.compile(
        rf"(?<!\w){re.escape(name)}(?:(?:, | en ){re.escape(name)}){{{times - 1}}}(?!\w)"
    )
    found = row.search(text)
    return found is not None and _whole(text[: found.start()] + text[found.end() :], name) < 0


def _whole(text: str, name: str) -> int:
    """Where the name stands as words of its own, -1 when it does not."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return at
        at = text.find(name, at + 1)
    return -1
