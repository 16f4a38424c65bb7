"""The table [gemeente]: what is filled in, what is not, and what cannot be used."""

from pathlib import Path

import pytest

from netwerk.access.own_gemeente import own_gemeente
from netwerk.errors import InputError


def read(folder: Path, text: str):
    file = folder / "netwerk.toml"
    file.write_text(text, encoding="utf-8")
    return own_gemeente({"NETWERK_CONFIG": str(file)})


def test_what_is_there_is_used_and_the_rest_is_marked(tmp_path: Path):
    here = read(tmp_path, '[gemeente]\nnaam = "Gemeente Voorbeeld"\ncontact = "a@b.nl"\n')
    assert here.words("naam") == "Gemeente Voorbeeld"
    assert here.words("fg_mail") == (
        "[in te vullen door de gemeente, beheerder in netwerk.toml: e-mailadres van de FG]"
    )
    assert "postadres" in here.lacking
    assert "status" not in here.lacking


def test_without_a_table_all_is_to_be_filled_in():
    assert "naam van de gemeente" in own_gemeente({}).lacking


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[gemeente]\nnam = 'x'\n", "'nam', en dat bestaat niet"),
        ("[gemeente]\nnaam = 3\n", "bij 'naam' geen tekst"),
        ('[gemeente]\nnaam = """a\nb"""\n', "op één regel"),
        ("[gemeente]\ncontact = 'bel ons'\n", "een e-mailadres of een adres op https://"),
        ("[gemeente]\nfg_mail = 'fg'\n", "een e-mailadres"),
        ("[gemeente]\nbegindatum = '2026'\n", "een jaar en maand"),
        ("[gemeente]\nstatus = 'klaar'\n", "In gebruik"),
        ("[gemeente]\nlink_broncode = 'git'\n", "een adres op https://"),
        ("[gemeente]\nleverancier = '" + "x" * 200 + "'\n", "minder dan 200 tekens"),
        ("[[gemeente]]\nnaam = 'x'\n", "één tabel"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(tmp_path: Path, text: str, said: str):
    with pytest.raises(InputError, match="gemeente") as refused:
        read(tmp_path, text)
    assert said in str(refused.value)


def test_the_website_is_the_public_page_unless_another_is_given(tmp_path: Path):
    site = "[gemeente]\nwebsite = 'https://a.nl'\n"
    assert read(tmp_path, site).link_publiekspagina == "https://a.nl"
    other = read(tmp_path, site + "link_publiekspagina = 'https://a.nl/netwerk'\n")
    assert other.link_publiekspagina == "https://a.nl/netwerk"


def test_the_law_that_is_proposed_has_its_name_and_address_and_another_basis_has_its_own(
    tmp_path: Path,
):
    usual = read(tmp_path, "[gemeente]\nnaam = 'Gemeente A'\n")
    assert usual.titel_wettelijke_basis == "Wet maatschappelijke ondersteuning 2015"
    assert usual.link_wettelijke_basis.startswith("https://wetten.overheid.nl/")
    own = read(tmp_path, "[gemeente]\nwettelijke_basis = 'Verordening, artikel 2'\n")
    assert (own.titel_wettelijke_basis, own.link_wettelijke_basis) == ("", "")
    assert "link naar de wet of verordening" in own.lacking
