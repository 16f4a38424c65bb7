"""De or het: what sentences are made with has the right article."""

import pytest

from netwerk.schema import schema
from netwerk.typed.articles import that, the, this

HET = {
    *("gebied", "signaal", "vraagstuk", "initiatief", "verschil", "gesprek", "peilmoment"),
    "cijfer",
}


def test_every_label_has_its_article():
    nouns = {label.enkel for label in schema().labels.values()}
    assert {noun for noun in nouns if the(noun) == "het"} == HET & nouns


@pytest.mark.parametrize(
    ("noun", "words"), [("gesprek", ("het", "dit", "dat")), ("kern", ("de", "deze", "die"))]
)
def test_what_follows_the_article(noun, words):
    assert (the(noun), this(noun), that(noun)) == words
