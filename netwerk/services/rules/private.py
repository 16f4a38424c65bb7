"""Whether what is typed looks private: asked before it is stored, and who says so is remembered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netwerk.errors import LooksPrivate
from netwerk.exchange.guard.bare_name import names_somebody
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import Item


def with_private(words: str, new: Item, before: Item | None, said: bool) -> str:
    """The words of a change, with what goes in although it looks private.

    said: somebody said that it may. Raises LooksPrivate when nobody did.
    """
    return unless_private(words, private_facts_of(new, before), said)


def unless_private(words: str, found: Sequence[tuple[str, str]], said: bool) -> str:
    """The same for what was found already: of each property its label, and why it looks private."""
    if not found:
        return words
    if not said:
        why = "; ".join(f"{label}: {why}" for label, why in found)
        raise LooksPrivate(f"Dit lijkt privé en hoort dan niet in netwerk. {why}.")
    return f"{words} (toch opgenomen: {', '.join(label for label, _ in found)})"


def stranger_named(wie: str | None, known: Collection[str | None]) -> list[tuple[str, str]]:
    """What is asked of a whole name that is no function and of no colleague (``known``)."""
    if not wie or " " not in wie or wie in known or not names_somebody(wie):
        return []
    return [("Wie", f"'{wie[:40]}' lijkt de naam van een mens, noem de functie")]
