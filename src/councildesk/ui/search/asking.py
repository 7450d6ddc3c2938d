"""The question that the palette and the page of the search ask in a working thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councildesk.services.hits import Hit
    from councildesk.services.workspace import Workspace
    from councildesk.ui.background import Progress


@dataclass(frozen=True)
class Answer:
    """`is_similar`: nothing was found of what was typed; the hits, if any, hold words that are one letter off."""

    hits: Sequence[Hit]
    is_similar: bool = False


def ask(workspace: Workspace, typed: str, language: str, most: int, noun: str | None, progress: Progress) -> Answer:
    """One more of each kind than `most`, which tells whether there are more; of one kind, where a noun is given."""
    from councildesk.services import search  # the box is on the screen before the database is imported

    hits = workspace.read(search.search, typed, language, most + 1, noun)
    if hits or progress.is_cancelled:
        return Answer(hits)
    return Answer(workspace.read(search.similar, typed, language, most + 1, noun), is_similar=True)
