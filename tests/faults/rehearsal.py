"""Everything that programs do before they are killed, done once in the process from which they come.

What is imported, mapped and prepared there need not be in each of them: they live for a quarter of a second.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import councildesk.ui.hold.hold_part
import councildesk.ui.minutes.minutes_part
import small_council
from councildesk.services import record
from councildesk.services.workspace import Workspace
from faults import typing_program, working_programs
from storage.test_migrations import OLDER, restore

PREPARED = (pytest, councildesk.ui.hold.hold_part, councildesk.ui.minutes.minutes_part, typing_program)


class _EnoughSaid(Exception):
    """What was to be rehearsed has been done."""


def _rehearse(work: Callable[..., None], *args: Any) -> None:
    words = 0

    def say(*_: Any) -> None:
        nonlocal words
        words += 1
        if words == 3:
            raise _EnoughSaid

    with contextlib.suppress(_EnoughSaid):
        work(say, *args)


with tempfile.TemporaryDirectory() as _name:
    _folder = Path(_name)
    _file, _backup, _old = (_folder / f"{word}.council" for word in ("file", "backup", "old"))
    small_council.make(_file)
    _backup.write_bytes(_file.read_bytes())
    with Workspace.open(_file) as _workspace:
        _document = _workspace.read(record.dump)
    for _work in (working_programs.edit, working_programs.back_up, working_programs.bring_in):
        _rehearse(_work, _file)
    _rehearse(working_programs.restore, _file, _backup)
    _rehearse(working_programs.restore_to_new, _backup, _folder)
    _rehearse(working_programs.publish, _file, _folder)
    _rehearse(working_programs.load, _file, [_document, json.dumps(json.loads(_document) | {"meetings": []})])
    Workspace.open(restore(OLDER[0], _old)).close()
