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
            raise SchemaError(
                f"{path.name}, regel 1: het bestand is niet te lezen ({error})."
            ) from error
        except RecursionError as error:
            raise SchemaError(f"{path.name}, regel 1: er staat te veel in elkaar.") from error
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            raise SchemaError(
                f"{path.name}, regel {line[1] if line else len(self.text.splitlines())}: {error}."
            ) from error

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
