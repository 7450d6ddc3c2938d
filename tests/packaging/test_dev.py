"""One command makes the environment; what the system lacks is told or installed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
import doctor
from councildesk.app import system

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_task_that_does_not_exist_is_a_wrong_call() -> None:
    run = subprocess.run([sys.executable, "packaging/dev.py", "rum"], cwd=ROOT, capture_output=True, text=True)

    assert run.returncode == 2
    assert run.stderr == "usage: python packaging/dev.py run|test [arguments]\n"


def test_the_scripts_that_come_first_need_the_standard_library_only() -> None:
    run = subprocess.run([sys.executable, "-E", "-s", "-S", "packaging/dev.py", "rum"], cwd=ROOT, capture_output=True)

    assert run.returncode == 2, run.stderr


def test_the_environment_of_a_run_holds_build_and_runtime_packages() -> None:
    wanted = PROJECT["build-system"]["requires"] + PROJECT["project"]["dependencies"]

    assert set(dev.requirements(PROJECT, with_tests=False)) == set(wanted)


def test_the_environment_of_the_tests_holds_that_and_the_development_packages() -> None:
    more = set(dev.requirements(PROJECT, with_tests=True)) - set(dev.requirements(PROJECT, with_tests=False))

    assert more == set(PROJECT["dependency-groups"]["dev"]) - set(dev.requirements(PROJECT, with_tests=False))


def test_each_library_has_a_package_to_install() -> None:
    tables = system.QT_LIBRARIES | system.X11_LIBRARIES | system.WAYLAND_LIBRARIES

    assert all(re.fullmatch(r"lib[\w.+-]+\.so\.\d+", library) for library in tables)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", package) for package in tables.values())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring all that Qt needs")
def test_a_library_that_is_missing_is_wanted_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system.QT_LIBRARIES, "libnothing.so.9", "libnothing9")

    assert doctor.missing_packages(screen=False) == ["libnothing9"]


def test_who_may_not_install_is_told_the_line_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit, match=f"{system.INSTALL} libone1 libtwo2$"):
        doctor.provide(["libone1", "libtwo2"])


def test_where_nothing_is_missing_nothing_is_done() -> None:
    doctor.provide([])
