"""Each package that is taken in is accounted for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["build-system"]["requires"] + PROJECT["dependency-groups"]["dev"]


def _name(requirement: str) -> str:
    """The package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def _accounted() -> dict[str, list[str]]:
    """The rows of the tables in docs/dependencies.md by the package in their first cell."""
    lines = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {_name(row[0]): row for row in rows if row[0] not in ("Package", "---")}


@pytest.mark.parametrize("requirement", sorted({*RUNTIME, *DEVELOPMENT}))
def test_each_dependency_has_a_reason_and_a_licence(requirement: str) -> None:
    row = _accounted()[_name(requirement)]

    assert len(row) == 3
    assert all(row)


def test_no_dependency_is_accounted_for_that_is_gone() -> None:
    wanted = {_name(requirement) for requirement in RUNTIME + DEVELOPMENT}

    assert set(_accounted()) - wanted == set()


@pytest.mark.parametrize("requirement", RUNTIME)
def test_a_runtime_dependency_names_the_versions_it_was_tried_with(requirement: str) -> None:
    assert ">=" in requirement


def test_the_qt_that_aborts_on_python_3_11_is_excluded() -> None:
    assert all("!=6.12.0" in each for each in RUNTIME + DEVELOPMENT if each.startswith("PySide6"))


def test_what_the_build_needs_is_in_the_development_group_too() -> None:
    """The tests make the generated files themselves."""
    runtime = {_name(each) for each in RUNTIME}
    development = {_name(each) for each in PROJECT["dependency-groups"]["dev"]}

    build = {_name(each) for each in PROJECT["build-system"]["requires"]}

    assert build - runtime - development == {"hatchling"}
