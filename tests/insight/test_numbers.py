from datetime import date

from netwerk.insight.numbers import freshness, numbers, selection_sentence
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text, snapshot_from_rows


def test_every_count_of_a_small_network():
    net = net_from_text(
        "A-B A[kent]B B-C C-D D-B D-E An~A Los",
        {
            "A": {"soort": "bedrijf", "gevraagd": "2026"},
            "An": {"soort": "professional"},
            "Los": {"soort": "instelling"},
        },
        {"B-C": {"laatst_bevestigd": "2025-02"}},
    )
    assert dict(numbers(net)) == {
        "actors": 7, "bewonersgroepen": 4, "bedrijven": 1, "instellingen": 1, "professionals": 1,
        "ties": 7, "current_ties": 7, "without_contact": 2, "contact_ties": 6, "contact_pairs": 5, "isolated": 1, "only_affiliation": 1, "outside_only": 0, "doubles": 0,
        "components": 3, "largest_component": 5, "cut_points": 2, "bridges": 2, "asked": 1, "never_asked": 6, "dated": 1,
        "density": 0.238095, "reachable_share": 0.47619, "unknown_ends": 0, "ended": 0,
    }  # fmt: skip


def test_nobody_is_isolated_for_contacts_that_the_selection_leaves_out():
    net = net_from_text(
        "A-B", {"B": {"soort": "bedrijf"}}, selection=Selection(soorten=("bewonersgroep",))
    )
    counted = numbers(net)
    assert (
        counted["isolated"],
        counted["outside_only"],
        counted["components"],
        counted["ties"],
    ) == (0, 1, 1, 0)
    assert counted["only_affiliation"] == 0


def test_nothing_and_one_give_zeros_not_errors():
    for n in (0, 1, 2):
        counted = numbers(net_from_edges(n, []))
        assert (
            counted["actors"],
            counted["components"],
            counted["density"],
            counted["cut_points"],
        ) == (n, n, 0.0, 0)


def test_ties_to_unknown_actors_are_counted_apart():
    from netwerk.net.net import net_from

    rows = [{"id": "r", "van": "a", "naar": "weg", "soort": "kent"}]
    net = net_from(
        snapshot_from_rows([{"id": "a", "naam": "A", "soort": "bedrijf"}], rows), schema()
    )
    assert (numbers(net)["ties"], numbers(net)["unknown_ends"], numbers(net)["isolated"]) == (
        0,
        1,
        1,
    )


def test_relations_are_counted_by_how_long_ago_they_were_confirmed():
    net = net_from_text(
        "A-B B-C C-D",
        ties={"A-B": {"laatst_bevestigd": "2025-02"}, "B-C": {"laatst_bevestigd": "2020"}},
    )
    assert dict(freshness(net, date(2026, 11, 25))) == {
        "within_a_year": 0,
        "within_two_years": 1,
        "older": 1,
        "unknown": 1,
    }


def test_a_selection_is_called_by_its_name():
    net = net_from_text("A", {"A": {"gebieden": ("3",)}})
    assert selection_sentence(net, schema()) == "het hele netwerk; stand van vandaag"
    part = select(net, Selection(gebied="3", soorten=("bewonersgroep",)))
    assert (
        selection_sentence(part, schema())
        == "gebied 3 (Silvolde), alleen bewonersgroepen; stand van vandaag"
    )
    part = select(
        net,
        Selection(
            kern="etten",
            categorieen=("zorg", "winkel"),
            domeinen=("sport",),
            relaties=("kent",),
            thema="AED",
        ),
    )
    assert selection_sentence(part, schema()) == (
        "Etten, categorieën Zorg en Winkel, domein Sport, relaties van de soort 'kent', thema 'AED'; stand van vandaag"
    )
    then = net_from_text("A", op="2026-01-01")
    assert selection_sentence(then, schema()) == "het hele netwerk; stand van 1 januari 2026"


def test_a_merged_school_does_not_count_as_one_that_stands_alone():
    net = net_from_text("Oud[voorganger_van]Nieuw Nieuw-A", {"Oud": {"status": "opgegaan_in"}})
    assert (numbers(net)["only_affiliation"], numbers(net)["isolated"]) == (0, 0)
    assert numbers(net_from_text("Oud[voorganger_van]Nieuw Nieuw-A"))["only_affiliation"] == 1
