"""What each table of the files holds and what its columns become: shown with samples, to change."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.mappings.import_questions import (
    ColumnQuestion,
    ImportQuestions,
    MappingAnswers,
    TableQuestion,
)
from netwerk.services.mappings.preview import Preview
from netwerk.ui.inlezen import answered
from netwerk.ui.words import number, plain

OPENED = 3
"""So many tables with a question are open from the start; who has more opens the others."""
COLUMNS = 25
"""So many columns are drawn at once: a table of who knows whom has hundreds."""


def ask(preview: Preview, asked: ImportQuestions) -> None:
    """A box for each table; those with a question are open."""
    if not asked.tables:
        return
    st.header("Wat staat erin?")
    st.markdown(
        "Netwerk las de koppen. Klopt iets niet, kies dan zelf wat een kolom wordt. Je ziet meteen "
        "wat er verandert."
    )
    left = OPENED
    for table in asked.tables:
        unsure = unanswered(table)
        box = st.expander(
            _title(table, unsure),
            expanded=answered.as_first_shown(f"open:{table.key}", bool(unsure) and left > 0),
            key=f"import:tabel:{table.key}",
            on_change="rerun",
        )
        left -= bool(unsure)
        if box.open:
            with box:
                _table(preview, table)


def unanswered(table: TableQuestion) -> int:
    """How much of a table nobody knows: what it holds, and columns that are not taken over."""
    if not table.holds:
        return 1
    return sum(map(_is_unknown, table.columns))


def _is_unknown(column: ColumnQuestion) -> bool:
    return bool(column.samples) and not column.meaning and not column.used


def _title(table: TableQuestion, unsure: int) -> str:
    where = ", ".join(filter(None, (table.file, table.sheet and f"blad {table.sheet}", table.span)))
    held = {one.value: one.label for one in table.choices}.get(table.holds)
    rows = "1 rij" if table.rows == 1 else f"{number(table.rows)} rijen"
    said = f"**{plain(where)}**: {rows}, {plain(held) if held else 'nog niet duidelijk wat'}"
    if unsure and table.holds:
        said += (
            f" · {unsure} {'kolom wordt' if unsure == 1 else 'kolommen worden'} niet overgenomen"
        )
    return said


def _table(preview: Preview, table: TableQuestion) -> None:
    answered.select(
        f"In deze tabel staan ({table.sheet or table.file})",
        {one.value: one.label for one in table.choices},
        table.holds,
        f"import:houdt:{table.key}",
        lambda said: answered.answer(preview, MappingAnswers(tables={table.key: said})),
        "Kies wat erin staat",
    )
    columns = list(table.columns)
    if len(columns) > COLUMNS:  # what nobody knows may not be among those that are not drawn
        unknown = frozenset(column.header for column in columns if _is_unknown(column))
        first = answered.as_first_shown(f"kolommen:{table.key}", unknown)
        columns.sort(key=lambda column: column.header not in first)
    everything = len(columns) <= COLUMNS or st.session_state.get(f"import:kolommen:{table.key}")
    for place, column in enumerate(columns if everything else columns[:COLUMNS]):
        _column(preview, table, column, place)
    if len(columns) > COLUMNS:
        st.toggle(f"Toon alle {len(columns)} kolommen", key=f"import:kolommen:{table.key}")


def _column(preview: Preview, table: TableQuestion, column: ColumnQuestion, place: int) -> None:
    """One line: the header with samples, and what it becomes."""
    head, becomes = st.columns([3, 2], vertical_alignment="center", gap="small")
    samples = " · ".join(plain(_short(text)) for text in column.samples) or "leeg"
    note = " (wordt nu niet overgenomen)" if _is_unknown(column) else ""
    if column.used and not column.meaning:
        note = f" ({plain(column.used)})"
    head.markdown(f"**{plain(column.header) or 'zonder kop'}**{note}  \n{samples}")
    with becomes:
        answered.select(
            f"Kolom '{column.header}' wordt",
            {one.value: one.label for one in column.choices},
            column.meaning,
            f"import:kolom:{table.key}:{place}:{column.header}",
            partial(_answered, preview, table.key, column.header),
            "Kies wat deze kolom wordt",
            "collapsed",
        )


def _answered(preview: Preview, table: str, header: str, said: str) -> None:
    answered.answer(preview, MappingAnswers(columns={(table, header): said}))


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
