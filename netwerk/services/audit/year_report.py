"""The yearly report 'wie mag wat en wie deed wat': what it says, and as a file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from netwerk.access.log_line import AANMELDEN, CONTACT_ZIEN, EXPORTEREN, WHAT, LogLine
from netwerk.access.rights import BEHEREN
from netwerk.errors import InputError
from netwerk.report.as_markdown import to_markdown
from netwerk.report.description import Beschrijving
from netwerk.report.docx import to_docx
from netwerk.report.year_log import YearLog, whole_names, year_log_described
from netwerk.services.audit.log_at_hand import log_at_hand
from netwerk.services.audit.log_checked import kept_days, log_checked
from netwerk.services.audit.log_lines import LogWanted, asked_of
from netwerk.services.desk import Desk
from netwerk.services.rules.our_gemeente import our_gemeente
from netwerk.services.stores import local_user
from netwerk.services.team.applications_told import applications_told
from netwerk.services.team.who_may_what import WHOLE, who_may_what
from netwerk.settings import load_settings
from netwerk.store.logbook.log_reading import LogAsked, read_lines
from netwerk.typed.moments import day_of, here, moment_words

FIRST_YEAR, LAST_YEAR = 2000, 2100
SHOWN_REFUSED = 40
OFFICE_HOURS = range(7, 19)
WORKDAYS = range(5)
"""Monday to Friday."""
MANY_REFUSED = 5
"""From so many refusals of one person on, a fact is made of it."""

AT_THE_SERVER = "wie op de server opdrachten geeft"
NO_RULES = "Er staan geen rollen in netwerk.toml."
NO_END = "-"
"""The end of a role that has none."""


def _pdf(told: Beschrijving) -> bytes:
    from netwerk.report.pdf.typeset import to_pdf  # loaded when somebody first asks for one

    return to_pdf(told)


REPORTS: Mapping[str, Callable[[Beschrijving], bytes]] = {
    "docx": to_docx,
    "pdf": _pdf,
    "md": lambda told: to_markdown(told).encode(),
}
"""As what the report can be written, besides JSON."""
REPORT_KINDS = (*REPORTS, "json")


def year_log(desk: Desk, jaar: int | None = None) -> YearLog:
    """What the log says of a year; of this year when none is given.

    Raises InputError for a year that cannot be, AccessDenied, StoreError.
    """
    desk.require(BEHEREN)
    year = desk.today.year if jaar is None else jaar
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"{year} is geen jaar voor dit verslag. Schrijf bijvoorbeeld 2026.")
    place = log_at_hand(desk).place
    asked = asked_of(LogWanted(van=f"{year}-01-01", tot=f"{year}-12-31"))
    lines = [found.line for found in read_lines(place, asked)]
    done = [line for line in lines if line.gelukt]
    refused = [line for line in lines if not line.gelukt]
    kinds = tuple(wat for wat in WHAT if any(line.wat == wat for line in done))
    verdict, rules = log_checked(desk), who_may_what(desk)
    return YearLog(
        jaar=year,
        datum=desk.today.isoformat(),
        lines=len(lines),
        kinds=kinds,
        by_person=_by_person(done, kinds),
        by_month=_by_month(done, kinds),
        refused=tuple(_refused_row(line) for line in refused[:SHOWN_REFUSED]),
        refused_count=len(refused),
        facts=tuple(_facts(done, refused)),
        days=kept_days(desk),
        first=_first_day(desk),
        last=verdict.last,
        seal=verdict.seal,
        problem=verdict.problem,
        may=(
            *((line.wie, line.rol, line.waar, NO_END) for line in rules.rows),
            *_applications(desk),
            (AT_THE_SERVER, local_user(load_settings()).rol, WHOLE, NO_END),
        ),
        may_said=rules.sentences[-2:] if rules.rows else (NO_RULES,),
        roles=tuple(rules.roles.items()),
    )


def year_report(desk: Desk, jaar: int | None, format: str) -> bytes:
    """The same as a file. Raises InputError for another format than REPORT_KINDS."""
    desk.require(BEHEREN)
    if format not in REPORT_KINDS:
        raise InputError(f"'{format}' kan niet. Kies uit: .{', .'.join(REPORT_KINDS)}.")
    told = year_log(desk, jaar)
    if format == "json":
        content = json.dumps(asdict(told), ensure_ascii=False, indent=2).encode()
    else:
        content = REPORTS[format](year_log_described(told, our_gemeente(desk).naam))
    return desk.record_file(content, f"jaarverslag logboek {told.jaar} ({format})")


def _applications(desk: Desk) -> Iterator[tuple[str, ...]]:
    """What asks the API, as rows of who may what."""
    for line in applications_told(desk):
        yield (f"toepassing {line.wie} (API)", line.rol, line.waar, line.tot or NO_END)


def year_report_name(desk: Desk, jaar: int | None, format: str) -> str:
    """A name for the file: logboek-2026.docx."""
    desk.require(BEHEREN)
    return f"logboek-{desk.today.year if jaar is None else jaar}.{format}"


def _first_day(desk: Desk) -> str:
    place = log_at_hand(desk).place
    oldest = read_lines(place, LogAsked(), 1, oldest=True)
    return day_of(oldest[0].line.wanneer) if oldest else ""


def _by_person(
    done: Sequence[LogLine], kinds: Sequence[str]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    counts = Counter((line.wie, line.wat) for line in done)
    people = sorted({line.wie for line in done}, key=str.casefold)
    return tuple((wie, tuple(counts[wie, wat] for wat in kinds)) for wie in people)


def _by_month(done: Sequence[LogLine], kinds: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    counts = Counter((here(line.wanneer).month, line.wat) for line in done)
    return tuple(tuple(counts[month, wat] for wat in kinds) for month in range(1, 13))


def _refused_row(line: LogLine) -> tuple[str, ...]:
    return (moment_words(line.wanneer), line.wie, line.wat, line.waarop or "-")


def _facts(done: Sequence[LogLine], refused: Sequence[LogLine]) -> list[str]:
    """What is not usual, as counts: files at night or in the weekend, refusals, who only looks."""
    facts = []
    late = [line for line in done if line.wat == EXPORTEREN and not _in_office_hours(line)]
    if late:
        facts.append(f"Bestanden buiten werktijd (7 tot 19 uur, ma-vr): {_people(late)}.")
    failed = [line for line in refused if line.wat == AANMELDEN]
    if failed:
        facts.append(f"Aanmelden lukte niet: {_people(failed)}.")
    asked = Counter(line.wie for line in refused if line.wat != AANMELDEN)
    many = [line for line in refused if line.wat != AANMELDEN and asked[line.wie] >= MANY_REFUSED]
    if many:
        facts.append(f"Vaker dan {MANY_REFUSED - 1} keer geweigerd: {_people(many)}.")
    seen = [line for line in done if line.wat == CONTACT_ZIEN]
    if seen:
        facts.append(f"Telefoon of mail gezien: {_people(seen)}.")
    return facts


def _in_office_hours(line: LogLine) -> bool:
    at: datetime = here(line.wanneer)
    return at.weekday() in WORKDAYS and at.hour in OFFICE_HOURS


def _people(lines: Sequence[LogLine]) -> str:
    counts = Counter(line.wie for line in lines)
    return whole_names([f"{wie} {count} keer" for wie, count in counts.most_common()])
