"""Where the log is, by the settings; a wrong setting is one sentence with its name."""

from pathlib import Path

import pytest

from netwerk.access.log_line import LogLine
from netwerk.errors import InputError, StoreUnavailable
from netwerk.settings import Settings
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_place import LogPlace, log_place


def placed(tmp_path: Path, store: str, toml: str = "", **environ: str) -> LogPlace:
    file = tmp_path / "netwerk.toml"
    file.write_text(toml, encoding="utf-8")
    return log_place(Settings(store=store), {"NETWERK_CONFIG": str(file)} | environ)


def test_the_log_is_beside_the_store_and_its_key_beside_the_settings(tmp_path: Path) -> None:
    place = placed(tmp_path, str(tmp_path / "mijn.db"))
    assert place.file == tmp_path / "mijn.log.db"
    assert place.key_file == tmp_path / "logboek.sleutel"
    assert (place.head.parent, place.days) == (tmp_path, 730)
    assert placed(tmp_path, f"sqlite:///{tmp_path}/mijn.db").file == tmp_path / "mijn.log.db"


def test_of_a_server_it_is_in_the_data_folder_and_no_password_is_in_its_name(
    tmp_path: Path,
) -> None:
    place = placed(tmp_path, "neo4j+s://anna:geheim@graaf.example:7687")
    assert place.file.name == "graaf.example-7687.log.db"
    assert "geheim" not in repr(placed(tmp_path, "x.db", NETWERK_LOG_GEHEIM="geheim" * 9))


def test_the_settings_say_where_and_how_long(tmp_path: Path) -> None:
    toml = f'[logboek]\nbestand = "{tmp_path}/log/a.db"\ndagen = 30\nsleutel = "{tmp_path}/k/s"\n'
    place = placed(tmp_path, "x.db", toml)
    assert (place.file, place.days) == (tmp_path / "log" / "a.db", 30)
    assert (place.key_file, place.head.parent) == (tmp_path / "k" / "s", tmp_path / "k")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[logboek]\nbestnad = 'x'\n", "bestnad"),
        ("[logboek]\ndagen = '30'\n", "'dagen' een heel getal"),
        ("[logboek]\ndagen = true\n", "'dagen' een heel getal"),
        ("[logboek]\ndagen = 0\n", "van 1 tot en met"),
        ("[logboek]\nbestand = 3\n", "'bestand' een tekst"),
        ("[logboek]\nbestand = ''\n", "'bestand' een tekst"),
        ("[[logboek]]\ndagen = 3\n", "meer dan een keer"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, toml: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        placed(tmp_path, "x.db", toml)


def test_a_short_secret_is_refused_without_being_shown(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="minstens 32") as refused:
        placed(tmp_path, "x.db", NETWERK_LOG_GEHEIM="geheimpje")
    assert "geheimpje" not in str(refused.value)


def begun(folder: Path, store: str, monkeypatch: pytest.MonkeyPatch) -> LogPlace:
    """The log of a store that somebody began without naming settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    place = log_place(Settings(store=store), {})
    log = DiskLog(place)
    log.write(LogLine("An", "beheer", "inrichten", "2026-11-30T08:00:00Z", "", True))
    log.close()
    return place


@pytest.mark.parametrize("other_key", [False, True])
def test_the_key_of_a_log_that_was_begun_elsewhere_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_key: bool
) -> None:
    first = begun(tmp_path / "thuis", str(tmp_path / "x.db"), monkeypatch)
    etc = tmp_path / "etc"
    etc.mkdir()
    if other_key:
        (etc / "logboek.sleutel").write_text("a" * 64, encoding="ascii")
    (etc / first.head.name).touch()  # what a try without the key leaves
    again = placed(etc, str(tmp_path / "x.db"))
    assert (again.key_file, again.head) == (first.key_file, first.head)
    assert placed(etc, str(tmp_path / "y.db")).key_file == etc / "logboek.sleutel"


def test_a_key_that_is_nowhere_is_told_with_the_setting_that_may_be_the_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path / "thuis", str(tmp_path / "x.db"), monkeypatch)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "ander"))
    etc = tmp_path / "etc"
    etc.mkdir()
    with pytest.raises(StoreUnavailable, match="ontbreekt.*NETWERK_CONFIG"):
        DiskLog(placed(etc, str(tmp_path / "x.db"))).ready()
    (etc / "logboek.sleutel").write_text("a" * 64, encoding="ascii")
    with pytest.raises(StoreUnavailable, match="past niet.*NETWERK_CONFIG"):
        DiskLog(placed(etc, str(tmp_path / "x.db"))).ready()
