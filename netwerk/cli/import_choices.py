"""What the words of ``netwerk import`` ask of an import."""

from __future__ import annotations

import argparse

from netwerk.exchange.request import ImportOptions


def import_options(call: argparse.Namespace) -> ImportOptions:
    """The choices in this call."""
    return ImportOptions(
        soort=call.soort,
        relatie=call.relatie,
        create_missing=call.yes,
        bron=call.bron,
        inhoud=call.inhoud,
        contactpersonen=call.contactpersonen,
        toch=tuple(call.toch),
        gestopt=call.gestopt,
    )
