"""A dictionary of which a part is made only when somebody reads it.

Some of what a network carries costs more than the network itself (every claim as a sentence, the hash of all data) and is
rarely looked at. Whoever reads it, copies it, compares it, writes it as JSON or pickles it gets the whole.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any


class _Unmade:
    """Stands for a value that is not made yet, so that code which reads past the methods of a dictionary fails aloud."""

    def __repr__(self) -> str:
        return "<not made yet>"


_UNMADE = _Unmade()


class Late(dict):
    """A dictionary that is complete for every reader; ``make`` is called once, when the first of its values is wanted.

    ``known``: what is there at once and is read without calling ``make``; ``later``: keys whose values ``make`` gives. With no
    ``later`` it is not known yet which keys ``make`` gives. A pickle or a ``copy.copy`` of it is a plain dictionary.
    """

    def __init__(self, make: Callable[[], Mapping[Any, Any]], known: Mapping[Any, Any] | None = None, later: Iterable[Any] = ()):
        later = tuple(later)
        super().__init__(known or {})
        self._make: Callable[[], Mapping[Any, Any]] | None = make
        self._open = not later
        for key in later or (_UNMADE,):  # never empty: the JSON writer asks the size before it asks for the items
            dict.__setitem__(self, key, _UNMADE)

    def made(self) -> Late:
        """The dictionary itself, now complete."""
        if self._make is not None:
            found = self._make()
            if self._open:
                dict.pop(self, _UNMADE, None)
            for key, value in found.items():
                if dict.get(self, key, _UNMADE) is _UNMADE:  # what was written in the meantime stays
                    dict.__setitem__(self, key, value)
            self._make = None
        return self

    def _waits(self, key: Any) -> bool:
        if self._make is None:
            return False
        return dict.get(self, key, _UNMADE if self._open else None) is _UNMADE

    def __getitem__(self, key: Any) -> Any:
        return dict.__getitem__(self.made() if self._waits(key) else self, key)

    def get(self, key: Any, default: Any = None) -> Any:
        return dict.get(self.made() if self._waits(key) else self, key, default)

    def __contains__(self, key: Any) -> bool:
        return dict.__contains__(self.made() if self._open and self._waits(key) else self, key)

    def __iter__(self) -> Iterator[Any]:
        return dict.__iter__(self.made() if self._open else self)

    def __reversed__(self) -> Iterator[Any]:
        return dict.__reversed__(self.made())

    def __len__(self) -> int:
        return dict.__len__(self.made() if self._open else self)

    def keys(self) -> Any:
        return dict.keys(self.made())

    def values(self) -> Any:
        return dict.values(self.made())

    def items(self) -> Any:
        return dict.items(self.made())

    def __delitem__(self, key: Any) -> None:
        dict.__delitem__(self.made(), key)

    def pop(self, *args: Any) -> Any:
        return dict.pop(self.made(), *args)

    def popitem(self) -> tuple[Any, Any]:
        return dict.popitem(self.made())

    def clear(self) -> None:
        dict.clear(self.made())

    def setdefault(self, key: Any, default: Any = None) -> Any:
        return dict.setdefault(self.made(), key, default)

    def copy(self) -> dict[Any, Any]:
        return dict(self.made())

    __copy__ = copy

    def __eq__(self, other: object) -> bool:
        return dict.__eq__(self.made(), other.made() if isinstance(other, Late) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __or__(self, other: Any) -> Any:
        return dict(self.made()) | (dict(other) if isinstance(other, Mapping) else other)

    def __ror__(self, other: Any) -> Any:
        return other | dict(self.made())

    def __repr__(self) -> str:
        return dict.__repr__(self.made())

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self.made()),)

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[Any, Any]:
        """A copy of what is there; what is not made yet stays so, and is made once for each copy."""
        if self._make is None:
            return deepcopy(dict(self), memo)
        later = [k for k, v in dict.items(self) if v is _UNMADE and k is not _UNMADE]
        there = {k: None if v is _UNMADE else deepcopy(v, memo) for k, v in dict.items(self) if k is not _UNMADE}
        return Late(lambda: deepcopy(dict(self.made())), there, later)
