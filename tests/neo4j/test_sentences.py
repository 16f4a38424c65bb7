"""What goes wrong with the server is one Dutch sentence, and the password is nowhere in it."""

from __future__ import annotations

import logging
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import Neo4jError, TransientError

from netwerk.errors import InputError, StoreBusy, StoreDamaged, StoreError, StoreUnavailable
from netwerk.model import Actor
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.neo4j import open_neo4j
from netwerk.store.neo4j.connection.address import check_version
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.connection.sentences import sentence
from netwerk.store.neo4j.form.fixed_cypher import FIXED
from netwerk.store.neo4j.migrate import VERSION, bring_up_to_date
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside
from tests.neo4j.server import Server

pytestmark = pytest.mark.neo4j


@pytest.fixture
def known(neo4j_with_password: Server, settings: Settings) -> Settings:
    """The settings with which the server lets us in."""
    server = neo4j_with_password
    return replace(settings, neo4j_user=server.user, neo4j_password=server.password)


def test_with_the_right_password_it_opens_and_shows_it_nowhere(
    neo4j_with_password: Server, known: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "neo4j")
    logging.getLogger("neo4j").addHandler(caplog.handler)
    store = open_neo4j(neo4j_with_password.url, known)
    try:
        store.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "Anna"))
        assert store.url == neo4j_with_password.url
        shown = f"{store!r} {vars(store)!r} {known!r} {caplog.text}"
    finally:
        store.load((), overwrite=True)
        store.close()
        logging.getLogger("neo4j").removeHandler(caplog.handler)
    assert known.neo4j_password
    assert "BEGIN" in shown
    assert known.neo4j_password not in shown


@pytest.mark.parametrize(
    "change", [{"neo4j_password": "fout"}, {"neo4j_user": "niemand"}, {"neo4j_user": None}]
)
def test_a_wrong_password_or_user(
    neo4j_with_password: Server, known: Settings, change: dict[str, str]
) -> None:
    with pytest.raises(StoreUnavailable, match="weigert deze gebruiker of dit wachtwoord") as wrong:
        open_neo4j(neo4j_with_password.url, replace(known, **change))
    assert "fout" not in str(wrong.value)


def test_a_database_that_is_not_there(neo4j_with_password: Server, known: Settings) -> None:
    with pytest.raises(StoreUnavailable, match="De database 'gemeente' bestaat niet"):
        open_neo4j(neo4j_with_password.url, replace(known, neo4j_database="gemeente"))


def test_a_server_that_is_down(settings: Settings) -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        url = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreUnavailable, match="niet bereikbaar. Controleer of hij aanstaat"):
            open_neo4j(url, settings)


@pytest.fixture
def stranger() -> Iterator[int]:
    """Something that listens and does not speak Bolt."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    other, _ = server.accept()
                except OSError:
                    return
                with other:
                    other.recv(100)
                    other.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        listening = threading.Thread(target=answer, daemon=True)
        listening.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        listening.join()


def test_something_that_is_not_neo4j(stranger: int, settings: Settings) -> None:
    with pytest.raises(
        StoreUnavailable, match="geen Neo4j-server die netwerk kent|niet bereikbaar"
    ):
        open_neo4j(f"bolt://127.0.0.1:{stranger}", settings)


@pytest.fixture
def own_certificate(tmp_path: Path) -> Iterator[int]:
    """A server with a certificate that nobody vouches for."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is er niet, en die maakt het certificaat")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(
        [*make, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    other, _ = server.accept()
                except OSError:
                    return
                try:
                    context.wrap_socket(other, server_side=True).close()
                except OSError:
                    other.close()

        listening = threading.Thread(target=answer, daemon=True)
        listening.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        listening.join()


def test_a_certificate_that_is_not_trusted(own_certificate: int, settings: Settings) -> None:
    with pytest.raises(StoreUnavailable, match="certificaat .* wordt niet vertrouwd"):
        open_neo4j(f"bolt+s://localhost:{own_certificate}", settings)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.25.1"])
def test_a_server_that_is_too_old(agent: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"te oud. netwerk werkt met Neo4j 5.26 \(LTS\)"):
        check_version("bolt://server:7687", agent)


@pytest.mark.parametrize(
    "agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.01.0", "Neo4j/2026.08.1"]
)
def test_a_server_that_is_new_enough(agent: str) -> None:
    check_version("bolt://server:7687", agent)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("bolt://anna:geheim@server:7687", "Zet gebruiker en wachtwoord niet in het adres"),
        ("neo4j://server:7687/gemeente", "NETWERK_NEO4J_DATABASE"),
        ("neo4j://", "niet te lezen"),
    ],
)
def test_an_address_with_more_than_an_address(url: str, words: str, settings: Settings) -> None:
    with pytest.raises(InputError, match=words) as wrong:
        connect(url, settings)
    assert "geheim" not in str(wrong.value)


def _from_server(code: str) -> Neo4jError:
    return Neo4jError._hydrate_neo4j(code=code, message="met 'geheime' waarden")


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("Neo.ClientError.Security.Forbidden", StoreUnavailable, "mag dit niet"),
        (
            "Neo.ClientError.Security.AuthenticationRateLimit",
            StoreUnavailable,
            "te vaak een verkeerd wachtwoord",
        ),
        ("Neo.ClientError.Security.CredentialsExpired", StoreUnavailable, "verlopen"),
        (
            "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
            StoreUnavailable,
            "te groot voor het geheugen",
        ),
        ("Neo.TransientError.Transaction.DeadlockDetected", StoreBusy, "probeer het zo opnieuw"),
        (
            "Neo.ClientError.Transaction.TransactionTimedOut",
            StoreBusy,
            "iemand anders schrijft nog",
        ),
        (
            "Neo.ClientError.Schema.ConstraintValidationFailed",
            StoreDamaged,
            "dezelfde sleutel komt twee keer voor",
        ),
        ("Neo.ClientError.Statement.SyntaxError", StoreError, "begrijpt een opdracht"),
        ("Neo.DatabaseError.General.UnknownError", StoreUnavailable, "geeft een fout"),
    ],
)
def test_what_the_server_says(code: str, kind: type[StoreError], words: str) -> None:
    made = sentence(_from_server(code), "neo4j://server:7687", None)
    assert type(made) is kind
    assert words in str(made)
    assert "geheime" not in str(made)


def test_a_writer_that_keeps_the_lock_is_said_after_trying_again(
    store: Store, neo4j_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk.store.neo4j.connection.bolt.LONGEST_SECONDS", 0.5)
    with (
        neo4j.GraphDatabase.driver(neo4j_url) as driver,
        driver.session() as session,
        session.begin_transaction() as other,
    ):
        other.run("MATCH (s:Netwerk_Stand) SET s.slot = 1").consume()
        with pytest.raises(StoreBusy, match="iemand anders schrijft nog"):
            store.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "Anna"))
        other.rollback()
    assert store.revision() == 0


def test_a_passing_trouble_is_tried_again(store: Store, settings: Settings, neo4j_url: str) -> None:
    bolt, times = Bolt(neo4j_url, settings, FIXED), []

    def work(tx: Tx) -> int:
        times.append(1)
        if len(times) < 2:
            raise Neo4jError._hydrate_neo4j(
                code="Neo.TransientError.Transaction.DeadlockDetected", message=""
            )
        return tx.lock().revision

    try:
        assert bolt.write(work) == 0
    finally:
        bolt.close()
    assert len(times) == 2
    assert issubclass(TransientError, Neo4jError)


def test_a_double_key_made_outside_is_said(
    store: Store, outside: Outside, settings: Settings, neo4j_url: str
) -> None:
    outside("DROP CONSTRAINT netwerk_actor_id")
    outside("CREATE (:Actor:Bedrijf {id: 'a', naam: 'A'}), (:Actor:Bedrijf {id: 'a', naam: 'B'})")
    with pytest.raises(StoreDamaged, match="haal in Neo4j de dubbele weg"):
        open_neo4j(neo4j_url, settings)
    outside("MATCH (n:Actor {naam: 'B'}) DELETE n")
    open_neo4j(neo4j_url, settings).close()
    assert store.take_over() == 1
    assert store.check() == []


def test_a_store_of_a_newer_netwerk_is_refused(
    store: Store, outside: Outside, settings: Settings, neo4j_url: str
) -> None:
    outside("MATCH (s:Netwerk_Stand) SET s.versie = $v", v=VERSION + 1)
    with pytest.raises(StoreError, match="nieuwere netwerk"):
        open_neo4j(neo4j_url, settings)


def test_a_store_of_an_older_netwerk_is_migrated_after_a_backup(
    store: Store, outside: Outside, settings: Settings, neo4j_url: str
) -> None:
    store.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "Anna"))
    bolt, saved = (
        Bolt(neo4j_url, settings, {**FIXED, "extra": "MATCH (n:Actor) SET n.labels = ['x']"}),
        [],
    )

    def to_extra(one: Bolt) -> int:
        one.write(lambda tx: tx.do("extra"))
        return 1

    try:
        with pytest.raises(KeyError):
            bring_up_to_date(bolt, {}, saved.append, 4, {2: to_extra})
        assert outside(
            "MATCH (s:Netwerk_Stand), (n:Actor) RETURN s.versie AS v, n.labels AS l"
        ) == [{"v": 3, "l": ["x"]}]
        bring_up_to_date(bolt, {}, saved.append, 4, {2: to_extra, 3: lambda _: 1})
    finally:
        bolt.close()
    assert saved == [2, 3]
    assert outside("MATCH (s:Netwerk_Stand), (n:Actor) RETURN s.versie AS v, n.labels AS l") == [
        {"v": 4, "l": ["x"]}
    ]
