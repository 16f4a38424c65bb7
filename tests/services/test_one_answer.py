"""One question has one answer: the same number on page, map, document, command and in sentences."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from netwerk.cli import main
from netwerk.insight.catalogue import all_findings
from netwerk.insight.counts import count_words, counted
from netwerk.insight.coverage.reach import reach, who_knows_whom
from netwerk.insight.coverage.team import team_of
from netwerk.insight.kinds import GATEN
from netwerk.insight.numbers import numbers
from netwerk.insight.subjects import told_once
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.answers.highlights import marks_for
from netwerk.services.answers.overview import by_place, in_short, in_slots, overview
from netwerk.services.answers.sections import in_sections
from tests.insight.areas import demo, demo_desk, demo_selections, random_nets
from tests.report.described import described_of, every_section, in_digits

TODAY = date(2026, 11, 25)
N = r"(\d+(?:\.\d{3})*)"
SAYS = {
    "actors": rf"(?:(?:[Rr]ust op|[Tt]ussen|kaart met|hier staat|hier staan|^) {N} actor(?:en)?\b|^{N} actor(?:en)?\b)",
    "without_contact": rf"(?:{N} (?:actor(?:en)? )?(?:heeft|hebben) geen contact|[Vv]an {N} actor(?:en)? is geen contact bekend)",
    "doubles": rf"{N} actor(?:en)? (?:staat|staan) er misschien dubbel in",
    "outside_only": rf"{N} (?:(?:actor(?:en)? )?(?:heeft|hebben) )?alleen (?:contact )?buiten (?:deze selectie|gebied|de gemeente)",
    "isolated": rf"(?:van hen (?:heeft|hebben) {N} geen enkele relatie|contact; {N} daarvan (?:heeft|hebben) ook niets)",
    "current_ties": rf"{N} relaties? (?:en|vastgelegd)",
    "contact_pairs": rf"(?:met|dat|en|\d+ actor(?:en)?(?: en \d+ die gestopt (?:is|zijn))?,) {N} contact(?:en)?\b",
    "cut_points": rf"(?:[Bb]ij {N} actor(?:en)? valt|[Ee]r (?:is|zijn) {N} actor(?:en)? waar|Aan {N} hangt het contact van anderen\.|[Aa]an {N} actor(?:en)? hangt een deel)",
    "bridges": rf"[Bb]ij {N} contact(?:en)? (?:raakt|raken) anderen los",
    "ended": rf"{N} relaties? (?:is|zijn) voorbij",
    "asked": rf"aan {N} daarvan is gevraagd",
}
"""How each number is told, by its key for scripts."""


def said(text: str) -> dict[str, set[int]]:
    """The numbers in a text, by key."""
    numbers_told: dict[str, set[int]] = {}
    for key, pattern in SAYS.items():
        for match in re.finditer(pattern, text):
            value = next(group for group in match.groups() if group)
            numbers_told.setdefault(key, set()).add(int(value.replace(".", "")))
    if re.search("geen contact en (?:geen enkele|ook geen) andere relatie", text):
        numbers_told["isolated"] = numbers_told["without_contact"]
    return numbers_told


def check(where: str, text: str, counts) -> dict[str, set[int]]:
    told = said(text)
    for key, values in told.items():
        assert values == {int(counts[key])}, (where, key, values, counts[key], text)
    for key in ("without_contact", "outside_only"):
        assert bool(counts[key]) == (key in told), (where, key, text)
    return told


def more(findings, kind: str, rest: str = "") -> int:
    """How many a kind tells of, those in the rest of a long list with them."""
    told = [f for f in findings if f.kind in {kind, rest or kind}]
    return sum(int(f.numbers.get("more", 1)) for f in told)


def report_text(net, findings, counts) -> tuple[str, dict[str, int]]:
    description = described_of(net, findings, counts, net.selection.gebied)
    section = {part.key: part for part in every_section(description)}
    lists = dict(
        match.groups()
        for line in (section["gaten"].text if "gaten" in section else ())
        if (match := re.match(r"(.*) \((\d+)\):", line))
    )
    table = next((t for t in section["wie"].tables if t.caption == "Wie er zijn"), None)
    if table:
        assert sum(int(row[1].replace(".", "")) for row in table.rows) == int(counted(net).sum())
    assert counts["actors"] == int(counted(net).sum())
    if counts["actors"]:
        assert said(in_digits(description.cover.based_on))["actors"] == {counts["actors"]}
    kernen = next((t for t in section["wie"].tables if t.caption.endswith("per kern")), None)
    if kernen:
        held = [int(row[1].replace(".", "")) for row in kernen.rows if row[1] != "niet bekend"]
        assert sum(held) == counts["actors"]
    text = in_digits(" ".join((description.cover.based_on, *section["netwerk"].text)))
    return text, {words: int(count) for words, count in lists.items()}


def check_one_answer(net, findings) -> None:
    counts = numbers(net)
    picture = draw(net, schema(), layout(net), View())
    if net.n:
        check("overview", in_short(counts), counts)
        told = check("map, above", picture.headline, counts)
        assert told["contact_pairs"] == {counts["contact_pairs"]}
        assert told["actors"] == {counts["actors"]}, picture.headline
        assert bool(counts["cut_points"]) == ("cut_points" in told), picture.headline
        caption = check("map, in words", picture.summary, counts)
        assert {"current_ties", "contact_pairs"} <= caption.keys()
        if counts["actors"]:
            document, lists = report_text(net, findings, counts)
            told = check("document", document, counts)
            assert "current_ties" in told, document
            for key in ("contact_pairs", "cut_points", "bridges"):
                assert bool(counts[key]) == (key in told), (key, document)
            assert lists.get("Geen enkele relatie bekend", 0) == counts["isolated"]
            only = lists.get("Wel een andere relatie, geen contact bekend", 0)
            assert only == counts["only_affiliation"]
            outside = [n for words, n in lists.items() if words.startswith("Alleen contact buiten")]
            assert sum(outside) == counts["outside_only"]
        assert sum(row.count for row in picture.ties) == counts["current_ties"]
    check("command", count_words(counts), counts)
    for kind in ("isolated", "only_affiliation", "outside_only"):
        assert more(findings, kind) == counts[kind], kind
    assert more(findings, "maybe_twice") == counts["doubles"]
    assert more(findings, "cut_point", "cut_point_more") == counts["cut_points"]
    assert more(findings, "bridge", "bridge_more") == counts["bridges"]
    check_cards(findings, counts)
    check_reach(net)


STANDING = {"alleen": "without_contact", "buiten": "outside_only"}
"""What the cards under a heading and the marks of the map are counted as."""


def check_cards(findings, counts) -> None:
    """Under the heading of a word stand as many cards as its number says."""
    on_page = {part.heading.key: part.cards for part in in_sections(findings, GATEN)}
    for place, key in STANDING.items():
        assert len(on_page.get(place, ())) == counts[key], (place, key)
        assert len(in_slots(findings)[place]) == counts[key], (place, key)


def check_marks(selection: Selection) -> None:
    """The legend of the map counts what is lifted out as the sentence does."""
    net = demo().net(selection)
    counts, placed = numbers(net), layout(net)
    labels = set()
    for what, key in STANDING.items():
        marks = marks_for(demo_desk(), selection, what)
        drawn = draw(net, schema(), placed, View(marks=marks))
        legend = [e for e in drawn.legend if e.part == "teken" and e.style["mark"] != "los"]
        assert sum(entry.count or 0 for entry in legend) == counts[key], (selection, what)
        labels |= {mark.label for mark in marks}
    assert len(labels) == len(STANDING)


def check_reach(net) -> None:
    """The two sentences about a team speak of the same other actors."""
    team = [str(net.actors["id"][i]) for i in team_of(net)]
    if not team:
        return
    reached, known = reach(net, team), who_knows_whom(net, team)
    total = reached.within[-1] + len(reached.out)
    assert total == len(known.known) + len(known.unknown)
    assert len(reached.rings[0]) == len(known.known)
    for k, within in enumerate(re.findall(rf"{N} binnen", reached.sentence)):
        assert int(within.replace(".", "")) == sum(len(ring) for ring in reached.rings[: k + 1])


@pytest.mark.parametrize("selection", demo_selections(), ids=lambda s: f"{s.gebied}-{s.kern}")
def test_every_number_of_the_demo_is_the_same_everywhere(selection: Selection) -> None:
    findings = demo().findings(selection, TODAY)
    check_one_answer(demo().net(selection), findings)
    seen = overview(demo_desk(), selection, findings)
    assert seen.numbers["without_contact"] == numbers(demo().net(selection))["without_contact"]
    assert len(seen.alone) == seen.numbers["without_contact"]
    assert len(seen.outside) == seen.numbers["outside_only"]
    check_marks(selection)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_nets())
def test_every_number_is_the_same_everywhere_whatever_the_network(net) -> None:
    check_one_answer(net, all_findings(net, schema(), TODAY))


def test_what_is_said_about_a_place_is_what_its_table_says() -> None:
    for selection in [s for s in demo_selections() if s.kern is None and not s.soorten]:
        rows = {row.naam: row for row in by_place(demo_desk(), selection)}
        for finding in demo().findings(selection, TODAY):
            row = rows.get(str(finding.numbers.get("group")))
            if finding.kind == "alone_by_kern" and row:
                assert finding.numbers["alone"] == row.alone, finding.sentence
                assert finding.numbers["actors"] == row.actors, finding.sentence


@pytest.mark.parametrize("gebied", [None, "2", "5", "6"])
def test_the_command_says_what_the_pages_say(
    gebied: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETWERK_STORE", demo().store.url)
    assert main(["insight", *(("--gebied", gebied) if gebied else ())]) == 0
    head = capsys.readouterr().out.split("\n", 1)[0]
    told = check("command", head, numbers(demo().net(Selection(gebied=gebied))))
    assert {"current_ties", "contact_pairs"} <= told.keys()


def test_the_command_says_the_band_of_every_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETWERK_STORE", demo().store.url)
    assert main(["insight", "--gebied", "6"]) == 0
    out = capsys.readouterr().out
    other = 0
    for card in told_once(demo().findings(Selection(gebied="6"), TODAY)):
        for part in card.parts:
            band = part.certainty.band
            words = f" [{band}]" if band != card.lead.certainty.band else ""
            assert f"    Ook: {part.sentence}{words}\n" in out
            other += bool(words)
    assert other > 5


def test_the_definitions_of_the_manual_are_those_of_the_product() -> None:
    from pathlib import Path

    from netwerk.insight.counts import DEFINITIONS

    page = (Path(__file__).parents[2] / "docs/gebruik/getallen.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", page, re.MULTILINE)
    assert tuple(rows) == DEFINITIONS
