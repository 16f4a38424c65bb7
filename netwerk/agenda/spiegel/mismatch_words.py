"""A mismatch in words: what does not fit, how sure it is, and what one can do. About the gebied."""

from __future__ import annotations

from netwerk.agenda.spiegel.mismatch import (
    NO_FIGURE,
    NO_NETWORK,
    OFTEN_NAMED,
    SURELY_EXPECTED,
    Mismatch,
)
from netwerk.agenda.spiegel.themes import THEMES, Theme
from netwerk.figures.figure_words import beside_gemeente, source_words
from netwerk.typed.number_words import number_words


def mismatch_sentence(mismatch: Mismatch, naam: str) -> str:
    """What does not fit, in two or three short sentences. naam: of the kern."""
    theme = THEMES[mismatch.theme]
    figure = beside_gemeente(mismatch.figure, mismatch.usual)
    if mismatch.rule == NO_NETWORK:
        return f"{naam}: {figure}. {_no_network(mismatch, theme)}"
    sides = number_words(mismatch.sides)
    if mismatch.rule == OFTEN_NAMED:
        return f"{naam}: {sides} kanten noemen {theme.about}, maar {_no_contact(mismatch, theme)}."
    if mismatch.rule == NO_FIGURE:
        return (
            f"{naam}: {sides} kanten noemen {theme.about}. De cijfers laten dit niet zien: "
            f"{figure}. Allebei kan waar zijn."
        )
    near = theme.near
    what = near.words if near else theme.about
    return f"{naam}: {figure}. In het netwerk van {naam} staat geen {what}."


def _no_contact(mismatch: Mismatch, theme: Theme) -> str:
    actors = number_words(mismatch.network.actors)
    return f"van de {actors} actoren heeft er geen een bekend contact met {theme.of}"


def _no_network(mismatch: Mismatch, theme: Theme) -> str:
    contact = _no_contact(mismatch, theme)
    if not mismatch.signals:
        return f"Er is geen signaal over {theme.about}, en {contact}."
    signals = (
        "is er één signaal"
        if mismatch.signals == 1
        else f"zijn er {number_words(mismatch.signals)} signalen"
    )
    return f"Over {theme.about} {signals}, maar {contact}."


def mismatch_band(mismatch: Mismatch) -> str:
    """'redelijk' when chance hardly makes it, else 'onzeker'."""
    modelled = mismatch.figure is not None and mismatch.figure.modelled
    without = mismatch.rule in (NO_NETWORK, OFTEN_NAMED)
    enough = not without or (mismatch.network.expected or 0.0) >= SURELY_EXPECTED
    return "redelijk" if enough and not modelled else "onzeker"


def mismatch_certainty(mismatch: Mismatch) -> str:
    """On what it rests and how sure it is, in one or two sentences."""
    parts = [f"Cijfer: {source_words(mismatch.figure)}."] if mismatch.figure is not None else []
    network = mismatch.network
    if mismatch.rule in (NO_NETWORK, OFTEN_NAMED) and network.expected is not None:
        parts.append(
            "Gaat het zoals in andere kernen, dan hoort daar ongeveer "
            f"{_contacts(max(round(network.expected), 1))} bij. "
            f"Gevraagd: {network.asked} van de {network.actors}."
        )
    return " ".join(parts)


def mismatch_step(mismatch: Mismatch, naam: str) -> str:
    """What one can do about it."""
    theme = THEMES[mismatch.theme]
    if mismatch.rule in (NO_NETWORK, OFTEN_NAMED):
        return f"Vraag in {naam} wie er wordt gebeld als het over {theme.about} gaat."
    if mismatch.rule == NO_FIGURE:
        sides = number_words(mismatch.sides)
        return f"Vraag de {sides} kanten wat zij zien, en laat hun het cijfer van {naam} zien."
    near = theme.near
    return (
        f"Voeg de {near.words if near else theme.about} van {naam} toe, of zeg dat het niet klopt."
    )


def _contacts(count: int) -> str:
    return f"{number_words(count)} {'contact' if count == 1 else 'contacten'}"
