"""Whether somebody is still signed in, looked at in every run of every page.

Streamlit reads a cookie when a page connects and then never looks again: not whether it expired,
not whether he signed out elsewhere, not whether he lost a group or his address. So it is looked at
here.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from netwerk.access.identity import Identity, identity_of, renewed_claims
from netwerk.access.provider_look import (
    Provider,
    ProviderAwayError,
    SignInOverError,
    Tokens,
    opened_tokens,
)
from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied

OVER = "Je bent niet meer aangemeld. Meld je opnieuw aan."
AWAY = "De aanmelddienst antwoordt niet. Probeer het straks opnieuw."
GRACE = 3
"""So many times the usual time between two looks is somebody let be when the provider is away."""
TRY_AGAIN = 10.0
"""Seconds after which a provider that is away is asked again."""
HEARD_LASTS = 1.0
"""Seconds that is remembered that somebody did not sign out: every part of a page asks."""


@dataclass
class _SignIn:
    """One sign-in in this process: what the provider said last, and when."""

    identity: Identity
    tokens: Tokens
    looked: float
    over: bool = False
    turn: threading.Lock = field(default_factory=threading.Lock)


class SignIns:
    """Every sign-in that this process has seen, and for how long it counts.

    last_sign_out: the moment (ISO, UTC) at which somebody signed out last, by key of an identity.
    clock: seconds since 1970.
    """

    def __init__(
        self,
        settings: SignInSettings,
        last_sign_out: Callable[[str], str | None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._provider = Provider(settings)
        self._last_sign_out = last_sign_out
        self._clock = clock
        self._seen: dict[tuple[str, float], _SignIn] = {}
        self._heard: dict[str, tuple[float, float]] = {}
        self._asked_again = 0.0
        self._guard = threading.Lock()

    def identity(self, claims: Mapping[str, object], sealed_tokens: str = "") -> Identity:
        """Who it is, with the groups that he has now. Raises AccessDenied when it is over."""
        given = identity_of(claims, self._settings)
        if self._settings.by_proxy:
            return given  # the proxy says it anew with each connection, and those do not last long
        now = self._clock()
        if not given.since <= now + 60 or now >= given.since + self._settings.duur:
            raise AccessDenied(OVER)
        if self._signed_out(given.key) >= given.since:
            raise AccessDenied(OVER)
        return self._looked_at(self._sign_in(given, sealed_tokens), claims, now)

    def forget(self, key: str) -> None:
        """Look anew whether he signed out: he just did, in this process."""
        self._heard.pop(key, None)

    def _sign_in(self, given: Identity, sealed_tokens: str) -> _SignIn:
        with self._guard:
            known = self._seen.get((given.key, given.since))
            if known is None:
                self._drop_old()
                tokens = opened_tokens(sealed_tokens, self._settings)
                known = _SignIn(given, tokens, given.since)
                self._seen[given.key, given.since] = known
            return known

    def _looked_at(self, known: _SignIn, claims: Mapping[str, object], now: float) -> Identity:
        if self._is_due(known, now):
            with known.turn:
                if self._is_due(known, now):
                    self._look(known, claims, now)
        if known.over:
            raise AccessDenied(OVER)
        return known.identity

    def _is_due(self, known: _SignIn, now: float) -> bool:
        expired = 0 < known.identity.expires <= now
        return not known.over and (expired or now >= known.looked + self._settings.nagaan)

    def _look(self, known: _SignIn, claims: Mapping[str, object], now: float) -> None:
        if not known.tokens:
            known.over = True  # there is nothing to ask with, so this is how long it lasts
            return
        try:
            if now < self._asked_again:
                raise ProviderAwayError
            told, known.tokens = self._provider.look(known.tokens, claims.get("sub"))
        except SignInOverError:
            known.over = True
        except ProviderAwayError as error:
            if now >= self._asked_again:
                self._asked_again = now + TRY_AGAIN
            if now >= known.looked + GRACE * self._settings.nagaan:
                raise AccessDenied(AWAY) from error
        else:
            known.looked = now
            try:
                now_told = renewed_claims(claims, told, self._settings)
                known.identity = identity_of(now_told, self._settings)
            except AccessDenied:
                known.over = True  # another domain, or nobody vouches for his address any more

    def _signed_out(self, key: str) -> float:
        """When he signed out last; 0 for who never did."""
        heard = self._heard.get(key)
        if heard is not None and heard[0] > time.monotonic():
            return heard[1]
        moment = self._last_sign_out(key)
        at = datetime.fromisoformat(moment).timestamp() if moment else 0.0
        self._heard[key] = time.monotonic() + HEARD_LASTS, at
        return at

    def _drop_old(self) -> None:
        long_ago = self._clock() - self._settings.duur
        for key in [key for key in self._seen if key[1] < long_ago]:
            del self._seen[key]
            self._heard.pop(key[0], None)
