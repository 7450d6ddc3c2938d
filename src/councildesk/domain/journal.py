"""Words of the journal."""

from __future__ import annotations

from enum import StrEnum


class StepKind(StrEnum):
    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
