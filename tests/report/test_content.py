"""What a description of a gebied says."""

from datetime import date

import pytest

from netwerk.errors import InputError
from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import ActorRef, Certainty, Evidence, Finding, Subject
from netwerk.insight.kinds import REPORT_BRIDGES
from netwerk.insight.numbers import numbers
from netwerk.model import Huisstijl, Uitgave
from netwerk.net.selection import Selection
from netwerk.report.content import describe
from netwerk.report.description import Beeld
from netwerk.report.points import PER_SECTION
from tests.builders import net_from_text
from tests.insight.areas import demo
from tests.report.described import described_of, every_section, facts_of, said, section

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
    return described_of(net(), findings, NUMBERS, "3", TODAY, **more)


def finding(kind, sentence, **more):
    more.setdefault("next_step", "Vraag het A.")
    return Finding(kind, sentence, (ActorRef("a", "A"),), **more)


def test_it_has_the_chapters_in_the_order_of_a_gebiedsbeschrijving():
    assert [part.key for part in described().sections] == [
        "plek",
        "tellen",
        "vertellen",
        "wie",
        "netwerk",
        "team",
        "loopt",
        "opgaven",
        "onbekend",
        "verantwoording",
    ]
    assert [part.key for part in described().appendices] == [
        "actoren",
        "acties",
        "cijfers",
        "bronnen",
        "begrippen",
    ]


def test_every_chapter_ends_in_its_own_summary():
    for part in described().sections:
        assert part.summary.endswith("."), part.key


def test_who_chooses_parts_gets_those_and_no_others():
    chosen = describe(facts_of(net(), gebied="3"), ("plek", "opgaven", "begrippen"))
    assert [part.key for part in every_section(chosen)] == ["plek", "opgaven", "begrippen"]
    assert chosen.front is None
    halls = describe(facts_of(net(), gebied="3"), ("zalen",))
    assert [part.key for part in halls.sections] == ["zalen"]


def test_a_part_that_does_not_exist_is_refused_with_the_parts_there_are():
    with pytest.raises(InputError, match=r"'raad' bestaat niet\. Kies uit: wethouder, plek"):
        describe(facts_of(net(), gebied="3"), ("raad",))


def test_the_title_names_the_gebied_the_cover_the_day_and_the_intro_what_absence_means():
    description = described()
    assert description.title == "Beschrijving van gebied 3 (Silvolde)"
    assert description.cover.datum == "2026-11-25"
    assert description.cover.based_on == (
        "Dit rust op vijf actoren; aan drie daarvan is gevraagd met wie zij contact hebben."
    )
    assert "niet bekend" in description.intro[0]


def test_a_day_in_the_past_is_named():
    past = described_of(net(op="2025-01-31"), (), NUMBERS, "3", TODAY)
    assert "gaat over 31 januari 2025" in past.intro[0]


def test_the_cover_says_who_made_it_when_to_look_back_and_on_what_it_rests():
    edition = Uitgave(
        id="u", gebied="3", nummer="1.2", maker="gebiedsmakelaar", evaluatiedatum="2027-11"
    )
    style = Huisstijl(id="h", gemeente="Gemeente Elders", kleur="#123456", logo="geen plaatje!")
    cover = described(uitgave=edition, huisstijl=style).cover
    assert (cover.nummer, cover.maker, cover.evaluatiedatum) == (
        "1.2",
        "gebiedsmakelaar",
        "2027-11",
    )
    assert (cover.gemeente, cover.kleur, cover.logo) == ("Gemeente Elders", "#123456", None)
    assert cover.based_on.startswith("Dit rust op vijf actoren")


def test_the_teams_own_text_stands_in_its_chapter_by_paragraph():
    told = described(own={"plek": "Eerste alinea.\n\nTweede  alinea.", "zalen": "Over zalen."})
    assert section(told, "plek").own_text == ("Eerste alinea.", "Tweede alinea.")
    assert section(told, "zalen").own_text == ("Over zalen.",)
    assert section(told, "netwerk").own_text == ()


def test_kernen_come_with_inhabitants_their_source_and_number_of_actors():
    description = described(inwoners_bron="CBS, 2020-2022")
    assert section(description, "plek").tables[0].rows == (
        ("Silvolde", "dorp", "5.500", "4"),
        ("Werkt in meer kernen, of kern niet bekend", "", "", "1"),
    )
    assert "Het heeft 5.500 inwoners (CBS, 2020-2022)." in said(description, "plek")


def test_who_sits_in_a_kern_of_another_gebied_is_counted_apart():
    far = {"Toneel": {"soort": "bewonersgroep", "kern": "etten", "gebieden": ("3",)}}
    of = net_from_text(f"{TEXT} Toneel", ACTORS | far, selection=Selection(gebied="3"))
    found = described_of(of, (), numbers(of), "3", TODAY)
    apart = ("Werkt in meer kernen, of kern niet bekend", "", "", "2")
    assert section(found, "plek").tables[0].rows[-1] == apart


def test_a_figure_of_a_kern_goes_before_the_list_of_places():
    description = described(inwoners={"silvolde": 5290}, inwoners_bron="CBS 2024")
    assert section(description, "plek").tables[0].rows[0] == ("Silvolde", "dorp", "5.290", "4")
    assert "5.290 inwoners (CBS 2024)" in said(description, "plek")


def test_an_unknown_number_of_inhabitants_is_said_and_never_counted_as_zero():
    ulft = described_of(net_from_text("A", {"A": {"gebieden": ("4",)}}), (), {}, "4")
    assert "Hoeveel mensen er wonen, is niet bekend." in said(ulft, "plek")
    assert ("Ulft-zuid", "wijk", "niet bekend", "niet bekend") in section(ulft, "plek").tables[
        0
    ].rows
    five = described_of(net_from_text("A", {"A": {"gebieden": ("5",)}}), (), {}, "5")
    assert "Etten en Varsselder-Veldhunten hebben samen 2.705 inwoners" in said(five, "plek")
    assert "dus een totaal is er niet" in said(five, "plek")


def test_actors_are_counted_by_soort_and_categorie():
    assert (
        "In gebied 3 zijn vijf actoren vastgelegd: drie bewonersgroepen, één instelling en één "
        "professional." in said(described(), "wie")
    )
    assert section(described(), "wie").tables[0].rows == (
        ("Bewonersgroepen", "3", "Muziek & cultuur 2; niet bekend 1"),
        ("Instellingen", "1", "Zorg 1"),
        ("Professionals", "1", "niet bekend 1"),
    )


def test_who_stopped_counts_nowhere_and_who_may_be_there_twice_counts_and_both_are_told():
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
    found = described_of(of, (), numbers(of), "3", TODAY)
    assert "op zeven actoren; aan vier daarvan" in found.cover.based_on
    assert section(found, "plek").tables[0].rows[0] == ("Silvolde", "dorp", "5.500", "6")
    assert [row[:2] for row in section(found, "wie").tables[0].rows] == [
        ("Bewonersgroepen", "5"),
        ("Instellingen", "1"),
        ("Professionals", "1"),
    ]
    assert "Eén ander telt niet mee: gestopt" in said(found, "wie")
    assert "Eén actor staat er misschien dubbel in." in said(found, "wie")
    assert "Tussen zeven actoren (en één die gestopt is) zijn" in said(found, "netwerk")
    never = "Aan drie van de zeven actoren is nooit naar contacten gevraagd"
    assert never in said(found, "onbekend")


def test_the_network_is_told_in_numbers_in_words_up_to_twelve():
    text = said(described(), "netwerk")
    assert (
        "Tussen vijf actoren zijn vier relaties vastgelegd. Daarvan gaan drie over contact en één "
        "over iets anders" in text
    )
    assert "Samen zijn dat drie contacten." in text
    assert (
        "Van twee actoren is geen contact bekend; van één daarvan is ook niets anders bekend."
        in text
    )
    assert "Aan één actor hangt een deel" in text
    assert "Bij twee contacten raken anderen los van de rest als dat contact stopt." in text
    assert "%" not in text


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"without_contact": 0, "outside_only": 0}, "Iedereen heeft contact."),
        (
            {"without_contact": 1, "isolated": 1},
            "Van één actor is geen contact bekend en ook geen andere relatie.",
        ),
        (
            {"without_contact": 1, "isolated": 0},
            "Van één actor is geen contact bekend, wel een andere",
        ),
        ({"outside_only": 1, "without_contact": 0}, "Eén actor heeft alleen contact buiten gebied"),
        ({"outside_only": 2, "without_contact": 0}, "Twee actoren hebben alleen contact buiten"),
        ({"bridges": 1}, "Bij één contact raken anderen los van de rest"),
        ({"ended": 1}, "Eén relatie is voorbij en telt niet mee."),
        ({"ended": 3}, "Drie relaties zijn voorbij en tellen niet mee."),
    ],
)
def test_one_and_many_are_told_rightly(counts, told):
    description = described_of(net(), (), NUMBERS | counts, "3", TODAY)
    text = said(description, "netwerk")
    assert told in text
    assert "nul" not in text
    assert " 0 " not in text


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
        "Valt A weg, dan verliezen 3 anderen het contact.",
        evidence=(tie,),
        certainty=Certainty("stevig", ""),
        next_step="Leg een tweede contact.",
    )
    told = described([cut])
    point = section(told, "bruggen").points[0]
    assert point.text == "Valt A weg, dan verliezen drie anderen het contact."
    assert point.note == "Zekerheid: stevig. Rust op één relatie, laatst bevestigd in april 2025."
    (step,) = section(told, "doen").points
    assert step.text == "Leg een tweede contact."


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


def test_evidence_without_date_is_said_to_be_unknown():
    tie = Evidence(
        relatie="r1",
        van=ActorRef("a", "A"),
        naar=ActorRef("b", "B"),
        soort="kent",
        sterkte=None,
        bron=None,
        datum=None,
    )
    told = section(described([finding("cut_point", "X.", evidence=(tie,))]), "bruggen")
    assert "datum niet bekend" in told.points[0].note


def test_gaps_and_bridges_are_kept_to_a_page_and_the_rest_is_counted():
    told = [k.name for k in every_kind() if k.report and k.report.part == REPORT_BRIDGES][:4]
    many = [finding(kind, f"{kind} is {i}.", about=f"{i}") for kind in told for i in range(13, 16)]
    part = section(described(many), "bruggen")
    one, two, three, _ = told
    assert [point.text for point in part.points] == [
        f"{one} is 13.",
        f"{two} is 13.",
        f"{three} is 13.",
    ]
    assert part.text == ("De drie belangrijkste van de twaalf.",)
    assert PER_SECTION == 3


def test_who_stands_alone_is_told_as_a_list_of_names():
    alone = [Finding("isolated", f"{x}", (ActorRef(x, f"Club {x}"),)) for x in "abcdefgh"]
    only = Finding("only_affiliation", "...", (ActorRef("z", "Koor"),))
    part = section(described([*alone, only]), "gaten")
    assert part.text == (
        "Geen enkele relatie bekend (8): Club a, Club b, Club c, Club d en vier anderen.",
        "Wel een andere relatie, geen contact bekend (1): Koor.",
    )


def test_without_findings_it_says_so_with_care():
    assert section(described(), "gaten").text == (
        "Er zijn geen gaten gevonden in wat er is vastgelegd.",
    )
    assert section(described(), "bruggen").points == ()


def test_too_little_to_say_anything_is_said():
    told = described([finding("no_contacts", "Te weinig.")])
    assert "Te weinig." in section(told, "netwerk").text


def test_what_is_not_known_is_told_with_whom_to_ask():
    text = said(described(), "onbekend")
    assert "Aan twee van de vijf actoren is nooit naar contacten gevraagd: Fanfare en Soos." in text
    assert "Van vijf actoren is het domein niet bekend." in text
    assert "Van twee actoren is de categorie niet bekend." in text
    assert "Van zeven van de negen gegevens is niet bekend wanneer het is bevestigd." in text
    assert "Eén van de negen gegevens is twee jaar oud of ouder." in text
    rows = dict(section(described(), "onbekend").tables[0].rows)
    assert rows["Met wie zij contact hebben"] == "Fanfare en Soos"
    assert rows["Wat mensen zeggen"] == "het gebiedsteam"


def test_sources_come_with_their_oldest_and_newest_day():
    assert section(described(), "bronnen").tables[0].rows == (
        ("niet bekend", "8", "maart 2019", "maart 2019"),
        ("Enquête 2026", "1", "1 mei 2026", "1 mei 2026"),
    )


def test_many_sources_are_taken_together():
    actors = {f"A{i}": {"bron": f"Bron {i}", "laatst_bevestigd": f"201{i}"} for i in range(9)}
    told = described_of(net_from_text(" ".join(actors), actors))
    rows = section(told, "bronnen").tables[0].rows
    assert rows[-1] == ("Vier andere bronnen", "4", "2015", "2018")
    assert len(rows) == 6


def test_an_empty_gebied_gives_a_description_that_says_so():
    empty = described_of(net_from_text(""), (), {"actors": 0})
    assert empty.title == "Beschrijving van alle gebieden"
    assert empty.cover.based_on == "Er is nog niets vastgelegd over dit gebied."
    assert "is nog niets vastgelegd" in said(empty, "netwerk")
    assert empty.front.headline.endswith("wie er is, is nog niet bekend")
    assert section(empty, "bronnen").tables == ()


def test_the_picture_stands_with_the_numbers_of_the_network():
    beeld = Beeld("5 actoren en 3 contacten", svg="<svg/>")
    assert section(described(beeld=beeld), "netwerk").beeld is beeld


def test_the_same_input_gives_the_same_description():
    assert described() == described()


@pytest.mark.parametrize("judging", ["slecht", "zwak", "faalt", "fout", "niet aanwezig"])
def test_it_never_judges(judging):
    description = described()
    whole = "\n".join(said(description, part.key) for part in every_section(description))
    assert judging not in whole.lower()


def test_what_nobody_can_act_on_is_no_point():
    cut = finding("cut_point", "Houdt bijeen.", subject=ONE, next_step="")
    assert section(described([cut]), "bruggen").points == ()


def test_a_document_counts_the_same_actors_everywhere() -> None:
    """Of gebied 5 there are 47 actors; three may be there twice, and count all the same."""
    chosen = Selection(gebied="5")
    of = demo().net(chosen)
    made = described_of(of, demo().findings(chosen, TODAY), numbers(of), "5", TODAY)
    assert "Dit rust op 47 actoren; aan 41 daarvan" in made.cover.based_on
    assert "Drie actoren staan er misschien dubbel in." in said(made, "wie")
    assert "Tussen 47 actoren zijn" in said(made, "netwerk")
