"""Whole tables about the selected network: who connects, in which role, and pairs of groups.

A table is rows by the words above its columns, ready to show; made once for each revision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.exchange.formats.csv import write_csv
from netwerk.insight.chance.broker_table import broker_table
from netwerk.insight.chance.broker_table import shown as in_words
from netwerk.insight.chance.gap_table import gap_table
from netwerk.insight.chance.roles import BYS, ROLE_MEANINGS, ROLE_NAMES, ROLES, role_table
from netwerk.insight.coverage.reach import reach, who_knows_whom
from netwerk.insight.finding import ActorRef
from netwerk.insight.grouping import KINDS
from netwerk.insight.wording import decimal, percent
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied

Rows = tuple[Mapping[str, object], ...]

KNOWS, OUT_OF_REACH = "kent", "buiten bereik"
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
                "Actor": row.actor,
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
            {"Actor": row.actor, "Groep": row.group, "Paren": row.total}
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


@dataclass(frozen=True)
class TeamMatrix:
    """Who of a team knows whom: for each actor whether each member does, in the order of members.

    Rows run from whom fewest know to whom most know; sentence says it in short.
    """

    members: tuple[ActorRef, ...]
    rows: tuple[tuple[ActorRef, tuple[bool, ...]], ...]
    sentence: str


def team_matrix(desk: Desk, members: Sequence[str], selection: Selection) -> TeamMatrix:
    """Wie van ons kent wie, as a matrix; who is known to nobody comes first."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    told = who_knows_whom(desk.networks.net(selection), members)
    known = [(k.actor, {m.id for m in k.members}) for k in told.known]
    rows = [(actor, set[str]()) for actor in told.unknown] + known
    return TeamMatrix(
        told.members,
        tuple((a, tuple(m.id in ids for m in told.members)) for a, ids in rows),
        told.sentence,
    )


def matrix_rows(matrix: TeamMatrix) -> Rows:
    """The same as rows of words: 'kent' where a member knows somebody, how many do at the end."""
    return tuple(
        {"Actor": actor}
        | {m.naam: KNOWS if knows else "" for m, knows in zip(matrix.members, cells, strict=True)}
        | {"Hoeveel van ons": sum(cells)}
        for actor, cells in matrix.rows
    )


def reach_rows(desk: Desk, members: Sequence[str], selection: Selection) -> Rows:
    """In how many steps a team reaches each actor; who is out of reach has 'buiten bereik'."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    reached = reach(desk.networks.net(selection), members)
    rows: list[Mapping[str, object]] = [
        {"Actor": actor, "Stappen": str(step)}
        for step, ring in enumerate(reached.rings, 1)
        for actor in ring
    ]
    return (*rows, *({"Actor": actor, "Stappen": OUT_OF_REACH} for actor in reached.out))


def table_file(desk: Desk, name: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """Rows of a table that was asked for as CSV for Dutch Excel. name: which table it is."""
    desk.require_somewhere(LEZEN)
    return desk.record_file(csv_of(rows), f"tabel {name} (csv), {len(rows)} rijen")


def csv_of(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Rows as CSV for Dutch Excel, actors by their naam."""
    head = list(rows[0]) if rows else []
    return write_csv([head, *([cell_words(row[name]) for name in head] for row in rows)])


def cell_words(value: object) -> str:
    """A cell of a table as text."""
    return value.naam if isinstance(value, ActorRef) else str(value)
