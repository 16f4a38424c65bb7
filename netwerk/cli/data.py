"""Commands that bring facts in, and take changes back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from netwerk.cli.import_choices import import_options, refuse_saving, save_mapping
from netwerk.cli.plan_json import mapping_json, plan_json
from netwerk.cli.session import confirmed, opened, opened_to_look, say
from netwerk.cli.stoppable import telling, told_and_stopped
from netwerk.errors import InputError
from netwerk.exchange.report import ImportPlan, RowMessage
from netwerk.files import name_of, read_whole
from netwerk.services.day.example_area import clear_example
from netwerk.services.desk import Desk
from netwerk.services.imports import (
    Preview,
    confirm_import,
    counts_by_label,
    load_demo,
    preview_import,
    sheet_words,
    verdict,
)
from netwerk.services.mappings.import_questions import WordQuestion, import_questions
from netwerk.services.records.edits import last_undoable, undo
from netwerk.services.records.history import history, history_of_actor
from netwerk.services.stores import StoreState, has_actors, state_of
from netwerk.store.values import Revision
from netwerk.typed.dutch_numbers import whole
from netwerk.typed.moments import here

LINES_SHOWN = 40
NAMED = 8
"""So many unknown words are named."""


def run_demo(call: argparse.Namespace) -> int:
    """Load the demo area, or take it away."""
    with opened(call, create=not call.wissen) as desk:
        if call.wissen:
            gone = clear_example(desk)
            say(
                call,
                f"Het voorbeeld is gewist: {_counted(gone)}. Terug: netwerk undo {gone.number}.",
                {"revision": gone.number, "removed": gone.removed},
            )
            return 0
        if has_actors(desk):
            print("Er staan al actoren in; wat al bekend is, blijft zoals het is.", file=sys.stderr)
        loaded = load_demo(desk)
        words = (
            "Het demogebied stond er al."
            if loaded is None
            else f"Demogebied geladen: {loaded.items} gegevens. Weg: netwerk demo --wissen."
        )
        say(
            call,
            words,
            {"revision": state_of(desk).revision, "added": loaded.items if loaded else 0},
        )
    return 0


def run_import(call: argparse.Namespace) -> int:
    """Read files and store what has no problem."""
    files = [(name_of(path), read_whole(path)) for path in call.bestanden]
    refuse_saving(call)
    with opened_to_look(call, places=not call.dry_run) as (desk, there):
        with telling("Het lezen") as tell:
            preview = preview_import(desk, files, import_options(call, desk), tell)
        save_mapping(call, desk, preview)
        plan = preview.plan
        judged = verdict(plan)
        said = f"{preview.remembered} (zonder: --no-remembered)\n" if preview.remembered else ""
        asks = _asks(import_questions(desk, preview).open_words)
        read = f"{plan_words(plan)}\n{asks}{said}{judged.text if judged.ok else ''}"
        asked = not (call.json or call.yes or call.dry_run)
        if asked:
            print(read, flush=True)  # what the question is about
        wanted = (
            not call.dry_run
            and bool(plan.items())
            and (call.yes or (asked and confirmed("Opslaan?")))
        )
        newest = state_of(desk).revision if there else 0
        revision = None
        if wanted and there:
            revision = _stored(desk, preview)
        elif wanted:
            revision = _begun_with(call, preview, state_of(desk))
        if not (call.json or asked):
            print(read)
        if call.json:
            newest = revision.number if revision else newest
            say(
                call,
                "",
                plan_json(plan)
                | mapping_json(preview)
                | {"revision": newest, "stored": revision is not None},
            )
        elif revision is not None:
            stored = judged.stored(revision.added, revision.changed, revision.number)
            print(f"{stored} Terugdraaien: netwerk undo")
        else:
            print("Er is niets opgeslagen.")
        if not judged.ok:
            print(f"netwerk: {judged.text}", file=sys.stderr)
    return judged.exit_code


def _begun_with(call: argparse.Namespace, preview: Preview, seen: StoreState) -> Revision | None:
    """Make the store that was not there, with this in it; ``seen``: one with the places only.

    Made only now: what is not stored makes nothing.
    """
    with opened(call, create=True) as desk:
        begun = state_of(desk)
        if (begun.revision, begun.counts) != (seen.revision, seen.counts):
            raise InputError(
                "Op deze plek heeft iemand intussen gegevens opgeslagen. Er is niets opgeslagen; "
                "doe het opnieuw."
            )
        return _stored(desk, preview)


def _stored(desk: Desk, preview: Preview) -> Revision | None:
    """Store it whole, or not at all when Ctrl-C comes in time."""
    words = f"{whole(len(preview.plan.items()))} gegevens opslaan"
    with told_and_stopped("Het opslaan") as tell:
        return confirm_import(desk, preview, watch=lambda share: tell(share, words))


def run_history(call: argparse.Namespace) -> int:
    """Show revisions, newest first."""
    with opened(call) as desk:
        revisions = (
            history_of_actor(desk, call.actor, call.limit)
            if call.actor
            else history(desk, call.limit)
        )
        lines = [f"{r.number:>5}  {_when(r)}  {r.who:<14} {r.why}{_state(r)}" for r in revisions]
        say(
            call,
            "\n".join(lines) or "Er is nog niets gewijzigd.",
            {"revisions": [asdict(r) for r in revisions]},
        )
    return 0


def _when(revision: Revision) -> str:
    return f"{here(revision.at):%Y-%m-%d %H:%M}"


def run_undo(call: argparse.Namespace) -> int:
    """Take back one revision."""
    with opened(call) as desk:
        target = call.nummer
        if not call.yes:
            # What is taken back is what was asked about, whatever others do in the meantime.
            target = target or getattr(last_undoable(desk), "number", None)
            if target is not None and not confirmed(f"Wijziging {target} ongedaan maken?"):
                return 0
        revision = undo(desk, target)
        say(
            call,
            f"Wijziging {revision.undoes} is ongedaan gemaakt ({_counted(revision)}).",
            asdict(revision),
        )
    return 0


def _asks(words: Sequence[WordQuestion]) -> str:
    """The words that netwerk does not know, with how somebody can say what they mean."""
    if not words:
        return ""
    named = [f"'{w.word}' ({w.under.lower()}, {w.count} keer)" for w in words]
    more = f" en nog {len(named) - NAMED}" if len(named) > NAMED else ""
    return (
        f"Netwerk weet niet wat dit is: {', '.join(named[:NAMED])}{more}. Zeg het in het bestand "
        "van --save-mapping BESTAND.toml en lees opnieuw met --mapping BESTAND.toml.\n"
    )


def plan_words(plan: ImportPlan) -> str:
    """An import plan as lines of text; the counts add up to the rows of the files."""
    lines = [sheet_words(sheet) for sheet in plan.sheets]
    for label, states in counts_by_label(plan).items():
        lines.append(
            f"  {label}: " + ", ".join(f"{count} {state}" for state, count in states.items())
        )
    changed = [f"{row.where.text}: {row.sentence}" for row in plan.rows if row.state == "gewijzigd"]
    lines += _some(changed, "wijzigingen")
    ends = [
        f"Staat niet in de lijst: {end.name} ({end.count} keer, eerst in rij {end.first_row})"
        for end in plan.missing_ends
    ]
    lines += _some(ends, "namen")
    lines += _some(_remarks(plan), "meldingen")
    alike = [
        f"Misschien dezelfde: {d.naam} ({d.id}) en {d.other_naam} ({d.other_id})"
        for d in plan.duplicates
    ]
    lines += _some(alike, "paren")
    return "\n".join(lines)


def _remarks(plan: ImportPlan) -> list[str]:
    """The messages of a plan, those that say the same about many rows as one line."""
    same: dict[tuple[str | None, ...], list[RowMessage]] = {}
    for message in plan.messages:
        where = message.where
        key = (where.file, where.sheet, where.column, message.sentence)
        same.setdefault(key, []).append(message)
    return [
        said[0].text
        if len(said) == 1
        else f"{said[0].text} (en nog {len(said) - 1} {'rij' if len(said) == 2 else 'rijen'})"
        for said in same.values()
    ]


def _some(lines: Sequence[str], noun: str) -> list[str]:
    """As many lines as a terminal can show, and how many more there are."""
    more = len(lines) - LINES_SHOWN
    rest = [f"  ... en nog {more} {noun} (--json toont ze allemaal)"] if more > 0 else []
    return [f"  {line}" for line in lines[:LINES_SHOWN]] + rest


def _counted(revision: Revision) -> str:
    counts: Mapping[str, int] = {
        "nieuw": revision.added,
        "gewijzigd": revision.changed,
        "verwijderd": revision.removed,
    }
    return (
        ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "niets veranderd"
    )


def _state(revision: Revision) -> str:
    if revision.undone_by is not None:
        return f"  [ongedaan gemaakt met {revision.undone_by}]"
    return ""
