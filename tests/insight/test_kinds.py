"""One record a kind of finding, from which everything that shows findings follows."""

import ast
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import netwerk
from netwerk.insight import catalogue, change, kinds
from netwerk.insight.catalogue import every_kind, kind_of
from netwerk.insight.finding import Finding, actor_ref
from netwerk.map.view import MARKS
from tests.builders import net_from_text
from tests.report.described import described_of, every_section, section

TODAY = date(2026, 11, 25)
ROOT = Path(netwerk.__file__).parent
SLOTS = (kinds.ALONE, kinds.OUTSIDE, kinds.HANGS_ON_ONE, kinds.NEXT)
PARTS = (kinds.REPORT_GAPS, kinds.REPORT_BRIDGES, kinds.REPORT_LISTED, kinds.REPORT_NETWORK)


def test_every_kind_has_one_record_with_a_page_and_a_heading() -> None:
    every = (*every_kind(), *change.KINDS)
    assert max(Counter(kind.name for kind in every).values()) == 1
    assert len(every_kind()) >= 48
    for kind in every:
        assert kind.heading in kinds.HEADINGS
        assert kind.heading.title
        assert kind_of(kind.name) == kind
        assert kind.mark in MARKS


def test_no_two_kinds_are_told_at_the_same_place() -> None:
    assert max(Counter(kind.rank for kind in (*every_kind(), *change.KINDS)).values()) == 1


def test_every_heading_every_question_of_the_overview_and_every_part_of_the_report_is_filled() -> (
    None
):
    every = every_kind()
    assert {kind.heading for kind in (*every, *change.KINDS)} == set(kinds.HEADINGS)
    assert {kind.overview for kind in every if kind.overview} == set(SLOTS)
    assert {kind.report.part for kind in every if kind.report} == set(PARTS)
    assert all(k.report.words for k in every if k.report and k.report.part == kinds.REPORT_LISTED)
    assert any(kind.large_map for kind in every)


def test_a_kind_is_named_in_the_module_of_its_finder_only() -> None:
    owners: dict[str, set[Path]] = {}
    uses: dict[str, set[Path]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for name in _kind_names(node) & ALL:
                called = _called(node)
                (owners if called == "Kind" else uses).setdefault(name, set()).add(path)
    for name, paths in owners.items():
        assert len(paths) == 1, name
    for name, paths in uses.items():
        assert not paths - owners.get(name, set()), (name, paths)


ALL = {kind.name for kind in (*every_kind(), *change.KINDS)}


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else ""


def _kind_names(node: ast.AST) -> set[str]:
    """Texts where a kind is named: compared with, made, told of, looked for, or listed."""
    values: list[ast.expr] = []
    if isinstance(node, ast.Compare):
        values = [node.left, *node.comparators]
        values += [v for c in node.comparators for v in getattr(c, "elts", [])]
    elif isinstance(node, ast.Call) and _called(node) in {"Kind", "Finding", "rest_of"}:
        values = [*node.args[:2], *(k.value for k in node.keywords if k.arg == "kind")]
    elif isinstance(node, ast.Set) and len(set(map(_text, node.elts)) & ALL) > 1:
        values = node.elts
    return set(map(_text, values)) - {""}


MADE_UP = kinds.Kind(
    "made_up",
    kinds.THREAD,
    205,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_GAPS),
    large_map=True,
    mark="spil",
)


def with_made_up(monkeypatch) -> None:
    def find(ground):
        return (
            Finding(
                MADE_UP.name, "D is verzonnen.", (actor_ref(ground.net, 3),), next_step="Vraag D."
            ),
        )

    question = kinds.Question(find, (MADE_UP,))
    monkeypatch.setattr(catalogue, "QUESTIONS", (*catalogue.QUESTIONS, question))


def test_a_new_kind_is_told_on_its_page_in_overview_report_map_and_for_scripts(monkeypatch) -> None:
    from netwerk.insight.numbers import numbers
    from netwerk.schema import schema
    from netwerk.services.answers.highlights import first_of_each, marked
    from netwerk.services.answers.overview import in_slots
    from netwerk.services.answers.sections import in_sections

    with_made_up(monkeypatch)
    net = net_from_text("A-B B-C; D E-F")
    findings = catalogue.all_findings(net, schema(), TODAY)
    told = next(f for f in findings if f.kind == "made_up")
    assert catalogue.as_json(told)["page"] == "gaten"
    assert catalogue.as_json(told)["subject"]["ids"] == ("D",)
    alone = next(f for f in findings if f.kind == "isolated")
    only = [f for f in findings if f is not alone]
    (part,) = [p for p in in_sections(only, kinds.GATEN) if p.heading == kinds.THREAD]
    assert told in [card.lead for card in part.cards]
    assert told in [card.lead for card in in_slots(only)[kinds.HANGS_ON_ONE]]
    assert told in [card.lead for card in first_of_each(only)]
    assert "made_up" in marked("spil")
    gaps = section(described_of(net, only, numbers(net)), "gaten")
    assert told.sentence in [point.text for point in gaps.points]


def test_a_kind_without_a_place_in_the_report_is_not_told_there(monkeypatch) -> None:
    from netwerk.insight.numbers import numbers

    monkeypatch.setattr("tests.insight.test_kinds.MADE_UP", replace(MADE_UP, report=None))
    net = net_from_text("A-B B-C; D E-F")
    finding = Finding("made_up", "D is verzonnen.", (actor_ref(net, 3),))
    description = described_of(net, (finding,), numbers(net))
    parts = every_section(description)
    assert all(point.text != finding.sentence for part in parts for point in part.points)
