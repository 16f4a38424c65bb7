"""``netwerk who``: who works here and what he may."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from netwerk.cli.session import opened, say
from netwerk.services.team.who_am_i import who_am_i


def run_who(call: argparse.Namespace) -> int:
    """Say who works here, in which role, and what that role may do."""
    with opened(call) as desk:
        me = who_am_i(desk)
        lines = [f"{me.sentence}.", *(f"- {line}" for line in me.may)]
        lines += [me.warning] if me.warning else []
        say(call, "\n".join(lines), asdict(me))
    return 0
