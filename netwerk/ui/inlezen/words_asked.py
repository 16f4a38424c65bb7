"""Words that are in no list: each is asked once, for all rows that use it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.services.mappings.import_questions import (
    ImportQuestions,
    MappingAnswers,
    WordQuestion,
)
from netwerk.services.mappings.preview import Preview
from netwerk.ui.inlezen import answered
from netwerk.ui.words import plain

SHOWN = 15


def ask(preview: Preview, asked: ImportQuestions) -> None:
    """The words nobody said anything of, and folded away those that were answered."""
    if not asked.words:
        return
    here = {
        word.key: answered.as_first_shown(f"woord:{word.key}", not word.meaning)
        for word in asked.words
    }
    unsaid = [word for word in asked.words if here[word.key]]
    said = [word for word in asked.words if not here[word.key]]
    st.header("Woorden die netwerk niet kent")
    if unsaid:
        st.markdown("Kies wat ze betekenen. Netwerk vraagt het maar één keer.")
    every = len(unsaid) <= SHOWN or st.session_state.get("import:woorden:alle")
    for word in unsaid if every else unsaid[:SHOWN]:
        _word(preview, word)
    if len(unsaid) > SHOWN:
        st.toggle(f"Toon alle {len(unsaid)} woorden", key="import:woorden:alle")
    if said:
        with st.expander(f"Beantwoord ({len(said)})", expanded=not unsaid and len(said) < SHOWN):
            for word in said:
                _word(preview, word)


def _word(preview: Preview, word: WordQuestion) -> None:
    head, becomes = st.columns([3, 2], vertical_alignment="center", gap="small")
    rows = "1 rij" if word.count == 1 else f"{word.count} rijen"
    head.markdown(
        f"**{plain(word.word)}** bij {plain(word.under)} ({rows})  \n"
        f"voor het eerst in {plain(word.where)}"
    )
    with becomes:
        answered.select(
            f"Het woord '{word.word}' bij {word.under} betekent",
            {one.value: one.label for one in word.choices},
            word.meaning,
            f"import:woord:{':'.join(word.key)}",
            partial(_answered, preview, word),
            "Kies wat het betekent",
            "collapsed",
        )


def _answered(preview: Preview, word: WordQuestion, said: str) -> None:
    answered.answer(preview, MappingAnswers(words={word.key: said}))
