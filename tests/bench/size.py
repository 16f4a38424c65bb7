"""How much an installation takes on the disk: netwerk's packages and what they need in turn."""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

LARGEST = 12


def needed(name: str) -> dict[str, Distribution]:
    """The packages that a package needs, and those need, without extras, as far as installed."""
    packages: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        for requirement in distribution(waiting.pop()).requires or []:
            package, _, condition = requirement.partition(";")
            key = re.split(r"[^A-Za-z0-9._-]", package.strip())[0].lower().replace("_", "-")
            if "extra ==" in condition or key in packages:
                continue
            try:
                packages[key] = distribution(key)
            except PackageNotFoundError:
                continue  # only on another system or Python
            waiting.append(key)
    return packages


def megabytes(package: Distribution) -> float:
    """The size of its files as recorded at installation, compiled Python left out."""
    return sum(file.size or 0 for file in package.files or []) / 1e6


def size_table(name: str = "netwerk") -> list[str]:
    """The sizes as Markdown, the largest first."""
    sizes = {key: megabytes(package) for key, package in needed(name).items()}
    ranked = sorted(sizes, key=lambda key: (-sizes[key], key))
    rest = sum(sizes[key] for key in ranked[LARGEST:])
    return [
        f"Installed: {len(sizes)} packages, {sum(sizes.values()):,.0f} MB.",
        "",
        "| package | MB |",
        "|---|---:|",
        *(f"| {key} | {sizes[key]:,.1f} |" for key in ranked[:LARGEST]),
        f"| the {len(sizes) - LARGEST} others | {rest:,.1f} |",
    ]


if __name__ == "__main__":
    sys.stdout.write("\n".join(size_table()) + "\n")
