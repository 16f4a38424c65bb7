"""Proposals count people together with the organisation they work for, and make sense to a makelaar."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.team import team_of
from netwerk.insight.openings.asking import team_in
from netwerk.insight.openings.introduction_words import Proposal, proposal_finding
from netwerk.insight.openings.introductions import find_introductions
from netwerk.insight.openings.meeting import find_meetings
from netwerk.insight.openings.why import reasons_of
from netwerk.insight.wording import number_word
from netwerk.model import Initiatief, Verbindkans
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.areas import demo, demo_selections

TODAY = date(2026, 11, 25)
PRO = {"soort": "professional"}
MAKELAAR = PRO | {"rol": "gebiedsmakelaar", "gebieden": ("5",)}
PROPOSALS = ("shared_setting", "introduction_easy", "introduction_gain")


def ground(text, actors=None, **more):
    return ground_of(net_from_text(text, actors, **more), schema(), TODAY)


def pairs(findings):
    return {tuple(a.id for a in f.actors[:2]) for f in findings}


def proposed(text, actors=None, choices=(), **more):
    return find_introductions(ground(text, actors, **more), choices, length=50)


def everything(selection=None):
    """The proposals of the demo area."""
    found = demo().findings(selection or Selection(), TODAY)
    return [f for f in found if f.kind in PROPOSALS]


def test_colleagues_are_not_introduced():
    text = "An[werkt_voor]Zorg Bo[werkt_voor]Zorg An-Club Bo-Club"
    assert proposed(text, {"An": PRO, "Bo": PRO}) == ()


def test_an_employer_is_not_introduced_to_whom_its_own_professional_knows():
    text = "An[werkt_voor]Zorg An-Club Club-Koor Koor-Zorg"
    assert ("Club", "Zorg") not in pairs(proposed(text, {"An": PRO}))


def test_a_pair_that_hangs_together_through_an_employer_is_not_called_without_a_way():
    text = "An[werkt_voor]Zorg An-Club A-B Zorg-School School-Koor X-Y"
    for f in proposed(text, {"An": PRO}):
        if "geen weg bekend" in f.sentence:
            names = {a.id for a in f.actors[:2]}
            assert names & {"A", "B", "X", "Y"}, f.sentence


def test_who_is_near_through_the_employer_is_not_called_far():
    text = "Makelaar[werkt_voor]Gemeente Makelaar-Dorp Dorp-Zaal Gemeente-X X-Y Y-Zaal"
    far = [f for f in proposed(text, {"Makelaar": MAKELAAR}) if f.kind == "introduction_gain"]
    assert ("Gemeente", "Zaal") not in pairs(far)


def test_the_mosque_is_not_sent_to_the_chapel_for_being_of_one_categorie_alone():
    faith = {"categorie": "kerk_en_zin", "domeinen": ("zingeving",), "gevraagd": "2026-01-01"}
    actors = {"Moskee": faith, "Kapel": faith}
    assert proposed("Moskee-A Kapel-B", actors | {"A": {}, "B": {}}) != ()
    assert ("Kapel", "Moskee") not in pairs(proposed("Moskee-A Kapel-B", actors))
    shared = {name: own | {"domeinen": ("zingeving", "jeugd")} for name, own in actors.items()}
    lone = {"P": faith, "Q": faith, "R": faith}
    assert ("Kapel", "Moskee") in pairs(proposed("Moskee Kapel P-Q Q-R", shared | lone))


@pytest.mark.parametrize("selection", demo_selections(), ids=str)
def test_proposals_of_the_demo_stay_the_same_when_the_filter_changes(selection):
    every = {f.key: f for f in demo().kept(("x",), lambda: everything())}
    there = everything(selection)
    whole = demo().net()
    net = demo().net(selection)
    for f in there:
        assert all(net.index_of(a.id) is not None for a in f.actors[:2])
        if f.key in every:
            known = every[f.key]
            assert (f.sentence, f.next_step, f.certainty) == (
                known.sentence, known.next_step, known.certainty,
            )  # fmt: skip
    for f in every.values():  # what the whole tells is told of the part too, unless better ones are
        if all(net.index_of(a.id) is not None for a in f.actors[:2]) and len(there) < 5:
            assert f.key in {g.key for g in there}
    assert whole.n >= net.n


def test_a_proposal_is_at_most_two_sentences_of_at_most_twenty_words():
    for selection in demo_selections():
        for f in everything(selection):
            for text in (f.sentence, f.next_step):
                assert len(text.split()) <= 20, text
                assert text.endswith(".")
                assert ". " not in text.replace("St. ", "").replace("e.o. ", ""), text


def test_no_proposal_of_the_demo_is_about_an_organisation_and_its_own_people_or_contacts():
    levels, net = demo().net().levels, demo().net()
    for selection in demo_selections():
        for f in everything(selection):
            one, other = (net.index_of(a.id) for a in f.actors[:2])
            assert not levels.related(one, other), f.sentence


def test_a_proposal_names_who_of_the_team_asks_whom():
    """Who does not know the go-between (C) meets it first; who does (Z) asks."""
    (f,) = proposed(
        "A-Z Z-B Z-Jan Z-C C-A C-B", {"Jan": MAKELAAR, "A": {}}, everyone={"gebieden": ("5",)}
    )[:1]
    assert f.next_step in (
        "Jan kan Z vragen om hen aan elkaar voor te stellen.",
        "Jan kan Z vragen om hen aan elkaar voor te stellen; houd het klein.",
        "Jan kan kennismaken met C, en dan vragen om hen aan elkaar voor te stellen.",
    )


def test_a_professional_asks_whom_she_knows_and_not_the_makelaar_who_knows_nobody_there():
    """'Gebiedsmakelaar kan Voetbalvereniging vragen', while the coach is the one who knows it."""
    net = net_from_text(
        "Coach-Club Club-Winkel", {"Coach": {"soort": "professional"}, "Jan": MAKELAAR}
    )
    found = find_introductions(ground_of(net, schema(), TODAY))
    steps = {f.next_step for f in found if {a.naam for a in f.actors[:2]} == {"Coach", "Winkel"}}
    assert steps == {"Coach kan Club vragen om een ingang bij Winkel."}


def test_who_knows_the_next_on_the_way_asks_and_that_may_be_a_colleague_makelaar():
    """'Makelaar 4-5 kan Welzijn via Dorpsbelang voorstellen aan Café', whom makelaar 1-3 knows."""
    team = {"Jan": MAKELAAR, "Piet": MAKELAAR}
    over = ground("Welzijn-Jan Jan-Piet Piet-Belang Belang-Cafe", team)
    why = reasons_of(over, (), ())

    def step(*names):
        a, *via, b = (over.net.index_of(name) for name in names)
        proposal = Proposal("introduction_gain", a, b, tuple(via), 1.0)
        return proposal_finding(over, why, team_in(over.net), Counter(), proposal).next_step

    way = ("Welzijn", "Jan", "Piet", "Belang", "Cafe")
    assert step(*way) == "Vraag Piet om Welzijn via Belang voor te stellen aan Cafe."
    assert step(*way[1:]) == "Jan kan Piet vragen om een ingang bij Cafe, via Belang."
    assert step(*way[:-1]) == "Vraag Piet om Welzijn voor te stellen aan Belang."
    assert step(*way[::-1]) == "Vraag Jan om Cafe voor te stellen aan Welzijn."


def test_who_asks_for_a_way_in_says_over_whom_it_goes():
    """'Makelaar kan Dorpsbelang vragen om een ingang bij Carnaval', whom only Zaal Etten knows."""
    over = ground("Jan-Belang Belang-Zaal Zaal-Carnaval", {"Jan": MAKELAAR})
    why = reasons_of(over, (), ())
    for names in (("Jan", "Belang", "Zaal", "Carnaval"), ("Carnaval", "Zaal", "Belang", "Jan")):
        a, *via, b = (over.net.index_of(name) for name in names)
        proposal = Proposal("introduction_gain", a, b, tuple(via), 1.0)
        step = proposal_finding(over, why, team_in(over.net), Counter(), proposal).next_step
        assert step == "Jan kan Belang vragen om een ingang bij Carnaval, via Zaal."


@pytest.mark.parametrize("selection", demo_selections(), ids=str)
def test_whom_a_way_in_is_asked_of_knows_the_next_on_the_way(selection):
    net = demo().net()
    who = {str(n): i for i, n in enumerate(net.actors["naam"])}
    for f in everything(selection):
        found = re.search(
            r"(?:kan (?:collega )?|^Vraag )(.+?) (?:vragen )?om een ingang bij (.+?)"
            r"(?:, via (.+))?\.$",
            f.next_step,
        )
        if found:
            asked, last, over = found.groups()
            line = [asked, *(re.split(", | en ", over) if over else ()), last]
            ends = [who[name] for name in line if name in who]
            assert len(ends) == len(line), f.next_step
            assert all(net.levels.related(*two) for two in pairwise(ends)), f.next_step


@pytest.mark.parametrize("selection", demo_selections(), ids=str)
def test_nobody_asks_or_introduces_over_somebody_unknown(selection):
    net = demo().net()
    for f in everything(selection):
        who = {str(n): i for i, n in enumerate(net.actors["naam"])}
        asks = re.match(
            r"(.+?) kan (?!kennismaken|met collega)(?:collega )?(.+?) vragen om ", f.next_step
        )
        over = re.match(r"(?:Vraag )?(.+?) (?:kan|om) .+ via (.+?) voor", f.next_step)
        meets = re.match(r"(.+) kan kennismaken met (.+), en dan", f.next_step)
        for found in (asks, over):
            if found:
                one, other = (who[name] for name in found.groups())
                assert net.levels.related(one, other) or team_of(net).count(other), f.next_step
        if meets:
            assert who[meets[2]] not in team_of(net), f.next_step


def test_a_colleague_of_the_team_is_asked_by_name_whatever_is_shared():
    """Two boards share Piet, makelaar of another gebied: Jan need not get to know him first."""
    text = "Piet[bestuurslid_van]A Piet[bestuurslid_van]B Jan-Piet"
    team = {"Jan": MAKELAAR, "Piet": MAKELAAR | {"gebieden": ("1",)}}
    everyone = {"gevraagd": "2026-01-01", "gebieden": ("5",)}
    (f,) = find_meetings(ground(text, team, everyone=everyone))
    assert f.next_step == "Vraag Piet om hen aan elkaar voor te stellen."


def test_nobody_is_introduced_to_somebody_by_that_persons_own_employer():
    """'Dorpsbelang Etten via Buurtsport voorstellen aan Buurtsportcoach', who works there."""
    for f in everything():
        if f.kind == "introduction_gain":
            net = demo().net()
            a, b, *via = (net.index_of(actor.id) for actor in f.actors)
            own = {unit for i in (a, b) for unit in net.levels.of(i)}
            assert own.isdisjoint(unit for i in via for unit in net.levels.of(i))


def test_a_makelaar_who_knows_both_introduces_them():
    f = proposed("A-Jan Jan-B", {"Jan": MAKELAAR})[0]
    assert f.next_step == "Jan kan hen aan elkaar voorstellen."


def taken_up(count, via=("Z",), day="2026-11-02"):
    return [
        Verbindkans(id=f"k{k}", actoren=(f"p{k}", f"q{k}"), besluit="doen", datum=day, via=via)
        for k in range(count)
    ]


def test_who_was_asked_three_times_this_quarter_is_left_in_peace_and_it_is_said():
    f = proposed("A-Z Z-B", choices=taken_up(3))[0]
    assert f.next_step == "Wacht nog even: Z is al drie keer gevraagd dit kwartaal."
    assert f.numbers["asked_this_quarter"] == 3
    assert "Wacht" not in proposed("A-Z Z-B", choices=taken_up(2))[0].next_step
    assert "Wacht" not in proposed("A-Z Z-B", choices=taken_up(3, day="2026-08-02"))[0].next_step


def test_another_shared_contact_is_asked_when_the_strongest_was_asked_often():
    text = "A-Z:5 Z-B:5 A-Y:1 Y-B:1"
    assert [a.id for a in proposed(text)[0].actors] == ["A", "B", "Z"]
    assert [a.id for a in proposed(text, choices=taken_up(3))[0].actors] == ["A", "B", "Y"]


def test_who_was_introduced_three_times_this_quarter_is_not_introduced_again():
    assert pairs(proposed("A-Z Z-B", choices=taken_up(3, via=("A",)))) == set()


def decided(count, worked, same_kern):
    """So many decisions of which some led to contact, and the network that shows it."""
    actors, ties, choices = {}, [], []
    for k in range(count):
        a, b = f"p{k:02d}", f"q{k:02d}"
        kern = "etten" if same_kern(k) else None
        actors |= {a: {"kern": kern}, b: {"kern": kern}}
        ties += [f"{a}-{b}"] if worked(k) else [f"{a}-x{k:02d}", f"{b}-y{k:02d}"]
        choices.append(Verbindkans(id=f"k{k}", actoren=(a, b), besluit="doen", datum="2026-01-05"))
    return " ".join(ties), actors, choices


def test_what_worked_before_ranks_higher_once_there_are_twenty_decisions():
    kern = {"kern": "silvolde"}
    own = {"A": kern, "B": kern, "C": {"categorie": "zorg"}, "D": {"categorie": "winkel"}}
    own |= {name: {"gevraagd": "2026-01-01"} for name in "YZ"}
    text = "A-Z Z-B C-Y Y-D"

    def first(count):
        ties, actors, choices = decided(count, lambda k: k % 2 == 0, lambda k: k % 2 == 0)
        found = proposed(f"{text} {ties}", own | actors, choices)
        told = [tuple(a.id for a in f.actors[:2]) for f in found]
        return min((("A", "B"), ("C", "D")), key=told.index)

    assert first(10) == ("C", "D")  # different worlds count most as long as nothing is known
    assert first(20) == ("A", "B")  # within one kern is what worked


def test_who_share_a_hall_a_board_a_membership_or_an_initiatief_have_a_list_of_their_own():
    text = (
        "A[gebruikt_locatie_van]Zaal B[gebruikt_locatie_van]Zaal "
        "C[lid_van]Kring D[lid_van]Kring E[bestuurslid_van]Stichting F[bestuurslid_van]Stichting "
        "Bo[bestuurslid_van]G Bo[bestuurslid_van]H"
    )
    everyone = {"gevraagd": "2026-01-01"}
    plan = Initiatief(id="i", titel="Buurttuin", betrokken=("K", "L", "weg"))
    net = net_from_text(text, {"K": {}, "L": {}}, everyone=everyone)
    found = find_meetings(ground_of(net, schema(), TODAY), (), (plan,))
    assert {f.sentence for f in found} == {
        "A en B gebruiken allebei Zaal; dat zij contact hebben, is niet bekend.",
        "C en D zijn allebei lid van Kring; dat zij contact hebben, is niet bekend.",
        "E en F zitten allebei in het bestuur van Stichting; dat zij contact hebben, is niet bekend.",
        "Bo zit in het bestuur van G en van H; dat zij contact hebben, is niet bekend.",
        "K en L doen allebei mee aan Buurttuin; dat zij contact hebben, is niet bekend.",
    }
    assert {f.kind for f in found} == {"shared_setting"}
    zaal = next(f for f in found if f.actors[0].id == "A")
    assert zaal.next_step == "Vraag Zaal om hen aan elkaar voor te stellen."
    assert [a.id for a in zaal.actors] == ["A", "B", "Zaal"]


def test_who_have_contact_or_whose_people_have_it_are_no_possible_contact():
    text = "A[gebruikt_locatie_van]Zaal B[gebruikt_locatie_van]Zaal"
    everyone = {"gevraagd": "2026-01-01"}
    assert find_meetings(ground(f"{text} A-B", everyone=everyone)) == ()
    assert (
        find_meetings(ground(f"{text} An[werkt_voor]A An-B", {"An": PRO}, everyone=everyone)) == ()
    )
    assert find_meetings(ground(f"{text} A[lid_van]B", everyone=everyone)) == ()


def test_what_was_decided_about_a_shared_place_is_not_proposed_again():
    text = "A[gebruikt_locatie_van]Zaal B[gebruikt_locatie_van]Zaal"
    done = Verbindkans(id="k", actoren=("A", "B"), besluit="klopt_niet", datum="2026-11-01")
    assert find_meetings(ground(text, everyone={"gevraagd": "2026-01-01"}), (done,)) == ()


def test_the_same_theme_in_two_kernen_is_not_one_event():
    text = "A[organiseert_samen]X B[organiseert_samen]Y"
    ties = {name: {"thema": "kermis"} for name in text.split()}
    etten = {name: {"kern": "etten"} for name in "ABXY"}
    apart = etten | {"B": {"kern": "voorst"}, "Y": {"kern": "voorst"}}
    told = pairs(find_meetings(ground(text, etten, ties=ties)))
    assert ("A", "B") in told
    assert find_meetings(ground(text, apart, ties=ties)) == ()


def test_a_proposal_of_the_whole_is_told_of_the_part_with_the_go_between_outside():
    here = {"gebieden": ("5",)}
    net = net_from_text("A-Z Z-B A-C", {"A": here, "B": here, "C": here})
    part = select(net, Selection(gebied="5"))
    of_part = find_introductions(ground_of(part, schema(), TODAY))
    assert of_part == find_introductions(ground_of(net, schema(), TODAY))[:1]
    assert [a.id for a in of_part[0].actors] == ["A", "B", "Z"]


@pytest.mark.parametrize("selection", demo_selections()[1:], ids=str)
def test_the_advice_about_one_subject_is_the_same_whatever_is_chosen(selection):
    """The AED-group met the school under 'alle gebieden', and the fanfare under gebied 5.

    Not where a part says something else: two loose parts need two contacts, whatever the whole needs.
    """
    whole = {f.key: f for f in demo().findings(Selection(), TODAY)}
    for f in demo().findings(selection, TODAY):
        same = whole.get(f.key)
        says_the_same = same is not None and same.numbers == f.numbers
        if says_the_same and f.subject.kind in ("actor", "tie", "kern", "gebied"):
            assert f.next_step == same.next_step
        if f.kind in ("isolated", "only_affiliation", "pendant", "shared_setting") and same:
            assert says_the_same
        if f.kind == "cut_point" and "nieuwe contacten nodig" in f.next_step:
            loose = f.numbers["parts"] - 1
            assert f"Er zijn {number_word(loose)} nieuwe contacten nodig" in f.next_step
        if same is not None and f.kind in ("physical_social", "gap"):
            there = {str(name) for name in demo().net(selection).actors["naam"]}
            named = re.match(r"Vraag (.+) en (.+) of zij", same.next_step)
            if named and set(named.groups()) <= there and "Vraag" in f.next_step:
                assert f.next_step == same.next_step
