"""What the other process is given to do in tests, in place of reading files."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from netwerk.errors import InputError
from netwerk.exchange.bounds import limits
from netwerk.exchange.reading_progress import READ
from netwerk.exchange.report import ImportPlan

NOTHING = ImportPlan((), (), (), (), (), ())


def for_ever(asked, as_asked, tell):
    """Says that it is there, with its number and that of a process it started, and goes on."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    tell(0.1, f"{os.getpid()} {child.pid}")
    while True:
        time.sleep(0.05)


def computes(asked, as_asked, tell):
    limits.allow(limits.READING, 1)
    while True:
        pass


def eats(asked, as_asked, tell):
    held = []
    while True:
        held.append(b"x" * 10_000_000)


def eats_later(asked, as_asked, tell):
    tell(READ, "gelezen")
    eats(asked, as_asked, tell)


def is_noisy(asked, as_asked, tell):
    sys.stdout.write("een bibliotheek zegt iets")
    os.write(1, b"nog iets\n" * 1000)
    tell(0.5, "halverwege")
    return NOTHING, f"{as_asked('navraag', ('Actor', 'a'))}"


def dies(asked, as_asked, tell):
    tell(0.1, "begonnen")
    os._exit(3)


def refuses(asked, as_asked, tell):
    raise InputError("x.csv is leeg.")
