"""Who was reached, in the words of who looks back."""

from netwerk.agenda.who_came import came_words

CLUBS = {"Sportclubs in gebied 6": [f"club{n}" for n in range(14)]}


def test_of_each_doelgroep_is_said_how_many_came():
    assert came_words(CLUBS, ["club1", "club2", "club3"]) == (
        "Sportclubs in gebied 6: 3 van de 14 waren er.",
    )
    assert came_words(CLUBS, ["club1"]) == ("Sportclubs in gebied 6: 1 van de 14 was er.",)
    both = came_words(CLUBS | {"Kerken": ["kerk"]}, ["club1", "kerk"])
    assert both[1] == "Kerken: 1 van de 1 was er."


def test_who_came_besides_is_counted_apart():
    assert came_words(CLUBS, ["club1", "koor"])[1] == "Ook 1 ander was er."
    assert came_words({}, ["koor", "zaal"]) == ("2 actoren waren er.",)


def test_people_are_counted_and_nobody_is_not_the_same_as_not_known():
    assert came_words(CLUBS, [], None) == ()
    assert came_words(CLUBS, [], 0) == (
        "Sportclubs in gebied 6: niemand van de 14 was er.",
        "Er was niemand.",
    )
    assert came_words({}, [], 45) == ("Er waren 45 mensen.",)
    assert came_words({}, [], 1) == ("Er was 1 mens.",)


def test_a_mailing_is_got_and_not_attended():
    assert came_words(CLUBS, ["club1", "club2"], mailing=True) == (
        "Sportclubs in gebied 6: 2 van de 14 kregen de mailing.",
    )
    assert came_words({}, [], 300, mailing=True) == ("Het ging naar 300 mensen.",)


def test_a_doelgroep_that_is_empty_now_says_so():
    assert came_words({"Kerken": []}, ["koor"])[0] == "Kerken: hier zit nu niemand in."
