"""A talk keeps what was said in it, refreshes whom it was with, and touches nothing else."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, LooksPrivate
from netwerk.insight.finding import ActorRef, Finding
from netwerk.model import Actor, Afspraak, Gesprek, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.decisions import decided
from netwerk.services.day.own_contacts import asked_before, is_that_a_contact, say_contact
from netwerk.services.day.talks import TalkTyped, log_talk, talks, talks_file, talks_with
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from tests.services.conftest import TODAY

DAY = TODAY.isoformat()


@pytest.fixture
def village(store):
    """The makelaar knows the hall, not the choir; the choir knows the hall. All of years ago."""
    makelaar = Actor(
        id="ik", naam="Makelaar Silvolde", soort="professional", rol="gebiedsmakelaar",
        gebieden=("3",),
    )  # fmt: skip
    zaal = Actor(
        id="zaal", naam="Zaal Het Hof", soort="bedrijf", kern="silvolde", bron="lijst 2019",
        laatst_bevestigd="2019-03-01", bevestigd_door="wijkagent", telefoon="0315 12 34 56",
    )  # fmt: skip
    koor = Actor(id="koor", naam="Koor De Lijster", soort="bewonersgroep", kern="silvolde")
    club = Actor(id="club", naam="Schietclub", soort="bewonersgroep", kern="silvolde")
    old = {"laatst_bevestigd": "2019-03-01", "bevestigd_door": "wijkagent", "bron": "lijst 2019"}
    ties = (
        Relatie(id="mijn", van="ik", naar="zaal", soort="overlegt_met", **old),
        Relatie(id="huur", van="koor", naar="zaal", soort="gebruikt_locatie_van", **old),
        Relatie(id="samen", van="koor", naar="zaal", soort="werkt_samen_met", **old),
    )
    items = (makelaar, zaal, koor, club, *ties)
    store.apply(Change(tuple(Put(item) for item in items), who="Jan", why="begin"))
    return store


def everything(store, *classes):
    return {
        (cls.__name__, e.item.id): e.item
        for cls in classes or (Actor, Relatie, Gesprek, Afspraak)
        for e in store.all(cls)
    }


def changed(before, after):
    """What came, went or became another."""
    return {key for key in before | after if before.get(key) != after.get(key)}


def test_a_talk_refreshes_whom_it_was_with_and_my_contact_and_nothing_else(village, desk):
    before = everything(village)
    log_talk(desk, TalkTyped(met=("zaal",), waarover="Opvolging", ik="ik"), "t1")
    after = everything(village)
    assert changed(before, after) == {
        ("Actor", "zaal"), ("Relatie", "mijn"), ("Gesprek", "gesprek-t1"),
    }  # fmt: skip
    zaal = replace(
        before["Actor", "zaal"], laatst_bevestigd=DAY, bevestigd_door="Makelaar Silvolde"
    )
    assert after["Actor", "zaal"] == zaal
    assert after["Relatie", "mijn"] == replace(
        before["Relatie", "mijn"], laatst_bevestigd=DAY, bevestigd_door="Makelaar Silvolde"
    )
    assert after["Gesprek", "gesprek-t1"] == Gesprek(
        id="gesprek-t1", met=("zaal",), waarover="Opvolging", datum=DAY, door="Makelaar Silvolde"
    )


def test_who_was_not_asked_whom_they_know_is_not_called_asked(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",)), "t1")
    assert village.get(Actor, ["zaal"])["zaal"].item.gevraagd is None


@pytest.mark.parametrize(
    "answer",
    [{"gevraagd": True}, {"noemde": ("club",)}, {"noemde_ook": ("Toneelgroep",)}],
    ids=["nobody", "somebody", "somebody unknown"],
)
def test_who_was_asked_whom_they_know_is_asked_today_also_when_nobody_was_named(
    village, desk, answer
):
    log_talk(desk, TalkTyped(met=("zaal",), **answer), "t1")
    assert village.get(Actor, ["zaal"])["zaal"].item.gevraagd == DAY
    assert village.get(Actor, ["club"])["club"].item.gevraagd is None


def test_no_contact_of_mine_is_made_unless_i_say_so(village, desk):
    log_talk(desk, TalkTyped(met=("koor",), ik="ik"), "t1")
    assert {e.item.id for e in village.all(Relatie)} == {"mijn", "huur", "samen"}
    log_talk(desk, TalkTyped(met=("koor",), ik="ik", contact="kent"), "t2")
    made = [e.item for e in village.all(Relatie) if e.item.id not in {"mijn", "huur", "samen"}]
    assert [(r.van, r.naar, r.soort, r.bron, r.laatst_bevestigd) for r in made] == [
        ("ik", "koor", "kent", "gesprek Makelaar Silvolde", DAY)
    ]


def test_a_contact_of_mine_that_ended_is_not_woken_up(village, desk):
    tie = village.get(Relatie, ["mijn"])["mijn"]
    village.apply(Change((Put(replace(tie.item, tot="2020"), tie.version),), who="Jan"))
    log_talk(desk, TalkTyped(met=("zaal",), ik="ik"), "t1")
    assert village.get(Relatie, ["mijn"])["mijn"].item.laatst_bevestigd == "2019-03-01"


def test_of_several_contacts_of_mine_only_the_one_that_a_talk_shows_is_confirmed(village, desk):
    more = Relatie(id="kennis", van="zaal", naar="ik", soort="kent")
    village.apply(Change((Put(more),), who="Jan"))
    log_talk(desk, TalkTyped(met=("zaal",), ik="ik"), "t1")
    assert village.get(Relatie, ["kennis"])["kennis"].item.laatst_bevestigd == DAY
    assert village.get(Relatie, ["mijn"])["mijn"].item.laatst_bevestigd == "2019-03-01"


def test_who_was_named_becomes_a_contact_only_when_that_is_confirmed(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",), noemde=("club",)), "t1")
    assert len(everything(village, Relatie)) == 3
    log_talk(desk, TalkTyped(met=("zaal",), noemde=("club",), kennen=("club",)), "t2")
    made = [
        e.item for e in village.all(Relatie) if e.item.bron == "gesprek beheerder met Zaal Het Hof"
    ]
    assert [(r.van, r.naar, r.soort, r.laatst_bevestigd, r.bevestigd_door) for r in made] == [
        ("zaal", "club", "kent", DAY, "beheerder")
    ]


def test_a_contact_that_was_known_already_is_confirmed_and_not_made_twice(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",), noemde=("koor",), kennen=("koor",)), "t1")
    ties = everything(village, Relatie)
    assert len(ties) == 3
    assert ties["Relatie", "samen"].laatst_bevestigd == DAY
    assert ties["Relatie", "samen"].bron == "lijst 2019"
    assert ties["Relatie", "huur"].laatst_bevestigd == "2019-03-01"


def test_who_was_not_named_gets_no_contact(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",), kennen=("club",)), "t1")
    assert len(everything(village, Relatie)) == 3


def test_the_next_step_is_an_agreement_at_the_talk(village, desk):
    typed = TalkTyped(
        met=("zaal",), waarover="Opvolging", vervolg="Notaris bellen", vervolg_voor="2026-12-04",
        ik="ik",
    )  # fmt: skip
    log_talk(desk, typed, "t1")
    (talk,) = talks_with(desk, "zaal")
    assert talk.vervolg == Afspraak(
        id="afspraak-t1", titel="Notaris bellen", beslissing="doen", stand="open",
        over="Opvolging", wie="Makelaar Silvolde", voor="2026-12-04", datum=DAY, eigenaar="An",
        actoren=("zaal",), gebied="3", kern="silvolde",
    )  # fmt: skip


def test_a_day_alone_is_a_next_step_too(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",), vervolg_voor="2026-12-04"), "t1")
    assert talks_with(desk, "zaal")[0].vervolg.titel == "Verder praten met Zaal Het Hof"


def test_one_undo_takes_all_of_a_talk_back(village, desk):
    before = everything(village)
    typed = TalkTyped(
        met=("koor",), waarover="Opvolging", noemde=("club",), kennen=("club",),
        noemde_ook=("Toneelgroep",), vervolg="Bellen", vervolg_voor="2026-12-04", ik="ik",
        contact="kent",
    )  # fmt: skip
    revision = log_talk(desk, typed, "t1")
    assert changed(before, everything(village))
    undo(desk, revision.number, revision.head.seal)
    assert everything(village) == before


def test_the_same_form_sent_twice_keeps_one_talk(village, desk):
    typed = TalkTyped(met=("zaal",), vervolg="Bellen")
    assert log_talk(desk, typed, "t1").number == log_talk(desk, typed, "t1").number
    assert len(talks(desk, Selection())) == 1
    assert len(everything(village, Afspraak)) == 1


def test_without_anybody_or_with_myself_there_is_no_talk(village, desk):
    for met in ((), ("",), ("ik",)):
        with pytest.raises(InputError):
            log_talk(desk, TalkTyped(met=met, ik="ik"), "t1")
    assert everything(village, Gesprek) == {}


@pytest.mark.parametrize(
    "private",
    [
        {"waarover": "De zoon van mevr. Bos is ziek"},
        {"waarover": "Bel 06-12345678"},
        {"noemde_ook": ("mevr. Jansen",)},
        {"vervolg": "mevr. Bos is depressief, langsgaan"},
    ],
    ids=["health", "number", "a person", "next step"],
)
def test_what_looks_private_is_asked_before_it_is_kept(village, desk, private):
    typed = TalkTyped(met=("zaal",), **private)
    before = everything(village)
    with pytest.raises(LooksPrivate):
        log_talk(desk, typed, "t1")
    assert everything(village) == before
    revision = log_talk(desk, typed, "t1", private=True)
    assert "toch opgenomen" in revision.why


def test_a_talk_is_found_with_whom_it_was_and_who_was_named_the_newest_first(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",), noemde=("club",), waarover="een"), "t1")
    later = replace(desk, clock=lambda: TODAY.replace(day=27))
    log_talk(later, TalkTyped(met=("zaal",), waarover="twee"), "t2")
    log_talk(later, TalkTyped(met=("koor",), waarover="drie"), "t3")
    assert [t.item.waarover for t in talks_with(desk, "zaal")] == ["twee", "een"]
    assert [t.item.waarover for t in talks_with(desk, "club")] == ["een"]
    assert [t.item.waarover for t in talks(desk, Selection(gebied="3"))] == ["drie", "twee", "een"]
    assert talks(desk, Selection(gebied="1")) == ()
    assert talks(desk, Selection(kern="silvolde"))[0].kern == "Silvolde"


def test_a_list_of_talks_for_excel_holds_no_formula(village, desk):
    log_talk(desk, TalkTyped(met=("zaal",), waarover="=1+1", vervolg_voor="2026-12-04"), "t1")
    text = talks_file(desk, talks(desk, Selection())).decode("utf-8-sig")
    assert "'=1+1" in text
    assert "04-12-2026" in text


def test_who_may_change_one_gebied_logs_a_talk_there_and_nowhere_else(village, desk):
    elders = Actor(id="elders", naam="Elders", soort="bedrijf", gebieden=("1",))
    village.apply(Change((Put(elders),), who="Jan"))
    bo = desk.of(User("Bo", "geen", {"3": "bewerker"}))
    log_talk(bo, TalkTyped(met=("zaal",), vervolg_voor="2026-12-04"), "t1")
    with pytest.raises(AccessDenied):
        log_talk(bo, TalkTyped(met=("elders",)), "t2")
    with pytest.raises(AccessDenied):
        log_talk(bo, TalkTyped(met=("zaal",), noemde=("elders",)), "t3")


def test_a_limited_reader_hears_nothing_of_who_is_outside(village, desk):
    elders = Actor(id="elders", naam="Elders", soort="bedrijf", gebieden=("1",))
    village.apply(Change((Put(elders),), who="Jan"))
    log_talk(desk, TalkTyped(met=("zaal",), noemde=("elders",)), "t1")
    log_talk(desk, TalkTyped(met=("elders",), noemde=("zaal",), waarover="daar"), "t2")
    bo = desk.of(User("Bo", "geen", {"3": "lezer"}))
    for shown in (talks(bo, Selection(gebied="3")), talks_with(bo, "zaal")):
        assert [(t.met[0].id, t.noemde) for t in shown] == [("zaal", ())]


# Is dat een contact?


def spoken(store, bron="Demo: gesprek gebiedsmakelaar"):
    club = store.get(Actor, ["club"])["club"]
    store.apply(Change((Put(replace(club.item, bron=bron), club.version),), who="Jan"))


def test_who_was_spoken_with_and_is_no_contact_is_asked_about(village, desk):
    spoken(village)
    assert [ref.id for ref in is_that_a_contact(desk, "ik")] == ["club"]


def test_a_talk_with_another_makelaar_is_none_of_mine(village, desk):
    spoken(village, "gesprek wijkagent")
    assert is_that_a_contact(desk, "ik") == ()
    spoken(village, "gesprek gebiedsmakelaar")
    other = Actor(
        id="zij", naam="Makelaar Ulft", soort="professional", rol="gebiedsmakelaar",
        gebieden=("5",),
    )  # fmt: skip
    village.apply(Change((Put(other),), who="Jan"))
    assert is_that_a_contact(desk, "zij") == ()


def test_a_known_contact_is_not_asked_about(village, desk):
    zaal = village.get(Actor, ["zaal"])["zaal"]
    bron = "gesprek gebiedsmakelaar"
    village.apply(Change((Put(replace(zaal.item, bron=bron), zaal.version),), who="Jan"))
    assert is_that_a_contact(desk, "ik") == ()


@pytest.mark.parametrize("yes", [True, False])
def test_it_is_asked_once(village, desk, yes):
    spoken(village)
    revision = say_contact(desk, "ik", "club", yes, "t1")
    assert is_that_a_contact(desk, "ik") == ()
    made = [(r.van, r.naar) for (_, _), r in everything(village, Relatie).items()]
    assert (("ik", "club") in made) is yes
    undo(desk, revision.number)
    assert [ref.id for ref in is_that_a_contact(desk, "ik")] == ["club"]
    assert decided(desk) == ()  # 'nee' says nothing of an introduction


def meeting(*ids, step=""):
    """A proposal about these actors, with a step in words."""
    actors = tuple(ActorRef(id, id) for id in ids)
    return Finding("introduction_easy", "Zij kennen elkaar nog niet.", actors, next_step=step)


@pytest.mark.parametrize("yes", [True, False])
def test_before_i_am_introduced_to_whom_i_spoke_with_it_is_asked_once(village, desk, yes):
    spoken(village)
    proposed = meeting("ik", "club")
    named = meeting("koor", "club", step="Makelaar Silvolde kan kennismaken met Schietclub.")
    assert [asked_before(desk, f, "ik").id for f in (proposed, named)] == ["club", "club"]
    say_contact(desk, "ik", "club", yes, "t1")
    assert [asked_before(desk, f, "ik") for f in (proposed, named)] == [None, None]


def test_a_proposal_that_is_not_about_me_is_made_without_a_question(village, desk):
    spoken(village)
    assert asked_before(desk, meeting("koor", "club", step="Vraag Koor De Lijster."), "ik") is None
    assert asked_before(desk, meeting("ik", "koor"), "ik") is None
    assert asked_before(desk, meeting("ik", "club"), None) is None  # who I am is not known
    assert asked_before(desk, meeting("ik", "club"), "nergens") is None
