"""Who works in this session, looked at anew each time that something asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import streamlit as st

from netwerk.access.identity import Identity
from netwerk.access.rights import User
from netwerk.access.role_settings import KeptRoles, user_of
from netwerk.access.server_address import seen_from
from netwerk.access.sign_in_settings import SignInSettings, sign_in_settings
from netwerk.access.sign_ins import SignIns
from netwerk.errors import AccessDenied
from netwerk.services.signing.sign_in_record import last_sign_out
from netwerk.ui.server_desk import server_desk

NOT_IN = "Je bent niet aangemeld."


@cache
def signing() -> SignInSettings | None:
    """How people sign in here, as the settings said when the server started; None: they do not."""
    return sign_in_settings()


@cache
def _rules() -> KeptRoles:
    return KeptRoles()


@st.cache_resource(show_spinner=False)
def sign_ins() -> SignIns:
    """Every sign-in of this server; each is found by who signed in and when."""
    settings = signing()
    if settings is None:
        raise AccessDenied(NOT_IN)
    return SignIns(settings, lambda key: last_sign_out(server_desk(), key))


def identity_here() -> Identity:
    """Who this session is of. Raises AccessDenied when nobody is signed in, or not any more."""
    settings = signing()
    told = st.user.to_dict()
    if settings is None or not _says_who(told, settings):
        raise AccessDenied(NOT_IN)
    tokens = told.get("tokens")
    sealed = tokens.get("access", "") if isinstance(tokens, Mapping) else ""
    return identity_by(told, str(sealed))


def identity_by(told: Mapping[str, object], sealed_tokens: str) -> Identity:
    """Who these claims of a cookie or a proxy are about. Raises AccessDenied when it is over."""
    settings = signing()
    by_proxy = settings is not None and settings.by_proxy
    claims = {name: _as_sent(value) for name, value in told.items()} if by_proxy else told
    return sign_ins().identity(claims, sealed_tokens)


def user_here() -> User:
    """The user that this session is of, with the roles he has now. Raises AccessDenied."""
    return as_user(identity_here(), came_from())


def as_user(identity: Identity, waarvandaan: str) -> User:
    """Somebody who signed in, with the roles that the settings give him."""
    return user_of(identity.naam, identity.email, identity.groups, _rules().now(), waarvandaan)


def came_from() -> str:
    """The address of the browser, for the log; Streamlit gives none for this machine itself."""
    return seen_from(st.context.ip_address)


def _says_who(told: Mapping[str, object], settings: SignInSettings) -> bool:
    return bool(told.get("email")) if settings.by_proxy else told.get("is_logged_in") is True


def _as_sent(value: object) -> object:
    """A header as the proxy sent it: names with an accent come in as other characters."""
    if not isinstance(value, str):
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
