"""Queries that cannot hurt: limits on by default, a process of their own that is killed when it passes one.

No query can be stopped from inside Python and none that exhausts its memory ends in an exception, so the only wall that
holds is another process. ``limits`` says how much a query may take, ``confinement`` takes from a process what it must not
have, ``media`` chooses the form of an answer, ``answers`` gives answers as bytes, ``calls`` is the guard of one call.
"""
from __future__ import annotations

from kg.guard.limits import Limits

__all__ = ["Limits"]
