"""De gebiedskrant: what was celebrated, one failure that taught, no names, each line traced."""

import base64
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from netwerk.model import Huisstijl, Initiatief
from netwerk.net.selection import Selection
from netwerk.report.krant import MOST, krant_html, krant_of, traced
from netwerk.report.pdf.a3_sheets import krant_pdf
from tests.builders import net_from_text
from tests.insight.areas import demo_desk
from tests.report.described import facts_of
from tests.report.test_files import png

ACTORS = {
    "Mannenkoor_Zuid": {"kern": "silvolde", "soort": "bewonersgroep"},
    "Fanfare_Oost": {"kern": "silvolde", "soort": "bewonersgroep"},
    "Bakkerij_Jansen": {"kern": "silvolde", "soort": "bedrijf"},
}
NET = net_from_text(" ".join(ACTORS), ACTORS, selection=Selection(gebied="3"))


def celebrated(id="i1", **more):
    values = {
        "titel": "Eén rooster",
        "succes": "De zaal is vol.",
        "gevierd_op": "2026-05-01",
        "gebied": "3",
    }
    return Initiatief(id=id, **{**values, **more})


def krant(*items, jaar=2026):
    return krant_of(facts_of(NET, gebied="3", initiatieven=items), jaar)


class Lines(HTMLParser):
    """Every text of the page that is told, with the records of what it stands in."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(dict(attrs).get("data-record"))

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if data.strip():
            self.found.append((data.strip(), next((r for r in self.open if r), "")))


def test_what_was_celebrated_this_year_is_told_newest_first_and_nothing_else():
    made = krant(
        celebrated("i1", titel="Eerst", gevierd_op="2026-02-01"),
        celebrated("i2", titel="Later", gevierd_op="2026-09-01"),
        celebrated("i3", titel="Vorig jaar", gevierd_op="2025-09-01"),
        celebrated("i4", titel="Niet gevierd", gevierd_op=None),
    )
    assert [line.heading for line in made.told] == ["Later", "Eerst"]


def test_who_took_part_is_counted_by_soort():
    made = krant(celebrated(betrokken=("Mannenkoor_Zuid", "Fanfare_Oost", "Bakkerij_Jansen")))
    assert made.told[0].under == ("Gevierd op 1 mei 2026, met twee bewonersgroepen en één bedrijf.")
    assert made.closing[0].heading == "Drie groepen en organisaties deden mee."
    one = krant(celebrated(betrokken=("Bakkerij_Jansen",)))
    assert one.closing[0].heading == "Eén groep of organisatie deed mee."


def test_no_name_stands_in_it_also_not_in_what_was_typed():
    made = krant(
        celebrated(
            titel="Mannenkoor Zuid wint", succes="mannenkoor zuid en Bakkerij Jansen bakten."
        ),
        celebrated("i2", succes=None, les="Vraag Fanfare Oost eerder.", datum="2026-03"),
    )
    text = krant_html(made)
    for name in ("Mannenkoor", "mannenkoor", "Jansen", "Oost"):
        assert name not in text
    assert made.told[0].heading == "Een bewonersgroep wint"
    assert made.told[0].text == "Een bewonersgroep en een bedrijf bakten."


def test_one_failure_that_taught_is_told_the_newest_of_this_year_or_the_last():
    old = celebrated("i1", succes=None, les="Oud.", datum="2024-05")
    last = celebrated("i2", succes=None, les="Begin kleiner.", datum="2025-05", titel="Markt")
    assert krant(old).learned is None
    learned = krant(old, last).learned
    assert (learned.records, learned.text, learned.under) == (
        ("i2",),
        "Begin kleiner.",
        "Uit: Markt.",
    )


def test_what_has_no_room_is_named_in_one_line_with_all_its_records():
    many = [
        celebrated(f"i{n}", titel=f"Feest {n:02}", gevierd_op=f"2026-01-{n + 1:02}")
        for n in range(MOST + 2)
    ]
    made = krant(*many)
    assert len(made.told) == MOST + 1
    assert made.told[-1].records == ("i1", "i0")
    assert made.told[-1].text == "Ook gevierd: Feest 01 en Feest 00."


def test_the_granted_money_is_added_up_and_nothing_asked_or_refused():
    made = krant(
        celebrated("i1", budget=1500.0, budget_besluit="toegekend"),
        celebrated("i2", budget=250.5, budget_besluit="toegekend"),
        celebrated("i3", budget=9000.0, budget_besluit="aangevraagd"),
    )
    (line,) = made.closing
    assert line.heading == "Er was € 1.750,50 voor twee initiatieven."
    assert set(line.records) == {"i1", "i2"}


def test_a_year_without_success_says_what_to_do():
    text = krant_html(krant(jaar=2019))
    assert "In 2019 is niets gevierd, voor zover bekend." in text
    assert "Dit vierden wij" not in text
    assert "Wat lukte er" not in text


def test_it_wears_the_colour_and_the_logo_of_the_municipality():
    logo = base64.b64encode(png()).decode()
    facts = facts_of(
        NET,
        gebied="3",
        initiatieven=(celebrated(),),
        huisstijl=Huisstijl(id="h", kleur="#7a1f3d", logo=logo),
    )
    made = krant_of(facts, 2026)
    page = krant_html(made)
    assert "#7a1f3d" in page
    assert "#154273" not in page
    assert "data:image/png;base64," in page
    assert krant_pdf(made, date(2026, 1, 1)) != krant_pdf(
        replace(made, kleur="", logo=None), date(2026, 1, 1)
    )


def test_few_things_are_told_larger_in_fewer_columns():
    assert krant(celebrated()).size == "sparse"
    assert krant(*(celebrated(f"i{k}") for k in range(4))).size == "roomy"
    assert krant(*(celebrated(f"i{k}") for k in range(7))).size == ""


def test_text_that_looks_like_a_page_is_shown_as_text():
    text = krant_html(krant(celebrated(titel="<script>alert(1)</script>")))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("gebied", ["1", "2", "3", "4", "5", "6", None])
@pytest.mark.parametrize("jaar", [2025, 2026])
def test_every_line_of_the_demo_traces_to_a_stored_initiatief(gebied, jaar):
    from netwerk.services.describing.facts import celebrating_facts

    facts = celebrating_facts(demo_desk(), gebied)
    stored = {entry.item.id for entry in demo_desk().reads.all(Initiatief)}
    made = krant_of(facts, jaar)
    page = Lines()
    page.feed(re.sub(r"<style>.*?</style>|<head>.*?</head>", "", krant_html(made), flags=re.S))
    free = {
        made.nothing,
        made.title,
        made.above,
        "Over groepen en organisaties, zonder namen.",
    }
    for text, records in page.found:
        if text in free:
            continue
        assert records, text
        assert set(records.split()) <= stored, text
    assert all(set(records) <= stored for records in traced(made).values())
    text = krant_html(made)
    for name in facts.net.whole.actors["naam"]:
        assert not re.search(rf"(?<!\w){re.escape(str(name))}(?!\w)", text), name
