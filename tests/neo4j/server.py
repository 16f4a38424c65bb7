"""A real Neo4j server for the tests, over Bolt on a free loopback port.

The jars come from Maven once (``pom.xml``) into the user's cache folder; each server gets a home folder of its own
that is thrown away. It dies with the tests, also when they are killed. ``NETWERK_TEST_NEO4J`` (a Bolt URL) takes a
server that runs already, ``NETWERK_TEST_NEO4J_VERSION`` another release.

As a program it keeps one server up until Ctrl-C: ``python -m tests.neo4j.server``.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from neo4j import Driver, GraphDatabase
from platformdirs import user_cache_path

LONG_TERM, CALENDAR = "5.26.30", "2026.08.1"
"""The two releases that are supported: `tests.neo4j.releases` says which one CI takes."""
CHOSEN = "NETWERK_TEST_NEO4J_VERSION"
VERSION = os.environ.get(CHOSEN) or LONG_TERM
PASSWORD = "een-wachtwoord-voor-de-tests"
START_SECONDS = 180
HEAP = os.environ.get("NETWERK_TEST_NEO4J_HEAP", "512m")
SETTINGS = {
    "server.bolt.enabled": "true",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
}
SMALL_TRANSACTIONS = {"db.memory.transaction.max": "8m"}
"""What a server is given that should run out of memory in a transaction of some thousand nodes."""
BATCH = 1000
"""So many nodes are removed in one transaction when a server is emptied."""

POM = Path(__file__).parent / "pom.xml"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
LEAST_JAVA = {"5": 17, "2025": 21, "2026": 21}


class NoServer(Exception):
    """Why no Neo4j server can be had here."""


@dataclass(frozen=True)
class Server:
    """A running server; ``process`` is None for one that others keep."""

    url: str
    user: str | None = None
    password: str | None = None
    process: subprocess.Popen[bytes] | None = None
    home: Path | None = None

    def crash(self) -> None:
        """Kill it with ``kill -9``; what it has on disk stays, for `again`."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """Kill it and throw its folder away. A second call does nothing."""
        self.crash()
        if self.home is not None:
            shutil.rmtree(self.home, ignore_errors=True)


@cache
def running_server(auth: bool = False) -> Server:
    """One server for the whole test process; the one with a password allows small transactions only.

    Raises NoServer.
    """
    given = os.environ.get("NETWERK_TEST_NEO4J")
    if given and not auth:
        return Server(
            given, os.environ.get("NETWERK_NEO4J_USER"), os.environ.get("NETWERK_NEO4J_PASSWORD")
        )
    server = start(auth, settings=SETTINGS | (SMALL_TRANSACTIONS if auth else {}))
    atexit.register(server.stop)
    return server


def empty(driver: Driver, batch: int = BATCH) -> None:
    """Remove every relation and node, ``batch`` of them in one transaction.

    All in one transaction would need more memory than the server has when the graph is large, and
    so would a node with all its relations: a revision has one for each change.
    """
    with driver.session() as session:
        for what, go in (("()-[x]->()", "DELETE"), ("(x)", "DETACH DELETE")):
            text = f"MATCH {what} CALL (x) {{ {go} x }} IN TRANSACTIONS OF $batch ROWS"
            session.run(text, batch=batch).consume()  # type: ignore[arg-type]


def start(
    auth: bool = False, version: str = VERSION, settings: dict[str, str] = SETTINGS
) -> Server:
    """Start a server with these settings and wait until it answers. Raises NoServer."""
    java_for(version), _jars(version)  # what is not there is told before anything is made
    home = Path(tempfile.mkdtemp(prefix="netwerk-neo4j-"))
    server = again(prepared(home, auth, version, settings), version)
    try:
        if auth:
            _set_password(server)
    except BaseException:
        server.stop()
        raise
    return server


def prepared(
    home: Path, auth: bool = False, version: str = VERSION, settings: dict[str, str] = SETTINGS
) -> Server:
    """A server in this folder that does not run yet. Raises NoServer."""
    java_for(version), _jars(version)
    port = _free_port()
    _configure(home, port, settings | {"dbms.security.auth_enabled": str(auth).lower()})
    who = ("neo4j", PASSWORD) if auth else (None, None)
    return Server(f"bolt://127.0.0.1:{port}", *who, None, home)


def admin_command(server: Server, *words: str, version: str = VERSION) -> list[str]:
    """``neo4j-admin`` with these words, on a server that does not run. Raises NoServer."""
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    small = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    home = [f"-Dbasedir={server.home}"]
    classes = ["-cp", f"{_jars(version)}/*", "org.neo4j.cli.AdminTool"]
    where = ["env", f"NEO4J_HOME={server.home}", f"NEO4J_CONF={server.home}/conf"]
    return [*where, java_for(version), *small, *opened, *home, *classes, *words]


def again(server: Server, version: str = VERSION) -> Server:
    """Start a server on what one that is gone left on disk, at the same address. Raises NoServer."""
    java, jars, home = java_for(version), _jars(version), server.home
    assert home is not None
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    # The quick compiler only: a server of some minutes never earns back what the thorough one costs.
    memory = [f"-Xmx{HEAP}", f"-Xms{HEAP}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    classes = ["-cp", f"{jars}/*", _main_class(jars, version)]
    with (home / "uitvoer.txt").open("wb") as output:
        process = subprocess.Popen(
            [java, *memory, *opened, *classes, f"--home-dir={home}", f"--config-dir={home}/conf"],
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
    server = replace(server, process=process)
    try:
        _wait(server)
    except BaseException:
        server.stop()
        raise
    return server


def _die_with_parent() -> None:
    # PR_SET_PDEATHSIG (linux/prctl.h): the kernel kills the server when the tests die, however they die.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def java_for(version: str) -> str:
    """The oldest Java here that is new enough for this release. Raises NoServer."""
    least = LEAST_JAVA.get(version.split(".")[0], 21)
    found = [Path(p) for p in (os.environ.get("JAVA_HOME"), *Path("/usr/lib/jvm").glob("*")) if p]
    choices = {str(p.resolve() / "bin" / "java") for p in found if (p / "bin" / "java").exists()}
    if on_path := shutil.which("java"):
        choices.add(on_path)
    usable = sorted((number, java) for java in choices if (number := _java_version(java)) >= least)
    if not usable:
        raise NoServer(f"er is geen Java {least} of nieuwer, en die heeft Neo4j {version} nodig")
    return usable[0][1]


def _java_version(java: str) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', said)
    return int(number[1]) if number else 0


def _jars(version: str) -> Path:
    """The folder with the jars of this release; filled once, whole or not at all."""
    folder = user_cache_path("netwerk-tests") / f"neo4j-{version}"
    if folder.is_dir():
        return folder
    if not shutil.which("mvn"):
        raise NoServer("Maven (mvn) is er niet, en die haalt de Neo4j-server op")
    folder.parent.mkdir(parents=True, exist_ok=True)
    filling = Path(tempfile.mkdtemp(prefix=f".neo4j-{version}-", dir=folder.parent))
    fetch = [
        "mvn",
        "-q",
        "-B",
        "-f",
        str(POM),
        f"-Dneo4j.version={version}",
        "dependency:copy-dependencies",
    ]
    done = subprocess.run(
        [*fetch, "-DincludeScope=runtime", f"-DoutputDirectory={filling}"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(filling)
        raise NoServer(
            f"Maven kon Neo4j {version} niet ophalen: {(done.stdout + done.stderr).strip()[:500]}"
        )
    try:
        filling.rename(folder)
    except OSError:  # another test run was first
        shutil.rmtree(filling)
    return folder


def _main_class(jars: Path, version: str) -> str:
    # 5.x starts from CommunityEntryPoint, the calendar releases from Neo4jCommunity.
    inside = zipfile.ZipFile(jars / f"neo4j-{version}.jar").namelist()
    name = (
        "Neo4jCommunity"
        if "org/neo4j/server/Neo4jCommunity.class" in inside
        else "CommunityEntryPoint"
    )
    return f"org.neo4j.server.{name}"


def _configure(home: Path, port: int, settings: dict[str, str]) -> None:
    (home / "conf").mkdir()
    address = f"127.0.0.1:{port}"
    lines = settings | {
        "server.bolt.listen_address": address,
        "server.bolt.advertised_address": address,
    }
    (home / "conf" / "neo4j.conf").write_text(
        "".join(f"{name}={value}\n" for name, value in lines.items())
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server) -> None:
    """Until something listens and speaks Bolt (the port opens only when the database is ready)."""
    assert server.process is not None
    assert server.home is not None
    host, port = server.url.removeprefix("bolt://").split(":")
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.process.poll() is not None:
            said = (server.home / "uitvoer.txt").read_text(errors="replace")
            raise NoServer(f"de Neo4j-server stopte bij het starten: {said[-1500:]}")
        try:
            with socket.create_connection((host, int(port)), timeout=5) as bolt:
                bolt.sendall(
                    bytes.fromhex("6060b017 00000405 00000000 00000000 00000000")
                )  # magic, then Bolt 5.4
                if len(bolt.recv(4)) == 4:
                    return
        except OSError:
            time.sleep(0.2)
    raise NoServer(f"de Neo4j-server gaf na {START_SECONDS} seconden nog geen antwoord")


def _set_password(server: Server) -> None:
    with GraphDatabase.driver(server.url, auth=("neo4j", "neo4j")) as driver:
        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
        driver.execute_query(change, password=PASSWORD, database_="system")


def main() -> None:
    """Keep one server up until Ctrl-C."""
    server = start(auth="--auth" in sys.argv)
    said = " ".join(filter(None, (server.url, server.user, server.password)))
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    try:
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


if __name__ == "__main__":
    main()
