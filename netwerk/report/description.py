"""The values of a description: plain text and tables, no layout and no markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_IN_A_FILE = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)
_ONE_WORD = re.compile(r"(?<=\d) (?=(?:%|km|kB)(?!\w))|(?<=€) (?=\d)")


def readable(text: str) -> str:
    """Text without the characters that XML does not allow, which Word cannot read.

    Also without the marks that turn the direction of what follows: a name could turn a sentence.
    """
    return _NOT_IN_A_FILE.sub("", text)


def written(text: str) -> str:
    """Readable text in which a number stays on one line with its unit: '22 %', '€ 1.800'."""
    return _ONE_WORD.sub("\u00a0", readable(text))


def is_png(picture: bytes) -> bool:
    """Whether these are the bytes of a PNG; a logo is one, or a JPEG."""
    return picture.startswith(b"\x89PNG")


@dataclass(frozen=True)
class Table:
    """A table with a caption; a row is as long as the head, and so are ``widths`` (shares).

    row_heads: the first cell of a row says what the row is about.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    row_heads: bool = True


@dataclass(frozen=True)
class Point:
    """One thing to say; note: how certain it is and on what it rests. What to do stands apart.

    more: what else there is to say about the same.
    """

    text: str
    note: str = ""
    more: tuple[str, ...] = ()


def more_words(point: Point) -> str:
    """What else there is to say about a point, in one line; '' for nothing."""
    return f"Ook: {' '.join(point.more)}" if point.more else ""


OWN_WORDS = "In eigen woorden van het team"
IN_SHORT = "Kort gezegd"
FRONT_OPGAVEN = ("Opgave", "Nu", "Doel", "Trekker", "Eerste stap")
OPGAVEN = "De opgaven"
CHANGED, ASKED, PROUD, SURE = (
    "Wat er veranderde",
    "Wat wij het college vragen",
    "Waar wij trots op zijn",
    "Hoe zeker dit is",
)
ON_ITS_SHEET = "De kaart staat op het laatste blad."
"""What stands where the picture belongs in the words."""


@dataclass(frozen=True)
class Beeld:
    """A picture as SVG text, PNG bytes or both; ``alt`` for who cannot see it.

    caption: what stands under it; '' for the alt text. landscape: it lies down on a sheet of its
    own, after the words, where its names can be read; otherwise it stands where it is told about.
    small: it needs no whole width of a page.
    """

    alt: str
    svg: str | None = None
    png: bytes | None = None
    caption: str = ""
    landscape: bool = True
    small: bool = False

    @property
    def under(self) -> str:
        """What stands under the picture."""
        return self.caption or self.alt


@dataclass(frozen=True)
class Section:
    """One part of a description.

    ``key`` names the part, also for who chooses parts; no two parts have the same.
    own_text: paragraphs the team wrote itself. summary: the part in one or two sentences, at its
    end. subsections: parts of this part, one level deep.
    """

    key: str
    title: str
    text: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[Point, ...] = ()
    beeld: Beeld | None = None
    subsections: tuple[Section, ...] = ()
    own_text: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True)
class Cover:
    """What stands on the cover; '' or None is not said.

    nummer: the version. datum and evaluatiedatum: ISO days. maker: by function. based_on: a
    sentence on whom was asked. kleur: '#rrggbb'. logo: a PNG or JPEG.
    """

    gebied: str
    datum: str
    gemeente: str = ""
    nummer: str = ""
    maker: str = ""
    evaluatiedatum: str | None = None
    based_on: str = ""
    kleur: str = ""
    logo: bytes | None = None


@dataclass(frozen=True)
class Key:
    """One of the few values of the first page: '1 op 4', what it is, and where it is from."""

    value: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class FrontOpgave:
    """An opgave in one row of the first page, each cell as it is read."""

    what: str
    now: str = ""
    target: str = ""
    trekker: str = ""
    first_step: str = ""


@dataclass(frozen=True)
class Front:
    """The page for the gebiedswethouder: the headline is the conclusion, under explains it.

    asks: what is asked of the college. proud: what went well. changed: since the nulmeting.
    sure: one sentence on how sure this is and what is not known. opgaven_head: over the opgaven,
    with how many there are when these are not all.
    """

    headline: str
    under: str = ""
    keys: tuple[Key, ...] = ()
    opgaven: tuple[FrontOpgave, ...] = ()
    asks: tuple[str, ...] = ()
    proud: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    sure: str = ""
    beeld: Beeld | None = None
    opgaven_head: str = OPGAVEN


@dataclass(frozen=True)
class Beschrijving:
    """The description of a gebied; ``datum`` is the ISO day it was made.

    appendices: further parts at the end, from a new page on where there are pages.
    """

    title: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]
    datum: str
    cover: Cover | None = None
    front: Front | None = None
    appendices: tuple[Section, ...] = ()
