"""``netwerk cijfers``: read files with figures, show what they say of a place, take them away."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from netwerk.cli.session import opened, say
from netwerk.errors import InputError, LooksPrivate
from netwerk.figures.place_figure import FigureLine
from netwerk.files import name_of, read_whole
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_lacking import CODES, why_none, without_codes
from netwerk.services.figures.figures_of_place import lines_of
from netwerk.services.figures.figures_there import figures_there, remove_figures
from netwerk.services.figures.own_inhabitants import own_inhabitants
from netwerk.services.figures.reading_figures import (
    import_figures,
    plan_figures,
    without_private,
)
from netwerk.services.plain_values.goal_values import figure_values


def run_figures(call: argparse.Namespace) -> int:
    """Carry out ``netwerk cijfers``."""
    acts: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
        "import": _import,
        "show": _show,
        "list": _list,
        "remove": _remove,
    }
    if call.actie == "import" and not call.bestanden:
        raise InputError("Geef een of meer bestanden, zoals netwerk cijfers import kwb-2024.csv.")
    with opened(call, create=call.actie == "import") as desk:
        return acts[call.actie](desk, call)


def _import(desk: Desk, call: argparse.Namespace) -> int:
    files = [(name_of(path), read_whole(path)) for path in call.bestanden]
    plan = plan_figures(desk, files, call.jaar)
    private = [f"Dit lijkt privé: {label}: {why}." for label, why in plan.private]
    if private and call.sla_over:
        plan = without_private(desk, plan)
        private.append("Die rijen zijn overgeslagen.")
    revision = None
    if not call.dry_run:
        try:
            revision = import_figures(desk, plan, private=call.toch_prive)
        except LooksPrivate as question:
            raise InputError(
                f"{question} Sla die rijen over met --sla-over. Mag het wel? Voeg --toch-prive toe."
            ) from None
    words = [*plan.read, *plan.told, *private]
    words.append(f"{plan.new} nieuw, {plan.changed} gewijzigd, {plan.same} hetzelfde.")
    words.append(
        "Er is niets opgeslagen."
        if revision is None
        else f"Opgeslagen (wijziging {revision.number})."
    )
    answer = {
        "read": list(plan.read),
        "told": list(plan.told),
        "private": private,
        "new": plan.new,
        "changed": plan.changed,
        "same": plan.same,
        "revision": revision.number if revision else None,
    }
    say(call, "\n".join(words), answer)
    return 0


def _show(desk: Desk, call: argparse.Namespace) -> int:
    answer = figure_values(desk, call.gebied, call.kern)
    place = answer["place"]
    words = "\n".join(f"- {_words(line)}" for line in lines_of(desk, **place))
    say(call, words or _nothing(desk, place), answer)
    return 0


def _nothing(desk: Desk, place: Mapping[str, Any]) -> str:
    """Why there is nothing to show, and what one can do about it."""
    own = own_inhabitants(desk, **place)
    said = [own] if own else []
    said.append(why_none(desk, **place) or "Er zijn hier nog geen cijfers bekend.")
    if not place.get("gemeente"):
        said += [
            f"Vul de {CODES} van {kern.naam} in: netwerk item change kern {kern.id} cbs_codes=..."
            for kern in without_codes(desk, **place)
        ]
    return "\n".join(said)


def _words(line: FigureLine) -> str:
    beside = f" ({line.beside})" if line.beside else ""
    trend = f" {line.trend}" if line.trend else ""
    return f"{line.sentence.removesuffix('.')}{beside}.{trend} [{line.source_words}]"


def _list(desk: Desk, call: argparse.Namespace) -> int:
    there = figures_there(desk)
    words = "\n".join(f"- {one.called}: {one.words}" for one in there)
    answer = {
        "sources": [
            {
                "bron": one.bron,
                "jaar": one.jaar,
                "cijfers": one.cijfers,
                "maten": one.maten,
                "plekken": one.plekken,
                "grenzen": one.grenzen,
                "licentie": one.licentie,
                "indelingsjaar": one.indelingsjaar,
            }
            for one in there
        ]
    }
    say(call, words or "Er zijn nog geen cijfers.", answer)
    return 0


def _remove(desk: Desk, call: argparse.Namespace) -> int:
    if not call.bron:
        raise InputError("Geef met --bron welke cijfers weg moeten. Zie netwerk cijfers list.")
    revision = remove_figures(desk, call.bron, call.jaar)
    words = f"{revision.removed} gegevens verwijderd (wijziging {revision.number})."
    say(call, words, {"removed": revision.removed, "revision": revision.number})
    return 0
