"""Krijgt iedereen een gelijke kans? The shares of kernen and kinds of group, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.insight.fairness.equal_chance import (
    FAIR,
    FIRM,
    LEAST,
    LESS,
    LIKELY,
    RARE,
    UNSURE,
    Share,
    equal_chance,
)
from netwerk.model import Kern
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.accountability.attention_given import (
    ANY,
    INTRODUCED,
    MONEY,
    PROPOSED,
    TALKED,
    VISITS,
    attention_given,
    groups_there,
)
from netwerk.services.desk import Desk
from netwerk.services.records.choices import gebied_names

GOT = {
    ANY: "Gesprek, introductie of geld in de laatste twee jaar",
    INTRODUCED: "Introductie in de laatste twee jaar",
    TALKED: "Gesprek met het team in de laatste twee jaar",
    MONEY: "Deed mee aan iets waar de laatste twee jaar geld voor kwam",
    PROPOSED: "Staat nu in een lijst met voorstellen van netwerk",
    VISITS: "Staat deze week in een ronde van netwerk",
}
"""Each kind of attention, before its numbers."""
TITLES = {
    ANY: "Alle aandacht samen",
    INTRODUCED: "Introducties",
    TALKED: "Gesprekken",
    MONEY: "Geld",
    PROPOSED: "Onze eigen voorstellen",
    VISITS: "Onze eigen rondes",
}
"""Each kind of attention as a heading."""
HOW_SURE = {
    FIRM: "Bij eerlijke aandacht staat zoiets in hoogstens 1 van de 20 verslagen.",
    LIKELY: "Bij eerlijke aandacht komt dit bij hoogstens 1 van de 20 vragen voor.",
    UNSURE: "Dit kan toeval zijn: bij eerlijke aandacht treft het hoogstens 1 van de 20 groepen.",
}
TOO_FEW = f"Met minder dan {LEAST} actoren zegt een verschil te weinig."
TOO_SELDOM = "Ook als de aandacht hier gehalveerd was, zagen wij dat vaak niet."
NO_SIGN = "Was de aandacht hier gehalveerd, dan zagen wij dat in minstens 4 van de 5 gevallen."
MAY_BE_RIGHT = "Er kan een goede reden voor zijn: minder vragen, of al veel contacten."


@dataclass(frozen=True)
class ChanceLine:
    """What is told of one group and one kind of attention.

    title: the kind of attention; place: the group as shown. sentence: the conclusion; evidence: the
    numbers; sure: how sure and why. step: what to do, "" for nothing. kern, gebied: where the step
    leads to, "" elsewhere.
    """

    title: str
    place: str
    sentence: str
    evidence: str
    sure: str
    step: str
    kern: str
    gebied: str
    share: Share


@dataclass(frozen=True)
class EqualChance:
    """All lines of a report: less first, surest first. headline: the whole in a few sentences."""

    headline: str
    lines: tuple[ChanceLine, ...]

    @property
    def less(self) -> tuple[ChanceLine, ...]:
        """Where less attention is seen, however many comparisons were made."""
        return tuple(line for line in self.lines if line.share.band == FIRM)

    @property
    def maybe(self) -> tuple[ChanceLine, ...]:
        """Where there may be less: among so many comparisons some are so when all is fair."""
        return tuple(line for line in self.lines if line.share.band in (LIKELY, UNSURE))

    @property
    def fair(self) -> tuple[ChanceLine, ...]:
        """Where halved attention would have been seen, and was not."""
        return tuple(line for line in self.lines if line.share.verdict == FAIR)


def equal_chances(desk: Desk) -> EqualChance:
    """Whether kernen, soorten and categorieën get attention in proportion, as far as recorded.

    Also gebieden, for a kern is often too small. Counted are groups, businesses, institutions and
    professionals; nothing is told of one of them.
    """
    desk.require_somewhere(LEZEN)
    net = desk.networks.net(Selection())
    return desk.networks.kept((net.moment, "equal chances", desk.today), lambda: _told(desk))


def _told(desk: Desk) -> EqualChance:
    shares = equal_chance(groups_there(desk), attention_given(desk))
    kernen = {entry.item.id: entry.item for entry in desk.reads.all(Kern)}
    gebieden = gebied_names(desk)
    order = {FIRM: 0, LIKELY: 1, UNSURE: 2}
    lines = sorted(
        (_line(share, kernen, gebieden) for share in shares if share.expected > 0),
        key=lambda line: (order.get(line.share.band, 3), line.share.verdict != FAIR),
    )
    return EqualChance(_headline(lines), tuple(lines))


def equal_chances_values(desk: Desk) -> dict[str, Any]:
    """The same as values for JSON."""
    found = equal_chances(desk)
    return {"headline": found.headline, "groups": [asdict(line) for line in found.lines]}


def _headline(lines: list[ChanceLine]) -> str:
    if not lines:
        return "Er is nog geen aandacht vastgelegd om te verdelen."
    count = Counter(one.share.band for one in lines if one.share.verdict == LESS)
    fair = sum(one.share.verdict == FAIR for one in lines)
    little = len(lines) - count.total() - fair
    firm, likely, unsure = count[FIRM], count[LIKELY], count[UNSURE]
    first = (
        f"In {firm} van de {len(lines)} vergelijkingen kreeg een groep minder dan naar verhouding."
        if firm
        else f"In {len(lines)} vergelijkingen is nergens zeker te zien dat een groep minder kreeg."
    )
    rest = (
        (likely, f"Bij {likely} van de {len(lines)} is het redelijk zeker: {_by_chance(lines)}"),
        (unsure, f"Bij {unsure} is er misschien minder, maar dat kan toeval zijn."),
        (fair, f"Bij {fair} is niet te zien dat er minder was."),
        (little, f"Bij {little} is er te weinig om iets te zeggen."),
    )
    return " ".join((first, *(words for there, words in rest if there)))


def _by_chance(lines: list[ChanceLine]) -> str:
    """Whether as many questions have something likely as when all is fair: RARE of all asked."""
    asked = {_question(one) for one in lines if one.share.actors >= LEAST}
    struck = {_question(one) for one in lines if one.share.band == LIKELY}
    if len(struck) <= ceil(RARE * len(asked)):
        return "zoiets is ook bij een eerlijke verdeling te verwachten."
    return "dat is meer dan je bij een eerlijke verdeling verwacht."


def _question(line: ChanceLine) -> tuple[str, str]:
    return line.share.attention, line.share.grouping


def _line(share: Share, kernen: Mapping[str, Kern], gebieden: Mapping[str, str]) -> ChanceLine:
    place = _place(share, kernen, gebieden)
    about = f"ongeveer {share.expected:.0f}" if share.expected >= 1 else "minder dan 1"
    evidence = (
        f"{GOT[share.attention]}: {share.reached} van de {share.actors}; elders "
        f"{share.others_reached} van de {share.others}. Naar verhouding: {about}."
    )
    kern = kernen.get(share.group) if share.grouping == "kern" else None
    if share.verdict == LESS:
        maybe = "" if share.band == FIRM else "misschien "
        sentence = f"{place} kreeg {maybe}minder dan naar verhouding."
        sure = f"{share.band}. {HOW_SURE[share.band]} {MAY_BE_RIGHT}"
        step = _step(share, place)
    elif share.verdict == FAIR:
        sentence, step = f"{place} kreeg niet zichtbaar minder.", ""
        sure = NO_SIGN
    else:
        sentence, step = f"{place}: te weinig om te zeggen.", ""
        sure = TOO_FEW if share.actors < LEAST else TOO_SELDOM
    return ChanceLine(
        TITLES[share.attention],
        place,
        sentence,
        evidence,
        sure,
        step,
        kern.id if kern else "",
        kern.gebied if kern else share.group if share.grouping == "gebied" else "",
        share,
    )


def _place(share: Share, kernen: Mapping[str, Kern], gebieden: Mapping[str, str]) -> str:
    if share.grouping == "gebied":
        return gebieden.get(share.group, share.group)
    if share.grouping == "kern":
        return kernen[share.group].naam if share.group in kernen else share.group
    word = schema().keuzes[share.grouping].label(share.group)
    return f"{'Soort' if share.grouping == 'soort' else 'Categorie'} '{word}'"


def _step(share: Share, place: str) -> str:
    where = (
        f"in {place}"
        if share.grouping in ("kern", "gebied")
        else f"bij {place[0].lower()}{place[1:]}"
    )
    if share.attention in (PROPOSED, VISITS):
        return f"Vraag {where} naar contacten. Netwerk stelt meer voor naarmate er meer bekend is."
    if share.attention == MONEY:
        return f"Vraag {where} wat zij willen doen, en of geld daarbij helpt."
    return f"Plan een gesprek {where}."
