"""The tables [aanmelden] and [server]: whole, or one sentence and no start."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk.access.server_address import is_loopback, server_address
from netwerk.access.sign_in_settings import sign_in_settings
from netwerk.errors import InputError

LONG = "0123456789" * 4
SECRETS = {
    "NETWERK_AANMELDEN_GEHEIM": "g",
    "NETWERK_COOKIE_GEHEIM": LONG,
    "NETWERK_PROXY_GEHEIM": LONG,
}
WHOLE = """
[aanmelden]
uitgever = "https://login.example/.well-known/openid-configuration"
client_id = "netwerk"
domeinen = ["Gemeente.nl"]
"""
PROXY = """
[aanmelden]
domeinen = ["gemeente.nl"]
koppen = { naam = "X-Naam", email = "X-Email", groepen = "X-Groepen" }
"""


def environ(folder: Path, text: str, **changed: str) -> dict[str, str]:
    path = folder / "netwerk.toml"
    path.write_text(text, encoding="utf-8")
    return SECRETS | {"NETWERK_CONFIG": str(path)} | changed


def test_without_the_table_nobody_signs_in(tmp_path: Path) -> None:
    assert sign_in_settings(environ(tmp_path, "")) is None


def test_what_is_not_said_has_its_usual_value(tmp_path: Path) -> None:
    found = sign_in_settings(environ(tmp_path, WHOLE))
    assert found is not None
    assert (found.duur, found.nagaan, found.groepen) == (36_000, 300, "groups")
    assert found.domeinen == ("gemeente.nl",)
    assert not found.by_proxy


def test_the_secrets_are_never_shown(tmp_path: Path) -> None:
    found = sign_in_settings(environ(tmp_path, PROXY, NETWERK_AANMELDEN_GEHEIM="zeer-geheim"))
    assert found is not None
    assert found.by_proxy
    assert LONG not in repr(found)
    assert "zeer-geheim" not in repr(sign_in_settings(environ(tmp_path, WHOLE)))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (WHOLE + 'uitgver = "x"', "uitgver"),
        (WHOLE.replace("https://login", "http://login"), "uitgever"),
        (WHOLE.replace('"netwerk"', "3"), "client_id"),
        (WHOLE.replace('["Gemeente.nl"]', "[]"), "domeinen"),
        (WHOLE.replace('["Gemeente.nl"]', '["*"]'), "domeinen"),
        (WHOLE.replace('["Gemeente.nl"]', '"gemeente.nl"'), "domeinen"),
        (WHOLE + "duur = 0", "duur"),
        (WHOLE + "duur = true", "duur"),
        (WHOLE + "duur = 25", "duur"),
        (WHOLE + 'nagaan = "vaak"', "nagaan"),
        (WHOLE + "nagaan = 61", "nagaan"),
        (WHOLE + 'scope = "email"', "openid"),
        (WHOLE + 'koppen = { naam = "A", email = "B", groepen = "C" }', "koppen"),
        (PROXY.replace('groepen = "X-Groepen"', 'groep = "X"'), "koppen"),
        (PROXY.replace("X-Groepen", "X-Naam"), "twee keer"),
        (PROXY.replace("X-Groepen", "X Groepen"), "koppen"),
        ("[[aanmelden]]\nclient_id = 'x'", "haken"),
    ],
)
def test_what_is_missing_or_mistyped_is_one_sentence(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(InputError, match=named) as refused:
        sign_in_settings(environ(tmp_path, text))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (WHOLE, "NETWERK_AANMELDEN_GEHEIM"),
        (WHOLE, "NETWERK_COOKIE_GEHEIM"),
        (PROXY, "NETWERK_PROXY_GEHEIM"),
        (PROXY, "NETWERK_COOKIE_GEHEIM"),
    ],
)
def test_a_secret_that_is_not_there_or_short_is_named_and_not_printed(
    tmp_path: Path, text: str, name: str
) -> None:
    with pytest.raises(InputError, match=name):
        sign_in_settings(environ(tmp_path, text, **{name: ""}))
    if name != "NETWERK_AANMELDEN_GEHEIM":
        with pytest.raises(InputError, match="32") as refused:
            sign_in_settings(environ(tmp_path, text, **{name: "te-kort-geheim"}))
        assert "te-kort-geheim" not in str(refused.value)


def test_the_address_of_the_server_gives_its_path_and_names(tmp_path: Path) -> None:
    text = '[server]\nadres = "https://net.gemeente.nl/kaart/"\nhosts = ["Net.intern"]'
    found = server_address(environ(tmp_path, text))
    assert (found.path, found.origin) == ("/kaart", "https://net.gemeente.nl")
    assert found.names == ("net.gemeente.nl", "net.intern")
    assert found.secure
    assert server_address(environ(tmp_path, "")).names == ("localhost", "127.0.0.1", "::1")


@pytest.mark.parametrize(
    "line",
    [
        'adres = "net.gemeente.nl"',
        'adres = "http://net.gemeente.nl"',
        'adres = "https://net.gemeente.nl/?a=1"',
        'adres = "https://jan@net.gemeente.nl"',
        'adres = "https://net.gemeente.nl:poort"',
        "adres = 3",
        'hosts = "net.intern"',
        'hosts = ["*"]',
        'hosts = ["http://net.intern"]',
        'adress = "https://net.gemeente.nl"',
    ],
)
def test_an_address_that_cannot_be_used_is_one_sentence(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match=r"\[server\]"):
        server_address(environ(tmp_path, f"[server]\n{line}"))


def test_which_addresses_only_this_machine_can_reach() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.8.8.8", "::1")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "10.0.0.7", "net.gemeente.nl", "")))
