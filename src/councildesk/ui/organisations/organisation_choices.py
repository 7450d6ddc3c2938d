"""All organisations by their names, to be chosen from, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Sequence

from councildesk.domain import collation, languages
from councildesk.services import organisations
from councildesk.ui.live_workspace import LiveWorkspace


def named(live: LiveWorkspace, language: str, tags: Sequence[str]) -> list[tuple[str, str]]:
    """Ids with names in the reader's language, or else the next best of `tags`. One without a name is left out."""
    found = [(one.id, languages.pick(one.name, language, list(tags))) for one in live.read(organisations.rows)]
    picked = [(key, name[1]) for key, name in found if name is not None]
    return sorted(picked, key=lambda pair: collation.sort_key(pair[1], language))
