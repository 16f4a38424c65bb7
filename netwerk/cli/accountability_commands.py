"""``netwerk verantwoording``: drafts to account with, and whether all get an equal chance."""

from __future__ import annotations

import argparse

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.files import refuse_place, write_whole
from netwerk.services.accountability.draft_files import (
    BESIDE,
    JSON,
    REGISTER,
    draft_file,
    draft_file_name,
    draft_names,
    drafts_values,
    to_fill_in,
)
from netwerk.services.accountability.equal_chances import (
    EqualChance,
    equal_chances,
    equal_chances_values,
)
from netwerk.services.desk import Desk

WRITTEN = ("docx", "pdf", "md")


def run_accountability(call: argparse.Namespace) -> int:
    """Carry out ``netwerk verantwoording``."""
    with opened(call) as desk:
        if call.wat == BESIDE:
            say(call, fair_words(equal_chances(desk)), equal_chances_values(desk))
        elif call.out is not None:
            _write(call, desk)
        elif call.wat is None:
            names = draft_names(desk)
            words = "\n".join(f"{name}: {title}" for name, title in names.items())
            say(call, words, {"drafts": dict(names), "lacking": to_fill_in(desk)})
        else:
            text = draft_file(desk, call.wat, "md").decode()
            say(call, text, drafts_values(desk, call.wat))
    return 0


def _write(call: argparse.Namespace, desk: Desk) -> None:
    """Every draft that was asked for, in the formats in which it is handed on."""
    names = [call.wat] if call.wat else list(draft_names(desk))
    places = [
        (name, format, call.out / draft_file_name(name, format))
        for name in names
        for format in (*WRITTEN, *((JSON,) if name == REGISTER else ()))
    ]
    for _, _, place in places:
        if place.exists():
            refuse_place(place, call.force)
    made = [(place, draft_file(desk, name, format)) for name, format, place in places]
    try:
        call.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"De map '{call.out}' is niet te maken ({error.strerror}).") from error
    for place, content in made:
        write_whole(place, content, overwrite=call.force)
    lacking = to_fill_in(desk)
    words = [f"Geschreven: {place}" for place, _ in made]
    if lacking:
        words.append(f"Nog in te vullen onder [gemeente] in netwerk.toml: {', '.join(lacking)}.")
    say(call, "\n".join(words), {"files": [str(place) for place, _ in made], "lacking": lacking})


def fair_words(found: EqualChance) -> str:
    """The report of equal chance in words: less first, then where it went in proportion."""
    lines = [found.headline]
    for one in found.less:
        lines += [f"- {one.title}. {one.sentence}", f"  {one.evidence}", f"  Zekerheid: {one.sure}"]
        lines.append(f"  {one.step}")
    if found.maybe:
        lines.append("Misschien minder; dat kan toeval zijn:")
        lines += [f"- {one.title}. {one.place}. {one.evidence}" for one in found.maybe]
    if found.fair:
        lines.append("Niet zichtbaar minder:")
        lines += [f"- {one.title}. {one.place}. {one.evidence}" for one in found.fair]
    return "\n".join(lines)
