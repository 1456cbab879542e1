"""The shell ``kg``: the same verbs as the Python door, one line an answer, errors as one sentence and exit code 2.

Exit codes: 0 well, 1 the check found violations, 2 the call or a file was wrong.
"""
from __future__ import annotations

import os
import sys
import warnings

from kg.version import VERSION

TYPE_CHECKING = False  # as typing has it, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one call of the shell; gives back the exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    if argv[:1] == ["--version"]:  # needs neither the grammar nor anything else that takes time to load
        print(f"kg {VERSION}")
        return 0
    return run(argv)


def run(argv: Sequence[str]) -> int:
    """Read a call and do what it says; gives back the exit code, and every error as a sentence."""
    from kg.errors import DataError, KnowledgeGraphError
    from kg.grammar import parsed
    from kg.shell_words import SAY

    lang = language(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        args = parsed(argv, lang)
        from kg.verbs import VERBS  # behind the grammar, which may have answered already

        with warnings.catch_warnings():
            warnings.showwarning = _notice(lang, warnings.showwarning)
            code = VERBS[args.verb](args)
        sys.stdout.flush()
        return code
    except DataError as e:
        print("\n".join(printable(f.text(lang)) for f in e.faults), file=sys.stderr)
        print(f"kg: {len(e.faults)} " + SAY["faults"].get(lang), file=sys.stderr)
        return 2
    except KnowledgeGraphError as e:
        print("kg: " + printable(e.said.get(lang)), file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as e:  # what goes to the screen or the pipe cannot be written; files have their own error
        print(f"kg: {SAY['unwritten'].get(lang)}{e.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:  # a query that runs in the engine cannot be stopped, only left
        sys.stdout.flush()
        os._exit(130)


def _notice(lang: str, other: Callable[..., None]) -> Callable[..., None]:
    """What shows warnings: those that this package made for people as one sentence, all ``other`` ones as before."""
    def show(message: Warning | str, *more: object) -> None:
        said = getattr(message, "said", None)
        if said is None:
            return other(message, *more)
        print("kg: " + printable(said.get(lang)), file=sys.stderr)

    return show


def printable(text: str) -> str:
    """A message in which nothing that came from outside can move the cursor or turn the direction of a terminal."""
    from kg.table import visible

    return visible(text)


def language(argv: Sequence[str]) -> str:
    """The language of messages: ``--lang``, else the environment (a Chinese locale means Chinese), else English."""
    for i, word in enumerate(argv):
        if word == "--lang" and i + 1 < len(argv) and argv[i + 1] in ("en", "zh"):
            return argv[i + 1]
        if word in ("--lang=en", "--lang=zh"):
            return word[-2:]
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"
