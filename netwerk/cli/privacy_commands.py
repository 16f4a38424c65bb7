"""``netwerk privacy``: what is kept about somebody, taking it out, and what is past its term."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from netwerk.cli.session import confirmed, opened, say
from netwerk.errors import InputError, NotFound
from netwerk.files import refuse_place, write_whole
from netwerk.services.desk import Desk
from netwerk.services.privacy.past_term import PastTerm, past_term, plan_clearing
from netwerk.services.privacy.person_copy import copy_for_person
from netwerk.services.privacy.person_erasing import (
    LEAVE,
    REMOVE,
    TITLES,
    WORDS,
    Erased,
    ErasurePlan,
    carry_out,
    erasures,
    offered,
    plan_erasure,
    still_in_copy,
)
from netwerk.services.privacy.person_finds import (
    PersonFind,
    PersonFound,
    PersonQuery,
    find_person,
    find_users,
)
from netwerk.typed.moments import day_of

SHOWN = 3
"""So many places of one find are shown; --json and --out have all."""
EVERYTHING = "alles"


def run_privacy(call: argparse.Namespace) -> int:
    """Do what the first word of the call says."""
    with opened(call) as desk:
        return {"find": _find, "erase": _erase, "retention": _retention}[call.actie](desk, call)


def _find(desk: Desk, call: argparse.Namespace) -> int:
    if call.out:
        refuse_place(call.out, call.force)
    found = find_person(desk, _query(call))
    if call.out:
        write_whole(call.out, copy_for_person(desk, found).encode(), overwrite=call.force)
    lines = _found_lines(found)
    if call.out:
        lines.append(f"De kopie voor de persoon staat in {call.out}.")
    say(call, "\n".join(lines), _found_json(found))
    return 0


def _query(call: argparse.Namespace) -> PersonQuery:
    return PersonQuery(" ".join(call.woorden), call.mail, call.telefoon, call.adres)


def _found_lines(found: PersonFound) -> list[str]:
    if not found.finds and not found.users:
        return ["Er is niets gevonden, ook niet in de geschiedenis."]
    lines = [f"{found.words}. Bevat persoonsgegevens."]
    for number, find in enumerate(found.finds, 1):
        where = "" if find.there else " (alleen in de geschiedenis)"
        lines.append(f"{number:>3}. {find.kind} '{find.name}'{where}  [{find.label}:{find.id}]")
        for mention in find.mentions[:SHOWN]:
            when = "sinds" if mention.now else "stond er op"
            lines.append(f"     {mention.veld}: {mention.text} ({when} {day_of(mention.at)})")
        if len(find.mentions) > SHOWN:
            lines.append(f"     en nog {len(find.mentions) - SHOWN} plekken")
        lines += [f"     hoort erbij: {linked}" for linked in find.linked[:SHOWN]]
        if len(find.linked) > SHOWN:
            lines.append(f"     en nog {len(find.linked) - SHOWN} die erbij horen")
    for user in found.users:
        lines.append(
            f"Gebruiker '{user.name}': {user.words} ({day_of(user.first)} tot en met "
            f"{day_of(user.last)})."
        )
    return lines


def _found_json(found: PersonFound) -> dict[str, Any]:
    finds = [
        {"number": number, "offered": offered(found)[find.key]} | asdict(find)
        for number, find in enumerate(found.finds, 1)
    ]
    users = [asdict(user) for user in found.users]
    return {"personal": True, "revision": found.revision, "finds": finds, "users": users}


def _erase(desk: Desk, call: argparse.Namespace) -> int:
    if call.check:
        return _check(desk, call)
    if call.lijst:
        told = erasures(desk)
        lines = [f"{t.day}, {t.who}: {'; '.join(t.counts)}" for t in told]
        said = "\n".join(lines) or "Er is nog niets gewist."
        say(call, said, [asdict(t) for t in told])
        return 0
    former = call.oud_medewerker
    only_users = former and _query(call) == PersonQuery()
    found = find_users(desk, former) if only_users else find_person(desk, _query(call))
    if not found.finds and not found.users and not former:
        raise NotFound("Er is niets gevonden, ook niet in de geschiedenis. Er is niets gewist.")
    choices = dict(offered(found))
    for words, choice in (
        (call.alleen_woorden, WORDS),
        (call.weg, REMOVE),
        (call.laat, LEAVE),
    ):
        for word in words:
            choices |= {find.key: choice for find in _meant(found.finds, word)}
    users = found.users if only_users or not former else find_users(desk, former).users
    known = {user.name for user in users}
    for name in former:
        if name not in known:
            raise InputError(
                f"'{name}' is niet gevonden als gebruiker. Schrijf de naam zoals hij in de "
                "geschiedenis of in het logboek staat."
            )
    plan = plan_erasure(desk, found, choices, former)
    lines = _found_lines(found) + _plan_lines(plan)
    return _done(desk, call, plan, lines)


def _meant(finds: Sequence[PersonFind], word: str) -> list[PersonFind]:
    if word == EVERYTHING:
        return list(finds)
    if word.isdecimal() and 0 < int(word) <= len(finds):
        return [finds[int(word) - 1]]
    meant = [find for find in finds if f"{find.label}:{find.id}" == word]
    if not meant:
        raise InputError(
            f"'{word}' is geen vondst. Geef een nummer van 1 tot en met {len(finds)}, of wat er "
            "tussen haken achter staat."
        )
    return meant


def _plan_lines(plan: ErasurePlan) -> list[str]:
    if plan.empty:
        return ["Met deze keuze wordt er niets gewist."]
    lines = ["Dit wordt gewist, nu en uit de hele geschiedenis:"]
    lines += [f"  {count}" for count in plan.told]
    if plan.along:
        lines += ["Dit gaat mee, want het kan niet zonder:", *(f"  {one}" for one in plan.along)]
    if plan.touched:
        lines += [f"Dit blijft, zonder die woorden of verwijzing. {TITLES}"]
        lines += [f"  {one}" for one in plan.touched]
    if plan.left.texts:
        lines += ["Zo staat het er daarna:", *(f"  {one}" for one in plan.left.texts)]
    return lines + [f"Let op: {one}" for one in plan.left.warnings]


def _done(desk: Desk, call: argparse.Namespace, plan: ErasurePlan, lines: list[str]) -> int:
    if plan.empty:
        raise NotFound("Met deze keuze is er niets te wissen. Er is niets gewijzigd.")
    if not call.yes:
        if not call.json:
            print("\n".join(lines))
        if not confirmed("Dit kan niet ongedaan worden gemaakt. Wissen?"):
            say(call, "Er is niets gewist.", {"erased": False})
            return 0
    done = carry_out(desk, plan)
    lines = _erased_lines(done) + [f"Let op: {one}" for one in plan.left.warnings]
    say(call, "\n".join(lines), _erased_json(done) | {"left": list(plan.left.warnings)})
    return 0


def _erased_lines(done: Erased) -> list[str]:
    lines = [f"Gewist (wijziging {done.revision}):", *(f"  {count}" for count in done.counts)]
    if not done.clean:
        lines.append(
            "Op de schijf kan er nog iets van staan: een ander las mee, of de gegevens staan op "
            "een server. Lees in de uitleg over privacy wat je dan doet."
        )
    for path in done.copies:
        lines.append(f"Kijk ook naar deze oudere kopie, en haal haar weg: {path}")
    lines.append("Oude reservekopieën en exports houden het nog. Bij terugzetten gaat het er uit.")
    return lines


def _erased_json(done: Erased) -> dict[str, Any]:
    return {
        "erased": True,
        "id": done.id,
        "revision": done.revision,
        "counts": list(done.counts),
        "clean": done.clean,
        "copies": [str(path) for path in done.copies],
    }


def _check(desk: Desk, call: argparse.Namespace) -> int:
    held = still_in_copy(desk, call.check)
    said = (
        f"'{call.check}' heeft nog iets van {held} {'wissing' if held == 1 else 'wissingen'}. Maak "
        "een nieuwe reservekopie en haal deze weg."
        if held
        else f"'{call.check}' heeft niets dat is gewist."
    )
    say(call, said, {"file": str(call.check), "holds": held})
    return 1 if held else 0


def _retention(desk: Desk, call: argparse.Namespace) -> int:
    groups = past_term(desk)
    if not call.groep:
        say(call, "\n".join(_term_lines(groups)), [asdict(group) for group in groups])
        return 0
    plans = [plan_clearing(desk, kind) for kind in call.groep]
    for kind, plan in zip(call.groep, plans, strict=True):
        lines = [f"Opruimen van '{kind}':", *_plan_lines(plan)]
        # What the group before it took along is gone: it is planned anew.
        _done(desk, call, plan_clearing(desk, kind), lines)
    return 0


def _term_lines(groups: Sequence[PastTerm]) -> list[str]:
    lines: list[str] = []
    for group in groups:
        lines.append(f"{group.title}, langer dan {group.term}: {len(group.items)}")
        lines += [f"  {kept.day}  {kept.name}" for kept in group.items[:20]]
        if len(group.items) > 20:
            lines.append(f"  en nog {len(group.items) - 20}")
        lines.append(f"  Nu opruimen: netwerk privacy retention --groep {group.kind}")
    return lines or ["Er is niets over de bewaartermijn."]
