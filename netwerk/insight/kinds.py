"""What is said about a kind of finding, in one record: where it is told and what it is about.

Pages, overview, report, map and the answer for scripts read these records; none of them names a
kind. A record stands in the module of its finder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from netwerk.insight import wording as w
from netwerk.insight.finding import MORE, Finding, Subject
from netwerk.insight.on_card import OnCard
from netwerk.net.net import Net

ALWAYS, GATEN, BRUGGEN, KANSEN, VERANDERING = (
    "altijd",
    "gaten",
    "bruggen",
    "kansen",
    "verandering",
)
"""The pages a finding can belong to; what is told always stands on gaten and on bruggen."""

ALONE, OUTSIDE, HANGS_ON_ONE, NEXT = "alleen", "buiten", "een", "doen"
"""The questions of the overview."""

REPORT_GAPS, REPORT_BRIDGES, REPORT_LISTED, REPORT_NETWORK = "gaten", "bruggen", "lijst", "netwerk"
"""The places in the description: two parts of points, a list of names, a sentence."""


@dataclass(frozen=True)
class Heading:
    """One question of a page, and what to say when there is no answer ('' says nothing).

    told_at_once: what nobody can act on stands under it as a line, not only in the table.
    """

    key: str
    title: str
    page: str
    nothing: str = ""
    told_at_once: bool = False


FIRST = Heading("eerst", "Eerst dit", ALWAYS)
TWICE = Heading("dubbel", "Staat iemand er dubbel in?", GATEN)
STANDS_ALONE = Heading(
    "alleen",
    "Wie staat alleen?",
    GATEN,
    "Iedereen heeft ten minste één contact.",
)
OUTSIDE_THIS = Heading("buiten", "Wie heeft alleen contact buiten deze selectie?", GATEN)
APART = Heading(
    "apart",
    "Welke groepjes staan apart?",
    GATEN,
    "Er zijn geen groepjes die los van de rest staan.",
)
THREAD = Heading(
    "aan_een_contact",
    "Wat hangt aan één contact?",
    GATEN,
    "Niets hangt aan één contact of één actor.",
)
BETWEEN = Heading(
    "tussen",
    "Waar ontbreken contacten?",
    GATEN,
    "Er zijn geen groepen met veel minder contacten dan verwacht.",
)
TEAM = Heading(
    "team",
    "Wie heeft geen contact met het team?",
    GATEN,
    "Iedereen heeft contact met het gebiedsteam.",
)
TOGETHER = Heading(
    "samen",
    "Hoe is het per gebied, kern en sector?",
    GATEN,
    "Er zijn geen groepen die opvallen.",
)
HOLDS = Heading(
    "houdt_bijeen",
    "Wie houdt het netwerk bij elkaar?",
    BRUGGEN,
    "Geen actor houdt in zijn eentje delen bij elkaar.",
)
PERSON = Heading(
    "persoon",
    "Wat hangt aan één persoon?",
    BRUGGEN,
    "Geen contact tussen organisaties hangt aan één persoon.",
)
ONLY_TIE = Heading(
    "bruggen",
    "Welke contacten zijn een brug?",
    BRUGGEN,
    "Er zijn geen bruggen: contacten zonder welke een deel losraakt.",
)
CONNECTS = Heading(
    "verbindt",
    "Wie verbindt?",
    BRUGGEN,
    "Er zijn te weinig contacten om te zeggen wie verbindt.",
)
GROUPS = Heading(
    "groepen",
    "Welke groepen trekken met elkaar op?",
    BRUGGEN,
    "Er zijn te weinig contacten om groepen te noemen.",
)
REACHES = Heading(
    "bereik",
    "Wie bereikt de makelaar?",
    BRUGGEN,
    "Er is geen gebiedsmakelaar vastgelegd in deze selectie.",
)
OF_ITSELF = Heading("zelf", "Wat houdt stand zonder het team?", BRUGGEN)
MEET = Heading("delen", "Zij delen een zaal, club of bestuur, maar contact is niet bekend", KANSEN)
EASY = Heading("makkelijk", "Makkelijk: zij hebben al een gezamenlijk contact", KANSEN)
GAIN = Heading("winst", "Grote winst: dit verbindt delen die ver van elkaar staan", KANSEN)
CHANGED = Heading("veranderd", "Wat is er veranderd?", VERANDERING)
ASK = Heading("vragen", "Wie moeten we eerst vragen?", GATEN)
COMPLETE = Heading("dekking", "Hoe volledig is dit beeld?", ALWAYS, told_at_once=True)

HEADINGS: tuple[Heading, ...] = (
    FIRST,
    TWICE,
    STANDS_ALONE,
    OUTSIDE_THIS,
    APART,
    THREAD,
    BETWEEN,
    TEAM,
    ASK,
    TOGETHER,
    HOLDS,
    PERSON,
    ONLY_TIE,
    CONNECTS,
    GROUPS,
    REACHES,
    OF_ITSELF,
    MEET,
    EASY,
    GAIN,
    CHANGED,
    COMPLETE,
)
"""Every heading, in the order in which a page tells them."""


SubjectRule = Callable[[Finding, Net, Heading], Subject]


def first_actor(finding: Finding, _net: Net, _heading: Heading) -> Subject:
    """The finding is about its first actor."""
    actor = finding.actors[0]
    return Subject("actor", (actor.id,), actor.naam)


def first_two(finding: Finding, _net: Net, _heading: Heading) -> Subject:
    """The finding is about the tie, there or proposed, between its first two actors."""
    one, other = sorted(finding.actors[:2], key=lambda actor: (actor.naam.casefold(), actor.id))
    return Subject("tie", tuple(sorted((one.id, other.id))), f"{one.naam} en {other.naam}")


def its_place(finding: Finding, net: Net, _heading: Heading) -> Subject:
    """The finding is about its kern, else about its gebied."""
    if finding.kern is not None:
        return Subject("kern", (finding.kern,), w.kern_words(net, finding.kern))
    gebied = str(finding.gebied)
    return Subject("gebied", (gebied,), w.short_gebied_words(net, gebied))


def the_whole(_finding: Finding, _net: Net, heading: Heading) -> Subject:
    """The finding answers this heading for the network as a whole."""
    return Subject("whole", (heading.key,), heading.title)


@dataclass(frozen=True)
class ReportSlot:
    """Where the description tells a kind; ``words`` stand before the names of a list."""

    part: str
    words: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of finding.

    name: stable, for scripts. heading: its page and place. rank: what is told first, low first;
    no two kinds have the same. The lowest rank of what is said about a subject leads. subject: what
    a finding is about when its finder does not say so itself. overview: a question of the overview.
    large_map: told above a map too large to take in. decidable: a user decides about it. mark: how
    the map draws it, a key of `map.view.MARKS`. card: how a card tells it.
    """

    name: str
    heading: Heading
    rank: int
    subject: SubjectRule = first_actor
    overview: str | None = None
    report: ReportSlot | None = None
    large_map: bool = False
    decidable: bool = False
    mark: str = "nadruk"
    card: OnCard = field(default_factory=OnCard)

    @property
    def page(self) -> str:
        """The page it belongs to."""
        return self.heading.page


@dataclass(frozen=True, eq=False)
class Question:
    """A finder and the kinds it can give; ``with_choices``: it takes what users decided.

    Equal only to itself: what is kept for these questions is asked for thousands of times a page,
    and their kinds hold much to compare.
    """

    find: Callable[..., tuple[Finding, ...]]
    kinds: tuple[Kind, ...]
    with_choices: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its kinds."""
        return tuple(kind.name for kind in self.kinds)


def subject_of(kind: Kind, finding: Finding, net: Net) -> Subject:
    """What a finding is about: what its finder said, else by the rule of its kind.

    The rest of a long list is a subject of its own.
    """
    if finding.subject is not None:
        return finding.subject
    if finding.about == MORE:
        return Subject("whole", (MORE, kind.name), kind.heading.title)
    return kind.subject(finding, net, kind.heading)
