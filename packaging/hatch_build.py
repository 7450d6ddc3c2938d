"""Let hatchling make the generated files before it packs a wheel or links an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import generate


class GeneratedSources(BuildHookInterface[Any]):
    """Both kinds of install are built by the target `wheel`; a source archive holds the sources only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel":
            generate()
