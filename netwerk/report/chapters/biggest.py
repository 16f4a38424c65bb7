"""The largest gaps of a gebied: what stands on top when nobody has chosen an opgave yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netwerk.insight import wording as w
from netwerk.insight.chance.gaps import PHYSICAL_SOCIAL
from netwerk.insight.coverage.care import KERN_WITHOUT_CARE
from netwerk.insight.coverage.isolation import ISOLATED
from netwerk.insight.coverage.team import NO_MAKELAAR_TIE
from netwerk.insight.finding import ActorRef, Finding
from netwerk.insight.fragility.clusters import PAIR, SMALL_COMPONENT
from netwerk.insight.fragility.separators import KERN_APART, KERN_HELD_BY_FEW
from netwerk.insight.kinds import Kind
from netwerk.report.chapters.of_gebied import kern_name, kernen_of
from netwerk.report.description import Key
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import KERN, many, number

MOST = 3
GROUP = ("groep", "groepen")


@dataclass(frozen=True)
class BigGap:
    """One gap: as a conclusion behind 'Gebied 5:', as a value, with its step."""

    headline: str
    key: Key
    step: str = ""


def biggest_gaps(facts: GebiedFacts) -> list[BigGap]:
    """At most three gaps, the heaviest first: no contact at all before contact by one actor."""
    made = (_apart, _held, _care, _sides, _team, _alone)
    return [gap for make in made for gap in make(facts)][:MOST]


def _of(facts: GebiedFacts, kind: Kind) -> list[Finding]:
    return [finding for finding in facts.findings if finding.kind == kind.name]


def _apart(facts: GebiedFacts) -> Iterator[BigGap]:
    """Kernen, and groups within one kern, of which no contact with anybody else is known."""
    kernen = [f for f in _of(facts, KERN_APART) if f.kern]
    told = {f.kern for f in kernen}
    ids, at = facts.net.actors["id"], facts.net.actors["kern"]
    kern = {str(id): place for id, place in zip(ids, at, strict=True)}
    groups: dict[str, list[ActorRef]] = {}
    for finding in (*_of(facts, SMALL_COMPONENT), *_of(facts, PAIR)):
        places = {kern.get(actor.id) for actor in finding.actors}
        place = next(iter(places)) if len(places) == 1 else None
        if place and place not in told:
            groups.setdefault(str(place), []).extend(finding.actors)
    if not kernen and not groups:
        return
    where = sorted(kern_name(facts, f.kern) for f in kernen)
    where += [
        f"{many(len(actors), _kind(facts, actors))} in {kern_name(facts, place)}"
        for place, actors in sorted(groups.items())
    ]
    count = sum(int(f.numbers.get("actors") or 0) for f in kernen) + sum(map(len, groups.values()))
    lone = _of(facts, KERN_APART) or _of(facts, SMALL_COMPONENT) or _of(facts, PAIR)
    yield BigGap(
        f"van {w.listing(where, limit=len(where))} is geen contact met anderen bekend",
        Key(
            w.whole(count),
            "actoren met alleen contact met elkaar, niet met anderen",
            w.listing(where, limit=len(where)),
        ),
        lone[0].next_step,
    )


def _kind(facts: GebiedFacts, actors: Sequence[ActorRef]) -> tuple[str, str]:
    """'groepen' when they all are, else 'actoren'."""
    rows = [facts.net.index_of(actor.id) for actor in actors]
    soorten = {facts.net.actors["soort"][i] for i in rows if i is not None}
    return GROUP if soorten == {"bewonersgroep"} else w.ACTOR


def _held(facts: GebiedFacts) -> Iterator[BigGap]:
    """Kernen that have contact with others through one actor only."""
    found = [f for f in _of(facts, KERN_HELD_BY_FEW) if f.numbers.get("holders") == 1 and f.kern]
    if not found:
        return
    kernen = sorted({kern_name(facts, f.kern) for f in found})
    of = len(kernen_of(facts))
    have = w.verb(len(kernen), "heeft", "hebben elk")
    yield BigGap(
        f"{_places(kernen)} {have} alleen via één actor contact met anderen",
        Key(
            f"{len(kernen)} van {of}",
            f"{w.verb(of, 'kern', 'kernen')} {have} alleen via één actor contact met anderen",
            w.listing(kernen, limit=len(kernen)),
        ),
        found[0].next_step,
    )


def _care(facts: GebiedFacts) -> Iterator[BigGap]:
    """Kernen where no contact with zorg or welzijn is known."""
    found = [f for f in _of(facts, KERN_WITHOUT_CARE) if f.kern]
    if not found:
        return
    kernen = sorted({kern_name(facts, f.kern) for f in found})
    actors = sum(int(f.numbers.get("actors") or 0) for f in found)
    yield BigGap(
        f"in {_places(kernen)} is geen contact met zorg of welzijn bekend",
        Key(
            f"{len(kernen)} van {len(kernen_of(facts))}",
            f"{w.verb(len(kernen), 'kern', 'kernen')} zonder bekend contact met zorg of welzijn",
            f"{w.listing(kernen, limit=len(kernen))}: samen {many(actors, w.ACTOR)}",
        ),
        found[0].next_step,
    )


def _sides(facts: GebiedFacts) -> Iterator[BigGap]:
    """Fewer contacts between fysiek and sociaal than expected."""
    for finding in _of(facts, PHYSICAL_SOCIAL):
        seen, expected = finding.numbers.get("observed"), finding.numbers.get("expected")
        if not isinstance(seen, int) or not isinstance(expected, float) or seen >= expected:
            continue
        yield BigGap(
            "fysiek en sociaal kennen elkaar weinig",
            Key(
                w.whole(seen),
                w.verb(
                    seen,
                    "contact tussen fysiek en sociaal bekend",
                    "contacten tussen fysiek en sociaal bekend",
                ),
                f"Te verwachten bij deze grootte: ongeveer {w.whole(round(expected))}",
            ),
            finding.next_step,
        )
        return


def _team(facts: GebiedFacts) -> Iterator[BigGap]:
    """Whom the makelaar does not know yet."""
    for finding in _of(facts, NO_MAKELAAR_TIE)[:1]:
        without, of = (int(finding.numbers.get(key) or 0) for key in ("without", "actors"))
        if not without:
            continue
        yield BigGap(
            f"de gebiedsmakelaar kent {number(of - without)} van de {number(of)} groepen",
            Key(
                f"{without} van {of}",
                "groepen, bedrijven en instellingen zonder contact met de gebiedsmakelaar",
            ),
            finding.next_step,
        )


def _alone(facts: GebiedFacts) -> Iterator[BigGap]:
    """Who has no contact at all, as far as is recorded."""
    count = int(facts.numbers.get("without_contact", 0))
    found = _of(facts, ISOLATED)
    if count and found:
        yield BigGap(
            f"van {many(count, w.ACTOR)} is geen contact bekend",
            Key(w.whole(count), f"{w.verb(count, 'actor', 'actoren')} zonder bekend contact"),
            found[0].next_step,
        )


def _places(kernen: list[str]) -> str:
    return kernen[0] if len(kernen) == 1 else many(len(kernen), KERN)
