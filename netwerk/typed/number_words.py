"""Small numbers in letters, as a colleague writes them."""

from __future__ import annotations

from netwerk.typed.dutch_numbers import whole

LETTERS = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)


def number_words(count: int, none: str = "geen") -> str:
    """'geen' (or ``none``), 'één' to 'twaalf', then figures: '13', '1.250'."""
    if count == 0:
        return none
    return LETTERS[count] if 0 < count < len(LETTERS) else whole(count)


def begun(words: str) -> str:
    """Words with a capital in front, as a sentence begins: 'Eén van de zes', 'Twee van de zes'."""
    return f"E{words[1:]}" if words.startswith("é") else f"{words[:1].upper()}{words[1:]}"
