"""Many visitors at once, in a process of their own: they may not slow the server down from within.

    python -m tests.bench.load.crowd PORT USERS SECONDS WARM_SECONDS

Each opens a page at random, reads 2 to 6 seconds, and opens the next. Half of them look at all gebieden, the others at
one. Prints one line of JSON: the seconds of every page after the warm seconds, and the errors. Only to this machine,
bounded in number and time.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time

from tests.bench.load.visitor import PAGES, Answer, opened, visiting

MOST_USERS, MOST_SECONDS = 300, 600.0
READS = (2.0, 6.0)
GEBIEDEN = ("", "1", "", "2", "", "3", "", "4", "", "5", "", "6")


async def visitor(
    number: int,
    port: int,
    stop: float,
    reads: tuple[float, float],
    seen: list[tuple[float, Answer]],
) -> None:
    """One of them, until the time is over."""
    choose = random.Random(number)
    gebied = GEBIEDEN[number % len(GEBIEDEN)]
    await asyncio.sleep(choose.uniform(0, reads[1]))
    async with visiting(port) as socket:
        while time.monotonic() < stop:
            start = time.monotonic()
            seen.append((start, await opened(socket, choose.choice(PAGES), gebied)))
            await asyncio.sleep(choose.uniform(*reads))


async def crowd(
    port: int, users: int, seconds: float, warm: float, reads: tuple[float, float] = READS
) -> dict[str, object]:
    """The seconds of all pages that were asked for after ``warm`` seconds, sorted, and every error."""
    if not 0 < users <= MOST_USERS or not 0 < seconds <= MOST_SECONDS:
        raise ValueError(f"at most {MOST_USERS} users and {MOST_SECONDS:.0f} seconds")
    begin = time.monotonic()
    seen: list[tuple[float, Answer]] = []
    ended = await asyncio.gather(
        *(visitor(n, port, begin + seconds, reads, seen) for n in range(users)),
        return_exceptions=True,
    )
    errors = [f"{type(end).__name__}: {end}" for end in ended if isinstance(end, Exception)]
    errors += [f"{answer.page}: {error}" for _, answer in seen for error in answer.errors]
    took = sorted(answer.seconds for start, answer in seen if start - begin >= warm)
    return {"seconds": took, "asked": len(seen), "errors": errors}


if __name__ == "__main__":
    asked = asyncio.run(
        crowd(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
    )
    sys.stdout.write(json.dumps(asked) + "\n")
