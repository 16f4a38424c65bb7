"""The findings of a page under headings that are questions of the user, every kind once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netwerk.insight.finding import Finding


@dataclass(frozen=True)
class Heading:
    """One part of a page: its kinds of finding, and what to say when there are none."""

    key: str
    title: str
    kinds: tuple[str, ...]
    nothing: str


GAP_SECTIONS: tuple[Heading, ...] = (
    Heading("eerst", "Eerst dit", ("no_actors", "one_actor", "no_contacts"), ""),
    Heading(
        "alleen",
        "Wie staat alleen?",
        ("isolated", "only_affiliation", "outside_only"),
        "Iedereen heeft ten minste één contact, voor zover vastgelegd.",
    ),
    Heading(
        "apart",
        "Welke groepjes staan apart?",
        ("pair", "small_component", "kern_apart"),
        "Er zijn geen groepjes die los van de rest staan, voor zover vastgelegd.",
    ),
    Heading(
        "draadje",
        "Wat hangt aan één draadje?",
        ("hangs_on_one", "kern_held_by_few", "pendant"),
        "Niets hangt aan één contact of één actor, voor zover vastgelegd.",
    ),
    Heading(
        "tussen",
        "Waar ontbreken contacten?",
        ("physical_social", "kern_without_care", "gap", "quiet_group"),
        "Er zijn geen groepen met veel minder contacten dan verwacht, voor zover vastgelegd.",
    ),
    Heading(
        "team",
        "Wie heeft geen contact met het team?",
        ("no_team_known", "no_team_tie", "no_makelaar_tie"),
        "Iedereen heeft contact met het gebiedsteam, voor zover vastgelegd.",
    ),
    Heading(
        "samen",
        "Hoe is het per gebied, kern en sector?",
        (
            "alone_by_gebied",
            "alone_by_kern",
            "alone_by_categorie",
            "alone_by_domein",
            "closed_categorie",
            "closed_domein",
            "closed_kern",
            "closed_gebied",
            "closed_soort",
        ),
        "Er zijn geen groepen die opvallen.",
    ),
    Heading("dekking", "Hoe volledig is dit beeld?", ("coverage",), ""),
)

BRIDGE_SECTIONS: tuple[Heading, ...] = (
    Heading("eerst", "Eerst dit", ("no_actors", "one_actor", "no_contacts"), ""),
    Heading(
        "spillen",
        "Wie houdt het netwerk bij elkaar?",
        ("cut_point", "cut_point_more", "no_cut_points", "holds_together"),
        "Geen actor houdt in zijn eentje delen bij elkaar, voor zover vastgelegd.",
    ),
    Heading(
        "persoon",
        "Wat hangt aan één persoon?",
        ("carried_by_one",),
        "Geen contact tussen organisaties hangt aan één persoon, voor zover vastgelegd.",
    ),
    Heading(
        "bruggen",
        "Welke contacten zijn de enige verbinding?",
        ("bridge", "bridge_more", "local_bridge"),
        "Er zijn geen contacten die de enige verbinding vormen, voor zover vastgelegd.",
    ),
    Heading(
        "verbinders",
        "Wie verbindt?",
        ("broker", "broker_role", "reaches_most"),
        "Er zijn te weinig contacten om verbinders te noemen.",
    ),
    Heading(
        "groepen",
        "Welke groepen trekken met elkaar op?",
        ("group", "no_clear_groups", "between_groups", "group_gap", "heart"),
        "Er zijn te weinig contacten om groepen te noemen.",
    ),
    Heading(
        "bereik",
        "Wie bereikt de makelaar?",
        ("reach",),
        "Er is geen gebiedsmakelaar vastgelegd in deze selectie.",
    ),
    Heading("dekking", "Hoe volledig is dit beeld?", ("coverage",), ""),
)


def in_sections(
    findings: Iterable[Finding], headings: Sequence[Heading]
) -> Iterator[tuple[Heading, list[Finding]]]:
    """The findings under each heading, in order.

    A heading without findings is left out when it has nothing to say.
    """
    given = list(findings)
    for heading in headings:
        found = [f for kind in heading.kinds for f in given if f.kind == kind]
        if found or heading.nothing:
            yield heading, found
