"""The measures again, written straight from their definitions on sets and mappings: slow, plain and independent."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

Contacts = list[set[int]]


def contacts_of(n: int, edges: list[tuple[int, int]]) -> Contacts:
    near: Contacts = [set() for _ in range(n)]
    for i, j in edges:
        if i != j:
            near[i].add(j)
            near[j].add(i)
    return near


def parts(near: Contacts, without: set[int] = frozenset()) -> list[set[int]]:  # type: ignore[assignment]
    left, found = set(range(len(near))) - set(without), []
    while left:
        part, todo = set(), [min(left)]
        while todo:
            actor = todo.pop()
            if actor not in part:
                part.add(actor)
                todo += near[actor] - set(without)
        found.append(part)
        left -= part
    return found


def pairs_in(found: list[set[int]]) -> int:
    return sum(len(part) * (len(part) - 1) // 2 for part in found)


def steps_from(near: Contacts, start: int) -> dict[int, int]:
    steps, ring = {start: 0}, [start]
    while ring:
        ring = [
            b
            for a in ring
            for b in near[a]
            if b not in steps and not steps.update({b: steps[a] + 1})
        ]
    return steps


def routes(near: Contacts, start: int, end: int) -> list[list[int]]:
    """All shortest routes."""
    back = steps_from(near, end)
    if start not in back:
        return []
    whole = [[start]]
    for _ in range(back[start]):
        whole = [
            [*route, b]
            for route in whole
            for b in near[route[-1]]
            if back.get(b, math.inf) == back[route[-1]] - 1
        ]
    return whole


def betweenness(near: Contacts, within: float = math.inf) -> list[float]:
    score = [0.0] * len(near)
    for s, t in combinations(range(len(near)), 2):
        found = routes(near, s, t)
        if found and len(found[0]) - 1 <= within:
            for route in found:
                for actor in route[1:-1]:
                    score[actor] += 1 / len(found)
    return score


def burt(n: int, w: dict[tuple[int, int], float]) -> tuple[list[float], list[float], list[float]]:
    """Constraint, effective size and hierarchy from a symmetric mapping of weights."""
    near = [[j for j in range(n) if (i, j) in w] for i in range(n)]
    p = {(i, j): w[i, j] / sum(w[i, q] for q in near[i]) for i, j in w}
    m = {(j, q): w[j, q] / max(w[j, k] for k in near[j]) for j, q in w}
    constraint, size, hierarchy = [], [], []
    for i in range(n):
        if not near[i]:
            constraint.append(math.nan)
            size.append(math.nan)
            hierarchy.append(math.nan)
            continue
        c = {
            j: (p[i, j] + sum(p[i, q] * p.get((q, j), 0) for q in near[i] if q != j)) ** 2
            for j in near[i]
        }
        constraint.append(sum(c.values()))
        size.append(
            sum(1 - sum(p[i, q] * m.get((j, q), 0) for q in near[i] if q != j) for j in near[i])
        )
        d, whole = len(near[i]), sum(c.values())
        shares = [x / (whole / d) for x in c.values()]
        hierarchy.append(sum(x * math.log(x) for x in shares) / (d * math.log(d)) if d > 1 else 1.0)
    return constraint, size, hierarchy


def brokered(n: int, arcs: set[tuple[int, int]], groups: list[int]) -> np.ndarray:
    """Gould-Fernandez: every i -> j -> k without i -> k."""
    out = np.zeros((n, 5))
    for i, j in arcs:
        for k in range(n):
            if k != i and (j, k) in arcs and (i, k) not in arcs:
                a, b, c = groups[i], groups[j], groups[k]
                role = 0 if a == b == c else 1 if a == c else 2 if a == b else 3 if b == c else 4
                out[j, role] += 1
    return out


def core(near: Contacts) -> list[int]:
    level, left = [0] * len(near), set(range(len(near)))
    k = 0
    while left:
        weak = {a for a in left if len(near[a] & left) <= k}
        for a in weak:
            level[a] = k
        left -= weak
        k += not weak
    return level


def span(near: Contacts, a: int, b: int) -> int:
    cut = [set(others) for others in near]
    cut[a].discard(b)
    cut[b].discard(a)
    return steps_from(cut, a).get(b, -1)
