"""Which relation a row means, and rows that are no relation."""

from dataclasses import replace

import pytest

from netwerk.errors import InputError
from netwerk.exchange.rows import pairing
from netwerk.model import Actor, Relatie
from netwerk.typed import convert
from tests.exchange.given import accepted, plan, relaties, states, stored, texts

A, B, C = (Actor(id=name.lower(), naam=name, soort="bedrijf") for name in "ABC")
PEOPLE = stored(A, B, C)


def given(*ties):
    return stored(A, B, C, *ties)


def test_direction_does_not_matter_for_kinds_without_one():
    done = plan("van;naar;soort\nA;B;kent\n", existing=PEOPLE)
    again = plan("van;naar;soort\nB;A;kent\n", existing=accepted(done, PEOPLE))
    assert states(again) == {"gelijk": 1}


def test_direction_matters_for_kinds_with_one():
    done = plan("van;naar;soort\nA;B;verwijst naar\n", existing=PEOPLE)
    again = plan("van;naar;soort\nB;A;verwijst naar\n", existing=accepted(done, PEOPLE))
    assert states(again) == {"nieuw": 1}


def test_several_relations_of_the_same_two_actors_stay_apart():
    text = "van;naar;soort;thema;bron\nA;B;kent;sport;\nA;B;kent;jeugd;\nA;B;kent;sport;gids\nA;B;overlegt met;sport;\n"
    done = plan(text, existing=PEOPLE)
    assert states(done) == {"nieuw": 4}
    assert states(plan(text, existing=accepted(done, PEOPLE))) == {"gelijk": 4}


def test_a_change_of_strength_is_a_change_of_the_same_relation():
    done = plan("van;naar;soort;thema;sterkte\nA;B;kent;sport;2\n", existing=PEOPLE)
    again = plan(
        "van;naar;soort;thema;sterkte\nA;B;kent;sport;5\n", existing=accepted(done, PEOPLE)
    )
    (row,) = again.rows
    assert (row.state, row.changes) == ("gewijzigd", ("sterkte",))


def test_rows_that_say_less_find_the_relation_that_says_more():
    tie = Relatie(
        id="r1",
        van="a",
        naar="b",
        soort="kent",
        thema="sport",
        sinds="2020",
        bron="gids",
        sterkte=3,
    )
    done = plan("van;naar;soort\nA;B;kent\n", existing=given(tie))
    assert states(done) == {"gelijk": 1}


def test_another_theme_is_another_relation():
    tie = Relatie(id="r1", van="a", naar="b", soort="kent", thema="sport")
    assert states(plan("van;naar;soort;thema\nA;B;kent;jeugd\n", existing=given(tie))) == {
        "nieuw": 1
    }


def test_an_exact_repeat_is_called_a_double_row_and_counted():
    done = plan("van;naar;soort\nA;B;kent\nB;A;kent\nA;B;kent\n", existing=PEOPLE)
    assert states(done) == {"nieuw": 1, "overgeslagen": 2}
    assert done.rows[1].sentence == "dubbele rij: zelfde als rij 2."
    assert any("2 rijen: dubbele rij" in text for text in texts(done))


def test_a_repeat_the_other_way_round_gives_the_same_relation_in_either_order():
    one = plan("van;naar;soort\nA;B;kent\nB;A;kent\n", existing=PEOPLE)
    other = plan("van;naar;soort\nB;A;kent\nA;B;kent\n", existing=PEOPLE)
    assert one.items() == other.items()


def test_repeats_with_another_strength_are_all_kept():
    text = "van;naar;soort;sterkte\nA;B;kent;2\nA;B;kent;5\nB;A;kent;1\n"
    done = plan(text, existing=PEOPLE)
    assert sorted(r.sterkte or 0 for r in relaties(done)) == [1, 2, 5]
    assert len({r.id for r in relaties(done)}) == 3
    assert states(plan(text, existing=accepted(done, PEOPLE))) == {"gelijk": 3}


def test_one_key_on_all_rows_keeps_all_rows_and_says_so():
    text = "id;van;naar;soort\n7;A;B;kent\n7;B;C;kent\n7;A;C;kent\n"
    done = plan(text, existing=PEOPLE)
    assert states(done) == {"nieuw": 3}
    assert any(
        "de sleutel '7' staat bij meer relaties" in t and "(3 rijen)" in t for t in texts(done)
    )
    assert states(plan(text, existing=accepted(done, PEOPLE))) == {"gelijk": 3}


def test_keys_of_relations_are_kept_unless_another_relation_has_them():
    tie = Relatie(id="7", van="a", naar="c", soort="kent")
    done = plan("id;van;naar;soort\n7;A;B;kent\n8;B;C;kent\n", existing=given(tie))
    assert [r.id == "8" for r in relaties(done)].count(True) == 1
    assert all(r.id != "7" for r in relaties(done))
    assert any("sleutel is al van een andere relatie" in text for text in texts(done))


def test_rows_from_an_actor_to_itself_are_counted():
    rows = "".join("A;A;kent\n" for _ in range(67))
    done = plan(f"van;naar;soort\nA;B;kent\n{rows}", existing=PEOPLE)
    assert states(done) == {"nieuw": 1, "overgeslagen": 67}
    assert any("67 rijen: van = naar" in text for text in texts(done))


def test_missing_ends_are_listed_and_nobody_is_made_when_that_is_not_asked():
    done = plan("van;naar;soort\nA;Molen;kent\nmolen;B;kent\nA;Gilde;kent\n", existing=PEOPLE)
    assert done.items() == ()
    assert [(end.name, end.count, end.first_row) for end in done.missing_ends] == [
        ("Molen", 2, 2),
        ("Gilde", 1, 4),
    ]
    assert states(done) == {"probleem": 3}
    assert all("Voeg de actor toe aan de lijst" in text for text in texts(done, "probleem"))


def test_missing_ends_are_made_once_when_that_is_asked():
    text = "van;naar;soort\nA;Molen;kent\nmolen;B;kent\n"
    done = plan(text, existing=PEOPLE, create_missing=True, soort="instelling")
    assert [(a.naam, a.soort) for a in done.created if isinstance(a, Actor)] == [
        ("Molen", "instelling")
    ]
    assert states(done) == {"nieuw": 2}
    assert [type(item).__name__ for item in done.items()] == ["Actor", "Relatie", "Relatie"]
    again = plan(text, existing=accepted(done, PEOPLE), create_missing=True, soort="instelling")
    assert (states(again), again.created) == ({"gelijk": 2}, ())


def test_making_missing_ends_needs_to_know_of_which_soort():
    done = plan("van;naar;soort\nA;Molen;kent\n", existing=PEOPLE, create_missing=True)
    assert done.items() == ()
    assert any("--soort" in text for text in texts(done, "probleem"))


def test_an_empty_end_is_a_problem_of_that_row():
    done = plan("van;naar;soort\nA;;kent\n;B;kent\nA;B;kent\n", existing=PEOPLE)
    assert [row.state for row in done.rows] == ["probleem", "probleem", "nieuw"]


def test_a_missing_kind_names_the_kinds():
    done = plan("van;naar\nA;B\n", existing=PEOPLE)
    (problem,) = texts(done, "probleem")
    assert "de soort relatie ontbreekt" in problem
    assert "werkt samen met" in problem


@pytest.mark.parametrize("options", [{"soort": "kosmisch"}, {"relatie": "vriend"}])
def test_an_option_that_the_schema_does_not_know_is_refused(options):
    with pytest.raises(InputError, match="geen bekende"):
        plan("van;naar\nA;B\n", existing=PEOPLE, **options)


def test_an_option_may_be_a_word_of_the_user():
    done = plan("van;naar\nA;B\n", existing=PEOPLE, relatie="Werkt samen met")
    assert [r.soort for r in relaties(done)] == ["werkt_samen_met"]


def test_the_state_of_a_relation_is_not_touched_by_a_turned_row():
    tie = Relatie(id="r1", van="a", naar="b", soort="kent", sterkte=3)
    done = plan("van;naar;soort;sterkte\nB;A;kent;4\n", existing=given(tie))
    assert done.items() == (replace(tie, sterkte=4),)


def test_thousands_of_relations_between_the_same_two_are_read_again_as_the_same(monkeypatch):
    compared = []
    real = convert.comparable
    monkeypatch.setattr(
        pairing, "comparable", lambda veld, value: compared.append(1) or real(veld, value)
    )
    lijst = "van;naar;soort;thema\n" + "".join(
        f"A;B;kent;thema {number}\n" for number in range(300)
    )
    options = {"create_missing": True, "soort": "bedrijf"}
    first = accepted(plan(lijst, **options))
    assert states(plan(lijst, existing=first, **options)) == {"gelijk": 300}
    assert states(plan(lijst.replace("thema ", "ander "), existing=first, **options)) == {
        "nieuw": 300
    }
    assert len(compared) < 300 * 50  # all with all would be 300 * 300, for each property
