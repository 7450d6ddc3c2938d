"""Run the tools that lie beside PySide6 (uic, lrelease), whether or not the environment is activated.

The native tools are called, not their `pyside6-...` wrappers, which start a Python of their own: 11 ms instead of 110.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path


def run(tool: str, *arguments: str) -> str:
    """What the tool printed. Ends the program with one sentence when the tool is missing or fails."""
    try:
        done = subprocess.run([_find(tool), *arguments], capture_output=True, check=True)
    except subprocess.CalledProcessError as error:
        sys.exit(f"Qt's {tool} failed: {_reason(error.stderr.decode(errors='replace'))}")
    return done.stdout.decode("utf-8")


def _find(tool: str) -> Path:
    spec = importlib.util.find_spec("PySide6")
    for folder in spec.submodule_search_locations or () if spec else ():
        for place in (Path(folder, "Qt", "libexec", tool), Path(folder, f"{tool}.exe"), Path(folder, tool)):
            if place.exists():
                return place
    sys.exit(f"Qt's {tool} was not found: install PySide6-Essentials in this environment.")


def _reason(complaint: str) -> str:
    """The tool's complaint; where a system library is missing, with the package that brings it."""
    sys.path.insert(0, str(Path(__file__).parent))
    import doctor

    missing = doctor.missing_packages(screen=False)
    return doctor.sentence(missing) if missing else complaint.strip()
