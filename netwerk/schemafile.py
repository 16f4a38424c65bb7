"""One TOML file of graph_schema/ that can say on which line something stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from netwerk.errors import SchemaError


class SchemaFile:
    """One TOML file of the schema, able to say on which line something stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8-sig")
            self.content: dict[str, Any] = tomllib.loads(self.text)
        except (OSError, UnicodeDecodeError) as error:
            raise SchemaError(f"{path.name}: {_unreadable(error)}.") from error
        except RecursionError as error:
            raise SchemaError(f"{path.name}, regel 1: er staat te veel in elkaar.") from error
        except tomllib.TOMLDecodeError as error:
            raise SchemaError(f"{path.name}, {_mistyped(str(error), self.text)}.") from error

    def tables(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each block by its name. Raises SchemaError for a loose value."""
        for name, table in self.content.items():
            if not isinstance(table, dict):
                raise self.error(name, f"'{name}' hoort een blok te zijn")
            yield name, table

    def block(self, name: str) -> dict[str, Any]:
        """One block, empty when it is not there. Raises SchemaError for something else."""
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise self.error(name, f"'{name}' hoort een blok te zijn, onder [{name}]")
        return found

    def error(self, where: str, reason: str) -> SchemaError:
        """The error to raise for block or key ``where``: file, line and reason."""
        return SchemaError(f"{self.path.name}, regel {self._line(where)}: {reason}.")

    def _line(self, where: str) -> int:
        """Where that stands; else one of that name under the same block; else what it is in."""
        first, last = where.partition(".")[0], where.rpartition(".")[2]
        lines = {path: line for line, path in reversed([*self._paths()])}
        if where in lines:
            return lines[where]
        ends = f".{last}"
        under = (n for p, n in lines.items() if p.startswith(f"{first}.") and p.endswith(ends))
        if found := min(under, default=0):
            return found
        parts = where.split(".")
        higher = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
        named = (n for p, n in lines.items() if where and f".{p}".endswith(ends))
        return next((lines[p] for p in higher if p in lines), min(named, default=1))

    def _paths(self) -> Iterator[tuple[int, str]]:
        """Each line with a key or the name of a block, and its name with those of what it is in."""
        block = ""
        for number, text in enumerate(self.text.splitlines(), 1):
            if header := HEADER.match(text):
                block = _dotted(header[1])
                yield number, block
            elif key := KEY.match(text):
                name = _dotted(key[1])
                yield number, f"{block}.{name}" if block else name


HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]")
KEY = re.compile(r"\s*([^#=\[\]{},]+?)\s*=")


def _dotted(name: str) -> str:
    """A name as it is asked for: without quotes, and without spaces around its points."""
    return ".".join(part.strip(" \t\"'") for part in name.split("."))


def _unreadable(error: OSError | UnicodeDecodeError) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(error, UnicodeDecodeError):
        return "het bestand is geen platte tekst. Bewaar het als tekst (UTF-8)"
    if isinstance(error, FileNotFoundError):
        return "dit bestand is er niet. Controleer de naam en de map"
    return "het bestand is niet te lezen. Controleer of je het mag openen"


TWICE = re.compile(r"Cannot (?:overwrite|declare|mutate)|already")
UNQUOTED = re.compile(r"Invalid value|Illegal character|Unterminated string|Expected '\"")


def _mistyped(english: str, text: str) -> str:
    """Where a file is no TOML and what is usually the matter there, from what the parser said."""
    line = re.search(r"line (\d+)", english)
    number = int(line[1]) if line else max(1, len(text.splitlines()))
    if TWICE.search(english):
        return f"regel {number}: dit staat er twee keer in. Haal er een weg"
    if UNQUOTED.search(english):
        return f"regel {number}: zet de tekst tussen aanhalingstekens, aan het begin en het eind"
    return (
        f'regel {number}: deze regel is niet goed geschreven. Schrijf naam = "tekst" of '
        "[blok], en sluit elk haakje"
    )
