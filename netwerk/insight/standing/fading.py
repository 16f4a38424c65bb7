"""What age does: of a contact, and of having asked. Both are choices, said with the findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.net.arrays import Floats, Longs

NEVER, LONG_AGO, LATELY = 0, 1, 2
"""When an actor was asked for its contacts."""
OLD_MONTHS = 24
"""Asked or confirmed longer ago than this is long ago."""
MISSING = np.array([[0.60, 0.40, 0.30], [0.40, 0.22, 0.16], [0.30, 0.16, 0.10]])
"""Share of the contacts of two actors that is not recorded, by when each was asked.

Nobody measured this for a municipality: it is a choice, and findings say so. Long ago stands
between lately and never: who was asked then told of what there was then.
"""
FADES = 0.06
"""Of contacts that nobody confirmed, so many end in a year after the first OLD_MONTHS."""


def asked_when(asked: Iterable[object], today: date) -> Longs:
    """NEVER, LONG_AGO or LATELY for each value of 'gevraagd', int64 (n,)."""
    values = list(asked)
    known: dict[object, int] = {None: NEVER, "": NEVER}
    for value in set(values) - known.keys():
        age = w.months_old(str(value), today)
        known[value] = LONG_AGO if age is not None and age > OLD_MONTHS else LATELY
    return np.array([known[value] for value in values], np.int64)


def still_there(months: NDArray[np.int32]) -> Floats:
    """The chance that a contact is not over, by the age of its confirmation in months.

    -1: no date, taken to be as new as what was confirmed lately.
    """
    years = np.maximum(months - OLD_MONTHS, 0) / 12
    out: Floats = (1 - FADES) ** years
    return out
