"""What was read from the files of an import, before anything is stored.

Sheets, counts, messages, rows.
"""

from __future__ import annotations

import streamlit as st

from netwerk.exchange.report import STATES, ImportPlan, Part, Verdict
from netwerk.services.imports import counts_by_label, verdict, what_stays
from netwerk.ui import show
from netwerk.ui.words import known, number, on_page, plain

ROWS_SHOWN = 2000


def verdict_on_top(plan: ImportPlan) -> None:
    """What goes in and what does not, before anything else, and the counts that it rests on."""
    st.header("Dit is gelezen")
    _what_may_be_said(verdict(plan))
    show.small_table(state_rows(plan), "Rijen naar wat ermee gebeurt")
    if stays := what_stays(plan):
        st.markdown(stays)


def who_is_missing(plan: ImportPlan) -> None:
    """Names that stand in relations and in no list, beside the choice to make them."""
    if not plan.missing_ends:
        return
    many = len(plan.missing_ends)
    who, them = ("1 actor staat", "die") if many == 1 else (f"{many} actoren staan", "ze")
    st.warning(
        f"{who} wel in een relatie, maar niet in een lijst. Het vinkje hieronder maakt {them} aan."
    )
    show.table(
        [
            {"Naam": end.name, "Hoe vaak": end.count, "Eerste rij": end.first_row}
            for end in plan.missing_ends
        ],
        "import:missing",
    )


def details(plan: ImportPlan) -> None:
    """What looks alike, every remark and every row: to look up, folded away."""
    if plan.duplicates:
        st.info(
            f"{len(plan.duplicates)} keer lijken twee namen op elkaar. Er wordt niets vanzelf "
            "samengevoegd; kijk ze zelf na."
        )
        show.table(
            [{"Naam": d.naam, "Lijkt op": d.other_naam, "Waarom": d.why} for d in plan.duplicates],
            "import:duplicates",
        )
    if plan.messages:
        with st.expander(f"Meldingen ({len(plan.messages)})", expanded=len(plan.messages) < 10):
            show.table(
                [{"Wat": m.level, "Melding": on_page(m.text)} for m in plan.messages],
                "import:messages",
            )
    with st.expander(f"Alle rijen ({len(plan.rows)})"):
        _every_row(plan)


def _every_row(plan: ImportPlan) -> None:
    rows = [
        {
            "Rij": r.row,
            "Bestand": r.file,
            "Blad": r.sheet or "",
            "Wat": r.state,
            "Naam": known(
                getattr(r.item, "naam", None) or getattr(r.item, "titel", None) or r.name
            ),
            "Melding": on_page(r.sentence),
        }
        for r in plan.rows[:ROWS_SHOWN]
    ]
    if len(plan.rows) > len(rows):
        st.markdown(f"Dit zijn de eerste {number(len(rows))} van {number(len(plan.rows))} rijen.")
    show.table(rows, "import:rows")


def _what_may_be_said(judged: Verdict) -> None:
    """The verdict on a plan: green only when every row is stored already."""
    tally = f"**{plain(judged.tally)}**" if judged.kind in ("deels", "goed") else ""
    failures = (plain(on_page(part.sentence)) for part in _failures(judged))
    text, sheets = _apart(judged)
    lines = (plain(on_page(line)) for line in (text, *sheets, judged.next_step))
    said = "\n\n".join(filter(None, [tally, *lines, *failures]))
    if judged.kind == "alles_gelijk" and judged.ok:
        st.success(said)
    elif judged.kind in ("niets_gelezen", "alles_probleem"):
        st.error(said)
    elif judged.ok and judged.kind == "goed":
        st.info(said)
    else:
        st.warning(said)


def _apart(judged: Verdict) -> tuple[str, list[str]]:
    """What is said of all files, and the sheets that were not read: each gets a line of its own."""
    text, lines = judged.sentence, []
    for part in judged.parts:
        if part.kind in ("niet_gelezen", "verborgen") and part.sentence in text:
            text = text.replace(part.sentence, "", 1)
            lines.append(part.sentence)
    return " ".join(text.split()), lines


def _failures(judged: Verdict) -> list[Part]:
    """The sheets and tables that could not be used, when the verdict does not name them yet."""
    return [part for part in judged.parts if part.failed and part.sentence not in judged.text]


def state_rows(plan: ImportPlan) -> list[dict[str, object]]:
    """Rows of the files by what they are and what happens to them.

    Adds up to the rows of the files.
    """
    counted = counts_by_label(plan).items()
    return [
        {"Wat": what, **{word: found.get(word, 0) for word in STATES}, "samen": sum(found.values())}
        for what, found in counted
    ]
