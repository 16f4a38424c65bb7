from dataclasses import replace
from datetime import timedelta

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Relatie
from netwerk.services.desk import Desk
from netwerk.services.exports import export_files
from netwerk.services.import_left import newest_import
from netwerk.services.imports import (
    confirm_import,
    counts_by_label,
    load_demo,
    preview_import,
)
from netwerk.services.records.edits import stored_actor, undo
from netwerk.services.records.items import change_item
from netwerk.store.backup import history_of
from netwerk.store.port import Store
from netwerk.typed.moments import today_here

LIST = ("lijst.csv", b"naam;soort\nKoor;bewonersgroep\n;bedrijf\nZaal;bedrijf\n")


def test_a_preview_stores_nothing(store: Store, desk: Desk) -> None:
    before = store.revision()
    preview = preview_import(desk, [LIST], ImportOptions())
    assert len(preview.plan.items()) == 2
    assert store.revision() == before


def test_accepting_stores_the_rows_without_a_problem_as_one_change(
    store: Store, desk: Desk
) -> None:
    revision = confirm_import(desk, preview_import(desk, [LIST], ImportOptions()))
    assert revision is not None
    assert (revision.added, revision.who, revision.type) == (2, "An", "import")
    assert "lijst.csv" in revision.why


def test_the_counts_add_up_to_the_rows_of_the_file(store: Store, desk: Desk) -> None:
    plan = preview_import(desk, [LIST], ImportOptions()).plan
    assert sum(count for states in counts_by_label(plan).values() for count in states.values()) == 3


def test_accepting_twice_imports_once(store: Store, desk: Desk) -> None:
    preview = preview_import(desk, [LIST], ImportOptions())
    assert confirm_import(desk, preview) == confirm_import(desk, preview)
    assert store.counts()["Actor"] == 2


def test_the_same_file_again_is_nothing_new(store: Store, desk: Desk) -> None:
    confirm_import(desk, preview_import(desk, [LIST], ImportOptions()))
    again = preview_import(desk, [LIST], ImportOptions())
    assert again.plan.items() == ()
    assert confirm_import(desk, again) is None


def test_one_undo_takes_the_whole_import_back(store: Store, desk: Desk) -> None:
    before = store.counts()
    confirm_import(desk, preview_import(desk, [LIST], ImportOptions()))
    undo(desk)
    assert store.counts() == before


def test_a_change_made_since_the_preview_is_not_overwritten_silently(
    store: Store, desk: Desk
) -> None:
    confirm_import(desk, preview_import(desk, [LIST], ImportOptions()))
    (koor,) = (e for e in store.all(Actor) if e.item.naam == "Koor")
    file = ("nieuw.csv", b"naam;soort;telefoon\nKoor;bewonersgroep;0315-111111\n")
    preview = preview_import(desk, [file], ImportOptions())
    from dataclasses import replace

    change_item(
        desk.of(User("Piet", "beheerder")),
        replace(koor.item, telefoon="0315-222222"),
        koor.version,
        "t",
    )
    with pytest.raises(Conflict):
        confirm_import(desk, preview)
    assert stored_actor(desk, koor.item.id).item.telefoon == "0315-222222"


def test_a_reader_can_look_but_not_import(store: Store, desk: Desk) -> None:
    preview = preview_import(desk, [LIST], ImportOptions())
    with pytest.raises(AccessDenied):
        confirm_import(desk.of(User("Piet", "lezer")), preview)


def test_the_demo_area_loads_through_the_import_and_only_once(store: Store, desk: Desk) -> None:
    first = load_demo(desk)
    assert first is not None
    assert 110 <= store.counts()["Actor"] <= 150
    assert load_demo(desk) is None
    assert store.check() == []


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_exported_comes_back_as_nothing_new(store: Store, desk: Desk, format: str) -> None:
    load_demo(desk)
    files = export_files(desk, format)
    again = preview_import(desk, list(files.items()), ImportOptions())
    assert again.plan.items() == ()
    assert again.plan.count("gelijk", "Actor") == store.counts()["Actor"]
    assert again.plan.count("gelijk", "Relatie") == store.counts()["Relatie"]
    assert {e.item.soort for e in store.all(Relatie)}


def test_an_import_of_before_a_restore_does_not_overwrite_what_was_written_after_it(
    store: Store, desk: Desk
) -> None:
    confirm_import(desk, preview_import(desk, [LIST], ImportOptions()))
    backup = list(history_of(store, store.revision()))
    koor = next(e for e in store.all(Actor) if e.item.naam == "Koor")
    change_item(desk, replace(koor.item, omschrijving="van voor"), koor.version, "t1")
    list_again = ("lijst.csv", b"naam;soort;website\nKoor;bewonersgroep;https://koor.nl\n")
    preview = preview_import(desk, [list_again], ImportOptions())
    store.load(backup, overwrite=True)
    desk.networks.changed()
    change_item(desk, replace(koor.item, telefoon="0315 000000"), koor.version, "t2")
    assert confirm_import(desk, preview) is not None
    after = store.get(Actor, [koor.item.id])[koor.item.id].item
    assert after == replace(koor.item, telefoon="0315 000000", website="https://koor.nl")


def stored_by(desk: Desk) -> int:
    made = confirm_import(desk, preview_import(desk, [LIST], ImportOptions()))
    assert made is not None
    return made.number


def at_work(desk: Desk) -> Desk:
    """The desk on the day that its store writes in history."""
    return replace(desk, clock=today_here)


def test_the_newest_import_of_a_user_is_known_to_who_opens_netwerk_again(desk: Desk) -> None:
    now = at_work(desk)
    assert newest_import(now) is None
    number = stored_by(now)
    found = newest_import(now)
    assert found is not None
    assert found.number == number
    assert newest_import(now.of(User("Bo", "beheerder"))) is None


def test_an_import_that_was_taken_back_or_is_long_ago_is_no_news(desk: Desk) -> None:
    now = at_work(desk)
    number = stored_by(now)
    later = replace(desk, clock=lambda: today_here() + timedelta(days=3))
    assert newest_import(later) is None
    undo(now, number)
    assert newest_import(now) is None
