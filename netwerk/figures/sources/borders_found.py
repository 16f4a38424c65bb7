"""The borders in a file with places: those that can be used, and why others are not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from netwerk.figures.border_shape import UnusableShape, border_text
from netwerk.figures.cbs_codes import BUURT, kind_of_code
from netwerk.figures.sources.read_value import METERS, ReadBorder

BORDERS_SOURCE = "PDOK, wijken en buurten"
"""Whose borders they are, of a file without figures."""
NO_BUURT = (
    "De plattegrond tekent de gebieden met grenzen van buurten. Die staan hier niet in; deze "
    "grenzen worden wel bewaard."
)
NO_YEAR = 0
TWICE = "de plek staat er twee keer in met een andere vorm"


@dataclass
class BordersFound:
    """What was found so far. whys: the codes of places whose border is not used, by why."""

    borders: str
    found: dict[tuple[str, int], ReadBorder] = field(default_factory=dict)
    whys: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, shape: Any, code: str, jaar: int | None, naam: str | None) -> None:
        """Take up the border of one place; without a year only whether it can be used."""
        if not self.borders:
            return
        jaar = jaar or NO_YEAR
        try:
            vorm = border_text(shape, rd=self.borders == METERS)
        except UnusableShape as why:
            self.whys[str(why)].append(code)
            return
        before = self.found.get((code, jaar))
        if before is not None and before.vorm != vorm:
            self.whys[TWICE].append(code)
        self.found[code, jaar] = ReadBorder(
            plek=code, plek_soort=kind_of_code(code), plek_naam=naam, jaar=jaar, vorm=vorm
        )

    def result(self) -> tuple[ReadBorder, ...]:
        """Those that can be used, by code."""
        twice = set(self.whys.get(TWICE, ()))
        left_out = {key for key in self.found if key[0] in twice or key[1] == NO_YEAR}
        return tuple(self.found[key] for key in sorted(self.found.keys() - left_out))

    def told(self) -> list[str]:
        """Which are not used and why, as sentences."""
        found = self.result()
        no_buurt = found and not any(border.plek_soort == BUURT for border in found)
        lines = [NO_BUURT] if no_buurt else []
        for why, codes in self.whys.items():
            places = sorted(set(codes))
            which = f"De grens van {places[0]} is"
            if len(places) > 1:
                which = f"De grenzen van {len(places)} plekken zijn"
            lines.append(f"{which} niet gebruikt: {why}.")
        return lines
