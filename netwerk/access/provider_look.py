"""Asking the provider anew what it says of somebody: the one address outside that is ever asked."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from cryptography.fernet import Fernet, InvalidToken

from netwerk.access.identity import says_groups, says_mail
from netwerk.access.sign_in_settings import SignInSettings

SECONDS = 4.0
"""That the provider may take; a page waits for it."""
METADATA_LASTS = 3600.0


class ProviderAwayError(Exception):
    """The provider does not answer, or not with what it should."""


class SignInOverError(Exception):
    """The provider says that this sign-in does not hold any more."""


@dataclass(frozen=True)
class Tokens:
    """What the provider is asked with: a refresh token, or else an access token."""

    refresh: str = field(default="", repr=False)
    access: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.refresh or self.access)


def sealed(tokens: Tokens, settings: SignInSettings) -> str:
    """Tokens as a text that only a server with the same secret can read, for a cookie."""
    told = json.dumps({"refresh": tokens.refresh, "access": tokens.access})
    return _lock(settings).encrypt(told.encode()).decode()


def opened_tokens(text: str, settings: SignInSettings) -> Tokens:
    """The tokens in such a text; none in what this server cannot read."""
    try:
        told = json.loads(_lock(settings).decrypt(text.encode()))
        return Tokens(str(told["refresh"]), str(told["access"]))
    except (InvalidToken, ValueError, KeyError, TypeError):
        return Tokens()


def _lock(settings: SignInSettings) -> Fernet:
    digest = hashlib.sha256(b"netwerk tokens " + settings.cookie.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class Provider:
    """The provider of the settings; what it says of itself is kept for an hour."""

    def __init__(self, settings: SignInSettings) -> None:
        self._settings = settings
        self._metadata: tuple[float, Mapping[str, Any]] = (0.0, {})

    def look(self, tokens: Tokens, subject: object) -> tuple[Mapping[str, object], Tokens]:
        """What it says now of who has these tokens, and the tokens for the next time.

        Raises SignInOverError, ProviderAwayError.
        """
        with httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
            if not tokens.refresh:
                return self._user_info(client, tokens.access, subject), tokens
            answer = self._ask(
                client.post,
                self._endpoint(client, "token_endpoint"),
                data={"grant_type": "refresh_token", "refresh_token": tokens.refresh},
                auth=httpx.BasicAuth(self._settings.client_id, self._settings.geheim),
            )
            claims = _claims_of(answer.get("id_token"))
            if claims.get("sub") not in (None, subject):
                raise SignInOverError
            after = Tokens(str(answer.get("refresh_token") or tokens.refresh))
            says_all = says_groups(claims, self._settings) and says_mail(claims)
            if not says_all and "userinfo_endpoint" in self._known(client):
                info = self._user_info(client, str(answer.get("access_token", "")), subject)
                claims = {**claims, **info}
            return claims, after

    def _user_info(self, client: httpx.Client, access: str, subject: object) -> dict[str, object]:
        headers = {"authorization": f"Bearer {access}"}
        info = self._ask(client.get, self._endpoint(client, "userinfo_endpoint"), headers=headers)
        if info.get("sub") != subject:
            raise SignInOverError
        return info

    def _endpoint(self, client: httpx.Client, name: str) -> str:
        found = self._known(client).get(name)
        if not isinstance(found, str):
            raise ProviderAwayError(name)
        return found

    def _known(self, client: httpx.Client) -> Mapping[str, Any]:
        until, known = self._metadata
        if time.monotonic() >= until:
            known = self._ask(client.get, self._settings.uitgever)
            self._metadata = time.monotonic() + METADATA_LASTS, known
        return known

    def _ask(self, how: Any, url: str, **more: Any) -> dict[str, Any]:
        try:
            answer = how(url, **more)
            if answer.status_code in {400, 401, 403}:
                raise SignInOverError
            answer.raise_for_status()
            told = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise ProviderAwayError(str(error)) from error
        if not isinstance(told, dict):
            raise ProviderAwayError(url)
        return told


def _claims_of(token: object) -> dict[str, object]:
    """What an ID token says; {} without one.

    Its signature is not looked at: it came straight from the provider, over a connection that it
    proved to be its own (OpenID Connect Core 3.1.3.7, point 6).
    """
    try:
        body = str(token).split(".")[1]
        told = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (IndexError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
