"""What is on the map, its legend and the same in words."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations

import pytest
from pyvis.network import Network

from netwerk.map.captions import standing_in_short
from netwerk.map.layout import layout
from netwerk.map.picture import draw, group_of
from netwerk.map.scene import values_by
from netwerk.map.view import MARKS, Mark, Picture, View
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.map.neighbourhood import neighbourhood


def picture_of(net: Net, view: View | None = None) -> Picture:
    return draw(net, schema(), layout(net), view or View())


def edges_of(picture: Picture) -> dict[tuple[str, str], dict]:
    return {(e["from"], e["to"]): e for e in picture.network.edges}


def ids_of(picture: Picture) -> set[str]:
    return {n["id"] for n in picture.network.nodes}


def labels_of(picture: Picture) -> dict[str, int | None]:
    return {entry.label: entry.count for entry in picture.legend}


def test_pyvis_describes_the_network_and_takes_it_as_its_own() -> None:
    picture = picture_of(net_from_text("A-B B-C"))
    assert isinstance(picture.network, Network)
    assert picture.network.get_nodes() == ["A", "B", "C"]
    assert picture.network.get_node("A")["label"] == "A"
    assert len(picture.network.get_edges()) == 2
    json.dumps(picture.network.get_network_data()[:2])


def test_several_ties_between_two_actors_are_one_line_with_their_number_and_all_are_listed() -> (
    None
):
    net = net_from_text("A-B A>B A~B")
    picture = picture_of(net)
    line = edges_of(picture)["A", "B"]
    assert line["label"] == "3"
    assert line["title"].splitlines() == ["A werkt samen met B", "A verwijst naar B", "A lid van B"]
    assert len(picture.ties) == 3
    loose = picture_of(net, View(parallel="los")).network.edges
    assert len(loose) == 3
    assert len({e["id"] for e in loose}) == 3
    assert len({json.dumps(e["smooth"]) for e in loose}) == 3, (
        "three lines that do not lie on each other"
    )


def test_arrows_only_where_the_schema_says_that_direction_means_something() -> None:
    lines = edges_of(picture_of(net_from_text("A-B C>D F>E")))
    assert "arrows" not in lines["A", "B"]
    assert lines["C", "D"]["arrows"] == "to"
    assert lines["E", "F"]["arrows"] == "from"


def test_a_stronger_tie_is_wider_and_an_affiliation_is_dashed() -> None:
    lines = edges_of(picture_of(net_from_text("A-B:1 C-D:5 E~F")))
    assert lines["A", "B"]["width"] < lines["C", "D"]["width"]
    assert lines["E", "F"]["dashes"]
    assert "dashes" not in lines["A", "B"]


def test_the_legend_shows_what_is_on_the_map_and_nothing_else() -> None:
    few = labels_of(picture_of(net_from_text("A-B")))
    assert few == {"Bewonersgroep": 2, "Contact": 1, "Groter: meer contacten": None}
    more = labels_of(picture_of(net_from_text("A-B:4 B>C C~D; E", {"B": {"soort": "bedrijf"}})))
    assert more["Bedrijf"] == 1
    assert more["Alleen aangesloten (lid, werkt voor, gebruikt zaal)"] == 1
    assert "Pijl: van wie naar wie" in more
    assert "Dikker: sterker contact" in more
    assert more["Gestippelde ring: geen contact"] == 2  # E, and D that only belongs somewhere
    assert "Getal: aantal relaties" not in more


def test_who_is_on_the_map_without_any_contact_has_a_ring_also_when_nobody_has_one() -> None:
    picture = picture_of(net_from_text("A"))
    assert picture.headline == "1 actor, 0 contacten. 1 heeft geen contact."
    assert [node["id"] for node in picture.network.nodes if node.get("loose")] == ["A"]
    assert labels_of(picture)["Gestippelde ring: geen contact"] == 1


@pytest.mark.parametrize("colour_by", ["soort", "categorie", "gebied", "kern", "groep"])
def test_every_colour_on_the_map_is_in_the_legend(colour_by: str) -> None:
    picture = picture_of(neighbourhood(120), View(colour_by=colour_by))
    shown = {
        (e.style["tint"], bool(e.style.get("hollow")))
        for e in picture.legend
        if e.part in ("actor", "kleur")
    }
    assert {(n["tint"], bool(n.get("hollow"))) for n in picture.network.nodes} <= shown
    part = "actor" if colour_by == "soort" else "kleur"
    assert sum(e.count or 0 for e in picture.legend if e.part == part) == 120


def test_focus_shows_who_is_within_so_many_steps() -> None:
    net = net_from_text("A-B B-C C-D D-E")
    assert ids_of(picture_of(net, View(focus="A", steps=1))) == {"A", "B"}
    assert ids_of(picture_of(net, View(focus="A", steps=3))) == {"A", "B", "C", "D"}
    assert "rond A, tot 1 stap" in picture_of(net, View(focus="A")).summary


def test_hidden_actors_and_layers_are_left_out_and_do_not_carry_the_focus_on() -> None:
    net = net_from_text("A-B B-C C~D")
    assert ids_of(picture_of(net, View(hidden=("B",)))) == {"A", "C", "D"}
    assert ids_of(picture_of(net, View(focus="A", steps=3, hidden=("B",)))) == {"A"}
    contact = picture_of(net, View(layers=("contact",)))
    assert set(edges_of(contact)) == {("A", "B"), ("B", "C")}


def test_a_kern_collapses_into_one_node_with_counts_and_opens_again() -> None:
    kernen = {"A": "etten", "B": "etten", "C": "silvolde", "D": "silvolde"}
    net = net_from_text("A-B A-C B-C A-D C-D", {a: {"kern": k} for a, k in kernen.items()})
    picture = picture_of(net, View(collapse_by="kern"))
    assert {n["label"] for n in picture.network.nodes} == {"Etten (2)", "Silvolde (2)"}
    (line,) = picture.network.edges
    assert line["label"] == "3"
    assert group_of("+kern:etten") == ("kern", "etten")
    assert group_of("A") is None
    assert picture.members["+kern:etten"] == ("A", "B")
    opened = picture_of(net, View(collapse_by="kern", expanded=("etten",)))
    assert ids_of(opened) == {"A", "B", "+kern:silvolde"}
    place = {n["id"]: (n["x"], n["y"]) for n in picture.network.nodes}
    assert (
        next((n["x"], n["y"]) for n in opened.network.nodes if n["id"] == "+kern:silvolde")
        == place["+kern:silvolde"]
    )
    one = picture_of(net, View(collapsed=(("kern", "silvolde"),)))
    assert ids_of(one) == {"A", "B", "+kern:silvolde"}


def test_marks_lift_out_and_the_rest_is_pale() -> None:
    net = net_from_text("A-B B-C C-D D-E")
    marks = (
        Mark("spil", ("C",)),
        Mark("route", (), (("B", "A"), ("B", "C"))),
        Mark("voorstel", (), (("E", "A"), ("A", "B"))),
    )
    picture = picture_of(net, View(marks=marks, fade=True))
    nodes = {n["id"]: n for n in picture.network.nodes}
    assert nodes["C"]["mark"] == "spil"
    assert nodes["D"]["faded"]
    assert "faded" not in nodes["B"], "the ends of a route stay clear"
    lines = edges_of(picture)
    assert lines["A", "B"]["mark"] == "route"
    assert lines["D", "E"]["faded"]
    assert lines["A", "E"]["mark"] == "voorstel", (
        "a tie that is not there is drawn once, the one that is there is not a proposal"
    )
    assert labels_of(picture)[MARKS["spil"]] == 1
    assert labels_of(picture)[MARKS["voorstel"]] == 1


def test_what_falls_out_takes_its_ties_along() -> None:
    picture = picture_of(net_from_text("A-B B-C C-A"), View(marks=(Mark("valt_weg", ("B",)),)))
    lines = edges_of(picture)
    assert lines["A", "B"]["mark"] == lines["B", "C"]["mark"] == "valt_weg"
    assert "mark" not in lines["A", "C"]


def test_a_large_network_collapses_by_itself_and_says_so() -> None:
    net = neighbourhood(300)
    picture = picture_of(net, View(limit=200))
    assert len(picture.network.nodes) < 40
    assert "300 actoren" in picture.notice
    assert picture_of(net).notice == ""
    without_kern = replace(
        net, actors={**net.actors, "kern": [None] * net.n, "gebieden": [()] * net.n}
    )
    assert len(picture_of(without_kern, View(limit=200)).network.nodes) < 150


def test_the_table_holds_everything_that_the_map_shows() -> None:
    net = neighbourhood(60)
    picture = picture_of(net)
    assert {row.id for row in picture.actors} == ids_of(picture)
    assert len(picture.ties) == sum(int(e.get("label", 1)) for e in picture.network.edges)
    assert [r.contacten for r in picture.actors] == sorted(
        (r.contacten for r in picture.actors), reverse=True
    )
    first = picture.ties[0]
    assert first.bron == "gesprek met de makelaar"
    assert first.laatst_bevestigd == "2026-03"


def test_what_is_not_recorded_is_called_niet_bekend() -> None:
    (row,) = picture_of(net_from_text("A-B")).ties
    assert (row.sterkte, row.bron, row.laatst_bevestigd) == ("niet bekend",) * 3


def test_who_has_contacts_outside_the_selection_is_not_shown_as_alone() -> None:
    from netwerk.net.net import select
    from netwerk.net.selection import Selection

    net = net_from_text("A-B", {"A": {"soort": "bedrijf"}})
    part = select(net, Selection(soorten=("bedrijf",)))
    assert "1 meer buiten deze selectie" in picture_of(part).network.nodes[0]["title"]


def test_a_view_survives_json_and_unknown_keys() -> None:
    view = View(
        colour_by="kern", marks=(Mark("route", ("A",), (("A", "B"),), "Hoe kom ik bij B"),), collapsed=(("kern", "etten"),),
        measure=(("A", 0.5),), focus="A", steps=2,
    )  # fmt: skip
    values = json.loads(json.dumps(view.to_values()))
    assert View.from_values(values) == view
    assert View.from_values({**values, "later_bedacht": 1}) == view


def test_an_empty_selection_is_said_in_words() -> None:
    from netwerk.net.net import select
    from netwerk.net.selection import Selection

    picture = draw(select(net_from_text("A-B"), Selection(soorten=("bedrijf",))), schema(), {})
    assert picture.network.nodes == []
    assert "geen actoren" in picture.summary


def test_text_of_users_stays_as_typed() -> None:
    nasty = "<img src=x onerror=alert(1)> & Zn"
    picture = picture_of(net_from_text("A-B", {"A": {"naam": nasty}}))
    assert picture.network.nodes[0]["label"] == nasty
    assert picture.network.nodes[0]["title"].startswith(nasty)


def test_a_region_holds_everybody_of_a_kern_also_who_stands_alone() -> None:
    kern = {a: {"kern": "etten"} for a in "ABCD"}
    picture = picture_of(net_from_text("A-B B-C; D", kern), View(regions="kern"))
    (etten,) = picture.regions
    assert etten.name == "Etten"
    assert etten.members == ("A", "B", "C", "D")
    assert [n["id"] for n in picture.network.nodes if n.get("loose")] == ["D"]


def test_who_stands_alone_and_has_no_kern_is_in_a_grey_region() -> None:
    picture = picture_of(net_from_text("A-B B-C; D"), View(regions="kern"))
    assert [(r.name, r.members) for r in picture.regions if r.soft][-1] == (
        "Zonder lijn op deze kaart",
        ("D",),
    )


def test_the_headline_says_how_many_who_stands_alone_and_on_whom_much_hangs() -> None:
    picture = picture_of(net_from_text("A-B B-C C-D; E; F~A"))
    assert picture.headline == (
        "6 actoren, 3 contacten. 2 hebben geen contact. Aan 2 hangt het contact van anderen."
    )


@pytest.mark.parametrize(
    ("without", "outside", "cut", "words"),
    [
        (0, 0, 0, ""),
        (2, 0, 0, " 2 hebben geen contact."),
        (0, 1, 0, " 1 heeft alleen contact buiten deze selectie."),
        (0, 3, 0, " 3 hebben alleen contact buiten deze selectie."),
        (0, 0, 1, " Aan 1 hangt het contact van anderen."),
        (2, 1, 0, " 2 hebben geen contact, 1 alleen buiten deze selectie."),
        (
            1,
            2,
            1250,
            " 1 heeft geen contact, 2 alleen buiten deze selectie."
            " Aan 1.250 hangt het contact van anderen.",
        ),
        (
            0,
            1,
            9,
            " 1 heeft alleen contact buiten deze selectie. Aan 9 hangt het contact van anderen.",
        ),
    ],
)
def test_every_sentence_of_the_headline_after_the_counts_has_a_verb(
    without: int, outside: int, cut: int, words: str
) -> None:
    assert standing_in_short(without, outside, cut) == words
    assert len(words.split()) <= 16, "with the counts before it twenty"


def test_the_headline_counts_two_actors_with_several_contacts_once_and_nobody_who_stopped() -> None:
    net = net_from_text("A-B B-A A-B D E", {"D": {"status": "gestopt"}})
    assert picture_of(net).headline == (
        "3 actoren en 1 die gestopt is, 1 contact. 1 heeft geen contact."
    )


def test_the_headline_of_a_part_names_it_and_judges_only_the_whole() -> None:
    net = net_from_text("A-B B-C C-D")
    assert (
        picture_of(net, View(focus="A", steps=1)).headline
        == "Rond A, tot 1 stap: 2 actoren, 1 contact."
    )
    assert picture_of(net, View(hidden=("B",))).headline.startswith("3 actoren, 1 contact.")
    assert "hangt" not in picture_of(net, View(hidden=("B",))).headline
    assert "niemand" in picture_of(net, View(hidden=("A", "B", "C", "D"))).headline


def test_the_headline_says_what_is_lifted_out() -> None:
    view = View(marks=(Mark("spil", actors=("B",)), Mark("route", actors=("Niemand",))))
    assert picture_of(net_from_text("A-B B-C"), view).headline.endswith(
        "Uitgelicht: actor waar een deel aan hangt."
    )


def test_who_lies_between_two_others_is_largest_when_size_is_by_routes() -> None:
    """A path A-B-C-D-E: C lies on 4 of the 6 pairs of others, B and D on 3, the ends on none."""
    sizes = {
        n["id"]: n["size"]
        for n in picture_of(net_from_text("A-B B-C C-D D-E"), View(size_by="routes")).network.nodes
    }
    assert sizes["C"] == 17.0, "the most of the picture"
    assert sizes["B"] == sizes["D"] == pytest.approx(6 + 11 * (3 / 4) ** 0.5, abs=0.1)
    assert sizes["A"] == sizes["E"] == 6.0


def test_size_by_reach_counts_who_is_within_two_steps() -> None:
    picture = picture_of(net_from_text("A-B B-C C-D D-E"), View(size_by="bereik"))
    sizes = {n["id"]: n["size"] for n in picture.network.nodes}
    assert sizes["C"] == 17.0
    assert sizes["A"] == pytest.approx(6 + 11 * (2 / 4) ** 0.5, abs=0.1)
    assert "Groter: meer actoren binnen twee stappen" in labels_of(picture)


def test_only_one_kern_leaves_everybody_else_out() -> None:
    net = net_from_text(
        "A-B B-C", {"A": {"kern": "etten"}, "B": {"kern": "etten"}, "C": {"kern": "silvolde"}}
    )
    picture = picture_of(net, View(only=("kern", "etten")))
    assert ids_of(picture) == {"A", "B"}
    assert picture.headline.startswith("Etten: 2 actoren")
    assert View.from_values(
        json.loads(json.dumps(View(only=("kern", "etten")).to_values()))
    ) == View(only=("kern", "etten"))


def test_only_one_group_of_close_contacts_is_shown() -> None:
    circles = ("ABCDEFG", "HIJKLMN")
    close = " ".join(f"{a}-{b}" for circle in circles for a, b in combinations(circle, 2))
    net = net_from_text(f"{close} A-H")
    group = next(value for value in values_by(net, "groep") if value)
    shown = ids_of(picture_of(net, View(only=("groep", group))))
    assert shown in (set(circles[0]), set(circles[1]))


def test_a_proposal_stands_in_the_legend_as_a_dotted_line_with_the_number_of_proposals() -> None:
    view = View(marks=(Mark("voorstel", actors=("A", "C"), ties=(("A", "C"),)),))
    (entry,) = [e for e in picture_of(net_from_text("A-B B-C"), view).legend if e.part == "teken"]
    assert (entry.count, entry.style["sign"]) == (1, "lijn")


def test_opening_more_than_fits_closes_what_was_opened_first() -> None:
    kernen = {
        name: {"kern": "etten" if k < 4 else "silvolde" if k < 8 else "terborg"}
        for k, name in enumerate("ABCDEFGHIJKL")
    }
    net = net_from_text("A-B C-D E-F G-H I-J K-L A-E A-I", kernen)
    both = picture_of(net, View(limit=8, expanded=("etten", "silvolde")))
    assert ids_of(both) == {*"ABCDEFGH", "+kern:terborg"}
    third = picture_of(net, View(limit=8, expanded=("etten", "silvolde", "terborg")))
    assert ids_of(third) == {*"EFGHIJKL", "+kern:etten"}
    assert "weer dicht" in third.notice
    assert "weer dicht" not in both.notice


def test_a_bundle_of_many_contacts_does_not_make_the_actors_beside_it_smaller() -> None:
    """The largest single actor on the map is as large as can be, whoever is inside a bundle."""
    text = "Aap-Noot Aap-Mies Aap-Wim Aap-Zus Aap-Jet Los-Vast Los-Aap"
    loose = {"Los": {"kern": "silvolde"}, "Vast": {"kern": "silvolde"}}
    net = net_from_text(text, loose, everyone={"kern": "etten"})
    view = View(size_by="contacten", collapse_by="kern", expanded=("silvolde",))
    sizes = {n["id"]: n["size"] for n in picture_of(net, view).network.nodes}
    assert sizes["Los"] == 17.0
    assert 8.0 < sizes["Vast"] < 22.0


def test_of_several_relations_between_two_the_strongest_gives_the_width() -> None:
    both = edges_of(picture_of(net_from_text("A-B:1 A>B:5")))["A", "B"]
    strong = edges_of(picture_of(net_from_text("A-B:5")))["A", "B"]
    assert both["width"] == strong["width"]


def test_the_closed_legend_says_colour_ring_and_thread_in_a_few_words() -> None:
    where = {name: {"kern": "etten" if name in "ABC" else "ulft"} for name in "ABCDEFG"}
    net = net_from_text("A-B B-C A-C; C-D; D-E E-F D-F; G", where)
    chips = [
        str(entry.style["chip"])
        for entry in picture_of(net, View(regions="kern")).legend
        if "chip" in entry.style
    ]
    assert chips == ["Roze: dunne draad", "Ring: geen contact", "Kleur: soort, vlak: kern"]
    assert all(len(chip.split()) <= 4 for chip in chips)


def test_an_empty_map_speaks_of_a_filter_only_when_there_is_one() -> None:
    nobody = picture_of(net_from_text(""), View()).headline
    assert nobody == "Er staan hier nog geen actoren. Zet er een neer bij Toevoegen."
    assert "filter" in picture_of(net_from_text(""), View(hidden=("a",))).headline
