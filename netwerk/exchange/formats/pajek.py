"""Pajek (.net, .paj): vertices, arcs, edges, lists and matrices, several relations and networks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.network import THINGS_LIMIT, NetworkFile, add_cells, counted
from netwerk.exchange.table import RawTable

_SECTION = re.compile(r"\s*\*\s*([a-z]+)\b\s*(.*)", re.IGNORECASE)
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_RELATION = re.compile(r':?\s*(\d+)?\s*(?:"([^"]*)"?)?\s*$')
_LINES = frozenset(("arcs", "edges", "arcslist", "edgeslist", "matrix"))


def read_pajek(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a Pajek file. Raises InputError when it cannot be read."""
    text, _ = decode(name, content)
    reading = _Reading(NetworkFile(name))
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("%"):
            continue
        if section := _SECTION.match(stripped):
            reading.open(section[1].casefold(), section[2].strip(), number)
        else:
            reading.row(stripped, number)
    return reading.finish()


@dataclass
class _Reading:
    network: NetworkFile
    section: str = ""
    relation: str = ""
    count: int = 0
    first_mode: int = 0
    offset: int = 0
    matrix_row: int = 0
    matrix: list[str] = field(default_factory=list)
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    directed: int = 0
    undirected: int = 0
    networks: int = 0
    unread: dict[str, int] = field(default_factory=dict)

    def open(self, section: str, rest: str, number: int) -> None:
        """A line that begins with a star."""
        self.section = section
        if self.cells or self.matrix:
            raise self._wrong(number, "de matrix erboven is niet heel")
        self.matrix_row = 0
        if section == "vertices":
            sizes = [int(word) for word in rest.split() if word.isdecimal() and len(word) < 9]
            if not sizes or self.offset + self.count + sizes[0] > THINGS_LIMIT:
                raise self._wrong(number, "achter *Vertices hoort het aantal punten")
            # a project file may hold several networks, each with numbers from 1
            self.offset = self.offset + self.count if self.networks else 0
            self.networks += 1
            self.count, self.first_mode = sizes[0], sizes[1] if len(sizes) > 1 else 0
            for key in range(1, self.count + 1):
                self.network.points.setdefault(self._key(key), {})
                self.network.names.setdefault(self._key(key), "")
        elif section in _LINES:
            match = _RELATION.match(rest)
            self.relation = (match[2] or match[1] or "").strip() if match else rest.strip()

    def row(self, line: str, number: int) -> None:
        """A line within a section."""
        words = [match[1] if match[1] is not None else match[2] for match in _WORD.finditer(line)]
        if self.section == "vertices":
            self._vertex(words, number)
        elif self.section in ("arcs", "edges"):
            if len(words) < 2:
                raise self._wrong(number, "een lijn heeft twee nummers nodig")
            self._line(words[0], words[1], words[2:3], number)
        elif self.section in ("arcslist", "edgeslist"):
            for word in words[1:]:
                self._line(words[0], word, (), number)
        elif self.section == "matrix":
            self._matrix(words, number)
        elif self.section and self.section != "network":
            self.unread[self.section] = self.unread.get(self.section, 0) + 1

    def finish(self) -> list[RawTable]:
        """The tables, when the last line has been read."""
        if self.cells or self.matrix:
            raise self._wrong(0, "de matrix is niet heel")
        if self.directed and self.undirected:
            self.network.say(
                f"{counted(self.directed, 'lijn heeft', 'lijnen hebben')} een richting (*Arcs) en "
                f"{self.undirected} niet (*Edges)."
            )
        for section, rows in self.unread.items():
            self.network.say(f"het deel *{section} ({rows} regels) is niet gelezen.")
        return self.network.tables()

    def _vertex(self, words: Sequence[str], number: int) -> None:
        key = self._number(words[0], number)
        values = dict(_vertex_values(words[2:]))
        if self.first_mode:
            values["groep van punten"] = "1" if int(words[0]) <= self.first_mode else "2"
        self.network.points[key] = values
        self.network.names[key] = words[1] if len(words) > 1 else ""

    def _line(self, van: str, naar: str, value: Sequence[str], number: int) -> None:
        # a minus before a number in a list says that the line is drawn in another way
        if self.section.endswith("list"):
            van, naar = van.lstrip("-"), naar.lstrip("-")
        self._add(self._number(van, number), self._number(naar, number), value)

    def _add(self, van: str, naar: str, value: Sequence[str]) -> None:
        values = {"soort": self.relation} if self.relation else {}
        if value and value[0] not in ("1", "1.0"):
            values["sterkte"] = value[0]
        if self.section.startswith("edges"):
            self.undirected += 1
        else:
            self.directed += 1
        self.network.line(van, naar, values)

    def _matrix(self, words: Sequence[str], number: int) -> None:
        across = self.count - self.first_mode if self.first_mode else self.count
        rows = self.first_mode or self.count
        if len(self.matrix) + len(words) > max(across, 1):
            raise self._wrong(number, f"een rij van de matrix heeft {across} getallen nodig")
        self.matrix.extend(words)
        if len(self.matrix) < across:
            return
        self.matrix_row += 1
        if self.matrix_row > rows:
            raise self._wrong(number, f"de matrix heeft meer dan {rows} rijen")
        for column, value in enumerate(self.matrix):
            if value.strip("0.-"):
                place = (self.matrix_row - 1 + self.offset, column + self.offset)
                self.cells[place] = value
        self.matrix = []
        if self.matrix_row == rows:
            add_cells(self.network, self.cells, self.relation, self.first_mode)
            self.cells = {}

    def _key(self, number: int) -> str:
        return str(number + self.offset)

    def _number(self, word: str, number: int) -> str:
        if not word.isdecimal() or len(word) > 8 or not 0 < int(word) <= self.count:
            raise self._wrong(number, f"'{word[:40]}' is geen nummer van een punt")
        return self._key(int(word))

    def _wrong(self, number: int, what: str) -> InputError:
        place = f", regel {number}" if number else ""
        return InputError(
            f"{self.network.name}{place}: {what}. Sla het netwerk in Pajek opnieuw op."
        )


def _vertex_values(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words in pairs after the place ('ic Green'); only what is no drawing is kept."""
    rest = [word for word in words if not re.fullmatch(r"-?[\d.]+(?:e-?\d+)?", word, re.IGNORECASE)]
    shapes = {"box", "ellipse", "diamond", "triangle", "circle", "cross", "empty", "star"}
    if any(word for word in rest if word not in shapes):
        yield "color", " ".join(rest)
