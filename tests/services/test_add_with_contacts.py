"""An actor and its first contacts come in at once, dated today, with who adds them as source."""

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, AlreadyThere, InputError, LooksPrivate
from netwerk.model import Actor, Relatie
from netwerk.services.day.add_with_contacts import AddTyped, add_with_contacts, names_like
from netwerk.services.records.edits import undo
from netwerk.services.rules.soort_from_name import soort_from_name
from netwerk.store.port import Change, Put
from tests.services.conftest import TODAY

DAY = TODAY.isoformat()


def fanfare(**more):
    return Actor(
        **({"id": "", "naam": "Fanfare", "soort": "bewonersgroep", "kern": "silvolde"} | more)
    )


def test_an_actor_and_its_contacts_come_in_one_change_and_go_in_one(village, desk):
    before = [e.item for e in village.all(Relatie)]
    revision = add_with_contacts(desk, AddTyped(fanfare(), ("koor", "zaal", "koor")), "token1")
    new = next(e.item for e in village.all(Actor) if e.item.naam == "Fanfare")
    assert (new.bron, new.laatst_bevestigd, new.bevestigd_door) == ("beheerder", DAY, "beheerder")
    assert new.gevraagd is None  # nobody said that these are all contacts
    made = [e.item for e in village.all(Relatie) if e.item not in before]
    assert {(r.van, r.naar, r.soort, r.bron, r.laatst_bevestigd) for r in made} == {
        (new.id, "koor", "kent", "beheerder", DAY),
        (new.id, "zaal", "kent", "beheerder", DAY),
    }
    assert revision.why == "Fanfare toegevoegd met 2 contacten"
    undo(desk, revision.number)
    assert [e.item for e in village.all(Relatie)] == before
    assert "Fanfare" not in {e.item.naam for e in village.all(Actor)}


def test_who_i_am_in_the_network_is_the_source(village, desk):
    add_with_contacts(desk, AddTyped(fanfare(), ("zaal",), ik="koor"), "token1")
    new = next(e.item for e in village.all(Actor) if e.item.naam == "Fanfare")
    assert (new.bron, new.bevestigd_door) == ("Koor De Lijster", "Koor De Lijster")


def test_what_was_typed_as_source_and_date_stays(village, desk):
    typed = fanfare(bron="website", laatst_bevestigd="2026-10", bevestigd_door="wijkagent")
    add_with_contacts(desk, AddTyped(typed), "token1")
    new = next(e.item for e in village.all(Actor) if e.item.naam == "Fanfare")
    assert (new.bron, new.laatst_bevestigd, new.bevestigd_door) == (
        "website", "2026-10", "wijkagent",
    )  # fmt: skip


def test_another_kind_of_contact_can_be_chosen_and_one_that_cannot_be_stores_nothing(village, desk):
    count = village.counts()
    with pytest.raises(InputError, match="kan niet van"):
        add_with_contacts(desk, AddTyped(fanfare(), ("zaal",), "werkt_voor"), "t1")
    assert village.counts() == count
    add_with_contacts(desk, AddTyped(fanfare(), ("zaal",), "organiseert_samen"), "token2")
    assert "organiseert_samen" in {e.item.soort for e in village.all(Relatie)}


def test_sent_twice_it_is_added_once(village, desk):
    typed = AddTyped(fanfare(), ("zaal",))
    first = add_with_contacts(desk, typed, "token1")
    assert add_with_contacts(desk, typed, "token1").number == first.number
    assert [e.item.naam for e in village.all(Actor)].count("Fanfare") == 1


def test_a_name_that_is_there_is_asked_first_and_nothing_is_stored(village, desk):
    count = village.counts()
    typed = AddTyped(fanfare(naam="koor de lyster"), ("zaal",))
    with pytest.raises(AlreadyThere) as question:
        add_with_contacts(desk, typed, "t1")
    assert question.value.others == (("Actor", "koor"),)
    assert village.counts() == count
    add_with_contacts(desk, typed, "token1", sure=True)
    assert village.counts()["Actor"] == count["Actor"] + 1


def test_what_looks_private_is_asked_first(village, desk):
    typed = AddTyped(fanfare(omschrijving="Bel 06-12345678"), ("zaal",))
    with pytest.raises(LooksPrivate):
        add_with_contacts(desk, typed, "t1")
    assert "toch opgenomen" in add_with_contacts(desk, typed, "t1", private=True).why


@pytest.mark.parametrize("typed", ["Koor De Lijstr", "koor  de lijster", "Zangclub"])
def test_while_a_name_is_typed_who_looks_like_it_is_shown(village, desk, typed):
    assert [(r.id, r.naam) for r in names_like(desk, typed, "silvolde")] == [
        ("koor", "Koor De Lijster (bewonersgroep, Silvolde)")
    ]


@pytest.mark.parametrize("typed", ["", "K", "  ko", "Fanfare", "x" * 300])
def test_nobody_is_shown_for_a_name_like_no_other(village, desk, typed):
    assert names_like(desk, typed, "silvolde") == ()


def test_who_may_not_read_an_actor_is_not_told_that_it_is_there(village, desk):
    bo = desk.of(User("Bo", "geen", {"1": "bewerker"}))
    assert names_like(bo, "Koor De Lijster") == ()


def test_who_may_change_one_gebied_adds_there_with_contacts_there(village, desk):
    there = Actor(id="een", naam="Een", soort="bedrijf", gebieden=("1",))
    village.apply(Change((Put(there),), who="Jan"))
    bo = desk.of(User("Bo", "geen", {"1": "bewerker"}))
    with pytest.raises(AccessDenied):
        add_with_contacts(bo, AddTyped(fanfare(), ()), "t1")
    inside = fanfare(kern=None, gebieden=("1",))
    with pytest.raises(AccessDenied):
        add_with_contacts(bo, AddTyped(inside, ("koor",)), "t2")
    add_with_contacts(bo, AddTyped(inside, ("een",)), "token3")


@pytest.mark.parametrize(
    ("naam", "soort"),
    [
        ("Carnavalsvereniging Etten", "bewonersgroep"),
        ("Basisschool De Bongerd", "instelling"),
        ("Bakkerij Jansen BV", "bedrijf"),
        ("Wijkagent Ulft", "professional"),
        ("Ons Genoegen", None),
        ("", None),
        ("Koor " * 100, None),
    ],
)
def test_a_plain_name_says_the_soort(naam, soort):
    assert soort_from_name(naam).soort == soort
