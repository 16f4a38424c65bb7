"""The descriptions that are kept as text, to read them and to see what a change does to them.

Renew them, and read what changed: ``python -m tests.report.golden_texts``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from netwerk.insight.catalogue import all_findings
from netwerk.insight.numbers import numbers
from netwerk.net.selection import Selection
from netwerk.report.as_text import as_text
from netwerk.report.content import describe
from netwerk.schema import schema
from netwerk.services.describing.facts import gebied_facts
from tests.builders import net_from_text
from tests.insight.areas import demo_desk
from tests.report.described import described_of

FOLDER = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 25)


def demo_text() -> str:
    """Gebied 5 of the demo area."""
    return as_text(describe(gebied_facts(demo_desk(), "5")))


def demo_nameless_text() -> str:
    """The same without names, beside gebied 2."""
    desk = demo_desk()
    facts, beside = gebied_facts(desk, "5"), gebied_facts(desk, "2", since=None)
    return as_text(describe(facts, beside=beside, nameless=True))


def nearly_empty_text() -> str:
    """A gebied with one actor and nothing else."""
    net = net_from_text(
        "Buurtvereniging",
        {"Buurtvereniging": {"gebieden": ("4",), "kern": "bontebrug"}},
        selection=Selection(gebied="4"),
    )
    found = all_findings(net, schema(), TODAY)
    return as_text(described_of(net, found, numbers(net), "4", TODAY))


def empty_text() -> str:
    """A gebied of which nothing is recorded."""
    net = net_from_text("", selection=Selection(gebied="4"))
    found = all_findings(net, schema(), TODAY)
    return as_text(described_of(net, found, numbers(net), "4", TODAY))


TEXTS: Mapping[str, Callable[[], str]] = {
    "gebied-5": demo_text,
    "gebied-5-zonder-namen": demo_nameless_text,
    "gebied-met-een-actor": nearly_empty_text,
    "gebied-leeg": empty_text,
}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in TEXTS.items():
        (FOLDER / f"{name}.txt").write_text(make(), encoding="utf-8")
