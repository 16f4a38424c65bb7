from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, NotFound
from netwerk.model import Actor, Relatie, Signaal
from netwerk.net.selection import Selection
from netwerk.services.answers.decisions import decide, decided, reconsider
from netwerk.services.desk import Desk
from netwerk.services.maps import pin_places
from netwerk.services.records.edits import (
    find_actor,
    last_undoable,
    merge_actoren,
    stored_actor,
    undo,
)
from netwerk.services.records.items import add_item, change_item, remove_item
from netwerk.store.port import Change, Put, Store


def new(naam: str = "Fanfare") -> Actor:
    return Actor(id="", naam=naam, soort="bewonersgroep")


def test_a_name_and_a_soort_are_enough(store: Store, desk: Desk) -> None:
    add_item(desk, new("  Fanfare   Ons Genoegen "), "token1")
    (stored,) = store.all(Actor)
    assert stored.item.naam == "Fanfare Ons Genoegen"
    assert stored.item.id.startswith("fanfare-ons-genoegen")


def test_sending_the_form_twice_makes_one_actor(store: Store, desk: Desk) -> None:
    first = add_item(desk, new(), "token1")
    again = add_item(desk, new(), "token1")
    assert first.number == again.number
    assert store.counts()["Actor"] == 1


def test_two_actors_of_the_same_name_are_two_records(store: Store, desk: Desk) -> None:
    add_item(desk, new(), "token1")
    add_item(desk, new(), "token2", sure=True)
    assert store.counts()["Actor"] == 2


def test_an_actor_without_a_name_is_refused_with_a_sentence(store: Store, desk: Desk) -> None:
    with pytest.raises(InputError, match="Naam ontbreekt"):
        add_item(desk, new("   "), "token1")
    assert store.counts()["Actor"] == 0


def test_a_reader_may_not_change_anything(store: Store, desk: Desk) -> None:
    with pytest.raises(AccessDenied, match="lezer"):
        add_item(desk.of(User("Piet", "lezer")), new(), "token1")
    assert store.counts()["Actor"] == 0


def test_an_unknown_role_may_do_nothing(store: Store, desk: Desk) -> None:
    with pytest.raises(AccessDenied, match="baas"):
        add_item(desk.of(User("Piet", "baas")), new(), "token1")


def test_a_relation_with_oneself_is_refused(village: Store, desk: Desk) -> None:
    with pytest.raises(InputError, match="twee verschillende"):
        add_item(desk, Relatie(id="", van="koor", naar="koor", soort="kent"), "t")


def test_a_relation_with_somebody_unknown_is_refused(village: Store, desk: Desk) -> None:
    with pytest.raises(NotFound, match="niemand"):
        add_item(desk, Relatie(id="", van="koor", naar="niemand", soort="kent"), "t")


def test_the_history_says_in_words_what_was_added(village: Store, desk: Desk) -> None:
    revision = add_item(desk, Relatie(id="", van="club", naar="zaal", soort="kent"), "t")
    assert revision.why == "Schietclub kent Zaal Het Hof"
    assert revision.who == "An"


def test_two_people_changing_different_fields_both_keep_their_change(
    village: Store, desk: Desk
) -> None:
    opened = stored_actor(desk, "koor")
    change_item(desk, replace(opened.item, telefoon="0315-000000"), opened.version, "t1")
    change_item(
        desk.of(User("Piet", "beheerder")),
        replace(opened.item, adres="Dorpsstraat 1"),
        opened.version,
        "t2",
    )
    now = stored_actor(desk, "koor").item
    assert (now.telefoon, now.adres) == ("0315-000000", "Dorpsstraat 1")


def test_two_people_changing_the_same_field_is_a_conflict_that_names_both_values(
    village: Store, desk: Desk
) -> None:
    opened = stored_actor(desk, "koor")
    change_item(desk, replace(opened.item, naam="Koor A"), opened.version, "t1")
    with pytest.raises(Conflict) as conflict:
        change_item(
            desk.of(User("Piet", "beheerder")),
            replace(opened.item, naam="Koor B"),
            opened.version,
            "t2",
        )
    (clash,) = conflict.value.clashes
    assert (clash.theirs, clash.yours) == ("Koor A", "Koor B")
    assert stored_actor(desk, "koor").item.naam == "Koor A"


def test_removing_an_actor_takes_its_relations_along_and_undo_brings_all_back(
    village: Store, desk: Desk
) -> None:
    village.apply(
        Change((Put(Signaal(id="s1", titel="Zaal dicht", betrokken=("zaal", "koor"))),), who="Jan")
    )
    before = {label: village.counts()[label] for label in ("Actor", "Relatie", "Signaal")}
    remove_item(desk, "Actor", "zaal", stored_actor(desk, "zaal").version)
    assert village.counts()["Relatie"] == 0
    assert village.get(Signaal, ["s1"])["s1"].item.betrokken == ("koor",)
    undo(desk)
    assert {label: village.counts()[label] for label in before} == before
    assert village.get(Signaal, ["s1"])["s1"].item.betrokken == ("zaal", "koor")


def test_removing_a_relation_that_is_gone_says_so(village: Store, desk: Desk) -> None:
    with pytest.raises(NotFound, match="Er is geen relatie"):
        remove_item(desk, "Relatie", "weg", 1)


def test_merging_keeps_names_and_relations_and_undo_gives_both_back(
    village: Store, desk: Desk
) -> None:
    merge_actoren(desk, "club", "koor")
    club = stored_actor(desk, "club").item
    assert "Koor De Lijster" in club.andere_namen
    assert [e.item.van for e in village.relaties_of(["club"])] == ["club"]
    undo(desk)
    assert stored_actor(desk, "koor").item.naam == "Koor De Lijster"
    assert stored_actor(desk, "club").item.andere_namen == ()


def test_undo_takes_back_the_last_change_and_then_the_one_before(
    village: Store, desk: Desk
) -> None:
    add_item(desk, new("Een"), "t1")
    add_item(desk, new("Twee"), "t2")
    undo(desk)
    assert {e.item.naam for e in village.all(Actor)} >= {"Een"}
    undo(desk)
    assert {e.item.naam for e in village.all(Actor)} == {
        "Koor De Lijster",
        "Zaal Het Hof",
        "Schietclub",
    }


def test_undo_passes_over_what_changed_nothing(village: Store, desk: Desk) -> None:
    """Two who load the same at once leave a revision of which there is nothing to take back."""
    add_item(desk, new("Een"), "t1")
    there = next(e for e in village.all(Actor) if e.item.naam == "Een")
    village.apply(Change((Put(there.item, there.version),), "Jan"))
    undo(desk)
    assert "Een" not in {e.item.naam for e in village.all(Actor)}


def test_undo_never_takes_the_places_away(store: Store, desk: Desk) -> None:
    assert last_undoable(desk) is None
    with pytest.raises(NotFound, match="niets om ongedaan"):
        undo(desk)


def test_a_change_is_undone_only_once(village: Store, desk: Desk) -> None:
    revision = add_item(desk, new(), "t1")
    undo(desk, revision.number)
    with pytest.raises(InputError, match="al ongedaan"):
        undo(desk, revision.number)


def test_undo_of_a_number_that_does_not_exist_says_so(village: Store, desk: Desk) -> None:
    with pytest.raises(NotFound, match="999"):
        undo(desk, 999)


def test_undo_of_another_change_that_has_the_number_now_is_refused(
    village: Store, desk: Desk
) -> None:
    made = add_item(desk, new(), "t1")
    with pytest.raises(NotFound, match="staat er niet meer"):
        undo(desk, made.number, "van een andere geschiedenis")
    assert village.revision() == made.number
    assert undo(desk, made.number, made.head.seal).undoes == made.number


@pytest.mark.parametrize(
    "text", ["koor", "Koor De Lijster", "koor de lijster", "zangclub", "lijster"]
)
def test_an_actor_is_found_by_id_name_old_name_or_part(
    village: Store, desk: Desk, text: str
) -> None:
    assert find_actor(desk, text).id == "koor"


def test_several_hits_are_named_instead_of_guessed(village: Store, desk: Desk) -> None:
    add_item(desk, new("Koor De Merel"), "t")
    with pytest.raises(
        InputError, match="Koor De Lijster.*Koor De Merel|Koor De Merel.*Koor De Lijster"
    ):
        find_actor(desk, "Koor De")


def test_nobody_found_is_a_sentence(village: Store, desk: Desk) -> None:
    with pytest.raises(NotFound, match="xyz"):
        find_actor(desk, "xyz")


def test_a_decision_about_a_removed_actor_goes_too_and_comes_back(
    village: Store, desk: Desk
) -> None:
    decide(desk, ("koor", "club"), "doen")
    remove_item(desk, "Actor", "club", stored_actor(desk, "club").version)
    assert village.counts()["Verbindkans"] == 0
    undo(desk)
    assert village.counts()["Verbindkans"] == 1


@pytest.mark.parametrize("naam", ["", "  ", "\u200b", "\u00ad\u2060", "\x01"])
def test_a_name_of_which_nothing_can_be_seen_is_no_name(
    store: Store, desk: Desk, naam: str
) -> None:
    with pytest.raises(InputError, match="Naam ontbreekt"):
        add_item(desk, new(naam), "token1")
    add_item(desk, new(), "token2")
    (stored,) = store.all(Actor)
    with pytest.raises(InputError, match="Naam ontbreekt"):
        change_item(desk, replace(stored.item, naam=naam), stored.version, "token3")


def test_what_cannot_be_seen_in_a_typed_name_is_left_out(store: Store, desk: Desk) -> None:
    add_item(desk, new("Buurt\u00adhuis\u202e\x1b"), "token1")
    assert [entry.item.naam for entry in store.all(Actor)] == ["Buurthuis"]


def test_undo_skips_places_that_were_pinned_on_the_map(village: Store, desk: Desk) -> None:
    number = add_item(desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "x" * 8).number
    pin_places(desk, None, {"koor": (1.0, 2.0)}, everybody=True)
    undone = undo(desk)
    assert undone.undoes == number
    assert desk.atlas.places(Selection(), desk.user.naam)["koor"] == (1.0, 2.0)


def test_undoing_what_was_taken_back_otherwise_says_so_and_changes_nothing(
    village: Store, desk: Desk
) -> None:
    number = decide(desk, ("koor", "zaal"), "later").number
    reconsider(desk, decided(desk)[0])
    before = village.revision()
    with pytest.raises(InputError, match="niets meer terug te draaien"):
        undo(desk, number)
    assert village.revision() == before


def test_history_names_who_a_decision_is_about(village: Store, desk: Desk) -> None:
    assert decide(desk, ("koor", "zaal"), "later").why.startswith(
        "Voorstel Koor De Lijster en Zaal Het Hof: "
    )
