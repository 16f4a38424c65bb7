"""The description of a gebied, and as a file: Word, PDF or a web page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.exchange.out.personal_mark import personal_mark
from netwerk.insight import wording as w
from netwerk.insight.numbers import selection_words
from netwerk.map.export import export_map, png_of
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.report.chapters.chapter_keys import APPENDICES, BESIDE, CHAPTERS, chosen_parts
from netwerk.report.content import describe
from netwerk.report.description import Beeld, Beschrijving, Section
from netwerk.report.docx import to_docx
from netwerk.report.html import to_html
from netwerk.schema import schema
from netwerk.services.day.peilmomenten import kept_moments
from netwerk.services.describing.facts import BASELINE, gebied_facts
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.maps import picture
from netwerk.services.records.choices import gebied_names
from netwerk.typed.text import slug


def _pdf(description: Beschrijving) -> bytes:
    """As a PDF; what makes it is loaded when somebody first asks for one."""
    from netwerk.report.pdf.typeset import to_pdf

    return to_pdf(description)


FORMATS: Mapping[str, Callable[[Beschrijving], bytes]] = {
    "docx": to_docx,
    "pdf": _pdf,
    "html": lambda description: to_html(description).encode(),
}
SCREEN = 1460
"""Pixels: a wider picture is decoded, made smaller and written again by the page at each run."""
PRINTED = 2000
"""Pixels across of a picture within the words of a Word document."""
ON_SCREEN = "screen"


@dataclass(frozen=True)
class Asked:
    """What somebody wants of a description.

    parts: keys of `part_names`, all when empty. since: the name of the kept moment to compare with;
    None compares with none. beside: another gebied to compare with. nameless: actors by function,
    or by soort and kern.
    """

    parts: tuple[str, ...] = ()
    since: str | None = BASELINE
    beside: str | None = None
    nameless: bool = False


EVERYTHING = Asked()


def part_names() -> Mapping[str, str]:
    """The parts to choose from by key; comparing with another gebied is a choice of its own."""
    chapters = {key: title for key, title in CHAPTERS.items() if key != BESIDE}
    return chapters | {key: f"Bijlage: {title}" for key, title in APPENDICES.items()}


def since_names(desk: Desk, gebied: str | None) -> tuple[str, ...]:
    """The names of the kept moments to compare with, newest first; the nulmetingen lead."""
    desk.require(LEZEN, in_gebied(gebied))
    moments = [moment.item for moment in kept_moments(desk, Selection(gebied=gebied))]
    ordered = sorted(moments, key=lambda item: item.soort != BASELINE)
    return tuple(dict.fromkeys(item.naam for item in ordered))


def description(
    desk: Desk, gebied: str | None, format: str, asked: Asked = EVERYTHING
) -> Beschrijving:
    """What the description of a gebied says, with the picture in the form that ``format`` can hold.

    format: one of FORMATS, or "screen" for a picture that a page shows as it is.
    Made once for each revision, day and user: each has pinned places of his own. Raises InputError
    for a part, moment or other gebied that cannot be.
    """
    desk.require(LEZEN, in_gebied(gebied))
    if asked.beside is not None:
        desk.require(LEZEN, in_gebied(asked.beside))
    _refuse_odd(desk, gebied, asked)
    now, today = desk.networks.moment().name, desk.today  # agenda and own texts are told too
    return desk.networks.kept(
        (now, "description", gebied, today, desk.user.naam, format, asked),
        lambda: _description(desk, gebied, today, format, asked),
    )


def described(desk: Desk, gebied: str | None, format: str, asked: Asked = EVERYTHING) -> bytes:
    """The description as the bytes of a file. Raises InputError for another format than FORMATS."""
    desk.require(LEZEN, in_gebied(gebied))
    if format not in FORMATS:
        raise InputError(f"'{format}' kan niet. Kies uit: {', '.join(FORMATS)}.")
    made = description(desk, gebied, format, asked)
    if not asked.nameless:
        mark = personal_mark(desk.today.isoformat(), desk.user.naam)
        made = replace(made, intro=(*made.intro, mark))
    return desk.record_file(FORMATS[format](made), f"beschrijving ({format})", gebied)


def file_name(desk: Desk, gebied: str | None, format: str, nameless: bool = False) -> str:
    """A name for the file: beschrijving-3-silvolde.docx."""
    names = gebied_names(desk)
    words = slug(names.get(gebied or "", "alle gebieden"))
    return f"beschrijving-{words}{'-zonder-namen' if nameless else ''}.{format}"


def _refuse_odd(desk: Desk, gebied: str | None, asked: Asked) -> None:
    chosen_parts(asked.parts)
    if asked.beside is not None and asked.beside == gebied:
        raise InputError("Kies een ander gebied om mee te vergelijken.")
    if asked.since not in (None, BASELINE):
        kept = since_names(desk, gebied)
        if asked.since not in kept:
            there = f" Bewaard zijn: {', '.join(kept[:5])}." if kept else ""
            raise InputError(f"Er is geen moment bewaard dat '{asked.since}' heet.{there}")


def _description(
    desk: Desk, gebied: str | None, today: date, format: str, asked: Asked
) -> Beschrijving:
    selection = Selection(gebied=gebied)
    net = desk.networks.net(selection)
    drawn = picture(desk, selection, View(regions="kern"))
    where = selection_words(net, schema())
    source = f"{where[:1].upper()}{where[1:]}. Bron: netwerk, stand van {today:%d-%m-%Y}"

    def file(kind: str) -> bytes:
        return export_map(
            drawn, kind, anonymous=asked.nameless, title="", source_line=source, size="A4"
        )

    alt = drawn.summary
    if asked.nameless:
        contacts = w.counted(net.pairs, w.CONTACT)
        alt = f"Netwerkkaart zonder namen: {w.counted(net.n)} en {contacts}."
    if format == "docx":
        beeld = Beeld(alt, png=file("png"))
    else:
        beeld = Beeld(alt, svg=file("svg").decode())
    parts = asked.parts
    if asked.beside is not None and parts:
        parts = (*parts, BESIDE)
    told = describe(
        gebied_facts(desk, gebied, beeld=beeld, since=asked.since),
        parts,
        beside=None if asked.beside is None else gebied_facts(desk, asked.beside, since=None),
        nameless=asked.nameless,
    )
    return with_dots(told, format) if format in ("docx", ON_SCREEN) else told


def with_dots(told: Beschrijving, format: str) -> Beschrijving:
    """The same with each picture also as PNG, for what can show no SVG: Word, and a page."""
    width = SCREEN if format == ON_SCREEN else PRINTED

    def beeld(held: Beeld | None) -> Beeld | None:
        if held is None or held.svg is None or held.png is not None:
            return held
        return replace(held, png=png_of(held.svg, width=width))

    def section(held: Section) -> Section:
        parts = tuple(map(section, held.subsections))
        return replace(held, beeld=beeld(held.beeld), subsections=parts)

    front = told.front
    return replace(
        told,
        front=front and replace(front, beeld=beeld(front.beeld)),
        sections=tuple(map(section, told.sections)),
        appendices=tuple(map(section, told.appendices)),
    )
