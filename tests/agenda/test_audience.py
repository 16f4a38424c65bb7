"""Who is in a doelgroep follows from its rule and from what is recorded now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.agenda.audience import asks_nothing, has_word, in_audience
from netwerk.agenda.audience_offers import audience_offers
from netwerk.model import Actor, Doelgroep

HOME = {"gendringen": "6", "netterden": "6", "etten": "5"}


def actor(id, **more):
    return Actor(**{"id": id, "naam": id, "soort": "bewonersgroep"} | more)


def rule(**more):
    return Doelgroep(id="d", naam="Doelgroep", **more)


def ids(found):
    return [one.id for one in found]


VILLAGE = (
    actor("voetbal", naam="VV Gendringen", categorie="sport_en_spel", kern="gendringen"),
    actor("obs", naam="OBS De Horizon", soort="instelling", kern="netterden"),
    actor("school", naam="Basisschool De Hoeksteen", soort="instelling", kern="gendringen"),
    actor("opvang", naam="Kinderopvang Jobsteen", soort="instelling", kern="gendringen"),
    actor("tennis", naam="TC Etten", categorie="sport_en_spel", kern="etten"),
    actor("kerk", naam="Sint-Martinus", categorie="kerk_en_zin", gebieden=("5", "6")),
)


def test_basisscholen_and_sportclubs_of_a_gebied_are_one_doelgroep():
    """The name says one of the two and the categorie the other: one of them is enough."""
    wanted = rule(gebieden=("6",), categorieen=("sport_en_spel",), woorden=("basisschool", "obs"))
    assert ids(in_audience(wanted, VILLAGE, HOME)) == ["school", "obs", "voetbal"]


def test_the_offered_doelgroepen_are_those_four_and_of_that_gebied():
    offers = audience_offers("6", "gebied 6")
    assert [offer.naam for offer in offers] == [
        "Basisscholen en sportclubs in gebied 6",
        "Vrijwilligersorganisaties in gebied 6",
        "Kerken in gebied 6",
        "Kernpartners in gebied 6",
    ]
    found = [ids(in_audience(offer, VILLAGE, HOME)) for offer in offers]
    assert found == [
        ["school", "obs", "voetbal"],
        ["kerk", "voetbal"],
        ["kerk"],
        ["school", "opvang", "obs"],
    ]
    assert all(offer.gebieden == () for offer in audience_offers(None, "de hele gemeente"))


def test_a_kern_that_is_named_narrows_its_own_gebied_and_no_other():
    here = rule(gebieden=("6", "5"), kernen=("netterden",))
    assert ids(in_audience(here, VILLAGE, HOME)) == ["obs", "kerk", "tennis"]
    beyond = rule(gebieden=("6",), kernen=("etten",))
    assert ids(in_audience(beyond, VILLAGE, HOME)) == [
        *("school", "opvang", "obs", "kerk", "tennis", "voetbal")
    ]


def test_narrowing_properties_all_have_to_fit():
    koor = actor("koor", labels=("Subsidie",), domeinen=("cultuur", "ouderen"))
    other = actor("toneel", labels=("subsidie",), domeinen=("jeugd",))
    wanted = rule(labels=("SUBSIDIE",), domeinen=("ouderen", "zorg"))
    assert ids(in_audience(wanted, (koor, other), HOME)) == ["koor"]


def test_a_former_name_counts_as_a_name():
    merged = actor("kc", naam="De Brug", andere_namen=("Basisschool Sint-Jan",))
    assert ids(in_audience(rule(woorden=("basisschool",)), (merged,), HOME)) == ["kc"]


@pytest.mark.parametrize(
    ("name", "word", "held"),
    [
        ("OBS De Horizon", "obs", True),
        ("Jobs & Co", "obs", False),
        ("O-BS", "obs", False),
        ("Kath. Basisschool", "BASISSCHOOL", True),
        ("Café 't Hoekje", "cafe", True),
        ("Hockeyclub", "club", True),
        ("Koor", " ", False),
        ("a.b", "a.b", True),
        ("axb", "a.b", False),
    ],
)
def test_a_short_word_counts_as_a_whole_word_only(name, word, held):
    assert has_word(name, word) is held


def test_a_rule_that_says_nothing_is_known_as_such():
    assert asks_nothing(rule(kanalen=("mail",), omschrijving="iedereen"))
    assert not asks_nothing(rule(kernen=("etten",)))


some = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True).map(tuple)
one = st.sampled_from([None, "a", "b", "c"])
actors = st.lists(
    st.builds(
        dict,
        soort=st.sampled_from(["bedrijf", "instelling"]),
        categorie=one,
        rol=one,
        domeinen=some,
        labels=some,
        gebieden=st.lists(st.sampled_from(["5", "6"]), max_size=2, unique=True).map(tuple),
        kern=st.sampled_from([None, *HOME]),
    ),
    max_size=6,
).map(lambda listed: [actor(f"{n}", **one) for n, one in enumerate(listed)])
rules = st.builds(
    rule,
    soorten=st.lists(st.sampled_from(["bedrijf", "instelling"]), max_size=1).map(tuple),
    categorieen=some,
    rollen=some,
    domeinen=some,
    labels=some,
    gebieden=st.lists(st.sampled_from(["5", "6"]), max_size=2, unique=True).map(tuple),
    kernen=st.lists(st.sampled_from(list(HOME)), max_size=2, unique=True).map(tuple),
)


def by_hand(wanted, one):
    """The same in words: the kernen of each actor's gebieden, counted one by one."""
    who = not (wanted.categorieen or wanted.rollen) or (
        one.categorie in wanted.categorieen or one.rol in wanted.rollen
    )
    there = {*one.gebieden, *([HOME[one.kern]] if one.kern else [])}
    where = not (wanted.gebieden or wanted.kernen) or one.kern in wanted.kernen
    for gebied in wanted.gebieden:
        narrowed = any(HOME[kern] == gebied for kern in wanted.kernen)
        where = where or (gebied in there and not narrowed)
    narrow = all(
        not asked or set(asked) & set(held)
        for asked, held in (
            (wanted.soorten, (one.soort,)),
            (wanted.domeinen, one.domeinen),
            (wanted.labels, one.labels),
        )
    )
    return who and where and narrow


@settings(max_examples=300)
@given(rules, actors)
def test_the_rule_means_what_it_says_of_each_actor(wanted, listed):
    found = in_audience(wanted, listed, HOME)
    assert {one.id for one in found} == {one.id for one in listed if by_hand(wanted, one)}
    assert in_audience(wanted, listed[::-1], HOME) == found
