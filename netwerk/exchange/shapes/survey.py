"""Exports of forms: questions as headers, and columns about who filled the form in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.shapes.cell_marks import is_mark
from netwerk.exchange.table import Cells, Row
from netwerk.model import fold

_SENT = (
    *("completion time", "voltooiingstijd", "tijd van voltooien", "tijdstip van voltooien"),
    *("submitdate", "datum inzending", "datum ingezonden", "ingevuld op", "datum ingevuld"),
    *("tijdstempel", "timestamp", "recordeddate", "recorded date", "enddate", "end date"),
    *("start time", "begintijd", "starttijd", "startdate", "start date"),
)
_NUMBERS = frozenset(
    {"id", "response id", "responseid", "antwoord id", "antwoordid", "respondent id", "respons id"}
    | {"respondentid", "nr", "nummer", "#"}
)
_FILLED_IN_BY = frozenset(
    {"e mail", "email", "email adres", "e mailadres", "emailadres", "naam", "name"}
    | {"username", "gebruikersnaam", "mail"}
)
_ORGANISATION = re.compile(
    r"\b(?:organisatie|vereniging|club|groep|instelling|bedrijf|stichting|organi[sz]ation)\b"
)
_NAMED = re.compile(r"\b(?:naam|heet|namens|welke|voor wie|name|which|behalf)\b")
_KERN = re.compile(r"\b(?:dorp|kern|plaats|wijk|village)\b")
_FUNCTION = re.compile(r"\b(?:functie|rol|role)\b")
_WITH = re.compile(r"\bmet (?:wie|welke)\b|\bwith wh|\blid van\b|\bnaar (?:wie|welke)\b")
_NAME_OF = re.compile(r"\b(?:naam van|name of)\b")
_CLOSED = re.compile(r"(?:is|are|do|does|ben|bent|zijn|heb|heeft|hebben|hoe|how|waarom|why)\b")
_YES_NO = re.compile(r"(?:ja|nee|yes|no)\b")
_LONGEST_QUESTION = 200
_IMPORT_ID = '{"ImportId"'


@dataclass(frozen=True)
class FormHeaders:
    """The headers of a form export as headers of a list of organisations.

    personal: the columns about who filled it in, and numbers of answers.
    """

    cells: Cells
    personal: tuple[int, ...]


def as_form(cells: Cells, body: Sequence[Row]) -> FormHeaders | None:
    """The headers of a form export with those of a list of actors for its questions, else None."""
    words = [header_word(cell) if cell else "" for cell in cells]
    sent = sorted((_SENT.index(word), i) for i, word in enumerate(words) if word in _SENT)
    if not sent:
        return None
    new = list(cells)
    asked = _questions(cells, body)
    personal = {i for i, word in enumerate(words) if word in _NUMBERS}
    if "Naam" in asked.values():
        personal |= {i for i, word in enumerate(words) if word in _FILLED_IN_BY}
    for i in personal:
        new[i] = ""
    for i, header in asked.items():
        if i not in personal:
            new[i] = header
    new[sent[0][1]] = "Gevraagd op"
    return FormHeaders(tuple(new), tuple(sorted(personal)))


def organisation_question(cells: Cells, body: Sequence[Row]) -> int | None:
    """The column with the question which organisation it is about, None when nothing asks it."""
    return next((i for i, header in _questions(cells, body).items() if header == "Naam"), None)


def _questions(cells: Cells, body: Sequence[Row]) -> dict[int, str]:
    """Column -> header, for the first question about the organisation, its village, a function."""
    found: dict[str, int] = {}
    for i, cell in enumerate(cells):
        word = fold(cell)
        if not word or len(word) > _LONGEST_QUESTION or "[" in word:
            continue
        if _WITH.search(word) and not _NAME_OF.search(word):
            continue
        answers = [row[i] for _, row in body if i < len(row) and row[i]]
        if _CLOSED.match(word) or not _are_names(answers):
            continue
        is_question = "?" in word or len(word.split()) > 2
        if _ORGANISATION.search(word) and _KERN.search(word) is None:
            if (is_question and _NAMED.search(word)) or len(word.split()) <= 2:
                found.setdefault("Naam", i)
        elif is_question and _KERN.search(word):
            found.setdefault("Kern", i)
        elif is_question and _FUNCTION.search(word):
            found.setdefault("Functie", i)
    return {i: header for header, i in found.items()}


def _are_names(answers: Sequence[str]) -> bool:
    """Whether answers can be names: short, mostly different, and no yes and no."""
    if not answers:
        return True
    closed = sum(1 for answer in answers if is_mark(answer) or _YES_NO.match(fold(answer)))
    is_short = sum(map(len, answers)) < 80 * len(answers)
    is_varied = len(answers) < 4 or 3 * len(set(map(fold, answers))) > len(answers)
    return 2 * closed <= len(answers) and is_short and is_varied


def question_rows(rows: Sequence[Row]) -> tuple[Row, ...] | None:
    """The rows with one row of headers, of an export that has codes, questions and ids above.

    None for another table. The other two rows are given back by `code_rows`.
    """
    at = _ids_at(rows)
    return None if at is None else (*rows[: at - 2], rows[at - 1], *rows[at + 1 :])


def code_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with codes and ids around the questions of such an export."""
    at = _ids_at(rows)
    return () if at is None else (rows[at - 2], rows[at])


def _ids_at(rows: Sequence[Row]) -> int | None:
    """The position of the row of ids under two other rows of headers."""
    for i, (_, cells) in enumerate(rows[2:6], 2):
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(c.replace(" ", "").startswith(_IMPORT_ID) for c in filled):
            return i
    return None
