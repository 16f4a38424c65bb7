"""Signals that return, measured: how often chance tells one, and how often a planted one is seen.

A made-up gemeente of 17 kernen (uneven: a few large, many small) and 13 domeinen (some popular),
with 50 to 300 signals a year that come in clumps: an evening of the village council brings several
from one kern, and one afternoon of typing several from anywhere.

    python -m tests.calibrate.returning [--years 200]
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import numpy as np

from netwerk.agenda.returning import events_of, returning_events
from netwerk.agendadata import Signaal
from tests.bench.sections import replaced

KERNEN, DOMEINEN = 17, 13
FLOWS = (50, 100, 200, 300)
HISTORY_YEARS = 2
MOST_A_YEAR = 1.0
LEAST_SEEN = 0.5
"""'Most' of what is planted: rate times five for three months, with at least four sides."""
BEGIN = date(2020, 1, 1)
SOURCES = ("keukentafel", "dorpsbelang", "vereniging", "instelling", "team", "cijfers")
WEIGHT = (0.3, 0.2, 0.15, 0.15, 0.15, 0.05)
HEADING = "## How often signals that return are told by chance"


def _shares(rng):
    kern = 1 / (1 + np.arange(KERNEN)) ** 0.8
    domein = 1 / (1 + np.arange(DOMEINEN)) ** 0.7
    kern = kern * rng.gamma(8, 1 / 8, KERNEN)
    # what plays in one kern does not play in each: the shares differ from the product
    cells = np.outer(kern / kern.sum(), domein / domein.sum()) * rng.gamma(
        4, 1 / 4, (KERNEN, DOMEINEN)
    )
    return cells / cells.sum()


def _signal(rng, number, day, kern, domeinen, soort=None):
    """A signal as a team types it: often without a name for where it came from."""
    soort = SOURCES[rng.choice(len(SOURCES), p=WEIGHT)] if soort is None else soort
    bron = f"typist {rng.integers(3)}" if rng.random() < 0.8 else None
    betrokken = (f"a{kern}-{rng.integers(15)}",) if rng.random() < 0.6 else ()
    return Signaal(
        id=f"s{number:06d}", titel="Iets", kern=f"k{kern}", domeinen=tuple(f"d{d}" for d in domeinen),
        datum=(BEGIN + timedelta(days=int(day))).isoformat(), bronsoort=soort, bron=bron, betrokken=betrokken,
    )  # fmt: skip


def year_of_signals(rng, flow, years):
    """Signals of so many years in a gemeente with so many a year; and the shares of its cells."""
    cells = _shares(rng)
    of_kern = cells.sum(axis=1)
    out, days = [], int(years * 365)
    while len(out) < flow * years:
        day = rng.integers(days)
        many = 1 + (rng.geometric(0.35) if rng.random() < 0.35 else 0)
        evening = rng.random() < 0.5
        home, soort = rng.choice(KERNEN, p=of_kern), SOURCES[rng.choice(len(SOURCES), p=WEIGHT)]
        for _ in range(many):
            kern = home if evening else rng.choice(KERNEN, p=of_kern)
            domeinen = {int(rng.choice(DOMEINEN, p=cells[kern] / of_kern[kern]))}
            if rng.random() < 0.25:
                domeinen.add(int(rng.choice(DOMEINEN, p=cells[kern] / of_kern[kern])))
            one_source = evening and rng.random() < 0.7
            out.append(
                _signal(rng, len(out), day, kern, sorted(domeinen), soort if one_source else None)
            )
    return out, cells


def false_alarms(flow, seed):
    """How many times in the year after the history something new is told, by chance alone."""
    rng = np.random.default_rng(seed)
    signals, _ = year_of_signals(rng, flow, HISTORY_YEARS + 1)
    return Counter(told=len(told_in_year(signals)))


def told_in_year(signals):
    """What is told anew in the last year, looked at on each day on which a signal came."""
    events = events_of(signals)
    first = BEGIN + timedelta(days=HISTORY_YEARS * 365)
    held, told = set(), []
    for day in sorted({e.day for e in events if e.day > first}):
        now = {(f.kern, f.domein) for f in returning_events(events, day)}
        told += [(cell, day) for cell in now - held]
        held = now
    return told


def seen_cluster(flow, seed):
    """Whether a planted cluster is told: five times the usual for three months, 4+ sides."""
    rng = np.random.default_rng(seed)
    signals, cells = year_of_signals(rng, flow, HISTORY_YEARS + 1)
    flat = rng.choice(KERNEN * DOMEINEN, p=cells.ravel())
    kern, domein = divmod(int(flat), DOMEINEN)
    begin = HISTORY_YEARS * 365 + int(rng.integers(180))
    usual = cells[kern, domein] * flow * 1.25
    extra = max(4, rng.poisson(4 * usual / 4))
    for number in range(extra):
        planted = _signal(rng, 900_000 + number, begin + int(rng.integers(92)), kern, [domein])
        bron = f"kant {number}"
        signals.append(
            Signaal(**{f: getattr(planted, f) for f in Signaal.__slots__} | {"bron": bron})
        )
    told = {cell for cell, _ in told_in_year(signals)}
    return Counter(seen=(f"k{kern}", f"d{domein}") in told)


def main(write=None, years=200, seed=1):
    """Measure, write it down, and say whether the limits are kept."""
    rows, kept = [], True
    with ProcessPoolExecutor(2) as pool:
        for flow in FLOWS:
            first = seed * 1_000_003 + flow
            false, seen = Counter(), Counter()
            for found in pool.map(
                partial(false_alarms, flow), range(first, first + years), chunksize=5
            ):
                false.update(found)
            for found in pool.map(
                partial(seen_cluster, flow), range(first, first + years), chunksize=5
            ):
                seen.update(found)
            rate, share = false["told"] / years, seen["seen"] / years
            kept &= rate <= MOST_A_YEAR and share >= LEAST_SEEN
            rows.append(f"| {flow} | {rate:.2f} | {share:.2f} |")
            sys.stderr.write(f"{rows[-1]}\n")
    lines = [
        HEADING,
        "",
        f"Written by `make calibrate`: {years} made-up years a row, 17 kernen and 13 domeinen, signals in clumps.",
        f"At most {MOST_A_YEAR:.0f} a year may be told by chance; of planted clusters (five times the usual for three",
        "months, at least four sides) most are to be told.",
        "",
        "| signals a year | told by chance a year | planted, told |",
        "|---|---|---|",
        *rows,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    if write:
        path = Path(write)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return kept


if __name__ == "__main__":
    call = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    call.add_argument("--years", type=int, default=200, help="made-up years a row")
    call.add_argument("--seed", type=int, default=1)
    call.add_argument("--write", type=Path)
    given = call.parse_args()
    sys.exit(int(not main(given.write, given.years, given.seed)))
