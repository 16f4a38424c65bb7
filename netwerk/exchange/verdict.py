"""What may be said of an import: one place where a plan becomes words, for page, command and tests.

Nothing is called a success that did not happen: rows that could not be read are named, with the
reason that comes most and how to mend it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from netwerk.exchange.reasons import FOLLOWS, PLACE, Reason
from netwerk.exchange.report import (
    ImportPlan,
    Part,
    PlannedRow,
    SheetReport,
    State,
    Verdict,
    VerdictKind,
)
from netwerk.exchange.row_tally import tally
from netwerk.exchange.table import HIDDEN
from netwerk.exchange.where import row_numbers
from netwerk.model import Navraag
from netwerk.schema import schema

NOT_READ = (
    "Geef de tabel een rij koppen die netwerk kent: Naam, of Van en Naar. Of noem het blad naar "
    "wat erin staat. Hoeft een blad niet mee? Zet dan '(overslaan)' in de naam."
)
EMPTY = "Zet onder de koppen de gegevens, één rij voor elke actor of relatie."
SHOW_SHEET = "Maak een verborgen blad in Excel zichtbaar als het mee moet."
GIVE_HEADERS = (
    "Zijn de rijen boven de koppen gegevens? Zet er een rij koppen boven (Naam, of Van en Naar)."
)
SHOWN = 3


def verdict(plan: ImportPlan) -> Verdict:
    """What may be said of a plan."""
    parts = _parts(plan)
    failed = [part for part in parts if part.failed]
    counts = Counter(row.state for row in plan.rows)
    is_read = any(row.label for row in plan.rows)
    new, changed = counts["nieuw"] + len(plan.created), counts["gewijzigd"]
    usable = new + changed + counts["gelijk"]
    reason = _most_common(plan.rows)
    left = _left(plan, parts)
    kind, sentence = _judged(plan, new, changed, left)
    next_step = ""
    if kind == "niets_gelezen":
        next_step = failed[0].next_step if failed else EMPTY
        next_step = PLACE.mend if _places_only(plan) else next_step
    elif failed and usable:
        next_step = failed[0].next_step
    elif reason:
        next_step = reason.mend
    elif left:
        next_step = _how_to_take_in(plan.sheets)
    return Verdict(
        kind=kind,
        ok=is_read and not failed,
        sentence=sentence,
        next_step=next_step,
        left=left,
        parts=parts,
        tally=tally(plan),
    )


def sheet_words(report: SheetReport) -> str:
    """A table of a file and how many rows of it were what; they add up to its filled rows."""
    label = schema().labels[report.label] if report.label else None
    kind = _plural(report.rows, label.enkel, label.meervoud) if label else "niet gelezen"
    if report.label == Navraag.__name__:  # with it come the items that the answer is about
        kind = "uit een antwoord"
    parts = [
        (len(report.headers), "met koppen"),
        (len(report.titles), "met een titel"),
        (len(report.asides), "met een totaal, tussenkop of opmerking"),
        (report.rows, f"niet gelezen: {report.left_out}" if report.left_out else kind),
    ]
    said = ", ".join(f"{count} {word}" for count, word in parts if count)
    return f"{report.where.text}: {_rows(report.filled)}" + (f" ({said})" if said else "")


def to_store_words(plan: ImportPlan) -> str:
    """What accepting the plan stores, each item once: '3 actoren en 4 relaties'; '' for nothing.

    A relation in a column, or an actor made of an end, is no row of the file and does count here.
    """
    counts = Counter(type(item).__name__ for item in plan.items())
    labels = [(schema().labels[naam], count) for naam, count in counts.items()]
    words = [f"{n} {label.enkel if n == 1 else label.meervoud}" for label, n in labels]
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _judged(plan: ImportPlan, new: int, changed: int, left: str) -> tuple[VerdictKind, str]:
    """The kind of verdict and its sentence."""
    counts = Counter(row.state for row in plan.rows)
    total = len(plan.rows)
    if not any(row.label for row in plan.rows):
        only_headers = not total and all(report.label or report.left_out for report in plan.sheets)
        why = (
            "er staan wel koppen in, maar geen rijen met gegevens"
            if only_headers
            else _why_unread(plan)
        )
        more = left if only_headers else ""
        return "niets_gelezen", f"Er is niets gelezen: {why}. {more}".strip()
    if new + changed:
        both = [(new, "nieuw"), (changed, "gewijzigd")]
        words = ", ".join(f"{count} {word}" for count, word in both if count)
        can = "kan" if new + changed == 1 else "kunnen"
        extra = sum(1 for row in plan.rows if row.extra and row.state in ("nieuw", "gewijzigd"))
        what = _rows_and_ties(new + changed, extra)
        sentence = f"{what} {can} worden opgeslagen: {words}."
        return ("deels" if left else "goed"), f"{sentence} {left}".strip()
    if counts["probleem"] and not counts["gelijk"]:
        return "alles_probleem", f"Er kan niets worden opgeslagen. {left}"
    extra = sum(1 for row in plan.rows if row.extra)
    if counts["gelijk"] == total and not left:
        what = _rows_and_ties(total, extra)
        return (
            "alles_gelijk",
            f"Alles uit deze bestanden staat al in het netwerk: {what}, 0 nieuw.",
        )
    same = f"{_rows(counts['gelijk'])} {_plural(counts['gelijk'], 'staat', 'staan')} er al zo in. "
    skipped = sum(1 for row in plan.rows if row.state == "overgeslagen" and row.label)
    double = f"{_rows(skipped)} {_plural(skipped, 'is', 'zijn')} overgeslagen." if skipped else ""
    said = f"{same if counts['gelijk'] else ''}{left} {double}"
    return "niets_nieuws", " ".join(f"Er is niets nieuws om op te slaan. {said}".split())


def _why_unread(plan: ImportPlan) -> str:
    if _places_only(plan):
        return f"in {_names(plan.files)} staan plaatsnamen, geen actoren"
    return f"het is niet duidelijk wat er in {_names(plan.files)} staat"


def _places_only(plan: ImportPlan) -> bool:
    """Whether all that was not read is a list of places."""
    return {row.reason for row in plan.rows if not row.label} == {PLACE}


def _left(plan: ImportPlan, parts: Sequence[Part]) -> str:
    """What is not stored: problems and what was not read; empty when nothing was left out."""
    rows = plan.rows
    problems = sum(1 for row in rows if row.state == "probleem")
    sentences = []
    if problems:
        has = _plural(problems, "heeft", "hebben")
        extra = sum(1 for row in rows if row.extra and row.state == "probleem")
        every = _rows_and_ties(problems, extra)
        every = f"Alle {problems} rijen" if problems == len(rows) > 1 and not extra else every
        (reason, most), *others = _reasons(rows)
        first = "eerst" if any(count > most for _, count in others) else "meestal"
        often = f"{first} ({_rows(most)}): " if others else ""
        sentences.append(f"{every} {has} een probleem; {often}{reason.what}.")
    if facts := {held.key for held in plan.held if held.what and not held.taken}:
        sentences.append(f"Bij {_rows(len(facts))} is iets privés niet overgenomen.")
    unread = [part.sentence for part in parts if part.kind == "niet_gelezen"]
    unread += [_hidden(report) for report in plan.sheets if report.left_out and report.rows]
    unread += [_above_headers(report) for report in plan.sheets if report.label and report.doubtful]
    sentences += unread[:SHOWN]
    if (more := len(unread) - SHOWN) > 0:
        places = _plural(more, "plek is", "plekken zijn")
        sentences.append(f"Nog {more} {places} niet gelezen; de meldingen noemen ze.")
    return " ".join(sentences)


def _hidden(report: SheetReport) -> str:
    return f"{report.where.text} is {report.left_out} en niet gelezen ({_rows(report.rows)})."


def _above_headers(report: SheetReport) -> str:
    """The rows that were read as titles and may be data."""
    several = len(report.doubtful) > 1
    stands, was = ("staan", "zijn") if several else ("staat", "is")
    rows = row_numbers(report.doubtful)
    return f"{report.where.text}: {rows} {stands} boven de koppen en {was} niet gelezen."


def _how_to_take_in(reports: Sequence[SheetReport]) -> str:
    """How what was left out without being a failure can come along."""
    steps = []
    if any(report.left_out == HIDDEN and report.rows for report in reports):
        steps.append(SHOW_SHEET)
    if any(report.label and report.doubtful for report in reports):
        steps.append(GIVE_HEADERS)
    return " ".join(steps)


def _parts(plan: ImportPlan) -> tuple[Part, ...]:
    rows = _by_report(plan)
    return tuple(_part(report, rows[i]) for i, report in enumerate(plan.sheets))


def _by_report(plan: ImportPlan) -> dict[int, list[PlannedRow]]:
    """The rows of each report, by its position: the last table that starts at or above the row."""
    tables: dict[tuple[str, str | None, str | None], list[tuple[int, int]]] = defaultdict(list)
    for i, report in enumerate(plan.sheets):
        where = report.where
        tables[(where.file, where.sheet, where.span)].append((report.first, i))
    starts = {place: sorted(entries) for place, entries in tables.items()}
    rows: dict[int, list[PlannedRow]] = defaultdict(list)
    for row in plan.rows:
        entries = starts[(row.file, row.sheet, row.where.span)]
        at = bisect_right(entries, (row.row, len(plan.sheets))) - 1
        rows[entries[max(at, 0)][1]].append(row)
    return rows


def _part(report: SheetReport, rows: Sequence[PlannedRow]) -> Part:
    """What may be said of one table."""
    counts: Counter[State] = Counter(row.state for row in rows)
    name = report.where.text
    if report.left_out:
        return Part(report.where, "verborgen", _hidden(report))
    if report.label is None:
        numbers = (*report.titles, *report.headers, *range(report.first, report.last + 1))
        whole = row_numbers(sorted({number for number in numbers if number}))
        return Part(report.where, "niet_gelezen", f"{name} ({whole}) is niet gelezen.", NOT_READ)
    if not report.rows:
        return Part(report.where, "leeg", f"{name} heeft koppen, maar geen rijen.", EMPTY)
    if not counts["probleem"]:
        return Part(report.where, "goed", f"{name}: {_rows(report.rows)} gelezen.")
    reason = _most_common(rows)
    what, mend = (reason.what, reason.mend) if reason else ("", "")
    usable = counts["nieuw"] + counts["gewijzigd"] + counts["gelijk"]
    extra = sum(1 for row in rows if row.extra and row.state == "probleem")
    has = _plural(counts["probleem"], "heeft", "hebben")
    if usable:
        which = _rows_and_ties(counts["probleem"], extra)
        of = "" if extra else f" van de {report.rows}"
        said = f"{name}: {which}{of} {has} een probleem"
        return Part(report.where, "deels", f"{said}; meestal: {what}.", mend)
    said = f"{name}: geen rij kan worden gebruikt"
    return Part(report.where, "alles_probleem", f"{said}; meestal: {what}.", mend)


def _most_common(rows: Iterable[PlannedRow]) -> Reason | None:
    return next(iter(_reasons(rows)), (None, 0))[0]


def _reasons(rows: Iterable[PlannedRow]) -> list[tuple[Reason, int]]:
    """The reasons and how many rows each has, the most common cause first.

    What only follows from the problem of another row comes last: mending it mends nothing.
    """
    problems = (row.reason for row in rows if row.reason and row.state == "probleem")
    counted = Counter(problems).most_common()
    return sorted(counted, key=lambda entry: entry[0] is FOLLOWS)


def _names(files: Sequence[str]) -> str:
    shown = list(files[:SHOWN])
    more = len(files) - len(shown)
    if more:
        return f"{', '.join(shown)} en nog {more}"
    return " en ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _rows(count: int) -> str:
    return "1 rij" if count == 1 else f"{count} rijen"


def _rows_and_ties(count: int, extra: int) -> str:
    """How many rows, and how many of these are relations that stand in a column of a row."""
    if not extra:
        return _rows(count)
    more = f"{extra} uit kolommen" if extra > 1 else "1 uit een kolom"
    return f"{_rows(count - extra)} en {more}" if count > extra else f"{more} van een rij"


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
