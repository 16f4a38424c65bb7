"""What carries out each command: a command loads only what it needs.

`netwerk start` and `--help` should not wait for an analysis that they do not do.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

Run = Callable[[argparse.Namespace], int]
"""Carries out a call and gives the exit code."""


def start(call: argparse.Namespace) -> int:
    """``netwerk start``."""
    from netwerk.cli.start import run_start

    return run_start(call)


def warm(call: argparse.Namespace) -> int:
    """``netwerk warm``."""
    from netwerk.cli.start import run_warm

    return run_warm(call)


def demo(call: argparse.Namespace) -> int:
    """``netwerk demo``."""
    from netwerk.cli.data import run_demo

    return run_demo(call)


def zoek(call: argparse.Namespace) -> int:
    """``netwerk zoek``."""
    from netwerk.cli.search_command import run_search

    return run_search(call)


def who(call: argparse.Namespace) -> int:
    """``netwerk who``."""
    from netwerk.cli.who_command import run_who

    return run_who(call)


def import_(call: argparse.Namespace) -> int:
    """``netwerk import``."""
    from netwerk.cli.data import run_import

    return run_import(call)


def export(call: argparse.Namespace) -> int:
    """``netwerk export``."""
    from netwerk.cli.export_commands import run_export

    return run_export(call)


def template(call: argparse.Namespace) -> int:
    """``netwerk template``."""
    from netwerk.cli.partner_commands import run_template

    return run_template(call)


def ask(call: argparse.Namespace) -> int:
    """``netwerk ask``."""
    from netwerk.cli.partner_commands import run_ask

    return run_ask(call)


def moment(call: argparse.Namespace) -> int:
    """``netwerk moment``."""
    from netwerk.cli.moment_commands import run_moment

    return run_moment(call)


def log(call: argparse.Namespace) -> int:
    """``netwerk log``."""
    from netwerk.cli.talk_commands import run_log

    return run_log(call)


def audit(call: argparse.Namespace) -> int:
    """``netwerk audit``."""
    from netwerk.cli.audit_commands import run_audit

    return run_audit(call)


def history(call: argparse.Namespace) -> int:
    """``netwerk history``."""
    from netwerk.cli.data import run_history

    return run_history(call)


def undo(call: argparse.Namespace) -> int:
    """``netwerk undo``."""
    from netwerk.cli.data import run_undo

    return run_undo(call)


def merge(call: argparse.Namespace) -> int:
    """``netwerk merge``."""
    from netwerk.cli.duplicate_commands import run_merge

    return run_merge(call)


def duplicates(call: argparse.Namespace) -> int:
    """``netwerk duplicates``."""
    from netwerk.cli.duplicate_commands import run_duplicates

    return run_duplicates(call)


def not_same(call: argparse.Namespace) -> int:
    """``netwerk not-same``."""
    from netwerk.cli.duplicate_commands import run_not_same

    return run_not_same(call)


def item(call: argparse.Namespace) -> int:
    """``netwerk item``."""
    from netwerk.cli.item_commands import run_item

    return run_item(call)


def actor(call: argparse.Namespace) -> int:
    """``netwerk actor``."""
    from netwerk.cli.actor_commands import run_actor

    return run_actor(call)


def insight(call: argparse.Namespace) -> int:
    """``netwerk insight``."""
    from netwerk.cli.question_commands import run_insight

    return run_insight(call)


def route(call: argparse.Namespace) -> int:
    """``netwerk route``."""
    from netwerk.cli.question_commands import run_route

    return run_route(call)


def reach(call: argparse.Namespace) -> int:
    """``netwerk reach``."""
    from netwerk.cli.question_commands import run_reach

    return run_reach(call)


def whatif(call: argparse.Namespace) -> int:
    """``netwerk whatif``."""
    from netwerk.cli.question_commands import run_whatif

    return run_whatif(call)


def change(call: argparse.Namespace) -> int:
    """``netwerk change``."""
    from netwerk.cli.question_commands import run_change

    return run_change(call)


def outcome(call: argparse.Namespace) -> int:
    """``netwerk outcome``."""
    from netwerk.cli.question_commands import run_outcome

    return run_outcome(call)


def ronde(call: argparse.Namespace) -> int:
    """``netwerk ronde``."""
    from netwerk.cli.ronde_commands import run_ronde

    return run_ronde(call)


def map(call: argparse.Namespace) -> int:
    """``netwerk map``."""
    from netwerk.cli.question_commands import run_map

    return run_map(call)


def decide(call: argparse.Namespace) -> int:
    """``netwerk decide``."""
    from netwerk.cli.agreement_commands import run_decide

    return run_decide(call)


def afspraken(call: argparse.Namespace) -> int:
    """``netwerk afspraken``."""
    from netwerk.cli.agreement_commands import run_afspraken

    return run_afspraken(call)


def check(call: argparse.Namespace) -> int:
    """``netwerk check``."""
    from netwerk.cli.backup_commands import run_check

    return run_check(call)


def backup(call: argparse.Namespace) -> int:
    """``netwerk backup``."""
    from netwerk.cli.backup_commands import run_backup

    return run_backup(call)


def restore(call: argparse.Namespace) -> int:
    """``netwerk restore``."""
    from netwerk.cli.backup_commands import run_restore

    return run_restore(call)


def copy(call: argparse.Namespace) -> int:
    """``netwerk copy``."""
    from netwerk.cli.backup_commands import run_copy

    return run_copy(call)


def drill(call: argparse.Namespace) -> int:
    """``netwerk drill``."""
    from netwerk.cli.drill_commands import run_drill

    return run_drill(call)
