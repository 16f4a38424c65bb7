"""Dutch phrases in one place, so that every finding speaks alike: B1, names first, no judgement.

Numbers are written the Dutch way (1.250 and 6,5), lists end with "en", long lists are cut with
their count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import gebied_word
from netwerk.typed.dates import UNKNOWN as UNKNOWN
from netwerk.typed.dates import day_words as day_words
from netwerk.typed.dutch_numbers import decimal as decimal
from netwerk.typed.dutch_numbers import whole as whole
from netwerk.typed.number_words import number_words

TOO_LITTLE = "te weinig gegevens om iets te zeggen"
NAMED = 4
"""How many names a sentence holds before it says how many others there are."""

ACTOR = ("actor", "actoren")
CONTACT = ("contact", "contacten")
"""Two actors that have contact, by whatever number of relations; a `RELATIE` is one recorded fact.
"""
RELATIE = ("relatie", "relaties")
OTHERS = ("ander", "anderen")
MORE_OTHERS = ("andere", "andere")
"""What is left of a list of things, not of actors."""
SHORT_NAME = 24
"""A name of a gebied longer than this is told by its first place."""
SOORTEN = {
    "bewonersgroep": ("bewonersgroep", "bewonersgroepen"),
    "bedrijf": ("bedrijf", "bedrijven"),
    "instelling": ("instelling", "instellingen"),
    "professional": ("professional", "professionals"),
}
"""One and many of each soort of actor."""


def listing(
    names: Iterable[str],
    limit: int = NAMED,
    total: int | None = None,
    rest: tuple[str, str] = OTHERS,
) -> str:
    """'A, B en C', or 'A, B, C, D en 12 anderen' with more than ``limit`` names.

    ``total`` is the real number when ``names`` holds only the first ones; ``rest`` is what one and
    more of those not named are called ("ander" and "andere" for what is no person or group).
    Nothing gives 'niemand'.
    """
    parts = [str(name) for name in names]
    count = len(parts) if total is None else total
    if not parts:
        return "niemand"
    if count > limit + 1:
        return f"{', '.join(parts[:limit])} en {counted(count - limit, rest)}"
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def others(count: int) -> str:
    """'1 ander' or '12 anderen'."""
    return counted(count, OTHERS)


def names_of(net: Net, actors: Sequence[int], limit: int = NAMED) -> str:
    """The names of these actors as a list in words, in the order given."""
    names = net.actors["naam"]
    return listing((str(names[int(i)]) for i in actors[: limit + 1]), limit, len(actors))


def name_of(net: Net, actor: int) -> str:
    """The naam of one actor."""
    return str(net.actors["naam"][actor])


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage; never 0% or 100% for what is only nearly so."""
    value = round(share * 100)
    if value == 0 and share > 0:
        return "minder dan 1%"
    if value == 100 and share < 1:
        return "meer dan 99%"
    return f"{value}%"


def of_ten(share: float) -> str:
    """A share of 0 to 1 in tenths: '4 van de 10'; never none or all for what is only nearly so."""
    tenths = int(share * 10 + 0.5)
    return {0: "minder dan 1", 10: "bijna alle"}.get(tenths, str(tenths)) + " van de 10"


def number_word(count: int) -> str:
    """Small numbers in letters ('drie'), larger ones in figures."""
    return number_words(count, "nul")


def counted(count: int, words: tuple[str, str] = ACTOR) -> str:
    """'1 actor', '3 actoren', '1.250 actoren'."""
    return f"{whole(count)} {words[count != 1]}"


def of_all(part: int, total: int, words: tuple[str, str] = ACTOR) -> str:
    """'3 van de 12 actoren'.

    'alle 12' or 'beide actoren' when it is all of them, 'geen van de 12 actoren' when none.

    Of a single one: '1 actor' or 'geen enkele actor'.
    """
    if total == 1:
        return f"{'1' if part else 'geen enkele'} {words[0]}"
    if part == total:
        return f"alle {counted(total, words)}" if total > 2 else f"beide {words[1]}"
    return f"{whole(part) if part else 'geen'} van de {counted(total, words)}"


def verb(count: int, one: str, many: str) -> str:
    """The form of a verb that goes with a count."""
    return one if count == 1 else many


def soort_words(soort: str | None) -> tuple[str, str]:
    """One and many of a soort; an unknown soort is an actor."""
    return SOORTEN.get(soort or "", ACTOR)


def months_old(iso: str | None, today: date) -> int | None:
    """Whole months between a (partial) ISO date and today, counted from the end of a partial one.

    None when unreadable.

    A date in the future is 0 months old.
    """
    parts = iso[:10].split("-") if iso else []
    if not parts or not all(part.isdecimal() for part in parts):
        return None
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else 12
    return max(0, (today.year - year) * 12 + today.month - month)


def age_words(months: int | None) -> str:
    """How long ago, in words: 'minder dan een maand', '5 maanden', '2 jaar'.

    'niet bekend' for None.
    """
    if months is None:
        return UNKNOWN
    if months < 1:
        return "minder dan een maand"
    if months < 24:
        return counted(months, ("maand", "maanden"))
    return f"{months // 12} jaar"


def here(net: Net) -> str:
    """' in gebied 5': where it is so, with a space before it; '' for the whole network.

    That it holds as far as is recorded stands on each page once, not in a sentence.
    """
    chosen = net.selection
    if chosen.is_whole:
        return ""
    if chosen == Selection(gebied=chosen.gebied, op=chosen.op):
        return f" in {gebied_words(net, str(chosen.gebied)).partition(' (')[0]}"
    if chosen == Selection(kern=chosen.kern, op=chosen.op):
        return f" in {kern_words(net, str(chosen.kern))}"
    return " binnen deze selectie"


def gebied_words(net: Net, gebied: str) -> str:
    """'gebied 3 (Silvolde)', or what is known of it."""
    return _gebied(net, gebied, short=False)


def short_gebied_words(net: Net, gebied: str) -> str:
    """As `gebied_words`, a long name by its first place: 'gebied 6 (Gendringen e.o.)'."""
    return _gebied(net, gebied, short=True)


def _gebied(net: Net, gebied: str, short: bool) -> str:
    place = next((g for g in net.gebieden if g.id == gebied), None)
    if place is None:
        return f"{gebied_word()} {gebied}"
    cut = short and len(place.naam) > SHORT_NAME and "," in place.naam
    naam = f"{place.naam.partition(',')[0]} e.o." if cut else place.naam
    return (
        f"{gebied_word()} {place.nummer} ({naam})"
        if place.nummer is not None
        else f"{gebied_word()} {naam}"
    )


def kern_words(net: Net, kern: str) -> str:
    """The name of a kern."""
    return next((k.naam for k in net.kernen if k.id == kern), kern)


def tie_words(van: str, label: str, naar: str) -> str:
    """A relation as a small sentence: 'A werkt samen met B', 'A is lid van B'.

    Labels of relations start with a verb in the third person, which ends in t, or with a noun that
    needs 'is'.
    """
    return (
        f"{van} {label} {naar}"
        if label.split(" ", 1)[0].endswith("t")
        else f"{van} is {label} {naar}"
    )


def sentence(*parts: str) -> str:
    """Parts joined by spaces, a capital in front and one full stop behind.

    Names that start small stay as they are.
    """
    text = " ".join(part.strip() for part in parts if part.strip())
    if not text:
        return ""
    if text[0].isalpha():
        text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
