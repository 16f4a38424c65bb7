"""The schema as data: reads graph_schema/, the only place that knows labels, kinds and scales.

`schema()` gives the schema of the product; `read_schema(folder)` reads any folder and refuses a
broken file with its name, line and reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from netwerk.errors import SchemaError
from netwerk.kernfaults import block_faults
from netwerk.localwords import in_own_words
from netwerk.model import Gebied, Kern
from netwerk.schemafile import SchemaFile
from netwerk.schemavalues import AFFILIATIE as AFFILIATIE
from netwerk.schemavalues import CONTACT as CONTACT
from netwerk.schemavalues import FYSIEK as FYSIEK
from netwerk.schemavalues import SOCIAAL as SOCIAAL
from netwerk.schemavalues import VELD_TYPES as VELD_TYPES
from netwerk.schemavalues import ZIJDEN as ZIJDEN
from netwerk.schemavalues import Keuze as Keuze
from netwerk.schemavalues import KeuzeLijst as KeuzeLijst
from netwerk.schemavalues import Label as Label
from netwerk.schemavalues import Plaatsen as Plaatsen
from netwerk.schemavalues import RelatieSoort as RelatieSoort
from netwerk.schemavalues import Schema as Schema
from netwerk.schemavalues import Veld as Veld
from netwerk.settings import load_settings


def data_folder(name: str) -> Path:
    """Where ``graph_schema``, ``seed_data`` or ``app.py`` is.

    Beside the package in a checkout, else inside the wheel.
    """
    beside = Path(__file__).resolve().parent.parent / name
    if beside.exists():
        return beside
    return Path(str(files("netwerk") / "_data" / name))


@cache
def schema() -> Schema:
    """The schema of the product in the words of this municipality, read once."""
    return in_own_words(read_schema(data_folder("graph_schema")), load_settings().plaatsen)


def gebied_word() -> str:
    """What a gebied is called here, before its number: 'gebied', or the municipality's own word."""
    return schema().labels["Gebied"].enkel


def kern_word() -> str:
    """What a kern is called above a field: 'Kern', or the municipality's own word."""
    word = schema().labels["Kern"].enkel
    return word[:1].upper() + word[1:]


def all_kernen() -> str:
    """'Alle kernen', or with the municipality's own word."""
    return f"Alle {schema().labels['Kern'].meervoud}"


def read_schema(folder: Path) -> Schema:
    """Read and check a schema folder. Raises SchemaError with file, line and reason."""
    keuze_file = SchemaFile(folder / "keuzes.toml")
    keuzes = {name: _keuzelijst(keuze_file, name, table) for name, table in keuze_file.tables()}
    relatie_file = SchemaFile(folder / "relaties.toml")
    soorten = set(keuzes["soort"].keuzes) if "soort" in keuzes else set()
    relaties = {
        name: _relatiesoort(relatie_file, name, table, soorten)
        for name, table in relatie_file.tables()
    }
    if not relaties:
        raise relatie_file.error("", "er staat geen enkele soort relatie in")
    keuzes["relatie"] = KeuzeLijst(
        "relatie", {r.naam: Keuze(r.naam, r.label, r.koppen) for r in relaties.values()}
    )
    labels: dict[str, Label] = {}
    for file in (SchemaFile(folder / "labels.toml"), SchemaFile(folder / "relatievelden.toml")):
        names = {name for name, _ in file.tables()} | set(labels)
        for name, table in file.tables():
            labels[name] = _label(file, name, table, keuzes, names)
    for needed in ("Actor", "Relatie", "Gebied", "Kern"):
        if needed not in labels:
            raise SchemaError(f"graph_schema/labels.toml, regel 1: het label {needed} ontbreekt.")
    return Schema(labels, relaties, keuzes)


def read_plaatsen(path: Path | None = None) -> Plaatsen:
    """The gebieden and kernen to start with, from ``path`` or graph_schema/plaatsen.toml.

    Raises SchemaError: a line for each fault.
    """
    return places_of(SchemaFile(path or data_folder("graph_schema") / "plaatsen.toml"))


def places_of(
    file: SchemaFile, more: Callable[[Kern], list[tuple[str, str]]] = lambda _: []
) -> Plaatsen:
    """The same of a file that was read. ``more``: what else is wrong with a kern, by its key.

    Raises SchemaError: a line for each fault.
    """
    names = file.block("gebieden")
    if not names:
        raise file.error("gebieden", "er staat geen enkel gebied in, onder [gebieden]")
    faults = [
        str(file.error(number, f"de naam van gebied {number} hoort tussen aanhalingstekens"))
        for number, naam in names.items()
        if not isinstance(naam, str)
    ]
    kernen = []
    for key, table in file.block("kernen").items():
        kern, wrong = _kern(key, table, names)
        if kern is not None:
            kernen.append(kern)
            wrong = [*wrong, *more(kern)]
        for name, words in wrong:
            faults.append(str(file.error(f"kernen.{key}.{name}".rstrip("."), words)))
    if faults:
        raise SchemaError("\n".join(faults))
    gebieden = tuple(
        Gebied(
            id=number,
            naam=naam,
            nummer=int(number) if re.fullmatch("[0-9]{1,9}", number) else None,
        )
        for number, naam in names.items()
    )
    return Plaatsen(
        str(file.content.get("gemeente", "")),
        str(file.content.get("inwoners_bron", "")),
        gebieden,
        tuple(kernen),
    )


def _kern(
    key: str, table: object, gebieden: Mapping[str, str]
) -> tuple[Kern | None, list[tuple[str, str]]]:
    """A kern without the values that cannot be, and these; None when it is no block."""
    if not isinstance(table, dict):
        return None, [("", f"kern '{key}' hoort een blok te zijn, onder [kernen.{key}]")]
    faults = block_faults(key, table, gebieden)
    wrong = {name for name, _ in faults}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in table.items()
        if name not in wrong
    }
    if not {"naam", "gebied"} <= set(values):
        values = {"naam": key, "gebied": ""} | values  # only to look at the rest
    return Kern(id=key, **values), faults


def _take(
    file: SchemaFile, where: str, table: dict[str, Any], key: str, kind: type, default: Any = None
) -> Any:
    value = table.get(key, default)
    if value is None:
        raise file.error(where, f"'{key}' ontbreekt bij {where}")
    if not isinstance(value, kind):
        raise file.error(where, f"'{key}' bij {where} heeft de verkeerde vorm ({value!r})")
    return value


def _keuzelijst(file: SchemaFile, name: str, table: dict[str, Any]) -> KeuzeLijst:
    waarden = _take(file, name, table, "waarden", dict)
    keuzes = {}
    for waarde, entry in waarden.items():
        where = f"{name}.{waarde}"
        if not isinstance(entry, dict):
            raise file.error(where, f"'{waarde}' in de lijst {name} heeft de verkeerde vorm")
        if entry.get("zijde") not in {None, *ZIJDEN}:
            raise file.error(
                where, f"zijde '{entry['zijde']}' bij {where} bestaat niet; kies fysiek of sociaal"
            )
        keuzes[waarde] = Keuze(
            waarde=waarde,
            label=_take(file, where, entry, "label", str),
            koppen=tuple(_take(file, where, entry, "koppen", list, [])),
            soort=entry.get("soort"),
            zijde=entry.get("zijde"),
            zorg=_take(file, where, entry, "zorg", bool, False),
        )
    return KeuzeLijst(
        name, keuzes, bool(table.get("vrij", False)), bool(table.get("getallen", False))
    )


def _relatiesoort(
    file: SchemaFile, name: str, table: dict[str, Any], soorten: set[str]
) -> RelatieSoort:
    laag = _take(file, name, table, "laag", str)
    if laag not in {CONTACT, AFFILIATIE}:
        raise file.error(name, f"laag '{laag}' bij {name} bestaat niet; kies contact of affiliatie")
    ends = {}
    for end in ("van", "naar"):
        ends[end] = tuple(_take(file, name, table, end, list))
        for soort in ends[end]:
            if soort not in soorten:
                raise file.error(name, f"'{soort}' bij {name} is geen soort uit keuzes.toml")
    return RelatieSoort(
        naam=name,
        label=_take(file, name, table, "label", str),
        laag=laag,
        richting=_take(file, name, table, "richting", bool),
        van=ends["van"],
        naar=ends["naar"],
        koppen=tuple(_take(file, name, table, "koppen", list, [])),
    )


def _label(
    file: SchemaFile,
    name: str,
    table: dict[str, Any],
    keuzes: Mapping[str, KeuzeLijst],
    labels: set[str],
) -> Label:
    velden = {}
    for veld, entry in _take(file, name, table, "velden", dict).items():
        velden[veld] = _veld(file, f"{name}.velden.{veld}", veld, entry, keuzes, labels)
    enkel, meervoud, betekenis = (
        _take(file, name, table, key, str) for key in ("enkel", "meervoud", "betekenis")
    )
    scherm = _take(file, name, table, "scherm", bool, True)
    if scherm and not any(veld.kort for veld in velden.values()):
        raise file.error(
            name,
            f"geen veld van {name} is kort; zet 'kort = true' bij waar een formulier mee begint",
        )
    for veld in velden.values() if scherm else ():
        if veld.verplicht and not veld.kort and veld.naam != "id":
            raise file.error(
                f"{name}.velden.{veld.naam}",
                f"'{veld.naam}' van {name} is verplicht en hoort dus ook kort te zijn",
            )
    return Label(
        naam=name,
        enkel=enkel,
        meervoud=meervoud,
        betekenis=betekenis,
        velden=velden,
        scherm=scherm,
    )


def _veld(
    file: SchemaFile,
    where: str,
    name: str,
    entry: dict[str, Any],
    keuzes: Mapping[str, KeuzeLijst],
    labels: set[str],
) -> Veld:
    kind = _take(file, where, entry, "type", str)
    if kind not in VELD_TYPES:
        raise file.error(where, f"type '{kind}' bestaat niet; kies uit {', '.join(VELD_TYPES)}")
    if kind.startswith("keuze") and entry.get("keuzes") not in keuzes:
        raise file.error(where, f"de lijst '{entry.get('keuzes')}' staat niet in keuzes.toml")
    if kind.startswith("verwijzing") and (
        entry.get("verwijst_naar") not in labels or not entry.get("relatie")
    ):
        raise file.error(
            where,
            f"verwijst_naar '{entry.get('verwijst_naar')}' is geen label, of 'relatie' ontbreekt",
        )
    return Veld(
        naam=name,
        type=kind,
        label=entry.get("label", name),
        doel=_take(file, where, entry, "doel", str),
        verplicht=bool(entry.get("verplicht", False)),
        persoonlijk=bool(entry.get("persoonlijk", False)),
        lang=bool(entry.get("lang", False)),
        kort=_take(file, where, entry, "kort", bool, False),
        coordinaat=_take(file, where, entry, "coordinaat", bool, False),
        keuzes=entry.get("keuzes"),
        verwijst_naar=entry.get("verwijst_naar"),
        relatie=entry.get("relatie"),
        koppen=tuple(entry.get("koppen", ())),
    )
