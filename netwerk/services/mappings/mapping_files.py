"""Mappings as files: read from what somebody wrote, and written as it was used."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.exchange.guard.safe_samples import is_safe_sample
from netwerk.exchange.mapping.file_mapping import FileMapping
from netwerk.exchange.mapping.toml_in import read_mapping
from netwerk.exchange.mapping.toml_out import mapping_text
from netwerk.services.desk import Desk
from netwerk.services.mappings.preview import Preview


def mapping_of_file(desk: Desk, name: str, content: bytes) -> FileMapping:
    """The mapping in a TOML file. Raises InputError that says where it is wrong."""
    desk.require(LEZEN)
    return read_mapping(name, content)


def mapping_file(desk: Desk, preview: Preview) -> bytes:
    """A TOML file with what was used for this preview, and what is still open to be filled in.

    Of the cells of the files only samples stand in it that could be nobody's.
    """
    desk.require(LEZEN)
    used = preview.used
    content = mapping_text(used, preview.plan.questions, is_safe_sample).encode()
    return desk.record_file(content, "keuzes van een import (toml)")
