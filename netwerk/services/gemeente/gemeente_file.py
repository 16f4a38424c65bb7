"""Everything of one municipality from one file: its name, gebieden, kernen, house style, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from netwerk.errors import InputError
from netwerk.files import read_whole
from netwerk.localwords import words_of
from netwerk.model import Gebied, Huisstijl
from netwerk.report.accent import is_colour
from netwerk.schema import data_folder, places_of, schema
from netwerk.schemafile import SchemaFile
from netwerk.schemavalues import Plaatsen
from netwerk.services.describing.logo import logo_text
from netwerk.services.describing.team_words import STYLE_ID
from netwerk.services.gemeente.faults import Faults
from netwerk.services.gemeente.kernen_sheet import kernen_of_sheet, value_faults
from netwerk.services.gemeente.standing_twice import not_named_well, twice_in

MAIN = ("gemeente", "inwoners_bron", "gebieden", "kernen", "kernen_bestand", "huisstijl", "woorden")
STYLE = ("kleur", "logo")


@dataclass(frozen=True)
class GemeenteTold:
    """A municipality as its file tells it.

    plaatsen: its name, gebieden and kernen. stijl: its name, colour and logo for what is shared.
    words: how many words of its own it has.
    """

    plaatsen: Plaatsen
    stijl: Huisstijl
    words: int = 0


def example_text() -> str:
    """A file of a municipality that does not exist, with what each line means."""
    return (data_folder("graph_schema") / "gemeente-voorbeeld.toml").read_text(encoding="utf-8")


def read_gemeente(path: Path, naam: str | None = None) -> GemeenteTold:
    """Read and check a file: .toml, or a spreadsheet of kernen with the ``naam`` beside it.

    Raises InputError and SchemaError: a sentence for each fault with its line, or sheet and row.
    """
    if path.suffix.lower() == ".toml":
        return _of_toml(path, naam)
    if not naam:
        raise InputError(f"{path.name} noemt de gemeente niet. Geef haar naam erbij met --naam.")
    gebieden, kernen = kernen_of_sheet(path.name, read_whole(path))
    places, faults = Plaatsen(naam, "", gebieden, kernen), Faults()
    for words in (not_named_well(naam), *(words for _, words in twice_in(places))):
        if words:
            faults.add(InputError(f"{path.name}: {words}."))
    faults.tell()
    return GemeenteTold(places, _style(naam))


def read_chosen(files: Sequence[tuple[str, bytes]], naam: str = "") -> GemeenteTold:
    """The same of files by name and bytes: one .toml with what it names, or one spreadsheet.

    Raises InputError and SchemaError.
    """
    named = {Path(name).name: content for name, content in files}
    mains = [name for name in named if name.lower().endswith(".toml")] or list(named)
    if len(mains) != 1:
        raise InputError("Kies één gemeente.toml (met wat erbij hoort), of één spreadsheet.")
    if not mains[0].lower().endswith(".toml") and not naam.strip():
        raise InputError(f"{mains[0]} noemt de gemeente niet. Vul de naam van de gemeente in.")
    with TemporaryDirectory(prefix="netwerk-") as folder:
        for name, content in named.items():
            (Path(folder) / name).write_bytes(content)
        return read_gemeente(Path(folder) / mains[0], naam.strip() or None)


def _of_toml(path: Path, naam: str | None) -> GemeenteTold:
    """What a file says. Each part is looked at, also when another one has a fault."""
    file, faults = SchemaFile(path), Faults()
    for key in file.content:
        if key not in MAIN:
            faults.add(file.error(key, f"'{key}' ken ik niet; kies uit {', '.join(MAIN)}"))
    # a name under a mistyped word is one fault, not two
    mistyped = bool(faults.lines) and "gemeente" not in file.content
    told = naam if mistyped else faults.of(lambda: _name(file, naam))
    beside = "kernen_bestand" in file.content
    plaatsen = faults.of(lambda: _places_beside(file) if beside else places_of(file, value_faults))
    for where, words in () if plaatsen is None else twice_in(plaatsen):
        faults.add(file.error(where, words))
    own = faults.of(lambda: words_of(file, schema()))
    style = faults.of(lambda: _read_style(file, told or ""))
    faults.tell()
    if told is None or plaatsen is None or own is None or style is None:  # a fault, told above
        raise AssertionError
    places = Plaatsen(told, plaatsen.inwoners_bron, plaatsen.gebieden, plaatsen.kernen)
    if wrong := not_named_well(told):
        raise file.error("gemeente", wrong)
    return GemeenteTold(places, style, own.count)


def _name(file: SchemaFile, naam: str | None) -> str:
    """The name of the gemeente: the one beside the file, else the one in it."""
    said = file.content.get("gemeente", "")
    if not isinstance(said, str):
        raise file.error("gemeente", "de naam van de gemeente hoort tussen aanhalingstekens")
    told = naam or said.strip()
    if not told:
        raise file.error("gemeente", 'de naam van de gemeente ontbreekt; schrijf gemeente = "..."')
    return told


def _places_beside(file: SchemaFile) -> Plaatsen:
    """The places of a file that names a spreadsheet for its kernen."""
    beside = file.content["kernen_bestand"]
    if not isinstance(beside, str) or not beside:
        raise file.error("kernen_bestand", "bij 'kernen_bestand' hoort de naam van een bestand")
    if file.content.get("kernen"):
        raise file.error("kernen_bestand", "kies: kernen in dit bestand, of in een spreadsheet")
    known = []
    for id, naam in file.block("gebieden").items():
        if not isinstance(naam, str):
            raise file.error(id, f"de naam van gebied {id} hoort tussen aanhalingstekens")
        known.append(Gebied(id=id, naam=naam, nummer=int(id) if id.isdecimal() else None))
    there = _beside(file, "kernen_bestand", beside)
    gebieden, kernen = kernen_of_sheet(there.name, read_whole(there), known)
    return Plaatsen(
        str(file.content.get("gemeente", "")),
        str(file.content.get("inwoners_bron", "")),
        gebieden,
        kernen,
    )


def _beside(file: SchemaFile, key: str, name: str) -> Path:
    """A file in the same folder and no other: who may set up need not see what a server holds."""
    if Path(name).name != name or "\\" in name:
        raise file.error(key, f"'{name[:60]}' hoort in dezelfde map te staan; geef alleen de naam")
    there = file.path.parent / name
    if not there.is_file():
        raise file.error(key, f"'{name[:60]}' staat niet naast dit bestand; zet het erbij")
    return there


def _read_style(file: SchemaFile, naam: str) -> Huisstijl:
    style, faults = file.block("huisstijl"), Faults()
    for key, value in style.items():
        where = f"huisstijl.{key}"
        if key not in STYLE:
            faults.add(file.error(where, f"'{key}' ken ik niet; kies uit {', '.join(STYLE)}"))
        elif not isinstance(value, str):
            faults.add(file.error(where, f"bij '{key}' hoort een tekst tussen aanhalingstekens"))
        elif key == "kleur" and value.strip() and not is_colour(value.strip().lower()):
            words = f"'{value[:20]}' is geen kleur; schrijf er een als #1f5f8b"
            faults.add(file.error(where, words))
    faults.tell()
    kleur = style.get("kleur", "").strip().lower()
    logo = None
    if style.get("logo"):
        logo = logo_text(read_whole(_beside(file, "huisstijl.logo", style["logo"])))
    return _style(naam, kleur or None, logo)


def _style(naam: str, kleur: str | None = None, logo: str | None = None) -> Huisstijl:
    return Huisstijl(id=STYLE_ID, gemeente=naam, kleur=kleur, logo=logo)
