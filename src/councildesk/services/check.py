"""Is the record sound? Looks for damage of the file and for what contradicts itself in what it holds.

Nothing is mended here and nothing is refused: a finding carries facts, which `sentences.finding` puts into words. What
SQLite can tell comes first; the comparison with the journal notices damage inside a value, which SQLite cannot.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from councildesk.services import check_council, check_file, check_minutes, check_texts
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.storage.session import RecordSession

__all__ = ["Finding", "FindingKind", "check"]

_LOG = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with how many of how many looks are done, on the thread that asked."""

_LOOKS: tuple[Callable[[RecordSession], Iterable[Finding]], ...] = (
    check_file.damage,
    check_file.broken_references,
    check_file.references_to_removed,
    check_file.journal_gaps,
    check_file.journal_breaks,
    check_file.journal_differences,
    check_file.file_contents,
    check_file.search_index,
    check_texts.strays,
    check_texts.unreadable,
    check_council.unplaced,
    check_council.seats_held_twice,
    check_council.numbers_used_twice,
    check_council.unreadable_data,
    check_minutes.overlapping_stays,
    check_minutes.wordless_decisions,
    check_minutes.miscounted_votes,
)


def check(session: RecordSession, progress: Progress = lambda done, total: None) -> list[Finding]:
    """Everything that is wrong, in the order of the looks; empty for a sound file. Reads the whole file.

    Where damage keeps a look from being finished, that is a finding, too.
    """
    return list(_findings(session, progress))


def _findings(session: RecordSession, progress: Progress) -> Iterator[Finding]:
    for done, look in enumerate(_LOOKS):
        progress(done, len(_LOOKS))
        # Out of damaged bytes come values that the program never meets, and with them errors that nobody can list.
        try:
            yield from look(session)
        except Exception as error:
            _LOG.info("check %s: %s", look.__name__, type(error).__name__)
            said = " ".join(str(getattr(error, "orig", None) or error).split())
            yield Finding(
                FindingKind.LOOK_FAILED, facts={"look": look.__name__, "detail": said or type(error).__name__}
            )
    progress(len(_LOOKS), len(_LOOKS))
