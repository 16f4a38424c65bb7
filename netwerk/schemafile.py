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
            self.text = path.read_text(encoding="utf-8")
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
        """The error to raise for block ``where``: file, line and reason."""
        lines = self.text.splitlines()
        starts = (f"[{where}]", f"{where} =", f"{where.rpartition('.')[2]} =")
        line = next(
            (i for i, text in enumerate(lines, 1) if where and text.strip().startswith(starts)), 1
        )
        return SchemaError(f"{self.path.name}, regel {line}: {reason}.")


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
