"""What the team itself puts in a description: text per chapter, the cover, and the huisstijl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError
from netwerk.exchange.guard.bare_name import names_somebody
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import Hoofdstuk, Huisstijl, Item, Uitgave
from netwerk.report.accent import ACCENT, READABLE, WHITE, accent_of, contrast, is_colour
from netwerk.report.chapters.chapter_keys import BESIDE, CHAPTERS, FRONT
from netwerk.services.changes import apply
from netwerk.services.describing.logo import logo_text
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.rules.private import unless_private
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import whole_day
from netwerk.typed.text import one_line, tidy

T = TypeVar("T", Hoofdstuk, Uitgave, Huisstijl)
S = TypeVar("S", Hoofdstuk, Uitgave)
LONGEST, LONGEST_LINE = 8000, 200
"""Characters in a text, and in one line of the cover."""
STYLE_ID = "huisstijl"


@dataclass(frozen=True)
class CoverTyped:
    """The cover as somebody typed it; evaluatiedatum: an ISO day, '' for none."""

    nummer: str = ""
    maker: str = ""
    evaluatiedatum: str = ""
    gevraagd: str = ""


@dataclass(frozen=True)
class StyleTyped:
    """The huisstijl as somebody typed it. logo: bytes of a new one, None keeps what is there.

    without_logo: take away what is there.
    """

    gemeente: str = ""
    kleur: str = ""
    logo: bytes | None = None
    without_logo: bool = False


def own_chapters() -> Mapping[str, str]:
    """The chapters that can have a text of the team's own, by key with their titles."""
    return {key: title for key, title in CHAPTERS.items() if key not in (FRONT, BESIDE)}


def own_text(desk: Desk, gebied: str | None, deel: str) -> Stored[Hoofdstuk] | None:
    """The text that the team wrote at a chapter of this gebied (None: of all); None for none."""
    desk.require(LEZEN, in_gebied(gebied))
    return _last(e for e in _of(desk, Hoofdstuk, gebied) if e.item.deel == deel)


def keep_own_text(
    desk: Desk,
    gebied: str | None,
    deel: str,
    text: str,
    base: int | None,
    token: str,
    private: bool = False,
) -> Revision:
    """Keep the text at a chapter; an empty text takes it away.

    base: the version it was read at, None when there was none. Raises InputError, LooksPrivate
    unless ``private``, Conflict when somebody was first.
    """
    desk.require(BEWERKEN, in_gebied(gebied))
    title = own_chapters().get(deel)
    if title is None:
        raise InputError(f"Het hoofdstuk '{deel}' bestaat niet.")
    written = tidy(text).strip()
    _refuse_long("De tekst", written, LONGEST)
    held = own_text(desk, gebied, deel)
    id = held.item.id if held is not None else f"hoofdstuk-{gebied or 'alle'}-{deel}"
    if not written:
        if base is None:
            raise InputError("Er staat niets om te bewaren. Typ eerst een tekst.")
        why = f"Eigen tekst bij '{title}' verwijderd"
        return apply(desk, Change((Delete("Hoofdstuk", id, base),), desk.user.naam, why))
    item = Hoofdstuk(id=id, deel=deel, gebied=gebied, tekst=written)
    return _kept(desk, item, base, f"Eigen tekst bij '{title}' bewaard", token, private)


def cover_of(desk: Desk, gebied: str | None) -> Stored[Uitgave] | None:
    """What was typed for the cover of this gebied; None when nothing was."""
    desk.require(LEZEN, in_gebied(gebied))
    return _first(_of(desk, Uitgave, gebied))


def keep_cover(
    desk: Desk,
    gebied: str | None,
    typed: CoverTyped,
    base: int | None,
    token: str,
    private: bool = False,
) -> Revision:
    """Keep the cover; as `keep_own_text`. Raises InputError also for a day that is none."""
    desk.require(BEWERKEN, in_gebied(gebied))
    lines = {"nummer": typed.nummer, "maker": typed.maker}
    values = {name: one_line(tidy(text)) for name, text in lines.items()}
    for words, text in (("De versie", values["nummer"]), ("De maker", values["maker"])):
        _refuse_long(words, text, LONGEST_LINE)
    asked = tidy(typed.gevraagd).strip()
    _refuse_long("De vraag aan het college", asked, LONGEST)
    held = cover_of(desk, gebied)
    item = Uitgave(
        id=held.item.id if held is not None else f"uitgave-{gebied or 'alle'}",
        gebied=gebied,
        nummer=values["nummer"] or None,
        maker=values["maker"] or None,
        evaluatiedatum=_day(typed.evaluatiedatum, held.item if held is not None else None),
        gevraagd=asked or None,
    )
    return _kept(desk, item, base, "Omslag van de beschrijving bewaard", token, private)


def house_style(desk: Desk) -> Stored[Huisstijl] | None:
    """Name, colour and logo of the gemeente; None when nothing was chosen."""
    desk.require_somewhere(LEZEN)
    return _first(desk.reads.all(Huisstijl))


def colour_told(kleur: str) -> str:
    """What happens with a colour that cannot be read on white; '' when it can be used as it is.

    Raises InputError for what is no colour.
    """
    if not is_colour(kleur):
        raise InputError(f"'{kleur}' is geen kleur. Schrijf een kleur als {ACCENT}.")
    if contrast(kleur, WHITE) >= READABLE:
        return ""
    return (
        f"Deze kleur is op wit te licht om te lezen. In de bestanden wordt zij donkerder: "
        f"{accent_of(kleur)}."
    )


def keep_house_style(
    desk: Desk, typed: StyleTyped, base: int | None, token: str, private: bool = False
) -> Revision:
    """Keep the huisstijl of the gemeente. Raises InputError for a colour or logo that cannot be."""
    desk.require(BEWERKEN)
    before = house_style(desk)
    name, kleur = one_line(tidy(typed.gemeente)), typed.kleur.strip().lower()
    _refuse_long("De naam", name, LONGEST_LINE)
    if kleur:
        colour_told(kleur)
    logo = before.item.logo if before is not None and not typed.without_logo else None
    if typed.logo is not None:
        logo = logo_text(typed.logo)
    id = before.item.id if before is not None else STYLE_ID
    item = Huisstijl(id=id, gemeente=name or None, kleur=kleur or None, logo=logo)
    return _kept(desk, item, base, "Huisstijl bewaard", token, private)


def _kept(
    desk: Desk, item: Item, base: int | None, why: str, token: str, private: bool
) -> Revision:
    """Store it at the version it was read at. A logo is a picture: no text to look private."""
    told = replace(item, logo=None) if isinstance(item, Huisstijl) else item
    before = desk.store.get(type(item), [item.id]).get(item.id)
    was = before.item if before is not None else None
    found = [*private_facts_of(told, was), *_named_maker(item, was)]
    words = unless_private(why, found, private)
    return apply(desk, Change((Put(item, base),), desk.user.naam, words, token=token))


def _named_maker(item: Item, before: Item | None) -> Iterator[tuple[str, str]]:
    """That the maker on the cover is called by a name; what stood there already is not asked of."""
    maker = getattr(item, "maker", None)
    if maker and maker != getattr(before, "maker", None) and names_somebody(maker):
        yield "Maker", f"'{maker[:40]}' lijkt de naam van een mens, noem de functie"


def _of(desk: Desk, label: type[S], gebied: str | None) -> Iterator[Stored[S]]:
    """What is kept for this very gebied."""
    return (entry for entry in desk.reads.all(label) if entry.item.gebied == gebied)


def _first(found: Iterable[Stored[T]]) -> Stored[T] | None:
    """Of several, as after an import, the one that a description tells: the first by id."""
    return min(found, key=lambda entry: entry.item.id, default=None)


def _last(found: Iterable[Stored[T]]) -> Stored[T] | None:
    """The same of texts: the last by id."""
    return max(found, key=lambda entry: entry.item.id, default=None)


def _refuse_long(words: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise InputError(f"{words} is te lang: {len(text)} tekens, en {longest} is het meeste.")


def _day(text: str, held: Uitgave | None) -> str | None:
    if not text.strip():
        return None
    if held is not None and text == held.evaluatiedatum:
        return text  # also a month or a year: what was not touched stays
    return whole_day(text)
