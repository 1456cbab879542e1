"""The process that speaks HTTP: it opens a port, keeps the pool, and leaves nothing behind. It imports no engine."""
from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from kg.errors import FileError
from kg.guard.limits import Limits


def serve(place: str | None = None, *, known_at: str | None = None, host: str = "127.0.0.1", port: int = 8080,
          limits: Limits | None = None, site: Path | None = None, origin: str = "*",
          told: Callable[[str], None] = lambda address: None) -> None:
    """Serve a place until SIGINT or SIGTERM.

    ``place``, ``known_at``: as ``kg.open`` takes them; ``host``, ``port``: where to listen (port 0: any free one);
    ``limits``: see ``kg.guard.Limits``; ``site``: a folder that ``kg site`` wrote; ``origin``: which pages of others may
    read (``*`` all, empty none); ``told``: called with the address once the server is ready.
    Raises ``FileError`` for a place that cannot be opened, a port that is taken, or missing libraries.
    """
    try:
        import uvicorn  # noqa: F401
    except ImportError:
        raise FileError("the server needs more libraries: pip install 'eudpn[server]'",
                        "服务器需要更多的库：pip install 'eudpn[server]'") from None
    if not hasattr(socket, "send_fds"):
        raise FileError("the server needs Linux or macOS", "服务器需要Linux或macOS")
    if site is not None and not (site / "index.html").is_file():
        raise FileError(f"'{site.name}' is no site; write one with kg site -o {site.name}",
                        f"“{site.name}”不是网站；请用 kg site -o {site.name} 生成")
    listening = _listen(host, port)
    try:
        asyncio.run(_run(place, known_at, listening, limits or Limits(), site, origin, told))
    finally:
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # by name, or asyncio leaves Nagle on
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as e:
        listening.close()
        why = getattr(e, "strerror", None) or str(e)
        raise FileError(f"cannot listen at {host}:{port}: {why}", f"无法监听 {host}:{port}：{why}") from None
    return listening


async def _run(place: str | None, known_at: str | None, listening: socket.socket, limits: Limits, site: Path | None,
               origin: str, told: Callable[[str], None]) -> None:
    import uvicorn

    from kg.server import app, connection
    from kg.server.desk import Desk
    from kg.server.pool import Pool

    folder = tempfile.mkdtemp(prefix="kg-serve-")
    what = {"place": place, "known_at": known_at, "limits": asdict(limits), "folder": folder}
    pool = Pool(limits, what)
    desk = Desk(pool, limits, what, site, closing=[lambda: shutil.rmtree(folder, ignore_errors=True)])
    try:
        await pool.start()
        config = uvicorn.Config(
            app.made(desk, origin), http=connection.guarded(limits), loop="asyncio", ws="none", lifespan="off", backlog=512,
            log_level="warning", access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=2,
            limit_concurrency=1000)
        listening.listen(512)
        address, number = listening.getsockname()[:2]
        told(f"http://{f'[{address}]' if ':' in address else address}:{number}/")
        await _quiet(uvicorn.Server)(config).serve(sockets=[listening])
    finally:
        pool.close()
        for close in desk.closing:
            close()


def _quiet(server: type) -> type:
    """uvicorn's server, but a signal ends it quietly, so that the processes behind it are ended as well."""
    class Quiet(server):  # type: ignore[misc, valid-type]
        @contextlib.contextmanager
        def capture_signals(self) -> Iterator[None]:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, self.handle_exit, number, None)
            yield
    return Quiet
