"""Commands that answer questions about the network."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.files import write_whole
from netwerk.insight.catalogue import QUESTIONS, as_json
from netwerk.insight.finding import ActorRef, Finding
from netwerk.insight.numbers import selection_sentence
from netwerk.insight.wording import RELATIE, counted
from netwerk.map.view import View
from netwerk.model import Gebied, Kern, fold
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.descriptions import described
from netwerk.services.edits import find_actor
from netwerk.services.maps import atlas_of, geo_picture, picture, picture_file
from netwerk.services.networks import Networks
from netwerk.services.questions import changed_between, check_day, reach_of, route, what_changes
from netwerk.services.stores import local_user
from netwerk.store.port import Store


def run_insight(call: argparse.Namespace) -> int:
    """Numbers and findings of the selected network."""
    with opened(call) as (store, _):
        networks = Networks(store)
        chosen = selection_of(store, call)
        _check_kinds(call.kind)
        net, counts = networks.net(chosen), networks.numbers(chosen)
        found = [
            f for f in networks.findings(chosen, _today()) if not call.kind or f.kind in call.kind
        ]
        named = selection_sentence(net, schema())
        answer = {
            "revision": net.revision,
            "selection": {k: v for k, v in asdict(chosen).items() if v not in (None, ())}
            | {"sentence": named},
            "numbers": dict(counts),
            "findings": [as_json(f) for f in found],
        }
        actors, ties = counted(int(counts["actors"])), counted(int(counts["ties"]), RELATIE)
        head = f"{named}: {actors}, {ties}, {counts['isolated']} zonder relatie."
        say(call, "\n".join([head, "", *map(_words, found)]), answer)
    return 0


def run_route(call: argparse.Namespace) -> int:
    """How to get from one actor to another."""
    with opened(call) as (store, _):
        van, naar = find_actor(store, call.van), find_actor(store, call.naar)
        found = route(Networks(store), van.id, naar.id, selection_of(store, call), _today())
        lines = [found.sentence]
        for number, way in enumerate(found.routes, 1):
            lines.append(f"{number}. {way.sentence}")
            lines += [
                f"   {s.van.naam} - {s.naar.naam}: {s.words} ({s.freshness})" for s in way.steps
            ]
        say(call, "\n".join(lines), asdict(found))
    return 0


def run_reach(call: argparse.Namespace) -> int:
    """Who some actors reach in 1, 2 and 3 steps."""
    with opened(call) as (store, _):
        ids = [find_actor(store, text).id for text in call.actoren]
        found = reach_of(Networks(store), ids, selection_of(store, call))
        out = f"Buiten bereik: {', '.join(a.naam for a in found.out) or 'niemand'}"
        say(call, f"{found.sentence}\n{out}", asdict(found) | {"within": list(found.within)})
    return 0


def run_whatif(call: argparse.Namespace) -> int:
    """What changes when actors drop out or contacts come."""
    with opened(call) as (store, _):
        without = [find_actor(store, text).id for text in call.zonder]
        ties = [(find_actor(store, a).id, find_actor(store, b).id) for a, b in call.contact]
        found = what_changes(Networks(store), without, ties, selection_of(store, call))
        answer = {
            "sentence": found.sentence,
            "before": dict(found.before),
            "after": dict(found.after),
            "removed": _json(found.removed),
            "added": [_json(pair) for pair in found.added],
            "alone": _json(found.alone),
            "apart": [_json(part) for part in found.apart],
            "joined": _json(found.joined),
        }
        say(call, found.sentence, answer)
    return 0


def run_change(call: argparse.Namespace) -> int:
    """The network on two days, compared."""
    with opened(call) as (store, _):
        found = changed_between(
            Networks(store),
            call.van,
            call.tot,
            Selection(gebied=_gebied(store, call.gebied)),
            _today(),
        )
        say(call, "\n".join(map(_words, found)), {"findings": [as_json(f) for f in found]})
    return 0


def run_describe(call: argparse.Namespace) -> int:
    """Write the description of a gebied."""
    with opened(call) as (store, settings):
        networks = Networks(store)
        gebied = _gebied(store, call.gebied)
        format = call.out.suffix.lower().lstrip(".")
        content = described(
            networks, atlas_of(networks), local_user(settings), gebied, _today(), format
        )
        write_whole(call.out, content, overwrite=True)
        say(call, f"Geschreven: {call.out}", {"file": str(call.out)})
    return 0


def run_map(call: argparse.Namespace) -> int:
    """Write the map as a file."""
    out: Path = call.out
    with opened(call) as (store, settings):
        networks = Networks(store)
        chosen = selection_of(store, call)
        focus = find_actor(store, call.focus).id if call.focus else None
        view = View(focus=focus, steps=call.stappen)
        if call.plattegrond:
            drawn = geo_picture(networks, chosen, view, settings.geojson)
        else:
            drawn = picture(networks, atlas_of(networks), chosen, view, local_user(settings))
        named = selection_sentence(networks.net(chosen), schema())
        content = picture_file(
            drawn,
            out.suffix.lower().lstrip("."),
            anonymous=call.zonder_namen,
            title="Plattegrond" if call.plattegrond else "Netwerkkaart",
            source_line=f"{named}. Bron: netwerk, {_today():%d-%m-%Y}",
            size=call.papier,
        )
        write_whole(out, content, overwrite=True)
        say(
            call,
            f"Geschreven: {out}",
            {"file": str(out), "actors": len(drawn.actors), "ties": len(drawn.ties)},
        )
    return 0


def selection_of(store: Store, call: argparse.Namespace) -> Selection:
    """The selection that the words of a call name. Raises InputError naming what there is."""
    soorten = schema().keuzes["soort"]
    chosen = []
    for word in call.soort:
        soort = soorten.find(word)
        if soort is None:
            raise InputError(
                f"De soort '{word}' bestaat niet. Kies uit: {', '.join(soorten.keuzes)}."
            )
        chosen.append(soort)
    op = check_day(call.op) if call.op is not None else None
    return Selection(
        gebied=_gebied(store, call.gebied),
        kern=_kern(store, call.kern),
        soorten=tuple(chosen),
        op=op,
    )


def _check_kinds(kinds: Iterable[str]) -> None:
    known = [kind for question in QUESTIONS for kind in question.kinds]
    for kind in kinds:
        if kind not in known:
            raise InputError(
                f"De soort bevinding '{kind}' bestaat niet. Kies uit: {', '.join(known)}."
            )


def _gebied(store: Store, text: str | None) -> str | None:
    if text is None:
        return None
    there = [entry.item for entry in store.all(Gebied)]
    for gebied in there:
        if text.strip() in {gebied.id, str(gebied.nummer)} or fold(text) == fold(gebied.naam):
            return gebied.id
    names = (
        "; ".join(f"{g.nummer if g.nummer is not None else g.id} = {g.naam}" for g in there)
        or "er zijn nog geen gebieden"
    )
    raise InputError(f"Gebied '{text}' bestaat niet. Kies uit: {names}.")


def _kern(store: Store, text: str | None) -> str | None:
    if text is None:
        return None
    there = [entry.item for entry in store.all(Kern)]
    for kern in there:
        if fold(text) in {fold(kern.id), fold(kern.naam), *map(fold, kern.andere_namen)}:
            return kern.id
    raise InputError(f"Kern '{text}' bestaat niet. Kies uit: {', '.join(k.naam for k in there)}.")


def _json(actors: Iterable[ActorRef]) -> list[dict[str, str]]:
    return [asdict(actor) for actor in actors]


def _words(finding: Finding) -> str:
    certainty = f" [{finding.certainty.band}]" if finding.certainty.sentence else ""
    step = f"\n    Volgende stap: {finding.next_step}" if finding.next_step else ""
    return f"- {finding.sentence}{certainty}{step}"


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the user's own day)
