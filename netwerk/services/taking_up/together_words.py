"""What is said of who can take something up together: the answer, and what to know beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.agenda.taking_up import (
    BESTUUR,
    FYSIEK,
    GEBIEDSTEAM,
    HERE,
    LOADED,
    SOCIAAL,
    Takers,
    TakingUp,
    Wanted,
)
from netwerk.insight import wording as w
from netwerk.net.net import Net
from netwerk.schema import schema

THING = ("ding", "dingen")
SIDES = {FYSIEK: "de fysieke kant", SOCIAAL: "de sociale kant"}
STAYS = "Dit kan bij het netwerk blijven."
BACK = "Dit ligt nu bij het gebiedsteam. Het kan ook zonder het team: leg het dan terug."
WITH_TEAM = (
    "Zonder het gebiedsteam of de gemeente lukt dit niet: alleen met hen erbij is alles gedekt."
)
AT_BOARD = "Dit ligt al bij het bestuur. Spreek daar af wie het verder oppakt."
UP = (
    "Vraag eerst rond wie hier iets over weet. Komt daar niemand uit, schaal het dan op naar het "
    "bestuur."
)
APART = (
    "Voor alles is iemand bekend, maar zij bereiken elkaar niet binnen twee stappen, ook niet met "
    "het gebiedsteam erbij."
)
BRING = "Breng zelf {names} bij elkaar: samen dekken zij alles."
NEXT = "Lukt dat niet, schaal het dan op naar het bestuur."
NO_DOMEIN = "Zeg eerst waar dit over gaat. Zonder domein is niet te zien wie het kan oppakken."


def told(
    net: Net, titel: str, found: TakingUp, load: Mapping[str, int]
) -> tuple[str, tuple[str, ...]]:
    """The answer in a sentence, and what else is to be known, each a sentence."""
    if not found.wanted.domeinen:
        return NO_DOMEIN, ()
    unknown = _unknown(found.unknown)
    if found.best is None:
        headline = f"Voor '{titel}' is geen groep te vinden die dit samen kan oppakken."
        why = _nobody(net, found)
        end = AT_BOARD if found.wanted.niveau == BESTUUR else UP if found.nobody else ""
        far = "" if found.nobody else APART
        return headline, tuple(filter(None, (why, far, _bring(net, found), end, unknown)))
    more = [
        _covers(net, found.wanted, found.best),
        _convener(net, found, load),
        *(f"{_name(net, id)} heeft al {_things(n)} open. Vraag eerst of dit erbij past."
          for id, n in zip(found.best.actoren, found.best.load, strict=True) if n >= LOADED),
        _level(found),
        unknown,
    ]  # fmt: skip
    return _who(net, found.best), tuple(filter(None, more))


def brings_words(brings: Sequence[str]) -> str:
    """What somebody is in a group for: 'wonen, de fysieke kant'."""
    label = schema().keuzes["domein"].label
    words = [
        SIDES.get(one) or ("komt van hier" if one == HERE else label(one).lower()) for one in brings
    ]
    return ", ".join(words)


def meeting_words(van: str, naar: str, via: str) -> str:
    """What an introduction asks: 'Stel A en B aan elkaar voor, via C'."""
    return f"Stel {van} en {naar} aan elkaar voor, via {via}."


def _who(net: Net, group: Takers) -> str:
    names = w.listing([_name(net, id) for id in group.actoren], len(group.actoren))
    if len(group.actoren) == 1:
        return f"{names} kan dit oppakken: voor alles wat nodig is."
    many = w.number_word(len(group.actoren)).capitalize()
    return f"{many} kunnen dit samen oppakken: {names}."


def _covers(net: Net, wanted: Wanted, group: Takers) -> str:
    label = schema().keuzes["domein"].label
    domeinen = w.listing([label(one).lower() for one in dict.fromkeys(wanted.domeinen)], 13)
    place = ""
    if wanted.kern:
        place = f" Er is iemand uit {w.kern_words(net, wanted.kern)}."
    elif wanted.gebied:
        place = f" Er is iemand uit {w.gebied_words(net, wanted.gebied)}."
    goes = "Deze gaat" if len(group.actoren) == 1 else "Samen gaan zij"
    return f"{goes} over {domeinen}.{place} De fysieke en de sociale kant doen allebei mee."


def _convener(net: Net, found: TakingUp, load: Mapping[str, int]) -> str:
    if found.convener is None or found.best is None or len(found.best.actoren) == 1:
        return ""
    has = load.get(found.convener, 0)
    busy = f"heeft {_things(has)} open" if has else "heeft nu niets anders open"
    who = _name(net, found.convener)
    return f"{who} kan hen bij elkaar roepen: die staat het dichtst bij en {busy}."


def _level(found: TakingUp) -> str:
    if found.wanted.niveau == BESTUUR:
        return AT_BOARD
    at_team = found.wanted.niveau == GEBIEDSTEAM
    if found.niveau == GEBIEDSTEAM:
        return f"{WITH_TEAM} {'Houd het daar.' if at_team else 'Leg het bij het gebiedsteam.'}"
    return BACK if at_team else STAYS


def _nobody(net: Net, found: TakingUp) -> str:
    if not found.nobody:
        return ""
    label = schema().keuzes["domein"].label
    lacks = [label(o).lower() for o in found.nobody if o not in SIDES and o != HERE]
    said = []
    if lacks:
        said.append(f"Wie gaat over {w.listing(lacks, 13)}, is hier niet bekend.")
    if HERE in found.nobody:
        said.append(f"Wie hiervan uit {_place(net, found.wanted)} komt, is niet bekend.")
    said += [
        f"Wie voor {SIDES[one]} kan staan, is niet bekend." for one in SIDES if one in found.nobody
    ]
    return " ".join(said)


def _place(net: Net, wanted: Wanted) -> str:
    if wanted.kern:
        return w.kern_words(net, wanted.kern)
    return w.gebied_words(net, str(wanted.gebied))


def _bring(net: Net, found: TakingUp) -> str:
    """Whom to bring together oneself, when nobody reaches another."""
    if not found.scattered:
        return ""
    names = [_name(net, id) for id in found.scattered]
    bring = BRING.format(names=w.listing(names, len(names)))
    return bring if found.wanted.niveau == BESTUUR else f"{bring} {NEXT}"


def _unknown(count: int) -> str:
    if not count:
        return ""
    who = w.counted(count)
    goes = w.verb(count, "die over gaat", "zij over gaan")
    return f"Van {who} hier is niet bekend waar {goes}: misschien past daar ook iemand bij."


def _things(count: int) -> str:
    return f"{w.number_word(count)} {THING[count != 1]}"


def _name(net: Net, id: str) -> str:
    row = net.index_of(id)
    return id if row is None else w.name_of(net, row)
