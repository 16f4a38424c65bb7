"""Two spellings of one name: what is left without spelling, articles and words for a kind.

The one rule for what may be the same actor, at import and in what is found in the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from netwerk.model import Kern, fold

ARTICLES = ("de", "het", "een", "t", "s", "the", "en", "and", "of", "van", "der", "den")
KINDS = (
    "stichting",
    "vereniging",
    "ver",
    "obs",
    "cbs",
    "kbs",
    "rkbs",
    "pcbs",
    "rk",
    "basisschool",
    "school",
    "bv",
    "nv",
    "vof",
)
"""Words that say what kind of thing it is: two spellings often differ in them."""
EMPTY = frozenset((*ARTICLES, *KINDS))
CLUB = "vereniging"
"""A word of its own or the end of one: 'Voetbal Vereniging', 'Voetbalvereniging'."""
SAME_WORD = {
    "sint": "st",
    "saint": "st",
    "sinte": "st",
    "burgemeester": "burg",
    "doctor": "dr",
    "dokter": "dr",
    "meester": "mr",
}


def name_key(naam: str, spellings: Mapping[str, str], without: Iterable[str] = ()) -> str:
    """What two spellings of one name share; '' only for a name without letters or digits.

    Gone are case, accents, dots, blanks, articles and words for the kind of thing. ``spellings``:
    see `kern_spellings`. ``without``: names of kernen (see `plain_name`) that are left out too.
    """
    dots_out = fold(naam)
    if "." in dots_out:
        dots_out = re.sub(r"(?<=\b[a-z])\.", "", dots_out)  # 's.d.o.u.c.' is one word
    folded = f" {' '.join(re.findall('[a-z0-9]+', dots_out))} "
    for spelling, kern in spellings.items():
        if spelling in folded:
            folded = folded.replace(spelling, f" {kern} ")
    for kern in without:
        folded = folded.replace(f" {kern} ", " ")
    words = [SAME_WORD.get(word, word) for word in folded.split()]
    telling = [word.removesuffix(CLUB) for word in words if word not in EMPTY]
    return "".join(telling) or "".join(words)


def kern_spellings(kernen: Iterable[Kern]) -> dict[str, str]:
    """Other spellings of kernen with the name of each, longest first, blanks around."""
    named = {
        f" {plain_name(other)} ": plain_name(kern.naam)
        for kern in kernen
        for other in kern.andere_namen
    }
    return dict(sorted(named.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def plain_name(naam: str) -> str:
    """A name as words without case, accents and signs."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(naam)))
