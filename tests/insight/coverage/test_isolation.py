from dataclasses import replace
from datetime import date

from netwerk.insight.certainty import ground_of
from netwerk.insight.counts import contacts_of_all
from netwerk.insight.coverage.alone_by_group import find_alone_by_group
from netwerk.insight.coverage.isolation import MOST_ALONE, find_isolated
from netwerk.insight.coverage.too_little import find_too_little
from netwerk.net.net import net_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.insight.areas import TODAY as AREA_DAY
from tests.insight.areas import demo_desk

TODAY = date(2026, 11, 25)


def ground(text, actors=None, **more):
    return ground_of(net_from_text(text, actors, **more), schema(), TODAY)


def told(findings):
    return [(f.kind, f.actors[0].id) for f in findings]


def test_four_ways_of_standing_alone_are_told_apart():
    found = find_isolated(
        ground(
            "A-B C-D Gevraagd Nooit Lid~A Buiten-Ver",
            {"Gevraagd": {"gevraagd": "2025-03-03"}, "Ver": {"gebieden": ("1",)}},
            everyone={"gebieden": ("3",)},
            selection=Selection(gebied="3"),
        )
    )
    assert told(found) == [
        ("isolated", "Gevraagd"),
        ("isolated", "Nooit"),
        ("only_affiliation", "Lid"),
        ("outside_only", "Buiten"),
    ]
    asked, never, member, outside = (f.sentence for f in found)
    assert asked == "Van Gevraagd is geen enkele relatie bekend. Ernaar gevraagd: 3 maart 2025."
    assert never == "Van Nooit is geen enkele relatie bekend. Naar contacten is nog niet gevraagd."
    assert (
        member
        == "Van Lid is geen contact bekend, wel: lid van A. Naar contacten is nog niet gevraagd."
    )
    assert outside == "Buiten heeft in gebied 3 geen contact, wel met 1 actor daarbuiten."


def test_who_was_never_asked_is_asked_first_and_nothing_is_certain():
    found = find_isolated(ground("A-B Nooit " + " ".join(f"P{i}-Q{i}" for i in range(6))))
    assert found[0].certainty.band == "onzeker"
    assert found[0].next_step.startswith("Vraag Nooit met wie zij contact hebben.")


def test_the_next_step_names_somebody_of_the_same_kern_and_domein():
    sport = {"kern": "etten", "domeinen": ("sport",)}
    found = find_isolated(
        ground(
            "Druk-X Druk-Y Druk-Z Rustig-W Alleen",
            {"Alleen": {**sport, "gevraagd": "2026"}, "Rustig": sport, "Druk": {"kern": "etten"}},
        )
    )
    assert (
        found[0].next_step == "Breng Alleen in contact met Rustig: ook Sport en uit dezelfde kern."
    )


def test_who_uses_a_hall_is_met_there_first():
    found = find_isolated(
        ground(
            "Koor[gebruikt_locatie_van]Zaal Zaal-A", everyone={"kern": "etten", "gevraagd": "2026"}
        )
    )
    assert found[0].next_step == "Vraag Zaal wie daar nog meer komt: Koor gebruikt die locatie al."


def test_an_organisation_whose_people_have_contact_does_not_stand_alone():
    pro = {"soort": "professional"}
    found = find_isolated(
        ground("An[werkt_voor]Zorg An-Club Piet[werkt_voor]Zorg", {"An": pro, "Piet": pro})
    )
    assert told(found) == [("only_affiliation", "Piet")]
    assert found[0].next_step.endswith("Vraag collega An om Piet mee te nemen.")


def test_a_person_that_stands_alone_is_not_sent_to_the_own_employer():
    pro = {"soort": "professional", "kern": "etten", "gevraagd": "2026"}
    (found,) = find_isolated(
        ground("Piet[werkt_voor]Zorg Zorg-Club", {"Piet": pro, "Zorg": {"kern": "etten"}})
    )
    assert found.actors[0].id == "Piet"
    assert "Zorg" not in found.next_step


def test_not_everybody_is_sent_to_the_same_one():
    found = find_isolated(
        ground(
            "A-X B-X C-X L1 L2 L3",
            everyone={"kern": "etten", "gevraagd": "2026", "domeinen": ("sport",)},
        )
    )
    assert len({f.next_step.split("met ")[1] for f in found}) == 3


def test_being_of_one_kern_alone_is_no_reason_to_bring_two_in_contact():
    """'Breng Metaalbedrijf Silvolde in contact met Sporthal Silvolde, uit dezelfde kern.'"""
    etten = {"kern": "etten", "gevraagd": "2026"}
    (alone,) = find_isolated(ground("Zaal-X Bedrijf", everyone=etten))
    assert alone.next_step == "Vraag Bedrijf wie zij nodig hebben."
    belang = {"Belang": {"categorie": "belang_en_dorp"}}
    (alone,) = find_isolated(ground("Zaal-X Belang-X Bedrijf", belang, everyone=etten))
    assert alone.next_step == "Breng Bedrijf in contact met Belang: die spreekt voor de kern."


def test_who_stands_alone_gets_the_same_advice_whatever_gebied_is_chosen():
    sport = {"kern": "etten", "domeinen": ("sport",), "gevraagd": "2026"}
    text, far = "Ver-A Ver-B Ver-C Club-D Alleen", {"kern": "voorst", "domeinen": ("sport",)}
    actors = {"Alleen": sport, "Club": sport, "Ver": sport, "A": far, "B": far, "C": far, "D": far}
    (whole,) = find_isolated(ground(text, actors))
    part = find_isolated(ground(text, actors, selection=Selection(gebied="5")))
    steps = [f.next_step for f in part if f.actors[0].id == "Alleen"]
    assert steps == [whole.next_step]


def test_the_employer_side_of_an_affiliation_reads_the_right_way_round():
    found = find_isolated(ground("An[werkt_voor]School A-B"))
    assert [f.sentence.split("wel: ")[1] for f in found] == [
        "werkt voor School. Naar contacten is nog niet gevraagd.",
        "An werkt voor School. Naar contacten is nog niet gevraagd.",
    ]


def test_an_actor_that_stopped_is_no_gap():
    assert (
        find_isolated(
            ground("A-B Weg Op", {"Weg": {"status": "gestopt"}, "Op": {"status": "opgegaan_in"}})
        )
        == ()
    )


def test_ten_thousand_alone_are_all_named_but_not_all_told_one_by_one():
    found = find_isolated(ground_of(net_from_edges(10_000, []), schema(), TODAY))
    assert len(found) == MOST_ALONE + 1
    assert sum(len(f.actors) for f in found) == 10_000
    assert len(found[-1].sentence) < 400


def test_standing_alone_is_counted_by_kern_and_domein():
    etten = {"kern": "etten", "domeinen": ("sport",)}
    actors = {"L1": etten, "L2": {**etten, "gevraagd": "2026"}, "A": etten, "B": {"kern": "voorst"}}
    found = {f.kind: f for f in find_alone_by_group(ground("L1 L2 A-B", actors))}
    assert set(found) == {"alone_by_gebied", "alone_by_kern", "alone_by_domein"}
    assert found["alone_by_kern"].sentence == (
        "In Etten hebben 2 van de 3 actoren geen contact met anderen: L1 en L2."
    )
    assert found["alone_by_kern"].kern == "etten"
    assert dict(found["alone_by_domein"].numbers) == {
        "alone": 2,
        "actors": 3,
        "never_asked": 1,
        "group": "Sport",
    }


def test_two_of_two_is_too_small_a_place_for_a_share():
    assert (
        find_alone_by_group(ground("L1 L2 A-B", {"L1": {"kern": "etten"}, "L2": {"kern": "etten"}}))
        == ()
    )


def test_a_network_without_anything_says_so():
    assert [f.kind for f in find_too_little(ground(""))] == ["no_actors"]
    assert [f.kind for f in find_too_little(ground("A"))] == ["one_actor"]
    assert [f.kind for f in find_too_little(ground("A B~A"))] == ["no_contacts"]
    assert find_too_little(ground("A-B")) == ()


def test_whose_last_contact_is_over_stands_alone_since_then():
    ties = {"A-B": {"tot": "2025-03"}, "A-C": {"tot": "2024"}, "C~D": {}, "B-D": {}}
    net = net_from_text("A-B A-C C~D B-D", ties=ties, day="2026-11-25")
    found = {f.actors[0].id: f for f in find_isolated(ground_of(net, schema(), TODAY))}
    assert (
        found["A"].sentence
        == "A heeft sinds maart 2025 geen contact meer: dat met B is voorbij. Een andere relatie is niet bekend."
    )
    assert found["C"].sentence == "C heeft sinds 2024 geen contact meer: dat met A is voorbij."
    assert (found["A"].kind, found["C"].kind, found["A"].numbers["since"]) == (
        "isolated",
        "only_affiliation",
        "2025-03",
    )
    assert "B" not in found


def test_a_team_within_an_organisation_has_the_contacts_of_its_people():
    """'Van Team is geen contact bekend', of a team whose people have fifteen."""
    text = " ".join(
        f"W{i}[werkt_voor]Team W{i}-G{3 * i} W{i}-G{3 * i + 1} W{i}-G{3 * i + 2}" for i in range(5)
    )
    actors = {f"W{i}": {"soort": "professional"} for i in range(5)}
    net = ground(f"{text} Team[werkt_voor]Politie Leeg[werkt_voor]Politie G0-G1", actors)
    told = [a.id for f in find_isolated(net) for a in f.actors]
    assert "Team" not in told
    assert "Leeg" in told
    known = dict(zip(net.net.actors["id"], contacts_of_all(net.net).tolist(), strict=True))
    assert known["Team"] == 15
    assert known["W0"] == -1


def test_one_unrelated_actor_more_changes_the_advice_of_nobody():
    snapshot = demo_desk().store.snapshot()
    more = {name: [None, *column] for name, column in snapshot.actors.items()}
    more |= {name: [(), *snapshot.actors[name]] for name in ("domeinen", "gebieden")}
    more["id"][0], more["naam"][0], more["soort"][0] = "aaa", "Aaa Doetinchem", "bewonersgroep"

    def advice(now):
        net = net_from(now, schema(), AREA_DAY.isoformat())
        return {
            f.actors[0].id: f.next_step for f in find_isolated(ground_of(net, schema(), AREA_DAY))
        }

    was, now = advice(snapshot), advice(replace(snapshot, actors=more))
    assert len(was) > 3
    assert {id: now[id] for id in was} == was
