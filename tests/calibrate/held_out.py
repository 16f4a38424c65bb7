"""On networks that nothing was chosen on: what is stated with a tenth left out, and what holds.

python -m tests.calibrate.held_out FOLDER [draws]

FOLDER: a csv file a network, a row a contact (two names); one name alone is an actor without any.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from netwerk.net.net import Net
from tests.builders import net_from_edges
from tests.calibrate.certainty import Stated, rows_of, stated
from tests.calibrate.full_worlds import recorded

LOST = 0.10
DRAWS = 20


def net_in(page: Path) -> Net:
    """The network of a file of pairs; directions, repeats and loops are left out."""
    with page.open(encoding="utf-8", newline="") as lines:
        rows = [[cell for cell in row if cell] for row in csv.reader(lines)]
    names = sorted({name for row in rows for name in row})
    number = {name: i for i, name in enumerate(names)}
    ends = [sorted((number[row[0]], number[row[1]])) for row in rows if len(row) == 2]
    return net_from_edges(len(names), sorted({(a, b) for a, b in ends if a != b}))


def held_out(full: Net, draws: int, said: Stated) -> None:
    """What is stated of one network, so often with other contacts left out, and what holds."""
    for draw in range(draws):
        stated(recorded(full, np.random.default_rng((3, draw)), share=LOST), said)


def main(folder: Path, draws: int = DRAWS) -> None:
    """Print the size of each network, then a table over all: "stated > held (findings)"."""
    said: Stated = defaultdict(list)
    for page in sorted(folder.glob("*.csv")):
        full, own = net_in(page), defaultdict[str, list[tuple[float, float]]](list)
        held_out(full, draws, own)
        for kind, pairs in own.items():
            said[kind].extend(pairs)
        sys.stdout.write(f"\n{page.stem}: {full.n} actors, {full.pairs} contacts\n\n")
        sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows_of(own))
    sys.stdout.write("\nall\n\n")
    sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows_of(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(value) for value in sys.argv[2:]))
