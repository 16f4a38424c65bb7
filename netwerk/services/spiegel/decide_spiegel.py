"""Deciding on what does not fit in the spiegel: an afspraak, or 'herken ik niet'."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netwerk.access.rights import BEWERKEN
from netwerk.errors import Conflict, NotFound
from netwerk.model import Afspraak
from netwerk.services.changes import apply
from netwerk.services.day.agreements import (
    A_WEEK,
    DOEN,
    KLOPT_NIET,
    OPEN,
    VERVALLEN,
    agreed_words,
    from_today,
    who,
)
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.rules.label_rules import cleaned, with_id
from netwerk.services.rules.private import with_private
from netwerk.services.spiegel.seen_spiegel import Differs, Spiegel, spiegel_of
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision


def agree_on(
    desk: Desk, kern: str, key: str, titel: str, token: str, *, private: bool = False
) -> Revision:
    """Make an afspraak of what does not fit: what is done is in ``titel``, within a week.

    The same token keeps it once. private: also when it looks private. Raises Conflict when it was
    decided on before, InputError, LooksPrivate, NotFound, AccessDenied.
    """
    seen, one = _open(desk, kern, key, token)
    new = Afspraak(
        id="",
        titel=titel or one.titel,
        beslissing=DOEN,
        stand=OPEN,
        bevinding=key,
        over=one.sentence,
        wie=who(desk, None),
        voor=from_today(desk, None, A_WEEK),
        datum=desk.today.isoformat(),
        eigenaar=desk.user.naam,
        gebied=seen.gebied,
        kern=kern,
    )
    return _keep(desk, new, token, private)


def not_recognised(
    desk: Desk, kern: str, key: str, reden: str, token: str, *, private: bool = False
) -> Revision:
    """Keep that somebody who knows the kern does not recognise it; it is not shown again.

    Raises as `agree_on`.
    """
    seen, one = _open(desk, kern, key, token)
    new = Afspraak(
        id="",
        titel=f"Herken ik niet: {seen.naam}",
        beslissing=KLOPT_NIET,
        stand=VERVALLEN,
        bevinding=key,
        over=one.sentence,
        waarom="anders",
        reden=reden or None,
        datum=desk.today.isoformat(),
        eigenaar=desk.user.naam,
        gebied=seen.gebied,
        kern=kern,
    )
    return _keep(desk, new, token, private)


def _open(desk: Desk, kern: str, key: str, token: str) -> tuple[Spiegel, Differs]:
    seen = spiegel_of(desk, kern)
    desk.require(BEWERKEN, in_gebied(seen.gebied))
    one = next((one for one in seen.differs if one.key == key), None)
    if one is None:
        raise NotFound("Dit staat niet meer in de spiegel. Kijk opnieuw.")
    if one.decided and token not in desk.store.tokens().values():
        raise Conflict("Hierover is al iets besloten. Kijk opnieuw.")
    return seen, one


def _keep(desk: Desk, new: Afspraak, token: str, private: bool) -> Revision:
    tidy: Any = with_id(cleaned(new), token)
    words = f"Spiegel: {agreed_words(tidy)}"
    why = with_private(words, replace(tidy, over=None), None, private)
    return apply(desk, Change((Put(tidy),), desk.user.naam, why, token=token))
