"""For all tests: the Neo4j server, how long the random ones go on, and their order.

Fast tests come first, then a real Neo4j, a real browser, and what takes long.
"""

from collections.abc import Iterator

import pytest

import netwerk  # noqa: F401 (first: it chooses how many threads numpy takes)
from tests import effort

pytest_plugins = ["tests.neo4j.fixtures"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--endurance",
        action="store_true",
        help="ten times the random examples and fifty rounds of kill -9, as before a release",
    )


def pytest_configure(config: pytest.Config) -> None:
    effort.choose(config.getoption("--endurance"))


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test makes comes in the folders of whoever runs them."""
    folder = tmp_path_factory.mktemp("eigen-mappen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        yield


@pytest.fixture
def kill_rounds(request: pytest.FixtureRequest) -> int:
    """So many times everybody who works with a store is killed."""
    return effort.rounds(request.config.getoption("--endurance"), effort.USUAL_ROUNDS)


@pytest.fixture
def app_rounds(request: pytest.FixtureRequest) -> int:
    """The same, where the web app is among the killed."""
    return effort.rounds(request.config.getoption("--endurance"), effort.USUAL_APP_ROUNDS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--endurance"):
        left = [item for item in items if not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(left)])
        items[:] = left
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    if item.get_closest_marker("slow"):
        return 3
    if "/browser/" in item.path.as_posix():
        return 2
    return 1 if "neo4j" in item.nodeid else 0
