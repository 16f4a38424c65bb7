"""A TOML file with a mapping, read strictly: a fault is said with its place and its mending."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netwerk.errors import InputError
from netwerk.exchange.mapping.file_mapping import (
    AS_IS,
    AS_NOTHING,
    AS_TEXT,
    CROSS,
    FEATURE,
    NAMES,
    PAIRS,
    REMARK,
    SKIP,
    TIE,
    Defaults,
    FileMapping,
    RowMend,
    TableMapping,
    WordKey,
    header_set,
)
from netwerk.exchange.mapping.toml_out import DEFAULT_KEYS
from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.model import fold
from netwerk.schema import schema

LARGEST = 2_000_000
_PARTS = ("standaard", "tabel", "woorden", "rij")
_AS = (AS_TEXT, AS_NOTHING, AS_IS)


@dataclass(frozen=True)
class _Place:
    """Where in a file of mappings something stands."""

    file: str
    part: str = ""

    def fault(self, said: str) -> InputError:
        where = f"{self.file}, {self.part}" if self.part else self.file
        return InputError(f"{where}: {said}")

    def at(self, part: str) -> _Place:
        return _Place(self.file, part)


def read_mapping(name: str, content: bytes) -> FileMapping:
    """The mapping in a file. Raises InputError that says where and how to mend it."""
    place = _Place(name)
    if len(content) > LARGEST:
        raise place.fault("dit bestand is te groot voor een mapping (hoogstens 2 MB).")
    try:
        read = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise place.fault("dit is geen tekst in utf-8. Sla het bestand op als utf-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at = f"regel {line[1]}" if line else "het eind"
        raise place.fault(
            f"bij {at} is het geen geldige TOML. Kijk of elke tekst tussen aanhalingstekens staat "
            "en elke kop maar één keer voorkomt."
        ) from error
    except RecursionError as error:
        raise place.fault("er staan te veel haken in elkaar. Maak het bestand opnieuw.") from error
    for key in read:
        if key not in _PARTS:
            raise place.fault(f"'{key[:60]}' ken ik niet. Het kan zijn: {', '.join(_PARTS)}.")
    return FileMapping(
        tables=tuple(
            _table(place.at(f"tabel {n}"), one)
            for n, one in enumerate(_tables(place, read, "tabel"), 1)
        ),
        words=_words(place, read.get("woorden", {})),
        rows=tuple(
            _row(place.at(f"rij-onderdeel {n}"), one)
            for n, one in enumerate(_tables(place, read, "rij"), 1)
        ),
        defaults=_defaults(place.at("standaard"), read.get("standaard", {})),
    )


def _tables(place: _Place, read: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    found = read.get(part, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise place.fault(f"'{part}' hoort met dubbele haken: [[{part}]].")
    return found


def _table(place: _Place, read: Mapping[str, Any]) -> TableMapping:
    _known(place, read, ("bestand", "blad", "koppen", "inhoud", "kolommen"))
    headers = read.get("koppen", [])
    if not isinstance(headers, list) or not all(isinstance(one, str) for one in headers):
        raise place.fault('\'koppen\' hoort een lijst van teksten te zijn: ["Naam", "Plaats"].')
    file, sheet = _text(place, read, "bestand"), _text(place, read, "blad")
    if not headers and file is None and sheet is None:
        raise place.fault("zeg welke tabel het is: met 'koppen', of met 'bestand' en 'blad'.")
    holds = _holds(place, _text(place, read, "inhoud") or "")
    columns = read.get("kolommen", {})
    if not isinstance(columns, dict):
        raise place.fault("'kolommen' hoort een eigen kop te hebben: [tabel.kolommen].")
    said = {
        header: _column(place, header, meaning, holds)
        for header, meaning in columns.items()
        if meaning != ""
    }
    return TableMapping(file, sheet, header_set(headers), holds, said)


def _holds(place: _Place, text: str) -> str:
    if text in ("", NAMES, PAIRS, CROSS, SKIP):
        return text
    for naam, plan in plans().items():
        if fold(text) in (fold(naam), fold(plan.label.enkel), fold(plan.label.meervoud)):
            return naam
    known = ", ".join([*plans(), NAMES, PAIRS, CROSS, SKIP])
    raise place.fault(f"inhoud '{text[:60]}' ken ik niet. Kies uit: {known}.")


def _column(place: _Place, header: str, meaning: object, holds: str) -> str:
    if not isinstance(meaning, str):
        raise place.fault(f"kolom '{header[:60]}' hoort een tekst tussen aanhalingstekens te zijn.")
    if meaning in (FEATURE, REMARK, SKIP):
        return meaning
    if meaning.startswith(TIE.strip()):
        kind = schema().keuzes["relatie"].find(meaning.removeprefix(TIE.strip()).strip())
        if kind is None and meaning.strip() != TIE.strip():
            raise place.fault(
                f"kolom '{header[:60]}': '{meaning[:60]}' is geen bekende relatie. Kies uit: "
                f"{', '.join(schema().keuzes['relatie'].keuzes)}."
            )
        return f"{TIE}{kind or ''}"
    labels = [holds] if holds in plans() else list(plans())
    for label in labels:
        if (veld := _veld(label, meaning)) is not None:
            return veld
    known = ", ".join(plans()[labels[0]].velden)
    raise place.fault(
        f"kolom '{header[:60]}': '{meaning[:60]}' is geen bekend gegeven. Kies uit: {known}, "
        f"'{FEATURE}', '{REMARK}' of '{SKIP}'."
    )


def _veld(label: str, text: str) -> str | None:
    """The property that a word is, by its name or by how people call it."""
    velden = plans()[label].velden
    if text in velden:
        return text
    word = header_word(text)
    return next((v.naam for v in velden.values() if word == header_word(v.label)), None)


def _words(place: _Place, read: object) -> dict[WordKey, str]:
    if not isinstance(read, dict):
        raise place.fault("'woorden' hoort zo te beginnen: [woorden.Actor.soort].")
    words: dict[WordKey, str] = {}
    for label, velden in read.items():
        here = place.at(f"woorden.{label}")
        if label not in plans() or not isinstance(velden, dict):
            raise here.fault(f"'{label[:60]}' ken ik niet. Kies uit: {', '.join(plans())}.")
        for veld, listed in velden.items():
            here = place.at(f"woorden.{label}.{veld}")
            if veld not in plans()[label].velden or not isinstance(listed, dict):
                known = ", ".join(v.naam for v in plans()[label].velden.values() if v.keuzes)
                raise here.fault(f"'{veld[:60]}' is geen gegeven met woorden. Kies uit: {known}.")
            for word, meaning in listed.items():
                if not isinstance(meaning, str):
                    raise here.fault(f"'{word[:60]}' hoort een tekst te krijgen.")
                if meaning:
                    words[(label, veld, fold(word))] = _value(here, label, veld, word, meaning)
    return words


def _value(place: _Place, label: str, veld: str, word: str, meaning: str) -> str:
    """What a word stands for; soort, categorie and rol may name a word of each other."""
    lists = {veld: plans()[label].velden[veld].keuzes}
    if label == "Actor" and veld in ("soort", "categorie", "rol"):
        lists = {naam: naam for naam in (veld, "soort", "categorie", "rol")}
    found = [schema().keuzes[naam] for naam in lists.values() if naam]
    if meaning in _AS or not found:
        return meaning
    value = next((value for lijst in found if (value := lijst.find(meaning))), None)
    if value is None and not found[0].vrij:
        known = ", ".join([*found[0].keuzes, *_AS[:2]])
        raise place.fault(
            f"'{word[:60]}' staat voor '{meaning[:60]}', en dat is geen bekend woord. Kies uit: "
            f"{known}."
        )
    return value or meaning


def _row(place: _Place, read: Mapping[str, Any]) -> RowMend:
    _known(place, read, ("bestand", "blad", "rij", "kolom", "tekst", "overslaan"))
    file, number = _text(place, read, "bestand"), read.get("rij")
    if not file or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise place.fault("zeg welke rij het is: met 'bestand' en 'rij' (een getal).")
    column, sheet = _text(place, read, "kolom") or "", _text(place, read, "blad")
    if not isinstance(read.get("overslaan", False), bool):
        raise place.fault("'overslaan' hoort true of false te zijn, zonder aanhalingstekens.")
    if bool(column) == bool(read.get("overslaan")):
        raise place.fault("zet er 'kolom' en 'tekst' bij, of 'overslaan = true'.")
    text = _text(place, read, "tekst") or ""
    return RowMend(file, sheet, number, column, text if column else "")


def _defaults(place: _Place, read: object) -> Defaults:
    if not isinstance(read, dict):
        raise place.fault("dit hoort een eigen kop te hebben: [standaard].")
    _known(place, read, tuple(DEFAULT_KEYS.values()))
    said: dict[str, Any] = {}
    for field, key in DEFAULT_KEYS.items():
        if key not in read:
            continue
        value = read[key]
        is_switch = isinstance(getattr(Defaults(), field), bool)
        if is_switch != isinstance(value, bool) or not isinstance(value, bool | str | int):
            raise place.fault(f"'{key}' hoort {'true of false' if is_switch else 'een tekst'}.")
        said[field] = value if is_switch else str(value) or None
    return Defaults(**said)


def _known(place: _Place, read: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for key in read:
        if key not in keys:
            raise place.fault(f"'{key[:60]}' ken ik niet. Het kan zijn: {', '.join(keys)}.")


def _text(place: _Place, read: Mapping[str, Any], key: str) -> str | None:
    found = read.get(key)
    if found is not None and not isinstance(found, str):
        raise place.fault(f"'{key}' hoort een tekst te zijn, tussen aanhalingstekens.")
    return found
