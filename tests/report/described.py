"""Facts for a description out of a small network, and reading a description back."""

import re
from datetime import date

from netwerk.insight import wording as w
from netwerk.report.content import describe
from netwerk.report.description import Section
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.schema import schema

TODAY = date(2026, 11, 25)
WORDS = {w.number_word(n): n for n in range(1, 13)}
_NONE = re.compile(r"\bgeen (?=\w+(?:en|ies)\b|gegevens|van de )", re.IGNORECASE)
_WORD = re.compile(rf"\b({'|'.join(WORDS)})\b(?= (?:van de |daarvan |\w))", re.IGNORECASE)


def facts_of(net, findings=(), numbers=None, gebied=None, today=TODAY, **more):
    """The facts of a net as a service would fill them."""
    return GebiedFacts(
        gebied=gebied,
        today=today,
        net=net,
        schema=schema(),
        findings=tuple(findings),
        numbers=numbers or {},
        **more,
    )


def described_of(net, findings=(), numbers=None, gebied=None, today=TODAY, **more):
    """The description of a net."""
    return describe(facts_of(net, findings, numbers, gebied, today, **more))


def every_section(description):
    """All parts, also those within a part and the appendices."""
    for part in (*description.sections, *description.appendices):
        yield part
        yield from part.subsections


def section(description, key: str) -> Section:
    return next(part for part in every_section(description) if part.key == key)


def said(description, key: str) -> str:
    """All that a part says, its tables and points too."""
    part = section(description, key)
    cells = [cell for table in part.tables for row in table.rows for cell in row]
    points = (f"{point.text} {point.note}" for point in part.points)
    return "\n".join((*part.text, *cells, *points, part.summary))


def in_digits(text: str) -> str:
    """The text with numbers in letters as figures: 'drie actoren' becomes '3 actoren'."""
    plain = _NONE.sub("0 ", text.replace("Eén", "één"))
    return _WORD.sub(lambda m: str(WORDS[m[1].lower()]), plain)
