"""Tells the wheel, while it is built, which commit it is made of; where none is known it is not told."""

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CommitOfWheel(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # An editable one goes on with its checkout.
        if version == "editable":
            return
        root = Path(self.root)
        known = runpy.run_path(str(root / "worker" / "cli" / "commits.py"))
        try:
            commit = known["of_checkout"](root)
        except (OSError, ValueError):
            return
        if commit:
            self._folder = tempfile.TemporaryDirectory()
            told = Path(self._folder.name) / known["BUILT"]
            told.write_text(f"{commit}\n", encoding="ascii")
            build_data["force_include"][str(told)] = f"worker/{known['BUILT']}"
