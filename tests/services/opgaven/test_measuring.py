"""An opgave that the network measures: typing more is no growth, and growth is told as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, LooksPrivate
from netwerk.model import Actor, Gebied, Kern, Meting, Opgave
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.opgaven.goals_shown import (
    draft_shown,
    metingen_of,
    opgave_shown,
    opgaven,
    partner_words,
)
from netwerk.services.opgaven.making import (
    KEPT,
    MetingTyped,
    add_meting,
    add_opgave,
    change_opgave,
    measure,
    nothing_to_keep,
)
from netwerk.services.records.edits import undo
from tests.services.opgaven.conftest import AGAIN, BEGUN, FIRST, SIZE, Clock, group, tie

Put = Callable[..., None]
GOAL = Opgave(
    id="o1",
    titel="Fysiek en sociaal kennen elkaar",
    gebied="3",
    maat="net-fysiek-sociaal",
    streefwaarde=25,
    streefdatum=f"{FIRST + 5}-12-31",
)
LATER = date(FIRST + 1, 3, 2)


def test_the_baseline_is_measured_when_the_opgave_is_made(desk: Desk, village: None) -> None:
    add_opgave(desk, GOAL, "t1")
    shown = opgave_shown(desk, "o1")
    assert (shown.item.beginwaarde, shown.item.begindatum) == (20, f"{FIRST}-03-02")
    assert shown.goal == (
        f"In {FIRST + 5} is het aantal contacten tussen fysiek en sociaal gestegen van 20 "
        f"(2 maart {FIRST}) naar 25."
    )
    assert shown.sentence == (
        "Begonnen met 20 bij iedereen die is gevraagd (doel 25). Sindsdien is nog niet gemeten."
    )
    assert nothing_to_keep(desk, shown.item).startswith("De beginwaarde is van vandaag.")


def test_twice_as_many_recorded_later_is_no_growth(
    desk: Desk, village: None, put: Put, clock: Clock
) -> None:
    add_opgave(desk, GOAL, "t1")
    more = [group(i, AGAIN) for i in range(SIZE, 2 * SIZE)]
    ties = [tie(i, i - SIZE) for i in range(SIZE, 2 * SIZE)] + [
        tie(i, i + 1) for i in range(SIZE, 2 * SIZE - 1)
    ]
    put(AGAIN, *(group(i, AGAIN) for i in range(SIZE)), *more, *ties)
    clock.day = LATER
    shown = opgave_shown(desk, "o1")
    assert shown.stands.last is not None
    assert shown.stands.last.value == 20
    assert shown.stands.verdict == "geen verschil te zien"
    assert shown.rests_on.endswith("(geen erbij, geen weg). Er is geen verschil te zien.")


def test_who_was_not_asked_again_shows_no_growth(
    desk: Desk, village: None, put: Put, clock: Clock
) -> None:
    add_opgave(desk, GOAL, "t1")
    put(AGAIN, *(tie(i, (i + 5) % SIZE) for i in range(SIZE)))
    clock.day = LATER
    shown = opgave_shown(desk, "o1")
    assert shown.stands.last is None
    assert "telt niet als groei" in shown.rests_on
    with pytest.raises(InputError, match="opnieuw naar hun contacten"):
        measure(desk, "o1", "t2")


def test_growth_among_who_was_asked_twice_is_told_with_its_bounds_and_kept(
    desk: Desk, village: None, put: Put, clock: Clock
) -> None:
    add_opgave(desk, GOAL, "t1")
    put(
        AGAIN,
        *(group(i, AGAIN) for i in range(SIZE)),
        *(tie(i, (i + 5) % SIZE) for i in range(0, SIZE, 2)),
    )
    clock.day = LATER
    shown = opgave_shown(desk, "o1")
    assert shown.stands.last is not None
    assert shown.stands.last.value == pytest.approx(30)
    assert shown.sentence.startswith("Nu ongeveer 30, tussen ")
    assert shown.sentence.endswith("(was 20, doel 25): misschien gehaald.")
    assert "10 erbij, geen weg" in shown.rests_on
    revision = measure(desk, "o1", "t2")
    (kept,) = metingen_of(desk, "o1")
    assert (kept.waarde, kept.datum) == (30, LATER.isoformat())
    assert kept.ondergrens is not None
    assert kept.ondergrens < 30
    goal = desk.store.get(Opgave, ["o1"])["o1"].item
    assert nothing_to_keep(desk, goal) == KEPT
    with pytest.raises(InputError, match="al bewaard"):
        measure(desk, "o1", "t3")
    undo(desk, revision.number)
    assert metingen_of(desk, "o1") == ()


def test_a_contact_that_says_it_was_there_before_is_no_growth(
    desk: Desk, village: None, put: Put, clock: Clock
) -> None:
    add_opgave(desk, GOAL, "t1")
    old = [tie(i, (i + 5) % SIZE, sinds=f"{FIRST - 4}") for i in range(0, SIZE, 2)]
    put(AGAIN, *(group(i, AGAIN) for i in range(SIZE)), *old)
    clock.day = LATER
    assert opgave_shown(desk, "o1").stands.verdict == "geen verschil te zien"


def test_filling_in_what_somebody_does_is_no_growth(desk: Desk, put: Put, clock: Clock) -> None:
    plain = [replace(group(i, BEGUN), domeinen=()) for i in range(SIZE)]
    put(BEGUN, *plain, *(tie(i, (i + 1) % SIZE) for i in range(SIZE)))
    add_opgave(desk, replace(GOAL, beginwaarde=20, begindatum=BEGUN), "t1")
    put(AGAIN, *(group(i, AGAIN) for i in range(SIZE)))
    clock.day = LATER
    assert opgave_shown(desk, "o1").stands.verdict == "geen verschil te zien"


def test_an_actor_that_was_made_one_with_another_brings_no_new_contacts(
    desk: Desk, village: None, put: Put, clock: Clock
) -> None:
    from netwerk.services.records.edits import merge_actoren

    put(BEGUN, Actor(id="zang", naam="Zangclub", soort="bewonersgroep", gebieden=("3",)))
    put(BEGUN, *(replace(tie(0, i), id=f"z{i}", van="zang", naar=f"a{i:02d}") for i in (4, 6, 8)))
    add_opgave(desk, replace(GOAL, maat="net-contacten"), "t1")
    merge_actoren(desk, "a00", "zang")
    put(AGAIN, *(group(i, AGAIN) for i in range(1, SIZE)))
    held = desk.store.get(Actor, ["a00"])["a00"].item
    put(AGAIN, replace(held, gevraagd=AGAIN))
    clock.day = LATER
    assert "geen erbij, geen weg" in opgave_shown(desk, "o1").rests_on


def test_a_count_by_hand_has_its_day_and_source_and_shows_where_it_goes(
    desk: Desk, clock: Clock
) -> None:
    hand = replace(
        GOAL,
        maat=None,
        indicator="Aantal vrijwilligers",
        beginwaarde=4,
        begindatum=BEGUN,
        streefwaarde=8,
    )
    add_opgave(desk, hand, "t1")
    clock.day = LATER
    add_meting(desk, MetingTyped("o1", 6.0, AGAIN, "telling club"), "t2")
    shown = opgave_shown(desk, "o1")
    assert shown.sentence == f"Op 1 maart {FIRST + 1} 6 (was 4, doel 8): op weg."
    assert [p.bron for p in shown.stands.points] == ["", "telling club"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (MetingTyped("o1", None, BEGUN), "hoeveel je hebt geteld"),
        (MetingTyped("o1", 4.0, f"{FIRST + 9}-01-01"), "nog niet geweest"),
        (MetingTyped("o1", 4.0, "gisteren"), "geen dag"),
    ],
)
def test_a_count_that_cannot_be_is_refused_with_a_sentence(
    desk: Desk, typed: MetingTyped, words: str
) -> None:
    add_opgave(desk, replace(GOAL, maat=None), "t1")
    with pytest.raises(InputError, match=words):
        add_meting(desk, typed, "t2")
    assert list(desk.store.all(Meting)) == []


def test_what_looks_private_is_asked_first(desk: Desk) -> None:
    private = replace(GOAL, maat=None, probleem="Mevrouw Jansen, bsn 123456782, is eenzaam")
    with pytest.raises(LooksPrivate):
        add_opgave(desk, private, "t1")
    add_opgave(desk, private, "t1", private=True)


def test_partners_tell_whether_they_know_each_other(desk: Desk, village: None) -> None:
    told = partner_words(desk, ["a00", "a01", "a02", "a07"])
    assert told == (
        "Groep 0, Groep 1, Groep 2 en Groep 7. 2 van de 6 tweetallen kennen elkaar; niet bekend "
        "is het bijvoorbeeld van Groep 0 en Groep 2"
    )


def test_a_draft_warns_and_stores_nothing(desk: Desk, village: None) -> None:
    shown = draft_shown(desk, replace(GOAL, streefwaarde=21, maat="net-contacten"))
    assert any("te zien" in warning for warning in shown.warnings)
    assert list(desk.store.all(Opgave)) == []


def test_of_a_gebied_its_own_opgaven_and_those_of_the_gemeente_are_listed(desk: Desk) -> None:
    for number, gebied in enumerate(("3", "5", None)):
        add_opgave(desk, replace(GOAL, id=f"o{number}", gebied=gebied, maat=None), f"t{number}")
    assert {o.item.id for o in opgaven(desk, Selection(gebied="3"))} == {"o0", "o2"}


def test_every_reader_of_a_gebied_reads_and_stores_the_same_number(
    desk: Desk, village: None, put: Put
) -> None:
    outside = [replace(group(i, None), gebieden=("5",)) for i in (30, 31)]
    put(BEGUN, *outside, tie(0, 30), tie(1, 31))
    own = desk.of(User("Bo", "geen", {"3": "bewerker"}))
    goal = replace(GOAL, maat="net-contacten")
    seen = [draft_shown(reader, goal).item.beginwaarde for reader in (desk, own)]
    assert seen == [SIZE + 2, SIZE + 2]
    add_opgave(own, goal, "t1")
    assert desk.store.get(Opgave, ["o1"])["o1"].item.beginwaarde == SIZE + 2
    told = [opgave_shown(reader, "o1") for reader in (desk, own)]
    assert told[0] == told[1]
    with pytest.raises(AccessDenied):
        draft_shown(desk.of(User("Bo", "geen", {"5": "lezer"})), goal)


def test_an_opgave_that_was_stored_without_a_baseline_has_not_begun(
    desk: Desk, village: None, put: Put
) -> None:
    put(BEGUN, GOAL)
    shown = opgave_shown(desk, "o1")
    assert shown.item == GOAL
    assert shown.sentence == "Er is nog geen beginwaarde."


def test_with_another_maat_an_opgave_begins_anew(desk: Desk, village: None) -> None:
    add_opgave(desk, GOAL, "t1")
    shown = opgave_shown(desk, "o1")
    change_opgave(desk, replace(shown.item, maat="net-alleen"), shown.version, "t2")
    now = opgave_shown(desk, "o1").item
    assert (now.beginwaarde, now.indicator) == (
        0,
        "het aandeel groepen en organisaties zonder contact",
    )


def test_what_was_measured_by_one_maat_goes_on_under_no_other(desk: Desk, village: None) -> None:
    add_opgave(desk, GOAL, "t1")
    add_meting(desk, MetingTyped("o1", 6.0, f"{FIRST}-03-02"), "t2")
    shown = opgave_shown(desk, "o1")
    with pytest.raises(InputError, match="nieuwe opgave"):
        change_opgave(desk, replace(shown.item, maat="net-alleen"), shown.version, "t3")
    assert opgave_shown(desk, "o1").item == shown.item


def test_the_last_of_two_counts_on_one_day_is_the_one_that_is_told(desk: Desk) -> None:
    add_opgave(desk, replace(GOAL, maat=None), "t1")
    for number in range(6):
        add_meting(desk, MetingTyped("o1", float(number), f"{FIRST}-03-02"), f"t-{number}")
        last = opgave_shown(desk, "o1").stands.last
        assert last is not None
        assert last.value == number


def test_who_pulls_an_opgave_is_a_function_and_no_name(desk: Desk) -> None:
    named = replace(GOAL, maat=None, trekker="mevrouw Jansen")
    with pytest.raises(LooksPrivate, match="noem de functie"):
        add_opgave(desk, named, "t1")
    add_opgave(desk, replace(named, trekker="gebiedsmakelaar"), "t2")


def test_a_kern_of_another_gebied_is_not_counted_though_somebody_of_it_works_here(
    desk: Desk, put: Put
) -> None:
    kernen = [
        Kern(id="hier", naam="Hier", soort="dorp", gebied="3"),
        Kern(id="daar", naam="Daar", soort="dorp", gebied="5"),
    ]
    places = [] if desk.store.get(Gebied, ["3"]) else [Gebied(id=g, naam=g) for g in "35"]
    put(BEGUN, *places, *kernen)
    care = replace(group(2, None), categorie="zorg")
    put(
        BEGUN,
        replace(group(0, BEGUN), kern="hier"),
        replace(group(1, BEGUN), kern="daar", gebieden=("3",)),
        care,
        tie(0, 2),
        tie(1, 2),
    )
    assert draft_shown(desk, replace(GOAL, maat="net-kernen-zorg")).item.beginwaarde == 1
