"""The measures on shortest paths shared out over workers: processes of this machine, or a cluster of Dask, Spark or Ray.

The shares are those of ``kg.analysis.engines``: their size hangs on the network alone, each is computed by the same
engine, and they are added up in their order. So the figures are the same to the last bit whoever computes them and
however many they are. joblib (BSD) carries them; the backends are its own, and those that others register with it.
"""
from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from kg.analysis.engines import Run
from kg.errors import NetworkError, UnknownName

BACKENDS = ("loky", "multiprocessing", "threading", "sequential", "dask", "spark", "ray")
"""What may be named: processes, processes, threads and none of these on this machine; three kinds of cluster."""
_REGISTERED = {"spark": ("joblibspark", "register_spark"), "ray": ("ray.util.joblib", "register_ray")}


def shared(workers: int | None = None, backend: str | None = None) -> Run:
    """The way in which ``kg.analysis.engines.values`` does its shares on workers.

    Parameters: ``workers`` is how many at once, -1 or None for one on each processor (a cluster of Dask takes all its
    workers whatever the number); ``backend`` is one of ``BACKENDS`` or a name that was registered with joblib, None for
    that of a surrounding ``joblib.parallel_config``, else processes.
    Raises ``NetworkError`` for another number and where joblib is not installed, ``UnknownName`` for another backend;
    what is given back raises ``NetworkError`` where the backend is not installed or no cluster is there.
    """
    workers = -1 if workers is None else workers
    if isinstance(workers, bool) or not isinstance(workers, int) or (workers < 1 and workers != -1):
        raise NetworkError(f"workers are a whole number from 1, or -1 for one on each processor, not {workers!r}; nearest: 1",
                           f"workers 应为不小于1的整数，或以 -1 表示每个处理器一个，不能是 {workers!r}，最接近者为 1")
    try:
        import joblib
    except ImportError:
        raise NetworkError("workers need joblib: pip install 'eudpn[cluster]'",
                           "多个工作进程需要 joblib：pip install 'eudpn[cluster]'") from None
    known = {*BACKENDS, *joblib.parallel.BACKENDS}
    if backend is not None and backend not in known:
        raise UnknownName("backend", str(backend), difflib.get_close_matches(str(backend), sorted(known), 3) or BACKENDS)

    def run(work: Callable[[Any, Any], Any], given: Any, parts: Sequence[Any]) -> Iterable[Any]:
        with _pool(workers, backend) as pool:
            return pool(joblib.delayed(work)(given, part) for part in parts)

    return run


@contextmanager
def _pool(workers: int, backend: str | None) -> Iterator[Any]:
    """joblib's own object for such a backend."""
    import joblib
    try:
        if backend in _REGISTERED and backend not in joblib.parallel.BACKENDS:
            module, name = _REGISTERED[backend]
            getattr(import_module(module), name)()
        setting = joblib.parallel_config(n_jobs=workers, **({} if backend is None else {"backend": backend}))
    except (ImportError, ValueError, RuntimeError) as error:  # joblib says in its own words what is missing
        said = " ".join(str(error).split())
        raise NetworkError(f"the workers of '{backend}' cannot be reached: {said}",
                           f"无法使用“{backend}”的工作进程：{said}") from None
    with setting:
        yield joblib.Parallel()
