"""The map as a user meets it: places, what is lifted out, own borders."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.map.proposed import relations_of, ties_words
from netwerk.map.view import View
from netwerk.model import Actor, Relatie, Weergave
from netwerk.net.selection import Selection
from netwerk.services.answers.decisions import decide, proposals
from netwerk.services.answers.highlights import marks_for
from netwerk.services.answers.small_maps import whole_picture
from netwerk.services.desk import Desk
from netwerk.services.live.atlas import Atlas
from netwerk.services.live.networks import Networks
from netwerk.services.maps import (
    geo_picture,
    group_of_actor,
    picture,
    picture_file,
    pin_places,
    remove_view,
    save_view,
    saved_views,
    unreadable_views,
)
from netwerk.store.port import Change, Put, Store


def test_one_actor_more_moves_nobody_and_a_new_process_finds_the_same_places(
    village: Store, networks: Networks, tmp_path: Path
) -> None:
    before = Atlas(networks, tmp_path).places(Selection(), "An")
    village.apply(Change((Put(Actor(id="nieuw", naam="Nieuw", soort="bedrijf")),), "An"))
    after = Atlas(Networks(village), tmp_path).places(Selection(), "An")
    assert {actor: after[actor] for actor in before} == before
    assert set(after) - set(before) == {"nieuw"}


def test_the_file_of_a_map_tells_the_day_of_the_desk(village: Store, desk: Desk) -> None:
    then = replace(desk, clock=lambda: date(2025, 3, 1))
    drawn = picture(then, Selection(), View())
    file = picture_file(then, Selection(), drawn, "svg", anonymous=False, title="", source_line="")
    assert "1 maart 2025" in file.decode()


def test_who_stands_alone_is_lifted_out_without_waiting_for_all_findings(
    village: Store, desk: Desk
) -> None:
    (mark,) = marks_for(desk, Selection(), "alleen")
    assert mark.actors == ("club",)


def test_who_share_a_place_are_a_dotted_layer_of_their_own_in_map_and_words(
    village: Store, desk: Desk
) -> None:
    actors = [Actor(id=f"s{k}", naam=f"Club {k}", soort="bewonersgroep") for k in range(3)]
    ties = [
        Relatie(id=f"g{k}", van=f"s{k}", naar="s2", soort="gebruikt_locatie_van") for k in range(2)
    ]
    village.apply(Change(tuple(Put(item) for item in (*actors, *ties)), "An"))
    (mark,) = marks_for(desk, Selection(), "mogelijk")
    assert ("s0", "s1") in mark.ties
    drawn = picture(desk, Selection(), View(marks=(mark,)))
    (entry,) = [e for e in drawn.legend if e.part == "teken" and e.style["mark"] != "los"]
    assert entry.label == "Mogelijk contact: zelfde zaal; contact is niet bekend"
    rows = [t for t in drawn.ties if {t.van_id, t.naar_id} == {"s0", "s1"}]
    assert [(t.wat, t.bron) for t in rows] == [
        ("mogelijk contact: zelfde zaal: Club 2", "via Club 2")
    ]
    known = sum(t.count > 0 for t in drawn.ties)
    assert ties_words(drawn.ties) == f"{known} relaties, en 1 mogelijk contact"
    assert relations_of(drawn.ties) == known == len(drawn.ties) - 1
    assert desk.networks.numbers(Selection())["contact_pairs"] == desk.networks.net().pairs
    (part,) = marks_for(desk, Selection(relaties=("kent",)), "mogelijk")
    assert ("s0", "s1") in part.ties


@pytest.mark.parametrize(
    ("besluit", "said"),
    [
        ("klopt_niet", "Mogelijk contact: geen; contact is niet bekend"),
        (
            "doen",
            "Mogelijk contact: geen; contact is niet bekend (één al opgepakt: zie Introducties)",
        ),
    ],
)
def test_what_was_decided_about_two_holds_for_list_map_and_table(
    village: Store, desk: Desk, besluit: str, said: str
) -> None:
    actors = [
        Actor(id=f"s{k}", naam=f"Club {k}", soort="bewonersgroep", gevraagd="2026-01-01")
        for k in range(3)
    ]
    ties = [Relatie(id=f"g{k}", van=f"s{k}", naar="s2", soort="lid_van") for k in range(2)]
    village.apply(Change(tuple(Put(item) for item in (*actors, *ties)), "An"))
    (open_mark,) = marks_for(desk, Selection(), "mogelijk")
    assert open_mark.words == (("allebei lid van Club 2", "via Club 2"),)
    decide(desk, ("s0", "s1"), besluit)
    (mark,) = marks_for(desk, Selection(), "mogelijk")
    assert (mark.ties, mark.label) == ((), said)
    drawn = picture(desk, Selection(), View(marks=(mark,)))
    assert all(t.count for t in drawn.ties)
    found = desk.networks.findings(Selection(), desk.today)
    assert all({a.id for a in f.actors[:2]} != {"s0", "s1"} for f in proposals(found))


def test_more_spillen_than_are_marked_is_said(village: Store, desk: Desk) -> None:
    """A path of 40: all 38 in the middle hold two parts together, all 39 contacts are the only one."""
    path = [Actor(id=f"p{k:02}", naam=f"Pad {k}", soort="bewonersgroep") for k in range(40)]
    ties = [
        Relatie(id=f"t{k}", van=f"p{k:02}", naar=f"p{k + 1:02}", soort="kent") for k in range(39)
    ]
    village.apply(Change(tuple(Put(item) for item in (*path, *ties)), "An"))
    spil, brug = marks_for(desk, Selection(), "bruggen")
    assert spil.label.endswith("(de belangrijkste van 38)")
    assert brug.label.endswith("(de belangrijkste van 40)")  # with that of the choir and the hall


def test_the_group_of_an_actor_and_of_who_has_no_contact(village: Store, desk: Desk) -> None:
    """Two circles in which everybody knows everybody; choir and hall are in the first."""
    circles = [["koor", "zaal", *(f"{c}{k}" for k in range(6))] for c in "pq"]
    circles[1] = circles[1][2:]
    new = [id for circle in circles for id in circle if id not in {"koor", "zaal"}]
    actors = [Actor(id=id, naam=f"Groep {id}", soort="bewonersgroep") for id in new]
    pairs = [pair for circle in circles for pair in combinations(circle, 2)]
    ties = [Relatie(id=f"t{n}", van=a, naar=b, soort="kent") for n, (a, b) in enumerate(pairs)]
    village.apply(Change(tuple(Put(item) for item in (*actors, *ties)), "An"))
    assert (
        group_of_actor(desk, Selection(), "koor")
        == group_of_actor(desk, Selection(), "zaal")
        is not None
    )
    assert group_of_actor(desk, Selection(), "q1") not in {
        None,
        group_of_actor(desk, Selection(), "koor"),
    }
    assert group_of_actor(desk, Selection(), "club") is None
    assert group_of_actor(desk, Selection(), "niemand") is None


def test_own_borders_that_cannot_be_read_are_one_sentence(
    village: Store, desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="NETWERK_GEOJSON"):
        geo_picture(desk, Selection(), View(), tmp_path / "weg.geojson")


def test_a_lezer_pins_no_places_for_everybody(village: Store, desk: Desk) -> None:
    lezer = desk.of(User("Lea", "lezer"))
    before = desk.atlas.places(Selection(), desk.user.naam)
    with pytest.raises(AccessDenied, match="lezer"):
        pin_places(lezer, None, {"koor": (1.0, 2.0)}, everybody=True)
    assert desk.atlas.places(Selection(), desk.user.naam) == before
    pin_places(desk.of(User("Bo", "bewerker")), None, {"koor": (1.0, 2.0)}, everybody=True)
    assert desk.atlas.places(Selection(), desk.user.naam)["koor"] == (1.0, 2.0)


def test_who_sees_the_same_places_shares_one_picture_and_who_pinned_his_own_has_his_own(
    village: Store, desk: Desk
) -> None:
    an, bo = desk, desk.of(User("Bo", "bewerker"))
    first, small = picture(an, Selection(), View()), whole_picture(an, Selection(), "Het gebied")
    assert picture(bo, Selection(), View()) is first
    assert whole_picture(bo, Selection(), "Het gebied") is small
    pin_places(bo, None, {"koor": (900.0, 900.0)}, everybody=False)
    again = picture(an, Selection(), View())
    assert picture(bo, Selection(), View()) != again
    assert whole_picture(bo, Selection(), "Het gebied") != whole_picture(
        an, Selection(), "Het gebied"
    )
    assert picture(desk.of(User("Cor", "lezer")), Selection(), View()) is again


def test_a_kept_view_of_the_wrong_shape_is_left_out_and_named(village: Store, desk: Desk) -> None:
    save_view(desk, "Mijn beeld", Selection(), View(), {})
    broken = [
        Weergave(id=f"beeld-{n}", naam=f"Stuk {n}", eigenaar="Bo", inhoud=text)
        for n, text in enumerate(("{", '{"view": {"marks": [{}]}}', '{"selection": 5}'))
    ]
    village.apply(Change(tuple(map(Put, broken)), "Bo"))
    assert [view.naam for view in saved_views(desk)] == ["Mijn beeld"]
    assert unreadable_views(desk) == ("Stuk 0", "Stuk 1", "Stuk 2")
    elsewhere = User("Bo", "geen", {"5": "lezer"})
    assert len(unreadable_views(desk.of(elsewhere))) == 3  # their own
    assert unreadable_views(desk.of(replace(elsewhere, naam="Cor"))) == ()
    remove_view(desk, "beeld-0")
    assert unreadable_views(desk) == ("Stuk 1", "Stuk 2")
