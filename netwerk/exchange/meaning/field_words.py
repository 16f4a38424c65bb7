"""Words under soort, categorie and rol read together: each says what it can, wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from netwerk.exchange.meaning.word_lists import LONGEST, FieldWord, field_word, is_address, is_exact
from netwerk.model import Value, fold
from netwerk.schema import schema

PROFESSIONAL = "professional"
_APART = 3
"""A word that is this much longer or shorter is no slip of the pen."""
VELDEN = ("soort", "categorie", "rol")


@dataclass(frozen=True)
class Said:
    """The values of an actor with what its words say.

    kept: lines to keep in the note. remarks: (property, sentence) for the user.
    """

    values: dict[str, Value]
    kept: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]


def filled_by_words(texts: Mapping[str, str], values: Mapping[str, Value]) -> Said:
    """What the words under soort, categorie and rol say together.

    A word counts first for its own column, then for the others: 'wijkagent' under categorie is a
    rol. A column that says something itself is not overruled.
    """
    out = dict(values)
    kept: list[str] = []
    remarks: list[tuple[str, str]] = []
    found = {naam: field_word(texts[naam]) for naam in VELDEN if naam in texts}
    if "rol" in found and _is_of_the_contact(texts, values):
        kept.append(f"Functie van de contactpersoon: {texts['rol']}")
        del found["rol"]
        out.pop("rol", None)
    own = {naam: _own(naam, texts[naam]) for naam in found}
    for naam, word in found.items():
        text = texts[naam]
        if own[naam] or (naam != "soort" and is_address(text)):  # an address is kept already
            if naam == "rol" and _says_more(text, own[naam]):
                kept.append(f"Rol: {text}")
            continue
        if naam in out and naam != "soort":
            del out[naam]  # a word of another list, or an own word: put back below
        if not word.known and naam != "soort":
            out[naam] = values.get(naam)
            remarks.append((naam, _unknown(naam, text)))
            continue
        gives = _gives(word, out, own)
        if not (gives.get(naam) if naam != "soort" else is_exact(text)):
            kept.append(f"{schema().labels['Actor'].velden[naam].label}: {text}")
        out |= gives
        if gives:
            remarks.append((naam, _read_as(text, gives)))
    if "soort" not in out and own.get("rol") not in (None, "anders"):
        out["soort"] = PROFESSIONAL
        label = schema().keuzes["soort"].label(PROFESSIONAL)
        remarks.append(("rol", f"de soort is afgeleid van de rol ({texts['rol'][:60]}: {label})."))
    return Said({n: v for n, v in out.items() if v is not None}, tuple(kept), tuple(remarks))


def _is_of_the_contact(texts: Mapping[str, str], values: Mapping[str, Value]) -> bool:
    """Whether a function is that of who is named as contact, so never of the organisation."""
    return bool(texts.get("contact")) and values.get("soort") != PROFESSIONAL


def _says_more(text: str, rol: str | None) -> bool:
    return rol is not None and fold(text) != fold(schema().keuzes["rol"].label(rol))


def _own(naam: str, text: str) -> str | None:
    """The value of the column's own list that a word is."""
    return schema().keuzes[naam].find(text)


def _gives(
    word: FieldWord, out: Mapping[str, Value], own: Mapping[str, str | None]
) -> dict[str, Value]:
    """What a word fills in: nothing that is said already."""
    said = {"soort": word.soort, "categorie": word.categorie, "rol": word.rol}
    return {n: v for n, v in said.items() if v and not own.get(n) and n not in out}


def _read_as(text: str, gives: Mapping[str, Value]) -> str:
    said = ", ".join(
        f"{schema().labels['Actor'].velden[naam].label} {schema().keuzes[naam].label(str(value))}"
        for naam, value in gives.items()
    )
    return f"'{text[:60]}' is gelezen als {said}."


@lru_cache(maxsize=2_000)
def _unknown(naam: str, text: str) -> str:
    label = schema().labels["Actor"].velden[naam].label
    said = f"'{text[:60]}' is geen bekend woord voor {label}; overgenomen zoals het er staat."
    return said + like(text, naam)


def like(text: str, naam: str = "soort") -> str:
    """What an unknown word could be, as a sentence; empty when nothing comes near."""
    folded = fold(text[:LONGEST])
    words = _by_letter(naam).get(folded[:1], {})
    near = [word for word in words if abs(len(word) - len(folded)) <= _APART]
    found = get_close_matches(folded, near, n=3, cutoff=0.8)
    labels = list(dict.fromkeys(words[word] for word in found))
    return f" Bedoel je {' of '.join(labels)}?" if labels else ""


@cache
def _by_letter(naam: str) -> Mapping[str, Mapping[str, str]]:
    """The known words by first letter, with what each is called; those of one list first."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for lijst in (schema().keuzes[n] for n in dict.fromkeys((naam, *VELDEN))):
        for keuze in lijst.keuzes.values():
            for word in map(fold, (keuze.label, *keuze.koppen)):
                words[word[:1]].setdefault(word, keuze.label)
    return words
