import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict
from netwerk.exchange.plan import ImportOptions
from netwerk.model import Actor, Relatie
from netwerk.services.edits import change_actor, stored_actor, undo
from netwerk.services.imports import (
    confirm_import,
    counts_by_label,
    export_all,
    load_demo,
    preview_import,
)
from netwerk.store.port import Store

LIST = ("lijst.csv", b"naam;soort\nKoor;bewonersgroep\n;bedrijf\nZaal;bedrijf\n")


def test_a_preview_stores_nothing(store: Store) -> None:
    before = store.revision()
    preview = preview_import(store, [LIST], ImportOptions())
    assert len(preview.plan.items()) == 2
    assert store.revision() == before


def test_accepting_stores_the_rows_without_a_problem_as_one_change(store: Store, an: User) -> None:
    revision = confirm_import(store, preview_import(store, [LIST], ImportOptions()), an)
    assert revision is not None
    assert (revision.added, revision.who, revision.type) == (2, "An", "import")
    assert "lijst.csv" in revision.why


def test_the_counts_add_up_to_the_rows_of_the_file(store: Store) -> None:
    plan = preview_import(store, [LIST], ImportOptions()).plan
    assert sum(count for states in counts_by_label(plan).values() for count in states.values()) == 3


def test_accepting_twice_imports_once(store: Store, an: User) -> None:
    preview = preview_import(store, [LIST], ImportOptions())
    assert confirm_import(store, preview, an) == confirm_import(store, preview, an)
    assert store.counts()["Actor"] == 2


def test_the_same_file_again_is_nothing_new(store: Store, an: User) -> None:
    confirm_import(store, preview_import(store, [LIST], ImportOptions()), an)
    again = preview_import(store, [LIST], ImportOptions())
    assert again.plan.items() == ()
    assert confirm_import(store, again, an) is None


def test_one_undo_takes_the_whole_import_back(store: Store, an: User) -> None:
    before = store.counts()
    confirm_import(store, preview_import(store, [LIST], ImportOptions()), an)
    undo(store, an)
    assert store.counts() == before


def test_a_change_made_since_the_preview_is_not_overwritten_silently(
    store: Store, an: User
) -> None:
    confirm_import(store, preview_import(store, [LIST], ImportOptions()), an)
    (koor,) = (e for e in store.all(Actor) if e.item.naam == "Koor")
    file = ("nieuw.csv", b"naam;soort;telefoon\nKoor;bewonersgroep;0315-111111\n")
    preview = preview_import(store, [file], ImportOptions())
    from dataclasses import replace

    change_actor(store, User("Piet"), replace(koor.item, telefoon="0315-222222"), koor.version, "t")
    with pytest.raises(Conflict):
        confirm_import(store, preview, an)
    assert stored_actor(store, koor.item.id).item.telefoon == "0315-222222"


def test_a_reader_can_look_but_not_import(store: Store) -> None:
    preview = preview_import(store, [LIST], ImportOptions())
    with pytest.raises(AccessDenied):
        confirm_import(store, preview, User("Piet", "lezer"))


def test_the_demo_area_loads_through_the_import_and_only_once(store: Store, an: User) -> None:
    first = load_demo(store, an)
    assert first is not None
    assert 110 <= store.counts()["Actor"] <= 150
    assert load_demo(store, an) is None
    assert store.check() == []


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_exported_comes_back_as_nothing_new(store: Store, an: User, format: str) -> None:
    load_demo(store, an)
    files = export_all(store, an, format)
    again = preview_import(store, list(files.items()), ImportOptions())
    assert again.plan.items() == ()
    assert again.plan.count("gelijk", "Actor") == store.counts()["Actor"]
    assert again.plan.count("gelijk", "Relatie") == store.counts()["Relatie"]
    assert {e.item.soort for e in store.all(Relatie)}
