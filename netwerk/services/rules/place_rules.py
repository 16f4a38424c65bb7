"""What must hold between what an item says of its place, and of its logo."""

from __future__ import annotations

from typing import Any

from netwerk.errors import InputError
from netwerk.model import Item, Kern
from netwerk.report.logo_bytes import logo_of
from netwerk.services.rules.gone_names import Gets


def kern_in_its_gebied(store: Gets, item: Item, before: Item | None) -> None:
    """Raise InputError when a kern is named with a gebied that it is not in, or with all of it.

    What was stored so before may be changed in other things.
    """
    new: Any = item
    old: Any = before
    if new.kern and getattr(new, "reikwijdte", None) and getattr(old, "reikwijdte", None) is None:
        raise InputError(
            "Kies een kern of het hele gebied, niet allebei. Maak een van de twee leeg."
        )
    if not new.kern or not new.gebied:
        return
    if old is not None and (old.kern, old.gebied) == (new.kern, new.gebied):
        return
    entry = store.get(Kern, [new.kern]).get(new.kern)
    if entry is not None and entry.item.gebied not in (None, new.gebied):
        raise InputError(
            f"Kern {entry.item.naam} ligt niet in dit gebied. Kies het gebied van de kern, of laat "
            "het gebied leeg."
        )


def logo_is_a_picture(_store: Gets, item: Item, before: Item | None) -> None:
    """Raise InputError when the logo of a huisstijl is no picture; what was there may stay."""
    new: Any = item
    old: Any = before
    if not new.logo or (old is not None and old.logo == new.logo):
        return
    if logo_of(new.logo) is None:
        raise InputError(
            "Dit logo is geen plaatje. Laat het leeg, en kies het logo op de pagina Beschrijven."
        )
