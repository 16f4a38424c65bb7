"""The calendar by month: everything once, in order, and nothing that is over."""

from datetime import date

from netwerk.agenda.calendar_month import OnCalendar, by_month, months_before, over_before
from netwerk.agenda.calendar_sheet import MOST, calendar_sheet_html

TODAY = date(2026, 11, 30)


def on(id, datum, **more):
    return OnCalendar("Activiteit", id, 1, id, "Bijeenkomst", datum, **more)


def shown(months):
    return [(month.words, [entry.id for entry in month.entries]) for month in months]


def test_months_are_in_order_and_so_is_what_is_in_them():
    entries = [
        on("laat", "2026-12-04", tijd="19:30"),
        on("vroeg", "2026-12-04", tijd="09:00"),
        on("heel", "2026-12-04"),
        on("nu", "2026-11-30"),
        on("januari", "2027-01-09"),
        on("voorbij", "2026-11-29"),
    ]
    assert shown(by_month(entries, TODAY)) == [
        ("november 2026", ["nu"]),
        ("december 2026", ["heel", "vroeg", "laat"]),
        ("januari 2027", ["januari"]),
    ]
    assert shown(by_month(entries, TODAY, date(2026, 12, 31)))[-1][0] == "december 2026"
    assert [one.id for one in over_before(entries, TODAY)] == ["voorbij"]


def test_what_was_is_told_from_the_last_month_back():
    entries = [on("a", "2025-08-18"), on("b", "2026-11-02"), on("c", "2026-11-28"), on("d", "2027")]
    entries.append(on("e", "2026-10-28", tot="2026-11-05"))
    assert shown(months_before(entries, TODAY)) == [
        ("november 2026", ["c", "e", "b"]),
        ("augustus 2025", ["a"]),
    ]
    assert shown(months_before(entries, TODAY, most=1)) == [("november 2026", ["c"])]


def test_what_began_before_and_goes_on_stands_in_this_month():
    week = on("week", "2026-10-28", tot="2026-12-02")
    assert shown(by_month([week], TODAY)) == [("november 2026", ["week"])]
    assert over_before([week], TODAY) == ()


def test_a_month_or_year_without_a_day_comes_last_and_says_so():
    month, year = on("maand", "2026-12"), on("jaar", "2026")
    assert shown(by_month([month, year, on("dag", "2026-12-31")], TODAY)) == [
        ("december 2026", ["dag", "maand"]),
        ("2026", ["jaar"]),
    ]
    assert month.when == "dag niet bekend"
    assert shown(by_month([on("vorig", "2025")], TODAY)) == []


def test_when_is_told_in_few_words():
    assert on("a", "2026-12-04", tijd="19:30").when == "vr 4 december, 19:30"
    assert on("a", "2026-12-04", tot="2026-12-06").when == "vr 4 t/m zo 6 december"
    assert on("a", "2026-12-30", tot="2027-01-02").when == "wo 30 december t/m za 2 januari"


def test_the_sheet_names_what_there_is_and_counts_what_has_no_room():
    entries = [on(f"dag {n}", f"2026-12-{n:02d}") for n in range(1, 31)]
    page = calendar_sheet_html("Gebied 6", "kwartaal", by_month(entries, TODAY), "30 november")
    assert page.count("<tr><td") == MOST - 1
    assert f"En nog {30 - (MOST - 1)} dingen." in page
    few = calendar_sheet_html("Gebied 6", "kwartaal", by_month(entries[:2], TODAY), "nu")
    assert (few.count("<tr><td"), "En nog" in few) == (2, False)
    none = calendar_sheet_html("Gebied 6", "kwartaal", (), "nu")
    assert "nog niets op de kalender" in none


def test_names_on_the_sheet_are_text():
    month = by_month([on("<b>Feest</b> & zo", "2026-12-04")], TODAY)
    page = calendar_sheet_html("Gebied <6>", "kwartaal", month, "nu")
    assert "&lt;b&gt;Feest&lt;/b&gt; &amp; zo" in page
    assert "<b>" not in page
