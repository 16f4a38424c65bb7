"""Files that are sent to a page do not fill the memory of the server."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from starlette.types import Message, Receive, Scope, Send

from netwerk.server.upload_room import MEGABYTE, OF_ALL, OF_PAGE, UploadRoom

FILE = 49 * MEGABYTE


class Server:
    """A server that keeps every file that is let in, as Streamlit does."""

    def __init__(self, path: str = "") -> None:
        self.path = path
        self.held: Counter[str] = Counter()
        self.waits = asyncio.Event()
        self.waits.set()
        self.app = UploadRoom(self._inside, path, lambda: self.held)

    async def _inside(self, scope: Scope, _receive: Receive, send: Send) -> None:
        await self.waits.wait()
        if scope["method"] == "PUT":
            self.held[scope["path"].split("/")[-2]] += FILE
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def sent(self, session: str, length: str | None = str(FILE), method: str = "PUT") -> int:
        """The status of a file for the page of this session."""
        answers: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            answers.append(message)

        headers = [] if length is None else [(b"content-length", length.encode())]
        path = f"{self.path}/_stcore/upload_file/{session}/bestand"
        scope = {"type": "http", "method": method, "path": path, "headers": headers}
        await self.app(scope, receive, send)
        return int(answers[0]["status"])


@pytest.mark.parametrize("path", ["", "/netwerk"])
@pytest.mark.parametrize("length", [str(FILE), None, "-1", "\u0661"])
def test_twelve_large_files_for_one_page_are_not_all_kept(path: str, length: str | None) -> None:
    async def all_sent() -> list[int]:
        server = Server(path)
        said = [await server.sent("een", length) for _ in range(12)]
        assert server.held["een"] <= OF_PAGE
        return said

    assert sorted(set(asyncio.run(all_sent()))) == [204, 413]


def test_files_that_are_on_their_way_at_once_count_too() -> None:
    async def at_once() -> None:
        server = Server()
        server.waits.clear()
        sending = [asyncio.create_task(server.sent("een")) for _ in range(12)]
        sending += [asyncio.create_task(server.sent(f"pagina {n}")) for n in range(50)]
        await asyncio.sleep(0)
        server.waits.set()
        said = await asyncio.gather(*sending)
        assert said[:12].count(204) == OF_PAGE // FILE
        assert server.held["een"] <= OF_PAGE
        assert server.held.total() <= OF_ALL

    asyncio.run(at_once())


def test_there_is_room_again_when_a_page_is_closed() -> None:
    async def again() -> list[int]:
        server = Server()
        first = [await server.sent("een") for _ in range(4)]
        server.held.clear()
        return [*first, await server.sent("een")]

    assert asyncio.run(again()) == [204, 204, 204, 413, 204]


def test_what_is_no_file_is_let_through() -> None:
    async def others() -> list[int]:
        server = Server()
        server.held["een"] = OF_ALL
        return [await server.sent("een", method=method) for method in ("DELETE", "OPTIONS")]

    assert asyncio.run(others()) == [204, 204]
