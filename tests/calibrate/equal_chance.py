"""How often less attention is told where all was fair, and how often halved attention is found.

python -m tests.calibrate.equal_chance
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from netwerk.insight.fairness.equal_chance import (
    LEAST,
    LESS,
    RARE,
    TOO_LITTLE,
    UNSURE,
    Attention,
    Share,
    equal_chance,
)
from netwerk.net.arrays import Floats
from tests.bench.sections import replaced

HEADING = "## Equal chance: how often less is told"
FAIR_WORLDS, HALVED_WORLDS = 400, 200
KERNEN = {140: (38, 26, 20, 16, 12, 10, 8, 5, 3, 2), 500: (120, 90, 70, 55, 45, 40, 30, 25, 15, 10)}
KINDS, CATEGORIES = (0.45, 0.25, 0.2, 0.1), 12
SHARES = (0.2, 0.3, 0.4, 0.6)
"""Of all actors, how many get each of the four kinds of attention in a made report."""
WAYS = ("alone", "several", "by kern")
"""Who gets attention at once: each on his own; two or three, whoever; three of one kern."""
SIZES = (15, 20, 30, 45, 60, 90)


def fair_report(n: int, way: str, seed: int, half: str = "") -> tuple[Share, ...]:
    """A report on an area of n actors in which attention is fair, but for kern ``half``.

    Each actor has a liveliness of its own, so that some get attention ever again.
    """
    rng = np.random.default_rng(seed)
    names = [f"a{i}" for i in range(n)]
    kern = np.repeat([f"kern {i}" for i in range(len(KERNEN[n]))], KERNEN[n])[:n]
    kern = np.concatenate((kern, np.repeat(kern[:1], n - len(kern))))
    weight = rng.gamma(4.0, size=n)
    weight[kern == half] /= 2
    groupings = {
        "kern": dict(zip(names, kern.tolist(), strict=True)),
        "soort": dict(zip(names, map(str, rng.choice(4, n, p=KINDS)), strict=True)),
        "categorie": dict(zip(names, map(str, rng.integers(CATEGORIES, size=n)), strict=True)),
    }
    given = [
        Attention(
            f"soort {at}", reached_of(rng, names, kern.tolist(), weight, round(n * part), way)
        )
        for at, part in enumerate(SHARES)
    ]
    return equal_chance(groupings, given)


def reached_of(
    rng: np.random.Generator,
    names: list[str],
    kernen: list[str],
    weight: Floats,
    most: int,
    way: str,
) -> Mapping[str, str]:
    """Who is reached, with the occasion, when ``most`` are: drawn until so many were."""
    reached: dict[str, str] = {}
    place = np.array(kernen)
    chance = weight / weight.sum()
    occasion = 0
    while len(reached) < most:
        occasion += 1
        first = int(rng.choice(len(names), p=chance))
        lot = [first]
        if way == "several":
            lot += rng.choice(len(names), int(rng.integers(1, 3)), p=chance).tolist()
        if way == "by kern":
            near = np.flatnonzero(place == place[first])
            lot += rng.choice(near, 2, p=chance[near] / chance[near].sum()).tolist()
        for i in lot:
            reached.setdefault(names[i], f"{occasion}")
    return reached


def false_told(n: int, way: str, worlds: int) -> Counter[str]:
    """Over fair reports: checks told, questions told as likely, reports told as firm."""
    told: Counter[str] = Counter()
    for seed in range(worlds):
        report = fair_report(n, way, seed)
        sure = {(one.attention, one.grouping) for one in report if one.band not in ("", UNSURE)}
        told["reports"] += 1
        told["reports firm"] += any(one.band == "stevig" for one in report)
        told["questions"] += len({(one.attention, one.grouping) for one in report})
        told["questions told"] += len(sure)
        told["checks"] += sum(one.actors >= LEAST for one in report)
        told["checks told"] += sum(one.verdict == LESS for one in report)
    return told


def halved_found(
    size: int, share: float, worlds: int, n: int = 140, among: int = 6
) -> Counter[str]:
    """One of ``among`` kernen has ``size`` actors and half the chance; the others share the rest.

    share: of all actors that get attention.
    """
    told: Counter[str] = Counter()
    everyone = max(n, 4 * size)
    kernen = ["half"] * size + [f"kern {i % (among - 1)}" for i in range(everyone - size)]
    names = [f"a{i}" for i in range(everyone)]
    for seed in range(worlds):
        rng = np.random.default_rng(50_000 + seed)
        weight = rng.gamma(4.0, size=everyone)
        weight[:size] /= 2
        reached = reached_of(rng, names, kernen, weight, round(everyone * share), "alone")
        groups = {"kern": dict(zip(names, kernen, strict=True))}
        for one in equal_chance(groups, [Attention("gesprek", reached)]):
            if one.group == "half":
                told["worlds"] += 1
                told[one.verdict] += 1
    return told


def main(write: Path | None = None) -> bool:
    """Measure, write the tables down, and say whether the limits are kept."""
    kept, rows = True, []
    for n in KERNEN:
        for way in WAYS:
            told = false_told(n, way, FAIR_WORLDS)
            parts = [told[f"{of} told"] / told[of] for of in ("checks", "questions")]
            firm = told["reports firm"] / told["reports"]
            slack = 2 * (RARE * (1 - RARE) / told["reports"]) ** 0.5
            kept &= parts[0] <= RARE and parts[1] <= RARE and firm <= RARE + slack
            rows.append((str(n), way, *(f"{part:.3f}" for part in parts), f"{firm:.3f}"))
    lines = [
        HEADING,
        "",
        f"Written by `make calibrate`: {FAIR_WORLDS} fair reports of 12 questions (four kinds of "
        f"attention, by kern, soort and categorie); {HALVED_WORLDS} "
        "worlds a cell with one kern that has half the occasions of the others. Limits: less is "
        f"told of at most {RARE:.0%} of the groups of 15 and more, as *redelijk* or better in at "
        f"most {RARE:.0%} of the questions, as *stevig* in at most {RARE:.0%} of the reports.",
        "",
        "| actors | attention at once | groups | questions, redelijk | reports, stevig |",
        "|---|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        "Halved attention for one kern of so many actors: found (between brackets: told as *te "
        "weinig om te zeggen*; the rest is a wrong *naar verhouding*).",
        "",
        f"| actors | {' | '.join(f'{share:.0%} of all get it' for share in (0.2, 0.4, 0.6, 0.8))} |",
        "|---|---|---|---|---|",
    ]
    for size in SIZES:
        cells = []
        for share in (0.2, 0.4, 0.6, 0.8):
            told = halved_found(size, share, HALVED_WORLDS)
            seen, little = (told[v] / told["worlds"] for v in (LESS, TOO_LITTLE))
            kept &= 1 - seen - little <= 0.25
            cells.append(f"{seen:.2f} ({little:.2f})")
        lines.append(f"| {size} | {' | '.join(cells)} |")
    sys.stdout.write("\n".join(lines) + "\n")
    if write:
        text = write.read_text(encoding="utf-8") if write.exists() else ""
        write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return kept


if __name__ == "__main__":
    sys.exit(int(not main()))
