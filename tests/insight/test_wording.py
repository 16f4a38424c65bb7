from datetime import date

import pytest

from netwerk.insight import wording as w
from netwerk.schema import schema
from tests.builders import net_from_text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], "niemand"),
        (["A"], "A"),
        (["A", "B"], "A en B"),
        (["A", "B", "C"], "A, B en C"),
        (list("ABCDE"), "A, B, C, D en E"),
        (list("ABCDEFG"), "A, B, C, D en 3 anderen"),
    ],
)
def test_a_list_reads_as_dutch_and_long_lists_are_cut_with_their_count(names, text):
    assert w.listing(names) == text


def test_a_list_of_the_first_names_says_how_many_there_really_are():
    assert w.listing(list("ABCDEF"), total=10_000) == "A, B, C, D en 9.996 anderen"
    assert w.listing(list("ABCDEF"), rest=("ander", "andere")) == "A, B, C, D en 2 andere"
    net = net_from_text("A B C D E F G")
    assert w.names_of(net, [6, 0]) == "G en A"
    assert w.names_of(net, list(range(7)), limit=2) == "A, B en 5 anderen"


def test_numbers_are_written_the_dutch_way():
    assert w.whole(1250) == "1.250"
    assert w.decimal(1234.56) == "1.234,6"
    assert w.decimal(-0.04) == "0,0"
    assert w.decimal(-0.06) == "-0,1"
    assert w.percent(0.004) == "minder dan 1%"
    assert w.percent(0.996) == "meer dan 99%"
    assert w.percent(1) == "100%"
    assert w.counted(1) == "1 actor"
    assert w.counted(3, w.soort_words("bedrijf")) == "3 bedrijven"
    assert w.of_all(3, 12) == "3 van de 12 actoren"
    assert w.of_all(12, 12) == "alle 12 actoren"
    assert w.of_all(2, 2) == "beide actoren"
    assert w.of_all(0, 12) == "geen van de 12 actoren"
    assert w.number_word(3) == "drie"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2024-05-17", "17 mei 2024"),
        ("2024-05", "mei 2024"),
        ("2024", "2024"),
        (None, "niet bekend"),
        ("vorig jaar", "vorig jaar"),
        ("2024-13", "2024-13"),
    ],
)
def test_dates_are_written_in_words(iso, text):
    assert w.day_words(iso) == text


def test_age_is_counted_in_months_and_never_negative():
    today = date(2026, 11, 25)
    assert w.months_old("2026-09", today) == 2
    assert w.months_old("2024", today) == 23
    assert w.months_old("2030-01-01", today) == 0
    assert w.months_old("onbekend", today) is None
    assert w.age_words(30) == "2 jaar"


def test_a_sentence_has_a_capital_and_one_full_stop_and_leaves_names_alone():
    assert w.sentence("twee groepen", "staan los") == "Twee groepen staan los."
    assert w.sentence("'t Borchuus hangt er los bij.") == "'t Borchuus hangt er los bij."


def test_every_kind_of_relation_reads_as_a_sentence():
    told = {name: w.tie_words("A", kind.label, "B") for name, kind in schema().relaties.items()}
    assert told["kent"] == "A kent B"
    assert told["gebruikt_locatie_van"] == "A gebruikt locatie van B"
    assert [name for name, text in told.items() if text.startswith("A is ")] == [
        "lid_van",
        "bestuurslid_van",
        "voorganger_van",
    ]


def test_places_are_named_as_people_call_them():
    net = net_from_text("A")
    assert w.gebied_words(net, "3") == "gebied 3 (Silvolde)"
    assert w.gebied_words(net, "99") == "gebied 99"
    assert w.kern_words(net, "etten") == "Etten"
