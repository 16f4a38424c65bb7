"""Who is who on a second import, and what is only proposed."""

from dataclasses import replace

import pytest

from netwerk.exchange.report import Duplicate
from netwerk.model import Actor, Relatie
from tests.exchange.given import accepted, actors, plan, relaties, states, stored, texts

NODES_A = "id,label\n1,Koor\n2,Club\n3,Zaal\n"
EDGES_A = "source,target\n1,2\n2,3\n"
NODES_B = "id,label\n1,Molen\n2,Gilde\n3,Club\n"
EDGES_B = "source,target\n1,2\n2,3\n"
GIVEN = {"soort": "instelling", "relatie": "werkt_samen_met"}


def named_ties(existing):
    name = {a.id: a.naam for a in existing.of(Actor).values()}
    return sorted(tuple(sorted((name[r.van], name[r.naar]))) for r in existing.of(Relatie).values())


def test_the_same_files_again_are_nothing_new_whatever_their_order():
    first = plan(NODES_A, EDGES_A, **GIVEN)
    again = plan(EDGES_A, NODES_A, existing=accepted(first), **GIVEN)
    assert states(first) == {"nieuw": 5}
    assert states(again) == {"gelijk": 5}
    assert again.items() == ()


def test_keys_of_the_file_are_kept():
    assert {a.id for a in actors(plan(NODES_A, **GIVEN)).values()} == {"1", "2", "3"}


def test_two_lists_with_the_same_numbers_never_overwrite_each_other():
    one = accepted(plan(NODES_A, EDGES_A, **GIVEN))
    second = plan(NODES_B, EDGES_B, existing=one, **GIVEN)
    both = accepted(second, one)
    assert sorted(a.naam for a in both.of(Actor).values()) == [
        "Club",
        "Gilde",
        "Koor",
        "Molen",
        "Zaal",
    ]
    assert named_ties(both) == [
        ("Club", "Gilde"),
        ("Club", "Koor"),
        ("Club", "Zaal"),
        ("Gilde", "Molen"),
    ]
    assert both.of(Actor)["1"].naam == "Koor"
    assert any("sleutel is al van een andere actor" in text for text in texts(second))
    assert states(plan(NODES_B, EDGES_B, existing=both, **GIVEN)) == {"gelijk": 5}


def test_two_lists_with_the_same_numbers_in_one_import_ask_which_is_meant():
    done = plan(NODES_A, NODES_B, EDGES_A, **GIVEN)
    assert len(actors(done)) == 5
    assert relaties(done) == []
    assert all("kan 2 actoren zijn" in text for text in texts(done, "probleem"))


def test_a_number_that_is_not_in_the_list_is_not_taken_from_an_older_list():
    done = plan(
        "id,label\n1,Molen\n",
        "source,target\n1,3\n",
        existing=accepted(plan(NODES_A, **GIVEN)),
        **GIVEN,
    )
    assert relaties(done) == []
    assert done.missing_ends == ()
    assert "'3' is een nummer en geen naam" in done.rows[-1].sentence


def test_ends_by_name_or_by_key_come_together():
    done = plan(
        "id,naam,soort\nk,Koor,vereniging\nc,Club,vereniging\n",
        "van,naar,soort\nKoor,Club,kent\nk,c,overlegt met\n",
    )
    assert {(r.van, r.naar) for r in relaties(done)} == {("k", "c")}


def test_a_second_import_with_fewer_columns_keeps_what_was_known():
    first = accepted(plan("naam;soort;telefoon;omschrijving\nKoor;vereniging;0315-1;zingt\n"))
    done = plan("naam;website\nkoor;koor.example\n", existing=first)
    (row,) = done.rows
    assert row.state == "gewijzigd"
    assert row.changes == ("website",)
    known = next(iter(first.of(Actor).values()))
    assert row.item == replace(known, website="koor.example")  # capitals alone are no change


def test_an_empty_cell_does_not_empty_what_was_known():
    first = accepted(plan("naam;soort;telefoon\nKoor;vereniging;0315-1\n"))
    assert states(plan("naam;soort;telefoon\nKoor;vereniging;\n", existing=first)) == {"gelijk": 1}


def test_an_old_name_finds_the_actor_and_does_not_rename_it():
    school = Actor(
        id="s", naam="Kindcentrum De Brug", soort="instelling", andere_namen=("OBS De Eik",)
    )
    done = plan("naam;telefoon\nOBS de Eik;0315-1\n", existing=stored(school))
    assert done.items() == (replace(school, telefoon="0315-1"),)


def test_the_same_name_in_two_kernen_is_two_persons():
    done = plan(
        "naam;soort;kern\nJan de Vries;professional;Etten\nJan de Vries;professional;Ulft-noord\n"
    )
    assert len(done.items()) == 2
    assert done.duplicates == ()
    again = plan(
        "naam;soort;kern\nJan de Vries;professional;Ulft-noord\nJan de Vries;professional;Etten\n",
        existing=accepted(done),
    )
    assert states(again) == {"gelijk": 2}


def test_names_with_the_kern_in_brackets_never_merge():
    done = plan("naam;soort\nJan de Vries (Etten);professional\nJan de Vries (Ulft);professional\n")
    assert len(done.items()) == 2
    assert done.duplicates == ()


def test_a_relation_may_name_an_actor_with_its_kern_in_brackets():
    people = "naam;soort;kern\nJan de Vries;professional;Etten\nJan de Vries;professional;Voorst\nKoor;vereniging;Etten\n"
    done = plan(people, "van;naar;soort\nKoor;Jan de Vries (Etten);kent\nKoor;Jan de Vries;kent\n")
    (tie,) = relaties(done)
    assert {a.kern for a in done.items() if a.id == tie.naar} == {"etten"}
    assert any("'Jan de Vries' kan 2 actoren zijn" in text for text in texts(done, "probleem"))


def test_a_row_that_does_not_say_which_of_two_is_meant_is_a_problem():
    people = accepted(
        plan("naam;soort;kern\nJan de Vries;professional;Etten\nJan de Vries;professional;Voorst\n")
    )
    done = plan("naam;telefoon\nJan de Vries;0315-1\n", existing=people)
    assert states(done) == {"probleem": 1}
    assert "er zijn 2 actoren met de naam 'Jan de Vries'" in done.rows[0].sentence


def test_two_keys_in_one_list_are_two_actors_also_with_the_same_name():
    text = "id;naam;soort\n10;Koor;vereniging\n30;Koor;vereniging\n"
    done = plan(text)
    assert {i.id for i in done.items()} == {"10", "30"}
    assert [d.why for d in done.duplicates] == ["de namen lijken op elkaar"]
    assert states(plan(text, existing=accepted(done))) == {"gelijk": 2}


def test_one_key_is_one_actor_and_what_differs_is_said():
    done = plan("id;naam;soort\n1;Zaal;vereniging\n1;Zaal;bedrijf\n")
    assert [item.id for item in done.items()] == ["1"]
    assert any("is gebruikt en niet" in text for text in texts(done))


def test_of_two_rows_that_may_be_a_stored_actor_the_one_at_its_place_is():
    here = stored(Actor(id="z", naam="Zaal", soort="bedrijf", kern="etten"))
    done = plan("id;naam;soort;kern\n1;Zaal;bedrijf;Etten\n2;Zaal;bedrijf;\n", existing=here)
    assert [row.state for row in done.rows] == ["gelijk", "nieuw"]


def test_the_same_actor_twice_in_a_list_is_one_actor_and_both_rows_are_accounted_for():
    done = plan(
        "naam;soort;telefoon;email\nKoor;vereniging;0315-1;\nKOOR;vereniging;;info@koor.example\nClub;vereniging;;\n"
    )
    assert states(done) == {"nieuw": 2, "overgeslagen": 1}
    (koor,) = [a for a in actors(done).values() if a.naam.lower() == "koor"]
    assert (koor.telefoon, koor.email) == ("0315-1", "info@koor.example")
    assert done.rows[1].sentence == "dubbele rij: dezelfde actor als rij 2."
    assert any("1 rij: dubbele rij" in text for text in texts(done))


def test_what_a_double_row_says_differently_is_not_lost_silently():
    done = plan("naam;soort;telefoon\nKoor;vereniging;0315-1\nKoor;vereniging;0315-2\n")
    assert any("0315-1" in text and "0315-2" in text for text in texts(done))


def test_one_key_with_two_names_says_nothing_about_who_it_is():
    done = plan(
        "id;naam;soort\n5;Koor;vereniging\n5;Club;vereniging\n",
        "van,naar\n5,Koor\n",
        relatie="kent",
    )
    assert set(actors(done)) == {"Koor", "Club"}
    assert "5" not in {a.id for a in actors(done).values()}
    assert relaties(done) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'t Borchuus", "Het Borchuus"),
        ("Schutterij St. Joris", "Schutterij Sint Joris"),
        ("SDOUC", "s.d.o.u.c."),
        ("Harmonie Sillevold", "Harmonie Silvolde"),
        ("Welzijn Oude IJsselstreek", "Welzijn OudeIJsselstreek"),
        ("OBS De Bongerd", "Basisschool de Bongerd"),
        ("Dorpsbelang VARSSELDER VELDH", "Dorpsbelang Varsselder-Veldhunten"),
    ],
)
def test_near_duplicates_are_proposed_and_never_merged(one, other):
    done = plan(f"naam;soort\n{one};vereniging\n{other};vereniging\n")
    assert len(done.items()) == 2
    assert [{d.naam, d.other_naam} for d in done.duplicates] == [{one, other}]
    second = plan(
        f"naam;soort\n{other};vereniging\n",
        existing=accepted(plan(f"naam;soort\n{one};vereniging\n")),
    )
    assert states(second) == {"nieuw": 1}
    assert len(second.duplicates) == 1


def test_the_same_kvk_number_is_proposed_and_different_numbers_are_two():
    done = plan(
        "naam;soort;kvk\nBakker Jansen;bedrijf;01234567\nJansen Brood;bedrijf;01234567\nKoor;bedrijf;1\nKoor;bedrijf;2\n"
    )
    assert len(done.items()) == 4
    assert "hetzelfde KvK-nummer" in [d.why for d in done.duplicates]


def test_a_predecessor_is_not_proposed_as_a_duplicate():
    text = "id;naam;soort;andere namen\na;OBS De Eik;instelling;\nb;Kindcentrum De Brug;instelling;OBS De Eik\n"
    assert [type(d) for d in plan(text).duplicates] == [Duplicate]
    assert plan(text, "van;naar;soort\na;b;voorganger van\n").duplicates == ()


def test_a_changed_soort_without_a_key_makes_a_proposal_and_no_silent_change():
    first = accepted(plan("naam;soort\nDe Brug;vereniging\n"))
    done = plan("naam;soort\nDe Brug;bedrijf\n", existing=first)
    assert states(done) == {"nieuw": 1}
    assert len(done.duplicates) == 1


def test_the_default_soort_does_not_change_actors_that_have_one():
    first = accepted(plan("naam;soort\nDe Brug;vereniging\n"))
    assert states(plan("naam\nDe Brug\n", existing=first, soort="bedrijf")) == {"gelijk": 1}


def test_a_row_without_a_name_in_the_middle_is_the_only_row_left_out():
    done = plan("naam;soort\nKoor;vereniging\n;vereniging\nClub;vereniging\n")
    assert [(r.row, r.state) for r in done.rows] == [(2, "nieuw"), (3, "probleem"), (4, "nieuw")]
    assert texts(done, "probleem") == [
        "lijst.csv, rij 3: de naam ontbreekt. Vul een naam in of haal de rij weg."
    ]


def test_an_end_that_is_a_row_with_a_problem_is_not_made_anew():
    done = plan(
        "id;naam;soort\n1;Koor;vereniging\n2;Club;Kosmisch\n",
        "van,naar\n1,2\n",
        relatie="kent",
        create_missing=True,
    )
    assert relaties(done) == []
    assert done.created == ()
    assert any("die rij (3) heeft een probleem" in text for text in texts(done, "probleem"))


def test_a_source_given_for_the_import_is_for_rows_that_name_none():
    done = plan(
        "naam;soort;bron\nKoor;vereniging;\nClub;vereniging;gids\n",
        "van;naar\nKoor;Club\n",
        bron="enquête",
        relatie="kent",
    )
    assert (actors(done)["Koor"].bron, actors(done)["Club"].bron) == ("enquête", "gids")
    assert [r.bron for r in relaties(done)] == ["enquête"]


def test_nothing_is_taken_from_other_items_of_the_store():
    tie = Relatie(id="r", van="a", naar="b", soort="kent")
    existing = stored(
        Actor(id="a", naam="A", soort="bedrijf"), Actor(id="b", naam="B", soort="bedrijf"), tie
    )
    assert plan("naam;soort\nKoor;vereniging\n", existing=existing).count("nieuw") == 1
