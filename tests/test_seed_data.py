"""The demo area tells the story that seed_data/README.md promises."""

import csv
import tomllib
from collections import Counter
from difflib import SequenceMatcher

import networkx as nx
import pytest

from netwerk.exchange.plan import Existing, ImportOptions, plan_import
from netwerk.schema import data_folder, read_plaatsen, schema

KERN_OF = {kern.naam: kern for kern in read_plaatsen().kernen}
GEBIEDEN = [gebied.id for gebied in read_plaatsen().gebieden]
TEAM = (
    "gebiedsmakelaar",
    "wijkconsulent",
    "wijkagent",
    "gemeentelijke_wijkcoordinator",
    "sociaal_maatschappelijk_werker",
    "wijkverpleegkundige",
    "zorgcoordinator",
    "gebiedswethouder",
)
"""The roles that a gebiedsteam has; others (huisarts, leerkracht) work in it."""


def rows(name):
    with (data_folder("seed_data") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def parts(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


@pytest.fixture(scope="module")
def actoren():
    return {row["id"]: row for row in rows("actoren.csv")}


@pytest.fixture(scope="module")
def relaties():
    return rows("relaties.csv")


def is_contact(relatie):
    return schema().relaties[schema().keuzes["relatie"].find(relatie["soort"])].is_contact


@pytest.fixture(scope="module")
def contacts(actoren, relaties):
    graph = nx.Graph()
    graph.add_nodes_from(actoren)
    graph.add_edges_from((r["van"], r["naar"]) for r in relaties if is_contact(r))
    return graph


@pytest.fixture(scope="module")
def everything(actoren, relaties):
    graph = nx.Graph()
    graph.add_nodes_from(actoren)
    graph.add_edges_from((r["van"], r["naar"]) for r in relaties)
    return graph


def in_kern(actoren, kern):
    return [key for key, row in actoren.items() if row["kern"] == kern]


@pytest.mark.parametrize(("name", "label"), [("actoren.csv", "Actor"), ("relaties.csv", "Relatie")])
def test_every_header_is_one_the_schema_recognises(name, label):
    known = {
        kop
        for veld in schema().labels[label].velden.values()
        for kop in (*veld.koppen, veld.label.lower())
    }
    assert rows(name)
    assert set(rows(name)[0]) <= known


def test_every_chosen_word_is_in_its_list(actoren, relaties):
    lists = schema().keuzes
    for column, name in [
        ("soort", "soort"),
        ("categorie", "categorie"),
        ("domeinen", "domein"),
        ("rol", "rol"),
        ("status", "status"),
    ]:
        words = {
            word
            for row in actoren.values()
            for word in ([row[column]] if column == "categorie" else parts(row[column]))
        }
        assert words, column
        assert {word for word in words if word and lists[name].find(word) is None} == set(), column
    for column, name in [
        ("soort", "relatie"),
        ("sterkte", "sterkte"),
        ("frequentie", "frequentie"),
    ]:
        assert {
            r[column] for r in relaties if r[column] and lists[name].find(r[column]) is None
        } == set(), column


def test_places_exist_and_a_categorie_belongs_to_its_soort(actoren):
    categories = schema().keuzes["categorie"]
    for key, row in actoren.items():
        assert not row["kern"] or row["kern"] in KERN_OF, key
        assert parts(row["gebieden"]), key
        assert set(parts(row["gebieden"])) <= set(GEBIEDEN), key
        assert categories.keuzes[categories.find(row["categorie"])].soort == row["soort"].lower(), (
            key
        )


def test_ids_are_unique_and_relations_point_at_actors_of_an_allowed_soort(actoren, relaties):
    assert len(actoren) == len(rows("actoren.csv"))
    assert len({r["id"] for r in relaties}) == len(relaties)
    for r in relaties:
        kind = schema().relaties[schema().keuzes["relatie"].find(r["soort"])]
        assert actoren[r["van"]]["soort"].lower() in kind.van, r["id"]
        assert actoren[r["naar"]]["soort"].lower() in kind.naar, r["id"]
        assert r["van"] != r["naar"], r["id"]


def test_everything_is_marked_as_demo_with_source_and_date(actoren, relaties):
    assert {row["labels"] for row in actoren.values()} == {"demo"}
    for row in (*actoren.values(), *relaties):
        assert row["bron"].startswith("Demogebied (verzonnen): "), row["id"]
    years = {row["laatst bevestigd"][:4] for row in (*actoren.values(), *relaties)}
    assert years >= {"2019", "2021", "2024", "2026"}
    assert max(row["laatst bevestigd"] for row in (*actoren.values(), *relaties)) <= "2026-11-25"


def test_it_has_the_size_that_readme_says(actoren, relaties):
    text = (data_folder("seed_data") / "README.md").read_text(encoding="utf-8")
    contact = sum(is_contact(r) for r in relaties)
    assert 110 <= len(actoren) <= 140
    assert f"| {len(actoren)} groepen" in text
    assert (
        f"| {len(relaties)} relaties: {contact} contacten en {len(relaties) - contact} andere"
        in text
    )


def test_every_gebied_has_actors_and_all_roles_of_its_team(actoren):
    roles = {schema().keuzes["rol"].label(rol) for rol in TEAM}
    for gebied in GEBIEDEN:
        there = [row for row in actoren.values() if gebied in parts(row["gebieden"])]
        assert len(there) >= 9, gebied
        assert {row["rol"] for row in there} >= roles, gebied


def test_two_halls_have_eight_users_and_losing_one_cuts_the_network(relaties, contacts):
    users = Counter(r["naar"] for r in relaties if r["soort"] == "gebruikt locatie van")
    halls = [hall for hall, count in users.items() if count >= 8]
    assert set(halls) == {"demo-westendorp-zaal", "demo-etten-zaal"}
    assert set(halls) <= set(nx.articulation_points(contacts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("demo-westendorp-biljart-a", "demo-westendorp-biljart-b"),
        ("demo-silvolde-mannenkoor", "demo-silvolde-koor"),
    ],
)
def test_clubs_of_a_kind_in_one_kern_have_no_tie(actoren, everything, one, other):
    assert actoren[one]["kern"] == actoren[other]["kern"]
    assert actoren[one]["categorie"] == actoren[other]["categorie"]
    assert not everything.has_edge(one, other)


def test_one_makelaar_holds_three_gebieden_together(actoren, contacts):
    makelaar = "demo-makelaar-123"
    assert parts(actoren[makelaar]["gebieden"]) == ["1", "2", "3"]
    largest = contacts.subgraph(max(nx.connected_components(contacts), key=len))
    assert nx.number_connected_components(nx.restricted_view(largest, [makelaar], [])) >= 3
    assert max(nx.betweenness_centrality(contacts).items(), key=lambda pair: pair[1])[0] == makelaar


def test_netterden_has_no_tie_with_care_and_none_outside(actoren, everything):
    there = set(in_kern(actoren, "Netterden"))
    assert len(there) >= 5
    assert {other for actor in there for other in everything[actor]} <= there
    assert not any("zorg" in parts(actoren[actor]["domeinen"]) for actor in there)


def test_fysiek_and_zorg_never_meet_and_fysiek_and_sociaal_hardly(actoren, contacts):
    def meetings(one, other):
        domains = {key: set(parts(row["domeinen"])) for key, row in actoren.items()}
        return sum(
            (one in domains[a] and other in domains[b])
            or (other in domains[a] and one in domains[b])
            for a, b in contacts.edges
        )

    assert meetings("fysiek", "zorg") == 0
    assert 0 < meetings("fysiek", "sociaal") <= 5
    assert meetings("sociaal", "zorg") >= 8


def test_the_merged_school_keeps_its_two_old_names(actoren, relaties):
    old = parts(actoren["demo-gendringen-ikc"]["andere namen"])
    before = [
        actoren[r["van"]]
        for r in relaties
        if r["soort"] == "voorganger van" and r["naar"] == "demo-gendringen-ikc"
    ]
    assert (
        sorted(old)
        == sorted(row["naam"] for row in before)
        == ["Basisschool De Bongerd", "Basisschool Het Kompas"]
    )
    assert {row["status"] for row in before} == {"Opgegaan in een andere"}


def test_one_organisation_sits_in_gebied_4_and_works_in_5(actoren):
    row = actoren["demo-ulft-zuid-thuiszorg"]
    assert KERN_OF[row["kern"]].gebied == "4"
    assert parts(row["gebieden"]) == ["5"]


def test_about_a_tenth_is_isolated_and_most_of_those_were_never_asked(actoren, everything):
    alone = list(nx.isolates(everything))
    assert 0.07 <= len(alone) / len(actoren) <= 0.13
    asked = [actor for actor in alone if actoren[actor]["gevraagd"]]
    assert (len(alone), len(asked)) == (12, 2)
    assert 20 <= sum(not row["gevraagd"] for row in actoren.values()) <= 45


def test_some_clubs_have_only_an_affiliation(contacts, everything):
    only = [actor for actor in contacts if not contacts.degree(actor) and everything.degree(actor)]
    assert "demo-westendorp-biljart-b" in only
    assert len(only) >= 4


def test_six_names_are_near_duplicates(actoren):
    def alike(one, other):
        return SequenceMatcher(None, one["naam"].lower(), other["naam"].lower()).ratio() >= 0.84

    old = [row for row in actoren.values() if row["id"].endswith("-oud")]
    fresh = [row for row in actoren.values() if not row["id"].endswith("-oud")]
    found = {row["id"] for row in old for other in fresh if alike(row, other)}
    assert found == {row["id"] for row in old}
    assert len(found) == 6


def test_connected_actors_have_two_to_three_contacts_and_bridges_remain(contacts):
    connected = [actor for actor in contacts if contacts.degree(actor)]
    assert 2 <= 2 * contacts.number_of_edges() / len(connected) <= 3
    assert sum(1 for _ in nx.bridges(contacts)) >= 20
    assert sorted(map(len, nx.connected_components(contacts)))[-3:-1] == [2, 5]


def test_some_pairs_have_several_contact_relations_from_different_sources(relaties):
    pairs = {}
    for r in filter(is_contact, relaties):
        pairs.setdefault(frozenset((r["van"], r["naar"])), set()).add(r["bron"])
    assert sum(len(sources) >= 2 for sources in pairs.values()) >= 3


def test_no_row_holds_a_phone_number_mail_address_or_persons_title(actoren):
    text = " ".join(value for row in actoren.values() for value in row.values())
    assert "@" not in text
    for title in ("mevrouw", "meneer", "dhr", "mevr"):
        assert title not in text.lower()


def test_no_name_or_source_holds_a_comma_so_that_lists_in_sentences_stay_clear(actoren, relaties):
    assert [row["naam"] for row in actoren.values() if "," in row["naam"]] == []
    assert [row["id"] for row in (*actoren.values(), *relaties) if "," in row["bron"]] == []


def test_the_demo_is_imported_without_a_problem_and_its_double_names_are_seen(actoren, relaties):
    places = read_plaatsen()
    existing = Existing(
        {
            "Gebied": {g.id: g for g in places.gebieden},
            "Kern": {k.id: k for k in places.kernen},
        }
    )
    files = [
        (name, (data_folder("seed_data") / name).read_bytes())
        for name in ("actoren.csv", "relaties.csv")
    ]
    plan = plan_import(files, existing, ImportOptions())
    assert Counter((row.label, row.state) for row in plan.rows) == {
        ("Actor", "nieuw"): len(actoren),
        ("Relatie", "nieuw"): len(relaties),
    }
    assert (plan.messages, plan.missing_ends) == ((), ())
    seen = {
        id
        for double in plan.duplicates
        for id in (double.id, double.other_id)
        if id.endswith("-oud")
    }
    assert len(seen) >= 5


def test_the_same_name_never_stands_twice(actoren):
    names = [row["naam"].casefold() for row in actoren.values()]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_what_went_up_or_came_back_stands_at_the_level_where_it_is():
    agenda = tomllib.loads((data_folder("seed_data") / "agenda.toml").read_text(encoding="utf-8"))
    last = {}
    for step in sorted(agenda["Stap"], key=lambda step: str(step["datum"])):
        about = next(step[k] for k in ("signaal", "vraagstuk", "initiatief") if k in step)
        assert (step["soort"], step["niveau"]) != ("terugleggen", "bestuur"), step["id"]
        if step["soort"] != "overdracht":
            last[about] = step["niveau"]
    items = [i for label in ("Signaal", "Vraagstuk", "Initiatief") for i in agenda[label]]
    at = {item["id"]: item.get("niveau") for item in items}
    assert {id: at[id] for id in last} == last
