"""The kinds of numpy array that networks are made of, by the type of their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
"""Actors and places in a CSR."""
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Points = Floats
"""Places in a plane, (n, 2)."""
Bools = NDArray[np.bool_]
Strengths = NDArray[np.int8]
Array = NDArray[Any]
"""Inside compiled code, where numba knows the exact type and mypy need not."""
