"""Rows and facts that look private are held back, row by row, unless somebody says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from netwerk.access.phone_numbers import mobile_in
from netwerk.exchange.guard.chosen_rows import chosen
from netwerk.exchange.guard.function_fields import asks_function
from netwerk.exchange.guard.function_named import (
    function_of,
    leave_names_away,
    name_said,
    names_somebody_in,
)
from netwerk.exchange.guard.privacy_words import privacy_words
from netwerk.exchange.guard.private_facts import (
    PROFESSIONAL,
    names_a_person,
    organisation_behind,
    passes_eleven_test,
    told_in,
)
from netwerk.exchange.guard.why_private import (
    may_be_private,
    why_of_contact,
    why_private,
    why_value,
)
from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.meaning.word_lists import is_address, is_nothing
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import NOTE_VELDEN, Draft
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.reasons import PRIVATE, Trouble
from netwerk.exchange.report import HeldBack
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.table import Row
from netwerk.model import Actor, Item
from netwerk.schema import schema
from netwerk.typed.convert import name_key
from netwerk.typed.text import join_list


@dataclass
class Guard:
    """Holds back what looks private; remembers what, for the plan and for the history."""

    existing: Existing
    options: ImportOptions
    notes: Notes
    held: list[HeldBack] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._takes = chosen(self.options.toch)
        self._soort_of: dict[str, str] = {}
        for actor in self.existing.of(Actor).values():
            self._soort_of.setdefault(name_key(actor.naam), actor.soort)

    def checked(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts without what looks private; those of one sheet stand together."""
        safe: list[Draft] = []
        for _, of_one in groupby(drafts, key=lambda draft: id(draft.sheet)):
            there = list(of_one)
            sheet = there[0].sheet
            cells: dict[int, tuple[str, ...]] = dict(sheet.rows)
            columns = _person_columns(sheet.of or sheet) if sheet.label == "Actor" else []
            if sheet.of is None and (listed := _lists_people(sheet.rows, columns)):
                columns.append((_PEOPLE, 0, listed))
            safe += [self._checked(draft, cells.get(draft.row, ()), columns) for draft in there]
        return safe

    def _checked(
        self, draft: Draft, cells: Sequence[str], columns: Sequence[tuple[str, int, str]]
    ) -> Draft:
        if draft.trouble:
            return draft
        stored = self._stored(draft)
        taken = self._takes(draft.where())
        known = stored is not None and getattr(stored, "naam", None) == draft.values.get("naam")
        if not known and (why := self._about_a_person(draft, cells, columns)):
            self.held.append(HeldBack(draft.where(), "", why, taken))
            said = f"{why}; de rij is niet opgenomen. {_instead(draft)}{_take(draft)}"
            return draft if taken else replace(draft, trouble=Trouble(PRIVATE, said))
        return self._without_facts(draft, _contact_in(draft, cells), stored, taken)

    def _stored(self, draft: Draft) -> Item | None:
        """The stored item that a row of one of our own files means: what it says is in already."""
        if not draft.sheet.our_keys:
            return None
        label = draft.sheet.label or ""
        return self.existing.items.get(label, {}).get(str(draft.values.get("id", "")))

    def _about_a_person(
        self, draft: Draft, cells: Sequence[str], columns: Sequence[tuple[str, int, str]]
    ) -> str | None:
        """Why a row looks like a resident, as part of a sentence."""
        if draft.sheet.label != "Actor":
            return None
        filled = {
            kind: header
            for kind, index, header in columns
            if kind != _PEOPLE and index < len(cells) and _is_filled(kind, cells[index])
        }
        if "bsn" in filled:
            return f"onder '{filled['bsn'][:40]}' staat een BSN: de rij gaat over een bewoner"
        if "geboren" in filled:
            return f"onder '{filled['geboren'][:40]}' staat wanneer iemand is geboren"
        if listed := next((header for kind, _, header in columns if kind == _PEOPLE), None):
            return f"dit is een lijst van mensen, want die heeft een kolom '{listed[:40]}'"
        name = str(draft.values.get("naam", ""))
        if "adres" in filled and names_a_person(name, None):
            return "er staat een mens met een huisadres"
        if is_address(name):
            return None  # no name at all: that is said elsewhere
        if mobile_in(name):
            return f"in de naam '{name[:40]}' staat een 06-nummer"
        if names_a_person(name, self._soort(draft)):
            return f"'{name[:40]}' lijkt de naam van een mens, geen groep of organisatie"
        return told_in(name, self._soort(draft) == PROFESSIONAL)

    def _soort(self, draft: Draft) -> str | None:
        """The soort of the actor of a row, as far as it can be known here."""
        if draft.sheet.label != "Actor":
            return None
        if soort := draft.values.get("soort"):
            return str(soort)
        keuze = schema().keuzes["categorie"].keuzes.get(str(draft.values.get("categorie")))
        known = self._soort_of.get(name_key(str(draft.values.get("naam", ""))))
        return (keuze and keuze.soort) or known or self.options.soort

    def _without_facts(self, draft: Draft, contact: str, stored: Item | None, taken: bool) -> Draft:
        """The draft without private facts; ``contact``: whom it names as contact person."""
        label, soort = draft.sheet.label or "", self._soort(draft)
        velden = schema().labels[label].velden
        values, texts = dict(draft.values), dict(draft.texts)
        for naam, value in draft.values.items():
            veld = velden[naam]
            if (label, naam) == ("Actor", "naam") or not may_be_private(veld):
                continue
            name = str(draft.values.get("naam", ""))
            rest, why = why_value(veld, value, label, name, soort)
            if why is None and contact and soort != PROFESSIONAL:
                why = why_of_contact(contact, draft.values, naam)
                rest = None if why else rest
            if why is None or (stored and getattr(stored, naam) == value):
                continue
            if veld.verplicht and not taken:
                self.held.append(HeldBack(draft.where(), veld.label, why, taken))
                said = f"{veld.label}: {why}; de rij is niet opgenomen. {_take(draft)}"
                return replace(draft, trouble=Trouble(PRIVATE, said))
            self._hold(draft, veld.naam, veld.label, why, taken)
            if not taken:
                values.pop(naam)
                texts.pop(naam, None)
                if isinstance(rest, tuple):
                    values[naam] = rest
                    texts[naam] = join_list(rest)
        names = self._names_for_functions(draft, texts, stored, taken)
        for naam in (*names, *self._private_words(draft, names, soort, taken)):
            leave_names_away(label, naam, values, texts)
        kept = tuple(self._kept(draft, draft.kept, soort, taken))
        features = tuple(self._kept(draft, draft.features, soort, taken))
        if (
            texts == draft.texts
            and values == draft.values
            and kept == draft.kept
            and features == draft.features
        ):
            return draft
        return replace(draft, values=values, texts=texts, kept=kept, features=features)

    def _names_for_functions(
        self, draft: Draft, texts: Mapping[str, str], stored: Item | None, taken: bool
    ) -> list[str]:
        """Which properties that should say a function say the name of somebody."""
        label, found = draft.sheet.label or "", []
        for naam, text in texts.items():
            if not asks_function(draft, naam) or not names_somebody_in(text):
                continue
            if stored and getattr(stored, naam) == draft.values.get(naam):
                continue
            rest, veld = function_of(label, naam, text), schema().labels[label].velden[naam].label
            self._hold(draft, naam, veld, name_said(text), taken, rest)
            found.append(naam)
        return [] if taken else found

    def _private_words(
        self, draft: Draft, names: Sequence[str], soort: str | None, taken: bool
    ) -> list[str]:
        """Whose word may be none of its list, so that it would be kept in the note, and private."""
        velden = schema().labels[draft.sheet.label or ""].velden
        return [
            naam
            for naam, text in draft.texts.items()
            if naam not in names
            if naam in _PLACES or (velden[naam].keuzes and naam not in draft.values)
            if not self._kept(draft, [f"{velden[naam].label}: {text}"], soort, taken)
        ]

    def _kept(
        self, draft: Draft, lines: Sequence[str], soort: str | None, taken: bool
    ) -> list[str]:
        """The lines that are kept in the note or as labels, without those that look private."""
        kept, label = [], draft.sheet.label or ""
        velden = schema().labels[label].velden
        note = next((velden[naam] for naam in NOTE_VELDEN if naam in velden), None)
        for line in lines:
            name = str(draft.values.get("naam", ""))
            why = why_private(note, line, label, name, soort) if note else None
            if why:
                self._hold(draft, None, line.partition(":")[0], why, taken)
            if taken or not why:
                kept.append(line)
        return kept

    def _hold(
        self, draft: Draft, naam: str | None, label: str, why: str, taken: bool, rest: str = ""
    ) -> None:
        self.held.append(HeldBack(draft.where(), label, why, taken))
        left = f"alleen '{rest[:40]}' is overgenomen" if rest else "niet overgenomen"
        said = "toch opgenomen, want dat is gekozen." if taken else f"{left}. {_take(draft)}"
        self.notes.note(draft.where(naam), f"{why}; {said}")


def _person_columns(sheet: Sheet) -> list[tuple[str, int, str]]:
    """The columns that only a list of persons has: what kind, where, and the header."""
    words = privacy_words()
    kinds = {"bsn": words.bsn_headers, "geboren": words.birth_headers, "adres": words.home_headers}
    return [
        (kind, column.index, column.header)
        for column in sheet.columns
        for kind, headers in kinds.items()
        if header_word(column.header) in headers
    ]


_PLACES = ("kern", "gebieden")
_PEOPLE = "mensen"
"""Said of a whole list, beside what stands in its columns."""


def _lists_people(rows: Sequence[Row], columns: Sequence[tuple[str, int, str]]) -> str | None:
    """The header under which most rows say when somebody was born, or a BSN: all are people."""
    for kind, index, header in columns:
        if kind != "adres":
            cells = [row[index] for _, row in rows if index < len(row)]
            filled = sum(1 for cell in cells if _is_filled(kind, cell))
            if filled > 1 and 2 * filled >= len(rows):
                return header
    return None


def _take(draft: Draft) -> str:
    how = f"(bij een opdracht: --toch {draft.row})"
    return f"Mag het wel? Kies dan om de rij toch op te nemen {how}."


def _instead(draft: Draft) -> str:
    """What could be written where a name is that of a person of an organisation."""
    name = str(draft.values.get("naam", ""))
    club = organisation_behind(name) if names_a_person(name, None) else None
    return (
        f"Gaat het om '{club[:40]}'? Zet dan die naam er neer, en de functie apart. "
        if club and not any(map(str.isdigit, club))
        else ""
    )


def _contact_in(draft: Draft, cells: Sequence[str]) -> str:
    """Whom a row names as contact person, also when only the function is taken over."""
    at = draft.sheet.contact[0] if draft.sheet.contact else None
    named = cells[at] if at is not None and at < len(cells) else ""
    return named or str(draft.values.get("contact") or "")


def _is_filled(kind: str, cell: str) -> bool:
    if not cell or is_nothing(cell):
        return False
    return kind != "bsn" or passes_eleven_test(cell) or sum(map(str.isdigit, cell)) >= _BSN_DIGITS


_BSN_DIGITS = 7


def named(held: Sequence[HeldBack]) -> str:
    """What was taken although it looks private, as words for the history; empty for nothing."""
    rows: dict[str, list[str]] = defaultdict(list)
    for entry in held:
        if entry.taken:
            rows[entry.key].append(entry.what or "de hele rij")
    shown = [f"{key} ({', '.join(dict.fromkeys(what))})" for key, what in rows.items()]
    more = f" en nog {len(shown) - _SHOWN}" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more


_SHOWN = 20
