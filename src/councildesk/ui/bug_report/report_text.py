"""The report of an error as text, in English for those who mend it."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from councildesk.ui.bug_report.report import Report


@dataclass(frozen=True)
class Story:
    """An error with what is known about how it came. `file` is only told when wanted."""

    report: Report
    at: dt.datetime
    doings: Sequence[str] = ()
    file: Path | None = None
    later: Mapping[str, tuple[int, Report]] = field(default_factory=dict)
    """Errors that came while the report was open, by their route: how often, and the first of them."""


def composed(story: Story, *, with_private: bool) -> str:
    """The whole report; `with_private` also with messages of errors and the name of the file."""
    parts = [
        f"{story.report.details}",
        f"When: {story.at:%Y-%m-%d %H:%M:%S} UTC",
        *_surroundings(),
        "",
        "Before it (UTC):",
        *(f"  {line}" for line in story.doings or ("nothing",)),
    ]
    for times, other in story.later.values():
        parts += ["", f"Meanwhile, {times} times:", other.details]
    if with_private:
        parts += ["", f"File: {story.file or 'none'}", "", "With messages:", story.report.private]
        parts += [other.private for _times, other in story.later.values()]
    return "\n".join(parts).rstrip() + "\n"


def _surroundings() -> list[str]:
    screens = ", ".join(
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return [
        f"System: {platform.system()} {platform.release()}, {platform.machine()}",
        f"Qt {PySide6.__version__} on {QGuiApplication.platformName()}",
        f"Screens: {screens}; locale {QLocale.system().name()}",
    ]
