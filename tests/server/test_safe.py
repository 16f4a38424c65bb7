"""Which hosts and origins are let in, and the headers of every answer."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from netwerk.access.server_address import ServerAddress
from netwerk.server.safe import Safe, policy

HERE = ServerAddress()
PUBLIC = ServerAddress("https://net.gemeente.nl/kaart", ("net.intern",))
Pairs = list[tuple[bytes, bytes]]


async def _inside(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that answers yes, with a cookie, and under /streng with a policy of its own."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    headers = [(b"set-cookie", b"a=1; Path=/; SameSite=lax")]
    if scope["path"] == "/streng":
        headers += [(b"Content-Security-Policy", b"default-src 'none'"), (b"x-frame-options", b"-")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def asked(
    address: ServerAddress, path: str, *pairs: tuple[str, str], kind: str = "http"
) -> Message:
    """The first message that comes back to a request with these headers."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(name.encode(), value.encode("latin-1")) for name, value in pairs]
    scope = {"type": kind, "path": path, "headers": headers}
    asyncio.run(Safe(_inside, address)(scope, receive, send))
    return sent[0]


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:9", "[::1]:8501", "LOCALHOST"])
def test_this_machine_is_let_in_at_any_port(host: str) -> None:
    assert asked(HERE, "/", ("host", host))["status"] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "",
        "[",
        "net.gemeente.nl",
        "::1",
    ],
)
def test_another_host_gets_421_so_a_name_that_turns_to_this_machine_reads_nothing(
    host: str,
) -> None:
    assert asked(HERE, "/", ("host", host))["status"] == 421
    refused = asked(HERE, "/_stcore/stream", ("host", host), kind="websocket")
    assert refused == {"type": "websocket.close", "code": 1008}


def test_two_hosts_or_none_are_refused() -> None:
    assert asked(HERE, "/")["status"] == 421
    both = asked(HERE, "/", ("host", "localhost"), ("host", "evil.example"))
    assert both["status"] == 421


def test_the_public_names_are_let_in_and_this_machine_by_its_own_name_is_not() -> None:
    for host, status in (
        ("net.gemeente.nl", 200),
        ("net.intern:8501", 200),
        ("localhost:8501", 421),
    ):
        assert asked(PUBLIC, "/kaart/", ("host", host))["status"] == status


@pytest.mark.parametrize("path", ["/kaart/leeft", "/kaart/klaar", "/kaart/_stcore/health"])
def test_what_looks_after_the_server_may_ask_by_its_number(path: str) -> None:
    assert asked(PUBLIC, path, ("host", "10.0.0.7:8501"))["status"] == 200


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_doors_of_streamlit_that_nobody_needs_are_closed(path: str) -> None:
    assert asked(HERE, path, ("host", "localhost"))["status"] == 404
    assert asked(PUBLIC, f"/kaart{path}", ("host", "net.gemeente.nl"))["status"] == 404


@pytest.mark.parametrize(
    ("address", "host", "origin", "let_in"),
    [
        (HERE, "localhost:8501", "http://localhost:8501", True),
        (HERE, "localhost:8501", "http://localhost:9000", False),
        (HERE, "localhost:8501", "http://evil.example", False),
        (HERE, "localhost:8501", "null", False),
        (HERE, "localhost:8501", "https://iets.streamlit.app", False),
        (HERE, "localhost:8501", None, False),
        (HERE, "evil.example", "http://evil.example", False),
        (PUBLIC, "net.gemeente.nl", "https://net.gemeente.nl", True),
        (PUBLIC, "net.gemeente.nl", "http://net.gemeente.nl", False),
        (PUBLIC, "net.intern", "https://net.intern", True),
        (PUBLIC, "net.intern", "http://net.intern", True),
        (HERE, "localhost:8501", "http://[localhost:8501", False),
        (PUBLIC, "net.gemeente.nl", "https://evil.example", False),
    ],
)
def test_a_page_of_another_origin_opens_no_connection(
    address: ServerAddress, host: str, origin: str | None, let_in: bool
) -> None:
    pairs = [("host", host)] + ([("origin", origin)] if origin is not None else [])
    said = asked(address, "/_stcore/stream", *pairs, kind="websocket")
    assert (said["type"] == "websocket.accept") is let_in


def test_every_answer_has_the_safe_headers_and_https_more() -> None:
    plain = dict(asked(HERE, "/", ("host", "localhost"))["headers"])
    assert plain[b"x-frame-options"] == b"DENY"
    assert b"frame-ancestors 'none'" in plain[b"content-security-policy"]
    assert plain[b"x-content-type-options"] == b"nosniff"
    assert plain[b"cross-origin-opener-policy"] == b"same-origin"
    assert b"strict-transport-security" not in plain
    assert b"Secure" not in plain[b"set-cookie"]
    secure = dict(asked(PUBLIC, "/kaart/", ("host", "net.gemeente.nl"))["headers"])
    assert secure[b"strict-transport-security"] == b"max-age=31536000"
    assert secure[b"set-cookie"].endswith(b"; Secure")


def test_a_header_is_sent_once_and_a_policy_of_the_answer_itself_holds() -> None:
    headers = asked(HERE, "/streng", ("host", "localhost"))["headers"]
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names))
    held = {name.lower(): value for name, value in headers}
    assert held[b"content-security-policy"] == b"default-src 'none'"
    assert held[b"x-frame-options"] == b"DENY"


def test_the_policy_runs_no_script_that_stands_in_a_page_and_evaluates_none() -> None:
    scripts = next(part for part in policy().split("; ") if part.startswith("script-src"))
    allowed = [word for word in scripts.split() if "unsafe" in word]
    assert allowed == ["'wasm-unsafe-eval'"]  # a file of this server that is no script
    assert scripts.count("'sha256-") == 1  # Streamlit's own; a second one is for us to look at
