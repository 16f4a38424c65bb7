"""The sheet of the team: all that was agreed, as text, counted when it has no room."""

from netwerk.report.team_sheet import AskedRow, OpenRow, TeamSheet, team_sheet_html

HOSTILE = "<script>alert(1)</script> **vet** \U0001f389 " + "w" * 300


def sheet(**more):
    return team_sheet_html(TeamSheet("Gebied 5", "november", "29 november 2026", **more))


def test_nothing_to_tell_leaves_room_for_new_afspraken():
    page = sheet()
    assert "Er staat niets open." in page
    assert "Nieuwe afspraken" in page
    assert "Gedaan in" not in page
    assert "Om samen te besluiten" not in page


def test_any_text_is_text():
    page = sheet(
        open=[OpenRow(HOSTILE, HOSTILE, "vr 4 dec", late=True)],
        done=[HOSTILE],
        asked=[AskedRow(HOSTILE, HOSTILE)],
    )
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 5
    assert "vr 4 dec, te laat" in page


def test_what_has_no_room_is_counted():
    page = sheet(open=[OpenRow(f"Nummer {i}", "An", "do") for i in range(30)], done=["x"] * 5)
    assert page.count('<span class="box">') == 8
    assert "En nog 22: zie Afspraken in netwerk." in page
    assert "En nog 2: zie" in page
