"""``netwerk cijfers``: figures in, shown, and taken away, for scripts."""

from pathlib import Path

from tests.cli.conftest import Netwerk
from tests.figures.made_files import kwb


def test_figures_are_read_shown_and_taken_away(netwerk: Netwerk, tmp_path: Path) -> None:
    file = tmp_path / "kwb-2024.csv"
    file.write_bytes(kwb())
    looked = netwerk("cijfers", "import", str(file), "--dry-run", "--json").json
    assert (looked["new"], looked["revision"]) == (74, None)
    assert netwerk("cijfers", "show", "--kern", "etten").out.startswith("Er zijn hier nog geen")
    stored = netwerk("cijfers", "import", str(file))
    assert "8 rijen: 1 gemeente, 1 wijk en 4 buurten van Oude IJsselstreek" in stored.out
    shown = netwerk("cijfers", "show", "--kern", "etten", "--json").json
    assert shown["lines"][0]["sentence"] == "Er zijn 1.500 inwoners."
    assert "hier staan geen cijfers" in netwerk("cijfers", "show", "--gebied", "5").out.lower()
    figures = {figure["maat"]: figure for figure in shown["figures"]}
    assert (figures["inwoners"]["waarde"], figures["inwoners"]["of"]) == (1500, 2)
    assert figures["aandeel_koop"]["waarde"] is None
    source = netwerk("cijfers", "list", "--json").json["sources"][0]
    assert (source["jaar"], source["cijfers"]) == (2024, 74)
    removed = netwerk("cijfers", "remove", "--bron", source["bron"], "--json").json
    assert removed["removed"] == 74
    assert netwerk("cijfers", "list", "--json").json == {"sources": []}


def test_what_cannot_be_used_is_one_sentence_and_code_1(netwerk: Netwerk, tmp_path: Path) -> None:
    file = tmp_path / "donor.csv"
    file.write_text("wat;hoe\nja;5\n")
    refused = netwerk("cijfers", "import", str(file))
    assert refused.code == 1
    assert "geen kolom met codes" in refused.err
    assert netwerk("cijfers", "import").code == 1
    assert netwerk("cijfers", "remove").code == 1
    assert netwerk("cijfers", "show", "--gebied", "5", "--kern", "etten").code == 1


def test_what_looks_private_is_told_with_its_row_and_can_be_left_out(
    netwerk: Netwerk, tmp_path: Path
) -> None:
    file = tmp_path / "eigen.csv"
    file.write_text(
        "plek;maat;jaar;waarde;bron\nEtten;Clubs;2024;3;x\nEtten;Bel 06-12345678;2024;4;x\n"
    )
    looked = netwerk("cijfers", "import", str(file), "--dry-run")
    assert "Dit lijkt privé" in looked.out
    assert "eigen.csv, rij 3" in looked.out
    refused = netwerk("cijfers", "import", str(file))
    assert (refused.code, "--sla-over" in refused.err, "rij 3" in refused.err) == (1, True, True)
    stored = netwerk("cijfers", "import", str(file), "--sla-over")
    assert "Die rijen zijn overgeslagen." in stored.out
    assert "1 nieuw, 0 gewijzigd" in stored.out
