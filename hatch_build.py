"""Build hook of the wheel: the dataset is made from the tables once, so that an installation need not (see ``kg/prebuilt.py``)."""
from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prebuilt(BuildHookInterface):
    """Puts ``dataset.nq`` beside the tables that the wheel brings."""

    def dependencies(self) -> list[str]:
        """What the lifting of the tables needs."""
        return [] if self.target_name != "wheel" else ["pyoxigraph>=0.5.13"]

    def initialize(self, version: str, build_data: dict) -> None:
        """Make the file; tables with a fault stop the build. An editable installation reads the tables themselves."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from kg import prebuilt

        self.folder = tempfile.TemporaryDirectory()
        made = prebuilt.ship(Path(self.folder.name) / prebuilt.SHIPPED.name, root)
        build_data["force_include"][str(made)] = f"kg/_shipped/{made.name}"

    def finalize(self, version: str, build_data: dict, artifact_path: str) -> None:
        """Remove what was made for the build only."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
