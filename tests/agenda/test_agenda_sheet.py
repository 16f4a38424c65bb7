"""The A3 of the agenda: all of it escaped, the largest first, and what has no room counted."""

from netwerk.agenda.agenda_sheet import MOST, AgendaSheet, SheetLine, agenda_sheet_html


def line(number: int, **more: object) -> SheetLine:
    return SheetLine("vraagstuk", f"Vraag {number}", "Koor", "sinds 2026", "Loopt", **more)  # type: ignore[arg-type]


def sheet(lines: list[SheetLine]) -> str:
    return agenda_sheet_html(AgendaSheet("Gebied 5", "25 november 2026", lines))


def test_a_sheet_has_a_box_to_tick_on_each_line() -> None:
    html = sheet([line(1), line(2)])
    assert "Herken je dit?" in html
    assert html.count('scope="row"') == 2
    assert "size: A3 landscape" in html


def test_what_has_no_room_is_counted() -> None:
    assert "pasten hier niet" not in sheet([line(n) for n in range(MOST)])
    html = sheet([line(n) for n in range(MOST + 3)])
    assert html.count('scope="row"') == MOST
    assert "Nog 3 dingen staan op de agenda en pasten hier niet." in html
    assert "Nog één ding" in sheet([line(n) for n in range(MOST + 1)])


def test_text_is_text() -> None:
    html = sheet([SheetLine("signaal", "<script>x</script>", "A&B", "", "")])
    assert "<script>" not in html
    assert "A&amp;B" in html


def test_an_empty_agenda_asks() -> None:
    assert "Wat hoor je aan tafel?" in sheet([])
