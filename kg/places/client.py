"""One exchange with a SPARQL server over HTTP: bounded in time and in size, and open about what came back.

Redirects are followed on the same host only. A password goes out over https or to this machine only, except as an
answer to a digest challenge (RFC 7616), which does not carry it. What fails for a moment is tried again.
"""
from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import EndpointError, clipped
from kg.layout import VERSION
from kg.words import Bilingual

SIZE_LIMIT = 512 * 2**20
TIMEOUT, TRIES = 60.0, 4
AUTH_VARIABLE = "KG_AUTH"
_AGAIN = {429, 502, 503, 504}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CHUNK = 2**16


@dataclass(frozen=True)
class Reply:
    """What a server answered: status, headers (names in lower case), body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def said(self, most: int = 200) -> str:
        """The beginning of the body as one line, for a message."""
        return clipped(" ".join(self.body[:4 * most].decode("utf-8", "replace").split()), most)


def is_address(place: object) -> bool:
    """Whether a place is written as the address of a server."""
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))


class Client:
    """Requests to one server.

    Parameters: ``url`` is the address of the endpoint; ``auth`` is ``user:password`` or a whole value of the header such
    as ``Bearer TOKEN`` (left out: the environment variable ``KG_AUTH``); ``timeout`` is in seconds, for a whole exchange.
    Raises ``EndpointError`` for an address that cannot be used.
    """

    def __init__(self, url: str, auth: str | None = None, timeout: float = TIMEOUT, tries: int = TRIES):
        parts = self.parts = _parts(url)
        self.url, self.timeout, self.tries = url, timeout, tries
        self.host = parts.netloc
        self._safe = parts.scheme == "https" or parts.hostname in _LOOPBACK
        auth = auth if auth is not None else os.environ.get(AUTH_VARIABLE) or None
        self._header: dict[str, str] = {}
        handlers: list[Any] = [_SameHost(self.host)]
        if parts.hostname in _LOOPBACK:
            handlers.append(urllib.request.ProxyHandler({}))
        if auth is not None:
            handlers += self._credentials(auth)
        self._opener = urllib.request.build_opener(*handlers)

    def _credentials(self, auth: str) -> list[Any]:
        user, colon, password = auth.partition(":")
        if " " in auth.strip() and not (colon and " " not in user):
            if not self._safe:
                raise EndpointError(f"the token would go to {self.host} unencrypted; use https",
                                    f"令牌会以明文发往 {self.host}；请使用https")
            self._header = {"Authorization": auth.strip()}
            return []
        if not colon:
            raise EndpointError("the authorization is neither 'user:password' nor a header value such as 'Bearer TOKEN'",
                                "授权信息既非“用户：密码”，也非“Bearer 令牌”形式的标头值")
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, f"{self.parts.scheme}://{self.host}/", user, password)
        basic = [urllib.request.HTTPBasicAuthHandler(known)] if self._safe else []
        return [urllib.request.HTTPDigestAuthHandler(known), *basic]

    def send(self, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None,
             retry: bool = True) -> Reply:
        """The reply to one request, whatever its status; what is only for a moment so is tried again (``retry``).

        Raises ``EndpointError`` if there is none: no connection, too slow, too large, sent to another host.
        """
        until, pause = time.monotonic() + self.timeout, 0.25
        for left in range(self.tries - 1, -1, -1):
            try:
                reply = self._within(until, lambda: self._exchange(method, url, body, headers or {}, until))
            except _Refused as e:
                if not (retry and left and time.monotonic() + pause < until):
                    raise self._error(e.said) from None
            else:
                if not (retry and left and reply.status in _AGAIN):
                    return reply
                pause = _retry_after(reply, pause)
                if time.monotonic() + pause >= until:
                    return reply
            time.sleep(pause)
            pause *= 2
        raise AssertionError("not reached")

    def _exchange(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str], until: float) -> Reply:
        request = urllib.request.Request(url, data=body, method=method, headers={
            "User-Agent": f"eudpn/{VERSION}", **self._header, **headers})
        try:
            with self._opener.open(request, timeout=max(until - time.monotonic(), 0.01)) as answer:
                return self._read(answer, until)
        except urllib.error.HTTPError as e:
            with e:
                return self._read(e, until)
        except TimeoutError:
            raise self._slow() from None
        except (urllib.error.URLError, OSError, http.client.HTTPException, ValueError) as e:
            reason = getattr(e, "reason", e)
            if isinstance(reason, TimeoutError | socket.timeout):
                raise self._slow() from None
            if isinstance(reason, ssl.SSLError):
                raise self._error(Bilingual(f"the encrypted connection fails: {reason}", f"加密连接失败：{reason}")) from None
            why = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
            raise _Refused(Bilingual(f"no answer: {why}", f"没有应答：{why}")) from None

    def _read(self, answer: Any, until: float) -> Reply:
        parts, size = [], 0
        while chunk := answer.read1(_CHUNK):
            parts.append(chunk)
            size += len(chunk)
            if size > SIZE_LIMIT:
                raise self._error(Bilingual(f"the answer is larger than {SIZE_LIMIT // 2**20} MB; ask for less at a time",
                                            f"应答超过 {SIZE_LIMIT // 2**20} MB；请分次查询"))
            if time.monotonic() > until:
                raise self._slow()
        headers = {k.lower(): v for k, v in answer.headers.items()}
        told = headers.get("content-length", "")
        if told.isdigit() and int(told) != size and "content-encoding" not in headers:
            raise _Refused(Bilingual(f"the answer ends after {size:,} of {int(told):,} bytes",
                                     f"应答在 {int(told):,} 字节中的第 {size:,} 字节处中断"))
        return Reply(answer.status, headers, b"".join(parts))

    def _within(self, until: float, work: Callable[[], Reply]) -> Reply:
        """What some work gives, left alone when the time is over: a server that drips its head would hold us for ever."""
        done: list[Reply] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                done.append(work())
            except BaseException as e:  # noqa: BLE001 - handed to the caller below
                failed.append(e)

        thread = threading.Thread(target=run, name="endpoint", daemon=True)
        thread.start()
        thread.join(max(until - time.monotonic(), 0.01) + 0.5)
        if failed:
            raise failed[0]
        if not done:
            raise self._slow()
        return done[0]

    def _slow(self) -> EndpointError:
        return self._error(Bilingual(f"no whole answer within {self.timeout:g} s; ask for less, or give more time",
                                     f"{self.timeout:g} 秒内未收到完整应答；请缩小查询范围或延长时限"))

    def _error(self, said: Bilingual) -> EndpointError:
        return EndpointError(f"{self.host}: {said.en}", f"{self.host}：{said.zh}")


class _Refused(Exception):
    """What may be better in a moment."""

    def __init__(self, said: Bilingual):
        self.said = said
        super().__init__(said.en)


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect on the same host with the same method and body; another host is a matter for the user."""

    def __init__(self, host: str):
        self.host = host

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        to = urllib.parse.urlsplit(newurl)
        host = urllib.parse.urlsplit("//" + self.host).hostname
        if to.hostname != host or (to.scheme, to.netloc) != (req.type, self.host) and (req.type, to.scheme) != ("http", "https"):
            raise EndpointError(f"{self.host} sends the request on to {to.scheme}://{to.netloc}; open that address if you trust it",
                                f"{self.host} 将请求转往 {to.scheme}://{to.netloc}；如信任该地址，请直接打开")
        if code == 303 or req.get_method() in ("GET", "HEAD"):
            return urllib.request.Request(newurl, headers=dict(req.headers), method="GET")
        return urllib.request.Request(newurl, data=req.data, headers=dict(req.headers), method=req.get_method())


def _parts(url: str) -> urllib.parse.SplitResult:
    try:
        parts = urllib.parse.urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0 and url.isprintable() \
            and " " not in url
    except ValueError:
        usable = False
    if not usable:
        raise EndpointError(f"'{clipped(url)}' is not the address of a server", f"“{clipped(url)}”不是服务器地址")
    if "@" in parts.netloc:
        raise EndpointError(f"write no password into an address; give it as auth=, --auth or in {AUTH_VARIABLE}",
                            f"请勿在地址中写入密码；请以auth=、--auth或环境变量{AUTH_VARIABLE}给出")
    return parts


def _retry_after(reply: Reply, pause: float) -> float:
    told = reply.headers.get("retry-after", "").strip()
    return max(pause, float(told)) if told.isdigit() else pause
