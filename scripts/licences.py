"""Writes docs/licences.md: every package that is installed with netwerk, and its licence.

    python scripts/licences.py [--check]

With --check it only says whether the page is current. Exit code 1 when it is not, or when a licence
is not one of ALLOWED: then somebody decides, before it is in.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.lock_lines import locked  # noqa: E402 (found from the root of the repository)

PAGE = ROOT / "docs" / "licences.md"
ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause"),
        *("CC0-1.0", "EUPL-1.2", "ISC", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0"),
        *("Python-2.0", "Unlicense", "Zlib"),
    }
)
"""Licences that ask no more of who hands netwerk on than EUPL-1.2 does, by their SPDX names."""
KNOWN = {
    "colorama": "BSD-3-Clause",  # on Windows only
    "resvg-py": "MIT",  # says so in its file only
}
"""Of packages that do not say it in a field, or are not installed everywhere."""
WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "ISC license": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages wrote before there were SPDX names."""
INSIDE = {
    "vis-network 9.1.2 (in pyvis, drawn with by the map)": "Apache-2.0 OR MIT",
    "DejaVu Sans (netwerk/map/fonts)": "Bitstream Vera, see LICENSE-DejaVu.txt",
}
"""What is no package of its own."""


def licence_of(name: str) -> str:
    """The licence of a package as an SPDX expression; "" when it is not known."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    text = str(told.get("License") or "").strip()
    classes = [c.split(" :: ")[-1] for c in told.get_all("Classifier") or [] if "License ::" in c]
    for word in (text, *classes):
        if word in ALLOWED or word in WORDS:
            return WORDS.get(word, word)
    return ""


def refused(expression: str) -> list[str]:
    """The licences in an expression that are not allowed; one of two to choose from is enough."""
    if not expression:
        return ["onbekend"]
    wrong: list[str] = []
    for part in re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", "")):
        choices = re.split(r"\s+OR\s+", part)
        if not ALLOWED & set(choices):
            wrong.append(part)
    return wrong


def page(licences: dict[str, str]) -> str:
    """The page as Markdown."""
    lines = [
        "<!-- Made by scripts/licences.py from requirements.lock. Change those, not this page. -->",
        "# Licences",
        "",
        "netwerk is EUPL-1.2. With it come these packages (requirements.lock).",
        "A licence that is not in the list of `scripts/licences.py` fails the tests.",
        "",
        "| package | licence |",
        "|---|---|",
        *(f"| {name} | {licence} |" for name, licence in sorted(licences.items())),
        "",
        "In netwerk or in one of these:",
        "",
        "| part | licence |",
        "|---|---|",
        *(f"| {name} | {licence} |" for name, licence in INSIDE.items()),
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Write or check the page."""
    licences = {name: licence_of(name) for name in locked(ROOT / "requirements.lock")}
    wrong = {name: bad for name, licence in licences.items() if (bad := refused(licence))}
    for name, bad in wrong.items():
        print(f"{name}: licence not allowed or not known: {', '.join(bad)}", file=sys.stderr)
    text = page(licences)
    if "--check" in sys.argv[1:]:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not current:
            print(f"{PAGE.name} is not current: run python scripts/licences.py", file=sys.stderr)
        return int(bool(wrong) or not current)
    PAGE.write_text(text, encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
