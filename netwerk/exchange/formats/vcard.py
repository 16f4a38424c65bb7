"""vCard: the organisations in an address book, and who works for them.

A card without an organisation is somebody's own contact and is not read.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from netwerk.errors import InputError
from netwerk.exchange.formats.csv import decode
from netwerk.exchange.formats.network import NetworkFile, counted
from netwerk.exchange.table import RawTable
from netwerk.model import fold
from netwerk.typed.text import one_line

ORGANISATIONS = frozenset({"org", "organization", "group"})
"""Kinds of a card that are no person."""
_LINE = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.DOTALL)


@dataclass
class _Card:
    """What one card says: property -> values, those at home and the mobile ones left out."""

    values: dict[str, list[list[str]]] = field(default_factory=dict)
    private: int = 0

    def first(self, word: str, part: int = 0) -> str:
        """The first value of a property."""
        for parts in self.values.get(word, ()):
            if part < len(parts) and parts[part].strip():
                return one_line(parts[part])
        return ""


def read_vcard(name: str, content: bytes) -> list[RawTable]:
    """The organisations of the cards. Raises InputError when there are none."""
    text, _ = decode(name, content)
    network = NetworkFile(name)
    keys: dict[str, str] = {}
    own = private = 0
    for card in _cards(text):
        organisation = card.first("ORG") or (card.first("FN") if _is_organisation(card) else "")
        if not organisation:
            own += 1
            continue
        person = "" if _is_organisation(card) else card.first("FN") or _person(card)
        key = keys.setdefault(fold(organisation), organisation)
        private += card.private
        if not person:
            network.point(key, {**_reached(card), "soort": "instelling"}, key)
            continue
        network.point(key, {"soort": "instelling"}, key)
        network.point(
            f"{person} ({key})",
            {
                "soort": "professional",
                "rol": card.first("TITLE") or card.first("ROLE"),
                **{h: v for h, v in _reached(card).items() if h in ("telefoon", "email")},
            },
            person,
        )
        network.line(f"{person} ({key})", key, {"soort": "werkt voor"})
    network.forget_twice()
    if not network.points:
        raise InputError(
            f"{name} heeft {counted(own, 'kaartje', 'kaartjes')} zonder organisatie: dat zijn "
            "contacten van iemand zelf, en die leest netwerk niet. Vul bij wie erbij hoort de "
            "organisatie in."
        )
    if own:
        network.say(
            f"niet gelezen: {counted(own, 'kaartje', 'kaartjes')} zonder organisatie, want dat "
            "zijn contacten van iemand zelf. Hoort iemand erbij? Vul de organisatie in."
        )
    if private:
        network.say(
            f"niet gelezen: {counted(private, 'nummer of adres', 'nummers en adressen')} van thuis "
            "of van een mobiel."
        )
    return network.tables()


def _reached(card: _Card) -> dict[str, str]:
    return {
        "telefoon": card.first("TEL").removeprefix("tel:").partition(";")[0],
        "email": card.first("EMAIL"),
        "website": card.first("URL"),
        "adres": card.first("ADR", 2),
        "postcode": card.first("ADR", 5),
        "plaats": card.first("ADR", 3),
        "omschrijving": card.first("NOTE"),
        "labels": "; ".join(part for parts in card.values.get("CATEGORIES", ()) for part in parts),
    }


def _is_organisation(card: _Card) -> bool:
    if card.first("KIND").casefold() in ORGANISATIONS:
        return True
    if card.first("X-ABSHOWAS").casefold() == "company":
        return True
    named = card.first("FN")
    return not _person(card) and (not named or fold(named) == fold(card.first("ORG") or "-"))


def _person(card: _Card) -> str:
    names = card.values.get("N", [[]])[0]
    family, given, middle = (*names, "", "", "")[:3]
    return one_line(" ".join(filter(str.strip, (given, middle, family))))


def _cards(text: str) -> Iterator[_Card]:
    card: _Card | None = None
    for line in _unfolded(text):
        match = _LINE.match(line)
        if not match:
            continue
        word, said, value = match[1].upper(), match[2].upper(), match[3]
        if word == "BEGIN" and value.strip().upper() == "VCARD":
            card = _Card()
        elif word == "END" and card is not None:
            yield card
            card = None
        elif card is not None and value.strip(" ;"):
            if re.search(r"\b(HOME|CELL)\b", said) and word in ("TEL", "EMAIL", "ADR", "URL"):
                card.private += 1
                continue
            card.values.setdefault(word, []).append(_parts(word, said, value))


def _unfolded(text: str) -> Iterator[str]:
    """Lines, those that go on on the next line put together."""
    pieces = [""]
    for line in text.splitlines():
        if line[:1] in (" ", "\t"):
            pieces.append(line[1:])
        elif pieces[-1].endswith("=") and "QUOTED-PRINTABLE" in pieces[0][:200].upper():
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        else:
            yield "".join(pieces)
            pieces = [line]
    yield "".join(pieces)


def _parts(word: str, said: str, value: str) -> list[str]:
    """The parts of a value, with its escapes undone."""
    if "QUOTED-PRINTABLE" in said:
        charset = re.search(r"CHARSET=([\w-]+)", said)
        try:
            value = quopri.decodestring(value.encode("utf-8", "surrogateescape")).decode(
                charset[1] if charset else "utf-8", "replace"
            )
        except (LookupError, ValueError):
            return []
    separator = "," if word == "CATEGORIES" else ";"
    if word not in ("N", "ORG", "ADR", "CATEGORIES"):
        return [_plain(value)]
    return [_plain(part) for part in re.split(rf"(?<!\\){separator}", value)]


def _plain(text: str) -> str:
    return re.sub(r"\\([\\,;:nN])", lambda m: "\n" if m[1] in "nN" else m[1], text)
