"""What a process must not have while it answers other people's queries: more memory, new files, a network, a core dump.

The engine calls other hosts for SERVICE and cannot be told not to. Two walls stand behind the refusal of the text: no new
file descriptor, hence no socket, while a query runs; and, where the kernel allows it, a network namespace without devices.
"""
from __future__ import annotations

import ctypes
import faulthandler
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NEWUSER, _NEWNET, _PDEATHSIG = 0x10000000, 0x40000000, 1


def die_with_parent() -> None:
    """Let the kernel end this process when the one that made it ends (Linux; elsewhere its pipe ends)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def without_network() -> bool:
    """Move this process into a network of its own, with no way out; whether the kernel let it. Before any thread starts."""
    if sys.platform != "linux":
        return False
    return ctypes.CDLL(None).unshare(_NEWUSER | _NEWNET) == 0


def held() -> int:
    """Bytes of private data that this process holds now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as f:
            return int(f.read().split()[5]) * resource.getpagesize()
    except OSError:
        return 0


def limit_memory(more: int) -> None:
    """Let this process take so many bytes more than it holds; beyond that the engine aborts, and only this process with it."""
    for kind, base in ((resource.RLIMIT_DATA, held()), (resource.RLIMIT_CORE, -1)):
        most = 0 if base < 0 else base + more
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(kind, (most, most))


@contextmanager
def no_new_files() -> Iterator[None]:
    """While this holds, the process opens no file and no socket; what is open stays usable."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def last_resort(seconds: float) -> None:
    """The kernel ends this process after so many seconds even if nobody else does; 0 takes that back."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def quiet() -> None:
    """Nothing that the engine says when it dies reaches the screen of the person who runs the server."""
    faulthandler.disable()  # tests and notebooks turn it on, with a way to the screen of its own
    void = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void, 2)
    os.close(void)
