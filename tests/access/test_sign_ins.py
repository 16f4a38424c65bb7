"""Until when a sign-in counts: by the clock, by signing out, and by what the provider says now."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from netwerk.access.identity import identity_of, kept_claims
from netwerk.access.provider_look import Tokens, opened_tokens, sealed
from netwerk.access.sign_in_settings import SignInSettings
from netwerk.access.sign_ins import AWAY, OVER, SignIns
from netwerk.errors import AccessDenied

ANNA: dict[str, Any] = {
    "iss": "https://login.example",
    "sub": "anna",
    "name": "Anna de Vries",
    "email": "anna@gemeente.nl",
    "groups": ["makelaars"],
}
BEGAN = 1_790_000_000.0


def id_token(claims: dict[str, Any]) -> str:
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"e30.{body}.x"


@dataclass
class Told:
    """What the provider says, and what it was asked."""

    status: int = 200
    id_claims: dict[str, Any] | None = None
    info: dict[str, Any] = field(default_factory=lambda: dict(ANNA))
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def told() -> Iterator[Told]:
    """A provider on this machine that says what the test wants."""
    answer = Told()

    class Provider(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/.well-known"):
                self._say(
                    200,
                    {
                        "token_endpoint": f"{answer.url}/token",
                        "userinfo_endpoint": f"{answer.url}/userinfo",
                    },
                )
                return
            answer.asked.append(("userinfo", self.headers["authorization"]))
            self._say(answer.status, answer.info)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            answer.asked.append(("token", parse_qs(body)["refresh_token"][0]))
            said = {"access_token": "a2", "refresh_token": f"r{len(answer.asked) + 1}"}
            if answer.id_claims is not None:
                said["id_token"] = id_token(answer.id_claims)
            self._say(answer.status, said)

        def _say(self, status: int, words: dict[str, Any]) -> None:
            content = json.dumps(words).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    answer.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield answer
    server.shutdown()
    server.server_close()


@dataclass
class World:
    """Sign-ins with a clock and with what is known of signing out."""

    settings: SignInSettings
    now: float = BEGAN
    out: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sign_ins = SignIns(self.settings, self.out.get, lambda: self.now)
        self.claims = kept_claims(ANNA, self.settings, BEGAN)

    def groups(self, tokens: Tokens, after: float) -> tuple[str, ...]:
        """The groups that somebody has so many seconds after he signed in."""
        self.now = BEGAN + after
        return self.sign_ins.identity(self.claims, sealed(tokens, self.settings)).groups


@pytest.fixture
def world(told: Told) -> World:
    return World(
        SignInSettings(
            ("gemeente.nl",),
            uitgever=f"{told.url}/.well-known/openid-configuration",
            client_id="netwerk",
            geheim="g",
            cookie="c" * 32,
        )
    )


REFRESH, ACCESS = Tokens(refresh="r1"), Tokens(access="a1")


def test_nobody_is_asked_before_it_is_time(world: World, told: Told) -> None:
    assert world.groups(REFRESH, 299) == ("makelaars",)
    assert told.asked == []


def test_a_group_that_is_gone_at_the_provider_is_gone_at_the_next_look(
    world: World, told: Told
) -> None:
    told.id_claims = ANNA | {"groups": ["lezers"]}
    assert world.groups(REFRESH, 301) == ("lezers",)
    assert told.asked == [("token", "r1")]
    told.id_claims = ANNA | {"groups": []}
    assert world.groups(REFRESH, 400) == ("lezers",)
    assert world.groups(REFRESH, 602) == ()
    assert told.asked == [("token", "r1"), ("token", "r2")]  # the newest refresh token


def test_an_answer_without_groups_is_completed_by_asking_about_the_person(
    world: World, told: Told
) -> None:
    told.info = ANNA | {"groups": ["teamleden"]}
    assert world.groups(REFRESH, 301) == ("teamleden",)
    assert [kind for kind, _ in told.asked] == ["token", "userinfo"]


def test_with_an_access_token_alone_the_person_is_asked_about(world: World, told: Told) -> None:
    told.info = ANNA | {"groups": ["teamleden"]}
    assert world.groups(ACCESS, 301) == ("teamleden",)
    assert told.asked == [("userinfo", "Bearer a1")]


@pytest.mark.parametrize("tokens", [REFRESH, ACCESS])
def test_a_provider_that_says_no_ends_the_sign_in_for_good(
    world: World, told: Told, tokens: Tokens
) -> None:
    told.status = 401
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(tokens, 301)
    told.status = 200
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(tokens, 302)


def test_an_answer_about_somebody_else_ends_the_sign_in(world: World, told: Told) -> None:
    told.id_claims = ANNA | {"sub": "bram"}
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(REFRESH, 301)


def test_without_anything_to_ask_with_it_ends_when_a_look_would_come(world: World) -> None:
    assert world.groups(Tokens(), 299) == ("makelaars",)
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(Tokens(), 300)


def test_a_token_that_expired_is_looked_at_even_before_the_time(world: World, told: Told) -> None:
    world.claims = kept_claims(ANNA | {"exp": BEGAN + 60}, world.settings, BEGAN)
    told.id_claims = ANNA | {"groups": ["lezers"], "exp": BEGAN + 120}
    assert world.groups(REFRESH, 61) == ("lezers",)
    assert len(told.asked) == 1
    bare = World(world.settings)
    bare.claims = world.claims
    with pytest.raises(AccessDenied, match=OVER):
        bare.groups(Tokens(), 61)


def test_a_provider_that_is_away_is_waited_for_and_not_for_ever(world: World, told: Told) -> None:
    told.status = 503
    assert world.groups(REFRESH, 301) == ("makelaars",)
    assert world.groups(REFRESH, 305) == ("makelaars",)
    assert len(told.asked) == 1  # nobody waits for it twice in ten seconds
    with pytest.raises(AccessDenied, match=AWAY):
        world.groups(REFRESH, 901)
    told.status, told.id_claims = 200, dict(ANNA)
    assert world.groups(REFRESH, 920) == ("makelaars",)


def test_no_sign_in_lasts_longer_than_the_settings_say(world: World, told: Told) -> None:
    told.id_claims = dict(ANNA)
    assert world.groups(REFRESH, 35_999) == ("makelaars",)
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(REFRESH, 36_000)


def test_a_cookie_that_says_that_it_comes_from_later_does_not_count(world: World) -> None:
    world.claims["aangemeld"] = BEGAN + 9_999
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(REFRESH, 1)


def test_who_signed_out_is_out_and_who_signs_in_again_is_in(world: World) -> None:
    key = identity_of(world.claims, world.settings).key
    assert world.groups(REFRESH, 1)
    world.out[key] = "2026-09-21T14:13:30.000000Z"
    world.sign_ins.forget(key)
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(REFRESH, 20)
    world.claims = kept_claims(ANNA, world.settings, BEGAN + 30)
    assert world.groups(REFRESH, 31) == ("makelaars",)


def test_tokens_are_read_by_who_has_the_same_secret_only(world: World) -> None:
    text = sealed(REFRESH, world.settings)
    assert "r1" not in base64.urlsafe_b64decode(text + "==").decode("latin-1")
    assert opened_tokens(text, world.settings) == REFRESH
    assert not opened_tokens(text, replace(world.settings, cookie="d" * 32))
    assert not opened_tokens("geknoei", world.settings)


@pytest.mark.parametrize(
    ("changed", "naam"),
    [
        ({}, "Anna de Vries (anna)"),
        ({"name": None}, "anna@gemeente.nl"),
        ({"name": "  Anna\n\u202ede  Vries "}, "Anna de Vries (anna)"),
        ({"email": None, "preferred_username": "av@gemeente.nl"}, "Anna de Vries (av)"),
    ],
)
def test_the_name_in_the_history_is_of_one_person(
    world: World, changed: dict[str, Any], naam: str
) -> None:
    claims = kept_claims(ANNA | changed, world.settings, BEGAN)
    assert identity_of(claims, world.settings).naam == naam


def test_with_several_domains_the_whole_address_is_in_the_name(world: World) -> None:
    several = replace(world.settings, domeinen=("gemeente.nl", "welzijn.nl"))
    assert identity_of(world.claims, several).naam == "Anna de Vries (anna@gemeente.nl)"


@pytest.mark.parametrize(
    "changed",
    [
        {"email": "anna@elders.nl"},
        {"email": "anna@sub.gemeente.nl"},
        {"email": "anna@gemeente.nl@elders.nl"},
        {"email": ""},
        {"email_verified": False},
    ],
)
def test_who_has_no_address_of_ours_is_not_let_in(world: World, changed: dict[str, Any]) -> None:
    claims = kept_claims(ANNA | changed, world.settings, BEGAN)
    with pytest.raises(AccessDenied):
        identity_of(claims, world.settings)


@pytest.mark.parametrize(
    "changed",
    [
        {"email": "anna@elders.nl"},
        {"email": ""},
        {"email_verified": False},
        {"email_verified": "false"},
    ],
)
@pytest.mark.parametrize("tokens", [REFRESH, ACCESS])
def test_who_has_no_address_of_ours_any_more_is_out_at_the_next_look(
    world: World, told: Told, changed: dict[str, Any], tokens: Tokens
) -> None:
    told.id_claims = told.info = ANNA | changed
    assert world.groups(tokens, 299) == ("makelaars",)
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(tokens, 301)
    told.id_claims = told.info = dict(ANNA)
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(tokens, 302)


def test_the_name_of_an_account_is_not_taken_for_the_address(world: World, told: Told) -> None:
    """Entra may give the address at the sign-in and only the name of the account after that."""
    told.id_claims = {name: given for name, given in ANNA.items() if name != "email"}
    told.id_claims["preferred_username"] = "anna@gemeente.onmicrosoft.com"
    told.info = dict(told.id_claims)
    assert world.groups(REFRESH, 301) == ("makelaars",)


def test_another_address_of_ours_is_the_one_that_counts_from_then_on(
    world: World, told: Told
) -> None:
    told.id_claims = ANNA | {"email": "anna.bos@gemeente.nl", "name": "Anna Bos"}
    world.groups(REFRESH, 301)
    known = world.sign_ins.identity(world.claims, sealed(REFRESH, world.settings))
    assert (known.email, known.naam) == ("anna.bos@gemeente.nl", "Anna Bos (anna.bos)")
    assert known.key == identity_of(world.claims, world.settings).key


def test_an_answer_that_says_nothing_of_the_address_is_completed_by_asking(
    world: World, told: Told
) -> None:
    told.id_claims = {"sub": "anna", "groups": ["lezers"]}
    told.info = {"sub": "anna", "email": "anna@elders.nl"}
    with pytest.raises(AccessDenied, match=OVER):
        world.groups(REFRESH, 301)


def test_a_provider_that_tells_the_address_only_at_the_sign_in_ends_nothing(
    world: World, told: Told
) -> None:
    told.id_claims = told.info = {"sub": "anna", "groups": ["lezers"]}
    assert world.groups(REFRESH, 301) == ("lezers",)
    assert world.sign_ins.identity(world.claims).email == "anna@gemeente.nl"
