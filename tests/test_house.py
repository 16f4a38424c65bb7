"""The house itself: one name for one thing, and modules that can be read."""

import ast
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "netwerk").rglob("*.py"))
LONGEST, LONGEST_PAGE = 300, 120

TWINS = {
    # The two engines do the same jobs, so a module of one has its twin in the other.
    *("check", "migrate", "read", "store", "write"),
}
"""Module names that stand more than once. This list only gets shorter."""
TWIN_CLASSES: set[str] = set()
"""Class names that stand more than once. This list only gets shorter."""
TOO_LONG: set[str] = set()
"""Modules that are longer than they should be. This list only gets shorter."""


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def places_of_modules() -> dict[str, str]:
    places = defaultdict(list)
    for path in MODULES:
        if path.stem not in {"__init__", "__main__"}:
            places[path.stem].append(str(path.parent.relative_to(ROOT / "netwerk")))
    return {name: " and ".join(where) for name, where in places.items() if len(where) > 1}


def twin_classes() -> set[str]:
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    return {name for name, times in names.items() if times > 1}


def too_long() -> dict[str, int]:
    return {
        path.stem: lines(path)
        for path in MODULES
        if lines(path) > (LONGEST_PAGE if path.parent.name == "pages" else LONGEST)
    }


def test_a_module_has_one_name_in_the_whole_house():
    assert {name: where for name, where in places_of_modules().items() if name not in TWINS} == {}


def test_a_class_has_one_name_in_the_whole_house():
    assert twin_classes() - TWIN_CLASSES == set()


def test_a_module_fits_in_300_lines_and_a_page_in_120():
    assert {name: n for name, n in too_long().items() if name not in TOO_LONG} == {}


def test_what_is_excepted_is_still_so():
    """When this fails, something got better: take it off the list."""
    assert TWINS - places_of_modules().keys() == set()
    assert TWIN_CLASSES - twin_classes() == set()
    assert TOO_LONG - too_long().keys() == set()


def test_a_page_holds_no_text_by_itself_for_streamlit_would_show_it():
    """Under a constant a comment stands, and no docstring."""
    shown = {
        path.stem: [
            node.value.value for node in ast.parse(path.read_text("utf-8")).body[1:] if told(node)
        ]
        for path in MODULES
        if path.parent.name == "pages"
    }
    assert {page: texts for page, texts in shown.items() if texts} == {}


def told(node):
    """Whether this is a text as a statement."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_nothing_is_called_utils_helpers_or_common():
    names = {"utils", "util", "helpers", "common", "misc"}
    assert [path for path in MODULES if path.stem in names] == []
