"""What this system lacks for Qt and for a virtual environment, and how to mend it. Standard library only."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from councildesk.app import system

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def missing_packages(screen: bool) -> list[str]:
    """Debian's names of the packages that Qt lacks here; with `screen`, also for a window on an X11 screen."""
    if not sys.platform.startswith("linux"):
        return []
    tables = system.QT_LIBRARIES | (system.X11_LIBRARIES if screen else {})
    return sorted({tables[library] for library in system.missing(tables)})


def missing_environment_package() -> list[str]:
    """Debian's Python comes without what a virtual environment needs."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def sentence(packages: list[str]) -> str:
    return f"This system lacks what CouncilDesk needs; on Debian or Ubuntu run: {system.INSTALL} {' '.join(packages)}"


def provide(packages: list[str]) -> None:
    """Install the packages as root on Debian or Ubuntu; anywhere else end with the line that does it."""
    if not packages:
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(sentence(packages))
    print(f"Installing system packages: {' '.join(packages)}", file=sys.stderr)
    for command in (["apt-get", "update", "-q"], [*system.INSTALL.split(), "-q", *packages]):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=os.environ | QUIET)
        if done.returncode != 0:
            sys.exit(f"{done.stderr.strip()}\n{sentence(packages)}")


if __name__ == "__main__":
    lacking = missing_packages(screen=True)
    if lacking:
        sys.exit(sentence(lacking))
    print("This system has what Qt needs.")
