"""The applications that the settings name, and what a wrong table is told."""

from datetime import date
from pathlib import Path

import pytest

from netwerk.access.application_settings import (
    Application,
    applications_of_settings,
    digest,
    new_key,
    whose_key,
)
from netwerk.access.rights import BEHEREN, BEWERKEN, CONTACT, LEZEN, Resource, allowed
from netwerk.errors import InputError

GOOD = f'naam = "Open data"\nsleutel = "{digest("een")}"\n'


def read(tmp_path: Path, text: str) -> tuple[Application, ...]:
    path = tmp_path / "netwerk.toml"
    path.write_text(text, encoding="utf-8")
    return applications_of_settings({"NETWERK_CONFIG": str(path)})


def test_without_a_table_nobody_is_let_in(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ()


def test_what_is_not_said_is_the_least(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"[[toepassing]]\n{GOOD}")
    assert one == Application("Open data", digest("een"), "lezer", (), 60, None)
    user = one.user("10.0.0.1")
    assert (user.naam, user.waarvandaan) == ("api Open data", "api Open data, 10.0.0.1")
    assert allowed(user, LEZEN)
    assert not any(allowed(user, action) for action in (CONTACT, BEWERKEN, BEHEREN))


@pytest.mark.parametrize("rol", ["beheerdr", "Beheerder", "", "admin"])
def test_a_mistyped_role_reads(tmp_path: Path, rol: str) -> None:
    (one,) = read(tmp_path, f'[[toepassing]]\n{GOOD}rol = "{rol}"')
    assert one.rol == "lezer"
    assert not allowed(one.user(""), CONTACT)


def test_a_role_of_another_kind_reads_too(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"[[toepassing]]\n{GOOD}rol = 1")
    assert one.rol == "lezer"


def test_gebieden_are_the_only_ones(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f'[[toepassing]]\n{GOOD}rol = "makelaar"\ngebieden = ["5", 4]')
    user = one.user("")
    assert allowed(user, CONTACT, Resource("", ("5",)))
    assert allowed(user, LEZEN, Resource("", ("4",)))
    assert not allowed(user, LEZEN, Resource("", ("1",)))
    assert not allowed(user, LEZEN)


@pytest.mark.parametrize("tot", ['"2026-11-30"', "2026-11-30"])
def test_a_key_holds_until_the_end_of_its_last_day(tmp_path: Path, tot: str) -> None:
    (one,) = read(tmp_path, f"[[toepassing]]\n{GOOD}tot = {tot}")
    assert not one.is_over(date(2026, 11, 30))
    assert one.is_over(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[toepassing]\n" + GOOD, "dubbele haken"),
        ("[[toepassing]]\nnaam = 'x'", "'sleutel'"),
        (f"[[toepassing]]\nsleutel = '{digest('een')}'", "'naam'"),
        (f"[[toepassing]]\n{GOOD}kleur = 1", "'kleur'. Kies uit"),
        (f"[[toepassing]]\n{GOOD}gebieden = '5'", "'gebieden'"),
        (f"[[toepassing]]\n{GOOD}gebieden = [[]]", "'gebieden'"),
        (f"[[toepassing]]\n{GOOD}per_minuut = 0", "'per_minuut'"),
        (f"[[toepassing]]\n{GOOD}per_minuut = true", "'per_minuut'"),
        (f"[[toepassing]]\n{GOOD}per_minuut = 1e9", "'per_minuut'"),
        (f"[[toepassing]]\n{GOOD}tot = 'morgen'", "'tot'"),
        (f"[[toepassing]]\n{GOOD}tot = 2026-11-30T10:00:00", "'tot'"),
        ("[[toepassing]]\nnaam = 'x'\nsleutel = 'geheim'", "'sleutel'"),
        (f"[[toepassing]]\n{GOOD}[[toepassing]]\n{GOOD}", "de naam 'Open data'"),
        (f"[[toepassing]]\n{GOOD}[[toepassing]]\n{GOOD.replace('Open', 'X')}", "dezelfde sleutel"),
        ("toepassing = ['x']", "geen tabel"),
    ],
)
def test_a_wrong_table_is_one_sentence_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=r"netwerk\.toml") as refused:
        read(tmp_path, text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_key_is_known_by_what_is_kept_of_it() -> None:
    keys = [new_key() for _ in range(3)]
    assert len(set(keys)) == 3
    assert all(len(key) > 40 for key in keys)
    there = [Application(key[:12], digest(key)) for key in keys]
    assert [whose_key(there, key) for key in keys] == there
    assert whose_key(there, there[0].sleutel) is None
    assert whose_key(there, "") is None
    assert whose_key((), keys[0]) is None
