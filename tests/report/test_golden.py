"""What is told of the demo area, of one actor and of nothing, held word for word to what was read.

When this fails, read the difference as a gebiedswethouder would. Is it right, then renew the texts:
``python -m tests.report.golden_texts``.
"""

import re

import pytest

from tests.report.golden_texts import FOLDER, TEXTS

HEDGES = ("misschien", "mogelijk", "voor zover bekend", "wellicht")


@pytest.mark.parametrize("name", TEXTS)
def test_a_description_says_word_for_word_what_was_read(name):
    assert TEXTS[name]() == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_a_chapter_hedges_once_at_most(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for chapter in text.split("\n## "):
        for hedge in HEDGES:
            assert len(re.findall(rf"\b{hedge}\b", chapter)) <= 1, (hedge, chapter[:40])


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    "odd",
    [
        r"\bnul\b", r"(?<![\w|] )\b0 \w+en\b", r"\b1 \w+en (?:zijn|hebben|staan)\b", r"\bgeen geen\b",
        r"  \S+ ;", r" \.", r"\.\.", r"niet aanwezig", r"deze selectie", r"\bNone\b", r"één \w+en zijn",
    ],
)  # fmt: skip
def test_nothing_reads_as_if_a_machine_wrote_it(name, odd):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("  ")]
    assert [line for line in lines if re.search(odd, line)] == []
