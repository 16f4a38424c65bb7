"""GraphML, whoever wrote it: yEd, Gephi, igraph, networkx, Network Canvas, APOC, by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from netwerk.exchange.formats.network import LINES, POINTS, NetworkFile, counted
from netwerk.exchange.formats.xmlevents import XmlEvent, xml_events
from netwerk.exchange.table import RawTable

_KINDS = ("node", "edge")
_LABEL_PARTS = 10
_LABELS = ("NodeLabel", "EdgeLabel")
_SKIPPED = frozenset(
    ("id", "source", "target", "directed", "sourceport", "targetport", "foldertype")
)


def read_graphml(name: str, content: bytes) -> list[RawTable]:
    """The points and lines of a GraphML file. Raises InputError when it cannot be read."""
    reading = _Reading(NetworkFile(name))
    for event in xml_events(name, content):
        (reading.start if event.start else reading.end)(event)
    return reading.finish()


@dataclass
class _Open:
    """A node or edge of which the end has not come yet."""

    kind: str
    given: Mapping[str, str]
    values: dict[str, str] = field(default_factory=dict)
    label: list[str] = field(default_factory=list)
    group: bool = False


@dataclass
class _Reading:
    network: NetworkFile
    titles: dict[str, str] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    key: str = ""
    data: str | None = None
    open: list[_Open] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    graphs: list[str] = field(default_factory=list)
    depth: int = 0
    loose: Counter[str] = field(default_factory=Counter)
    pending: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)

    def start(self, event: XmlEvent) -> None:
        """An element opens."""
        tag, given = event.tag, event.attributes
        if self.data is not None:
            return
        if tag == "graph":
            if self.open:
                self.open[-1].group = True
            else:
                self.graphs.append(given.get("id", ""))
        elif tag == "key":
            self.key = given.get("id", "")
            title = given.get("attr.name") or self.key
            self.titles[self.key] = "label" if title == "Edge Label" else title
            self.of[self.key] = given.get("for", "all")
        elif tag in _KINDS:
            self.open.append(_Open(tag, given))
        elif tag == "data":
            self.data = given.get("key", "")
        elif tag == "hyperedge":
            self.loose["hyperedge"] += 1

    def end(self, event: XmlEvent) -> None:
        """An element closes."""
        tag, text = event.tag, event.text.strip()
        if tag in _LABELS and self.open:
            if text and len(self.open[-1].label) < _LABEL_PARTS:
                self.open[-1].label.append(text)
        elif tag == "data":
            if self.open and text and self.data:
                self.open[-1].values[self.titles.get(self.data, self.data)] = text
            self.data = None
        elif self.data is not None:
            return
        elif tag == "default":
            self._default(text)
        elif tag == "desc" and self.open and text:
            self.open[-1].values.setdefault("omschrijving", text)
        elif tag in _KINDS and self.open and self.open[-1].kind == tag:
            self._close(self.open.pop())

    def finish(self) -> list[RawTable]:
        """The tables, when the last element has closed."""
        network = self.network
        several = len(set(self.graphs)) > 1
        ends = set()
        for van, naar, values, graph in self.pending:
            if several and graph:
                values.setdefault("soort", graph)
            network.line(van, naar, values)
            ends |= {van, naar}
        outside = [key for key in self.groups if key not in ends]
        for key in outside:
            network.points.pop(key, None)
        if outside:
            named = ", ".join(f"'{self.groups[key] or key}'" for key in outside[:5])
            network.say(
                f"een kader om andere punten is geen actor en is niet gelezen: {named}. In de "
                "kolom 'valt onder groep' staat wie erin zit."
            )
        if inside := [self.groups[key] or key for key in self.groups if key in ends]:
            network.say(
                f"'{inside[0]}' is een kader om andere punten waar ook een lijn aan vastzit; het "
                "is als punt gelezen. Is het geen actor? Haal de rij dan weg."
            )
        if loose := self.loose["hyperedge"]:
            network.say(
                f"{counted(loose, 'lijn', 'lijnen')} tussen meer dan twee punten (hyperedge) leest "
                "netwerk niet. Maak er in je programma gewone lijnen van."
            )
        return network.tables()

    def _default(self, text: str) -> None:
        """The usual value of the key that was opened last."""
        for table, kind in ((POINTS, "node"), (LINES, "edge")):
            if text and self.of.get(self.key) in (kind, "all"):
                self.network.defaults[table][self.titles[self.key]] = text

    def _close(self, done: _Open) -> None:
        given, values = done.given, done.values
        more = {k: v for k, v in given.items() if k not in _SKIPPED and v.strip()}
        values = {**more, **values}
        label = " ".join(dict.fromkeys(done.label))
        if done.kind == "edge":
            if values.get("interaction", "") in (label, values.get("label")):
                values.pop("interaction", None)  # the same once more, for Cytoscape
            if label and values.get("label") != label:
                values.setdefault("soort", label)
            graph = self.graphs[-1] if self.graphs else ""
            ends = given.get("source", ""), given.get("target", "")
            self.pending.append((*ends, values, graph))
            return
        key = given.get("id", "")
        around = next((o for o in reversed(self.open) if o.kind == "node"), None)
        if around is not None:
            values["valt onder groep"] = " ".join(dict.fromkeys(around.label)) or around.given.get(
                "id", ""
            )
        if done.group:
            self.groups[key] = label
        self.network.point(key, values, label)
