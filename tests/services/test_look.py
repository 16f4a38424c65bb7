from dataclasses import replace

from netwerk.net.selection import Selection
from netwerk.services.cards import overview
from netwerk.services.desk import Desk
from netwerk.services.edits import stored_actor
from netwerk.services.findings import findings
from netwerk.services.history import change_lines
from netwerk.services.items import change_item
from netwerk.store.port import Store


def test_the_overview_says_who_stands_alone(village: Store, desk: Desk) -> None:
    seen = overview(
        desk,
        Selection(gebied="3"),
        findings(desk, Selection(gebied="3")),
    )
    assert seen.numbers["actors"] == 3
    assert {a.naam for f in seen.alone for a in f.actors} == {"Schietclub"}


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
