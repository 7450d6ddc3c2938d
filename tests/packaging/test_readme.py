"""The first screen of the README is two commands."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREEN_LINES = 25


def test_the_first_screen_has_exactly_two_commands() -> None:
    assert _commands(_first_screen()) == ["python packaging/dev.py run", "python packaging/dev.py test"]


def test_the_first_screen_fits_a_screen() -> None:
    assert len(_first_screen()) <= SCREEN_LINES


def test_a_plain_install_is_told_further_down() -> None:
    below = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[len(_first_screen()) :]

    assert "pip install ." in _commands(below)


def _first_screen() -> list[str]:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    return lines[: next(number for number, line in enumerate(lines) if line.startswith("## "))]


def _commands(lines: list[str]) -> list[str]:
    assert not any(line.startswith("```") for line in lines), "commands are indented here"
    return [line.strip() for line in lines if line.startswith("    ")]
