from datetime import date

import pytest

from netwerk.errors import NotFound
from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.care import find_kernen_without_care
from netwerk.insight.coverage.reach import find_reach, reach, who_knows_whom
from netwerk.insight.coverage.team import find_without_team, team_of
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text

TODAY = date(2026, 11, 25)
MAKELAAR = {"soort": "professional", "rol": "gebiedsmakelaar"}
AGENT = {"soort": "professional", "rol": "wijkagent"}
HERE = {"gebieden": ("3",)}


def ground(text, actors, **more):
    return ground_of(net_from_text(text, actors, everyone=HERE, **more), schema(), TODAY)


def test_reach_in_one_two_and_three_steps_and_who_is_out():
    found = reach(net_from_text("M-A A-B B-C C-D E"), ["M"])
    assert found.within == (1, 2, 3)
    assert [[a.id for a in ring] for ring in found.rings] == [["A"], ["B"], ["C"]]
    assert [a.id for a in found.out] == ["D", "E"]
    assert found.sentence == (
        "M bereikt 1 binnen één stap, 2 binnen twee stappen en 3 binnen drie stappen van de 5 andere actoren; "
        "2 actoren liggen verder weg of los."
    )


def test_a_team_reaches_together():
    assert reach(net_from_text("M-A N-B"), ["M", "N"], steps=1).within == (2,)
    with pytest.raises(NotFound, match="X staat niet in dit netwerk"):
        reach(net_from_text("M-A"), ["X"])


def test_who_of_us_knows_whom():
    found = who_knows_whom(
        net_from_text("M-A:2 N-A:5 N-B M-N C Oud", {"Oud": {"status": "gestopt"}}), ["M", "N"]
    )
    assert [(k.actor.id, [m.id for m in k.members], k.strengths) for k in found.known] == [
        ("B", ["N"], (None,)),
        ("A", ["N", "M"], (5, 2)),
    ]
    assert [a.id for a in found.unknown] == ["C"]
    assert found.sentence == (
        "Het team heeft contact met 2 van de 3 andere actoren; 1 actor is maar bij één teamlid bekend."
    )


def test_the_team_is_who_has_a_role_in_the_gebied():
    net = net_from_text(
        "M W X",
        {
            "M": {**MAKELAAR, **HERE},
            "W": {**AGENT, "gebieden": ("4",)},
            "X": {"soort": "professional", "rol": "anders"},
        },
    )
    assert team_of(net) == [0, 1]
    assert team_of(net, "4") == [1]


def test_who_has_no_tie_with_the_team_or_the_makelaar():
    found = find_without_team(ground("M-A W-B A-C D", {"M": MAKELAAR, "W": AGENT}))
    assert [(f.kind, [a.id for a in f.actors]) for f in found] == [
        ("no_makelaar_tie", ["B", "C", "D"]),
        ("no_team_tie", ["C", "D"]),
    ]
    assert (
        found[1].sentence
        == "In gebied 3 (Silvolde) hebben 2 van de 4 groepen, bedrijven en instellingen geen contact met het gebiedsteam: C en D."
    )
    assert found[1].gebied == "3"


def test_a_gebied_without_a_team_is_a_gap_in_the_data():
    found = find_without_team(ground("A-B C D", {}))
    assert [f.kind for f in found] == ["no_team_known"]
    assert "geen gebiedsteam vastgelegd" in found[0].sentence


def test_nothing_is_said_of_the_team_when_the_selection_leaves_it_out():
    selection = Selection(gebied="3", soorten=("bewonersgroep",))
    assert find_without_team(ground("M-A B C D", {"M": MAKELAAR}, selection=selection)) == ()


def test_the_reach_of_each_makelaar_is_a_finding():
    (found,) = find_reach(ground("M-A A-B C", {"M": MAKELAAR}))
    assert [a.id for a in found.actors] == ["M", "C"]
    assert dict(found.numbers) == {
        "others": 3, "one": 1, "two": 2, "three": 2, "out": 1, "through_colleague": 0,
    }  # fmt: skip
    assert found.next_step == "Zoek eerst een ingang bij C."


def test_a_makelaar_is_asked_about_the_own_gebieden_only():
    actors = {"M": {"rol": "gebiedsmakelaar", "soort": "professional", "gebieden": ("1", "2")}, "A": {"gebieden": ("1",)},
              "B": {"gebieden": ("3",)}, "C": {"gebieden": ("2",)}, "D": {"gebieden": ("3",)}}  # fmt: skip
    (found,) = find_reach(ground_of(net_from_text("M-B B-A C D", actors), schema(), TODAY))
    assert found.sentence == (
        "M heeft contact met 0 van de 2 anderen in de eigen gebieden. Binnen drie stappen is dat 1."
    )
    assert [a.id for a in found.actors] == ["M", "C"]


def test_alone_in_a_selection_there_is_nobody_to_reach():
    assert (
        reach(net_from_text("M"), ["M"]).sentence
        == "In deze selectie staan geen andere actoren om te bereiken."
    )


STAFF = {"soort": "professional", **HERE}
TOWN = "M[werkt_voor]Gemeente P[werkt_voor]Gemeente"


def test_the_makelaar_is_never_sent_to_the_own_employer_or_to_whom_it_knows():
    found = find_without_team(
        ground(
            f"{TOWN} M-A P-B Gemeente-C C-D C-E Gemeente-F F-G",
            {"M": MAKELAAR, "P": STAFF},
        )
    )
    makelaar = next(f for f in found if f.kind == "no_makelaar_tie")
    assert [a.id for a in makelaar.actors] == ["D", "E", "G"]
    assert makelaar.level == "organisatie"
    assert dict(makelaar.numbers) == {"without": 3, "actors": 7, "through_colleague": 3}
    assert (
        "De gebiedsmakelaar kent 3 anderen alleen via een collega of de eigen organisatie: "
        "B (via P), C en F." in makelaar.sentence
    )
    assert makelaar.next_step.endswith("Vraag collega P om de gebiedsmakelaar mee te nemen naar B.")


def test_whom_a_colleague_knows_is_not_out_of_reach_of_the_makelaar():
    (found,) = find_reach(ground(f"{TOWN} M-A P-B D", {"M": MAKELAAR, "P": STAFF}))
    assert [a.id for a in found.actors] == ["M", "D"]
    assert dict(found.numbers) == {
        "others": 3, "one": 1, "two": 1, "three": 1, "out": 1, "through_colleague": 1,
    }  # fmt: skip
    assert found.next_step.endswith("Vraag collega P om de gebiedsmakelaar mee te nemen naar B.")


def test_who_of_us_knows_whom_names_the_colleague_to_go_along_with():
    found = who_knows_whom(net_from_text(f"{TOWN} M-A P-B C"), ["M"])
    assert [a.id for a in found.unknown] == ["B", "C", "P"]
    assert [(k.actor.id, k.members[0].id) for k in found.through] == [("B", "P")]
    assert found.sentence.endswith(
        "Nog 1 actor kent een collega buiten het team: vraag P om iemand mee te nemen naar B."
    )


def test_a_kern_whose_care_runs_over_who_works_there_is_not_without_care():
    kern = {"kern": "etten", "categorie": "sport"}
    actors = {"An": {"soort": "professional"}, "Zorg": {"categorie": "zorg"}} | dict.fromkeys(
        "ABC", kern
    )
    assert [f.kind for f in find_kernen_without_care(ground("A-An B-C", actors))] == [
        "kern_without_care"
    ]
    assert find_kernen_without_care(ground("A-An B-C An[werkt_voor]Zorg", actors)) == ()


def test_a_team_that_knows_all_itself_or_over_colleagues_is_told_without_a_double_no():
    found = find_without_team(ground(f"{TOWN} M-A P-B P-C M-D", {"M": MAKELAAR, "P": STAFF}))
    told = next(f for f in found if f.kind == "no_team_tie")
    assert told.sentence == (
        "In gebied 3 (Silvolde) kent het gebiedsteam alle 4 groepen, bedrijven en instellingen, "
        "zelf of via een collega. "
        "Het gebiedsteam kent er 2 alleen via een collega of de eigen organisatie: "
        "B (via P) en C (via P)."
    )


def test_of_nobody_to_reach_nothing_is_said():
    assert find_reach(ground(TOWN, {"M": MAKELAAR, "P": STAFF})) == ()


def test_contact_with_colleagues_is_left_out_aloud_and_the_place_is_that_of_the_selection():
    actors = {"M": MAKELAAR, "P": STAFF}
    one = ground(f"{TOWN} M-A M-P B", actors, selection=Selection(gebied="3"))
    (found,) = find_reach(one)
    assert found.sentence.startswith(
        "M heeft contact met 1 van de 2 anderen in gebied 3. Binnen drie stappen is dat 1."
    )
    assert found.sentence.endswith("De eigen organisatie (1 contact) telt niet mee.")


def test_the_busiest_are_those_of_the_gebied_and_whose_number_they_are_is_said():
    there = {"gebieden": ("4",)}
    actors = {"M": MAKELAAR} | {f"X{i}": there for i in range(5)}
    text = "M-A B-C C-D E-F G " + " ".join(f"H-X{i}" for i in range(5))
    told = find_without_team(ground(text, actors))
    (team, makelaar) = (f for f in told if f.gebied == "3")
    assert team.next_step == makelaar.next_step
    assert team.next_step == (
        "Ga eerst langs bij C, B en D. Van deze 7 hebben zij de meeste contacten in dit gebied."
    )
    (reach_of,) = find_reach(ground(text, actors))
    assert reach_of.next_step.endswith(
        "C, B en D. Van de 7 buiten bereik hebben zij de meeste contacten in het eigen gebied."
    )


def test_who_has_no_contact_in_the_gebied_is_not_named_as_the_busiest():
    actors = {"M": MAKELAAR, "X": {"gebieden": ("4",)}, "Y": {"gebieden": ("4",)}}
    found = find_without_team(ground("M-A H-X H-Y A-B C D", actors))[0]
    assert found.next_step == (
        "Ga eerst langs bij B. Van deze 4 heeft die de meeste contacten in dit gebied."
    )
