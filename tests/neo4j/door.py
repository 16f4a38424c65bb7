"""The only way to a server, that can be shut and opened again: what a server that goes away looks like."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Door:
    """Passes everything on to a server on this machine, on a port of its own, while it is open.

    Shut, nobody can connect and every connection is gone: as when the server is killed. The port stays the same.
    """

    def __init__(self, url: str) -> None:
        scheme, _, address = url.partition("://")
        host, _, port = address.partition(":")
        self._server = (host, int(port))
        self._open: list[socket.socket] = []
        self._guard = threading.Lock()
        self._shut = False
        self._listener = self._listening(0)
        self.port = int(self._listener.getsockname()[1])
        self.url = f"{scheme}://127.0.0.1:{self.port}"

    def shut(self) -> None:
        """From now on the server is away."""
        self._shut = True
        _end(self._listener)
        with self._guard:
            held, self._open = self._open, []
        for connection in held:
            _end(connection)

    def open(self) -> None:
        """The server is back, or was never away."""
        if not self._shut:
            return
        self._shut = False
        self._listener = self._listening(self.port)

    def _listening(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port), backlog=64)
        threading.Thread(target=self._serve, args=(listener,), daemon=True).start()
        return listener

    def _serve(self, listener: socket.socket) -> None:
        while True:
            try:
                inside, _ = listener.accept()
            except OSError:
                return
            try:
                outside = socket.create_connection(self._server)
            except OSError:
                inside.close()
                continue
            for connection in (inside, outside):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._guard:
                self._open += [inside, outside]
            for pair in ((inside, outside), (outside, inside)):
                threading.Thread(target=_pass_on, args=pair, daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(1 << 16):
            target.sendall(piece)
    _end(source)
    _end(target)


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


@contextmanager
def door_to(url: str) -> Iterator[Door]:
    """A door to the server at this URL; shut at the end."""
    door = Door(url)
    try:
        yield door
    finally:
        door.shut()
