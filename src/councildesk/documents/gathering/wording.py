"""Texts as a paper prints them: in its languages, and what stands in for one that is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from councildesk.documents.packets.head import Words
from councildesk.domain import languages
from councildesk.services import texts
from councildesk.storage.session import RecordSession


class Wording:
    """Reads texts for the languages of one paper."""

    def __init__(self, session: RecordSession, tags: Sequence[str]) -> None:
        self._session = session
        self._tags = tags
        self._order = texts.working_languages(session)

    def of(self, owners: Iterable[str], field: str) -> dict[str, Words]:
        """One field of many records, by owner."""
        return {owner: self.kept(bodies) for owner, bodies in texts.of(self._session, owners, field).items()}

    def one(self, owner: str, field: str) -> Words:
        return self.of([owner], field)[owner]

    def kept(self, bodies: Mapping[str, str]) -> Words:
        """The text in each language of the paper; for a language without it, also the one a reader is shown instead.

        What is in no language of the paper and stands in for none stays behind.
        """
        found = (languages.pick(bodies, tag, (*self._tags, *self._order)) for tag in self._tags)
        return dict(text for text in found if text is not None)
