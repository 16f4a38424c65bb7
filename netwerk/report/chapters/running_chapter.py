"""Chapter 7, Wat er loopt: vraagstukken and initiatieven with state and money; what succeeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.model import Initiatief, Vraagstuk
from netwerk.report.chapters.chapter_keys import CHAPTERS, RUNNING
from netwerk.report.chapters.of_gebied import gebied_called, kern_name, names_of_ids
from netwerk.report.description import Point, Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import (
    as_written,
    euros,
    many,
    named,
    on_day,
    sentence,
    whole_title,
    without_end,
)

INITIATIEF = ("initiatief", "initiatieven")
VRAAGSTUK = ("vraagstuk", "vraagstukken")
DONE, NEW, GOING = "klaar", "nieuw", "loopt"
GRANTED, ASKED, REFUSED = "toegekend", "aangevraagd", "afgewezen"
TOLD = 20


def running_chapter(facts: GebiedFacts) -> Section:
    """What people do together, what it costs and what came of it."""
    items = in_order(facts.initiatieven)
    open_questions = [v for v in facts.vraagstukken if v.staat != DONE]
    if not items and not open_questions:
        return Section(
            RUNNING,
            CHAPTERS[RUNNING],
            (
                sentence(f"wat er loopt in {gebied_called(facts)}, is nog niet vastgelegd"),
                "Vraag de dorpsbelangen en het team waar zij nu samen aan werken.",
            ),
            summary="Er zijn nog geen initiatieven vastgelegd.",
        )
    text = [*_counts(items), *_questions(open_questions), *_money(items)]
    tables = [_table(facts, items[:TOLD])] if items else []
    if len(items) > TOLD:
        rest = len(items) - TOLD
        text.append(sentence(f"de tabel noemt er {TOLD}; {many(rest, INITIATIEF)} staan er buiten"))
    return Section(
        RUNNING,
        CHAPTERS[RUNNING],
        tuple(text),
        tuple(tables),
        (*map(success_point, successes(items)), *map(lesson_point, lessons(items))),
        summary=_summary(items, open_questions),
    )


def in_order(items: Sequence[Initiatief]) -> list[Initiatief]:
    """Initiatieven: what goes on first, then what is new, then what is done; newest first."""
    order = {GOING: 0, NEW: 1, DONE: 2}
    by_title = sorted(items, key=lambda i: (i.titel.casefold(), i.id))
    by_day = sorted(by_title, key=lambda i: i.datum or "", reverse=True)
    return sorted(by_day, key=lambda i: order.get(i.staat or "", 1))


def successes(items: Sequence[Initiatief]) -> list[Initiatief]:
    """What succeeded, what was celebrated last first."""
    found = sorted((i for i in items if i.succes), key=lambda i: (i.titel.casefold(), i.id))
    return sorted(found, key=lambda i: i.gevierd_op or "", reverse=True)


def success_point(item: Initiatief) -> Point:
    """A success in what was written of it, and when it was celebrated."""
    note = f"Gevierd {on_day(item.gevierd_op)}." if item.gevierd_op else ""
    return Point(f"{without_end(item.titel)}: {as_written(item.succes)}", note)


def lessons(items: Sequence[Initiatief]) -> list[Initiatief]:
    """What taught something, newest first."""
    found = sorted((i for i in items if i.les), key=lambda i: (i.titel.casefold(), i.id))
    return sorted(found, key=lambda i: i.datum or "", reverse=True)


def lesson_point(item: Initiatief) -> Point:
    """What was learned, and of what."""
    return Point(as_written(item.les), sentence(f"geleerd van: {without_end(item.titel)}"))


def _counts(items: Sequence[Initiatief]) -> list[str]:
    if not items:
        return []
    by = Counter(item.staat or "" for item in items)
    said = [
        (by[GOING], "loopt", "lopen"),
        (by[NEW], "is nieuw", "zijn nieuw"),
        (by[DONE], "is klaar", "zijn klaar"),
        (by[""], "heeft geen stand", "hebben geen stand"),
    ]
    if len(items) == 1:
        told = next(one for count, one, _ in said if count)
        return [sentence(f"er is één initiatief, en dat {told}")]
    parts = [
        f"{_short(count)} {w.verb(count, one, several)}" for count, one, several in said if count
    ]
    start = f"er zijn {many(len(items), INITIATIEF)} vastgelegd"
    if len(parts) == 1:
        all_of = next(several for count, _, several in said if count)
        every = "beide" if len(items) == 2 else f"alle {_short(len(items))}"
        return [sentence(f"{start}; {every} {all_of}")]
    return [sentence(f"{start}: {w.listing(parts, limit=len(parts))}")]


def _short(count: int) -> str:
    return w.number_word(count)


def _title(item: Vraagstuk | Initiatief) -> str:
    return as_written(whole_title(item.titel, item.omschrijving))


def _questions(items: Sequence[Vraagstuk]) -> list[str]:
    if not items:
        return []
    titles = [f"'{without_end(_title(item))}'" for item in items]
    told = named(sorted(titles, key=str.casefold), rest=("ander", "andere"))
    is_open = w.verb(len(items), "staat", "staan")
    return [sentence(f"er {is_open} {many(len(items), VRAAGSTUK)} open: {told}")]


def _money(items: Sequence[Initiatief]) -> list[str]:
    said = []
    for decision, words in (
        (GRANTED, "is {} toegekend"),
        (ASKED, "is {} aangevraagd en nog niet besloten"),
        (REFUSED, "is {} aangevraagd en afgewezen"),
    ):
        paid = [i.budget for i in items if i.budget is not None and i.budget_besluit == decision]
        if paid:
            said.append(
                sentence(f"voor {many(len(paid), INITIATIEF)}", words.format(euros(sum(paid))))
            )
    return said


def _table(facts: GebiedFacts, items: Sequence[Initiatief]) -> Table:
    rows = []
    for item in items:
        decision = item.budget_besluit
        money = euros(item.budget) if item.budget is not None else ""
        label = facts.schema.toon("Initiatief", "budget_besluit", decision).lower()
        rows.append(
            (
                without_end(_title(item)),
                kern_name(facts, item.kern) or "heel het gebied",
                facts.schema.toon("Initiatief", "staat", item.staat) if item.staat else w.UNKNOWN,
                f"{money}, {label}" if money and decision else money or "geen bedrag bekend",
                named(names_of_ids(facts, item.betrokken)) if item.betrokken else w.UNKNOWN,
            )
        )
    head = ("Wat", "Waar", "Stand", "Geld", "Wie doen mee")
    return Table("Initiatieven", head, tuple(rows), (6, 3, 2, 4, 6))


def _summary(items: Sequence[Initiatief], questions: Sequence[Vraagstuk]) -> str:
    going = sum(item.staat == GOING for item in items)
    well = len(successes(items))
    parts = []
    if items:
        going_on = f"{many(going, INITIATIEF)} {w.verb(going, 'loopt', 'lopen')}"
        parts.append(going_on if going else "er loopt nu geen initiatief")
    if well:
        parts.append(f"bij {many(well, INITIATIEF)} is vastgelegd wat er lukte")
    if questions:
        parts.append(
            f"{many(len(questions), VRAAGSTUK)} {w.verb(len(questions), 'staat', 'staan')} open"
        )
    return sentence(w.listing(parts, limit=len(parts)))
