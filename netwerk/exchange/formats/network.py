"""A network file as two tables: its points (id, naam, more) and its lines (van, naar, more).

Nothing is made up: ends that are no point stay as they are written, repeats of a pair stay rows of
their own, a point without a name gets none. Each of these is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from netwerk.errors import InputError
from netwerk.exchange.meaning.label_plans import KEY_HEADER, header_word
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import RawTable, Row
from netwerk.exchange.where import Where
from netwerk.typed.text import has_control, one_line, tidy

POINTS, LINES = "Actoren", "Relaties"
"""What the two tables are called; our own reading knows by it what they hold."""
THINGS_LIMIT = 500_000
"""Points, and lines; a file with more is refused before it fills the memory."""
COLUMNS_LIMIT = 200
CELLS_LIMIT = 10_000_000
_NAMES = (
    "naam",
    "name",
    "label",
    "title",
    "titel",
    "vertexnames",
    "vertex.names",
    "full name",
    "display name",
    "displayname",
    "shared name",
    "organisatie",
    "organization",
    "organisation",
)
_DRAWING = frozenset(
    (
        *("x", "y", "z", "r", "g", "b", "a", "alpha", "color", "colour", "position", "layout"),
        *("x_coordinate", "y_coordinate", "label.color", "label.size", "label.font", "selected"),
        *("shape", "fill", "pinned", "index", "graphics", "labelgraphics", "vx", "vy", "edgestyle"),
        *("nodegraphics", "edgegraphics", "labeldistance", "borderwidth"),
    )
)
_NUMBERED = re.compile(
    r"(?:(?:node|id|[a-z])[-_:]?)?\d+(?:::?[a-z]?\d+)*|"
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,}|(?:elem|conn|node)-\w+",
    re.IGNORECASE,
)


@dataclass
class NetworkFile:
    """The points and lines of one file while they are being read.

    defaults: by table, the value of a column for rows that do not have it.
    """

    name: str
    points: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lines: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {POINTS: {}, LINES: {}})
    _twice: list[str] = field(default_factory=list)

    def point(self, key: str, values: Mapping[str, str] | None = None, name: str = "") -> None:
        """A point; one that comes a second time fills what is empty."""
        key = one_line(key)
        filled = self.points.get(key)
        if filled is None:
            if len(self.points) >= THINGS_LIMIT:
                raise self._too_much("punten")
            self.points[key] = dict(values or {})
            self.names[key] = name
            return
        for header, value in (values or {}).items():
            if value and not filled.get(header):
                filled[header] = value
        self.names[key] = self.names[key] or name
        self._twice.append(key)

    def there(self, key: str) -> dict[str, str]:
        """What is known of a point, that is made when there is none; its key as it is written."""
        if one_line(key) not in self.points:
            self.point(key)
        return self.points[one_line(key)]

    def line(self, van: str, naar: str, values: Mapping[str, str] | None = None) -> None:
        """A line between two ends, as they are written."""
        if len(self.lines) >= THINGS_LIMIT:
            raise self._too_much("lijnen")
        self.lines.append((one_line(van), one_line(naar), dict(values or {})))

    def forget_twice(self) -> None:
        """That points came more than once means nothing in this file."""
        self._twice.clear()

    def say(self, sentence: str) -> None:
        """A remark about the whole file."""
        self.notes.note(Where(self.name), sentence)

    def tables(self) -> list[RawTable]:
        """The points and the lines as tables. Raises InputError when there are neither."""
        if not self.points and not self.lines:
            raise InputError(
                f"{self.name} is een netwerkbestand zonder punten en lijnen. Sla het netwerk "
                "opnieuw op in het programma waar het uit komt."
            )
        if self._twice:
            twice = counted(len(self._twice), "punt staat", "punten staan")
            self.say(f"{twice} er vaker in (de eerste: '{self._twice[0][:60]}'); elk is één rij.")
        tables = []
        if self.points:
            tables.append(self._points())
        if self.lines:
            self._say_about_lines()
            rows = [({"van": van, "naar": naar}, values) for van, naar, values in self.lines]
            tables.append(self._table(LINES, ("van", "naar"), rows))
        said = self.notes.messages((self.name,))
        first = tables[0]
        tables[0] = RawTable(first.where, first.rows, messages=(*said, *first.messages))
        return tables

    def _points(self) -> RawTable:
        names = {key: _name(key, self.names[key], values) for key, values in self.points.items()}
        nameless = [key for key, name in names.items() if not name]
        if nameless:
            self.notes.note(
                Where(self.name, POINTS),
                f"{counted(len(nameless), 'punt heeft', 'punten hebben')} geen naam, alleen een "
                f"nummer (het eerste: '{nameless[0][:40]}'). Geef ze in je programma een naam "
                "(label) en sla het bestand opnieuw op.",
            )
        rows = []
        ours = all(map(_says_our_key, self.points.items()))
        for key, values in self.points.items():
            own = {"id": key, "naam": names[key]}
            more = {h: v for h, v in values.items() if v != names[key] or not _is_name(h)}
            if ours:
                more = {h: v for h, v in more.items() if header_word(h) != header_word(KEY_HEADER)}
            rows.append((own, more))
        return self._table(POINTS, (KEY_HEADER if ours else "id", "naam"), rows)

    def _say_about_lines(self) -> None:
        where = Where(self.name, LINES)
        pairs: set[tuple[str, str]] = set()
        repeated = 0
        loose: list[tuple[int, str]] = []
        known = self.points.keys() | {one_line(name) for name in self.names.values()}
        known |= {v for values in self.points.values() for h, v in values.items() if _is_name(h)}
        for number, (van, naar, _) in enumerate(self.lines, 2):
            pair = (van, naar) if van <= naar else (naar, van)
            repeated += pair in pairs
            pairs.add(pair)
            if self.points:
                loose.extend((number, end) for end in (van, naar) if end and end not in known)
        if repeated:
            self.notes.note(
                where,
                f"{counted(repeated, 'lijn verbindt', 'lijnen verbinden')} twee punten die al "
                "verbonden zijn; elke lijn is een rij.",
            )
        if loose:
            row, end = loose[0]
            self.notes.note(
                where.at(row),
                f"{counted(len(loose), 'einde is', 'einden zijn')} geen punt van dit bestand (het "
                f"eerste: '{end[:60]}'). Zet dat punt erbij of verbeter de naam.",
            )

    def _table(
        self,
        title: str,
        own: tuple[str, str],
        rows: Sequence[tuple[dict[str, str], Mapping[str, str]]],
    ) -> RawTable:
        where, notes = Where(self.name, title), Notes()
        defaults = self.defaults[title]
        values_of = (values for _, values in rows)
        headers = self._headers(where, (defaults, *values_of), len(rows), notes)
        usual = [defaults.get(header, "") for header in headers]
        shown = (*own, *(_shown(header, own) for header in headers))
        out: list[Row] = [(1, tuple(map(one_line, map(tidy, shown))))]
        for number, (fixed, values) in enumerate(rows, 2):
            more = (values.get(header, value) for header, value in zip(headers, usual, strict=True))
            raw = (*fixed.values(), *more)
            if any(map(has_control, filter(None, raw))):
                notes.count(where.at(number), "tekens die geen tekst zijn, zijn weggelaten.")
            cells = tuple(tidy(text) if text else "" for text in raw)
            if any(cells):
                out.append((number, cells))
            else:
                notes.count(where.at(number), "hier staat niets: geen nummer, naam of einde.")
        return RawTable(where, tuple(out), messages=notes.messages((self.name,)))

    def _headers(
        self,
        where: Where,
        rows: Iterable[Mapping[str, str]],
        many: int,
        notes: Notes,
    ) -> list[str]:
        """The further columns that hold anything, in the order in which they turn up."""
        found: dict[str, None] = {}
        for values in rows:
            if not values.keys() <= found.keys():
                found |= {h: None for h, value in values.items() if value and h.strip()}
        drawn = [header for header in found if header.strip().casefold() in _DRAWING]
        if drawn:
            notes.note(where, "plaats en kleur op de tekening zijn niet overgenomen.")
        headers = [header for header in found if header not in drawn]
        limit = min(COLUMNS_LIMIT, max(10, CELLS_LIMIT // max(many, 1)))
        if len(headers) > limit:
            notes.note(
                where, f"alleen de eerste {limit} van {len(headers)} kenmerken zijn gelezen."
            )
        return headers[:limit]

    def _too_much(self, what: str) -> InputError:
        return InputError(
            f"{self.name} heeft meer dan {THINGS_LIMIT} {what}. Verdeel het over meer bestanden."
        )


def numbered(key: str) -> bool:
    """Whether a text is a number or a mark of a machine ('10', 'n3', a uuid) and no name."""
    return not key or bool(_NUMBERED.fullmatch(key))


def add_cells(
    network: NetworkFile, cells: Mapping[tuple[int, int], str], relation: str, offset: int = 0
) -> None:
    """The filled cells of a matrix as lines between points with numbers from 1.

    A matrix that is the same on both sides of its diagonal says each contact twice: taken once.
    offset: how many points stand before those of the columns, when rows and columns are not one.
    """
    whole = len(cells) > sum(row == column for row, column in cells)
    same = whole and not offset and all(cells.get((c, r)) == v for (r, c), v in cells.items())
    for (row, column), value in cells.items():
        if same and column < row:
            continue
        values = {"soort": relation} if relation else {}
        if value not in ("1", "1.0"):
            values["sterkte"] = value
        network.line(str(row + 1), str(column + 1 + offset), values)
    if same:
        which = f" '{relation}'" if relation else ""
        network.say(
            f"de matrix{which} is aan beide kanten van de diagonaal gelijk; elk contact is één "
            "keer genomen."
        )


def _name(key: str, given: str, values: Mapping[str, str]) -> str:
    """What a point is called: what the format calls its name, a name among its values, its key."""
    words = {header.strip().casefold(): value for header, value in reversed(list(values.items()))}
    called = next((words[word] for word in _NAMES if words.get(word, "").strip()), "")
    if given.strip() and (given != key or not called):
        return given if not (given == key and numbered(key)) else ""
    return called or ("" if numbered(key) else key)


def _says_our_key(point: tuple[str, Mapping[str, str]]) -> bool:
    """Whether a point says itself that its key is ours, as in a file that we made."""
    key, values = point
    word = header_word(KEY_HEADER)
    return any(one_line(v) == key and header_word(h) == word for h, v in values.items())


def _is_name(header: str) -> bool:
    return header.strip().casefold() in _NAMES


def _shown(header: str, own: tuple[str, str]) -> str:
    """The header, or another one when our own column is called that already."""
    return f"kenmerk {header}" if header_word(header) in own else header


def counted(count: int, one: str, many: str) -> str:
    """A count with its words: '1 lijn', '3 lijnen'."""
    return f"1 {one}" if count == 1 else f"{count} {many}"
