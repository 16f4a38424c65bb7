"""What the product says on each page about an area: the demo area and a made one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest

from netwerk.insight.bands import grounds_words
from netwerk.insight.catalogue import all_findings
from netwerk.insight.certainty import ground_of
from netwerk.insight.change import find_changes
from netwerk.insight.finding import Finding
from netwerk.insight.numbers import numbers
from netwerk.insight.subjects import Told
from netwerk.insight.wording import SOORTEN, gebied_words, short_gebied_words
from netwerk.model import Initiatief
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.report.spelled import spelled
from netwerk.schema import schema
from netwerk.services.answers.overview import in_short, in_slots
from netwerk.services.answers.sections import (
    BRUGGEN,
    GATEN,
    KANSEN,
    in_sections,
)
from tests.builders import net_from_text
from tests.insight.areas import TODAY, demo, demo_desk
from tests.report.described import described_of, every_section
from tests.words.reading import without_names

PAGES = {"gaten": GATEN, "bruggen": BRUGGEN, "introducties": KANSEN}
FIRST_SHOWN = 5
"""A page begins with so many cards."""


@dataclass(frozen=True)
class Said:
    """One text as a reader meets it, names replaced; kind: of the finding it is of, else ''.

    first: it stands there before anybody asks for more.
    """

    page: str
    text: str
    kind: str = ""
    first: bool = True


@dataclass(frozen=True)
class Area:
    """An area to read the pages of: its network now and, to compare with, of earlier."""

    net: Net
    before: Net
    findings: tuple[Finding, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names that may stand in a text."""
        net = self.net
        gebieden = [g.id for g in net.gebieden]
        given = [
            *map(str, net.whole.actors["naam"]),  # a step may name somebody outside the selection
            *map(str, self.before.actors["naam"]),
            *(g.naam for g in net.gebieden),
            *(kern.naam for kern in net.kernen),
            *(gebied_words(net, g) for g in gebieden),
            *(short_gebied_words(net, g) for g in gebieden),
            *(f.subject.name for f in self.findings if f.subject and f.subject.kind == "groups"),
            *(soort for forms in SOORTEN.values() for soort in forms),
        ]
        values = schema().keuzes
        labels = [values[k].label(v) for k in ("categorie", "domein") for v in values[k].keuzes]
        return tuple({*given, *labels, *(label.lower() for label in labels)})


@cache
def demo_area(gebied: str | None) -> Area:
    """The demo area, or one gebied of it, and the same two years ago."""
    now, then = Selection(gebied=gebied), Selection(gebied=gebied, op="2024-11-25")
    return Area(demo().net(now), demo().net(then), demo().findings(now, TODAY))


@cache
def made_area() -> Area:
    """Two villages that meet in one hall, a pair apart, somebody alone, and a team."""
    where = {x: {"kern": "etten", "soort": "bewonersgroep", "gevraagd": "2026-02"} for x in "ABCDE"}
    where |= {x: {"kern": "voorst", "soort": "bedrijf"} for x in "PQRSTUVW"}
    where |= {"M": {"soort": "professional", "rol": "gebiedsmakelaar", "gebieden": ("5",)}}
    ties = "A-B B-C C-D A-D D-E E-P P-Q Q-R R-S S-P T-U V-Q; W; M-A M-B"
    net = net_from_text(ties, where)
    before = net_from_text("A-B B-C C-D; E; P-Q; M-A", where)
    return Area(net, before, all_findings(net, schema(), TODAY))


AREAS = {
    "hele demogebied": lambda: demo_area(None),
    "gebied 5": lambda: demo_area("5"),
    "gebied 6": lambda: demo_area("6"),
    "bedacht gebied": made_area,
}


@cache
def demo_titles() -> tuple[str, ...]:
    """How the initiatieven of the demo are called: names that users gave."""
    return tuple(entry.item.titel for entry in demo_desk().store.all(Initiatief))


@cache
def said(name: str) -> tuple[Said, ...]:
    """All that the pages say about an area."""
    area = AREAS[name]()
    told = [
        *_overview(area),
        *(entry for page, key in PAGES.items() for entry in _page(area, page, key)),
        *_change(area),
        *_description(area),
    ]
    names = (*area.names, *demo_titles())
    return tuple(
        Said(entry.page, without_names(entry.text, names), entry.kind, entry.first)
        for entry in told
        if entry.text
    )


def _first_of(lists: Iterable[Sequence[Told]]) -> frozenset[str]:
    """The keys of the cards met first: the first under each heading, then the second of each."""
    rounds = chain.from_iterable(zip_longest(*lists))
    keys = [card.subject.key for card in rounds if card is not None]
    return frozenset(keys[:FIRST_SHOWN])


def _card(page: str, findings: Sequence[Finding], first: bool) -> Iterable[Said]:
    for place, finding in enumerate(findings):
        at_once = first and place == 0
        yield Said(page, finding.sentence, finding.kind, at_once)
        yield Said(page, finding.next_step, finding.kind, at_once)
        yield Said(page, grounds_words(finding), finding.kind, first=False)


def _overview(area: Area) -> Iterable[Said]:
    yield Said("overzicht", in_short(numbers(area.net)))
    slots = in_slots(area.findings)
    first = _first_of(slots.values())
    for cards in slots.values():
        for card in cards:
            yield from _card("overzicht", card.findings, card.subject.key in first)


def _page(area: Area, page: str, key: str) -> Iterable[Said]:
    parts = in_sections(area.findings, key)
    first = _first_of([part.cards for part in parts])
    for part in parts:
        yield Said(page, part.heading.title)
        if not part.answers or part.cards:
            yield Said(page, part.note)
        else:
            for answer in part.answers[:3]:
                yield Said(page, answer.sentence, answer.kind)
        for card in (*part.cards, *part.facts):
            yield from _card(page, card.findings, card.subject.key in first)


def _change(area: Area) -> Iterable[Said]:
    for finding in find_changes(area.before, ground_of(area.net, schema(), TODAY)):
        yield from _card("verandering", (finding,), first=True)


def names_of(net: Net) -> list[str]:
    return [str(name) for name in net.whole.actors["naam"]]


def _description(area: Area) -> Iterable[Said]:
    net = area.net
    told = described_of(net, area.findings, numbers(net), net.selection.gebied, TODAY)
    kinds = {spelled(f.sentence, names_of(net)): f.kind for f in area.findings}
    for line in told.intro:
        yield Said("beschrijven", line)
    front = told.front
    yield from (Said("beschrijven", line) for line in (front.headline, *front.changed, front.sure))
    for section in every_section(told):  # each in a part that is opened
        yield Said("beschrijven", section.title, first=False)
        for line in (*section.text, section.summary):
            yield from [Said("beschrijven", line, kinds.get(line, ""), False)] if line else []
        for point in section.points:
            yield Said("beschrijven", point.text, kinds.get(point.text, ""), False)
