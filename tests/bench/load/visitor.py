"""One visitor of a running app: the websocket messages of Streamlit's own browser part, without a browser."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PAGES = (
    "",
    "kaart",
    "gaten",
    "bruggen",
    "introducties",
    "verandering",
    "beschrijven",
    "invoeren",
    "importeren",
    "exporteren",
    "geschiedenis",
)
PATIENCE = 90.0
"""Seconds after which a page that did not finish is an error."""


@dataclass(frozen=True)
class Answer:
    """What a page sent until it was finished: seconds, bytes, messages, and its errors in words."""

    page: str
    seconds: float
    size: int
    messages: int
    errors: tuple[str, ...]


@asynccontextmanager
async def visiting(
    port: int, headers: Mapping[str, str] | None = None
) -> AsyncIterator[websockets.ClientConnection]:
    """A session of its own with the app on this machine. headers: those of a proxy before it."""
    async with websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE,
        compression=None,
        origin=websockets.Origin(f"http://127.0.0.1:{port}"),
        additional_headers=headers,
    ) as socket:
        yield socket


async def messages_of(
    socket: websockets.ClientConnection, asked: BackMsg
) -> AsyncIterator[ForwardMsg]:
    """What the app sends until it is finished. Raises TimeoutError when it does not finish."""
    await socket.send(asked.SerializeToString())
    until = asyncio.get_running_loop().time() + PATIENCE
    while True:
        async with asyncio.timeout_at(until):
            raw = await socket.recv(decode=False)
        message = ForwardMsg.FromString(raw)
        yield message
        if message.WhichOneof("type") == "script_finished":
            return


async def opened(socket: websockets.ClientConnection, page: str, gebied: str = "") -> Answer:
    """Open a page in this session, in one gebied or in all. Raises TimeoutError."""
    ask = BackMsg()
    ask.rerun_script.query_string = f"gebied={gebied}" if gebied else ""
    ask.rerun_script.page_name = page
    start, size, messages = time.perf_counter(), 0, 0
    errors: list[str] = []
    async for message in messages_of(socket, ask):
        size, messages = size + message.ByteSize(), messages + 1
        errors += problems(message)
    return Answer(page, time.perf_counter() - start, size, messages, tuple(errors))


def problems(message: ForwardMsg) -> list[str]:
    """What went wrong on the page: an exception, a red or a missing page, a failed run."""
    kind = message.WhichOneof("type")
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
        return [message.delta.new_element.exception.message]
    if kind == "delta" and message.delta.new_element.WhichOneof("type") == "alert":
        alert = message.delta.new_element.alert
        return [alert.body] if alert.format == alert.ERROR else []
    if kind == "page_not_found":
        return ["page not found"]
    if (
        kind == "script_finished"
        and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR
    ):
        return ["the page could not be compiled"]
    return []
