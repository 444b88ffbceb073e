"""One connection of the server: what is sent, and whether the client still listens."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import Final

_GLANCE_SECONDS: Final = 0.02
"""How often a waiting server looks whether the client has gone."""


class ClientGone(Exception):
    """The client closed the connection before it had the whole answer."""


class Wire:
    """Sends to one client, and notices when it goes."""

    def __init__(self, handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        self._handler = handler
        self._closing = closing
        self._chunked = False

    @property
    def closing(self) -> bool:
        """Return whether the server is being shut down."""
        return self._closing.is_set()

    def begin(self, status: int, headers: Mapping[str, str], *, chunked: bool = False) -> None:
        """Send the head."""
        self._chunked = chunked
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name, value)
        if chunked:
            self._handler.send_header("Transfer-Encoding", "chunked")
        try:
            self._handler.end_headers()
        except OSError as error:
            raise ClientGone from error

    def send(self, body: bytes) -> None:
        """Send a piece of the body.

        Raises:
            ClientGone: nobody listens.
        """
        if not body:
            return
        self._push(b"%x\r\n%s\r\n" % (len(body), body) if self._chunked else body)

    def finish(self) -> None:
        """Say that the body is complete."""
        if self._chunked:
            self._push(b"0\r\n\r\n")

    def wait(self, seconds: float) -> None:
        """Wait, but not beyond the end of the server.

        Raises:
            ClientGone: the client went meanwhile.
        """
        ends = time.monotonic() + seconds
        while not self.closing and (left := ends - time.monotonic()) > 0:
            self._closing.wait(min(left, _GLANCE_SECONDS))
            if self._has_gone():
                raise ClientGone

    def hang_up(self) -> None:
        """Close in an orderly way, whatever was promised."""
        self._handler.close_connection = True
        with contextlib.suppress(OSError):
            self._handler.connection.shutdown(socket.SHUT_RDWR)

    def tear_down(self) -> None:
        """Close with a reset instead of an orderly end."""
        connection = self._handler.connection
        self._handler.close_connection = True
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._handler.wfile.flush()
        connection.close()

    def _push(self, raw: bytes) -> None:
        """Send bytes; a client that closed without reading would else hold us for minutes."""
        left = memoryview(raw)
        connection = self._handler.connection
        while left:
            try:
                left = left[connection.send(left, socket.MSG_DONTWAIT) :]
            except BlockingIOError:
                select.select([], [connection], [], _GLANCE_SECONDS)
                if self.closing or self._has_gone():
                    raise ClientGone from None
            except OSError as error:
                raise ClientGone from error

    def _has_gone(self) -> bool:
        connection = self._handler.connection
        try:
            seen: bytes = connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return not seen
