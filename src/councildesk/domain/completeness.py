"""What minutes still lack before they go out: the checklist that handbooks and rules of procedure have in common.

Nothing here forbids anything. A secretary is told what is missing, each line with the place where it is mended, and
decides. The list is in the order in which minutes are read: the head, who was there, item by item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from councildesk.domain.minutes import EntryKind, VoteMethod
from councildesk.domain.polls import PollProblem
from councildesk.domain.turnout import TurnoutStatus
from councildesk.domain.voting import WITHOUT_OBJECTION


class Gap(StrEnum):
    """Something that is missing."""

    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    NO_BEGIN = "no_begin"
    NO_END = "no_end"
    NO_ATTENDANCE = "no_attendance"
    NO_QUORUM = "no_quorum"
    UNACCOUNTED = "unaccounted"
    """Expected for a seat, and neither present nor replaced nor excused."""
    NAME_MISSING = "name_missing"
    """Somebody in the minutes has no name in the script or language of a text."""
    ITEM_UNTITLED = "item_untitled"
    ITEM_EMPTY = "item_empty"
    ENTRY_EMPTY = "entry_empty"
    SPEAKER_MISSING = "speaker_missing"
    SPEAKER_AWAY = "speaker_away"
    """Somebody makes a statement and was, by the attendance, not there."""
    DECISION_UNTRANSLATED = "decision_untranslated"
    UNTRANSLATED = "untranslated"
    OUT_OF_DATE = "out_of_date"
    VOTE_UNCOUNTED = "vote_uncounted"
    VOTE_UNFINISHED = "vote_unfinished"
    """A roll call in which not everybody was called."""
    VOTE_MISCOUNTED = "vote_miscounted"
    ACTION_UNASSIGNED = "action_unassigned"
    ACTION_UNDATED = "action_undated"


@dataclass(frozen=True)
class Missing:
    """`target` is the id of the person, item or entry concerned; None: the meeting itself."""

    gap: Gap
    target: str | None = None
    language: str | None = None
    """In which something is not written."""
    problem: PollProblem | None = None
    """Of a miscounted vote: what does not fit, or the first of it."""


@dataclass(frozen=True)
class PersonToCheck:
    id: str
    named: frozenset[str] = frozenset()
    """The working languages whose readers are shown a name made for them."""
    status: TurnoutStatus = TurnoutStatus.PRESENT
    has_seat: bool = False


@dataclass(frozen=True)
class EntryToCheck:
    """`written` are the languages there is a text in, `out_of_date` those whose original has changed since."""

    id: str
    item: str | None = None
    kind: EntryKind = EntryKind.PARAGRAPH
    written: frozenset[str] = frozenset()
    out_of_date: frozenset[str] = frozenset()
    has_speaker: bool = False
    """A person or a side."""
    speaker: str | None = None
    """The person."""
    method: VoteMethod | None = None
    is_counted: bool = False
    to_be_called: int = 0
    """Those whose vote the outcome of a roll call waits for."""
    problems: tuple[PollProblem, ...] = ()
    assignees: int = 0
    due_on: dt.date | None = None


@dataclass(frozen=True)
class ItemToCheck:
    id: str
    titled: frozenset[str] = frozenset()
    asks_for_entry: bool = True
    """Not a break, nor one that was postponed or only holds other items."""


@dataclass(frozen=True)
class MinutesToCheck:
    """Entries stand in the order of the minutes; languages are those in which minutes are to be written."""

    languages: tuple[str, ...] = ()
    has_chair: bool = False
    has_secretary: bool = False
    opened_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    has_attendance: bool = False
    has_quorum: bool = False
    """It can be said whether there was one, or the rules ask for none."""
    people: tuple[PersonToCheck, ...] = ()
    """Who was expected, came, spoke or owes an action."""
    items: tuple[ItemToCheck, ...] = ()
    entries: tuple[EntryToCheck, ...] = ()

    @property
    def away(self) -> frozenset[str]:
        """Those who were not there at all."""
        return frozenset(person.id for person in self.people if person.status is not TurnoutStatus.PRESENT)


def missing(minutes: MinutesToCheck) -> list[Missing]:
    """Everything that is missing, in the order in which the minutes are read."""
    return [*_of_head(minutes), *_of_people(minutes), *_of_items(minutes)]


def _of_head(minutes: MinutesToCheck) -> Iterator[Missing]:
    for gap, is_there in (
        (Gap.NO_CHAIR, minutes.has_chair),
        (Gap.NO_SECRETARY, minutes.has_secretary),
        (Gap.NO_BEGIN, minutes.opened_at is not None),
        (Gap.NO_END, minutes.closed_at is not None),
        (Gap.NO_ATTENDANCE, minutes.has_attendance),
        (Gap.NO_QUORUM, minutes.has_quorum or not minutes.has_attendance),
    ):
        if not is_there:
            yield Missing(gap)


def _of_people(minutes: MinutesToCheck) -> Iterator[Missing]:
    for person in minutes.people:
        if minutes.has_attendance and person.has_seat and person.status is TurnoutStatus.ABSENT:
            yield Missing(Gap.UNACCOUNTED, person.id)
        for language in minutes.languages:
            if language not in person.named:
                yield Missing(Gap.NAME_MISSING, person.id, language)


def _of_items(minutes: MinutesToCheck) -> Iterator[Missing]:
    """Those before the first item, then item by item."""
    yield from _of_entries(minutes, None)
    for item in minutes.items:
        for language in minutes.languages:
            if language not in item.titled:
                yield Missing(Gap.ITEM_UNTITLED, item.id, language)
        if item.asks_for_entry and not any(
            entry.item == item.id and not entry.kind.is_private for entry in minutes.entries
        ):
            yield Missing(Gap.ITEM_EMPTY, item.id)
        yield from _of_entries(minutes, item.id)


def _of_entries(minutes: MinutesToCheck, item: str | None) -> Iterator[Missing]:
    for entry in minutes.entries:
        if entry.item == item and not entry.kind.is_private:
            yield from _of_words(entry, minutes.languages)
            yield from _of_facts(entry)
            if entry.kind is EntryKind.STATEMENT and minutes.has_attendance and entry.speaker in minutes.away:
                yield Missing(Gap.SPEAKER_AWAY, entry.id)


def _of_words(entry: EntryToCheck, languages: Sequence[str]) -> Iterator[Missing]:
    """A vote says all it has to say in its facts; it is asked for words only where it has begun to have some."""
    if not entry.written:
        if entry.kind is not EntryKind.VOTE:
            yield Missing(Gap.ENTRY_EMPTY, entry.id)
        return
    untranslated = Gap.DECISION_UNTRANSLATED if entry.kind is EntryKind.DECISION else Gap.UNTRANSLATED
    for language in languages:
        if language not in entry.written:
            yield Missing(untranslated, entry.id, language)
        elif language in entry.out_of_date:
            yield Missing(Gap.OUT_OF_DATE, entry.id, language)


def _of_facts(entry: EntryToCheck) -> Iterator[Missing]:
    if entry.kind is EntryKind.STATEMENT and not entry.has_speaker:
        yield Missing(Gap.SPEAKER_MISSING, entry.id)
    if entry.kind is EntryKind.VOTE and entry.method not in WITHOUT_OBJECTION:
        if not entry.is_counted:
            yield Missing(Gap.VOTE_UNCOUNTED, entry.id)
        else:
            if entry.to_be_called:
                yield Missing(Gap.VOTE_UNFINISHED, entry.id)
            yield from (Missing(Gap.VOTE_MISCOUNTED, entry.id, problem=problem) for problem in entry.problems[:1])
    if entry.kind is EntryKind.ACTION:
        if not entry.assignees:
            yield Missing(Gap.ACTION_UNASSIGNED, entry.id)
        if entry.due_on is None:
            yield Missing(Gap.ACTION_UNDATED, entry.id)
