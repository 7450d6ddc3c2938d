"""From a fresh checkout to the running or tested program; standard library only.

    python packaging/dev.py run     what follows goes to `councildesk demo`
    python packaging/dev.py test    what follows goes to pytest

The environment is `.venv` beside the project, or where COUNCILDESK_VENV says. It is made with uv where that is on the
path, else with venv and pip, and brought up to date when pyproject.toml has changed. The packages that the build
needs are put into it too and the build is told to use them: otherwise Qt would be fetched and unpacked twice.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import doctor

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(os.environ.get("COUNCILDESK_VENV") or ROOT / ".venv").absolute()
WINDOWS = os.name == "nt"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = ENVIRONMENT / "councildesk-made-from"
USAGE = "usage: python packaging/dev.py run|test [arguments]"


def main(arguments: list[str]) -> int:
    """Do one of the two tasks and return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well run this file
        sys.exit(f"CouncilDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    task, *rest = arguments or ["run"]
    if task not in ("run", "test"):
        print(USAGE, file=sys.stderr)
        return 2
    screen = task == "run" and bool(os.environ.get("DISPLAY"))
    doctor.provide([*doctor.missing_packages(screen), *_missing_for_environment()])
    _bring_up_to_date(with_tests=task == "test")
    subprocess.run([PYTHON, ROOT / "packaging" / "generate.py"], check=True)
    if task == "run":
        return subprocess.run([PYTHON, "-m", "councildesk", "demo", *rest]).returncode
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([PYTHON, "-m", "pytest", "-n", "auto", *rest], cwd=ROOT, env=offscreen).returncode


def _missing_for_environment() -> list[str]:
    return [] if shutil.which("uv") else doctor.missing_environment_package()


def _bring_up_to_date(with_tests: bool) -> None:
    """Make the environment, or change it to what pyproject.toml says now."""
    import tomllib  # not there before 3.11, which `main` refuses with a sentence

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = requirements(project, with_tests)
    if _works(PYTHON):
        if set(_installed()) >= {_digest(), *wanted}:
            return
    else:
        _make_environment()
    print("Installing CouncilDesk and what it needs (the first time takes a minute)", file=sys.stderr)
    _install(*wanted)
    _install("--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    STAMP.write_text("\n".join([_digest(), *wanted]), encoding="utf-8")


def requirements(project: dict[str, Any], with_tests: bool) -> list[str]:
    """What the environment holds besides CouncilDesk itself."""
    build, runtime = project["build-system"]["requires"], project["project"]["dependencies"]
    return sorted({*build, *runtime, *(project["dependency-groups"]["dev"] if with_tests else ())})


def _digest() -> str:
    """Of what an editable install is made from: the project's description and where it lies."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + bytes(ROOT)).hexdigest()


def _installed() -> list[str]:
    return STAMP.read_text(encoding="utf-8").split("\n") if STAMP.exists() else []


def _works(python: Path) -> bool:
    """An environment outlives neither the Python it was made with nor a move; one that fails is made anew."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    return python.exists() and subprocess.run([python, "-c", question], capture_output=True).returncode == 0


def _make_environment() -> None:
    print(f"Making the environment {ENVIRONMENT}", file=sys.stderr)
    if uv := shutil.which("uv"):
        _run_or_leave([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENT)])
    else:
        venv.create(ENVIRONMENT, with_pip=True, clear=True, symlinks=not WINDOWS)


def _install(*arguments: str) -> None:
    if uv := shutil.which("uv"):
        # uv leaves compiling to the first start, which then takes three times as long
        _run_or_leave([uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON), *arguments])
    else:
        pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
        _run_or_leave([*pip, *arguments])


def _run_or_leave(command: list[str]) -> None:
    """Run an installer, whose own complaint stands above the sentence that ends the program."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
        sys.exit("The environment could not be made; the reason stands above.")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
