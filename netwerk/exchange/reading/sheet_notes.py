"""What is said of the tables of a sheet: what is not understood, not taken over, or set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter

from netwerk.exchange.headers import Meaning
from netwerk.exchange.layout.asides import Aside
from netwerk.exchange.layout.fill_in import Column
from netwerk.exchange.layout.sheet_layout import Block
from netwerk.exchange.meaning.label_plans import READER_HEADERS, header_word, plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.shapes.lines import are_pairs
from netwerk.exchange.table import Cells, Row
from netwerk.exchange.where import Where, row_numbers

_ASIDES = {
    "totaal": ("is een optelling en niet", "zijn optellingen en niet"),
    "los": (
        "heeft geen streepje of nummer ervoor, hoort niet bij de lijst en is niet",
        "hebben geen streepje of nummer ervoor, horen niet bij de lijst en zijn niet",
    ),
    "opmerking": (
        "staat onder de tabel, is als opmerking gelezen en niet",
        "staan onder de tabel, zijn als opmerking gelezen en niet",
    ),
}


def what_is_needed(
    meaning: Meaning | None, rows: Sequence[Row] = (), is_cross: bool = False
) -> str:
    """How the table can be made readable; ``is_cross``: it looks like names with marks."""
    if meaning:
        titles = [plans()[label].title for label in meaning.maybe]
        return (
            f"Het kunnen {', '.join(title.lower() for title in titles[:-1])} of "
            f"{titles[-1].lower()} zijn. Noem het blad of het bestand zo, bijvoorbeeld "
            f"'{titles[0]}'."
        )
    if is_cross:
        return (
            "Zijn de koppen namen en betekent een kruisje of cijfer dat er contact is? Kies 'namen "
            "met kruisjes of cijfers' (bij een opdracht: --inhoud kruistabel)."
        )
    widths = {sum(1 for cell in cells if cell) for _, cells in rows}
    if widths == {1} and are_pairs(rows):
        return (
            "Zijn het paren van namen met een streepje of pijl ertussen? Kies 'twee namen op elke "
            "rij' (bij een opdracht: --inhoud paren). Zijn het namen zonder kop? Kies 'een naam op "
            "elke rij' (--inhoud namen)."
        )
    if widths == {1} and len(rows) > 1:
        return (
            "Zijn het namen zonder kop? Zet er 'Naam' boven, of kies 'een naam op elke rij' (bij "
            "een opdracht: --inhoud namen)."
        )
    if widths == {2} and len(rows) > 1:
        return (
            "Zijn het paren van namen zonder kop? Zet er 'Van' en 'Naar' boven, of kies 'twee "
            "namen op elke rij' (bij een opdracht: --inhoud paren). Nodig is anders een kolom Naam."
        )
    return (
        "Nodig is een kolom Naam (lijst van actoren) of de kolommen Van en Naar (lijst van "
        "relaties). Pas de koppen aan of kies zelf wat elke kolom betekent."
    )


def say_titles(where: Where, block: Block, notes: Notes) -> None:
    """Say which rows above the headers were read as titles and may be data."""
    numbers = numbers_of(block.doubtful)
    if numbers:
        notes.note(
            where.at(numbers[0]),
            f"{row_numbers(numbers)} staat boven de koppen, is als titel gelezen en komt niet in "
            "het netwerk. Is het een lijst? Zet er dan een kop boven.",
        )


def say_asides(
    where: Where, asides: Sequence[Aside], veld_of: Mapping[int, str], notes: Notes
) -> None:
    """Say which rows of the table hold no item, and what they were taken for.

    veld_of: row number of a heading -> the property that it says of the rows under it.
    """
    for kind, words in _ASIDES.items():
        numbers = [aside.row[0] for aside in asides if aside.kind == kind]
        if numbers:
            texts = ", ".join(f"'{a.text[:60]}'" for a in asides if a.kind == kind)
            said = f"{row_numbers(numbers)} ({texts[:200]}) {words[len(numbers) > 1]} overgenomen."
            notes.note(where.at(numbers[0]), said)
    for aside in asides:
        if aside.kind == "tussenkop":
            number = aside.row[0]
            veld = veld_of.get(number)
            word = plans()["Actor"].velden[veld].label.lower() if veld else ""
            use = f"gebruikt als '{word}' voor de rijen eronder" if veld else "niet overgenomen"
            said = f"'{aside.text[:60]}' is een tussenkop; {use}."
            notes.note(where.at(number), said)


def say_unsure(where: Where, block: Block, notes: Notes) -> None:
    """Say which rows were read and look like another table."""
    if block.unsure:
        numbers = numbers_of(block.unsure)
        notes.note(
            where.at(numbers[0]),
            f"{row_numbers(numbers)} staat onder een lege regel en lijkt op een andere tabel; wel "
            "gelezen. Hoort het er niet bij? Zet het op een eigen blad.",
        )


def say_crosses(where: Where, cells: Cells, columns: Sequence[int], notes: Notes) -> None:
    """Say that columns with only crosses may be actors; two or more, or it is a yes and no."""
    if len(columns) > 1:
        named = ", ".join(f"'{cells[i][:40]}'" for i in columns)[:300]
        notes.note(
            where,
            f"in de kolommen {named} staan alleen kruisjes of ja en nee. Zijn het actoren met wie "
            "er contact is? Kies 'namen met kruisjes of cijfers' (bij een opdracht: --inhoud "
            "kruistabel).",
        )


def say_left_out(
    where: Where,
    columns: Sequence[Column],
    rows: Sequence[Row],
    chosen: Mapping[str, str],
    notes: Notes,
    otherwise: frozenset[int] = frozenset(),
) -> None:
    """Say which columns are not taken over; ``otherwise``: those that are used in another way."""
    used = {c.veld: c for c in columns if c.veld}
    first: dict[str, Column] = {}
    for column in columns:
        same = first.setdefault(header_word(column.header), column)
        if column.index in otherwise or column.index < 0:
            continue
        if column.veld or column.header in READER_HEADERS or chosen.get(column.header) == "":
            continue
        notes.note(where, _why_left_out(column, same, used))
    headed = {c.index for c in columns}
    for i in sorted(_filled_columns(rows) - headed)[:20]:
        letter = get_column_letter(i + 1)
        notes.note(where, f"kolom {letter} heeft geen kop en is niet overgenomen.")


def _filled_columns(rows: Sequence[tuple[int, Cells]]) -> set[int]:
    return {i for _, cells in rows for i, cell in enumerate(cells) if cell}


def _why_left_out(column: Column, same: Column, used: Mapping[str, Column]) -> str:
    word = header_word(column.header)
    if same is not column:
        kept = next((c for c in used.values() if header_word(c.header) == word), None)
        which = f"kolom {get_column_letter(kept.index + 1)} is gebruikt en " if kept else ""
        return (
            f"de kop '{column.header}' staat er twee keer; {which}kolom "
            f"{get_column_letter(column.index + 1)} is niet overgenomen."
        )
    for plan in plans().values():
        meant = plan.words.get(word)
        if meant and meant[0] in used:
            other = used[meant[0]].header
            return (
                f"kolom '{column.header}' is niet overgenomen, want kolom '{other}' betekent "
                "hetzelfde en is al gebruikt."
            )
    return f"kolom '{column.header}' is niet overgenomen."


def numbers_of(rows: Sequence[Row]) -> tuple[int, ...]:
    """The numbers of these rows, sorted."""
    return tuple(sorted(number for number, _ in rows))
