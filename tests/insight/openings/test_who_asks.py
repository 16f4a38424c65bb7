"""Who asks whom: somebody who is there, of the right place, and nobody meets a colleague first."""

from datetime import date

from netwerk.insight.catalogue import all_findings
from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.reach import reach
from netwerk.insight.coverage.team import team_of
from netwerk.insight.openings.asking import team_in
from netwerk.insight.openings.go_between import route_between, ways_of
from netwerk.insight.openings.introduction_words import asks
from netwerk.insight.openings.introductions import find_introductions
from netwerk.insight.openings.meeting import find_meetings
from netwerk.insight.openings.settled import possible_now
from netwerk.insight.partners import friend_of_friend, partners_of
from netwerk.net.selection import Selection
from netwerk.net.shared_settings import LARGEST, settings_of
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.areas import demo

TODAY = date(2026, 11, 25)
PRO = {"soort": "professional"}
HERE = {"kern": "etten", "gevraagd": "2026-05"}
GONE = {"status": "gestopt"}


def makelaar(*gebieden, **more):
    return PRO | {"rol": "gebiedsmakelaar", "gebieden": gebieden} | more


def ground(text, actors=None, **more):
    return ground_of(net_from_text(text, actors, **more), schema(), TODAY)


def asker(net, *names):
    """Who asks the first of these to introduce the others."""
    whom, *pair = (net.index_of(name) for name in names)
    text = asks(team_in(net), whom, tuple(pair), ("hen voor te stellen",))
    return text.removesuffix(".")


def steps(net):
    return [f"{f.sentence} {f.next_step}" for f in all_findings(net, schema(), TODAY)]


def test_a_makelaar_who_stopped_is_asked_nothing():
    ring = " ".join(f"G{i}-G{i + 1}" for i in range(20))
    actors = {f"G{i}": HERE for i in range(21)}
    actors |= {"Aad": makelaar("5", **GONE), "Zoe": makelaar("5")}
    net = net_from_text(f"{ring} Aad-G3 Zoe-G20 Lone", actors | {"Lone": HERE})
    told = steps(net)
    assert any("Zoe kan" in text for text in told)
    assert [text for text in told if "Aad kan" in text or "vraag Aad" in text.lower()] == []
    assert not [text for text in told if text.startswith("Aad heeft contact")]
    assert [str(net.actors["id"][i]) for i in team_of(net)] == ["Zoe"]
    assert reach(net, ["Aad"]).within  # who asks for it by name still gets an answer


def test_who_stopped_is_no_go_between():
    over = ground("A-Aad:5 Aad-B:5 A-Bep:1 Bep-B:1", {"Aad": GONE})
    (first, *_) = [f for f in find_introductions(over) if {"A", "B"} == {*pair(f)}]
    assert [a.id for a in first.actors] == ["A", "B", "Bep"]
    assert find_introductions(ground("A-Aad Aad-B", {"Aad": GONE, "A": HERE, "B": HERE})) == ()


def test_no_way_runs_over_who_stopped():
    over = ground("A-X X-Aad Aad-Y Y-B A-P P-Q Q-R R-B", {"Aad": GONE})
    a, b = over.net.index_of("A"), over.net.index_of("B")
    way = route_between(ways_of(over), a, b, frozenset())
    assert [str(over.net.actors["id"][i]) for i in way] == ["P", "Q", "R"]
    only = ground("A-X X-Aad Aad-Y Y-B", {"Aad": GONE})
    ends = only.net.index_of("A"), only.net.index_of("B")
    assert route_between(ways_of(only), *ends, frozenset()) is None  # not: 'geen weg bekend'


def pair(finding):
    return tuple(a.id for a in finding.actors[:2])


def test_a_hall_that_closed_is_asked_nothing():
    text = "A[gebruikt_locatie_van]Hal B[gebruikt_locatie_van]Hal"
    assert len(find_meetings(ground(text, everyone=HERE))) == 1
    assert find_meetings(ground(text, {"Hal": HERE | GONE}, everyone=HERE)) == ()


def test_nobody_is_sent_to_who_stopped():
    sport = HERE | {"domeinen": ("sport",)}
    net = net_from_text("Aad-X Bep-X Hub-Aad Hub-Bep Lone", {"Aad": sport | GONE, "Lone": sport})
    assert partners_of(net).of(net.index_of("Lone"), schema()) is None
    everyone = HERE | {"gebieden": ("5",)}
    net = net_from_text("Hub-Aad Aad-X Aad-Y Hub-Bep Bep-X Lone", {"Aad": GONE}, everyone=everyone)
    friend = friend_of_friend(net, net.index_of("Hub"), [net.index_of("Lone")])
    assert friend is not None
    assert net.actors["id"][friend] == "Bep"


def test_a_colleague_who_stopped_takes_nobody_along():
    text = "K[werkt_voor]Gem M[werkt_voor]Gem A[werkt_voor]Gem K-H0 A-H1 M-G0 H0-H1 H0-H2 G0-G1"
    actors = {"K": PRO | GONE, "A": PRO, "M": makelaar("5"), "Gem": {"soort": "instelling"}}
    actors |= dict.fromkeys(("H0", "H1", "H2", "G0", "G1"), HERE)
    told = " ".join(steps(net_from_text(text, actors)))
    assert "collega A" in told
    assert "collega K" not in told
    assert "via K" not in told


def test_who_stopped_mends_nothing():
    net = net_from_text(
        "A1-A2 A2-A3 A3-A1 A1-Aad A2-Aad Aad-B1 Aad-B2 B1-B2 B2-B3 B3-B1 Aad-C",
        {"Aad": GONE, "C": GONE},
        everyone=HERE,
    )
    told = " ".join(steps(net))
    assert "raag Aad om" not in told
    assert "voor te stellen aan C" not in told
    assert "C aan" not in told


def test_the_makelaar_asks_a_colleague_and_does_not_meet_her_first():
    net = net_from_text(
        "M[werkt_voor]Gem K[werkt_voor]Gem K-A K-B",
        {"M": makelaar("5"), "K": PRO, "A": HERE, "B": HERE},
    )
    assert asker(net, "K", "A", "B") == "M kan collega K vragen om hen voor te stellen"


def test_whom_a_colleague_knows_is_met_with_that_colleague():
    net = net_from_text(
        "M[werkt_voor]Gem K[werkt_voor]Gem K-Z Z-A Z-B",
        {"M": makelaar("5"), "K": PRO} | dict.fromkeys("ZAB", HERE),
    )
    told = "M kan met collega K naar Z gaan en vragen om hen voor te stellen"
    assert asker(net, "Z", "A", "B") == told
    stopped = net_from_text(
        "M[werkt_voor]Gem K[werkt_voor]Gem K-Z Gem-Z Z-A Z-B",
        {"M": makelaar("5"), "K": PRO | GONE} | dict.fromkeys("ZAB", HERE),
    )
    assert asker(stopped, "Z", "A", "B") == "M kan Z vragen om hen voor te stellen"
    strange = net_from_text("M Z-A Z-B", {"M": makelaar("5")} | dict.fromkeys("ZAB", HERE))
    assert asker(strange, "Z", "A", "B").startswith("M kan kennismaken met Z, en dan vragen")


def test_nobody_of_the_demo_meets_a_colleague_or_whom_a_colleague_knows():
    net, ids = demo().net(), {}
    for i in range(net.n):
        ids[str(net.actors["naam"][i])] = i
    for f in demo().findings(Selection(), TODAY):
        who, _, rest = f.next_step.partition(" kan kennismaken met ")
        if rest and who in ids:
            whom = rest.removesuffix(".").partition(", en dan")[0]
            assert not net.levels.related(ids[who], ids[whom]), f.next_step


def places(**gebieden):
    return {name: {"gebieden": own} for name, own in gebieden.items()}


def test_the_makelaar_of_the_pair_asks_and_not_the_one_with_most_gebieden():
    """'Ondernemers Gendringen x Centrumondernemers Ulft' went to the makelaar of 1, 2 and 3."""
    team = {"Groot": makelaar("1", "2", "3"), "Klein": makelaar("5"), "Ander": makelaar("4")}
    wide = places(Z=("1", "2", "3", "4", "5"), A=("6",), B=("5",))
    net = net_from_text("Z-A Z-B Groot Klein Ander", team | wide)
    assert asker(net, "Z", "A", "B").startswith("Klein kan kennismaken met Z")
    both = team | {"Zes": makelaar("5", "6")}
    net = net_from_text("Z-A Z-B Groot Klein Ander Zes", both | wide)
    assert asker(net, "Z", "A", "B").startswith("Zes kan")  # of both


def test_without_a_makelaar_of_the_pair_that_of_the_go_between_asks():
    team = {"Aap": makelaar("1"), "Noot": makelaar("2")}
    net = net_from_text("Z-A Z-B Aap Noot", team | places(Z=("2",), A=("6",), B=("5",)))
    assert asker(net, "Z", "A", "B").startswith("Noot kan")
    two = net_from_text("Z-A Z-B Aap Noot", team | places(Z=("2",), A=("1", "2"), B=("1", "2")))
    assert asker(two, "Z", "A", "B").startswith("Noot kan")  # of the pair and of Z
    none = net_from_text("Z-A Z-B Aap Noot", team | places(Z=("3",), A=("6",), B=("5",)))
    assert asker(none, "Z", "A", "B") == "Vraag Z om hen voor te stellen"


def test_who_knows_the_go_between_best_asks():
    team = {"Aap": makelaar("5"), "Noot": makelaar("5")}
    net = net_from_text("Z-A Z-B Aap-Z:2 Noot-Z:5", team | places(Z=("5",), A=("5",), B=("5",)))
    assert asker(net, "Z", "A", "B").startswith("Noot kan Z vragen")


def test_a_pair_that_shares_a_place_stands_in_one_list():
    text = "A[gebruikt_locatie_van]Hal B[gebruikt_locatie_van]Hal A-Z Z-B C-Z"
    found = all_findings(net_from_text(text, everyone=HERE), schema(), TODAY)
    kinds = [f.kind for f in found if f.about == "A:B"]
    assert kinds == ["shared_setting"]
    assert any(f.kind == "introduction_easy" for f in found)
    twice = [f.about for f in demo().findings(Selection(), TODAY) if "list" in f.numbers]
    assert len(twice) == len(set(twice))


def test_a_place_of_more_than_forty_says_nothing_about_two():
    def users(count):
        return " ".join(f"G{k:02d}[gebruikt_locatie_van]Hal" for k in range(count))

    assert len(settings_of(net_from_text(users(LARGEST), everyone=HERE))) == 1
    assert settings_of(net_from_text(users(41), everyone=HERE)) == ()
    assert find_meetings(ground(users(41), everyone=HERE)) == ()


def test_who_may_be_there_twice_is_no_possible_contact():
    """The map drew 'Welzijnswerk OudeIJsselstreek', a likely double, as possible contact."""
    text = " ".join(f"{name}[gebruikt_locatie_van]Hal" for name in "ABC") + " B-X B-Y"
    names = {"A": {"naam": "Welzijn Ulft"}, "B": {"naam": "Welzijn  Ulft"}}
    net = net_from_text(text, names, everyone=HERE)
    assert net.alike.doubles[net.index_of("A")]
    found, _ = possible_now(net, (), (), TODAY)
    ids = {str(net.actors["id"][i]) for pair in found for i in (pair.a, pair.b)}
    assert ids == {"B", "C"}


def test_who_of_the_team_knows_one_of_the_pair_asks_that_one():
    """'Makelaar kan kennismaken met Voetbalvereniging', and knew one of the pair all along."""
    net = net_from_text("M-A A-Z Z-B", {"M": makelaar("5")} | dict.fromkeys("ZAB", HERE))
    told = "M kan A vragen om via Z contact te leggen met B"
    assert asker(net, "Z", "A", "B") == told
    assert asker(net, "Z", "B", "A") == told


def test_the_own_employer_in_a_pair_is_known_and_the_makelaar_of_the_place_asks():
    """'Natuurgroep en Gemeente: makelaar 1-3 kan kennismaken met Waterschapsteam' of gebied 6."""
    team = {"Een": makelaar("1", "2", "3"), "Zes": makelaar("6")}
    wide = places(Gem=("1", "2", "3", "6"), Water=("1", "2", "3", "6"), Natuur=("6",))
    net = net_from_text("Een[werkt_voor]Gem Zes[werkt_voor]Gem Gem-Water Water-Natuur", team | wide)
    told = "Zes kan Water vragen om hen voor te stellen"
    assert asker(net, "Water", "Natuur", "Gem") == told
