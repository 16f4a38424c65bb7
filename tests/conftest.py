"""For all tests: the Neo4j server, and the order: fast tests first, then a real Neo4j, a real browser, and what takes long."""

import pytest

pytest_plugins = ["tests.neo4j.fixtures"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    if item.get_closest_marker("slow"):
        return 3
    if "/browser/" in item.path.as_posix():
        return 2
    return 1 if "neo4j" in item.nodeid else 0
