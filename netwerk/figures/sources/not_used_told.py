"""What of a table with figures is not used, as sentences with what one can do."""

from __future__ import annotations

from netwerk.figures.sources.read_value import FigureTable, OurGemeente


def nothing_of_ours(table: FigureTable, ours: OurGemeente, others: int) -> str:
    """That no row is of our gemeente. others: how many are of another one."""
    start = f"In {table.file} staat niets van {ours.naam} ({ours.code})"
    if not others:
        return f"{start}, en geen enkele gemeente, wijk of buurt met een code van CBS."
    rows = "de ene rij is" if others == 1 else f"alle {others} rijen zijn"
    return f"{start}: {rows} van andere gemeenten."


def no_figures(table: FigureTable) -> str:
    """That there are places without figures, and without borders that can be used."""
    if table.borders:
        return (
            f"{table.file} heeft geen cijfers die netwerk kent en geen grenzen die te gebruiken "
            "zijn."
        )
    return (
        f"In {table.file} staan wel plekken, maar geen cijfers die netwerk kent. Kijk op de pagina "
        "Cijfers welke bestanden netwerk leest, of zet de cijfers in een tabel met de kolommen "
        "plek, maat, jaar, waarde en bron."
    )


def twice_told(count: int) -> str:
    """That so many figures stand in it twice with another value."""
    if count == 1:
        return "Eén cijfer staat er twee keer in met een andere waarde. Het is niet gebruikt."
    return f"{count} cijfers staan er twee keer in met een andere waarde. Ze zijn niet gebruikt."


def odd_told(header: str, count: int) -> str:
    """That so many values of a column are no number that can be."""
    if count == 1:
        return f"In kolom {header.strip()} is 1 waarde geen goed getal. Die is niet gebruikt."
    return (
        f"In kolom {header.strip()} zijn {count} waarden geen goed getal. Die zijn niet gebruikt."
    )
