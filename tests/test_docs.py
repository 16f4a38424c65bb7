"""The pages that are made from the schema, and the ones that must keep up with the product."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from netwerk.model import field_names
from netwerk.schema import schema

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "seed_data").glob("*.md"),
        *(ROOT / "graph_schema").glob("*.md"),
    ]
)


def gen_docs(*arguments, page=None):
    return subprocess.run(
        [sys.executable, "scripts/gen_docs.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_page_about_the_data_is_current():
    result = gen_docs("--check")
    assert (result.returncode, result.stderr) == (0, "")


def test_the_page_names_every_property_relation_and_list():
    text = (ROOT / "docs/gebruik/gegevens.md").read_text(encoding="utf-8")
    for label in schema().labels.values():
        assert f"## {label.naam}\n" in text
        assert all(f"`{name}`" in text for name in label.velden)
        assert all(veld.doel in text for veld in label.velden.values())
    assert all(f"`{name}`" in text for name in schema().relaties)
    assert all(f"### {name}\n" in text for name in schema().keuzes if name != "relatie")


def test_personal_properties_are_marked_on_the_page():
    text = (ROOT / "docs/gebruik/gegevens.md").read_text(encoding="utf-8")
    marked = set(re.findall(r"`(\w+)` \| [^|]*\| [^|]*\*\*P\*\*", text))
    assert marked == {
        veld.naam
        for label in schema().labels.values()
        for veld in label.velden.values()
        if veld.persoonlijk
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_in_our_pages_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [
        link
        for link in links
        if link
        and "://" not in link
        and not link.startswith("mailto:")
        and not (path.parent / link).exists()
    ]
    assert missing == []


def test_the_changelog_and_publiccode_know_the_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"softwareVersion: {version}\n" in (ROOT / "publiccode.yml").read_text(encoding="utf-8")


def test_every_release_in_the_changelog_has_a_day_and_the_newest_comes_first():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d\d-\d\d)$", text, flags=re.M)
    assert len(releases) == len(re.findall(r"^## ", text, flags=re.M))
    numbers = [tuple(map(int, release[:3])) for release in releases]
    assert numbers == sorted(numbers, reverse=True)
    days = [release[3] for release in releases]
    assert days == sorted(days, reverse=True)
    assert f'releaseDate: "{days[0]}"' in (ROOT / "publiccode.yml").read_text(encoding="utf-8")


def test_the_licence_is_the_whole_eupl():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    headings = re.findall(r"^(\d+)\. [A-Z]", text, flags=re.MULTILINE)
    assert [int(number) for number in headings] == list(range(1, 16))
    assert text.rstrip().endswith("EUPL version.")


def test_every_decision_says_in_two_dutch_lines_what_it_is():
    records = sorted((ROOT / "docs/decisions").glob("0*.md"))
    assert len(records) >= 7
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert "**Samenvatting.**" in text, record.name
        assert re.search(r"^Status: (accepted|replaced)", text, flags=re.MULTILINE), record.name


def test_names_of_fields_in_the_readme_of_the_demo_exist():
    head = (ROOT / "seed_data/actoren.csv").read_text(encoding="utf-8").splitlines()[0].split(";")
    from netwerk.model import Actor

    assert {name.replace(" ", "_") for name in head} <= set(field_names(Actor))


def test_decisions_have_numbers_of_their_own_that_stand_in_their_titles():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for page, number in zip(pages, numbers, strict=True):
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. "), page.name


def test_each_command_is_told_once():
    text = (ROOT / "docs/gebruik/opdrachten.md").read_text(encoding="utf-8")
    told = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| `netwerk ")]
    assert sorted(set(told)) == sorted(told)
