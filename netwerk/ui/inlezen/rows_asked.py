"""Rows that could not be read: mended in place, or left out; and those that were, to put back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from netwerk.services.mappings.import_questions import (
    ImportQuestions,
    MappingAnswers,
    RowQuestion,
)
from netwerk.services.mappings.preview import Preview
from netwerk.ui.inlezen import answered
from netwerk.ui.words import on_page, plain

SHOWN = 10
TIMES = "rijen:keer"
Place = tuple[str, str | None, int]
"""File, sheet and row."""


def ask(preview: Preview, asked: ImportQuestions) -> None:
    """Each row that has a problem with its cells, a few at a time."""
    _mended()
    total = len(asked.rows) + asked.more
    if not asked.rows:
        return
    st.header(f"Rijen die er nog niet in gaan ({total})")
    mend = "Verbeter ze hier, of laat ze" if any(row.cells for row in asked.rows) else "Laat ze"
    st.markdown(f"{mend}: de andere rijen gaan gewoon door.")
    shown = SHOWN * answered.times(TIMES)
    for row in asked.rows[:shown]:
        _row(preview, row)
    if len(asked.rows) > shown:
        st.button(
            f"Toon er nog {min(SHOWN, len(asked.rows) - shown)}",
            key="import:rijen:meer",
            on_click=answered.once_more,
            args=(TIMES,),
        )
    elif asked.more:
        st.markdown(f"Er zijn er nog {asked.more}. Verbeter die in je bestand en kies het opnieuw.")


def _row(preview: Preview, row: RowQuestion) -> None:
    place = (row.file, row.sheet, row.row)
    key = f"import:rij:{row.file}:{row.sheet}:{row.row}"
    said = ", ".join(filter(None, (row.file, row.sheet and f"blad {row.sheet}")))
    why = f"**Rij {row.row}** ({plain(said)}): {plain(on_page(row.sentence))}"
    if not row.cells:  # nothing in it can be mended by this user
        st.markdown(why)
        return
    box = st.expander(
        why,
        key=key,
        on_change="rerun",
    )
    if not box.open:
        return
    with box, st.form(f"{key}:formulier", border=False):
        for number, (header, text) in enumerate(row.cells):
            st.text_input(header or f"Kolom {number + 1}", value=text, key=f"{key}:{number}")
        with st.container(horizontal=True):
            mend, skip = partial(_mend, preview, row, key), partial(_skip, preview, place)
            st.form_submit_button("Verbeter deze rij", on_click=mend, key=f"{key}:verbeter")
            st.form_submit_button("Sla deze rij over", on_click=skip, key=f"{key}:over")


def _mend(preview: Preview, row: RowQuestion, key: str) -> None:
    typed = {
        header: st.session_state[f"{key}:{number}"]
        for number, (header, text) in enumerate(row.cells)
        if st.session_state[f"{key}:{number}"] != text
    }
    cells = {(row.file, row.sheet, row.row, header): text for header, text in typed.items()}
    if cells:
        answered.answer(preview, MappingAnswers(cells=cells))


def _skip(preview: Preview, place: Place) -> None:
    answered.answer(preview, MappingAnswers(skipped=[place]))


def _mended() -> None:
    """What was mended or left out here, each with the way back."""
    mends: dict[Place, list[str]] = {}
    for one in answered.mapping().rows:
        what = f"{one.column} is '{one.text}'" if one.column else "overgeslagen"
        mends.setdefault((one.file, one.sheet, one.row), []).append(what)
    if not mends:
        return
    with st.expander(f"Hier verbeterd of overgeslagen ({len(mends)})"):
        for (file, sheet, row), lines in mends.items():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"Rij {row} ({plain(sheet or file)}): {plain('; '.join(lines))}")
                st.button(
                    "Zet terug",
                    key=f"import:terug:{file}:{sheet}:{row}",
                    on_click=_put_back,
                    args=((file, sheet, row),),
                )


def _put_back(place: Place) -> None:
    said = answered.mapping()
    rows = tuple(one for one in said.rows if (one.file, one.sheet, one.row) != place)
    answered.use(replace(said, rows=rows))
