"""UCINET DL: a matrix or a list of ties, with labels in one of many ways, one or two modes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.network import THINGS_LIMIT, NetworkFile, add_cells
from netwerk.exchange.table import RawTable

_FORMATS = (
    "fullmatrix",
    "lowerhalf",
    "upperhalf",
    "edgelist1",
    "edgelist2",
    "nodelist1",
    "nodelist2",
)
_HEAD = re.compile(
    r"(?P<what>(?:row|column|col|level|matrix)?\s*labels(?:\s+embedded)?)\s*:?|(?P<data>data)\s*:|"
    r"(?P<key>n|nr|nc|nm)\s*=\s*(?P<size>\d{1,7})|format\s*=\s*(?P<format>\w+)|(?P<other>[^\s,=]+\s*=?)",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"(?:row|col\w*|level|matrix)?\s*labels\b|(?:n|nr|nc|nm|format|diagonal)\s*=", re.IGNORECASE
)
_WORD = re.compile(r'"([^"]*)"|([^\s,]+)')


@dataclass
class _Header:
    """What stands before the data."""

    sizes: dict[str, int] = field(default_factory=dict)
    format: str = "fullmatrix"
    labels: dict[str, list[str]] = field(default_factory=dict)
    embedded: set[str] = field(default_factory=set)
    diagonal: bool = True

    def names(self, mode: str) -> list[str]:
        """The labels of rows or columns."""
        return self.labels.get(mode) or self.labels.get("", [])


def read_dl(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a DL file. Raises InputError when it cannot be read."""
    text, _ = decode(name, content)
    header, data = _header(name, text)
    if header.format not in _FORMATS:
        raise _wrong(name, f"de vorm '{header.format[:40]}' is niet bekend")
    network = NetworkFile(name)
    if header.format in ("fullmatrix", "lowerhalf", "upperhalf"):
        _Matrix(network, header).read(data)
    else:
        _list(network, header, data)
    return network.tables()


def _header(name: str, text: str) -> tuple[_Header, str]:
    """The header, and the text of the data."""
    start = re.match(r"\s*dl\b", text, re.IGNORECASE)
    ending = re.search(r"(?im)^[ \t]*data[ \t]*:", text) or re.search(r"(?i)\bdata\s*:", text)
    if not start or not ending:
        raise _wrong(name, "de regel 'data:' ontbreekt")
    head = text[start.end() : ending.start()]
    header = _Header(diagonal=not re.search(r"(?i)diagonal ?=? ?absent", " ".join(head.split())))
    mode: str | None = None
    for line in head.splitlines():
        rest = line.strip().strip(",")
        if mode is not None and not _OPTION.match(rest):
            header.labels[mode].extend(_words(rest))
            continue
        mode = _head_line(header, rest)
    return header, text[ending.end() :]


def _head_line(header: _Header, line: str) -> str | None:
    """One line of the header; the mode of the labels that begin with it, when they do."""
    place = 0
    while match := _HEAD.match(line, place):
        place = match.end()
        while place < len(line) and line[place] in " ,\t":
            place += 1
        if match["key"]:
            header.sizes[match["key"].casefold()] = int(match["size"])
        elif match["format"]:
            header.format = match["format"].casefold()
        elif match["what"]:
            what = match["what"].casefold()
            mode = {"r": "row", "c": "col", "m": "level"}.get(what[0], "")
            mode = "level" if what.startswith("level") else mode
            if "embedded" in what:
                header.embedded |= {mode} if mode else {"row", "col"}
            else:
                header.labels.setdefault(mode, []).extend(_words(line[place:]))
                return mode
    return None


@dataclass
class _Matrix:
    """A matrix, whole or half, of one or more relations, between one or two modes."""

    network: NetworkFile
    header: _Header

    def read(self, data: str) -> None:
        """Add its points and lines."""
        sizes, header = self.header.sizes, self.header
        words = _words(data)
        rows, cols = sizes.get("nr", sizes.get("n", 0)), sizes.get("nc", sizes.get("n", 0))
        self.two_mode = "nr" in sizes and "nc" in sizes
        if not rows or not cols or max(rows, cols) > 20_000:
            raise _wrong(self.network.name, "het aantal punten (N=) ontbreekt of is te groot")
        levels = sizes.get("nm", 1)
        names, across = list(header.names("row")), list(header.names("col"))
        place = 0
        for level in range(min(levels, 1000)):
            if "col" in header.embedded:
                across, place = words[place : place + cols], place + cols
            place = self._level(words, place, (rows, cols), (level, names))
        if place < len(words):
            raise _wrong(self.network.name, f"er staan {len(words) - place} getallen te veel")
        self._points(rows, names or ([] if self.two_mode else across))
        if self.two_mode:
            self._points(cols, across, rows)

    def _level(
        self, words: Sequence[str], place: int, size: tuple[int, int], to: tuple[int, list[str]]
    ) -> int:
        """One relation; gives where the next one begins."""
        level, names = to
        labels = self.header.labels.get("level", [])
        relation = labels[level] if level < len(labels) else ""
        if not relation and self.header.sizes.get("nm", 1) > 1:
            relation = str(level + 1)
        cells: dict[tuple[int, int], str] = {}
        for row in range(size[0]):
            if "row" in self.header.embedded:
                if level == 0 and place < len(words):
                    names.append(words[place])
                place += 1
            columns = self._columns(row, size[1])
            filled = words[place : place + len(columns)]
            place += len(columns)
            if len(filled) < len(columns):
                raise _wrong(self.network.name, f"rij {row + 1} van de matrix is te kort")
            for column, value in zip(columns, filled, strict=True):
                if value.strip("0.-"):
                    cells[row, column] = value
        offset = size[0] if self.two_mode else 0
        add_cells(self.network, cells, relation, offset)
        return place

    def _columns(self, row: int, cols: int) -> list[int]:
        """The columns that a row of this format has."""
        form = self.header.format
        first = row if form == "upperhalf" else 0
        last = row + 1 if form == "lowerhalf" else cols
        absent = not self.header.diagonal
        return [column for column in range(first, last) if not (absent and column == row)]

    def _points(self, count: int, names: Sequence[str], offset: int = 0) -> None:
        mode = {"groep van punten": "2" if offset else "1"} if self.two_mode else {}
        for number in range(count):
            label = names[number] if number < len(names) else ""
            self.network.point(str(number + 1 + offset), mode, label)


def _list(network: NetworkFile, header: _Header, data: str) -> None:
    """A list of ties: two ends and maybe a value, or one end with all others behind it."""
    two_mode = header.format.endswith("2")
    count = header.sizes.get("n", header.sizes.get("nr", 0))
    if count + header.sizes.get("nc", 0) > THINGS_LIMIT:
        raise _wrong(network.name, "er zijn te veel punten")
    rows, across = header.names("row"), header.names("col") if two_mode else header.names("row")
    offset = (header.sizes.get("nr", 0) or len(rows)) if two_mode else 0
    embedded = bool(header.embedded)
    keys: dict[str, str] = {}
    for number in range(0 if embedded and not rows else max(count, len(rows))):
        label = rows[number] if number < len(rows) else ""
        network.point(str(number + 1), {}, label)
        keys[label.casefold()] = str(number + 1)
    if two_mode:
        for number in range(max(header.sizes.get("nc", 0), len(across)) if not embedded else 0):
            label = across[number] if number < len(across) else ""
            network.point(str(number + 1 + offset), {}, label)

    def end(word: str, moved: int) -> str:
        if not embedded:
            return str(int(word) + moved) if word.isdecimal() and len(word) < 9 else word
        if word.casefold() not in keys:
            keys[word.casefold()] = word
            network.point(word, {}, word)
        return keys[word.casefold()]

    for words in _rows(data):
        van = end(words[0], 0)
        others = words[1:2] if header.format.startswith("edge") else words[1:]
        for word in others:
            value = words[2:3] if header.format.startswith("edge") else []
            values = {"sterkte": value[0]} if value and value[0] not in ("1", "1.0") else {}
            network.line(van, end(word, offset), values)


def _rows(data: str) -> Iterator[list[str]]:
    return (words for line in data.splitlines() if (words := _words(line)))


def _words(text: str) -> list[str]:
    return [match[1] if match[1] is not None else match[2] for match in _WORD.finditer(text)]


def _wrong(name: str, what: str) -> InputError:
    return InputError(
        f"{name} is een UCINET-bestand (DL) dat niet klopt: {what}. Exporteer het in UCINET "
        "opnieuw."
    )
