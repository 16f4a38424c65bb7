"""The sentence in every file that may lead to a person: what it is, who made it, and to let it go.

It stands where our own reading does not look, so that a file that comes back is the same.
"""

from __future__ import annotations

from netwerk.typed.dates import day_words

README = "LEESMIJ.txt"
"""The name of a file in a zip that says it; our own reading passes over it."""


def personal_mark(day: str, who: str) -> str:
    """The sentence. day: ISO; who: the name of the user."""
    return (
        f"Bevat gegevens van contactpersonen. Gemaakt op {day_words(day)} door {who}. Bewaar niet "
        "langer dan nodig."
    )


def with_readme(files: dict[str, bytes], mark: str) -> dict[str, bytes]:
    """Files that go in one zip or folder, with the sentence in a file of its own."""
    return {README: f"{mark}\n".encode(), **files} if mark else files
