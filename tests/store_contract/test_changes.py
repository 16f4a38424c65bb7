"""A change goes in whole or not at all; what cannot be is refused with a sentence; two people do not undo each other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from netwerk.errors import Conflict, InputError, NotFound
from netwerk.model import Actor, Item, Kern, Meting, Opgave, Relatie
from netwerk.store.backup import history_of
from netwerk.store.item_rules import Form
from netwerk.store.port import Change, Delete, Put, Store
from tests.store_contract.examples import (
    ONE_OF_EACH,
    PLACES,
    actor,
    change,
    relatie,
    remove,
    state,
    version,
    write,
)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (actor("a", naam="   "), "'Naam' is niet ingevuld"),
        (Actor(id="a", naam="A", soort=""), "'Soort'"),
        (actor("a", soort="gezin"), "Kies uit: bewonersgroep, bedrijf, instelling, professional"),
        (actor("a", status="weg"), "'Status' staat op 'weg'"),
        (actor("a", gevraagd="14-03-2026"), "is geen datum ('14-03-2026')"),
        (actor("a", gevraagd="2026-02-30"), "is geen datum"),
        (actor("a", gevraagd="2026-3"), "is geen datum"),
        (actor("a", omschrijving="x\x00y"), "geen tekst is"),
        (actor("a", naam="half \ud83d"), "half teken"),
        (actor("", naam="Zonder sleutel"), "is niet ingevuld"),
        (actor("x" * 501), "te lang"),
        (relatie("r", "b", "b"), "naar zichzelf"),
        (relatie("r", "b", "c", soort="houdt_van"), "en dat is geen keuze"),
        (relatie("r", "b", "c", sterkte=6), "'Sterkte' staat op '6'"),
        (relatie("r", "b", "c", sterkte="4"), "'Sterkte'"),
        (relatie("r", "b", "c", sterkte=True), "'Sterkte'"),
        (relatie("r", "b", "c", frequentie="soms"), "'Hoe vaak'"),
        (relatie("r", "b", "niemand"), "'niemand', en die staat niet (meer) in het netwerk"),
        (actor("a", gebieden=("1", "9")), "'9'"),
        (actor("a", kern="nergens"), "'nergens'"),
        (Kern(id="k", naam="K", gebied="9"), "'9'"),
        (Kern(id="k", naam="K", gebied="1", inwoners=1.5), "geen heel getal"),
        (Opgave(id="o", titel="O", beginwaarde=float("nan")), "geen getal"),
        (Meting(id="m", opgave="o", jaar=2026, bron="telling"), "'o'"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_stored(
    store: Store, item: Item, words: str
) -> None:
    write(store, *PLACES, actor("b"), actor("c"))
    before = state(store)
    with pytest.raises(InputError) as error:
        write(store, actor("goed"), item)
    assert words in str(error.value)
    assert str(error.value).endswith(".")
    assert state(store) == before
    assert store.revision() == 1


def test_other_words_are_taken_where_a_list_is_free(store: Store) -> None:
    item = actor(
        "a", categorie="eigen_soort", domeinen=("sociaal", "ruimte"), rol="dorpsondersteuner"
    )
    write(store, item)
    assert store.get(Actor, ["a"])["a"].item == item


def test_empty_text_is_not_known_and_a_list_holds_a_value_once(store: Store) -> None:
    write(
        store,
        *PLACES,
        actor(
            "a", kern="", omschrijving="  ", gebieden=("1", "2", "1"), labels=("", "x", " ", "x")
        ),
    )
    assert store.get(Actor, ["a"])["a"].item == actor("a", gebieden=("1", "2"), labels=("x",))


def test_dates_may_be_partial(store: Store) -> None:
    ties = [
        relatie(str(i), "a", "b", sinds=date)
        for i, date in enumerate(("1895", "2024-02", "2024-02-29"))
    ]
    write(store, actor("a"), actor("b"), *ties)
    assert [entry.item.sinds for entry in store.all(Relatie)] == ["1895", "2024-02", "2024-02-29"]


def test_one_change_may_bring_an_item_and_what_refers_to_it_in_any_order(store: Store) -> None:
    items = list(reversed(ONE_OF_EACH))
    write(store, *items)
    assert len(state(store)) == len(items)


def test_the_same_item_twice_in_one_change_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="twee keer"):
        write(store, actor("a"), actor("a", naam="Anders"))


def test_an_unknown_type_of_change_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="geen soort wijziging"):
        write(store, actor("a"), type="zomaar")


def test_a_new_item_may_not_have_an_id_that_is_taken(store: Store) -> None:
    write(store, actor("a"))
    with pytest.raises(Conflict) as error:
        write(store, actor("a", naam="Een ander"))
    assert [(c.veld, c.theirs, c.yours) for c in error.value.clashes] == [
        ("Naam", "Groep a", "Een ander")
    ]
    assert store.revision() == 1


def test_what_is_the_same_is_no_change_of_the_item(store: Store) -> None:
    write(store, actor("a"))
    for revision in (change(store, actor("a")), write(store, actor("a"))):
        assert (revision.added, revision.changed, revision.removed) == (0, 0, 0)
    assert version(store, actor("a")) == 1


def test_the_same_form_sent_twice_is_stored_once(store: Store) -> None:
    form = Change((Put(actor("a")),), "Test", token="formulier-1")
    first = store.apply(form)
    assert store.apply(form) == first
    assert store.apply(replace(form, ops=(Put(actor("b")),))) == first
    assert store.revision() == 1
    assert store.counts()["Actor"] == 1


def test_a_form_can_be_sent_again_after_it_was_refused(store: Store) -> None:
    with pytest.raises(InputError):
        store.apply(Change((Put(actor("a", soort="gezin")),), "Test", token="formulier-1"))
    assert store.apply(Change((Put(actor("a")),), "Test", token="formulier-1")).number == 1


def test_the_same_form_sent_at_once_from_many_windows_is_stored_once(
    open_again: Callable[[], Store], store: Store
) -> None:
    stores = [store, open_again()]
    form = Change((Put(actor("a")),), "Test", token="formulier-1")
    numbers: list[int] = []
    threads = [
        threading.Thread(target=lambda s=s: numbers.append(s.apply(form).number))
        for s in stores * 3
    ]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == [1] * 6
    assert store.revision() == 1


def test_changes_to_different_properties_go_together(store: Store) -> None:
    write(store, actor("a", telefoon="1"))
    write(store, Put(actor("a", telefoon="2"), 1))
    write(store, Put(actor("a", telefoon="1", email="a@voorbeeld.invalid", labels=("x",)), 1))
    assert store.get(Actor, ["a"])["a"].item == actor(
        "a", telefoon="2", email="a@voorbeeld.invalid", labels=("x",)
    )


def test_the_same_change_made_twice_is_no_conflict(store: Store) -> None:
    write(store, actor("a", telefoon="1"))
    write(store, Put(actor("a", telefoon="2"), 1))
    write(store, Put(actor("a", telefoon="2"), 1))
    assert store.get(Actor, ["a"])["a"].item == actor("a", telefoon="2")


def test_a_conflict_names_both_values_and_stores_nothing(store: Store) -> None:
    write(store, actor("a", naam="Zon", telefoon="1", status="actief"))
    write(store, Put(actor("a", naam="Zon", telefoon="2", status="gestopt"), 1))
    with pytest.raises(Conflict) as error:
        write(
            store,
            actor("b"),
            Put(actor("a", naam="Zon", telefoon="3", status="opgegaan_in", email="x"), 1),
        )
    clashes = {c.veld: (c.item, c.before, c.theirs, c.yours) for c in error.value.clashes}
    assert clashes["Telefoon"] == ("Zon", "1", "2", "3")
    assert clashes["Status"] == ("Zon", "Actief", "Gestopt", "Opgegaan in een andere")
    assert len(clashes) == 2
    assert "'2'" in str(error.value)
    assert "'3'" in str(error.value)
    assert store.get(Actor, ["a"])["a"].item == actor(
        "a", naam="Zon", telefoon="2", status="gestopt"
    )
    assert store.counts()["Actor"] == 1


def test_the_two_ends_and_the_kind_of_a_relation_are_one_property(store: Store) -> None:
    tie = relatie("r", "een", "twee", bron="lijst")
    write(store, *(actor(id) for id in ("een", "twee", "vier")), tie)
    write(store, Put(replace(tie, van="vier"), 1))
    for other in (replace(tie, naar="vier"), replace(tie, soort="werkt_samen_met")):
        with pytest.raises(Conflict) as error:
            write(store, Put(other, 1))
        assert ("Van", "vier", "een") in [(c.veld, c.theirs, c.yours) for c in error.value.clashes]
    write(store, Put(replace(tie, bron="gesprek"), 1))
    assert store.get(Relatie, ["r"])["r"].item == replace(tie, van="vier", bron="gesprek")
    assert store.check() == []


def test_a_relation_with_itself_is_named_by_check(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as unchecked:
        unchecked.setattr(Form, "_check_whole", lambda *_: None)
        write(store, actor("a"), relatie("r", "a", "a"))
    assert [p.where for p in store.check() if "naar zichzelf" in p.sentence] == ["Relatie r"]


def test_every_conflict_of_a_change_is_named(store: Store) -> None:
    write(store, actor("a"), actor("b"))
    write(store, Put(actor("a", naam="A1"), 1), Put(actor("b", naam="B1"), 1))
    with pytest.raises(Conflict) as error:
        write(store, Put(actor("a", naam="A2"), 1), Put(actor("b", naam="B2"), 1))
    assert [(c.theirs, c.yours) for c in error.value.clashes] == [("A1", "A2"), ("B1", "B2")]


def test_changing_what_somebody_else_removed_is_a_conflict(store: Store) -> None:
    write(store, actor("a"))
    remove(store, actor("a"))
    with pytest.raises(Conflict, match="intussen verwijderd"):
        write(store, Put(actor("a", naam="Anders"), 1))


def test_removing_what_somebody_else_changed_is_a_conflict(store: Store) -> None:
    write(store, actor("a", telefoon="1"))
    write(store, Put(actor("a", telefoon="2"), 1))
    with pytest.raises(Conflict) as error:
        write(store, Delete("Actor", "a", 1))
    assert [(c.veld, c.before, c.theirs, c.yours) for c in error.value.clashes] == [
        ("Telefoon", "1", "2", "verwijderd")
    ]
    assert store.counts()["Actor"] == 1


def test_a_version_that_never_was_is_refused(store: Store) -> None:
    write(store, actor("a"))
    write(store, actor("b"))
    with pytest.raises(InputError, match="geen versie 2"):
        write(store, Put(actor("a", naam="Anders"), 2))


def test_removing_what_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(NotFound, match="'a' staat niet"):
        write(store, Delete("Actor", "a", 1))


@pytest.mark.parametrize(
    ("label", "id", "named"),
    [("Actor", "zon", "relatie 'r1'"), ("Gebied", "1", "kern 'Heelweg'"), ("Kern", "heelweg", "actor 'Café de Zon'"),
     ("Signaal", "s1", "vraagstuk"), ("Opgave", "o1", "meting 'm1'"), ("Vraagstuk", "v1", "initiatief 'Dorpskeuken'")],
)  # fmt: skip
def test_what_others_refer_to_cannot_be_removed(
    store: Store, label: str, id: str, named: str
) -> None:
    write(store, *ONE_OF_EACH)
    before = state(store)
    with pytest.raises(NotFound) as error:
        write(store, Delete(label, id, 1))
    assert named in str(error.value)
    assert state(store) == before


def test_an_actor_goes_together_with_its_relations_and_references(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    apart = ("Verschil", "niet--makelaar--zon")
    gone = {("Actor", "makelaar"), ("Relatie", "r1"), ("Verbindkans", "k1"), apart}
    before = state(store)
    initiative = replace(before["Initiatief", "i1"], betrokken=("zon",))  # type: ignore[call-arg]
    write(
        store,
        Delete("Actor", "makelaar", 1),
        Put(initiative, 1),
        Delete("Verbindkans", "k1", 1),
        Delete(*apart, 1),
        Delete("Relatie", "r1", 1),
    )
    assert state(store) == {k: v for k, v in before.items() if k not in gone} | {
        ("Initiatief", "i1"): initiative
    }
    assert store.check() == []


def test_two_people_at_work_at_once_lose_nothing(
    open_again: Callable[[], Store], store: Store
) -> None:
    write(store, *(actor(f"a{i}") for i in range(4)))
    errors: list[BaseException] = []

    def work(mine: Store, who: int) -> None:
        try:
            for i in range(15):
                write(
                    mine,
                    actor(f"w{who}-{i}"),
                    relatie(f"r{who}-{i}", f"w{who}-{i}", "a0"),
                    who=str(who),
                )
        except BaseException as error:
            errors.append(error)
            raise

    threads = [
        threading.Thread(target=work, args=(open_again() if i % 2 else store, i)) for i in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.counts()["Relatie"] == 60
    assert store.revision() == 61
    assert store.check() == []


def test_the_same_change_by_two_people_goes_together_with_what_else_they_changed(
    store: Store,
) -> None:
    write(store, actor("a", telefoon="1"))
    write(store, Put(actor("a", telefoon="2", email="eerste@voorbeeld.invalid"), 1))
    write(store, Put(actor("a", telefoon="2", website="https://voorbeeld.invalid"), 1))
    assert store.get(Actor, ["a"])["a"].item == actor(
        "a",
        telefoon="2",
        email="eerste@voorbeeld.invalid",
        website="https://voorbeeld.invalid",
    )


def test_a_form_of_before_a_restore_does_not_overwrite_what_was_written_after_it(
    store: Store,
) -> None:
    """The same number may stand for another state: what was read tells, not the number alone."""
    write(store, actor("a", naam="Eerst"))
    backup = list(history_of(store, store.revision()))
    change(store, actor("a", naam="Eerst", omschrijving="van voor"))
    opened = store.get(Actor, ["a"])["a"]
    store.load(backup, overwrite=True)
    first = store.get(Actor, ["a"])["a"]
    change(store, replace(first.item, website="https://bob.nl"))
    assert version(store, first.item) == opened.version
    mine = replace(opened.item, telefoon="0315 000000")
    store.apply(Change((Put(mine, opened.version, opened.item),), "An", "formulier"))
    after = store.get(Actor, ["a"])["a"].item
    assert after == replace(first.item, website="https://bob.nl", telefoon="0315 000000")
    clashing = replace(opened.item, website="https://an.nl")
    with pytest.raises(Conflict, match="bob.nl"):
        store.apply(Change((Put(clashing, opened.version, opened.item),), "An", "formulier"))
    assert store.get(Actor, ["a"])["a"].item == after
