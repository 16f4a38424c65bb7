"""Every command and option that a script may rely on stands in the page about the commands."""

import re
from pathlib import Path

from tests.cli.conftest import Netwerk

PAGE = Path(__file__).parents[2] / "docs" / "gebruik" / "opdrachten.md"


def commands(netwerk: Netwerk) -> set[str]:
    """The commands that the help names."""
    said = netwerk("--help").out.split("OPDRACHT\n")[-1]
    return set(re.findall(r"^    ([a-z][a-z-]*)(?:\s|$)", said, flags=re.MULTILINE))


def test_every_command_is_on_the_page_and_the_page_names_no_other(netwerk: Netwerk) -> None:
    known = commands(netwerk)
    assert len(known) > 15
    named = set(re.findall(r"`netwerk ([a-z][a-z-]*)", PAGE.read_text(encoding="utf-8")))
    assert named == known


def test_every_option_of_every_command_is_on_the_page(netwerk: Netwerk) -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = {
        command: options
        for command in sorted(commands(netwerk))
        if (
            options := {
                option
                for option in re.findall(r"--[a-z-]+", netwerk(command, "--help").out)
                if not re.search(rf"{option}(?![a-z-])", page)
            }
            - {"--help"}
        )
    }
    assert missing == {}
