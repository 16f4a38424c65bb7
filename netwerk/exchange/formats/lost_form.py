"""The sheet of a partner without its hidden part, as a copy or a CSV of one sheet has it.

Without what was given nobody can see what the partner changed: read as a list, it would put back
what netwerk knows better by now.
"""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.errors import InputError
from netwerk.exchange.table import RawTable
from netwerk.model import fold

VERDICT, WHY_FIRST = "Klopt dit?", "Waarom bovenaan"
"""The headers that only the sheet of a partner has."""
_LOOKED_AT = 20


def refuse_lost_form(tables: Sequence[RawTable]) -> None:
    """Raise InputError when one of these tables is a sheet of a partner."""
    wanted = {fold(VERDICT), fold(WHY_FIRST)}
    for table in tables:
        for _, cells in table.rows[:_LOOKED_AT]:
            if wanted <= set(map(fold, cells)):
                raise InputError(
                    f"{table.where.file} is het blad van een partner zonder het verborgen deel, "
                    "bijvoorbeeld opgeslagen als CSV. Er is niets van gelezen. Vraag het hele "
                    "bestand, opgeslagen als .xlsx of .ods."
                )
