"""What was answered about the files of an import: kept in the session until the files go.

Every answer is taken before the page is drawn again (``on_change``), so that what is drawn is what
holds. It is put on top of what held last, not of what stood on the page: a second answer may come
while the first is still being worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

import streamlit as st

from netwerk.exchange.mapping.file_mapping import FileMapping
from netwerk.services.mappings.import_questions import MappingAnswers, with_answers
from netwerk.services.mappings.preview import Preview
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded

T = TypeVar("T")
MAPPING = "import:toewijzing"
FIRST = "import:eerst"
"""What stood open when the files were first shown: it stays in its place once it is answered."""
EARLIER = "import:eerdere"
"""Whether earlier choices for the same headers are used."""


def mapping() -> FileMapping:
    """What this session says that its files mean."""
    held: FileMapping = st.session_state.get(MAPPING, FileMapping())
    return held


def uses_earlier() -> bool:
    """Whether earlier choices for these headers are used."""
    return bool(st.session_state.get(EARLIER, True))


def use(said: FileMapping) -> None:
    """Read the files with this mapping from now on."""
    st.session_state[MAPPING] = said


@guarded()
def answer(preview: Preview, answers: MappingAnswers) -> None:
    """Take these answers about the files of a preview."""
    use(with_answers(desk(), replace(preview, mapping=mapping()), answers))


def with_earlier(wanted: bool) -> None:
    """Whether what was chosen another time for these headers is used from now on."""
    st.session_state.pop(FIRST, None)
    st.session_state[EARLIER] = wanted


def forget() -> None:
    """Let go of what was answered: the files went."""
    for key in (MAPPING, FIRST, EARLIER):
        st.session_state.pop(key, None)


def forget_rows(files: Collection[str]) -> None:
    """Let go of what was said of rows of these files: a row of another file is another row."""
    held = mapping()
    use(replace(held, rows=tuple(one for one in held.rows if not is_of(one.file, files))))


def is_of(place: str, files: Collection[str]) -> bool:
    """Whether a row that is named so, stands in one of these files or in one of a zip."""
    return any(place == file or place.startswith((f"{file}:", f"{file} > ")) for file in files)


def as_first_shown(what: str, now: T) -> T:
    """How this stood when it was first shown for these files.

    Nothing closes, moves or goes away under the hands of who just answered it.
    """
    held: dict[str, T] = st.session_state.setdefault(FIRST, {})
    return held.setdefault(what, now)


def times(what: str) -> int:
    """How many times more of something was asked to be shown, the first time included."""
    held: dict[str, int] = st.session_state.setdefault(FIRST, {})
    return int(held.get(what, 1))


def once_more(what: str) -> None:
    """Show more of something."""
    st.session_state[FIRST] = {**st.session_state.get(FIRST, {}), what: times(what) + 1}


def select(
    label: str,
    choices: Mapping[str, str],
    now: str | None,
    key: str,
    taken: Callable[[str], None],
    empty: str,
    said: Literal["visible", "collapsed"] = "visible",
) -> None:
    """A list to pick from that shows what holds now; ``taken`` gets what is picked ('' for none).

    empty: what stands there when nothing is picked. What holds may change by something else than
    this list (a file with choices, an answer elsewhere), so it is set every time.
    """
    st.session_state[key] = now if now in choices else None
    st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda value: choices[value],
        key=key,
        placeholder=empty,
        label_visibility=said,
        on_change=_picked,
        args=(key, taken),
    )


def tick(label: str, now: bool, key: str, taken: Callable[[bool], None]) -> None:
    """A box to tick that shows what holds now."""
    st.session_state[key] = now
    st.checkbox(label, key=key, on_change=_ticked, args=(key, taken))


def _picked(key: str, taken: Callable[[str], None]) -> None:
    taken(st.session_state[key] or "")


def _ticked(key: str, taken: Callable[[bool], None]) -> None:
    taken(bool(st.session_state[key]))
