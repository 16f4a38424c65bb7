"""GEXF, the format of Gephi, all versions: elements by their local name, whatever the namespace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from netwerk.exchange.formats.network import LINES, POINTS, NetworkFile
from netwerk.exchange.formats.xmlevents import XmlEvent, xml_events
from netwerk.exchange.table import RawTable

_SKIPPED = frozenset(("id", "label", "source", "target", "type", "pid"))
_WHEN = {"start": "sinds", "end": "tot", "startopen": "sinds", "endopen": "tot"}


def read_gexf(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a GEXF file. Raises InputError when it cannot be read."""
    reading = _Reading(NetworkFile(name))
    for event in xml_events(name, content):
        (reading.start if event.start else reading.end)(event)
    reading.say()
    return reading.network.tables()


@dataclass
class _Reading:
    network: NetworkFile
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    kind: str = "node"
    attribute: str = ""
    open: list[tuple[str, Mapping[str, str], dict[str, dict[str, None]]]] = field(
        default_factory=list
    )
    directions: Counter[str] = field(default_factory=Counter)
    direction: str = "undirected"

    def start(self, event: XmlEvent) -> None:
        """An element opens."""
        tag, given = event.tag, event.attributes
        if tag == "graph":
            self.direction = given.get("defaultedgetype", "undirected")
        elif tag == "attributes":
            self.kind = given.get("class", "node")
        elif tag == "attribute":
            self.attribute = given.get("id", "")
            self.titles[self.kind, self.attribute] = given.get("title") or self.attribute
        elif tag in ("node", "edge"):
            self.open.append((tag, given, {}))
        elif tag == "attvalue" and self.open:
            self._value(given)

    def end(self, event: XmlEvent) -> None:
        """An element closes."""
        if event.tag == "default" and event.text.strip():
            title = self.titles.get((self.kind, self.attribute), self.attribute)
            table = POINTS if self.kind == "node" else LINES
            self.network.defaults[table][title] = event.text.strip()
        elif event.tag in ("node", "edge") and self.open and self.open[-1][0] == event.tag:
            kind, given, values = self.open.pop()
            told = {title: "; ".join(several) for title, several in values.items()}
            told = {**dict(self._given(kind, given)), **told}
            (self._point if kind == "node" else self._line)(given, told)

    def say(self) -> None:
        """In how many ways lines are directed, when that is not the same for all."""
        if len(self.directions) > 1:
            said = ", ".join(f"{n} {kind}" for kind, n in sorted(self.directions.items()))
            self.network.say(f"de lijnen hebben niet alle dezelfde richting ({said}).")

    def _value(self, given: Mapping[str, str]) -> None:
        kind, _, values = self.open[-1]
        attribute = given.get("for") or given.get("id") or ""
        title, value = self.titles.get((kind, attribute), attribute), given.get("value", "").strip()
        # a value that changes with time stands there more than once
        if value:
            values.setdefault(title, {})[value] = None

    @staticmethod
    def _given(kind: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for attribute, value in given.items():
            if attribute not in _SKIPPED:
                header = attribute
                if kind == "edge":
                    header = _WHEN.get(attribute, attribute)
                yield header, value
        label = given.get("label", "").strip()
        if kind == "edge" and label and label != given.get("kind", "").strip():
            yield "soort" if "kind" not in given else "label", given["label"]

    def _point(self, given: Mapping[str, str], values: dict[str, str]) -> None:
        if "pid" in given:
            values["valt onder groep"] = given["pid"]
        elif self.open and self.open[-1][0] == "node":
            values["valt onder groep"] = self.open[-1][1].get("id", "")
        self.network.point(given.get("id", ""), values, given.get("label", ""))

    def _line(self, given: Mapping[str, str], values: dict[str, str]) -> None:
        self.directions[given.get("type", self.direction)] += 1
        self.network.line(given.get("source", ""), given.get("target", ""), values)
