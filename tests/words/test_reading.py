"""The measure itself: it sees what it should see."""

import pytest

from tests.words.reading import (
    WORDS,
    hard_words,
    phrases,
    plain_words,
    sentences,
    too_long,
    without_names,
    words,
)


def test_a_name_and_a_list_of_names_are_one_word() -> None:
    text = without_names("Koor De Lijster, Zaal en Koor gaan.", ["Koor", "Koor De Lijster", "Zaal"])
    assert text == "¤, ¤ en ¤ gaan."
    assert words(text) == ["¤", "gaan"]


def test_a_name_within_a_word_is_no_name() -> None:
    assert without_names("Aan An", ["An"]) == "Aan ¤"


def test_sentences_end_at_a_stop_or_a_line() -> None:
    assert sentences("Een is 1.250. Twee? Drie\n\nVier") == [
        "Een is 1.250.",
        "Twee?",
        "Drie",
        "Vier",
    ]


def test_a_sentence_of_more_than_twenty_words_is_too_long() -> None:
    assert too_long("woord " * 20) == []
    assert len(too_long("woord " * 21)) == 1


def test_a_word_that_is_not_in_the_list_is_hard() -> None:
    assert hard_words("Het netwerk heeft een lage clusteringscoëfficiënt.") == {
        "clusteringscoëfficiënt"
    }


def test_a_phrase_is_counted_without_names_and_numbers() -> None:
    assert phrases("Breng ¤ in contact met de rest. Nu in contact met de rest.") == {
        "in contact met de": 2,
        "contact met de rest": 2,
        "nu in contact met": 1,
    }


def test_the_list_has_every_word_once_and_no_empty_line_of_forms() -> None:
    lines = [
        line for line in WORDS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]
    lemmas = [line.partition(":")[0].strip() for line in lines]
    assert len(lemmas) == len(set(lemmas))
    assert len(plain_words()) > 800
    assert [line for line in lines if line.endswith(":")] == []


@pytest.mark.parametrize("word", ["spil", "draaipunt", "u", "uw", "stakeholder"])
def test_words_that_we_do_not_use_are_not_in_the_list(word: str) -> None:
    assert word not in plain_words()
