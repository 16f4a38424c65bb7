"""Whole tables about the selected network: who connects, in which role, and pairs of groups.

A table is rows by the words above its columns, ready to show; made once for each revision.
"""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.access.rights import LEZEN
from netwerk.insight.chance.broker_table import broker_table
from netwerk.insight.chance.broker_table import shown as in_words
from netwerk.insight.chance.gap_table import gap_table
from netwerk.insight.chance.roles import BYS, ROLE_MEANINGS, ROLE_NAMES, ROLES, role_table
from netwerk.insight.grouping import KINDS
from netwerk.insight.wording import decimal, percent
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied

Rows = tuple[Mapping[str, object], ...]

GROUPED_BY = KINDS
"""What pairs of groups can be made by."""
ROLES_BY = BYS
"""What the groups of a role can be made by."""
ROLES_SAID = tuple((ROLE_NAMES[role].capitalize(), ROLE_MEANINGS[role]) for role in ROLES)
"""Each role with what it means."""


def broker_rows(desk: Desk, selection: Selection) -> Rows:
    """The place of every actor in the network."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)

    def make() -> Rows:
        return tuple(
            {
                "Actor": row.actor.naam,
                "Contacten": row.contacts,
                "Routes langs deze actor": percent(row.share),
                "In woorden": row.band,
                "Afhankelijk van weinig (Burt)": in_words(row.constraint),
                "Verschillende contacten": in_words(row.effective_size, 1),
                "Spreiding over categorieën": in_words(row.participation),
            }
            for row in broker_table(net, schema())
        )

    return desk.networks.kept((net.moment, "broker_rows", net.selection), make)


def role_rows(desk: Desk, selection: Selection, by: str) -> Rows:
    """Between whom each actor stands, counted and against chance; ``by`` is one of ROLES_BY.

    Empty when of too few actors a group and a contact are known.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)

    def make() -> Rows:
        return tuple(
            {"Actor": row.actor.naam, "Groep": row.group, "Paren": row.total}
            | {
                ROLE_NAMES[role].capitalize(): f"{count} ({decimal(expected)})"
                for role, count, expected in zip(ROLES, row.counts, row.expected, strict=True)
            }
            for row in role_table(net, schema(), by)
        )

    return desk.networks.kept((net.moment, "role_rows", net.selection, by), make)


def gap_rows(desk: Desk, selection: Selection, by: str) -> Rows:
    """Every pair of groups: contacts seen against contacts expected, with one verdict.

    ``by`` is one of GROUPED_BY; empty when there are no two groups.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)

    def make() -> Rows:
        return tuple(
            {
                "Van": row.a_naam,
                "Met": row.b_naam,
                "Actoren": f"{row.actors_a} en {row.actors_b}",
                "Contacten": row.observed,
                "Verwacht": decimal(row.expected),
                "Oordeel": row.verdict,
            }
            for row in gap_table(net, schema(), by)
        )

    return desk.networks.kept((net.moment, "gap_rows", net.selection, by), make)
