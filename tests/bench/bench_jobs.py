"""The jobs of a working day, done by a script: taps, seconds and the words that one has to read.

    python -m tests.bench.bench_jobs [--write docs/figures.md]

What it took in 0.1.0 was written down by people who tried it (2026-11-28) and stands beside it. Stops when a job cannot be done.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from tests.bench.sections import replaced
from tests.browser.conftest import (
    ARGUMENTS,
    WITHIN,
    App,
    choose,
    chromium_path,
    go,
    running,
    settled,
)

HEADING = "## The jobs of a working day"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@dataclass
class Hand:
    """Who does a job on a page: every press and every choice counts as one tap."""

    page: Page
    app: App
    taps: int = 0
    begun: float = field(default_factory=time.monotonic)

    def press(self, what: Locator) -> None:
        """Press this and wait for what it does."""
        what.click()
        self.taps += 1
        settled(self.page)

    def pick(self, label: str, text: str) -> None:
        """Open a list, type and take the first."""
        choose(self.page, label, text)
        self.taps += 2

    def button(self, name: str) -> Locator:
        """The button that is in sight with this name."""
        return self.page.locator(f"button:visible:has-text('{name}')").first


@dataclass(frozen=True)
class Done:
    """How a job went. words: on the page at the end, without the menu."""

    job: str
    before: str
    taps: int
    seconds: float
    words: int
    height: int


def know_what_to_do(hand: Hand) -> None:
    """Monday morning: the first thing worth doing in my gebied."""
    go(hand.page, hand.app, "?gebied=5")
    hand.button("Doen").wait_for()


def decide(hand: Hand) -> None:
    """Take up a gap: what, who, by when."""
    go(hand.page, hand.app, "gaten?gebied=5")
    hand.press(hand.button("Doen"))
    hand.press(hand.button("Bewaar"))
    hand.page.get_by_text("Ongedaan maken").first.wait_for()


def note_a_talk(hand: Hand) -> None:
    """A talk between two appointments."""
    hand.press(hand.button("Noteer"))
    hand.pick("Met wie", "Zaal Etten")
    hand.page.get_by_label("Waarover").fill("De opvolging")
    hand.taps += 1
    hand.press(hand.page.get_by_role("button", name="Bewaar", exact=True))
    hand.page.get_by_text("Bewaard: gesprek met Zaal Etten.").wait_for()


def add_with_contacts(hand: Hand) -> None:
    """Who I met for the first time, with whom it knows."""
    hand.press(hand.page.get_by_role("link", name="Meer", exact=True).locator("visible=true"))
    hand.press(hand.button("Toevoegen"))
    form = hand.page.get_by_role("dialog")
    form.get_by_label("Naam (verplicht)", exact=True).fill("Fanfare De Nieuwe Noot")
    hand.taps += 1
    hand.pick("Contacten: wie kent deze actor?", "Zaal Etten")
    form.get_by_label("Naam (verplicht)", exact=True).click()
    hand.taps += 1
    hand.press(form.get_by_role("button", name="Actor opslaan"))
    form.get_by_text("Fanfare De Nieuwe Noot is opgeslagen. Met 1 contact.").wait_for()


def find_and_reach(hand: Hand) -> None:
    """Whom do I call at the choir of Etten?"""
    go(hand.page, hand.app, "?gebied=5")
    hand.page.keyboard.press("Control+k")
    hand.taps += 1
    box = hand.page.get_by_label("Naam of woord")
    box.fill("dameskor etten")
    hand.page.get_by_role("option").first.wait_for()
    box.press("Enter")
    hand.taps += 1
    hand.page.get_by_text("Vraag naar").first.wait_for()


def who_knows_whom(hand: Hand) -> None:
    """Who of us knows whom?"""
    go(hand.page, hand.app, "tabellen?gebied=5")
    hand.page.get_by_role("table").first.wait_for()


def read_the_bridges(hand: Hand) -> None:
    """What holds the network together."""
    go(hand.page, hand.app, "bruggen?gebied=5")
    hand.button("Doen").wait_for()


Job = Callable[[Hand], None]
JOBS: tuple[tuple[str, dict[str, int], Job, str], ...] = (
    ("Begin van de dag", PHONE, know_what_to_do, "4 taps, geen ding om te doen"),
    ("Beslissen op een gat", DESK, decide, "kon niet; Gaten 1.472 woorden, 6.136 px"),
    ("Een gesprek noteren", PHONE, note_a_talk, "kon niet; een actor met relatie 13,8 s"),
    ("Een actor met een contact", PHONE, add_with_contacts, "13,8 s, twee formulieren"),
    ("Vinden en bellen", DESK, find_and_reach, "4,6 s, zonder functie om te bellen"),
    ("Wie van ons kent wie", DESK, who_knows_whom, "een lijst van twee kolommen"),
    ("Lezen wat verbindt", DESK, read_the_bridges, "1.503 woorden, 29 kaartjes"),
)


def do(page: Page, app: App, job: str, work: Job, before: str) -> Done:
    """Do one job and tell how it went."""
    hand = Hand(page, app)
    work(hand)
    seconds = time.monotonic() - hand.begun
    block = page.locator(".stMainBlockContainer").first
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    return Done(job, before, hand.taps, seconds, len(block.inner_text().split()), int(height))


def table(done: list[Done]) -> str:
    """The jobs as a table for docs/figures.md."""
    head = "| job | 0.1.0 | taps | seconds | words on the page | height (px) |\n"
    lines = (
        f"| {d.job} | {d.before} | {d.taps} | {d.seconds:.1f} | {d.words} | {d.height} |"
        for d in done
    )
    return f"{head}|---|---|---:|---:|---:|---:|\n" + "\n".join(lines)


def main() -> int:
    """Do every job on the demo area."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("--write", type=Path)
    asked = call.parse_args()
    done: list[Done] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        with running(Path(folder) / "netwerk.db") as app:
            for job, size, work, before in JOBS:
                page = browser.new_context(viewport=size, locale="nl-NL").new_page()  # type: ignore[arg-type]
                page.set_default_timeout(WITHIN)
                go(page, app, "?gebied=5")
                done.append(do(page, app, job, work, before))
                page.context.close()
        browser.close()
    told = table(done)
    sys.stdout.write(f"{told}\n")
    if asked.write:
        text = asked.write.read_text(encoding="utf-8")
        asked.write.write_text(replaced(text, HEADING, [HEADING, "", told]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
