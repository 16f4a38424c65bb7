"""The rule of a doelgroep in one sentence that says who is in it and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netwerk.agenda.audience import places_of_rule
from netwerk.insight.wording import ACTOR, listing, soort_words
from netwerk.model import Doelgroep
from netwerk.net.net import Net
from netwerk.schema import gebied_word, schema
from netwerk.typed.text import one_line

MANY = 99
"""All names of a rule are said."""


def count_sentence(naam: str, count: int) -> str:
    """'Kerken in gebied 6: 4 actoren.'; nobody is not said to be nobody."""
    words = f"{count} {ACTOR[count != 1]}" if count else "nog geen actor vastgelegd"
    return f"{one_line(naam)}: {words}."


def rule_words(rule: Doelgroep, net: Net) -> str:
    """Who is meant: 'Actoren in gebied 6 met de categorie Zorg, of met 'obs' in de naam'."""
    soorten = [soort_words(soort)[1] for soort in rule.soorten]
    who = " ".join(filter(None, (_where(rule, net), _who(rule))))
    parts = [f"{_either(soorten) if soorten else 'actoren'} {who}".rstrip()]
    if rule.domeinen:
        parts.append(f"en met het domein {_either(_labels('domein', rule.domeinen))}")
    if rule.labels:
        parts.append(f"en met het label {_either(_quoted(rule.labels))}")
    words = ", ".join(parts)
    return f"{words[0].upper()}{words[1:]}."


def _who(rule: Doelgroep) -> str:
    ways = []
    if rule.categorieen:
        ways.append(f"met de categorie {_either(_labels('categorie', rule.categorieen))}")
    if rule.rollen:
        ways.append(f"met de rol {_either(_labels('rol', rule.rollen))}")
    if rule.woorden:
        ways.append(f"met {_either(_quoted(rule.woorden))} in de naam")
    return ", of ".join(ways)


def _where(rule: Doelgroep, net: Net) -> str:
    kernen = {kern.id: kern for kern in net.kernen}
    where = places_of_rule(rule, {kern.id: kern.gebied for kern in net.kernen})
    gebieden = {gebied.id: gebied for gebied in net.gebieden}
    names = [_gebied_words(gebieden, id) for id in rule.gebieden if id in where.gebieden] + [
        kernen[id].naam if id in kernen else id for id in rule.kernen
    ]
    return f"in {listing(names, MANY)}" if names else ""


def _gebied_words(gebieden: Mapping[str, object], id: str) -> str:
    gebied = gebieden.get(id)
    nummer, naam = getattr(gebied, "nummer", None), getattr(gebied, "naam", id)
    return f"{gebied_word()} {nummer}" if nummer is not None else str(naam)


def _labels(lijst: str, values: Iterable[str]) -> list[str]:
    return [schema().keuzes[lijst].label(value) for value in values]


def _quoted(words: Iterable[str]) -> list[str]:
    return [f"'{one_line(word)}'" for word in words]


def _either(words: Iterable[str]) -> str:
    """'A, B of C'."""
    parts = list(words)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} of {parts[-1]}"


def some_of(count: int, total: int) -> str:
    """'9 van de 14', or 'alle 14'."""
    if count == total > 1:
        return f"alle {total}"
    return f"{count} van de {total}"
