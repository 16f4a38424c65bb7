"""How much of sent files may stay in memory: Streamlit bounds one file, and not how many there are.

A file that is sent to a page stays until the page is closed, also when nothing asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from netwerk.server.web_options import LARGEST_FILE

UPLOADS = "/_stcore/upload_file/"
MEGABYTE = 1024 * 1024
OF_PAGE, OF_ALL = 150 * MEGABYTE, 450 * MEGABYTE
"""Bytes of files that one open page, and all of them together, may hold or be sending."""
TOO_LARGE = 413


def bytes_held() -> Mapping[str, int]:
    """How many bytes of files each page holds now, by its session; none before Streamlit runs."""
    files = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    if not isinstance(files, MemoryUploadedFileManager):
        return {}
    with files._lock:
        kept = {session: list(held.values()) for session, held in files.file_storage.items()}
    return {session: sum(len(file.data) for file in held) for session, held in kept.items()}


class UploadRoom:
    """ASGI middleware: 413 for a file for which there is no room, before any of it is read."""

    def __init__(
        self, app: ASGIApp, path: str = "", held: Callable[[], Mapping[str, int]] = bytes_held
    ) -> None:
        self._app = app
        self._uploads = f"{path}{UPLOADS}"
        self._held = held
        self._coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse the file that it brings."""
        path = str(scope.get("path", ""))
        if (
            scope["type"] != "http"
            or scope["method"] != "PUT"
            or not path.startswith(self._uploads)
        ):
            await self._app(scope, receive, send)
            return
        session = path.removeprefix(self._uploads).partition("/")[0]
        size = _announced(Headers(scope=scope))
        held = self._held()
        of_page = held.get(session, 0) + self._coming[session]
        of_all = sum(held.values()) + self._coming.total()
        if of_page + size > OF_PAGE or of_all + size > OF_ALL:
            await Response(status_code=TOO_LARGE)(scope, receive, send)
            return
        self._coming[session] += size
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming[session] -= size
            self._coming += Counter()  # without those of whom nothing comes any more


def _announced(headers: Headers) -> int:
    """How large the file is that comes; the largest that there may be where that is not said."""
    said = headers.get("content-length", "")
    largest = LARGEST_FILE * MEGABYTE
    return min(int(said), largest) if said.isascii() and said.isdecimal() else largest
