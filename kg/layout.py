"""Where the project's files lie: in a checkout beside the package, in a wheel inside it.

Imports nothing of this package but its version.
"""
from __future__ import annotations

from pathlib import Path

from kg.version import VERSION as VERSION

PACKAGE = Path(__file__).resolve().parent
_SHIPPED = PACKAGE / "_shipped"
HOME = _SHIPPED if _SHIPPED.is_dir() else PACKAGE.parent

ONTOLOGY = HOME / "ontology"
DATA = HOME / "data"
QUESTIONS = PACKAGE / "questions"
