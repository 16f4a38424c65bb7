"""How readable the map is, and how fast everybody gets a place; fails on a missed bar.

    python -m tests.bench.bench_picture

The demo area as a whole and each of its gebieden, on a canvas of 1120 x 700 (tests/map/readability.py). A line that all lines of
a kern share is one line. SPRINGS: crossings per line of the layout by springs that was there before, straight lines.
"""

from __future__ import annotations

import random
import sys
import time

from netwerk.map.layout import layout
from netwerk.net.net import Net, net_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import snapshot_from_rows
from tests.insight.areas import demo_desk
from tests.map.neighbourhood import neighbourhood
from tests.map.readability import Readability, readability

SPRINGS = {None: 0.88, "1": 0.33, "2": 0.18, "3": 0.29, "4": 0.23, "5": 0.29, "6": 0.24}
SECONDS = {500: 0.1, 10_000: 1.5}
USED, NAMED, THROUGH = 0.75, 0.80, 2.0
TURNS = 5


def missed(gebied: str | None, got: Readability) -> list[str]:
    """The bars that a picture does not reach, in words."""
    bars = (
        ("used", got.used >= USED),
        ("named", got.named >= (1.0 if gebied else NAMED)),
        ("lines through a name", got.through_names <= THROUGH),
        ("crossings", round(got.crossings, 2) <= SPRINGS[gebied]),  # as exact as those are known
        ("strangers", got.strangers == 0),
        ("overlaps", got.overlaps == 0),
    )
    return [name for name, kept in bars if not kept]


def shuffled(net: Net) -> Net:
    """The same net with its rows in another order."""
    rows = [{k: net.relaties[k][i] for k in net.relaties} for i in range(net.m)]
    people = [{k: net.actors[k][i] for k in net.actors} for i in range(net.n)]
    random.Random(1).shuffle(rows)
    random.Random(2).shuffle(people)
    return net_from(snapshot_from_rows(people, rows), schema())


def seconds(net: Net) -> float:
    """The shortest CPU time of a layout, warm."""
    took = []
    for _ in range(TURNS):
        start = time.process_time()
        layout(net)
        took.append(time.process_time() - start)
    return min(took)


def main() -> int:
    """Print the table; 1 when a bar is missed."""
    say = sys.stdout.write
    say(
        "| network | actors | used | named | lines/name | crossings | springs | strangers | overlaps | s | missed |\n"
    )
    say("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n")
    wrong = 0
    for gebied, springs in SPRINGS.items():
        net = demo_desk().networks.net(Selection(gebied=gebied))
        got = readability(net, layout(net))
        bad = missed(gebied, got)
        wrong += len(bad)
        say(
            f"| {gebied or 'whole'} | {got.actors} | {got.used:.2f} | {got.named:.2f} | {got.through_names:.2f} | {got.crossings:.2f} | "
            f"{springs:.2f} | {got.strangers} | {got.overlaps} | {seconds(net):.3f} | {', '.join(bad)} |\n"
        )
    for n, most in SECONDS.items():
        took = seconds(neighbourhood(n))
        wrong += took > most
        say(
            f"\n{n:,} actors: {took:.3f} s of CPU, at most {most:g}{' MISSED' if took > most else ''}"
        )
    same = layout(shuffled(neighbourhood(140))) == layout(shuffled(shuffled(neighbourhood(140))))
    wrong += not same
    say(f"\nsame places for rows in another order: {'yes' if same else 'NO'}\n")
    return min(wrong, 1)


if __name__ == "__main__":
    raise SystemExit(main())
