"""What goes out in a format comes back as what it was, with our own readers."""

import io
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netwerk.exchange.formats.network import numbered
from netwerk.exchange.formats.zipping import zip_of
from netwerk.exchange.out.out_formats import OUT_FORMATS, fitting, out_format
from netwerk.exchange.out.outgoing import Outgoing, name_of_actor
from netwerk.exchange.request import Existing
from netwerk.model import Actor, Kern, Relatie, field_names
from netwerk.schema import schema
from tests.effort import examples
from tests.exchange.formats.read import read
from tests.exchange.given import places, plan, states, stored, texts
from tests.exchange.test_round_trip import ACTORS, EVERYTHING, FULL_ACTOR, FULL_RELATIE, TEXT, some

WHOLE = ("xlsx", "csv", "gexf", "graphml", "kumu", "kumu-json", "node-link")
"""Formats in which an actor and a relation come back with all that is known of them."""


@st.composite
def networks(draw):
    """Actors with any text in them, and relations of any kind between them."""
    called = ACTORS.map(lambda a: replace(a, naam=f"Club {a.naam}"))  # a lone 'V' is like a header
    actors = draw(st.lists(called, min_size=1, max_size=5, unique_by=lambda a: a.id))
    ends = st.sampled_from([actor.id for actor in actors])
    relaties = draw(
        st.lists(
            st.builds(
                Relatie,
                id=st.uuids().map(lambda key: f"r-{key}"),
                van=ends,
                naar=ends,
                soort=st.sampled_from(["kent", "overlegt_met", "verwijst_naar", "ondersteunt"]),
                sterkte=st.sampled_from([None, 1, 3, 5]),
                frequentie=st.sampled_from([None, "wekelijks", "kwartaal"]),
                sinds=st.sampled_from([None, "2020", "2020-05", "2020-05-17"]),
                thema=some(TEXT),
                toelichting=some(TEXT),
            ),
            max_size=6,
            unique_by=lambda r: r.id,
        )
    )
    return stored(*actors, *(r for r in relaties if r.van != r.naar))


def files_of(existing, key, **more):
    """The one file of a format, under a name that says nothing."""
    format = out_format(key)
    out, _ = fitting(Outgoing(existing, **more), format)
    files = dict(format.write(out))
    content = zip_of(files) if format.several else next(iter(files.values()))
    return f"bestand{format.suffix}", content


def comes_back(existing, key):
    done = plan(files_of(existing, key), existing=existing)
    assert done.items() == (), key
    assert states(done).keys() <= {"gelijk"}, texts(done)
    assert done.count("gelijk", "Actor") == len(existing.of(Actor))
    assert done.count("gelijk", "Relatie") == len(existing.of(Relatie))


@pytest.mark.parametrize("key", WHOLE)
@examples(25)
@given(networks())
def test_any_network_comes_back_without_a_difference(key, existing):
    comes_back(existing, key)


@pytest.mark.parametrize("key", WHOLE)
def test_a_name_that_was_changed_in_a_file_comes_back_as_a_change(key):
    """Each actor says its own key, so it is not taken for another one."""
    koor, tie = Actor(id="k", naam="Koor", soort="bedrijf"), Relatie(id="r", van="k", naar="z", soort="kent", thema="geen")  # fmt: skip
    zaal = Actor(id="z", naam="Zaal", soort="bedrijf")
    changed = replace(koor, naam="Zangkoor")
    done = plan(files_of(stored(changed, zaal, tie), key), existing=stored(koor, zaal, tie))
    assert done.items() == (changed,)


@pytest.mark.parametrize("key", WHOLE)
def test_everything_that_can_be_known_comes_back_in_an_empty_store(key):
    done = plan(files_of(EVERYTHING, key), existing=places())
    found = {item.id: item for item in done.items()}
    one_line = {"naam", "adres", "toelichting"}
    for item in (FULL_ACTOR, FULL_RELATIE):
        for name in set(field_names(type(item))) - one_line:
            assert getattr(found[item.id], name) == getattr(item, name), (key, name)
    assert found["a1"].naam == name_of_actor(FULL_ACTOR)
    assert found["r1"].toelichting == "regel 1\nregel 2"
    assert texts(done, "probleem") == []


def plainly(existing):
    """Without what would part a list: neo4j-admin knows one sign between values and no quotes."""
    return stored(
        *(
            Actor(id=a.id, naam=a.naam, soort=a.soort, kern=a.kern, gebieden=a.gebieden)
            for a in existing.of(Actor).values()
        ),
        *existing.of(Relatie).values(),
    )


@examples(25)
@given(networks())
def test_neo4j_files_come_back_as_a_whole(existing):
    plain = plainly(existing)
    comes_back(plain, "neo4j")
    done = plan(files_of(plain, "neo4j"), existing=plain)
    assert {row.label for row in done.rows} >= {"Actor", "Gebied", "Kern"}


@pytest.mark.parametrize("key", [*WHOLE, "neo4j"])
@pytest.mark.parametrize("text", ["0", "1", "x", "geen", "zie boven", "#N/B", '"', "a@b.example", "CafÃ©", "001", "1e5", "=1+1", "2020-01-31"])  # fmt: skip
def test_what_says_nothing_in_a_list_of_others_is_kept_in_a_file_of_ours(key, text):
    """Also in an empty store, where no value of before stands in."""
    a, b = (Actor(id=id, naam=naam, soort="bedrijf", omschrijving=text) for id, naam in (("a", text), ("b", "Koor")))  # fmt: skip
    ties = [
        Relatie(id="r1", van="a", naar="b", soort="kent", toelichting=text),
        Relatie(id="r2", van="a", naar="b", soort="kent", thema=text, bron=text),
    ]
    done = plan(files_of(stored(a, b, *ties), key), existing=places())
    assert {i.id: i for i in done.items() if isinstance(i, Actor | Relatie)} == {
        item.id: item for item in (a, b, *ties)
    }


@examples(25)
@given(networks())
def test_pajek_keeps_names_kinds_and_strengths(existing):
    """A name that is a number is for a reader the number of the point."""
    assume(not any(numbered(actor.naam.strip()) for actor in existing.of(Actor).values()))
    found = read(files_of(existing, "pajek")[1])
    out = Outgoing(existing)
    assert found.names == [" ".join(name_of_actor(a).replace('"', "'").split()) for a in out.actors]
    numbers = {actor.id: str(n) for n, actor in enumerate(out.actors, 1)}
    label = schema().keuzes["relatie"].label
    assert Counter(
        (line["van"], line["naar"], line["soort"], line.get("sterkte", "")) for line in found.lines
    ) == Counter(
        (numbers[r.van], numbers[r.naar], label(r.soort), str(r.sterkte or "").replace("1", ""))
        for r in out.relaties
    )


@examples(25)
@given(networks())
def test_hsds_brings_back_the_organisations_themselves(existing):
    """With names that no reader of files of others would ask about."""
    clubs = [
        replace(actor, naam=f"Club van {number}", andere_namen=(), telefoon=None, omschrijving=None)
        for number, actor in enumerate(existing.of(Actor).values())
        if actor.soort != "professional"
    ]
    assume(clubs)
    plain = stored(*clubs)
    done = plan(files_of(plain, "hsds"), existing=plain)
    assert done.items() == ()
    assert states(done) == {"gelijk": len(clubs)}


@pytest.mark.parametrize("key", [key for key in OUT_FORMATS if key != "alles"])
def test_the_same_store_gives_the_same_bytes(key):
    """Also when the items come in another order."""
    turned = Existing(
        {label: dict(reversed(items.items())) for label, items in EVERYTHING.items.items()}
    )
    more = {"places": {"a1": (1.0, 2.0), "a2": (3.5, -4.0)}, "colours": {"professional": (1, 2, 3)}}
    assert files_of(EVERYTHING, key, **more) == files_of(turned, key, **more)


def test_an_empty_store_gives_files_that_are_no_damage():
    for key in OUT_FORMATS:
        if key != "alles":
            assert files_of(Existing({}), key)[1]


def test_a_relation_without_its_actor_is_in_no_network():
    lost = stored(Actor(id="a", naam="Koor", soort="bedrijf"), Relatie(id="r", van="a", naar="b", soort="kent"))  # fmt: skip
    for key in ("gexf", "graphml", "pajek", "kumu", "kumu-json", "node-link"):
        assert read(files_of(lost, key)[1]).lines == [], key


def test_a_list_in_json_with_a_separator_in_it_comes_back():
    """The reader of others' JSON joins a list as our own lists are joined."""
    found = read(b'{"nodes": [{"id": "a", "label": "Koor", "tags": ["x; y", "z"]}], "links": []}')
    assert found.points["a"]["tags"] == '"x; y"; z'


def test_a_zip_of_ours_is_no_list_of_lists():
    content = zip_of({"a.csv": b"naam\nKoor\n"})
    assert io.BytesIO(content).read(2) == b"PK"
    assert content == zip_of({"a.csv": b"naam\nKoor\n"})


def test_two_kernen_of_one_name_are_told_apart_by_their_key():
    """A name alone would not say which; 'de kern' of the other is also what somebody else is called."""
    twice = stored(
        Kern(id="loo-noord", naam="Het Loo", gebied="1"),
        Kern(id="loo-zuid", naam="Het Loo", gebied="2"),
        Actor(id="a", naam="Koor", soort="bedrijf", kern="loo-zuid"),
    )
    for key in WHOLE:
        comes_back(twice, key)
    assert b"loo-zuid" in files_of(twice, "gexf")[1]


def test_a_text_that_begins_as_a_formula_keeps_its_quote():
    quoted = stored(Actor(id="a", naam="Koor", soort="bedrijf", labels=("'@",), omschrijving="'=1"))
    for key in WHOLE:
        comes_back(quoted, key)
