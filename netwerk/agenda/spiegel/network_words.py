"""What the network of a kern shows of a theme, as short sentences."""

from __future__ import annotations

from netwerk.agenda.spiegel.mismatch import ENOUGH_ASKED
from netwerk.agenda.spiegel.network_side import NetworkSide
from netwerk.agenda.spiegel.themes import Theme
from netwerk.typed.number_words import begun, number_words


def network_words(theme: Theme, naam: str, network: NetworkSide) -> tuple[str, ...]:
    """Who is there for it and who has contact with them; naam: of the kern."""
    if not network.actors and not network.serving:
        return ("Hier is nog niemand vastgelegd.",)
    lines = []
    if network.serving:
        one = len(network.serving) == 1
        lines.append(
            f"In {naam} {'is' if one else 'zijn'} {number_words(len(network.serving))} "
            f"{'actor' if one else 'actoren'} voor {theme.about} vastgelegd."
        )
    if network.asked < ENOUGH_ASKED * network.actors:
        lines.append(f"Contacten zijn niet bekend: {_asked(network.asked, network.actors)}.")
    elif network.with_contact:
        lines.append(f"{_have(network.with_contact, network.actors)} contact met {theme.of}.")
    elif network.actors:
        lines.append(f"Er is geen contact bekend met {theme.of}.")
    return tuple(lines)


def _asked(count: int, of: int) -> str:
    if of == 1:
        return "aan de ene actor hier is er niet naar gevraagd"
    return f"aan {number_words(count)} van de {number_words(of)} is ernaar gevraagd"


def _have(count: int, of: int) -> str:
    if of == 1:
        return "De ene actor hier heeft"
    if count == of:
        return f"{'Beide' if of == 2 else f'Alle {number_words(of)}'} actoren hebben"
    verb = "heeft" if count == 1 else "hebben"
    return f"{begun(number_words(count))} van de {number_words(of)} actoren {verb}"
