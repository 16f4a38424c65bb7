"""The text of a mail in HTML, line by line, with what is quoted marked by '>'."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = frozenset({"style", "script", "head", "title"})
_BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "pre", "hr"}
)
_QUOTES = frozenset({"gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote"})
RULE = "_" * 32
"""What a line across the page becomes: Outlook sets one above what it quotes."""
_RULES = frozenset({"divrplyfwdmsg", "appendonsend"})


def text_of(html: str) -> str:
    """The text that a reader sees."""
    try:
        reader = _read(html)
    except AssertionError:  # the library gives up on a declaration that is none
        reader = _read(html.replace("<![", " "))
    lines = (" ".join(line.replace("\xa0", " ").split()) for line in reader.text.split("\n"))
    return "\n".join(lines)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen: list[str] = []
        self._quotes: list[tuple[str, int]] = []
        self._depth = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").casefold() for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag == "body":
            self._unseen.clear()  # also after a head that nobody closed
        if tag == "hr" or given.get("id") in _RULES or "border-top:solid" in _style(given):
            self._parts.append(f"\n{RULE}\n")
        if tag not in ("br", "hr", "img", "meta", "link", "input"):
            self._depth += 1
        if tag == "blockquote" or _QUOTES & set(given.get("class", "").split()):
            self._quotes.append((tag, self._depth))
            self._new_line()
        elif tag in _BREAKS:
            self._new_line()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()
        if self._quotes and self._quotes[-1] == (tag, self._depth):
            self._quotes.pop()
        self._depth = max(0, self._depth - 1)
        if tag in _BREAKS or tag == "blockquote":
            self._new_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(" ".join(data.split("\n")))

    def _new_line(self) -> None:
        self._parts.append("\n> " if self._quotes else "\n")


def _style(given: dict[str, str]) -> str:
    return given.get("style", "").replace(" ", "").replace("\n", "")
