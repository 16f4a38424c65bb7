"""When a revision was made: text at the port, a moment of its own kind in the graph.

So that people can ask in Cypher for what was done last week.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from neo4j.time import DateTime

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def stored_moment(text: str) -> datetime | str:
    """The moment in a text of the port; a text that is none stays as it is."""
    try:
        moment = datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return text
    return moment if text_of(moment) == text else text


def moment_text(value: Any) -> str:
    """The text of the port for what the graph holds; an older store holds text."""
    if isinstance(value, DateTime):
        value = value.to_native()
    if isinstance(value, datetime):
        return text_of(value.astimezone(UTC))
    return str(value or "")


def text_of(moment: datetime) -> str:
    """A moment in UTC as the port writes it; a year has four digits on every machine."""
    return f"{moment.year:04}-{moment.strftime('%m-%dT%H:%M:%S.%fZ')}"
