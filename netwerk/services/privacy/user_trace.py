"""What a user of netwerk left behind under his own name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UserTrace:
    """A user of netwerk by this name: how many changes he made, the first and last moment.

    lines: in how many lines of the log he stands as the one who did something.
    """

    name: str
    changes: int
    first: str
    last: str
    lines: int = 0

    @property
    def words(self) -> str:
        """What he did, as one says it."""
        made = "1 wijziging" if self.changes == 1 else f"{self.changes} wijzigingen"
        if not self.lines:
            return made
        lines = "1 regel" if self.lines == 1 else f"{self.lines} regels"
        return f"{made}, {lines} in het logboek"
