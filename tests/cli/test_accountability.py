"""``netwerk verantwoording``: drafts to read and to write, and equal chance."""

import json
from pathlib import Path

from tests.cli.conftest import Netwerk


def test_the_drafts_are_listed_read_and_written(netwerk: Netwerk, tmp_path: Path):
    netwerk("demo")
    listed = netwerk("verantwoording")
    assert "dpia: DPIA" in listed.out
    told = netwerk("verantwoording", "verklaring")
    assert told.code == 0
    assert told.out.startswith("# Privacyverklaring netwerk (concept)")
    place = tmp_path / "uit"
    done = netwerk("verantwoording", "algoritmeregister", "--out", str(place))
    assert done.code == 0
    assert "Nog in te vullen onder [gemeente] in netwerk.toml: postadres" in done.out
    assert {file.suffix for file in place.iterdir()} == {".docx", ".pdf", ".md", ".json"}
    again = netwerk("verantwoording", "algoritmeregister", "--out", str(place))
    assert again.code == 1
    assert "Traceback" not in again.err
    assert netwerk("verantwoording", "algoritmeregister", "--out", str(place), "--force").code == 0


def test_the_register_and_equal_chance_as_json(netwerk: Netwerk):
    netwerk("demo")
    register = json.loads(netwerk("verantwoording", "algoritmeregister", "--json").out)
    assert len(register["entries"]) == len(register["faults"]) > 20
    fair = json.loads(netwerk("verantwoording", "gelijke-kans", "--json").out)
    assert fair["headline"]
    assert {"sentence", "evidence", "sure", "share"} <= set(fair["groups"][0])
    assert fair["headline"] in netwerk("verantwoording", "gelijke-kans").out


def test_another_name_and_a_place_that_cannot_be_are_one_sentence(netwerk: Netwerk, tmp_path: Path):
    netwerk("demo")
    wrong = netwerk("verantwoording", "dpai")
    assert (wrong.code, wrong.out) == (1, "")
    assert "'dpai' is er niet. Kies uit: dpia" in wrong.err
    (tmp_path / "bezet").write_text("x")
    refused = netwerk("verantwoording", "dpia", "--out", str(tmp_path / "bezet"))
    assert refused.code == 1
    assert "Traceback" not in refused.err
