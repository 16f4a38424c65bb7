"""What a field for a day takes: any day. Which days make sense is for who keeps it to say.

A day outside the range of a field turns red in the browser and is never sent: the form would go on
with the day that stood there before.
"""

from __future__ import annotations

from datetime import date
from typing import Any

ANY_DAY: dict[str, Any] = {"min_value": date(1900, 1, 1), "max_value": date(2100, 12, 31)}
