"""What all sessions of a server share: nothing in it is of one person, unless he is in its key."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "netwerk"
SHARED = {
    "ui/server_desk.py": "the store: who asks gets a desk of his own from it",
    "ui/sign_in/signed_in.py": "the sign-ins: each is found by who signed in and when",
    "ui/kaart/drawing.py": "a thread: name and roles are in its key",
}
"""Files that keep something with st.cache_*, and why nobody gets another's value."""


def test_every_cache_of_all_sessions_is_known_and_has_a_reason() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if re.search(r"st\.cache_(data|resource)", path.read_text(encoding="utf-8"))
    }
    assert found == set(SHARED), (
        "A cache that all sessions share gives one person what another asked for. Put who he is, "
        "with his roles, in its key, and put the file in SHARED with the reason."
    )


def test_no_module_of_the_pages_keeps_who_somebody_is() -> None:
    """`functools.cache` above what asks for the desk or the user would keep the first one's."""
    kept = re.compile(
        r"@(?:lru_)?cache[^\n]*\n(?:@[^\n]*\n)*def (\w+)\([^)]*\)[^:]*:\n((?:    .*\n|\n)+)"
    )
    wrong = [
        f"{path.relative_to(ROOT)}: {match[1]}"
        for path in (ROOT / "ui").rglob("*.py")
        for match in kept.finditer(path.read_text(encoding="utf-8"))
        if re.search(r"\b(desk|user|user_here|identity_here|session_state)\b", match[2])
    ]
    assert wrong == []
