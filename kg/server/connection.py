"""A connection that cannot be held for ever: heads in time and of a size, bodies taken away in time, few to one peer.

uvicorn has no limit for the time or the size of a request's head; this protocol adds them.
"""
from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.guard.limits import Limits


def guarded(limits: Limits) -> type[HttpToolsProtocol]:
    """The protocol class of a server with these limits."""
    return type("Guarded", (Connection,), {"limits": limits, "peers": Counter()})


class Connection(HttpToolsProtocol):
    """One connection; ``limits`` and ``peers`` belong to the server."""

    limits = Limits()
    peers: Counter[str] = Counter()
    _peer = ""
    _timer: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _size = 0
    _in_head = True

    def connection_made(self, transport: Any) -> None:
        """Count the peer and start the clock."""
        super().connection_made(transport)
        self._peer = (transport.get_extra_info("peername") or ("",))[0]
        self.peers[self._peer] += 1
        if self.peers[self._peer] > self.limits.connections:
            self._turn_away(b"429 Too Many Requests", b"Retry-After: 2\r\n")
        else:
            self._arm()

    def data_received(self, data: bytes) -> None:
        """Count the bytes of a head that is not whole yet."""
        if self._in_head:
            self._size += len(data)
            if self._timer is None:
                self._arm()
        super().data_received(data)
        if self._in_head and self._size > self.limits.head_bytes and not self.transport.is_closing():
            self._turn_away(b"431 Request Header Fields Too Large")

    def on_headers_complete(self) -> None:
        """The head is there in time; is it small enough?"""
        self._in_head, self._size = False, 0
        self._disarm()
        if len(self.url) + sum(len(k) + len(v) + 4 for k, v in self.headers) > self.limits.head_bytes:
            self._turn_away(b"431 Request Header Fields Too Large")
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """What follows a head that was turned away is not kept."""
        if self.cycle is not None:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The same."""
        if self.cycle is not None:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """What comes now is the head of the next request."""
        self._in_head = True
        super().on_response_complete()

    def pause_writing(self) -> None:
        """The client takes nothing: for a while."""
        super().pause_writing()
        self._stalled = self.loop.call_later(self.limits.stall, self.transport.abort)

    def resume_writing(self) -> None:
        """It takes something again."""
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        self.peers[self._peer] -= 1
        if self.peers[self._peer] <= 0:
            del self.peers[self._peer]
        self._disarm()
        if self._stalled is not None:
            self._stalled.cancel()
        super().connection_lost(exc)

    def _arm(self) -> None:
        self._timer = self.loop.call_later(self.limits.head, self._late)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        if self._in_head and not self.transport.is_closing():
            self._turn_away(b"408 Request Timeout")

    def _turn_away(self, status: bytes, more: bytes = b"") -> None:
        self.transport.write(b"HTTP/1.1 " + status + b"\r\n" + more + b"Connection: close\r\nContent-Length: 0\r\n\r\n")
        self.transport.close()
