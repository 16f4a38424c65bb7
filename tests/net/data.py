"""Networks for the tests of net: the data sets of tests/truth and random ones, as CSR by a builder of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

FOLDER = Path(__file__).parent.parent / "truth"
UNDIRECTED = (
    "zachary_karate",
    "florentine_marriage",
    "krackhardt_kite",
    "davis_southern_women",
    "borgatti1997_ego",
)
EMON = tuple(
    f"emon_{name}"
    for name in ("cheyenne", "hurrfrederic", "lakepomona", "mtsi", "mtsthelens", "texas", "wichita")
)
DIRECTED = (*EMON, "coleman_fall")


@dataclass(frozen=True, eq=False)
class Csr:
    """indptr, indices and weights of a network; ``pairs`` is the same as a mapping."""

    n: int
    pairs: dict[tuple[int, int], float]
    indptr: np.ndarray
    indices: np.ndarray
    weights: np.ndarray

    @property
    def bare(self) -> tuple[np.ndarray, np.ndarray]:
        return self.indptr, self.indices


def csr_of(n: int, pairs: dict[tuple[int, int], float]) -> Csr:
    """One entry for each key of ``pairs``, rows and columns ascending."""
    keys = sorted(pairs)
    indptr = [0] * (n + 1)
    for i, _ in keys:
        indptr[i + 1] += 1
    for i in range(n):
        indptr[i + 1] += indptr[i]
    to, weights = [j for _, j in keys], [float(pairs[key]) for key in keys]
    return Csr(n, pairs, np.array(indptr, np.int32), np.array(to, np.int32), np.array(weights))


def undirected(n: int, edges: Any, weights: Any = None) -> Csr:
    """Loops dropped, parallel ties merged with the greatest weight."""
    pairs: dict[tuple[int, int], float] = {}
    for (i, j), w in zip(edges, weights or [1] * len(edges), strict=True):
        if i != j:
            for key in ((i, j), (j, i)):
                pairs[key] = max(w, pairs.get(key, 0))
    return csr_of(n, pairs)


def mutual(n: int, edges: Any, weights: Any = None) -> Csr:
    """Weights of directed ties added up over both directions."""
    pairs: dict[tuple[int, int], float] = {}
    for (i, j), w in zip(edges, weights or [1] * len(edges), strict=True):
        if i != j:
            for key in ((i, j), (j, i)):
                pairs[key] = pairs.get(key, 0) + w
    return csr_of(n, pairs)


def outgoing(n: int, edges: Any) -> Csr:
    return csr_of(n, {(i, j): 1 for i, j in edges if i != j})


def ingoing(n: int, edges: Any) -> Csr:
    return csr_of(n, {(j, i): 1 for i, j in edges if i != j})


@cache
def truth(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def network(name: str) -> Csr:
    """The undirected network of a data set (of a directed one: with a tie where there is one in either direction)."""
    data = truth(name)
    return undirected(len(data["nodes"]), data["edges"])


def codes(labels: list[str]) -> np.ndarray:
    names = sorted(set(labels))
    return np.array([names.index(label) for label in labels], np.int32)


def several(value: Any) -> list[Any]:
    """R writes a list of one as its element."""
    return value if isinstance(value, list) else [value]


def floats(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], float)


@st.composite
def rough_edges(draw: st.DrawFn, most: int = 12) -> tuple[int, list[tuple[int, int]]]:
    """n = 0 .. most and edges with loops, parallels and isolates, in several components more often than not."""
    n = draw(st.integers(0, most))
    if not n:
        return 0, []
    actor = st.integers(0, n - 1)
    return n, draw(st.lists(st.tuples(actor, actor), max_size=2 * n))
