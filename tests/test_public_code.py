"""What public code promises: its metadata, and a licence for each file."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FILE = ROOT / "publiccode.yml"
MANDATORY = (
    "publiccodeYmlVersion",
    "name",
    "releaseDate",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
)
"""Of publiccode.yml 0.4, without `url`: that comes with the public repository, as the file says."""
STATUS = {"concept", "development", "beta", "stable", "obsolete"}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def test_publiccode_has_what_the_standard_asks(told: dict[str, Any]) -> None:
    assert [key for key in MANDATORY if not told.get(key)] == []
    assert "url" in told or "# url" in FILE.read_text(encoding="utf-8")
    assert told["developmentStatus"] in STATUS
    assert told["softwareType"] == "standalone/web"
    assert told["legal"]["license"] == "EUPL-1.2"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["releaseDate"])
    assert told["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in told["maintenance"]["contacts"])
    assert isinstance(told["localisation"]["localisationReady"], bool)
    assert told["localisation"]["availableLanguages"] == ["nl"]
    assert all(re.fullmatch("[a-z]{2}", code) for code in told["intendedAudience"]["countries"])


def test_publiccode_describes_within_the_limits_in_two_languages(told: dict[str, Any]) -> None:
    assert set(told["description"]) == {"nl", "en"}
    for words in told["description"].values():
        assert 0 < len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert all(0 < len(feature) <= 100 for feature in words["features"])


def test_publiccode_depends_on_what_the_package_does(told: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = {entry["name"]: entry["versionMin"] for entry in told["dependsOn"]["open"]}
    assert project["requires-python"] == f">={least['Python']}"
    assert any(
        re.match(rf"streamlit(\[[a-z,]+\])?>={re.escape(least['Streamlit'])},", words)
        for words in project["dependencies"]
    )


def test_each_part_of_others_has_its_own_licence_and_each_licence_its_text() -> None:
    """Every font and every packed script that is not ours; `reuse lint` looks at all files."""
    annotations = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    texts = {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}
    assert {entry["SPDX-License-Identifier"] for entry in annotations} == texts
    named = [
        pattern
        for entry in annotations
        if entry["SPDX-License-Identifier"] != "EUPL-1.2"
        for pattern in entry["path"]
    ]
    others = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "netwerk").rglob("*")
        if path.suffix in {".ttf", ".otf", ".woff2"} or path.name.endswith(".min.js")
    ]
    assert others
    assert [path for path in others if not any(fnmatch(path, name) for name in named)] == []
    assert (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_table_of_the_standard_has_all_sixteen_criteria() -> None:
    page = (ROOT / "docs" / "standard-for-public-code.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^## \[", page, flags=re.MULTILINE)) == 16
    rows = re.findall(r"^\| (?:MUST|SHOULD|OPTIONAL).*$", page, flags=re.MULTILINE)
    assert len(rows) > 110
    judged = {row.split(" | ")[1] for row in rows}
    assert judged <= {"yes", "partly", "no", "not yet"}


def test_the_table_names_only_files_that_are_there() -> None:
    page = (ROOT / "docs" / "standard-for-public-code.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:netwerk|tests|graph_schema|scripts|docs|LICENSES)/[\w./-]*)", page)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
