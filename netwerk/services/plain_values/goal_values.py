"""Opgaven and figures as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.errors import AccessDenied, InputError
from netwerk.figures.figure_words import value_words
from netwerk.figures.measures import maat_of
from netwerk.figures.place_figure import FigureLine, PlaceFigure
from netwerk.model import values_of
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_of_place import figures_of, lines_of
from netwerk.services.opgaven.goals_shown import OpgaveShown, opgave_shown, opgaven
from netwerk.services.plain_values.last_changed import changed_after
from netwerk.services.plain_values.values_seen import seen_items
from netwerk.services.records.choices import selection_called


def goal_list_values(
    desk: Desk, gebied: str | None = None, *, kern: str | None = None, after: str | None = None
) -> dict[str, Any]:
    """The opgaven of a gebied and kern (as they are called), the first due first.

    after: only what changed after this day or moment. Raises InputError, AccessDenied.
    """
    changed = changed_after(desk, after) if after is not None else None
    goals = opgaven(desk, selection_called(desk, gebied, kern))
    listed = [goal for goal in goals if changed is None or changed(goal.version)]
    return {"opgaven": [goal_values(desk, goal) for goal in listed]}


def one_goal_values(desk: Desk, id: str) -> dict[str, Any]:
    """One opgave. Raises NotFound, AccessDenied."""
    return goal_values(desk, opgave_shown(desk, id))


def goal_values(desk: Desk, shown: OpgaveShown) -> dict[str, Any]:
    """An opgave as it is shown, as plain values; its partners as far as the user may see them."""
    desk.require_somewhere(LEZEN)
    there = seen_items(desk, [shown.item])
    if not there:
        raise AccessDenied("Deze opgave is niet te zien met jouw rol.")
    return {
        "opgave": dict(values_of(there[0])),
        "doel": shown.goal,
        "stand": shown.sentence,
        "waar_het_op_rust": shown.rests_on,
        "partners": shown.partners if there[0] == shown.item else "",
        "let_op": list(shown.warnings),
        "metingen": [asdict(point) for point in shown.stands.points],
    }


def figure_values(desk: Desk, gebied: str | None = None, kern: str | None = None) -> dict[str, Any]:
    """The newest figures of one place (as it is called), and what they say in sentences.

    No place is the gemeente. Raises InputError for both at once, AccessDenied.
    """
    chosen = selection_called(desk, gebied=gebied, kern=kern)
    if chosen.kern and chosen.gebied:
        raise InputError("Kies een gebied of een kern, niet allebei.")
    place: dict[str, Any] = {"gebied": chosen.gebied} if chosen.gebied else {"kern": chosen.kern}
    if not chosen.gebied and not chosen.kern:
        place = {"gemeente": True}
    return {
        "place": place,
        "lines": [_line(line) for line in lines_of(desk, **place)],
        "figures": [_figure(figure) for figure in figures_of(desk, **place).values()],
    }


def _line(line: FigureLine) -> dict[str, str]:
    return {
        "maat": line.maat,
        "sentence": line.sentence,
        "beside": line.beside,
        "source": line.source_words,
        "trend": line.trend,
    }


def _figure(figure: PlaceFigure) -> dict[str, Any]:
    maat = maat_of(figure.maat)
    return {
        "maat": figure.maat,
        "naam": maat.naam,
        "jaar": figure.jaar,
        "waarde": figure.value,
        "words": value_words(figure.maat, figure.value),
        "ondergrens": figure.low,
        "bovengrens": figure.high,
        "filled": figure.filled,
        "of": figure.of,
        "bron": figure.bron,
        "licentie": figure.licentie,
        "modelled": figure.modelled,
        "note": figure.note,
    }
