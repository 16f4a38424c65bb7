"""One search finds everything: by a part, an old name, a typing error; what is near comes first."""

import pytest

from netwerk.access.rights import User
from netwerk.model import Actor, Afspraak, Relatie, Signaal
from netwerk.net.selection import Selection
from netwerk.services.day.search_everything import actors_of_theme, search_everything
from netwerk.store.port import Change, Delete, Put


@pytest.fixture
def village(either_desk):
    """More of the village: two of one name in two gebieden, an old name, what plays."""
    ops = (
        Put(Actor(id="fanfare", naam="Fanfare", soort="bewonersgroep", kern="ulft-noord")),
        Put(Actor(id="fanfare3", naam="Fanfare", soort="bewonersgroep", kern="silvolde")),
        Put(
            Actor(
                id="dorpshuis",
                naam="Dorpshuis De Ark",
                soort="instelling",
                kern="silvolde",
                andere_namen=("Verenigingsgebouw Irene",),
            )
        ),
        Put(Signaal(id="s1", titel="Geen opvolger voor de zaal", gebied="3")),
        Put(Afspraak(id="a1", titel="Irene bellen", beslissing="doen", stand="open", gebied="3")),
        Put(Relatie(id="rt", van="koor", naar="voet", soort="kent", thema="Zomerfeest")),
    )
    either_desk.store.apply(Change(ops, "Jan"))
    return either_desk


def found(desk, text, **more):
    return [(hit.kind, hit.id) for hit in search_everything(desk, text, **more).hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("koor", ("actor", "koor")),
        ("hof zaal", ("actor", "hal")),
        ("biblioteek", ("actor", "bieb")),
        ("SCHIETCLÜB", ("actor", "club")),
        ("schietklub", ("actor", "club")),
        ("verenigingsgeb", ("actor", "dorpshuis")),
        ("silvolde", ("kern", "silvolde")),
        ("gebied 3", ("gebied", "3")),
        ("zomerfeest", ("thema", "relatie:zomerfeest")),
        ("opvolger", ("signaal", "s1")),
        ("irene bel", ("afspraak", "a1")),
    ],
)
def test_what_somebody_remembers_comes_first(village, typed, first):
    assert found(village, typed)[0] == first


def test_of_two_with_one_name_the_own_gebied_comes_first(village):
    assert found(village, "fanfare", gebied="3")[0] == ("actor", "fanfare3")
    other = village.networks.net().gebieden_of(village.networks.net().index_of("fanfare"))[0]
    assert found(village, "fanfare", gebied=other)[0] == ("actor", "fanfare")


def test_there_is_no_doubt_only_when_one_fits_best(village):
    assert search_everything(village, "koor").sure
    assert search_everything(village, "koor de lijster").sure
    assert not search_everything(village, "fanfare").sure
    assert not search_everything(village, "qqqq").sure


def test_the_old_name_is_said_when_that_was_typed(village):
    (hit,) = search_everything(village, "verenigingsgebouw").hits
    assert (hit.name, hit.old) == ("Dorpshuis De Ark", "Verenigingsgebouw Irene")
    assert search_everything(village, "de ark").hits[0].old == ""


def test_a_page_is_found_by_its_name(village):
    assert found(village, "kaa", pages={"kaart": "Kaart"}) == [("pagina", "kaart")]


def test_nothing_typed_finds_nothing(village):
    assert search_everything(village, "  ").hits == ()
    assert search_everything(village, "???").hits == ()


def test_who_was_removed_or_renamed_is_found_no_more(village):
    entry = village.store.get(Actor, ["club"])["club"]
    assert found(village, "schietclub") == [("actor", "club")]
    village.store.apply(Change((Delete("Actor", "club", entry.version),), "Jan"))
    village.networks.changed()
    assert ("actor", "club") not in found(village, "schietclub")


def test_a_thema_holds_the_actors_of_its_ties_or_their_own(village):
    assert actors_of_theme(village, Selection(), "relatie:zomerfeest") == ("koor", "voet")
    assert actors_of_theme(village, Selection(), "categorie:sport") == ("club", "voet")


def test_who_may_read_one_gebied_finds_nobody_elsewhere(village):
    bo = village.of(User("Bo", "geen", {"3": "lezer"}))
    assert found(bo, "fanfare") == [("actor", "fanfare3")]
    other = village.of(User("Bo", "geen", {"1": "lezer"}))
    for text in ("koor", "opvolger", "irene", "zomerfeest", "fanfare"):
        assert found(other, text) == []


def test_hostile_names_are_found_as_they_are(village):
    name = "<b>*Koor*</b> & 'Zang' \U0001f3b5 " + "x" * 270
    village.store.apply(Change((Put(Actor(id="h", naam=name, soort="bedrijf")),), "Jan"))
    village.networks.changed()
    assert search_everything(village, "zang").hits[0].name == name
