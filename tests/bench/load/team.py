"""People of a team at work, in a process of their own: signed in by the headers of a proxy, each with a role.

    python -m tests.bench.load.team PORT USERS SECONDS WARM_SECONDS [PAUSE]

Each opens a page, reads it (PAUSE seconds on average, 20 without; 0: no pause at all, for the most that a server can
carry), and opens the next. Prints one line of JSON: seconds of every page after the warm seconds, pages that were asked
for, how many each role asked for, and the errors. Only to this machine, bounded in number and time.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping

import websockets

from tests.bench.load.visitor import Answer, opened, visiting

MOST_USERS, MOST_SECONDS = 400, 1800.0
PAUSE = 20.0
SECRET = "een-geheim-van-de-proxy-voor-deze-meting"
HEADERS = {"naam": "X-Netwerk-Naam", "email": "X-Netwerk-Email", "groepen": "X-Netwerk-Groepen"}
ROLES = ("lezer", "lezer", "teamlid", "makelaar", "projectgroep", "makelaar-5")
"""Groups of the people in turns: a third reads only, one in six is a makelaar of one gebied."""
PAGES = (
    *("", "", "", "kaart", "kaart", "ronde", "afspraken", "agenda", "agenda", "introducties", "gaten", "bruggen"),
    *("gebied", "gesprekken", "verandering", "lijsten", "spiegel", "cijfers", "opgaven", "geschiedenis"),
)  # fmt: skip
"""What is opened, as often as it stands here: the first page most, pages of a meeting seldom."""
GEBIEDEN = ("", "1", "2", "3", "4", "5", "6")


def told_of(number: int) -> Mapping[str, str]:
    """The headers by which a proxy tells who a visitor is."""
    return {
        HEADERS["naam"]: f"Medewerker {number}",
        HEADERS["email"]: f"m{number}@gemeente.example",
        HEADERS["groepen"]: ROLES[number % len(ROLES)],
        "X-Netwerk-Geheim": SECRET,
    }


async def at_work(
    number: int,
    port: int,
    stop: float,
    pause: float,
    signed: bool,
    seen: list[tuple[float, Answer]],
) -> None:
    """One of them, until the time is over; who loses the connection connects again, as a browser does."""
    choose = random.Random(number)
    gebied = GEBIEDEN[number % len(GEBIEDEN)]
    await asyncio.sleep(choose.uniform(0, min(pause, stop - time.monotonic())))
    headers = {**(told_of(number) if signed else {}), "Cookie": f"netwerk_plaats=plaats{number}"}
    while time.monotonic() < stop:
        async with visiting(port, headers) as socket:
            try:
                while time.monotonic() < stop:
                    start = time.monotonic()
                    seen.append((start, await opened(socket, choose.choice(PAGES), gebied)))
                    await asyncio.sleep(choose.uniform(0.5, 1.5) * pause)
            except websockets.ConnectionClosed as closed:
                if closed.rcvd is None or closed.rcvd.code != 1012:
                    raise


async def walked(port: int, signed: bool = True) -> None:
    """Open every page in every gebied once, so that what is made once is made before anybody is timed."""
    async with visiting(port, told_of(3) if signed else {}) as socket:
        for gebied in GEBIEDEN * 2:  # what takes long goes on behind a page that came already
            for page in dict.fromkeys(PAGES):
                await opened(socket, page, gebied)
            await asyncio.sleep(1.0)


async def team(
    port: int, users: int, seconds: float, warm: float, pause: float = PAUSE, signed: bool = True
) -> dict[str, object]:
    """What all of them waited for; see the top of this file."""
    if not 0 < users <= MOST_USERS or not 0 < seconds <= MOST_SECONDS:
        raise ValueError(f"at most {MOST_USERS} users and {MOST_SECONDS:.0f} seconds")
    begin, seen = time.monotonic(), list[tuple[float, Answer]]()
    ended = await asyncio.gather(
        *(at_work(n, port, begin + seconds, pause, signed, seen) for n in range(users)),
        return_exceptions=True,
    )
    errors = Counter(f"{type(end).__name__}: {end}" for end in ended if isinstance(end, Exception))
    errors.update(
        f"{answer.page or 'vandaag'}: {error}" for _, answer in seen for error in answer.errors
    )
    counted = [answer for start, answer in seen if start - begin >= warm]
    last = max((start + answer.seconds for start, answer in seen), default=begin)
    by_page: dict[str, list[float]] = {}
    for answer in counted:
        by_page.setdefault(answer.page or "vandaag", []).append(answer.seconds)
    return {
        "seconds": sorted(answer.seconds for answer in counted),
        "pages": {page: sorted(took) for page, took in by_page.items()},
        "asked": len(seen),
        "per_second": len(counted) / max(1e-9, last - begin - warm),
        "errors": dict(errors),
    }


def main(words: list[str]) -> None:
    """Be them."""
    port, users = int(words[0]), int(words[1])
    seconds, warm = float(words[2]), float(words[3])
    pause = float(words[4]) if len(words) > 4 else PAUSE
    signed = words[5:6] != ["niet"]
    done = asyncio.run(team(port, users, seconds, warm, pause, signed))
    sys.stdout.write(json.dumps(done) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
