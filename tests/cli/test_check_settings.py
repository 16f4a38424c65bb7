"""`netwerk check` reads every table of the settings as the product does."""

from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk

KEY = f'sleutel = "{"a" * 64}"'


@pytest.fixture
def toml(netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert netwerk("item", "add", "Actor", "naam=Koor", "soort=bewonersgroep", "--yes").code == 0
    file = tmp_path / "eigen.toml"
    file.write_text("")
    monkeypatch.setenv("NETWERK_CONFIG", str(file))
    return file


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[bewaren]\nsprekken = "3 jaar"\n', "sprekken"),
        ('[gemeente]\nnaan = "X"\n', "naan"),
        ('[server]\nadress = "https://x.nl"\n', "adress"),
        ('[server]\nlogboek = "xml"\n', "logboek"),
        ('[server]\nmeldadres = "x"\n', "meldadres"),
        ("[aanmelden]\nuitgeverij = 1\n", "uitgeverij"),
        ('[toegang]\nanders = "alles"\n', "anders"),
        (f'[[toepassing]]\nnaam = "x"\n{KEY}\nroll = "lezer"\n', "roll"),
    ],
)
def test_a_table_that_cannot_be_used_is_told(
    netwerk: Netwerk, toml: Path, text: str, word: str
) -> None:
    toml.write_text(text)
    told = netwerk("check")
    assert told.code == 1
    assert word in told.out
    assert "Alles in orde" not in told.out
    assert netwerk("check", "--json").json["ok"] is False


@pytest.mark.parametrize(
    "text",
    [
        f'[[toepassing]]\nnaam = "x"\n{KEY}\ngebieden = ["99"]\n',
        '[[toegang.rol]]\ngroep = "x"\nrol = "lezer"\ngebieden = ["99"]\n',
    ],
)
def test_what_is_probably_not_meant_is_told_and_not_called_fine(
    netwerk: Netwerk, toml: Path, text: str
) -> None:
    toml.write_text(text)
    told = netwerk("check")
    assert (told.code, "Let op: " in told.out, "'99'" in told.out) == (0, True, True)
    assert "Alles in orde" not in told.out


def test_two_faults_are_told_at_once(netwerk: Netwerk, toml: Path) -> None:
    toml.write_text('[bewaren]\nsprekken = "3 jaar"\n[gemeente]\nnaan = "X"\n')
    told = netwerk("check").out
    assert "sprekken" in told
    assert "naan" in told


def test_the_secrets_of_the_server_are_not_asked_of_who_checks(
    netwerk: Netwerk, toml: Path
) -> None:
    toml.write_text(
        '[aanmelden]\nuitgever = "https://x.nl/.well-known/openid-configuration"\n'
        'client_id = "n"\ndomeinen = ["x.nl"]\n'
    )
    told = netwerk("check")
    assert (told.code, "Alles in orde" in told.out) == (0, True), told
