"""What carries out each command about what plays in a gebied; as `netwerk.cli.run`."""

from __future__ import annotations

import argparse


def agenda(call: argparse.Namespace) -> int:
    """``netwerk agenda``."""
    from netwerk.cli.agenda_commands import run_agenda

    return run_agenda(call)


def samen(call: argparse.Namespace) -> int:
    """``netwerk samen``."""
    from netwerk.cli.take_up_commands import run_together

    return run_together(call)


def deskundigheid(call: argparse.Namespace) -> int:
    """``netwerk deskundigheid``."""
    from netwerk.cli.take_up_commands import run_expertise

    return run_expertise(call)


def bestuur(call: argparse.Namespace) -> int:
    """``netwerk bestuur``."""
    from netwerk.cli.take_up_commands import run_board

    return run_board(call)


def signalen(call: argparse.Namespace) -> int:
    """``netwerk signalen``."""
    from netwerk.cli.take_up_commands import run_signals

    return run_signals(call)


def spiegel(call: argparse.Namespace) -> int:
    """``netwerk spiegel``."""
    from netwerk.cli.spiegel_commands import run_spiegel

    return run_spiegel(call)


def krant(call: argparse.Namespace) -> int:
    """``netwerk krant``."""
    from netwerk.cli.krant_command import run_krant

    return run_krant(call)


def opgave(call: argparse.Namespace) -> int:
    """``netwerk opgave``."""
    from netwerk.cli.opgave_commands import run_opgave

    return run_opgave(call)


def nulmeting(call: argparse.Namespace) -> int:
    """``netwerk nulmeting``."""
    from netwerk.cli.opgave_commands import run_nulmeting

    return run_nulmeting(call)


def cijfers(call: argparse.Namespace) -> int:
    """``netwerk cijfers``."""
    from netwerk.cli.figure_commands import run_figures

    return run_figures(call)


def doelgroep(call: argparse.Namespace) -> int:
    """``netwerk doelgroep``."""
    from netwerk.cli.audience_commands import run_doelgroep

    return run_doelgroep(call)


def kalender(call: argparse.Namespace) -> int:
    """``netwerk kalender``."""
    from netwerk.cli.calendar_commands import run_kalender

    return run_kalender(call)


def describe(call: argparse.Namespace) -> int:
    """``netwerk describe``."""
    from netwerk.cli.describe_command import run_describe

    return run_describe(call)


def verantwoording(call: argparse.Namespace) -> int:
    """``netwerk verantwoording``."""
    from netwerk.cli.accountability_commands import run_accountability

    return run_accountability(call)


def api(call: argparse.Namespace) -> int:
    """``netwerk api``."""
    from netwerk.cli.api_command import run_api

    return run_api(call)


def inrichten(call: argparse.Namespace) -> int:
    """``netwerk inrichten``."""
    from netwerk.cli.setting_up_command import run_inrichten

    return run_inrichten(call)


def privacy(call: argparse.Namespace) -> int:
    """``netwerk privacy``."""
    from netwerk.cli.privacy_commands import run_privacy

    return run_privacy(call)
