"""What a description of a gebied says."""

from datetime import date

import pytest

from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import ActorRef, Certainty, Evidence, Finding, Subject
from netwerk.insight.kinds import REPORT_BRIDGES
from netwerk.insight.numbers import numbers
from netwerk.net.selection import Selection
from netwerk.report.content import describe
from netwerk.report.description import Beeld, more_words
from netwerk.report.points import PER_SECTION
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.areas import demo

TODAY = date(2026, 11, 25)
NUMBERS = {
    "actors": 5, "ties": 4, "current_ties": 4, "contact_ties": 3, "contact_pairs": 3, "without_contact": 2, "isolated": 1, "outside_only": 0, "cut_points": 1, "bridges": 2,
    "components": 3, "never_asked": 2, "reachable_share": 0.3,
}  # fmt: skip
ACTORS = {
    "Koor": {
        "soort": "bewonersgroep",
        "categorie": "muziek_en_cultuur",
        "kern": "silvolde",
        "gevraagd": "2026-01-02",
    },
    "Fanfare": {
        "soort": "bewonersgroep",
        "categorie": "muziek_en_cultuur",
        "kern": "silvolde",
        "laatst_bevestigd": "2019-03",
    },
    "Huisarts": {
        "soort": "instelling",
        "categorie": "zorg",
        "kern": "silvolde",
        "gevraagd": "2025-06-01",
    },
    "Wijkagent": {"soort": "professional", "gebieden": ("3",), "gevraagd": "2026-02-01"},
    "Soos": {
        "soort": "bewonersgroep",
        "kern": "silvolde",
        "laatst_bevestigd": "2026-05-01",
        "bron": "Enquête 2026",
    },
}
TEXT = "Koor-Fanfare Fanfare-Wijkagent Wijkagent>Huisarts Koor~Huisarts Soos"


ONE = Subject("actor", ("a",), "A")


def net(**more):
    return net_from_text(TEXT, ACTORS, selection=Selection(gebied="3"), **more)


def described(findings=(), **more):
    return describe(net(), findings, NUMBERS, schema(), "3", TODAY, **more)


def section(description, key):
    return next(part for part in description.sections if part.key == key)


def said(description, key):
    part = section(description, key)
    cells = [cell for table in part.tables for row in table.rows for cell in row]
    return "\n".join(
        (*part.text, *cells, *(point.text + " " + point.note for point in part.points))
    )


def words_of(description) -> int:
    texts = [description.title, *description.intro]
    for part in description.sections:
        texts += [part.title, *part.text]
        for table in part.tables:
            texts += [table.caption, *table.head, *(cell for row in table.rows for cell in row)]
        for point in part.points:
            texts += [point.text, point.note, more_words(point)]
    return len(" ".join(texts).split())


def finding(kind, sentence, **more):
    more.setdefault("next_step", "Vraag het A.")
    return Finding(kind, sentence, (ActorRef("a", "A"),), **more)


def test_it_has_the_parts_that_a_team_asked_for_in_order():
    assert [part.key for part in described().sections] == [
        "feiten",
        "netwerk",
        "gaten",
        "bruggen",
        "onbekend",
        "bronnen",
    ]


def test_the_title_names_the_gebied_and_the_intro_the_day_and_what_absence_means():
    description = described()
    assert description.title == "Beschrijving van gebied 3 (Silvolde)"
    assert "25 november 2026" in description.intro[0]
    assert "niet bekend" in description.intro[0]
    assert description.intro[1] == "Naar contacten gevraagd: 3 van de 5 actoren."


def test_a_day_in_the_past_is_named():
    past = describe(net(op="2025-01-31"), (), NUMBERS, schema(), "3", TODAY)
    assert "gaat over 31 januari 2025" in past.intro[0]


def test_kernen_come_with_inhabitants_their_source_and_number_of_actors():
    description = described(inwoners_bron="CBS, 2020-2022")
    assert section(description, "feiten").tables[0].rows == (("Silvolde", "dorp", "5.500", "4"),)
    assert "Samen 5.500 inwoners (CBS, 2020-2022)." in said(description, "feiten")
    assert "1 actor werkt hier zonder een vaste plek" in said(description, "feiten")


def test_who_sits_in_a_kern_of_another_gebied_or_in_none_has_no_fixed_place_here():
    actors = {
        "Hier": {"kern": "silvolde"},
        "Elders": {"kern": "etten", "gebieden": ("3",)},
        "Nergens": {"gebieden": ("3",)},
    }
    three = net_from_text("Hier Elders Nergens", actors, selection=Selection(gebied="3"))
    text = said(describe(three, (), NUMBERS | {"actors": 3}, schema(), "3", TODAY), "feiten")
    assert "2 actoren werken hier zonder een vaste plek in een van deze kernen" in text
    alone = net_from_text("Hier", actors, selection=Selection(gebied="3", kern="silvolde"))
    assert "vaste plek" not in said(
        describe(alone, (), NUMBERS | {"actors": 1}, schema(), "3", TODAY), "feiten"
    )


def test_an_unknown_number_of_inhabitants_is_said_and_never_counted_as_zero():
    ulft = describe(
        net_from_text("A", {"A": {"gebieden": ("4",)}}),
        (),
        NUMBERS | {"actors": 1},
        schema(),
        "4",
        TODAY,
    )
    assert "Het aantal inwoners van Bontebrug en Ulft-zuid is niet bekend." in said(ulft, "feiten")
    assert ("Ulft-zuid", "wijk", "niet bekend", "0") in section(ulft, "feiten").tables[0].rows
    five = describe(
        net_from_text("A", {"A": {"gebieden": ("5",)}}),
        (),
        NUMBERS | {"actors": 1},
        schema(),
        "5",
        TODAY,
    )
    assert "Samen 2.705 inwoners" in said(five, "feiten")
    assert "tellen hierin niet mee" in said(five, "feiten")


def test_actors_are_counted_by_soort_and_categorie():
    rows = section(described(), "feiten").tables[1].rows
    assert rows == (
        ("Bewonersgroepen", "3", "Muziek & cultuur 2; niet bekend 1"),
        ("Instellingen", "1", "Zorg 1"),
        ("Professionals", "1", "niet bekend 1"),
    )


def test_who_stopped_and_who_may_be_there_twice_count_nowhere_and_it_says_so():
    more = {
        "School": {"soort": "instelling", "kern": "silvolde", "status": "opgegaan_in"},
        "Koor_St._Jan": {"kern": "silvolde", "gevraagd": "2026-01"},
        "Koor_Sint_Jan": {"kern": "silvolde"},
    }
    of = net_from_text(
        f"{TEXT} Koor_St._Jan-Koor School Koor_Sint_Jan",
        ACTORS | more,
        selection=Selection(gebied="3"),
    )
    found = describe(of, (), numbers(of), schema(), "3", TODAY)
    assert found.intro[1] == "Naar contacten gevraagd: 4 van de 6 actoren die meetellen."
    assert section(found, "feiten").tables[0].rows == (("Silvolde", "dorp", "5.500", "5"),)
    assert [row[:2] for row in section(found, "feiten").tables[1].rows] == [
        ("Bewonersgroepen", "4"),
        ("Instellingen", "1"),
        ("Professionals", "1"),
    ]
    left_out = (
        "Van de 8 actoren tellen niet mee: 1 gestopt of opgegaan in een ander, 1 misschien dubbel."
    )
    assert left_out in said(found, "feiten")
    never = "Nog nooit naar contacten gevraagd: 2 van de 6 actoren: Fanfare en Soos."
    assert never in said(found, "onbekend")
    assert (numbers(of)["instellingen"], numbers(of)["never_asked"]) == (1, 2)


def test_the_network_is_told_in_numbers():
    text = said(described(), "netwerk")
    assert (
        "Tussen 5 actoren zijn 4 relaties vastgelegd. Daarvan gaan 3 over contact en 1 over iets anders"
        in text
    )
    assert "Samen zijn dat 3 contacten" in text
    assert "2 actoren hebben geen contact (van hen heeft 1 geen enkele relatie)." in text
    assert "Er is 1 actor waar een deel aan hangt" in text
    assert "Bij 2 contacten raken anderen los van de rest als dat stopt." in text
    assert "voor zover" not in text
    assert "Een actor kan gemiddeld 1 van de 4 anderen bereiken." in text
    assert "%" not in text
    assert "brug" not in text


def test_findings_are_told_in_their_own_words_with_certainty_evidence_and_next_step():
    tie = Evidence(
        relatie="r1",
        van=ActorRef("a", "A"),
        naar=ActorRef("b", "B"),
        soort="kent",
        sterkte=3,
        bron="Gesprek",
        datum="2025-04",
    )
    cut = finding(
        "cut_point",
        "Valt A weg, dan verliest B het contact.",
        evidence=(tie,),
        certainty=Certainty("stevig", ""),
        next_step="Leg een tweede contact.",
    )
    told = described([cut])
    point = section(told, "bruggen").points[0]
    assert point.text == "Valt A weg, dan verliest B het contact."
    assert point.note == "Zekerheid: stevig. Bron: Gesprek, bevestigd april 2025."
    (step,) = section(told, "doen").points
    assert step.text == "Leg een tweede contact."
    assert [part.key for part in told.sections][-3:] == ["doen", "onbekend", "bronnen"]


def test_what_else_is_said_comes_with_its_certainty_when_that_is_another():
    cut = finding("cut_point", "X.", certainty=Certainty("redelijk", ""), subject=ONE)
    bridge = finding("bridge", "Y.", certainty=Certainty("onzeker", ""), subject=ONE)
    (point,) = section(described([cut, bridge]), "bruggen").points
    assert point.more == ("Y. Zekerheid: onzeker.",)


def test_a_point_leads_with_what_belongs_to_its_part_of_the_description():
    single = finding("pendant", "Nergens in de beschrijving.", subject=ONE)
    bridge = finding("bridge", "Brug.", subject=ONE)
    (point,) = section(described([single, bridge]), "bruggen").points
    assert point.text == "Brug."


def test_evidence_without_source_or_date_is_said_to_be_unknown():
    tie = Evidence(
        relatie="r1",
        van=ActorRef("a", "A"),
        naar=ActorRef("b", "B"),
        soort="kent",
        sterkte=None,
        bron=None,
        datum=None,
    )
    note = (
        section(described([finding("cut_point", "X.", evidence=(tie,))]), "bruggen").points[0].note
    )
    assert "bron niet bekend, datum niet bekend" in note


def test_gaps_and_bridges_are_kept_to_a_page_and_the_rest_is_counted():
    told = [k.name for k in every_kind() if k.report and k.report.part == REPORT_BRIDGES][:4]
    many = [finding(kind, f"{kind} {i}", about=f"{i}") for kind in told for i in range(3)]
    part = section(described(many), "bruggen")
    one, two, three, _ = told
    assert [point.text for point in part.points] == [
        f"{one} 0",
        f"{two} 0",
        f"{three} 0",
    ]
    assert part.text == ("De drie belangrijkste van 12.",)
    assert PER_SECTION == 3


def test_of_a_kind_alone_in_its_part_the_next_are_told_too():
    one, two = [k.name for k in every_kind() if k.report and k.report.part == REPORT_BRIDGES][:2]
    many = [finding(one, f"{one} {i}", about=f"{i}") for i in range(3)]
    part = section(described([*many, finding(two, two)]), "bruggen")
    assert [point.text for point in part.points] == [f"{one} 0", f"{one} 1", two]


@pytest.mark.parametrize("gebied", [None, "1", "2", "3", "4", "5", "6"])
def test_a_description_fits_two_pages(gebied):
    """Two printed A4 pages hold some 920 words beside the picture."""
    chosen = Selection(gebied=gebied)
    of = demo().net(chosen)
    whole = describe(of, demo().findings(chosen, TODAY), numbers(of), schema(), gebied, TODAY)
    assert words_of(whole) <= 920


def test_who_stands_alone_is_told_as_a_list_of_names():
    alone = [Finding("isolated", f"{x}", (ActorRef(x, f"Club {x}"),)) for x in "abcdefgh"]
    only = Finding("only_affiliation", "...", (ActorRef("z", "Koor"),))
    part = section(described([*alone, only]), "gaten")
    assert part.text == (
        "Geen enkele relatie bekend (8): Club a, Club b, Club c, Club d en 4 anderen.",
        "Wel een andere relatie, geen contact bekend (1): Koor.",
    )


def test_without_findings_it_says_so_with_care():
    assert section(described(), "gaten").text == (
        "Er zijn geen gaten gevonden in wat er is vastgelegd.",
    )
    assert section(described(), "bruggen").points == ()


def test_too_little_to_say_anything_is_said():
    assert (
        "Te weinig." in section(described([finding("no_contacts", "Te weinig.")]), "netwerk").text
    )


def test_what_is_not_known_is_told():
    text = said(described(), "onbekend")
    assert "Nog nooit naar contacten gevraagd: 2 van de 5 actoren: Fanfare en Soos." in text
    assert (
        "Van 1 actor is de kern niet bekend.\nVan 5 actoren is het domein niet bekend.\n"
        "Van 2 actoren is de categorie niet bekend." in text
    )
    assert "Van 7 van de 9 gegevens is niet bekend wanneer het is bevestigd." in text
    assert "1 van de 9 gegevens is 2 jaar oud of ouder." in text


def test_sources_come_with_their_oldest_and_newest_day():
    rows = section(described(), "bronnen").tables[0].rows
    assert rows == (
        ("niet bekend", "8", "maart 2019", "maart 2019"),
        ("Enquête 2026", "1", "1 mei 2026", "1 mei 2026"),
    )


def test_many_sources_are_taken_together():
    actors = {f"A{i}": {"bron": f"Bron {i}", "laatst_bevestigd": f"201{i}"} for i in range(9)}
    rows = (
        section(
            describe(
                net_from_text(" ".join(actors), actors),
                (),
                NUMBERS | {"actors": 9},
                schema(),
                None,
                TODAY,
            ),
            "bronnen",
        )
        .tables[0]
        .rows
    )
    assert rows[-1] == ("4 andere bronnen", "4", "2015", "2018")
    assert len(rows) == 6


def test_an_empty_gebied_gives_a_description_that_says_so():
    empty = describe(net_from_text(""), (), {"actors": 0}, schema(), None, TODAY)
    assert empty.title == "Beschrijving van alle gebieden"
    assert empty.intro[1] == "Er is nog niets vastgelegd over dit gebied."
    assert said(empty, "netwerk") == "Er is nog geen netwerk vastgelegd."
    assert section(empty, "bronnen").tables == ()


def test_the_picture_stands_with_the_numbers_of_the_network():
    beeld = Beeld("5 actoren en 3 contacten", svg="<svg/>")
    assert section(described(beeld=beeld), "netwerk").beeld is beeld


def test_the_same_input_gives_the_same_description():
    assert described() == described()


@pytest.mark.parametrize("judging", ["slecht", "zwak", "faalt", "fout", "niet aanwezig"])
def test_it_never_judges(judging):
    description = described()
    whole = "\n".join(said(description, part.key) for part in description.sections)
    assert judging not in whole.lower()


def test_what_nobody_can_act_on_is_no_point():
    cut = finding("cut_point", "Houdt bijeen.", subject=ONE, next_step="")
    assert section(described([cut]), "bruggen").points == ()


def test_each_number_of_actors_says_which_of_them_it_counts() -> None:
    """Of gebied 5 there are 47 actors; three may be there twice and do not count by soort."""
    chosen = Selection(gebied="5")
    of = demo().net(chosen)
    made = describe(of, demo().findings(chosen, TODAY), numbers(of), schema(), "5", TODAY)
    text = "\n".join((*made.intro, *(line for part in made.sections for line in part.text)))
    assert "41 van de 44 actoren die meetellen" in text
    assert "3 van de 44 actoren" in text
    assert "Van de 47 actoren tellen niet mee: 3 misschien dubbel." in text
    assert "19 van de 44 werken hier" in text
    assert "Tussen 47 actoren zijn" in text
