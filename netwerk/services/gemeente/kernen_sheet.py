"""The kernen of a municipality from a spreadsheet: one row each, with its gebied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netwerk.errors import InputError
from netwerk.exchange.formats.registry import read_tables
from netwerk.exchange.table import RawTable, Row
from netwerk.model import Gebied, Kern, fold
from netwerk.typed.dutch_numbers import typed_count, typed_number
from netwerk.typed.text import slug

HEADERS = {
    "naam": ("kern", "naam", "naam kern", "naam van de kern", "dorp", "wijk", "buurt"),
    "gebied": ("gebied", "gebiedsnummer", "nummer gebied", "gebied nummer", "gebiednr"),
    "gebiedsnaam": ("gebiedsnaam", "naam gebied", "naam van het gebied"),
    "andere_namen": ("andere namen", "andere naam", "ook bekend als"),
    "soort": ("soort", "soort kern"),
    "postcodes": ("postcodes", "postcode"),
    "cbs_codes": ("cbs-codes", "cbs codes", "cbs-code", "cbs", "buurtcode", "buurtcodes"),
    "cbs_jaar": ("cbs-jaar", "cbs jaar", "jaar"),
    "inwoners": ("inwoners", "aantal inwoners"),
    "lengtegraad": ("lengtegraad", "lon"),
    "breedtegraad": ("breedtegraad", "lat"),
}
"""What a column may be called, in lower case; the first is the one that the sentences name."""
CODES = ("postcodes", "cbs_codes")
SUMS = ("totaal", "eindtotaal", "subtotaal", "som")
"""What a row is called that adds up the ones above it, and is no kern."""
COUNTS, NUMBERS = ("cbs_jaar", "inwoners"), ("lengtegraad", "breedtegraad")


def kernen_of_sheet(
    name: str, content: bytes, known: Sequence[Gebied] = ()
) -> tuple[tuple[Gebied, ...], tuple[Kern, ...]]:
    """The gebieden and kernen of a file; ``known``: gebieden that have a name already.

    Raises InputError with one sentence for each fault, each on a line with its sheet and row.
    """
    for table in read_tables(name, content):
        for at, (_, cells) in enumerate(table.rows):
            columns = _columns(cells)
            if {"naam", "gebied"} <= set(columns):
                return _Reading(table, known).all(table.rows[at + 1 :], columns)
    raise InputError(
        f"{name}: geen rij met de koppen 'Kern' en 'Gebied' gevonden. Zet die boven de kolommen."
    )


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        text = fold(cell).strip()
        for field, names in HEADERS.items():
            if text in names:
                found.setdefault(field, number)
    return found


class _Reading:
    """One sheet going by: what it gave, and what is wrong with it."""

    def __init__(self, table: RawTable, known: Sequence[Gebied]) -> None:
        self.table = table
        self.may_add = not known
        self.gebieden = {gebied.id: gebied for gebied in known}
        self.named: dict[str, tuple[str, int]] = {}
        self.coded: dict[str, tuple[str, int]] = {}
        self.kernen: dict[str, Kern] = {}
        self.faults: list[str] = []

    def all(
        self, rows: Sequence[Row], columns: dict[str, int]
    ) -> tuple[tuple[Gebied, ...], tuple[Kern, ...]]:
        """Every row; raises InputError when anything is wrong."""
        for number, cells in rows:
            values = {
                field: cells[column].strip() if column < len(cells) else ""
                for field, column in columns.items()
            }
            if any(values.values()):
                self._row(number, values)
        if not self.kernen and not self.faults:
            self.faults.append(f"{self.table.where.text}: onder de koppen staat geen enkele kern.")
        if self.faults:
            raise InputError("\n".join(self.faults))
        return tuple(self.gebieden.values()), tuple(self.kernen.values())

    def _fault(self, row: int, words: str) -> None:
        self.faults.append(f"{self.table.where.text}, rij {row}: {words}")

    def _row(self, row: int, values: dict[str, str]) -> None:
        naam, gebied = values["naam"], values["gebied"]
        if not naam:
            self._fault(row, "de naam van de kern ontbreekt. Vul die in.")
            return
        if not gebied and fold(naam).rstrip(":").strip() in SUMS:
            return
        if not gebied:
            self._fault(row, f"bij {naam} ontbreekt het gebied. Vul het nummer in.")
            return
        place = self._gebied(row, naam, gebied, values.get("gebiedsnaam", ""))
        if place is None:
            return
        given = self._given(row, values)
        soort = fold(values.get("soort", "")) or None
        id = slug(naam, "kern")
        if id in self.kernen:
            if self.kernen[id].gebied == place:
                self._fault(row, f"{naam} staat er twee keer in. Haal een van de twee weg.")
                return
            id = f"{id}-{place}"
        self.kernen[id] = Kern(id=id, naam=naam, gebied=place, soort=soort, **given)  # type: ignore[arg-type]
        for _, words in value_faults(self.kernen[id]):
            self._fault(row, f"{words}.")
        self._codes_twice(row, self.kernen[id])

    def _given(self, row: int, values: dict[str, str]) -> dict[str, object]:
        """What the other columns say."""
        given: dict[str, object] = {
            field: tuple(dict.fromkeys(map(_code, _listed(values.get(field, "")))))
            for field in CODES
        }
        given["andere_namen"] = _listed(values.get("andere_namen", ""))
        for field in (*COUNTS, *NUMBERS):
            if values.get(field):
                given[field] = self._number(row, field, values[field])
        return given

    def _codes_twice(self, row: int, kern: Kern) -> None:
        for code in kern.cbs_codes:
            other, at = self.coded.setdefault(code, (kern.naam, row))
            if at != row:
                words = f"CBS-code {code} van {kern.naam} staat ook bij {other} in rij {at}."
                self._fault(row, f"{words} Kies één kern.")

    def _gebied(self, row: int, kern: str, text: str, naam: str) -> str | None:
        number = re.fullmatch(r"(?:gebied\s*)?([0-9]{1,9})(?:[.,]0)?", text, re.IGNORECASE)
        id = str(int(number[1])) if number else slug(text, "gebied")
        if other := self._of_another(naam, id):
            words = f"bij gebied {id} staat '{naam[:40]}', en zo heet gebied {other}."
            self._fault(row, f"{words} Kies één van de twee.")
            return None
        same = next((g.id for g in self.gebieden.values() if fold(g.naam) == fold(text)), id)
        if same in self.gebieden:
            self._one_name(row, same, naam)
            return same
        if not self.may_add:
            names = ", ".join(self.gebieden)
            self._fault(row, f"{kern} ligt in gebied '{text}', en dat is er niet. Kies: {names}.")
            return None
        self.gebieden[id] = Gebied(
            id=id,
            naam=naam or (f"Gebied {id}" if number else text),
            nummer=int(id) if number else None,
        )
        self._one_name(row, id, naam)
        return id

    def _of_another(self, naam: str, id: str) -> str | None:
        """The gebied that has this name, when it is another one."""
        if not naam:
            return None
        return next(
            (g.id for g in self.gebieden.values() if fold(g.naam) == fold(naam) and g.id != id),
            None,
        )

    def _one_name(self, row: int, gebied: str, naam: str) -> None:
        """A gebied has one name: another one further down is a fault, where names are asked."""
        if not naam or not self.may_add:
            return
        first, at = self.named.setdefault(gebied, (naam, row))
        if fold(first) != fold(naam):
            self._fault(
                row,
                f"gebied {gebied} heet hier '{naam[:40]}' en in rij {at} '{first[:40]}'. "
                "Kies één naam.",
            )

    def _number(self, row: int, field: str, text: str) -> float | int | None:
        try:
            return typed_count(text) if field in COUNTS else typed_number(text)
        except InputError:
            self._fault(row, f"bij {HEADERS[field][0]} staat '{text[:20]}', en dat is geen getal.")
            return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[,;/\n]", text) if part.strip())


def _code(text: str) -> str:
    """A postcode or code of CBS as it is kept, from the usual ways to write it.

    '9991 AB' is 9991, and '99990200', 'bu 9999 0200' and 'BU-99990200' are BU99990200. Anything
    else stays as it is, so that it can be told of.
    """
    tight = re.sub(r"[\s.-]", "", text).upper()
    if re.fullmatch("[1-9][0-9]{3}[A-Z]{2}", tight):
        return tight[:4]
    if re.fullmatch("(BU)?[0-9]{8}", tight):
        return f"BU{tight[-8:]}"
    return tight if re.fullmatch("[1-9][0-9]{3}", tight) else text


def value_faults(kern: Kern) -> list[tuple[str, str]]:
    """What cannot be in a kern: its key, and words that name the kern, without a point."""
    faults = [
        ("postcodes", f"postcode '{code[:12]}' van {kern.naam} hoort vier cijfers te zijn")
        for code in kern.postcodes
        if not re.fullmatch("[1-9][0-9]{3}", code)
    ]
    faults += [
        ("cbs_codes", f"CBS-code '{code[:14]}' van {kern.naam} hoort BU en acht cijfers te zijn")
        for code in kern.cbs_codes
        if not re.fullmatch("BU[0-9]{8}", code)
    ]
    if kern.soort not in {None, "dorp", "wijk", "buurtschap"}:
        words = f"soort '{kern.soort}' van {kern.naam} hoort dorp, wijk of buurtschap te zijn"
        faults.append(("soort", words))
    if kern.inwoners is not None and kern.inwoners < 0:
        words = f"{kern.naam} heeft minder dan nul inwoners. Vul het aantal in"
        faults.append(("inwoners", words))
    return faults
