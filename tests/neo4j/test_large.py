"""What is too large for one transaction: whole or not at all, seen by others, finished or undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from neo4j import GraphDatabase

from netwerk.errors import InputError, StoreBusy
from netwerk.model import Actor, Gebied, Kern, Relatie, Verbindkans
from netwerk.settings import Settings
from netwerk.store.backup import history_of
from netwerk.store.neo4j import open_neo4j
from netwerk.store.neo4j.writing import filling, load, memory, staged, write
from netwerk.store.neo4j.writing.filling import Filling
from netwerk.store.port import Change, Delete, Put, Store
from tests.neo4j.conftest import Outside
from tests.neo4j.server import Server, empty
from tests.store_contract.examples import ONE_OF_EACH, state
from tests.store_contract.examples import write as write_all

pytestmark = pytest.mark.neo4j

LONG_AGO = "MATCH (s:Netwerk_Stand) SET s.bezig_hartslag = timestamp() - 3600 * 1000"
DOUBLE = """MATCH (n)-[r]->(m) WHERE NOT n:Netwerk_Wijziging
WITH n, m, type(r) AS soort, count(*) AS keer WHERE keer > 1 RETURN n.id AS id, soort, keer"""
PLACES = (Gebied(id="1", naam="Een"), Kern(id="k", naam="Kern", gebied="1"))


def actors(n: int, naam: str = "Actor") -> list[Actor]:
    return [
        Actor(id=f"a{i}", naam=f"{naam} {i}", soort="bedrijf", gebieden=("1",), kern="k")
        for i in range(n)
    ]


def actors_alone(n: int) -> list[Actor]:
    return [replace(actor, gebieden=(), kern=None) for actor in actors(n)]


def ties(n: int) -> list[Relatie]:
    return [Relatie(id=f"r{i}", van=f"a{i}", naar=f"a{i + 1}", soort="kent") for i in range(n - 1)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that can hold next to nothing in one transaction."""
    for module in (memory, write, load):
        monkeypatch.setattr(module, "ALWAYS", 5)
    for module in (write, load, staged):
        monkeypatch.setattr(module, "fits", lambda items, each, room: items <= 5)
    monkeypatch.setattr(staged, "BATCH", 7)
    monkeypatch.setattr("netwerk.store.neo4j.history.history_rows.BATCH", 7)
    monkeypatch.setattr(filling, "MANY", 6)


@pytest.fixture
def places(store: Store) -> Store:
    store.apply(Change(tuple(map(Put, PLACES)), "Anna"))
    return store


class Died(BaseException):
    """The process goes away: nothing after it is done."""


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Dies before the transaction with this number of the large work."""
    left: list[int] = []

    def set_to(n: int) -> None:
        left[:] = [n]

    for name in ("batch", "stage", "end"):
        whole = getattr(Filling, name)

        def dying_one(self: Filling, *given: Any, _whole: Any = whole) -> None:
            if left:
                if left[0] <= 0:
                    raise Died
                left[0] -= 1
            _whole(self, *given)

        monkeypatch.setattr(Filling, name, dying_one)
    yield set_to
    left.clear()


def died_at_every_step(
    work: Callable[[], object],
    dying: Callable[[int], None],
    after_each: Callable[[bool], None],
    most: int = 200,
) -> int:
    """Let the work die before its first, second ... transaction; ``after_each`` gets whether it did.

    How many times it died.
    """
    for n in range(most):
        dying(n)
        try:
            work()
        except Died:
            dying(10**9)
            after_each(True)
        else:
            after_each(False)
            return n
    raise AssertionError("it never came to an end")


def test_a_large_change_is_made_in_parts_and_is_as_any_other(
    places: Store, small: None, outside: Outside
) -> None:
    made = [*actors(30), *ties(30)]
    revision = places.apply(Change(tuple(map(Put, made)), "Bram", token="groot"))
    assert (revision.number, revision.added, revision.seal) == (2, 59, places.history()[0].seal)
    assert state(places) == {(type(i).__name__, i.id): i for i in (*PLACES, *made)}
    assert places.check() == []
    assert places.apply(Change(tuple(map(Put, made)), "Bram", token="groot")).number == 2
    gone = [Delete("Relatie", t.id, 2) for t in ties(30)] + [
        Delete("Actor", a.id, 2) for a in actors(30)[10:]
    ]
    renamed = [Put(replace(a, naam="Anders", kern=None), 2) for a in actors(10)]
    places.apply(Change((*gone, *renamed), "Bram"))
    assert places.counts()["Actor"] == 10
    assert places.check() == []
    assert "bezig" not in outside("MATCH (s:Netwerk_Stand) RETURN keys(s) AS k")[0]["k"]


def test_a_large_change_that_dies_anywhere_is_old_or_new(
    places: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
) -> None:
    before = state(places)
    made = [*actors(15), *ties(15)]
    after = before | {(type(i).__name__, i.id): i for i in made}
    seen: set[str] = set()

    def look(died: bool) -> None:
        with Again(neo4j_url, settings, outside) as store:
            now = state(store)
            assert now in (before, after)
            seen.add("new" if now == after else "old")
            # Whoever writes next finds no leftovers.
            store.apply(Change((Put(Actor(id="x", naam="X", soort="bedrijf")),), "Cor"))
            version = store.revision()
            store.apply(Change((Delete("Actor", "x", version),), "Cor"))
            assert store.check() == []
            if now == after and died:
                stored = store.get(Relatie, [t.id for t in ties(15)])
                ops = [Delete("Relatie", id, entry.version) for id, entry in stored.items()]
                found = store.get(Actor, [a.id for a in actors(15)])
                ops += [Delete("Actor", id, entry.version) for id, entry in found.items()]
                store.apply(Change(tuple(ops), "Cor"))

    times = died_at_every_step(
        lambda: places.apply(Change(tuple(map(Put, made)), "Bram")), dying, look
    )
    assert seen == {"old", "new"}
    assert times > 10


class Again:
    """The store as somebody else opens it, long after whoever was at work died."""

    def __init__(self, url: str, settings: Settings, outside: Outside) -> None:
        outside(LONG_AGO + " WITH s WHERE s.bezig IS NULL REMOVE s.bezig_hartslag")
        self._made = open_neo4j(url, settings)

    def __enter__(self) -> Store:
        return self._made

    def __exit__(self, *_: object) -> None:
        self._made.close()


def test_readers_go_on_while_history_is_written_and_writers_are_told_how_far_it_is(
    places: Store, small: None, monkeypatch: pytest.MonkeyPatch, dying: Callable[[int], None]
) -> None:
    monkeypatch.setattr(filling, "WAIT_SECONDS", 0.5)
    dying(2)
    with pytest.raises(Died):
        places.apply(Change(tuple(map(Put, actors(15))), "Bram"))
    assert places.revision() == 1
    assert [r.number for r in places.history()] == [1]
    assert list(places.changes(2)) == []
    assert places.snapshot().revision == 1
    dying(10**9)
    with pytest.raises(StoreBusy, match=r"% is klaar"):
        places.apply(Change((), "Cor"))
    with pytest.raises(StoreBusy, match=r"% is klaar"):
        places.take_over()


def test_readers_are_told_how_far_it_is_while_a_store_is_filled(
    store: Store, small: None, monkeypatch: pytest.MonkeyPatch, dying: Callable[[int], None],
    outside: Outside, neo4j_url: str, settings: Settings,
) -> None:  # fmt: skip
    store.apply(Change(tuple(map(Put, (*PLACES, *actors(20)))), "Anna"))
    history = list(history_of(store, 1))
    outside("MATCH (n) DETACH DELETE n")
    with closing(open_neo4j(neo4j_url, settings)) as empty:
        dying(2)
        with pytest.raises(Died):
            empty.load(history)
        with pytest.raises(StoreBusy, match=r"wordt gevuld: \d+ % is klaar"):
            empty.revision()


def test_a_restore_over_a_full_store_that_dies_anywhere_is_old_or_new(
    places: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
) -> None:
    places.apply(Change(tuple(map(Put, [*actors(8), *ties(8)])), "Bram", token="t"))
    backup = list(history_of(places, 2))
    new = state(places)
    other = [
        (replace(r, who="Iemand anders", seal="") if r.number == 2 else r, c, t)
        for r, c, t in backup
    ]
    places.apply(Change((Put(actors(1, "Anders")[0], 2),), "Cor"))
    old = state(places)
    full = list(history_of(places, 3))
    seen: set[str] = set()

    def look(died: bool) -> None:
        with Again(neo4j_url, settings, outside) as store:
            now, who = state(store), store.history(before=3, limit=1)[0].who
            assert (now, who) in ((old, "Bram"), (new, "Iemand anders"))
            assert store.check() == []
            seen.add(who)
            if died:
                store.load(full, overwrite=True)

    times = died_at_every_step(lambda: places.load(other, overwrite=True), dying, look)
    assert seen == {"Bram", "Iemand anders"}
    assert times > 10


@pytest.mark.parametrize("who", ["Anna", "Iemand anders"])
def test_what_loses_its_links_while_it_is_removed_goes_when_somebody_dies_there(
    store: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
    who: str,
) -> None:
    """A kern without its gebied cannot be read; who finishes the work must see it all the same."""
    store.apply(Change(tuple(map(Put, actors_alone(8))), "Anna"))
    backup = [(replace(r, who=who, seal=""), c, t) for r, c, t in history_of(store, 1)]
    new = state(store)
    write_all(store, *ONE_OF_EACH)
    old, full = state(store), list(history_of(store, store.revision()))

    def look(died: bool) -> None:
        with Again(neo4j_url, settings, outside) as again:
            assert state(again) in (old, new)
            assert again.check() == []
            if died:
                again.load(full, overwrite=True)

    assert died_at_every_step(lambda: store.load(backup, overwrite=True), dying, look) > 10
    assert state(store) == new


def test_what_is_changed_gets_each_of_its_links_once_when_somebody_dies_there(
    store: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
) -> None:
    write_all(store, *ONE_OF_EACH)
    old, full = state(store), list(history_of(store, store.revision()))
    kansen = [entry.item for entry in store.all(Verbindkans)]
    turned = tuple(
        Put(replace(kans, actoren=kans.actoren[::-1]), store.revision()) for kans in kansen
    )
    assert turned
    store.apply(Change((*turned, *map(Put, actors_alone(8))), "Bea"))
    new, after = state(store), list(history_of(store, store.revision()))
    assert old != new
    store.load(full, overwrite=True)

    def look(died: bool) -> None:
        with Again(neo4j_url, settings, outside) as again:
            assert state(again) in (old, new)
            assert outside(DOUBLE) == []
            assert again.check() == []
            if died:
                again.load(full, overwrite=True)

    assert died_at_every_step(lambda: store.load(after, overwrite=True), dying, look) > 3


def test_what_others_made_is_named_before_a_restore_and_survives_where_it_can(
    places: Store, outside: Outside
) -> None:
    places.apply(Change(tuple(map(Put, actors(3))), "Bram"))
    backup = list(history_of(places, 2))
    places.apply(Change((Put(Actor(id="weg", naam="Weg", soort="bedrijf")),), "Cor"))
    outside(
        """MATCH (a:Actor {id: 'a0'}), (b:Actor {id: 'a1'})
        SET a.kleur = 'rood' CREATE (a)-[:LEVERT_AAN {prijs: 3}]->(b)"""
    )
    places.load(backup, overwrite=True)
    assert outside("MATCH (a {kleur: 'rood'})-[l:LEVERT_AAN]->() RETURN l.prijs AS p") == [{"p": 3}]
    assert places.check()[0].sentence.startswith("De eigenschap 'kleur'")
    places.apply(Change((Put(Actor(id="weg", naam="Weg", soort="bedrijf")),), "Cor"))
    outside(
        """MATCH (a:Actor {id: 'weg'}), (b:Actor {id: 'a1'})
        CREATE (a)-[:LEVERT_AAN]->(b), (:Actor {id: 1, name: 'Tom'}), (:Movie)"""
    )
    before = state(places)
    with pytest.raises(InputError, match=r"1 keer Actor.*1 relaties van de soort LEVERT_AAN"):
        places.load(backup, overwrite=True)
    assert state(places) == before
    places.load(backup, overwrite=True, others=True)  # type: ignore[call-arg]
    assert {id for label, id in state(places) if label == "Actor"} == {"a0", "a1", "a2"}
    assert outside("MATCH (n) WHERE n:Movie OR n.name = 'Tom' RETURN labels(n) AS l") == [
        {"l": ["Movie"]}
    ]


def test_what_turns_out_too_large_after_its_history_goes_on_in_parts(
    neo4j_with_password: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with texts far longer than are reckoned with: this server holds 8 MB in a transaction."""
    server = neo4j_with_password
    known = replace(settings, neo4j_user=server.user, neo4j_password=server.password)
    for module in (memory, write):
        monkeypatch.setattr(module, "ALWAYS", 5)
    monkeypatch.setattr(staged, "fits", lambda items, each, room: True)
    monkeypatch.setattr(staged, "BATCH", 500)
    monkeypatch.setattr("netwerk.store.neo4j.history.history_rows.BATCH", 500)
    stages: list[str] = []
    stage = Filling.stage
    monkeypatch.setattr(
        Filling, "stage", lambda self, name: (stages.append(name), stage(self, name))[0]
    )
    with (
        GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver,  # type: ignore[arg-type]
        closing(open_neo4j(server.url, known)) as store,
    ):
        empty(driver)
        revision = store.apply(Change(tuple(map(Put, actors_alone(5000))), "Anna"))
        assert stages == ["netwerk"]
        assert (revision.number, revision.added, store.counts()["Actor"]) == (1, 5000, 5000)
        assert store.check() == []
        empty(driver)


def test_the_memory_of_the_server_is_asked_and_read(places: Store) -> None:
    assert memory.size_of("358.40MiB") == 358.40 * 2**20
    assert memory.size_of("0B") == 0
    assert memory.size_of("1.50GiB") == 1.5 * 2**30
    assert 2**26 < memory.room(places._bolt) < 2**33  # type: ignore[attr-defined]
