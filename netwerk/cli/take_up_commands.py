"""Who takes up what plays: together, who knows about it, the board, and what returns."""

from __future__ import annotations

import argparse

from netwerk.cli.session import opened, say
from netwerk.schema import schema
from netwerk.services.records.choices import selection_called
from netwerk.services.records.edits import find_actor, new_token
from netwerk.services.records.items import find_item
from netwerk.services.taking_up.signals_again import (
    Again,
    again_values,
    make_one_of_them,
    not_recognised,
    signals_again,
)
from netwerk.services.taking_up.to_board import board_values, to_board
from netwerk.services.taking_up.together_words import meeting_words
from netwerk.services.taking_up.who_knows import expertise_values, who_knows
from netwerk.services.taking_up.who_takes_up import Taker, together_values, who_together
from netwerk.typed.dates import day_words


def run_together(call: argparse.Namespace) -> int:
    """``netwerk samen``."""
    with opened(call) as desk:
        item = find_item(desk, "Vraagstuk", call.vraagstuk)
        found = who_together(desk, "Vraagstuk", item.id)
        lines = [found.headline]
        if found.best is not None:
            lines += [f"- {_member(member)}" for member in found.best.members]
            lines += [
                meeting_words(meet.van.naam, meet.naar.naam, meet.via.naam)
                for meet in found.best.missing
            ]
        lines += found.more
        if found.second is not None:
            names = ", ".join(actor.naam for actor in found.second.actors)
            lines.append(f"Lukt het niet met deze groep? Dan kan het ook met: {names}.")
        say(call, "\n".join(lines), together_values(desk, "Vraagstuk", item.id))
    return 0


def run_expertise(call: argparse.Namespace) -> int:
    """``netwerk deskundigheid``."""
    with opened(call) as desk:
        chosen = selection_called(desk, gebied=call.gebied)
        me = find_actor(desk, call.als).id if call.als else None
        found = who_knows(desk, call.zoek, chosen, me)
        lines = [found.sentence]
        for one in found.found:
            where = f" ({one.where})" if one.where else ""
            ask = f"Vraag naar: {one.ask_for}." if one.ask_for else "Functie niet bekend."
            lines.append(f"- {one.actor.naam}{where}: {one.why} {ask}")
            lines += [f"    {one.route}"] if one.route else []
        lines += [f"En nog {found.more}."] if found.more else []
        lines += ["Op de agenda staat hierover:"] if found.about else []
        for it in found.about:
            place = f", {it.where}" if it.where else ""
            what = schema().labels[it.card.label].enkel
            lines.append(f"- {it.card.titel} ({what}{place}, {it.card.staat.lower()})")
        lines += [f"En nog {found.more_about}."] if found.more_about else []
        say(call, "\n".join(lines), expertise_values(desk, call.zoek, chosen, me))
    return 0


def run_board(call: argparse.Namespace) -> int:
    """``netwerk bestuur``."""
    with opened(call) as desk:
        chosen = selection_called(desk, gebied=call.gebied)
        found = to_board(desk, chosen)
        lines = list(found.sentences)
        for row in found.rows:
            where = f" ({row.where})" if row.where else ""
            went = f"{day_words(row.line.up)} naar {row.to}"
            came = f" Wat terugkwam: {row.line.answer}" if row.line.answer else ""
            lines.append(f"- {row.line.titel}{where}: {went}. {row.words}{came}")
        say(call, "\n".join(lines), board_values(desk, chosen))
    return 0


def run_signals(call: argparse.Namespace) -> int:
    """``netwerk signalen``."""
    with opened(call) as desk:
        chosen = selection_called(desk, gebied=call.gebied)
        if call.maak or call.herken_niet:
            key = call.maak or call.herken_niet
            made = (
                make_one_of_them(desk, key, chosen, call.titel, new_token())
                if call.maak
                else not_recognised(desk, key, chosen)
            )
            say(call, f"{made.why} (wijziging {made.number}).", {"revision": made.number})
            return 0
        told = signals_again(desk, chosen)
        lines = [line for one in told.found for line in _again(one)] or [told.sentence]
        say(call, "\n".join(lines), again_values(desk, chosen))
    return 0


def _member(member: Taker) -> str:
    ask = f"; vraag naar {member.ask_for}" if member.ask_for else ""
    return f"{member.actor.naam}: {member.brings}{ask}; heeft er {member.load} open"


def _again(one: Again) -> list[str]:
    finding = one.finding
    band = f"- {finding.sentence} [{finding.certainty.band}]"
    signals = [f"    {day_words(day)}, {heard}: {titel}" for _, titel, day, heard in one.signals]
    step = f"    Maak er een vraagstuk van: netwerk signalen --maak {finding.key}"
    return [band, f"    {finding.certainty.sentence}", *signals, step]
