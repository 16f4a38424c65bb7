"""The files for neo4j-admin, loaded by neo4j-admin itself with the command of their own LEESMIJ."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from netwerk.exchange.out.outgoing import Outgoing
from netwerk.exchange.out.write_neo4j import write_neo4j
from netwerk.exchange.request import Existing
from netwerk.model import Actor, Gebied, Kern, Relatie
from netwerk.typed.text import one_line
from tests.exchange.given import stored
from tests.neo4j import server as neo4j_server
from tests.neo4j.fixtures import told

pytestmark = pytest.mark.neo4j

HOSTILE = (
    'De "Brug"; \u2019t H\u00f6fke | \U0001f3e1',
    "=1+1",
    "001",
    "1e5",
    "2020-01-31",
    "\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0646\u0627\u062f\u064a",
    "\\",
    '"',
    "',\\\",;",
    "null",
    "x" * 32_767,
    "regel 1\nregel 2\n\n  regel 3",
)
LISTED = ("a;b", "c|d", "e\u00a6f", '"g"', "001")
ACTORS = [
    Actor(id=f"a{n} ;|", naam=text, soort="bedrijf", omschrijving=text, labels=LISTED, kern="etten", gebieden=("5",))
    for n, text in enumerate(HOSTILE)
]  # fmt: skip
TIES = [
    Relatie(id=f"r{n}", van=ACTORS[n - 1].id, naar=ACTORS[n].id, soort="werkt_samen_met", sterkte=n % 5 + 1, toelichting=text)
    for n, text in enumerate(HOSTILE)
]  # fmt: skip
NETWORK = stored(
    Kern(id="etten", naam="Etten", gebied="5", lengtegraad=6.25, inwoners=1),
    *ACTORS,
    *TIES,
)


@dataclass(frozen=True)
class Loaded:
    """A server on what neo4j-admin made."""

    driver: Driver
    said: str

    def ask(self, text: str) -> list[dict[str, Any]]:
        return [record.data() for record in self.driver.execute_query(text).records]


def command_of(files: Mapping[str, bytes]) -> list[str]:
    """The words after neo4j-admin, as the LEESMIJ gives them to somebody with the free edition."""
    block = re.findall(r"```\n(neo4j-admin .*?)```", files["LEESMIJ.md"].decode(), re.S)[0]
    words = block.replace("\\\n", " ").replace('"', "").split()
    return ["neo4j" if word == "netwerk" else word for word in words[1:]]


@pytest.fixture(scope="module")
def loaded() -> Iterator[Loaded]:
    """The network, loaded into a database of its own."""
    files = write_neo4j(Outgoing(NETWORK))
    home = Path(tempfile.mkdtemp(prefix="netwerk-neo4j-"))
    try:
        yield from _loaded(home, files)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def imported(home: Path, files: Mapping[str, bytes]) -> tuple[neo4j_server.Server, str]:
    """The server, not started, into which neo4j-admin loaded these files, and what it said."""
    for name, content in files.items():
        (home / name).write_bytes(content)
    try:
        made = neo4j_server.prepared(home)
    except neo4j_server.NoServer as reason:
        told(reason)
    done = subprocess.run(
        neo4j_server.admin_command(made, *command_of(files)),
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return made, done.stdout


def _loaded(home: Path, files: Mapping[str, bytes]) -> Iterator[Loaded]:
    made, said = imported(home, files)
    server = neo4j_server.again(made)
    try:
        with GraphDatabase.driver(server.url) as driver:
            yield Loaded(driver, said)
    finally:
        server.stop()


def test_as_many_nodes_and_relations_come_in_as_went_out(loaded: Loaded) -> None:
    labels = Counter(label for row in loaded.ask("MATCH (n) RETURN labels(n) AS l") for label in row["l"])  # fmt: skip
    assert labels == {
        "Actor": len(ACTORS),
        "Bedrijf": len(ACTORS),
        "Kern": len(NETWORK.of(Kern)),
        "Gebied": len(NETWORK.of(Gebied)),
    }
    types = {row["t"]: row["n"] for row in loaded.ask("MATCH ()-[r]->() RETURN type(r) AS t, count(r) AS n")}  # fmt: skip
    assert types == {
        "WERKT_SAMEN_MET": len(TIES),
        "GEVESTIGD_IN": len(ACTORS),
        "ACTIEF_IN": len(ACTORS),
        "LIGT_IN": len(NETWORK.of(Kern)),
    }


def test_every_text_and_number_is_what_it_was(loaded: Loaded) -> None:
    rows = loaded.ask("MATCH (a:Actor) RETURN a.id AS id, properties(a) AS held")
    found = {row["id"]: row["held"] for row in rows}
    for actor in ACTORS:
        held = found[actor.id]
        assert held["omschrijving"] == actor.omschrijving
        assert held["naam"] == one_line(actor.naam)
        assert held["labels"] == list(LISTED)
        assert "telefoon" not in held  # not known is not empty
    ties = {row["id"]: row for row in loaded.ask("MATCH ()-[r:WERKT_SAMEN_MET]->() RETURN r.id AS id, r.sterkte AS s, r.toelichting AS t")}  # fmt: skip
    assert {(id, row["s"], row["t"]) for id, row in ties.items()} == {
        (tie.id, tie.sterkte, tie.toelichting) for tie in TIES
    }
    (kern,) = loaded.ask("MATCH (k:Kern {id: 'etten'}) RETURN k.lengtegraad AS x, k.inwoners AS n")
    assert kern == {"x": 6.25, "n": 1}


def test_an_empty_network_loads_too(tmp_path: Path) -> None:
    imported(tmp_path, write_neo4j(Outgoing(Existing({}))))  # holds that it went well
