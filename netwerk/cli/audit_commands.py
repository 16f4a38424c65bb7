"""The log from the command line: its lines, whether it is whole, tidying it, the yearly report."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from netwerk.access.log_line import LogLine
from netwerk.cli.session import confirmed, opened, say
from netwerk.errors import InputError
from netwerk.files import refuse_place, write_whole
from netwerk.services.audit.log_checked import expired_lines, kept_days, log_checked, tidy_log
from netwerk.services.audit.log_lines import LogWanted, log_lines
from netwerk.services.audit.year_report import REPORT_KINDS, year_log, year_report
from netwerk.services.desk import Desk
from netwerk.services.privacy.log_cleared import clear_known
from netwerk.typed.moments import moment_words


def run_audit(call: argparse.Namespace) -> int:
    """Do what is asked with the log; exit 1 when a check finds that it does not fit."""
    if call.jaar is not None and call.wat_doen != "jaar":
        raise InputError(f"'{call.jaar}' hoort bij 'netwerk audit jaar'.")
    if call.out is not None and call.wat_doen != "jaar":
        raise InputError("--out hoort bij 'netwerk audit jaar'.")
    does = {"controleren": _check, "opruimen": _tidy, "jaar": _year, None: _lines}
    with opened(call) as desk:
        return does[call.wat_doen](desk, call)


def _lines(desk: Desk, call: argparse.Namespace) -> int:
    wanted = LogWanted(call.wie, call.wat, call.van, call.tot, call.geweigerd, call.aantal)
    shown = log_lines(desk, wanted)
    words = [f"{one.number:>6}  {line_words(one.line)}" for one in shown.lines]
    if not words:
        words = ["Er staat niets in het logboek."]
    elif shown.total > len(words):
        words.append(f"Dit zijn de nieuwste {len(words)} van {shown.total}. Meer: --aantal.")
    lines = [{"nummer": one.number, **asdict(one.line)} for one in shown.lines]
    say(call, "\n".join(words), {"total": shown.total, "lines": lines})
    return 0


def line_words(line: LogLine) -> str:
    """A line of the log as one line of words."""
    done = "" if line.gelukt else " (geweigerd of niet gelukt)"
    where = f", vanaf {line.waarvandaan}" if line.waarvandaan else ""
    what = f"{line.wat}: {line.waarop}" if line.waarop else line.wat
    return f"{moment_words(line.wanneer)}  {line.wie}  {what}{done}{where}"


def _check(desk: Desk, call: argparse.Namespace) -> int:
    verdict = log_checked(desk)
    if verdict.problem:
        words = f"Het logboek klopt niet. {verdict.problem}"
    elif not verdict.lines:
        words = "Er staat nog niets in het logboek."
    else:
        erased = f" In {verdict.wiped} daarvan is iemand gewist." if verdict.wiped else ""
        words = (
            f"Het logboek klopt: {verdict.lines} regels, nummer {verdict.first} tot en met "
            f"{verdict.last}.{erased}\nZegel van regel {verdict.last}: {verdict.seal}"
        )
    say(call, words, {"ok": not verdict.problem, **asdict(verdict)})
    return 1 if verdict.problem else 0


def _tidy(desk: Desk, call: argparse.Namespace) -> int:
    many, days = expired_lines(desk), kept_days(desk)
    gone = 0
    if many and (call.yes or confirmed(f"{many} regels ouder dan {days} dagen weghalen?")):
        gone = tidy_log(desk)
    words = f"{gone} regels weggehaald; het logboek zegt dat." if gone else "Er ging niets weg."
    if cleared := clear_known(desk).lines:
        words += f" In {cleared} regels is gewist wat ook in de gegevens is gewist."
    say(call, words, {"removed": gone, "days": days, "cleared": cleared})
    return 0


def _year(desk: Desk, call: argparse.Namespace) -> int:
    if call.out is None:
        told = year_log(desk, call.jaar)
        words = [f"{wie}: {sum(counts)} regels" for wie, counts in told.by_person]
        words.append(f"Geweigerd of niet gelukt: {told.refused_count}.")
        words += [*told.facts, told.problem or f"Zegel van regel {told.last}: {told.seal}"]
        say(call, "\n".join(words), asdict(told))
        return 0
    kind = call.out.suffix.lower().removeprefix(".")
    if kind not in REPORT_KINDS:
        raise InputError(f"Het verslag is een bestand op .{', .'.join(REPORT_KINDS)}.")
    refuse_place(call.out, call.force)
    write_whole(call.out, year_report(desk, call.jaar, kind), overwrite=call.force)
    say(call, f"Geschreven: {call.out}", {"file": str(call.out)})
    return 0
