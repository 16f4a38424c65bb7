"""What several chapters ask of the facts: the kernen, who counts, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.counts import counted
from netwerk.insight.finding import Finding
from netwerk.model import Kern
from netwerk.net.net import Net
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.spelled import spelled

PROFESSIONAL = "professional"


def gebied_called(facts: GebiedFacts) -> str:
    """'gebied 5', or 'de gemeente' for the whole."""
    if facts.gebied is None:
        return "de gemeente"
    return w.gebied_words(facts.net, facts.gebied).partition(" (")[0]


def gebied_title(facts: GebiedFacts) -> str:
    """'gebied 5 (Ulft-noord en Etten)', or 'alle gebieden'."""
    if facts.gebied is None:
        return "alle gebieden"
    return w.gebied_words(facts.net, facts.gebied)


def kernen_of(facts: GebiedFacts) -> list[Kern]:
    """The kernen of the gebied that may be told of, in order of naam."""
    here = [
        kern
        for kern in facts.net.kernen
        if facts.gebied in {None, kern.gebied} and kern.id not in facts.kernen_not_told
    ]
    return sorted(here, key=lambda kern: (kern.naam.casefold(), kern.id))


def inhabitants(facts: GebiedFacts, kern: Kern) -> int | None:
    """How many people live in a kern: a figure when there is one, else the list of places."""
    return facts.inwoners.get(kern.id, kern.inwoners)


def rows_that_count(net: Net) -> list[int]:
    """Who counts as an actor: not who stopped."""
    return [int(i) for i in np.flatnonzero(counted(net))]


def in_kern(net: Net, rows: Sequence[int], kern: str) -> list[int]:
    """Which of these actors sit in this kern."""
    return [i for i in rows if net.actors["kern"][i] == kern]


def kern_name(facts: GebiedFacts, kern: str | None) -> str:
    """The naam of a kern, '' for none."""
    return w.kern_words(facts.net, kern) if kern else ""


def names_of_ids(facts: GebiedFacts, ids: Iterable[str]) -> list[str]:
    """The names of these actors, as far as this reader may know them."""
    whole = facts.net.whole
    rows = (whole.index_of(id) for id in ids)
    return [w.name_of(whole, i) for i in rows if i is not None]


def said(facts: GebiedFacts, finding: Finding) -> str:
    """What a finding says, as a document writes it."""
    return as_document(facts, finding.sentence)


def as_document(facts: GebiedFacts, text: str) -> str:
    """A text of the findings in the words of a document.

    Small counts in letters, no 'selectie', and no kernen behind the gebied that it is all about.
    """
    names = (str(name) for name in facts.net.whole.actors["naam"])
    told = spelled(text, names).replace("deze selectie", gebied_called(facts))
    if facts.gebied is None:
        return told
    return told.replace(w.short_gebied_words(facts.net, facts.gebied), gebied_called(facts))


def domein_words(facts: GebiedFacts, domein: str) -> str:
    """What a domein is called within a sentence."""
    label = facts.schema.keuzes["domein"].label(domein)
    return label[:1].lower() + label[1:]
