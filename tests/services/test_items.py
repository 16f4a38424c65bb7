"""One way to add, change, remove, list and show whatever the schema knows."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, AlreadyThere, Conflict, InputError, LooksPrivate, NotFound
from netwerk.model import (
    ITEM_TYPES,
    Actor,
    Gebied,
    Item,
    Kern,
    Meting,
    Opgave,
    Relatie,
    Signaal,
    Verbindkans,
    Vraagstuk,
    values_of,
)
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.answers.findings import counts
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.records.how_many_listed import actors_kept
from netwerk.services.records.item_cards import list_items, show_item
from netwerk.services.records.item_history import item_changes, item_history
from netwerk.services.records.items import (
    add_item,
    change_item,
    choices,
    end_relatie,
    find_item,
    removal,
    remove_item,
    stored_item,
)
from netwerk.services.rules.alike import alike
from netwerk.services.rules.gebieden import gebieden_of
from netwerk.services.stores import desk_at
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store
from tests.store_contract.examples import ONE_OF_EACH

TODAY = date(2026, 11, 28)
SCREENS = [label.naam for label in schema().labels.values() if label.scherm]


def desk_on(store: Store, folder: Path) -> Desk:
    return replace(
        desk_at(store, User("An", "beheerder"), folder / "plaatsen"), clock=lambda: TODAY
    )


@pytest.fixture
def desk(village: Store, tmp_path: Path) -> Desk:
    """An at the village of three actors, with an opgave, its meting, a signaal and a vraagstuk."""
    items: tuple[Item, ...] = (
        Opgave(id="o1", titel="Meer vrijwilligers", gebied="3"),
        Meting(id="m1", opgave="o1", jaar=2025, bron="CBS"),
        Signaal(id="s1", titel="Zaal dicht", gebied="3", betrokken=("zaal", "koor")),
        Vraagstuk(id="v1", titel="Waar oefenen we?", gebied="3", signalen=("s1",)),
    )
    village.apply(Change(tuple(Put(item) for item in items), who="Jan"))
    return desk_on(village, tmp_path)


def fresh(label: str) -> Item:
    """A new item of this label, with what it refers to in the store of `full`."""
    item: Any = next(i for i in ONE_OF_EACH if type(i).__name__ == label)
    name: dict[str, Any] = {n: f"Nieuw {label}" for n in ("naam", "titel") if hasattr(item, n)}
    if label == "Actor":
        name |= {"andere_namen": (), "kvk": None}  # two actors do not share these
    if label == "Gebied":
        name |= {"nummer": 99}  # nor two gebieden this
    return replace(item, id="", **name) if name else replace(item, id="", bron="nieuwe telling")


@pytest.fixture
def full(tmp_path: Path) -> Any:
    """A store that holds one of each label, and nothing else."""
    settings = Settings(store=str(tmp_path / "vol.db"), user="An")
    store = connect(settings.store, settings)
    store.apply(Change(tuple(Put(item) for item in ONE_OF_EACH), who="Jan"))
    yield desk_on(store, tmp_path)
    store.close()


@pytest.mark.parametrize("label", SCREENS)
def test_any_label_is_added_shown_listed_changed_and_removed_in_one_way(
    full: Desk, label: str
) -> None:
    before = full.store.counts()[label]
    revision = add_item(full, fresh(label), "token1")
    assert add_item(full, fresh(label), "token1").number == revision.number
    (id,) = [change.id for change in full.store.changes(revision.number)]
    card = show_item(full, label, id)
    assert card.item == replace(fresh(label), id=id)  # type: ignore[type-var]
    assert {f.veld for f in card.facts} == set(schema().labels[label].velden) - {"id"}
    rows = list_items(full, label).rows
    assert len(rows) == before + 1
    assert card.name in [row.name for row in rows]
    assert choices(full, label)[id].startswith(card.name)
    text = next(n for n in ("bron", "omschrijving", "indicator", "naam") if hasattr(card.item, n))
    changed: Any = replace(card.item, **{text: "Anders"})  # type: ignore[arg-type]
    change_item(full, changed, card.version, "token2")
    assert show_item(full, label, id).item == changed
    assert [r.number for r in item_history(full, label, id)] == [
        full.store.revision(),
        revision.number,
    ]
    assert len(item_changes(full, label, id, full.store.revision())) == 1
    remove_item(full, label, id, stored_item(full, label, id).version)
    assert full.store.counts()[label] == before
    undo(full)
    assert show_item(full, label, id).item == changed


def test_an_id_is_made_of_the_name_and_can_be_read(desk: Desk) -> None:
    add_item(desk, Signaal(id="", titel="Café  sluit"), "abcdef123")
    assert desk.store.get(Signaal, ["cafe-sluit-abcdef"])["cafe-sluit-abcdef"].item.titel == (
        "Café sluit"
    )


@pytest.mark.parametrize("label", ["Signaal", "Bron"])
def test_a_name_of_which_nothing_is_left_is_refused_by_its_own_word(desk: Desk, label: str) -> None:
    name = "titel" if label == "Signaal" else "naam"
    with pytest.raises(InputError, match=f"{name.capitalize()} ontbreekt"):
        add_item(desk, ITEM_TYPES[label](id="", **{name: " \u200b "}), "t")


@pytest.mark.parametrize("titel", ["Zaal dicht", "Iets anders"])
@pytest.mark.parametrize("sure", [True, False])
def test_a_key_that_is_taken_is_refused_and_nothing_is_stored(
    desk: Desk, titel: str, sure: bool
) -> None:
    revision = desk.store.revision()
    new = Signaal(id="s1", titel=titel, gebied="3", betrokken=("zaal", "koor"))
    with pytest.raises(AlreadyThere, match="De sleutel 's1' bestaat al") as taken:
        add_item(desk, new, "t1", sure=sure)
    assert taken.value.others == (("Signaal", "s1"),)
    assert desk.store.revision() == revision
    again = Signaal(id="s9", titel="Nieuw")
    assert add_item(desk, again, "t2").number == add_item(desk, again, "t2").number


# What looks like what is there


@pytest.mark.parametrize(
    "naam", ["Koor De Lijster", "koor  de lijster", "Koor De Lyster", "Zangclub", "Koor Lijster"]
)
def test_a_name_that_is_there_already_is_asked_about_before_it_is_stored(
    desk: Desk, naam: str
) -> None:
    revision = desk.store.revision()
    new = Actor(id="", naam=naam, soort="bewonersgroep")
    with pytest.raises(AlreadyThere, match=r"Koor De Lijster \(bewonersgroep, Silvolde\)") as asked:
        add_item(desk, new, "token1")
    assert asked.value.others == (("Actor", "koor"),)
    assert asked.value.names == ("Koor De Lijster (bewonersgroep, Silvolde)",)
    assert desk.store.revision() == revision
    add_item(desk, new, "token1", sure=True)
    assert desk.store.counts()["Actor"] == 4


@pytest.mark.parametrize(
    "private",
    [{"naam": "mevr. Jansen"}, {"telefoon": "06-12345678"}, {"email": "jan.vork@gmail.com"}],
)
def test_what_looks_private_is_asked_about_and_who_says_so_is_remembered(
    desk: Desk, private: dict[str, str]
) -> None:
    plain = Actor(id="", naam="Fanfare Noord", soort="bewonersgroep")
    with pytest.raises(LooksPrivate, match="Dit lijkt privé"):
        add_item(desk, replace(plain, **private), "token1", sure=True)
    added = add_item(desk, replace(plain, **private), "token1", private=True)
    assert "toch opgenomen" in added.why


def test_a_change_that_is_private_is_asked_about_and_what_was_there_is_not(desk: Desk) -> None:
    koor = stored_item(desk, "Actor", "koor")
    with_note = replace(koor.item, omschrijving="De voorzitter is langdurig ziek.")
    with pytest.raises(LooksPrivate, match="Omschrijving"):
        change_item(desk, with_note, koor.version, "t1")
    assert "toch opgenomen" in change_item(desk, with_note, koor.version, "t1", private=True).why
    now = stored_item(desk, "Actor", "koor")
    other = replace(now.item, website="koor.example")
    assert "toch opgenomen" not in change_item(desk, other, now.version, "t2").why


def test_a_professional_of_whom_only_a_greeting_and_a_name_is_known_is_asked_about(
    desk: Desk,
) -> None:
    """Without a function it may as well be a resident."""
    somebody = Actor(id="", naam="Mevrouw van Hal", soort="professional")
    with pytest.raises(LooksPrivate, match="een mens zonder functie. Vul de rol in"):
        add_item(desk, somebody, "a")
    add_item(desk, replace(somebody, rol="wijkverpleegkundige"), "b")


def test_another_name_is_not_asked_about(desk: Desk) -> None:
    add_item(desk, Actor(id="", naam="Koor De Merel", soort="bewonersgroep"), "token1")


def test_the_same_signal_in_another_gebied_is_another_signal(desk: Desk) -> None:
    with pytest.raises(AlreadyThere, match="Dit lijkt op wat er al staat: Zaal dicht"):
        add_item(desk, Signaal(id="", titel="ZAAL dicht", gebied="3"), "t1")
    add_item(desk, Signaal(id="", titel="Zaal dicht", gebied="5"), "t2")


def test_the_same_measurement_and_the_same_tie_are_asked_about(desk: Desk) -> None:
    with pytest.raises(AlreadyThere, match="Meer vrijwilligers, 2025, CBS"):
        add_item(desk, Meting(id="", opgave="o1", jaar=2025, bron="cbs"), "t1")
    again = Relatie(id="", van="zaal", naar="koor", soort="werkt_samen_met", bron="gesprek")
    with pytest.raises(AlreadyThere, match="Koor De Lijster werkt samen met Zaal Het Hof"):
        add_item(desk, again, "t2")
    add_item(desk, replace(again, bron="ledenlijst"), "t3")


def test_a_tie_of_a_kind_with_a_direction_is_another_tie_the_other_way_round(desk: Desk) -> None:
    soort = next(soort for soort, kind in schema().relaties.items() if kind.richting)
    tie = Relatie(id="heen", van="koor", naar="club", soort=soort)
    desk.store.apply(Change((Put(tie),), who="Jan"))
    same = replace(tie, id="")
    assert [other.id for other in alike(desk.store, same, list)] == ["heen"]
    back = replace(same, van="club", naar="koor")
    assert list(alike(desk.store, back, list)) == []


def test_a_name_a_letter_off_in_another_kern_is_somebody_else(desk: Desk) -> None:
    there = Actor(id="", naam="Koor De Lyster", soort="bewonersgroep", kern="silvolde")
    assert [other.id for other in alike(desk.store, there, list)] == ["koor"]
    assert list(alike(desk.store, replace(there, kern="etten"), list)) == []
    very_same = replace(there, naam="Koor De Lijster", kern="etten")
    assert [other.id for other in alike(desk.store, very_same, list)] == ["koor"]


# Rules of relations


def test_a_relation_with_oneself_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="twee verschillende"):
        add_item(desk, Relatie(id="", van="koor", naar="koor", soort="kent"), "t")


def test_a_relation_with_somebody_unknown_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="niemand"):
        add_item(desk, Relatie(id="", van="koor", naar="niemand", soort="kent"), "t")


def test_a_kind_of_relation_that_cannot_be_between_these_two_is_refused_with_what_can(
    desk: Desk,
) -> None:
    with pytest.raises(
        InputError, match="'werkt voor' kan niet van Bewonersgroep.*Het kan van Professional naar"
    ):
        add_item(desk, Relatie(id="", van="koor", naar="zaal", soort="werkt_voor"), "t")
    assert desk.store.counts()["Relatie"] == 1


def test_an_imported_relation_of_another_kind_can_still_be_confirmed(desk: Desk) -> None:
    odd = Relatie(id="r2", van="koor", naar="zaal", soort="werkt_voor")
    desk.store.apply(Change((Put(odd),), who="Jan"))
    entry = stored_item(desk, "Relatie", "r2")
    change_item(desk, replace(odd, laatst_bevestigd="2026-11"), entry.version, "t")


def test_a_relation_is_changed_and_the_history_says_between_whom(desk: Desk) -> None:
    entry = stored_item(desk, "Relatie", "r1")
    changed = replace(entry.item, sterkte=2, thema="feest", sinds="2020", tot="2026-12")  # type: ignore[call-arg]
    revision = change_item(desk, changed, entry.version, "t")
    assert revision.why == "Relatie Koor De Lijster - Zaal Het Hof gewijzigd"
    lines = item_changes(desk, "Relatie", "r1", revision.number)
    assert [(line.veld, line.after) for line in lines] == [
        ("Sterkte", schema().toon("Relatie", "sterkte", 2)),
        ("Thema", "feest"),
        ("Sinds", "2020"),
        ("Tot", "12-2026"),
    ]


def test_a_contact_that_has_stopped_stays_on_the_card_with_its_end(desk: Desk) -> None:
    end_relatie(desk, "r1", stored_item(desk, "Relatie", "r1").version, "t")
    (tie,) = show_item(desk, "Actor", "koor").ties
    assert (tie.over, tie.tot) == (True, "27-11-2026")
    with pytest.raises(InputError, match="al gestopt"):
        end_relatie(desk, "r1", stored_item(desk, "Relatie", "r1").version, "t2")
    undo(desk)
    assert not show_item(desk, "Actor", "koor").ties[0].over


def test_two_people_who_change_a_relation_see_both_values(desk: Desk) -> None:
    entry = stored_item(desk, "Relatie", "r1")
    change_item(desk, replace(entry.item, sterkte=2), entry.version, "t1")  # type: ignore[call-arg]
    with pytest.raises(Conflict) as conflict:
        change_item(desk, replace(entry.item, sterkte=5), entry.version, "t2")  # type: ignore[call-arg]
    (clash,) = conflict.value.clashes
    assert clash.veld == "Sterkte"


def test_a_conflict_says_names_and_not_keys(desk: Desk) -> None:
    signaal, tie = stored_item(desk, "Signaal", "s1"), stored_item(desk, "Relatie", "r1")

    def changed(entry: Any, token: str, **values: object) -> None:
        change_item(desk, replace(entry.item, **values), entry.version, token)

    changed(signaal, "t1", gebied="6", betrokken=("club",))
    with pytest.raises(Conflict) as conflict:
        changed(signaal, "t2", gebied="5", betrokken=("koor", "club"))
    assert {(c.before, c.theirs, c.yours) for c in conflict.value.clashes} == {
        ("Zaal Het Hof, Koor De Lijster", "Schietclub", "Koor De Lijster, Schietclub"),
        ("3. Silvolde", choices(desk, "Gebied")["6"], choices(desk, "Gebied")["5"]),
    }
    assert "staat nu 'club'" not in str(conflict.value)
    changed(tie, "t3", sterkte=2)
    with pytest.raises(Conflict, match="^'Koor De Lijster werkt samen met Zaal Het Hof' is") as two:
        changed(tie, "t4", sterkte=5)
    assert two.value.clashes[0].item == "Koor De Lijster werkt samen met Zaal Het Hof"


# Removing


def test_what_others_cannot_be_without_is_not_removed_and_they_are_named(desk: Desk) -> None:
    revision = desk.store.revision()
    with pytest.raises(InputError, match="Meer vrijwilligers kan niet weg: meting Meer vrijw"):
        remove_item(desk, "Opgave", "o1", stored_item(desk, "Opgave", "o1").version)
    assert desk.store.revision() == revision
    assert [ref[1] for ref in removal(desk, "Opgave", "o1").stops] == ["m1"]


def test_a_kern_keeps_its_gebied_from_being_removed(desk: Desk) -> None:
    with pytest.raises(InputError, match="kern Silvolde"):
        remove_item(desk, "Gebied", "3", stored_item(desk, "Gebied", "3").version)


def test_what_is_removed_is_taken_out_of_lists_and_undo_gives_all_back(desk: Desk) -> None:
    desk.store.apply(
        Change((Put(Verbindkans(id="k1", actoren=("zaal", "club"), besluit="doen")),), who="Jan")
    )
    before = {label: desk.store.counts()[label] for label in ITEM_TYPES}
    told = removal(desk, "Actor", "zaal")
    assert sorted(ref[1] for ref in told.along) == ["k1", "r1"]
    assert [ref[2] for ref in told.forgets] == ["Zaal dicht"]
    remove_item(desk, "Actor", "zaal", stored_item(desk, "Actor", "zaal").version)
    assert desk.store.get(Signaal, ["s1"])["s1"].item.betrokken == ("koor",)
    assert desk.store.counts()["Relatie"] == desk.store.counts()["Verbindkans"] == 0
    undo(desk)
    assert {label: desk.store.counts()[label] for label in ITEM_TYPES} == before
    assert desk.store.get(Signaal, ["s1"])["s1"].item.betrokken == ("zaal", "koor")


def test_a_reference_that_may_be_empty_is_emptied(desk: Desk) -> None:
    remove_item(desk, "Signaal", "s1", stored_item(desk, "Signaal", "s1").version)
    assert desk.store.get(Vraagstuk, ["v1"])["v1"].item.signalen == ()


def test_removing_what_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(NotFound, match="geen signaal"):
        remove_item(desk, "Signaal", "weg", 1)


# Looking


def test_a_card_says_names_instead_of_keys_and_leads_to_them(desk: Desk) -> None:
    card = show_item(desk, "Signaal", "s1")
    facts = {fact.veld: fact for fact in card.facts}
    assert facts["betrokken"].text == "Zaal Het Hof, Koor De Lijster"
    assert [(r.label, r.id) for r in facts["betrokken"].refs] == [
        ("Actor", "zaal"),
        ("Actor", "koor"),
    ]
    assert facts["gebied"].text == "3. Silvolde"
    assert facts["staat"].text == "niet bekend"
    assert [(r.ref.name, r.veld) for r in card.referrers] == [
        ("Waar oefenen we?", "Komt voort uit signalen")
    ]


def test_the_card_of_an_actor_holds_its_ties_and_the_signals_it_is_in(desk: Desk) -> None:
    card = show_item(desk, "Actor", "koor")
    assert [(tie.what, tie.other.name) for tie in card.ties] == [
        ("werkt samen met", "Zaal Het Hof")
    ]
    assert [r.ref.name for r in card.referrers] == ["Zaal dicht"]


def test_numbers_and_dates_are_shown_as_a_dutch_reader_writes_them(desk: Desk) -> None:
    new = Opgave(id="o2", titel="Groen", beginwaarde=25.5, streefdatum="2030-05-01")
    add_item(desk, new, "t")
    facts = {fact.veld: fact.text for fact in show_item(desk, "Opgave", "o2").facts}
    assert (facts["beginwaarde"], facts["streefdatum"]) == ("25,5", "01-05-2030")


def test_a_table_keeps_to_a_gebied_also_for_what_lies_there_by_another(desk: Desk) -> None:
    assert [row.id for row in list_items(desk, "Meting", gebied="3").rows] == ["m1"]
    assert [row.id for row in list_items(desk, "Relatie", gebied="3").rows] == ["r1"]
    assert list_items(desk, "Meting", gebied="5").rows == ()


def test_a_table_is_searched_by_any_of_its_words(desk: Desk) -> None:
    assert [row.id for row in list_items(desk, "Signaal", search="lijster DICHT").rows] == ["s1"]
    assert list_items(desk, "Signaal", search="iets anders").rows == ()


def test_a_list_says_who_of_it_counts_nowhere_else(desk: Desk) -> None:
    """Vandaag and the description leave out who stopped; without a word the numbers differ."""
    before = len(list_items(desk, "Actor").rows)
    for id, status in (("weg", "gestopt"), ("op", "opgegaan_in")):
        add_item(desk, Actor(id=id, naam=id, soort="bedrijf", gebieden=("5",), status=status), id)
    many, two = before + 2, "waarvan 2 gestopt of opgegaan: die tellen elders niet mee"
    assert list_items(desk, "Actor").told == f"{many} actoren, {two}"
    assert actors_kept(desk) == f"Er staan {many} actoren in, {two}."
    assert counts(desk, Selection())["actors"] == before
    assert list_items(desk, "Signaal").told == "1 signaal"


def test_a_table_sees_what_was_just_changed(desk: Desk) -> None:
    assert len(list_items(desk, "Signaal").rows) == 1
    add_item(desk, Signaal(id="", titel="Bushalte weg"), "t")
    assert len(list_items(desk, "Signaal").rows) == 2


@pytest.mark.parametrize(
    ("label", "text", "id"),
    [
        ("Actor", "zangclub", "koor"),
        ("Actor", "zaal", "zaal"),
        ("Gebied", "3", "3"),
        ("Gebied", "Silvolde", "3"),
        ("Kern", "silvolde", "silvolde"),
        ("Signaal", "zaal", "s1"),
        ("Meting", "m1", "m1"),
    ],
)
def test_an_item_is_found_by_key_name_number_or_part(
    desk: Desk, label: str, text: str, id: str
) -> None:
    assert find_item(desk, label, text).id == id


def test_several_items_of_a_name_are_named_and_none_is_a_sentence(desk: Desk) -> None:
    add_item(desk, Signaal(id="s2", titel="Zaal lekt"), "t")
    with pytest.raises(InputError, match=r"meer signalen.*Zaal dicht \(s1\); Zaal lekt \(s2\)"):
        find_item(desk, "Signaal", "zaal")
    with pytest.raises(NotFound, match="geen opgave.*xyz"):
        find_item(desk, "Opgave", "xyz")


# Rights


def test_where_an_item_is_follows_from_what_it_refers_to(desk: Desk) -> None:
    def where(item: Item) -> tuple[str, ...]:
        return gebieden_of(desk.store, [item])[(type(item).__name__, item.id)]

    assert where(Gebied(id="3", naam="Silvolde")) == ("3",)
    assert where(Kern(id="x", naam="X", gebied="5")) == ("5",)
    assert where(Actor(id="a", naam="A", soort="bedrijf", gebieden=("6",), kern="etten")) == (
        "5",
        "6",
    )
    assert where(Relatie(id="r", van="koor", naar="zaal", soort="kent")) == ("3",)
    assert where(Meting(id="m", opgave="o1", jaar=2026, bron="CBS")) == ("3",)
    assert where(Verbindkans(id="k", actoren=("koor", "club"), besluit="doen")) == ("3",)
    assert where(Signaal(id="s", titel="S", betrokken=("koor",))) == ()


def test_who_may_edit_one_gebied_changes_nothing_of_another_and_moves_nothing_into_it(
    desk: Desk,
) -> None:
    bo = desk.of(User("Bo", "lezer", {"3": "bewerker"}))
    entry = stored_item(bo, "Signaal", "s1")
    change_item(bo, replace(entry.item, bron="gesprek"), entry.version, "t1")  # type: ignore[call-arg]
    revision = desk.store.revision()
    moved = replace(stored_item(bo, "Signaal", "s1").item, gebied="5")  # type: ignore[call-arg]
    with pytest.raises(AccessDenied):
        change_item(bo, moved, revision, "t2")
    with pytest.raises(AccessDenied):
        add_item(bo, Signaal(id="", titel="Elders", gebied="5"), "t3")
    assert desk.store.revision() == revision


@pytest.mark.parametrize("label", SCREENS)
def test_who_only_reads_changes_nothing(full: Desk, label: str) -> None:
    piet = full.of(User("Piet", "lezer"))
    item = next(i for i in ONE_OF_EACH if type(i).__name__ == label)
    revision = full.store.revision()
    for act in (
        lambda: add_item(piet, fresh(label), "t"),
        lambda: change_item(piet, item, 1, "t"),
        lambda: remove_item(piet, label, item.id, 1),
    ):
        with pytest.raises(AccessDenied, match="lezer"):
            act()
    assert full.store.revision() == revision
    assert values_of(show_item(piet, label, item.id).item)


def test_a_contact_that_is_said_to_be_over_is_no_contact_from_that_moment(
    village: Store, desk: Desk
) -> None:
    chosen = Selection(gebied="3")
    assert counts(desk, chosen)["contact_pairs"] == 1
    end_relatie(desk, "r1", stored_item(desk, "Relatie", "r1").version, "t")
    assert counts(desk, chosen)["contact_pairs"] == 0
    assert counts(desk, chosen)["ended"] == 1


def test_a_contact_that_began_today_cannot_be_over_already(village: Store, desk: Desk) -> None:
    stored = stored_item(desk, "Relatie", "r1")
    new = replace(stored.item, sinds=desk.today.isoformat())
    change_item(desk, new, stored.version, "t1")
    with pytest.raises(InputError, match="begon vandaag"):
        end_relatie(desk, "r1", stored_item(desk, "Relatie", "r1").version, "t2")


def test_two_gebieden_cannot_have_one_number(desk: Desk) -> None:
    with pytest.raises(InputError, match="Nummer 5 is al van gebied"):
        add_item(desk, Gebied(id="", naam="Zevenaar", nummer=5), "t")
    add_item(desk, Gebied(id="", naam="Zevenaar", nummer=7), "t")
