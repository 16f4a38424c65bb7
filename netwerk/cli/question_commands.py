"""Commands that answer questions about the network."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from netwerk.cli.session import opened, say, settings_of
from netwerk.files import refuse_place, write_whole
from netwerk.insight.finding import ActorRef, Finding
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import as_values, insight
from netwerk.services.answers.outcomes import outcome_of_proposals
from netwerk.services.answers.questions import changed_between, reach_of, route, what_changes
from netwerk.services.answers.sections import Told
from netwerk.services.day.peilmomenten import moment_called
from netwerk.services.desk import Desk
from netwerk.services.maps import geo_picture, picture, picture_file
from netwerk.services.records.choices import said, selection_called
from netwerk.services.records.edits import find_actor


def run_insight(call: argparse.Namespace) -> int:
    """Numbers and findings of the selected network."""
    with opened(call) as desk:
        seen = insight(desk, _selection(desk, call), call.kind)
    say(
        call,
        "\n".join([seen.headline, "", *(_told_words(card, seen.decided) for card in seen.cards)]),
        dict(seen.values),
    )
    return 0


def run_route(call: argparse.Namespace) -> int:
    """How to get from one actor to another."""
    with opened(call) as desk:
        van, naar = find_actor(desk, call.van), find_actor(desk, call.naar)
        routes = route(desk, van.id, naar.id, _selection(desk, call))
        lines = [routes.sentence]
        for number, way in enumerate(routes.routes, 1):
            lines.append(f"{number}. {way.sentence}")
            lines += [
                f"   {s.van.naam} - {s.naar.naam}: {s.words} ({s.freshness})" for s in way.steps
            ]
        say(call, "\n".join(lines), asdict(routes))
    return 0


def run_reach(call: argparse.Namespace) -> int:
    """Who some actors reach in 1, 2 and 3 steps."""
    with opened(call) as desk:
        ids = [find_actor(desk, text).id for text in call.actoren]
        reached = reach_of(desk, ids, _selection(desk, call))
        out = f"Buiten bereik: {', '.join(a.naam for a in reached.out) or 'niemand'}"
        say(call, f"{reached.sentence}\n{out}", asdict(reached) | {"within": list(reached.within)})
    return 0


def run_whatif(call: argparse.Namespace) -> int:
    """What changes when actors drop out or contacts come."""
    with opened(call) as desk:
        without = [find_actor(desk, text).id for text in call.zonder]
        ties = [(find_actor(desk, a).id, find_actor(desk, b).id) for a, b in call.contact]
        changed = what_changes(desk, without, ties, _selection(desk, call))
        answer = {
            "sentence": changed.sentence,
            "before": dict(changed.before),
            "after": dict(changed.after),
            "removed": _json(changed.removed),
            "added": [_json(pair) for pair in changed.added],
            "alone": _json(changed.alone),
            "apart": [_json(part) for part in changed.apart],
            "joined": _json(changed.joined),
        }
        say(call, changed.sentence, answer)
    return 0


def run_change(call: argparse.Namespace) -> int:
    """The network on two days, compared."""
    with opened(call) as desk:
        chosen = selection_called(desk, gebied=call.gebied)
        first = moment_called(desk, call.sinds, chosen) if call.sinds is not None else call.van
        changes = changed_between(desk, first, call.tot, chosen)
        say(call, "\n".join(map(_words, changes)), {"findings": [as_values(f) for f in changes]})
    return 0


def run_outcome(call: argparse.Namespace) -> int:
    """What came of the proposals that were taken up."""
    with opened(call) as desk:
        came = outcome_of_proposals(desk)
        values = {"hits": [asdict(one) for one in came.hits], "learned": list(came.learned)}
        whole, *learned = came.sentences()
        told = (whole, *(one.sentence for one in came.hits[1:]), *learned)
        say(call, "\n".join(told), values)
    return 0


def run_map(call: argparse.Namespace) -> int:
    """Write the map as a file."""
    out: Path = call.out
    refuse_place(out, call.force)
    with opened(call) as desk:
        chosen = _selection(desk, call)
        focus = find_actor(desk, call.focus).id if call.focus else None
        view = View(regions="kern", focus=focus, steps=call.stappen)
        if call.plattegrond:
            drawn = geo_picture(desk, chosen, view, settings_of(call).geojson)
        else:
            drawn = picture(desk, chosen, view)
        content = picture_file(
            desk,
            chosen,
            drawn,
            out.suffix.lower().lstrip("."),
            anonymous=call.zonder_namen,
            title="Plattegrond" if call.plattegrond else "Netwerkkaart",
            source_line=f"{said(desk, chosen)}. Bron: netwerk, {desk.today:%d-%m-%Y}",
            size=call.papier,
        )
        write_whole(out, content, overwrite=call.force)
        say(
            call,
            f"Geschreven: {out}",
            {"file": str(out), "actors": len(drawn.actors), "ties": len(drawn.ties)},
        )
    return 0


def _selection(desk: Desk, call: argparse.Namespace) -> Selection:
    """The selection that the words of a call name."""
    return selection_called(desk, call.gebied, call.kern, call.soort, call.op)


def _json(actors: Iterable[ActorRef]) -> list[dict[str, str]]:
    return [asdict(actor) for actor in actors]


def _told_words(card: Told, decided: Mapping[str, str]) -> str:
    bands = ((part.sentence, card.own_band(part)) for part in card.parts)
    more = "".join(f"\n    Ook: {said}{f' [{band}]' if band else ''}" for said, band in bands)
    held = decided.get(card.lead.key)
    return f"{_words(card.lead)}{f'{chr(10)}    Besloten: {held}' if held else ''}{more}"


def _words(finding: Finding) -> str:
    certainty = f" [{finding.certainty.band}]" if finding.certainty.sentence else ""
    step = f"\n    Volgende stap: {finding.next_step}" if finding.next_step else ""
    return f"- {finding.sentence}{certainty}{step}"
