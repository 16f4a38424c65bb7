"""What is counted: one definition for each word, and the words that tell a count.

Pages, sentences, map, description and commands all count with these functions, so that one
question has one answer. The definitions are told to users in docs/gebruik/getallen.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.net.arrays import Bools, Ints
from netwerk.net.coding import coded
from netwerk.net.levels import WORKS_FOR
from netwerk.net.net import Net
from netwerk.net.once import once_per_net

DEFINITIONS: tuple[tuple[str, str], ...] = (
    (
        "actoren",
        "iedereen in je selectie, ook het team. Wie gestopt is of opgegaan in een ander, telt niet "
        "mee. Wie er misschien dubbel in staat, telt mee tot je hen samenvoegt. Zo tellen ook de "
        "soorten, de kernen en wie is gevraagd",
    ),
    (
        "relaties",
        "wat er tussen twee actoren in je selectie is vastgelegd en niet voorbij is: contact en "
        "iets anders, zoals lid zijn. Twee actoren kunnen meer dan één relatie hebben",
    ),
    (
        "contacten",
        "tweetallen actoren in je selectie met contact. Een tweetal telt één keer, hoeveel "
        "relaties er ook tussen hen zijn",
    ),
    (
        "geen contact",
        "actoren zonder contact met wie dan ook, ook niet buiten je selectie. Heeft iemand die er "
        "werkt contact, dan heeft de organisatie dat ook. Lid zijn of een zaal gebruiken is geen "
        "contact. Wie gestopt is, telt niet mee. Wie er misschien dubbel in staat, ook niet",
    ),
    (
        "misschien dubbel",
        "actoren met bijna dezelfde naam als een ander uit dezelfde kern. Van elk tweetal telt wie "
        "de minste contacten heeft. Voeg hen samen, of zeg op Dubbelen dat zij niet hetzelfde zijn",
    ),
    (
        "geen enkele relatie",
        "van wie geen contact heeft: wie ook niets anders heeft, zoals lid zijn. Ook niet buiten "
        "je selectie",
    ),
    (
        "alleen contact buiten deze selectie",
        "actoren die binnen je selectie geen contact hebben en daarbuiten wel. Zij tellen niet mee "
        "bij geen contact. Wie gestopt is, telt niet mee",
    ),
    (
        "actoren waar een deel aan hangt",
        "actoren zonder wie anderen in je selectie elkaar niet meer kunnen bereiken",
    ),
    (
        "bruggen",
        "contacten zonder welke anderen in je selectie elkaar niet meer kunnen bereiken",
    ),
    (
        "binnen twee stappen",
        "wie je in één of in twee stappen bereikt, samen. Precies twee stappen ver is alleen wie "
        "je niet al in één stap bereikt",
    ),
    (
        "andere actoren",
        "bij het bereik van een team: iedereen in je selectie buiten dat team, buiten de "
        "organisatie waar het voor werkt en buiten wie gestopt is",
    ),
    (
        "groepen, bedrijven en instellingen",
        "bij contact met het team: iedereen van het gebied die geen professional is en niet "
        "gestopt is. De organisatie waar het team voor werkt telt niet mee",
    ),
)
"""Each word with what it counts, as a user reads it."""


@dataclass(frozen=True, eq=False)
class Standing:
    """Who stands alone and how, bool (n,) each; who stopped is in none of them.

    What who works there knows, an organisation knows too. without_contact: no contact in the whole
    network. without_relation: of those, who has no other relation either. outside_only: contact,
    but none within the selection.
    """

    without_contact: Bools
    without_relation: Bools
    outside_only: Bools

    @property
    def only_affiliation(self) -> Bools:
        """Who has no contact in the whole network, but does have another relation there."""
        return self.without_contact & ~self.without_relation


@once_per_net
def standing(net: Net) -> Standing:
    """Who of a net stands alone; not who may be there twice: that is asked first.

    Every page, picture and ronde that says "geen contact" takes it from here.
    """
    return _standing(net, active(net) & ~net.alike.doubles[net.place])


def counted(net: Net) -> Bools:
    """Who counts as an actor, bool (n,): everywhere the same.

    Not who stopped or merged. Who may be there twice counts until somebody says so: nothing is
    taken away on a guess.
    """
    return active(net)


def actors_words(net: Net, among: Bools) -> str:
    """How many of these (bool (n,)) count, and how many stopped, in a part of a sentence."""
    here = counted(net)
    gone = int((among & ~here).sum())
    stopped = f" en {w.whole(gone)} die gestopt {w.verb(gone, 'is', 'zijn')}" if gone else ""
    return f"{w.counted(int((among & here).sum()))}{stopped}"


@once_per_net
def recorded_standing(net: Net) -> Standing:
    """Who of a net stands alone in what is recorded, also who may be there twice."""
    return _standing(net, active(net))


def twice(net: Net) -> Bools:
    """Who may be there twice and did not stop, bool (n,)."""
    return np.asarray(active(net) & net.alike.doubles[net.place])


def _standing(net: Net, there: Bools) -> Standing:
    somewhere = (net.all_contacts > 0) | (contacts_of_all(net.whole)[net.place] > 0)
    here = (net.degree > 0) | (contacts_of_all(net) > 0)
    without = there & ~somewhere
    return Standing(
        without_contact=without,
        without_relation=without & (net.all_relations == 0),
        outside_only=there & ~here & somewhere,
    )


@once_per_net
def contacts_of_all(net: Net) -> Ints:
    """Of each organisation and group with how many others it has contact, int32 (n,).

    By itself or through the people who work there; -1 for who works for another, unless others work
    for it in turn: a team within an organisation knows whom its people know.
    """
    levels = net.levels
    at = levels.unit_of_head
    counts = np.where(at >= 0, np.append(levels.degree, 0)[at], -1).astype(np.int32)
    for team, people in _teams_within(net).items():
        near = {int(j) for i in (team, *people) for j in net.neighbours(i)}
        counts[team] = len({unit for j in near for unit in levels.of(j)} - set(levels.of(team)))
    return counts


def _teams_within(net: Net) -> Mapping[int, set[int]]:
    """Who works for another and has people itself: those people, at any depth below."""
    whole = net.whole
    rows = np.flatnonzero(coded(whole.relaties["soort"], WORKS_FOR.__eq__, np.bool_))
    here = np.full(whole.n, -1, np.int64)
    here[net.place] = np.arange(net.n)
    under: dict[int, set[int]] = {}
    for person, employer in zip(here[whole.van[rows]], here[whole.naar[rows]], strict=True):
        if person >= 0 and employer >= 0 and person != employer:
            under.setdefault(int(employer), set()).add(int(person))
    return {team: _all_under(team, under) for team in under if net.levels.unit_of_head[team] < 0}


def _all_under(team: int, under: Mapping[int, set[int]]) -> set[int]:
    found, todo = set[int](), [team]
    while todo:
        new = under.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found - {team}


def standing_counts(net: Net, among: Bools | None = None) -> Mapping[str, int]:
    """How many stand alone, by the keys of `numbers`; ``among`` bool (n,): only of these."""
    who = standing(net)
    of = np.ones(net.n, bool) if among is None else among
    return {
        "isolated": int((who.without_relation & of).sum()),
        "only_affiliation": int((who.only_affiliation & of).sum()),
        "without_contact": int((who.without_contact & of).sum()),
        "outside_only": int((who.outside_only & of).sum()),
        "doubles": int((twice(net) & of).sum()),
    }


def contact_pairs(net: Net, among: Bools | None = None) -> int:
    """How many pairs of actors have contact; ``among`` bool (n,): only pairs of these."""
    if among is None:
        return len(net.indices) // 2
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    return int((among[rows] & among[net.indices]).sum()) // 2


def single_contacts(net: Net) -> Bools:
    """Who has one contact in the whole network, and that within the selection, bool (n,).

    An organisation of which somebody knows others has more than one.
    """
    one: Bools = (net.degree == 1) & (net.all_contacts == 1)
    return np.asarray(one & (contacts_of_all(net.whole)[net.place] <= 1))


def others_than(net: Net, actors: Collection[int]) -> Bools:
    """The other actors when these are asked about: all but them and who stopped, bool (n,).

    Their own organisation is not among them.
    """
    others, levels = active(net), net.whole.levels
    own = {unit for i in actors for unit in levels.of(int(net.place[i]))}
    others[np.isin(net.place, levels.head[sorted(own)])] = False
    others[list(actors)] = False
    return others


def standing_words(counts: Mapping[str, int | float]) -> str:
    """Who stands alone, in a part of a sentence, from the counts of `standing_counts`."""
    without, nothing, outside = (
        int(counts[key]) for key in ("without_contact", "isolated", "outside_only")
    )
    parts = []
    if without:
        have = w.verb(without, "heeft", "hebben")
        parts.append(f"{w.counted(without)} {have} geen contact{_nothing(without, nothing)}")
    if outside:
        have = w.verb(outside, "heeft", "hebben")
        parts.append(f"{w.counted(outside)} {have} alleen contact buiten deze selectie")
    everybody = "iedereen heeft contact" if counts.get("actors", 1) else ""
    parts = parts or [everybody]
    if double := int(counts.get("doubles", 0)):
        verb = w.verb(double, "staat", "staan")
        parts.append(f"{w.counted(double)} {verb} er misschien dubbel in")
    return "; ".join(part for part in parts if part)


def count_words(counts: Mapping[str, int | float]) -> str:
    """How many actors, relations and contacts there are and who stands alone, in one sentence."""
    actors, ties, pairs = (int(counts[key]) for key in ("actors", "current_ties", "contact_pairs"))
    return w.sentence(
        f"{w.counted(actors)}, {w.counted(ties, w.RELATIE)} en {w.counted(pairs, w.CONTACT)}; "
        f"{standing_words(counts)}"
    )


def _nothing(without: int, nothing: int) -> str:
    if not nothing:
        return ""
    if nothing == without:
        return " en geen enkele andere relatie"
    have = w.verb(nothing, "heeft", "hebben")
    return f" (van hen {have} {w.whole(nothing)} geen enkele relatie)"


def cut_words(counts: Mapping[str, int | float]) -> str:
    """How many hold parts together, in a part of a sentence; '' when nobody does."""
    cut = int(counts["cut_points"])
    if not cut:
        return ""
    return f"bij {w.counted(cut)} valt een deel van het netwerk los als die wegvalt"


def within_words(steps: int) -> str:
    """'binnen twee stappen': everybody up to there, together."""
    return f"binnen {w.number_word(steps)} {w.verb(steps, 'stap', 'stappen')}"


def exactly_words(steps: int) -> str:
    """'precies twee stappen ver': those who are not nearer."""
    return f"precies {w.number_word(steps)} {w.verb(steps, 'stap', 'stappen')} ver"
