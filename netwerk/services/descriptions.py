"""The description of a gebied as a file.

What is known, the network in numbers and picture, gaps and bridges.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from netwerk.access.rights import LEZEN, User, require
from netwerk.errors import InputError
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.report.content import describe
from netwerk.report.docx import to_docx
from netwerk.report.html import to_html
from netwerk.report.values import Beeld, Beschrijving
from netwerk.schema import read_plaatsen, schema
from netwerk.services.maps import Atlas, picture, picture_file
from netwerk.services.networks import Networks

FORMATS: Mapping[str, Callable[[Beschrijving], bytes]] = {
    "html": lambda description: to_html(description).encode(),
    "docx": to_docx,
}


def description(
    networks: Networks, atlas: Atlas, user: User, gebied: str | None, today: date, format: str
) -> Beschrijving:
    """What the description of a gebied says, with the picture in the form that ``format`` can hold."""
    require(user, LEZEN)
    selection = Selection(gebied=gebied)
    net = networks.net(selection)
    drawn = picture(networks, atlas, selection, View(), user)
    source = f"Bron: netwerk, stand van {today:%d-%m-%Y}"

    def file(kind: str) -> bytes:
        return picture_file(drawn, kind, anonymous=False, title="", source_line=source)

    beeld = (
        Beeld(drawn.summary, svg=file("svg").decode())
        if format == "html"
        else Beeld(drawn.summary, png=file("png"))
    )
    return describe(
        net,
        networks.findings(selection, today),
        networks.numbers(selection),
        schema(),
        gebied,
        today,
        inwoners_bron=read_plaatsen().inwoners_bron,
        beeld=beeld if net.n else None,
    )


def described(
    networks: Networks, atlas: Atlas, user: User, gebied: str | None, today: date, format: str
) -> bytes:
    """The description as the bytes of an .html or .docx file. Raises InputError for another format."""
    if format not in FORMATS:
        raise InputError(f"'{format}' kan niet. Kies uit: {', '.join(FORMATS)}.")
    return FORMATS[format](description(networks, atlas, user, gebied, today, format))
