"""Who knows about it: what each reason weighs, and what is no reason."""

from netwerk.agenda.expertise import experts, sought
from netwerk.model import Actor, Initiatief, Signaal, Stap, Vraagstuk
from netwerk.schema import schema


def actor(id, **more):
    return Actor(id=id, naam=id, soort="instelling", **more)


def found(word, actors, items=(), steps=()):
    return [e.actor for e in experts(sought(word, schema()), actors, items, steps, schema())]


BUS = Signaal(id="s", titel="Vervoer naar de markt", gebied="5")


def step(soort, to):
    return Stap(id=to, soort=soort, datum="2026-10-01", signaal="s", ontvanger=to, verteld="Zo")


def test_own_work_goes_before_a_hand_over_that_before_joining_in_and_that_before_words():
    actors = [
        actor("a", omschrijving="Over zorg"),
        actor("b"),
        actor("c"),
        actor("d", domeinen=("zorg",)),
    ]
    items = (
        Signaal(id="s", titel="Zorg", gebied="5", domeinen=("zorg",)),
        Initiatief(id="i", titel="Zorg samen", gebied="5", betrokken=("b",)),
    )
    steps = (step("overdracht", "c"),)
    assert found("zorg", actors, items, steps) == ["d", "c", "b", "a"]


def test_only_a_warm_hand_over_says_that_somebody_dealt_with_it_before():
    actors = [actor("a"), actor("b")]
    steps = (step("overdracht", "a"), step("opschalen", "b"))
    assert found("vervoer", actors, (BUS,), steps) == ["a"]


def test_who_is_named_with_a_signal_does_not_know_about_it_for_that():
    named = Signaal(id="s", titel="Vervoer", gebied="5", betrokken=("a",))
    done = Initiatief(id="i", titel="Vervoer samen", gebied="5", betrokken=("b",))
    assert found("vervoer", [actor("a"), actor("b")], (named, done)) == ["b"]


def test_who_is_involved_in_a_vraagstuk_about_it_is_somebody_to_ask() -> None:
    one = Vraagstuk(id="v", titel="Vervoer in Etten", gebied="5", betrokken=("a",))
    actors = [Actor(id="a", naam="Dorpshuis", soort="bedrijf")]
    (found,) = experts(sought("vervoer", schema()), actors, [one], [], schema())
    assert found.why == ("is betrokken bij Vervoer in Etten",)


def test_a_word_is_found_by_its_stem() -> None:
    assert sought("eenzaamheid", schema()).in_text("Ouderen zijn eenzaam")
    assert not sought("zorgboerderij", schema()).in_text("Zorg")
