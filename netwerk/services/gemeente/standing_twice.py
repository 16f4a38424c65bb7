"""What must hold of all gebieden and kernen together: nothing stands there twice or empty."""

from __future__ import annotations

from netwerk.model import fold
from netwerk.schemavalues import Plaatsen

LONGEST_NAME = 100


def not_named_well(gemeente: str) -> str:
    """What is wrong with the name of a gemeente; '' when nothing is."""
    if len(gemeente) > LONGEST_NAME or "\n" in gemeente:
        return "de naam van de gemeente is te lang; schrijf haar op één korte regel"
    return ""


def twice_in(places: Plaatsen) -> list[tuple[str, str]]:
    """Each fault: the key in the file, and what is wrong, without a point at the end."""
    faults: list[tuple[str, str]] = []
    filled = {kern.gebied for kern in places.kernen}
    named: dict[str, str] = {}
    for gebied in places.gebieden:
        where, naam = f"gebieden.{gebied.id}", gebied.naam
        if gebied.id not in filled:
            words = f"in '{naam}' ligt geen enkele kern. Zet er een kern bij, of haal het gebied"
            faults.append((where, f"{words} weg"))
        other = named.setdefault(fold(naam), gebied.id)
        if other != gebied.id:
            words = f"gebied {gebied.id} en gebied {other} heten allebei '{naam}'"
            faults.append((where, f"{words}. Geef elk een eigen naam"))
    kernen: set[tuple[str, str]] = set()
    codes: dict[str, str] = {}
    for kern in places.kernen:
        where = f"kernen.{kern.id}"
        if (key := (kern.naam.casefold(), kern.gebied)) in kernen:
            words = f"{kern.naam} staat twee keer in gebied {kern.gebied}. Haal er een weg"
            faults.append((f"{where}.naam", words))
        kernen.add(key)
        faults += [
            (
                f"{where}.cbs_codes",
                f"CBS-code {code} van {kern.naam} staat ook bij {codes[code]}. Kies één kern",
            )
            for code in dict.fromkeys(kern.cbs_codes)
            if code in codes
        ]
        codes = dict.fromkeys(kern.cbs_codes, kern.naam) | codes
    return faults
