from dataclasses import replace

from netwerk.model import Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.answers.overview import overview
from netwerk.services.desk import Desk
from netwerk.services.records.edits import stored_actor
from netwerk.services.records.history import change_lines
from netwerk.services.records.items import change_item, remove_item
from netwerk.store.port import Store


def test_the_overview_says_who_stands_alone(village: Store, desk: Desk) -> None:
    seen = overview(
        desk,
        Selection(gebied="3"),
        findings(desk, Selection(gebied="3")),
    )
    assert seen.numbers["actors"] == 3
    assert {a.naam for told in seen.alone for a in told.lead.actors} == {"Schietclub"}


def test_the_overview_of_an_empty_gebied_is_no_error(store: Store, desk: Desk) -> None:
    seen = overview(
        desk,
        Selection(gebied="2"),
        findings(desk, Selection(gebied="2")),
    )
    assert seen.numbers["actors"] == 0
    assert seen.alone == ()


def test_a_change_is_shown_property_by_property(village: Store, desk: Desk) -> None:
    opened = stored_actor(desk, "koor")
    revision = change_item(desk, replace(opened.item, telefoon="0315-000000"), opened.version, "t")
    (line,) = change_lines(desk, revision.number)
    assert (line.veld, line.before, line.after) == ("Telefoon", "niet bekend", "0315-000000")


def test_the_history_says_names_where_keys_are_stored(village: Store, desk: Desk) -> None:
    tie = village.get(Relatie, ["r1"])["r1"]
    revision = change_item(desk, replace(tie.item, thema="feest"), tie.version, "t")
    (line,) = change_lines(desk, revision.number)
    assert line.what == "relatie Koor De Lijster werkt samen met Zaal Het Hof"
    opened = stored_actor(desk, "koor")
    revision = change_item(desk, replace(opened.item, gebieden=("5",)), opened.version, "t2")
    (line,) = change_lines(desk, revision.number)
    assert line.after.startswith("5. Ulft-noord")


def test_what_went_with_what_is_gone_too_is_called_by_its_name(village: Store, desk: Desk) -> None:
    opened = stored_actor(desk, "koor")
    gone = remove_item(desk, "Actor", "koor", opened.version)
    told = {line.what for line in change_lines(desk, gone.number)}
    assert "relatie Koor De Lijster werkt samen met Zaal Het Hof" in told
    assert not any(" koor " in f" {what} " for what in told)
