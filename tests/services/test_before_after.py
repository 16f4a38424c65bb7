"""Before and after: every row that an import would store, in words, and as a file."""

from __future__ import annotations

from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Relatie
from netwerk.services.desk import Desk
from netwerk.services.imports import preview_import
from netwerk.services.mappings.before_after import RowChange, before_after
from netwerk.services.mappings.changes_file import changes_file
from netwerk.services.mappings.preview import Preview
from netwerk.store.port import Change, Put, Store


def preview(desk: Desk, *files: str, **options: object) -> Preview:
    named = [(f"lijst{i}.csv", text.encode()) for i, text in enumerate(files, 1)]
    return preview_import(desk, named, ImportOptions(**options))  # type: ignore[arg-type]


def lines(rows: tuple[RowChange, ...]) -> list[tuple[str, str, str, str, str]]:
    return [(r.state, r.name, c.veld, c.before, c.after) for r in rows for c in r.changes]


def test_a_new_row_tells_all_that_is_stored_and_names_what_it_refers_to(desk: Desk) -> None:
    done = preview(desk, "naam;soort;kern\nFanfare;Bewonersgroep;Etten\n")
    (row,) = before_after(desk, done)
    assert (row.where, row.label) == ("lijst1.csv, rij 2", "actor")
    assert lines((row,)) == [
        ("nieuw", "Fanfare", "Naam", "", "Fanfare"),
        ("nieuw", "Fanfare", "Soort", "", "Bewonersgroep"),
        ("nieuw", "Fanfare", "Gevestigd in kern", "", "Etten"),
    ]


def test_a_changed_row_tells_what_is_replaced_and_nothing_else(village: Store, desk: Desk) -> None:
    done = preview(desk, "naam;soort;kern;website\nSchietclub;;Silvolde;www.schiet.nl\n")
    found = lines(before_after(desk, done, state="gewijzigd"))
    assert found == [("gewijzigd", "Schietclub", "Website", "", found[0][4])]
    assert "www.schiet.nl" in found[0][4]
    assert before_after(desk, done, state="nieuw") == ()


def test_a_relation_is_named_by_its_ends_also_by_those_that_are_new(desk: Desk) -> None:
    table = "naam;soort;werkt samen met\nKoor;Bewonersgroep;Club\nClub;Bewonersgroep;\n"
    rows = before_after(desk, preview(desk, table))
    (tie,) = [row for row in rows if row.label == "relatie"]
    assert "Koor" in tie.name
    assert "Club" in tie.name
    assert {(c.veld, c.after) for c in tie.changes} >= {("Van", "Koor"), ("Naar", "Club")}


def test_actors_that_only_stand_in_relations_are_told_too(desk: Desk) -> None:
    done = preview(
        desk, "van;naar;soort\nKoor;Club;kent\n", create_missing=True, soort="bewonersgroep"
    )
    rows = before_after(desk, done)
    assert sorted(row.name for row in rows if row.label == "actor") == ["Club", "Koor"]
    assert len(rows) == len(done.plan.items())


def test_a_page_at_a_time_gives_them_all_once(desk: Desk) -> None:
    rows = "naam;soort\n" + "".join(f"Club {n};Bedrijf\n" for n in range(7))
    done = preview(desk, rows)
    parts = [before_after(desk, done, start, 3) for start in (0, 3, 6, 9)]
    assert [len(part) for part in parts] == [3, 3, 1, 0]
    assert sum(parts, ()) == before_after(desk, done)


def test_it_goes_out_as_a_file_in_which_no_cell_is_a_formula(desk: Desk) -> None:
    done = preview(desk, "naam;soort;omschrijving\n=1+1;Bedrijf;bij; de hoek\n")
    text = changes_file(desk, done).decode("utf-8-sig")
    head, *rest = text.splitlines()
    assert head == "Waar;Wat;Uitkomst;Naam;Kenmerk;Nu;Wordt"
    assert rest
    assert not any(cell.startswith("=") for line in rest for cell in line.split(";"))


def test_what_a_relation_was_before_is_told_by_name(village: Store, desk: Desk) -> None:
    tie = Relatie(id="r9", van="koor", naar="club", soort="kent", sterkte=2)
    village.apply(Change((Put(tie),), "An"))
    done = preview(desk, "van;naar;soort;sterkte\nKoor De Lijster;Schietclub;kent;4\n")
    (row,) = before_after(desk, done, state="gewijzigd")
    assert "Schietclub" in row.name
    assert [c.veld for c in row.changes] == ["Sterkte"]
    assert row.changes[0].before != row.changes[0].after
    assert Actor.__name__ not in row.name
