from pathlib import Path

import pytest

from netwerk.errors import InputError
from netwerk.settings import load_settings, settings_table


def config(tmp_path: Path, text: str) -> dict[str, str]:
    (tmp_path / "netwerk.toml").write_text(text)
    return {"NETWERK_CONFIG": str(tmp_path / "netwerk.toml")}


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(
    tmp_path: Path,
) -> None:
    environ = config(tmp_path, 'store = "uit-bestand.db"\nport = 9000\n')
    assert (load_settings(environ).store, load_settings(environ).port) == ("uit-bestand.db", 9000)
    assert load_settings(environ | {"NETWERK_STORE": "uit-omgeving.db"}).store == "uit-omgeving.db"
    assert load_settings(config(tmp_path, "")).port == 8501


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "9" * 20])
def test_a_port_that_cannot_be_is_named(port: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=port):
        load_settings({"NETWERK_PORT": port} | config(tmp_path, ""))


@pytest.mark.parametrize("content", [b"store = ", b"\xff\xfe\x00"])
def test_a_broken_settings_file_is_one_sentence_with_its_name(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "netwerk.toml").write_bytes(content)
    with pytest.raises(InputError, match="netwerk.toml"):
        load_settings({"NETWERK_CONFIG": str(tmp_path / "netwerk.toml")})


def test_a_password_is_never_shown(tmp_path: Path) -> None:
    settings = load_settings({"NETWERK_NEO4J_PASSWORD": "geheim123"} | config(tmp_path, ""))
    assert settings.neo4j_password == "geheim123"
    assert "geheim123" not in repr(settings)


def test_a_port_of_thousands_of_digits_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="NETWERK_PORT"):
        load_settings({"NETWERK_PORT": "9" * 5000} | config(tmp_path, ""))


def test_a_mistyped_setting_is_named_instead_of_ignored(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'stor'.*store"):
        load_settings(config(tmp_path, 'stor = "ander.db"\n'))


def test_own_places_and_borders_are_paths_or_absent(tmp_path: Path) -> None:
    environ = config(tmp_path, 'geojson = "gebieden.geojson"\n')
    assert load_settings(environ).geojson == Path("gebieden.geojson")
    assert load_settings(environ).plaatsen is None


def test_a_settings_file_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tikfout"):
        load_settings({"NETWERK_CONFIG": str(tmp_path / "tikfout.toml")})


def test_a_settings_file_is_read_anew_when_it_changes_however_soon(tmp_path: Path) -> None:
    file = tmp_path / "netwerk.toml"
    environ = {"NETWERK_CONFIG": str(file)}
    for name in ("anna", "bram", "carl"):  # as long as each other, within a second
        other = tmp_path / "new.toml"
        other.write_text(f'user = "{name}"', encoding="utf-8")
        other.replace(file)
        assert load_settings(environ).user == name
    file.write_text("user = ", encoding="utf-8")
    for _ in range(2):  # what cannot be read is not remembered as something that could
        with pytest.raises(InputError, match=r"netwerk\.toml"):
            load_settings(environ)


PEOPLE = '[aanmelden]\nmanier = "oidc"\n[toegang]\nanders = "lezer"\n'


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('store = "a"\nport = [1,,2]\n', "regel 2, kolom 11"),
        ("store = ", "aan het eind"),
        ('store = "a', "aan het eind"),
        ("\0", "regel 1, kolom 1"),
    ],
)
def test_a_mistyped_file_says_in_dutch_on_which_line(text: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=where) as told:
        load_settings(config(tmp_path, text))
    assert not {"at", "line", "Invalid", "Unclosed", "remove"} & set(str(told.value).split())
    assert "haal het weg" not in str(told.value)  # without it nobody can sign in any more


@pytest.mark.parametrize(
    "broken", [PEOPLE + "[server\n", PEOPLE + "\0", 'stroe = "a"\n' + PEOPLE, "port = 'a'", None]
)
def test_where_people_sign_in_a_file_that_cannot_be_used_stops_nobody_and_is_logged_once(
    broken: str | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    environ = config(tmp_path, 'store = "a.db"\n' + PEOPLE)
    load_settings(environ)
    if broken is None:
        (tmp_path / "netwerk.toml").unlink()
    else:
        config(tmp_path, broken)
    with caplog.at_level("WARNING", "netwerk"):
        assert load_settings(environ).store == "a.db"
        assert settings_table("toegang", environ) == {"anders": "lezer"}
    (record,) = caplog.records
    assert str(tmp_path / "netwerk.toml") in record.getMessage()
    load_settings(config(tmp_path, 'store = "b.db"\n' + PEOPLE))
    assert load_settings(environ).store == "b.db"


def test_on_a_desk_of_ones_own_a_mistyped_file_is_told_at_once(tmp_path: Path) -> None:
    load_settings(config(tmp_path, 'store = "a.db"\n'))
    with pytest.raises(InputError, match="regel 1, kolom"):
        load_settings(config(tmp_path, "store = \n"))
