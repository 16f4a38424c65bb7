"""The drafts as files: what the municipality fills in, has checked and publishes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from netwerk.access.log_line import EXPORTEREN
from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.report.accountability.algorithm_register import (
    faults_of,
    lacking_fields,
    register_entries,
)
from netwerk.report.accountability.draft_facts import DraftFacts
from netwerk.report.accountability.drafts_made import DRAFTS, make_draft
from netwerk.report.as_markdown import to_markdown
from netwerk.report.description import Beschrijving
from netwerk.schema import schema
from netwerk.services.accountability.equal_chances import equal_chances
from netwerk.services.desk import Desk
from netwerk.services.privacy.keeping_terms import keeping_terms
from netwerk.services.privacy.own_terms import own_terms
from netwerk.services.rules.our_gemeente import our_gemeente
from netwerk.services.team.applications_told import applications_told

FORMATS = ("docx", "pdf", "html", "md")
JSON = "json"
"""As what the entries of the Algoritmeregister are handed in."""
REGISTER = "algoritmeregister"
BESIDE = "gelijke-kans"
"""Is asked as a draft is, and told from what is recorded."""


def draft_names(desk: Desk) -> Mapping[str, str]:
    """The drafts by name, each with what it is called."""
    desk.require_somewhere(LEZEN)
    return DRAFTS


def draft(desk: Desk, name: str) -> Beschrijving:
    """One draft as a document. Raises InputError for a name that is not there."""
    desk.require_somewhere(LEZEN)
    if name not in DRAFTS:
        raise InputError(f"'{name}' is er niet. Kies uit: {', '.join((*DRAFTS, BESIDE))}.")
    fair: tuple[str, ...] = ()
    if name == REGISTER:
        found = equal_chances(desk)
        fair = (
            found.headline,
            *(f"{one.title}. {one.sentence} {one.evidence}" for one in found.less),
        )
    facts = DraftFacts(
        schema(),
        our_gemeente(desk),
        desk.today,
        own_terms(),
        fair,
        _asking(desk),
        frozenset(keeping_terms().months),
    )
    return make_draft(name, facts)


def draft_file(desk: Desk, name: str, format: str) -> bytes:
    """One draft as the bytes of a file: one of FORMATS, and of the register also JSON.

    Raises InputError for another draft or format.
    """
    desk.require_somewhere(LEZEN)
    if format == JSON and name == REGISTER:
        made = json.dumps(_entries(desk), ensure_ascii=False, indent=2).encode()
    else:
        made = _writer(format)(draft(desk, name))
    desk.record(EXPORTEREN, draft_file_name(name, format))
    return made


def draft_file_name(name: str, format: str) -> str:
    """A name for the file: concept-dpia.docx."""
    return f"concept-{name}.{format}"


def drafts_values(desk: Desk, name: str) -> dict[str, Any]:
    """A draft as values for JSON: the entries of the register, or the parts of a document."""
    desk.require_somewhere(LEZEN)
    of = our_gemeente(desk)
    if name == REGISTER:
        return {
            "entries": _entries(desk),
            "faults": {key: faults_of(one) for key, one in register_entries(of).items()},
            "lacking": lacking_fields(of),
        }
    told = draft(desk, name)
    return {"name": name, "title": told.title, "lacking": of.lacking, "text": to_markdown(told)}


def to_fill_in(desk: Desk) -> tuple[str, ...]:
    """What neither the table [gemeente] of the settings nor the store says yet, in words."""
    desk.require_somewhere(LEZEN)
    return our_gemeente(desk).lacking


def _entries(desk: Desk) -> list[Any]:
    return list(register_entries(our_gemeente(desk)).values())


def _asking(desk: Desk) -> tuple[str, ...]:
    """The applications that ask the API, each in words."""
    return tuple(
        f"{line.wie} ({line.rol}, {line.waar}{f', tot en met {line.tot}' if line.tot else ''})"
        for line in applications_told(desk)
    )


def _writer(format: str) -> Callable[[Beschrijving], bytes]:
    """What writes a document in this format, loaded when it is first asked for."""
    if format == "docx":
        from netwerk.report.docx import to_docx

        return to_docx
    if format == "pdf":
        from netwerk.report.pdf.typeset import to_pdf

        return to_pdf
    if format == "html":
        from netwerk.report.html import to_html

        return lambda told: to_html(told).encode()
    if format == "md":
        return lambda told: to_markdown(told).encode()
    raise InputError(f"'{format}' kan niet. Kies uit: {', '.join((*FORMATS, JSON))}.")
