"""What is not there is said, and only what brings facts in makes a store."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.services.stores import open_store
from netwerk.settings import Settings, load_settings
from netwerk.store.connect import connect
from tests.cli.conftest import Netwerk
from tests.store_contract.examples import actor, remove, write

CALLS: dict[str, tuple[str, ...]] = {
    "export": ("export", "uit.xlsx"),
    "history": ("history",),
    "undo": ("undo", "--yes"),
    "merge": ("merge", "a", "b", "--yes"),
    "duplicates": ("duplicates",),
    "not-same": ("not-same", "a", "b"),
    "insight": ("insight",),
    "outcome": ("outcome",),
    "ronde": ("ronde", "--ics", "uit.ics"),
    "route": ("route", "a", "b"),
    "actor": ("actor", "a"),
    "zoek": ("zoek", "koor"),
    "demo --wissen": ("demo", "--wissen"),
    "reach": ("reach", "a"),
    "whatif": ("whatif", "--zonder", "a"),
    "change": ("change", "--van", "2026-01-01"),
    "moment add": ("moment", "add", "Overleg"),
    "moment list": ("moment", "list"),
    "moment remove": ("moment", "remove", "Overleg"),
    "describe": ("describe", "--gebied", "5", "--out", "uit.html"),
    "map": ("map", "--out", "uit.svg"),
    "template": ("template", "--partner", "a", "--out", "uit.xlsx"),
    "ask": ("ask", "--out", "mails"),
    "log": ("log", "a", "--over", "iets"),
    "decide": ("decide", "isolated:::a", "--doen"),
    "afspraken": ("afspraken",),
    "agenda list": ("agenda", "list"),
    "agenda signal": ("agenda", "signal", "Zaal dicht", "--gebied", "5"),
    "agenda change": ("agenda", "change", "Zaal dicht", "--titel", "Zaal weg"),
    "agenda told": ("agenda", "told", "stap", "--aan", "dorpsbelang"),
    "samen": ("samen", "--vraagstuk", "v"),
    "deskundigheid": ("deskundigheid", "zorg"),
    "bestuur": ("bestuur",),
    "signalen": ("signalen",),
    "doelgroep": ("doelgroep", "list"),
    "kalender": ("kalender", "list"),
    "cijfers": ("cijfers", "show"),
    "opgave": ("opgave", "list"),
    "nulmeting": ("nulmeting", "list"),
    "spiegel": ("spiegel",),
    "verantwoording": ("verantwoording", "--out", "uit"),
    "krant": ("krant", "--jaar", "2026", "--out", "uit.html"),
    "audit": ("audit",),
    "audit controleren": ("audit", "controleren"),
    "audit jaar": ("audit", "jaar", "--out", "uit.pdf"),
    "who": ("who",),
    "check": ("check",),
    "privacy find": ("privacy", "find", "Jan"),
    "privacy erase": ("privacy", "erase", "Jan", "--yes"),
    "privacy retention": ("privacy", "retention"),
    "drill": ("drill",),
    "backup": ("backup", "uit.zip", "--force"),
    "item list": ("item", "list", "actor"),
    "item show": ("item", "show", "actor", "a"),
    "item change": ("item", "change", "actor", "a", "naam=B"),
    "item remove": ("item", "remove", "actor", "a", "--yes"),
}
MAKING: dict[str, tuple[str, ...]] = {
    "demo": ("demo",),
    "import": ("import", "namen.csv", "--yes", "--soort", "instelling"),
    "restore": ("restore", "kopie.zip"),
    "item add": ("item", "add", "actor", "naam=Koor", "soort=bewonersgroep"),
}
ELSEWHERE = {
    "start": "tests/cli/test_start.py",
    "warm": "works in a folder of its own",
    "copy": "below: it has two stores",
    "inrichten": "tests/cli/test_setting_up_command.py: it begins a store of its own",
    "api": "makes a key, at no store",
}


def names() -> list[str]:
    """What is in the folder of this test."""
    return sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("place", ["weg/netwerk.db", "leeg.db"])
def test_a_command_that_only_looks_or_changes_makes_no_store(
    netwerk: Netwerk, words: tuple[str, ...], place: str
) -> None:
    Path("leeg.db").touch()
    said = netwerk(*words, "--store", place)
    assert (said.code, said.out) == (1, "")
    assert place in said.err
    assert "--store of NETWERK_STORE" in said.err
    assert len(said.err.splitlines()) == 1
    assert names() == ["leeg.db"]
    assert Path("leeg.db").stat().st_size == 0


@pytest.mark.parametrize("words", MAKING.values(), ids=MAKING)
def test_what_brings_facts_in_makes_one(
    netwerk: Netwerk, words: tuple[str, ...], tmp_path: Path
) -> None:
    Path("namen.csv").write_text("naam\nKoor\n")
    if words[0] == "restore":
        netwerk("demo", "--store", "ander.db")
        netwerk("backup", "kopie.zip", "--store", "ander.db")
    assert netwerk(*words).code == 0
    assert netwerk("check").code == 0
    assert netwerk("item", "list", "gebied").out.count("\n") == 6


def test_every_command_is_in_one_of_these_lists(netwerk: Netwerk) -> None:
    known = set(
        re.findall(
            r"^    ([a-z][a-z-]*)(?:\s|$)",
            netwerk("--help").out.split("OPDRACHT\n")[-1],
            flags=re.MULTILINE,
        )
    )
    tried = {name.split()[0] for name in (*CALLS, *MAKING)}
    assert known == tried | set(ELSEWHERE)


def test_a_copy_makes_its_target_only(netwerk: Netwerk) -> None:
    said = netwerk("copy", "--from", "tikfout.db", "--to", "nieuw.db")
    assert (said.code, "tikfout.db" in said.err) == (1, True)
    assert names() == []
    netwerk("demo")
    assert netwerk("copy", "--from", "netwerk.db", "--to", "nieuw.db").code == 0
    assert netwerk("check", "--store", "nieuw.db").code == 0


def test_a_dry_run_needs_no_store_and_makes_none(netwerk: Netwerk) -> None:
    Path("namen.csv").write_text("naam;kern\nKoor;Silvolde\n", encoding="utf-8")
    said = netwerk("import", "namen.csv", "--dry-run", "--soort", "bewonersgroep")
    assert (said.code, "1 nieuw" in said.out) == (0, True)
    assert names() == ["namen.csv"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("--soort", "bewonersgroep"), "n"),
        (("--soort", "bewonersgroep"), None),  # nobody to ask
        (("--soort", "bewonersgroep", "--json"), None),
        (("--soort", "vereniging"), None),
        (("--yes",), None),  # no soort, so nothing can be stored
    ],
)
def test_an_import_that_is_not_stored_makes_no_store(
    netwerk: Netwerk,
    words: tuple[str, ...],
    answer: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("namen.csv").write_text("naam;kern\nKoor;Silvolde\n", encoding="utf-8")
    if answer:
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: answer)
    netwerk("import", "namen.csv", *words)
    assert names() == ["namen.csv"]


def test_an_import_that_is_agreed_to_begins_a_store(
    netwerk: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("namen.csv").write_text("naam;kern\nKoor;Silvolde\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: "j")
    said = netwerk("import", "namen.csv", "--soort", "bewonersgroep")
    assert (said.code, "Opgeslagen als wijziging 2" in said.out) == (0, True)
    assert netwerk("check").code == 0


def test_who_begins_a_store_while_somebody_thinks_keeps_what_is_theirs(
    netwerk: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("namen.csv").write_text("naam\nKoor\n", encoding="utf-8")

    def other(_: str) -> str:
        with closing(open_store(load_settings())) as store:
            write(store, actor("a"))
        return "j"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", other)
    said = netwerk("import", "namen.csv", "--soort", "bewonersgroep")
    assert (said.code, "heeft iemand intussen gegevens opgeslagen" in said.err) == (1, True)
    monkeypatch.undo()


def test_a_store_that_was_never_finished_is_not_there(netwerk: Netwerk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "netwerk.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    before = (tmp_path / "netwerk.db").read_bytes()
    assert len(before) > 0
    assert "staan nog geen gegevens" in netwerk("check").err
    assert (tmp_path / "netwerk.db").read_bytes() == before


def test_gebieden_come_when_there_are_none_and_stay_away_when_they_were_removed(
    tmp_path: Path,
) -> None:
    """They load when there are none, whatever the number of the newest revision."""
    settings = Settings(store=str(tmp_path / "netwerk.db"), user="An")
    bare = connect(settings.store, settings)
    write(bare, actor("a"))
    bare.close()
    open_store(settings, create=False).close()
    looked = connect(settings.store, settings)
    assert looked.counts()["Gebied"] == 0
    looked.close()
    store = open_store(settings)
    assert (store.revision(), store.counts()["Gebied"]) == (2, 6)
    places = [change.after for change in store.changes(2, 2)]
    remove(store, *[item for item in places if item is not None])
    store.close()
    again = open_store(settings)
    assert (again.revision(), again.counts()["Gebied"]) == (3, 0)
    again.close()
