"""What the words of ``netwerk import`` ask of an import."""

from __future__ import annotations

import argparse

from netwerk.exchange.mapping.file_mapping import FileMapping
from netwerk.exchange.request import ImportOptions
from netwerk.files import name_of, read_whole, refuse_place, write_whole
from netwerk.services.desk import Desk
from netwerk.services.mappings.mapping_files import mapping_file, mapping_of_file
from netwerk.services.mappings.preview import Preview


def import_options(call: argparse.Namespace, desk: Desk) -> ImportOptions:
    """The choices in this call. Raises InputError for a mapping that cannot be read."""
    mapping: FileMapping | None = None
    if call.mapping is not None:
        mapping = mapping_of_file(desk, name_of(call.mapping), read_whole(call.mapping))
    return ImportOptions(
        soort=call.soort,
        relatie=call.relatie,
        create_missing=call.yes,
        bron=call.bron,
        inhoud=call.inhoud,
        contactpersonen=call.contactpersonen,
        toch=tuple(call.toch),
        vervang=call.vervang,
        gestopt=call.gestopt,
        gebied=call.gebied,
        partner=call.partner,
        mapping=mapping,
        remembered=not call.no_remembered,
    )


def refuse_saving(call: argparse.Namespace) -> None:
    """Raise InputError when the mapping cannot be written where the call says."""
    if call.save_mapping is not None:
        refuse_place(call.save_mapping, overwrite=_may_overwrite(call))


def save_mapping(call: argparse.Namespace, desk: Desk, preview: Preview) -> None:
    """Write what was used and what is open, when the call asks for it."""
    if call.save_mapping is not None:
        content = mapping_file(desk, preview)
        write_whole(call.save_mapping, content, overwrite=_may_overwrite(call))


def _may_overwrite(call: argparse.Namespace) -> bool:
    """What was read from a file may be written back to it."""
    return bool(call.force) or call.save_mapping == call.mapping
