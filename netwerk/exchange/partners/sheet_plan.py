"""From the sheet of a partner that came back to a plan; nothing is stored here.

What the partner left as it was given changes nothing, also when netwerk knows better by now; what
both changed in another way is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from netwerk.exchange.formats.csv import write_csv
from netwerk.exchange.meaning.label_plans import KEY_HEADER
from netwerk.exchange.partners import sheet_form as form
from netwerk.exchange.partners.cell_changes import CellChanges, cell_changes
from netwerk.exchange.partners.confirming import confirmed, tie_called
from netwerk.exchange.partners.partner_facts import BRON
from netwerk.exchange.partners.reply_rows import (
    CHANGED_SINCE,
    NO_QUESTION,
    READ_IT,
    left_row,
    planned_as,
    problem_row,
    row_for,
)
from netwerk.exchange.partners.sheet_back import BackRow, SheetBack, read_back
from netwerk.exchange.places import Places
from netwerk.exchange.report import NOTE, PROBLEM, ImportPlan, PlannedRow, RowMessage, SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.where import Where
from netwerk.model import ITEM_TYPES, Actor, Gebied, Item, Kern, Navraag, Relatie, fold, item_name
from netwerk.typed.dates import day_words

SAID = {"": "", form.RIGHT: form.RIGHT, form.WRONG: form.WRONG, form.NEW: form.NEW} | {
    word: said
    for said, words in {form.RIGHT: ("ja", "x", "ok"), form.WRONG: ("nee", "kloptniet")}.items()
    for word in words
}

KNOWN_BY = ("naam", "van", "naar", "soort")
"""What two rows without a key must say the same to mean the same."""


def plan_sheet(
    name: str, content: bytes, existing: Existing, options: ImportOptions, today: str
) -> ImportPlan:
    """What accepting the sheet that came back would do. Raises InputError."""
    back = read_back(name, content)
    reading = _Reading(name, back, existing, options, today)
    rows = [row for label in form.SHEETS for row in reading.rows(label)]
    new = reading.new_rows()
    rows.insert(0, reading.answered([*rows, *new.rows]))
    said = [
        RowMessage(row.where, PROBLEM if row.state == "probleem" else NOTE, row.sentence)
        for row in rows
        if row.state in ("probleem", "overgeslagen")
    ]
    rows += new.rows
    counts = dict.fromkeys((None, *form.SHEETS.values()), 0)
    for row in rows:
        counts[row.sheet] = counts.get(row.sheet, 0) + 1
    labels = {title: label for label, title in form.SHEETS.items()}
    return replace(
        new,
        files=(name,),
        sheets=tuple(
            SheetReport(Where(name, sheet), labels.get(sheet or "", "Navraag"), count)
            for sheet, count in counts.items()
            if count
        ),
        rows=tuple(rows),
        messages=(*reading.messages, *said, *new.messages),
    )


@dataclass
class _Reading:
    name: str
    back: SheetBack
    existing: Existing
    options: ImportOptions
    today: str
    messages: list[RowMessage] = field(default_factory=list)

    def __post_init__(self) -> None:
        back = self.back
        self.names = form.names_in(self.existing.items)
        self.places = Places(self.existing.of(Gebied).values(), self.existing.of(Kern).values())
        usable = back.day is not None and back.given_on <= back.day <= self.today
        self.day = back.day if usable and back.day else self.today
        self._new: dict[str, list[tuple[Where, BackRow]]] = {label: [] for label in form.SHEETS}
        whole = Where(self.name)
        if not usable:
            said = f"op het blad {form.READ_ME} staat bij {form.FILLED_ON} geen dag die kan; {day_words(self.today)} is ingevuld."  # noqa: E501
            self.messages.append(RowMessage(whole, NOTE, said))
        for label, headers in back.strange.items():
            where = Where(self.name, form.SHEETS[label])
            for header in headers:
                said = f"de kolom '{header[:60]}' hoort niet bij het blad en is niet gelezen."
                self.messages.append(RowMessage(where, NOTE, said))

    def rows(self, label: str) -> Iterator[PlannedRow]:
        """The rows of one sheet that are known, and what vanished from it."""
        where = Where(self.name, form.SHEETS[label])
        rows, given = self.back.rows[label], self.back.given[label]
        if rows is None:
            if given:
                said = f"het blad {where.sheet} is weg of heeft geen koppen meer; er is niets van gelezen."  # noqa: E501
                self.messages.append(RowMessage(where, NOTE, said))
            return
        seen: set[str] = set()
        for row in rows:
            key = row.cells.get(KEY_HEADER, "")
            own = [row.cells.get(veld.label, "") for veld in form.velden(label)]
            if not any(own):
                continue  # emptied: it counts as gone
            at = where.at(row.number)
            if not key:
                self._new[label].append((at, row))
            elif key not in given or key in seen:
                twice = "staat hier twee keer" if key in seen else "stond niet in het blad"
                said = f"de sleutel '{key[:60]}' {twice}. Laat bij een nieuwe rij de sleutel leeg."
                yield problem_row(at, label, READ_IT, said)
            else:
                yield self._known(at, label, row, given[key])
            seen.add(key)
        gone = self._gone(label, rows, seen)
        if gone and seen - given.keys() - {""}:
            said = (
                "er zijn sleutels veranderd; van wat uit het blad verdween, is niets voorgesteld."
            )
            self.messages.append(RowMessage(where, NOTE, said))
        else:
            yield from self._vanished(where, label, gone)

    def _gone(self, label: str, rows: Sequence[BackRow], seen: set[str]) -> list[str]:
        """The keys that are no longer in the sheet, unless the row stands there without its key."""
        heads = [veld.label for veld in form.velden(label)]
        known_by = [i for i, veld in enumerate(form.velden(label)) if veld.naam in KNOWN_BY]
        there = {
            tuple(row.cells.get(heads[i], "") for i in known_by)
            for row in rows
            if not row.cells.get(KEY_HEADER)
        }
        return [
            key
            for key, cells in self.back.given[label].items()
            if key not in seen and tuple(cells[i] for i in known_by) not in there
        ]

    def _known(self, where: Where, label: str, row: BackRow, given: tuple[str, ...]) -> PlannedRow:
        item = self.existing.items.get(label, {}).get(row.cells[KEY_HEADER])
        if item is None:
            said = f"'{row.cells[KEY_HEADER]}' staat niet meer in netwerk."
            return problem_row(where, label, CHANGED_SINCE, said)
        called = self._called(item)
        verdict = fold(row.cells.get(form.VERDICT, ""))
        said = SAID.get(verdict, "")
        if verdict not in SAID:
            word = row.cells[form.VERDICT][:40]
            return problem_row(
                where,
                label,
                READ_IT,
                f"{called}: '{word}' is geen antwoord. Kies klopt of klopt niet.",
            )
        found = cell_changes(item, given, row.cells, self.names, self.places)
        for remark in found.remarks:
            self.messages.append(RowMessage(where, NOTE, f"{called}: {remark}"))
        return self._judged(where, item, found, said)

    def _judged(self, where: Where, item: Item, found: CellChanges, said: str) -> PlannedRow:
        """What a row does. Only a row of which every cell is clear confirms its item."""
        label, called = type(item).__name__, self._called(item)
        if found.conflict:
            return problem_row(where, label, CHANGED_SINCE, f"{called}: {found.conflict}.")
        if found.item == item:
            if said in ("", form.NEW):
                return PlannedRow(where, label, "gelijk", item, item, "")
            if said == form.WRONG or found.remarks:
                unclear = f"{called} klopt niet, maar er staat niet wat. Vraag het na."
                return problem_row(where, label, READ_IT, unclear)
            if found.since:
                unclear = f"{called} is sinds het blad gewijzigd en niet bevestigd."
                return problem_row(where, label, CHANGED_SINCE, unclear)
        after = found.item
        if not (found.remarks or found.since):
            after = self._confirmed(after)
        return row_for(where, item, after, f"{called}: {found.words or 'bevestigd'}.")

    def _confirmed(self, item: Item) -> Item:
        if isinstance(item, Actor):
            return confirmed(item, self.day, self.back.functie)
        if isinstance(item, Relatie):
            return confirmed(item, self.day, self.back.functie)
        return item

    def _vanished(self, where: Where, label: str, keys: Sequence[str]) -> Iterator[PlannedRow]:
        """What was in the sheet and is not any more: proposed as stopped."""
        for key in keys:
            item = self.existing.items.get(label, {}).get(key)
            if (
                item is None
                or getattr(item, "tot", None)
                or getattr(item, "status", "") == "gestopt"
            ):
                continue
            called = self._called(item)
            if not self.options.gestopt:
                said = f"{called} staat niet meer in het blad. Is het gestopt? Kies dan 'Wat uit het blad is verdwenen, is gestopt' (bij een opdracht: --gestopt)."  # noqa: E501
                yield left_row(where, label, said)
                continue
            after: Item = item
            if isinstance(item, Actor):
                after = replace(item, status="gestopt")
            elif isinstance(item, Relatie):
                after = replace(item, tot=self.day)
            yield row_for(
                where, item, after, f"{called}: gestopt, de rij is uit het blad verdwenen."
            )

    def new_rows(self) -> ImportPlan:
        """The rows without a key, as any list is planned: who is known already is found."""
        files = []
        partner = self.existing.of(Actor).get(self.back.partner)
        bron = f"{BRON} {partner.naam if partner else 'een partner'}, {day_words(self.day)}"
        for label, rows in self._new.items():
            velden = form.velden(label)
            heads = [
                *(veld.label for veld in velden),
                "Laatst bevestigd",
                "Bevestigd door (functie)",
                "Bron",
            ]
            lines = [heads]
            for _, row in rows:
                cells = [row.cells.get(veld.label, "") for veld in velden]
                lines.append([*cells, self.day, self.back.functie or "", bron])
            if rows:
                files.append(
                    (
                        f"{self.name}: nieuw bij {form.SHEETS[label]}",
                        write_csv(lines),
                        [at for at, _ in rows],
                    )
                )
        if not files:
            return ImportPlan((self.name,), (), ())
        return planned_as(files, self.existing, self.options)

    def answered(self, rows: Sequence[PlannedRow]) -> PlannedRow:
        """What is kept of the answer itself."""
        where = Where(self.name)
        navraag = self.existing.of(Navraag).get(self.back.code)
        if navraag is None:
            said = f"De vraag bij dit blad ({self.back.code}) staat niet in netwerk; de rijen zijn wel gelezen."  # noqa: E501
            return problem_row(where, "Navraag", NO_QUESTION, said)
        own = [row for row in rows if row.item and row.label in ITEM_TYPES]
        told = {
            "klopt": any(
                row.changes and set(row.changes) <= {"laatst_bevestigd", "bevestigd_door"}
                for row in own
            ),
            "anders": any(set(row.changes) - {"laatst_bevestigd", "bevestigd_door"} for row in own),
            "kennen_ook": any(row.state == "nieuw" for row in own),
        }
        words = tuple(w for w, there in told.items() if there or w in navraag.antwoord)
        after = replace(
            navraag,
            antwoord=words,
            beantwoord=max(self.day, navraag.beantwoord or "") if words else navraag.beantwoord,
            functie=self.back.functie or navraag.functie,
        )
        return row_for(where, navraag, after, f"Antwoord van {day_words(self.day)}.")

    def _called(self, item: Item) -> str:
        if isinstance(item, Relatie):
            return tie_called(item, self.existing.of(Actor))
        return item_name(item)
