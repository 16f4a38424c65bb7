"""The description of a gebied as a file: what is known, numbers, picture, gaps and bridges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.insight.numbers import selection_words
from netwerk.map.export import png_of
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.report.content import describe
from netwerk.report.description import Beeld, Beschrijving
from netwerk.report.docx import to_docx
from netwerk.report.html import to_html
from netwerk.schema import schema
from netwerk.services.describing.facts import area_facts
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.maps import picture, picture_file
from netwerk.services.records.choices import gebied_names
from netwerk.typed.text import slug

FORMATS: Mapping[str, Callable[[Beschrijving], bytes]] = {
    "html": lambda description: to_html(description).encode(),
    "docx": to_docx,
}


SCREEN = 1460
"""Pixels: a wider picture is decoded, made smaller and written again by the page at each run."""


def description(desk: Desk, gebied: str | None, format: str) -> Beschrijving:
    """What the description of a gebied says, with the picture in the form that ``format`` can hold.

    format: one of FORMATS, or "screen" for a picture that a page shows as it is.
    Made once for each revision, day and user: each has pinned places of his own.
    """
    desk.require(LEZEN, in_gebied(gebied))
    moment, today = desk.networks.net(Selection(gebied=gebied)).moment, desk.today
    return desk.networks.kept(
        (moment, "description", gebied, today, desk.user.naam, format),
        lambda: _description(desk, gebied, today, format),
    )


def _description(desk: Desk, gebied: str | None, today: date, format: str) -> Beschrijving:
    selection = Selection(gebied=gebied)
    net = desk.networks.net(selection)
    drawn = picture(desk, selection, View(regions="kern"))
    where = selection_words(net, schema())
    source = f"{where[:1].upper()}{where[1:]}. Bron: netwerk, stand van {today:%d-%m-%Y}"

    def file(kind: str) -> bytes:
        return picture_file(
            desk, selection, drawn, kind, anonymous=False, title="", source_line=source
        )

    if format == "docx":
        beeld = Beeld(drawn.summary, png=file("png"))
    else:
        svg = file("svg").decode()
        png = png_of(svg, width=SCREEN) if format == "screen" else None
        beeld = Beeld(drawn.summary, svg=svg, png=png)
    return describe(area_facts(desk, gebied, beeld=beeld))


def described(desk: Desk, gebied: str | None, format: str) -> bytes:
    """The description as the bytes of an .html or .docx file.

    Raises InputError for another format.
    """
    desk.require(LEZEN, in_gebied(gebied))
    if format not in FORMATS:
        raise InputError(f"'{format}' kan niet. Kies uit: {', '.join(FORMATS)}.")
    return FORMATS[format](description(desk, gebied, format))


def file_name(desk: Desk, gebied: str | None, format: str) -> str:
    """A name for the file: beschrijving-3-silvolde.docx."""
    names = gebied_names(desk)
    return f"beschrijving-{slug(names.get(gebied or '', 'alle gebieden'))}.{format}"
