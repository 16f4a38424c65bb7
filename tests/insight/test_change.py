from datetime import date

from netwerk.insight.certainty import ground_of
from netwerk.insight.change import find_changes
from netwerk.schema import schema
from tests.builders import net_from_text

TODAY = date(2026, 11, 25)
ASKED = {"gevraagd": "2025-06"}


def changes(before, after, actors=None, then=None, ties=None):
    was = net_from_text(before, then if then is not None else actors, op="2026-01-01")
    found = find_changes(was, ground_of(net_from_text(after, actors, ties), schema(), TODAY))
    return {f.kind: f for f in found}


def test_new_and_gone_actors_are_named():
    found = changes("A-B Weg", "A-B Nieuw")
    assert found["actors_new"].sentence == "Sinds 1 januari 2026 is 1 actor toegevoegd: Nieuw."
    assert found["actors_gone"].sentence == "1 actor staat er niet meer in: Weg."


def test_a_contact_of_somebody_who_was_asked_before_is_new():
    found = changes("A-B C", "A-B A-C", {"A": ASKED})
    assert found["contacts_new"].sentence == "Er is 1 contact erbij gekomen: A met C."
    assert found["newly_connected"].sentence == "C stond alleen en heeft nu contact."
    assert "contacts_known" not in found


def test_more_asking_is_not_called_growth():
    found = changes("A-B C", "A-B A-C", {"A": ASKED}, then={})
    assert set(found) == {"contacts_known", "newly_connected", "asked_more"}
    assert (
        found["contacts_known"].sentence
        == "Er is 1 contact erbij vastgelegd: A met C. Dat is geen groei: er is nu meer bekend."
    )
    assert (
        found["newly_connected"].sentence
        == "Van C is nu contact bekend; dat kan er al eerder zijn geweest."
    )
    assert found["asked_more"].sentence == (
        "Aan 1 actor is gevraagd met wie zij contact hebben. "
        "Bij 1 van hen is dat pas na 1 januari 2026 vastgelegd. "
        "Meer contacten kunnen daardoor komen."
    )


def test_who_was_asked_by_a_day_is_counted_by_when_they_were_asked_and_not_when_it_was_recorded():
    asked = {"A": ASKED, "B": {"gevraagd": "2026-03-01"}, "C": {"gevraagd": "2026"}}
    found = changes("A B C", "A-B C", asked, then={})
    assert found["asked_more"].sentence == (
        "Aan 3 actoren is gevraagd met wie zij contact hebben, op 1 januari 2026 aan 1. "
        "Bij 1 van hen is dat pas na die dag vastgelegd. Meer contacten kunnen daardoor komen."
    )
    found = changes("A B", "A-B", {"B": asked["B"]}, then={})
    assert found["asked_more"].sentence == (
        "Aan 1 actor is gevraagd met wie zij contact hebben, op 1 januari 2026 aan niemand. "
        "Meer contacten kunnen daardoor komen."
    )


def test_a_contact_that_says_it_began_later_is_new_whoever_was_asked():
    assert "contacts_new" in changes("A B", "A-B", ties={"A-B": {"sinds": "2026-05"}})
    assert "contacts_known" in changes("A B", "A-B", ties={"A-B": {"sinds": "2020"}})


def test_a_lost_bridge_and_who_stands_alone_since():
    found = changes("A-B B-C C-A C-D", "A-B B-C C-A D")
    assert found["contacts_gone"].numbers["count"] == 1
    assert (
        found["bridges_lost"].sentence
        == "Één daarvan was een brug tussen twee delen van het netwerk: C met D."
    )
    assert found["newly_alone"].sentence == "D heeft geen contact meer."
    assert "bridges_lost" not in changes("A-B B-C C-A", "A-B B-C")


def test_kernen_that_grew_together_and_kernen_of_which_more_is_known():
    kernen = {"A": {"kern": "etten"}, "B": {"kern": "voorst"}}
    grown = changes("A B", "A-B", {**kernen, "A": {"kern": "etten", **ASKED}})
    assert (
        grown["kernen_together"].sentence
        == "Etten en Voorst zijn naar elkaar toe gegroeid: eerst geen contact bekend, nu 1 contact."
    )
    known = changes("A B", "A-B", kernen)
    assert (
        known["kernen_together"].sentence
        == "Tussen Etten en Voorst is nu 1 contact bekend; dat kan er al eerder zijn geweest."
    )


def test_nothing_changed_says_so_also_for_another_order_of_rows():
    assert list(changes("A-B B-C", "B-C A-B")) == ["no_change"]
    assert list(changes("", "")) == ["no_change"]


def test_a_contact_that_ended_in_between_is_gone_and_leaves_somebody_alone():
    ties = {"A-B": {"tot": "2026-05"}}
    was = net_from_text("A-B B-C", ties=ties, op="2026-01-01")
    now = net_from_text("A-B B-C", ties=ties, day=TODAY.isoformat())
    found = {f.kind: f for f in find_changes(was, ground_of(now, schema(), TODAY))}
    assert set(found) == {"contacts_gone", "bridges_lost", "newly_alone"}
    assert found["contacts_gone"].sentence == "1 contact is er niet meer: A met B."
    assert found["newly_alone"].sentence == "A heeft geen contact meer."


def grown(more, op_team=True):
    """Twelve clubs that know the makelaar, who were asked on both days, and what came about since."""
    clubs = [f"C{i:02d}" for i in range(12)]
    asked = {"gevraagd": "2025-06", "gebieden": ("5",)}
    team = {"soort": "professional", "rol": "gebiedsmakelaar"} if op_team else {}
    actors = dict.fromkeys(clubs, asked) | {"M": team | asked}
    before = " ".join(f"M-{club}" for club in clubs)
    return changes(before, f"{before} {more}", actors)


def test_the_network_needs_the_team_less_when_clubs_found_each_other():
    found = grown("C00-C01 C01-C02 C03-C04")["without_us_then"]
    assert found.sentence == (
        "Zonder het team bereikte een actor op 1 januari 2026 gemiddeld 0 van de 11 anderen. "
        "Nu is dat 1 van de 11 anderen. "
        "Het team is minder nodig dan toen, bij wie op beide dagen is gevraagd."
    )
    assert found.numbers["then_without"] == 0.0


def test_where_less_holds_without_the_team_it_is_not_said_to_be_needed_less():
    names = [f"C{i:02d}" for i in range(12)]
    asked = {"gevraagd": "2025-06", "gebieden": ("5",)}
    actors = dict.fromkeys(names, asked)
    actors["M"] = {"soort": "professional", "rol": "gebiedsmakelaar"} | asked
    beside = "C00-C01 C01-C02"
    before = f"{beside} " + " ".join(f"M-{name}" for name in names)
    told = changes(before, "M-C03 M-C04 M-C05 C00-C01", actors)["without_us_then"]
    assert float(told.numbers["now_without"]) < float(told.numbers["then_without"])
    assert told.sentence.endswith("Het gaat om wie op beide dagen is gevraagd.")


def test_what_did_not_change_and_a_network_without_a_team_say_nothing_of_it():
    assert "without_us_then" not in grown("")
    assert "without_us_then" not in grown("C00-C01 C01-C02", op_team=False)


def test_a_change_that_somebody_can_act_on_has_a_step():
    told = changes("A-B C-D X-Y E", "A-B B-C X Y Z E-A", {"A": ASKED, "C": ASKED})
    assert {"contacts_new", "contacts_gone", "newly_alone", "actors_new"} <= set(told)
    assert told["contacts_new"].next_step.startswith("Vraag A hoe het contact met E gaat")
    assert told["contacts_gone"].next_step == "Kijk of het contact tussen X en Y echt gestopt is."
    for found in told.values():
        fact = found.kind in {"kernen_together", "asked_more", "without_us_then", "no_change"}
        assert bool(found.next_step) != fact, found


def test_who_merged_and_who_may_be_there_twice_are_asked_nothing():
    gone, twin = {"status": "opgegaan_in"}, {"kern": "etten"}
    who = {"Weg": gone, "Koor_St._Jan": twin, "Koor_Sint_Jan": twin}
    told = changes("Z", "Z-Koor_St._Jan Koor_Sint_Jan Weg Vrij", who, {})
    assert told["actors_new"].next_step == "Vraag Koor St. Jan en Vrij met wie zij contact hebben."
    assert changes("Z", "Z Weg", {"Weg": gone}, {})["actors_new"].next_step == ""
    assert changes("Z Weg", "Z-Weg", {"Weg": gone})["contacts_known"].next_step == ""
    assert changes("Z-Weg", "Z Weg", {"Weg": gone})["contacts_gone"].next_step == ""
    assert changes("Z-Weg", "Z Weg", {"Weg": gone, "Z": gone})["newly_alone"].next_step == ""


def test_colleagues_and_who_said_since_when_are_not_asked_if_their_contact_is_new():
    since = {"A-B": {"sinds": "2017"}}
    who = {"Agent": {"soort": "professional"}, "Politie": {"soort": "instelling"}}
    works = "Agent[werkt_voor]Politie"
    told = changes(f"A B C {works}", f"A-B A-C Agent-Politie {works}", who, ties=since)
    assert told["contacts_known"].next_step.startswith("Vraag A of het contact met C nieuw is")
    assert told["newly_connected"].next_step == "Vraag A en C of dit nieuw is of nu pas verteld."
    told = changes(f"A B {works}", f"A-B Agent-Politie {works}", who, ties=since)
    assert told["contacts_known"].next_step == told["newly_connected"].next_step == ""


def test_a_contact_that_began_before_the_first_day_is_not_new_whoever_was_asked():
    told = changes("A B", "A-B", {"A": ASKED}, ties={"A-B": {"sinds": "2017"}})
    assert "contacts_known" in told
    assert "contacts_new" not in told


def test_the_same_contacts_in_another_order_of_the_actors_are_no_change():
    """What is judged stands in an order of what actors are, and not of their ids."""
    named = {"A": {"naam": "Zwemclub"}, "B": {"naam": "Koor"}, "C": {"naam": "Harmonie"}}
    assert set(changes("A-B B-C", "A-B B-C", named)) == {"no_change"}
