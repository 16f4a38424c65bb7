"""One page of figures with sections of several benchmarks: each writes its own part and leaves the others."""

from __future__ import annotations


def replaced(text: str, heading: str, lines: list[str]) -> str:
    """``text`` with the part under this heading (of level 1 or 2) replaced, or added at the end."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.startswith(("# ", "## ")):
            parts.append([])
        parts[-1].append(line)
    at = next((i for i, part in enumerate(parts) if part and part[0] == heading), None)
    if at is None:
        parts.append(lines)
    else:
        parts[at] = lines
    return "\n\n".join("\n".join(part).strip() for part in parts if any(part)) + "\n"
