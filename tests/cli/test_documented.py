"""Every command and option that a script may rely on stands in the page about the commands."""

import re
from pathlib import Path

from tests.cli.conftest import Netwerk

PAGE = Path(__file__).parents[2] / "docs" / "gebruik" / "opdrachten.md"


def test_every_command_is_on_the_page_and_the_page_names_no_other(netwerk: Netwerk) -> None:
    known = set(re.findall(r"^    (\w+)\s", netwerk("--help").out, flags=re.MULTILINE))
    assert len(known) > 15
    assert (
        set(re.findall(r"`netwerk (\w+)", PAGE.read_text(encoding="utf-8"))) - {"OPDRACHT"} == known
    )
