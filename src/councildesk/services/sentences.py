"""The one place where refusals and findings become sentences: what is wrong, where, and what to do.

Each sentence is an English template with named places, marked for translators; `translate` gives it in the language of
the program. Facts are put into the places as they are: nothing in them is read as markup or as a template.

Most refusals have one template (here); those whose sentence depends on their facts are in `refusal_sentences`, those of
files that come in in `source_sentences`, findings in `finding_sentences`, the words for nouns, fields and choices in
`words` and `choices`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from councildesk.domain import errors
from councildesk.domain.errors import Refusal
from councildesk.exchange.images import ImageRefused
from councildesk.exchange.persons.reading import NamesNotFound
from councildesk.exchange.record.problems import DocumentRefused
from councildesk.exchange.sources import SourceRefused
from councildesk.services import finding_sentences, opening_sentences, refusal_sentences, source_sentences
from councildesk.services.check_finding import Finding
from councildesk.services.entry_parts import EntryNotJoined, NoEntryFollows
from councildesk.services.files import FileTooLarge
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate, in_english
from councildesk.services.meetings import NoMeetingYet
from councildesk.services.members_change import NobodyInSeat, RowNotChanged, SeatOfHolder
from councildesk.services.restoring import ChangedSince
from councildesk.services.tenures import HoldersOverlap
from councildesk.storage import refusals

TEMPLATES: Mapping[type[Refusal], str] = {
    errors.MoveIntoItself: QT_TRANSLATE_NOOP(
        "Refusals", "An agenda item cannot be moved under itself or under one of its own parts. Choose another place."
    ),
    NamesNotFound: QT_TRANSLATE_NOOP(
        "Refusals",
        "No column of “{source}” is recognised as names. Head one of them Name, or two of them Family name and Given "
        "name; it has: {headings}.",
    ),
    NoEntryFollows: QT_TRANSLATE_NOOP(
        "Refusals", "This is the last entry under its agenda item: there is none after it to join it with."
    ),
    SeatOfHolder: QT_TRANSLATE_NOOP(
        "Refusals", "Side, role and right to vote belong to the holder's seat, not to an alternate. Choose the holder."
    ),
    HoldersOverlap: QT_TRANSLATE_NOOP(
        "Refusals",
        "{one} and {other} would hold this seat on the same days. Correct from when to when one of them does.",
    ),
    NobodyInSeat: QT_TRANSLATE_NOOP(
        "Refusals", "Nobody holds this seat, so it has neither a last day nor languages. Leave vacant seats out."
    ),
    refusals.FileMissing: QT_TRANSLATE_NOOP(
        "Refusals", "There is no file or folder “{path}”. Check the name, or whether the drive is connected."
    ),
    refusals.FileReplaced: QT_TRANSLATE_NOOP(
        "Refusals",
        "Another file was put in the place of “{path}” while it was open. Put the former one back, or close the "
        "council and open the file that is there now.",
    ),
    refusals.FileExists: QT_TRANSLATE_NOOP(
        "Refusals", "There is already a file “{path}”, and it is not overwritten. Choose another name."
    ),
    refusals.NotACouncilFile: QT_TRANSLATE_NOOP(
        "Refusals", "“{path}” is not a council's file, or too damaged to be recognised as one. Choose another file."
    ),
    refusals.FileEmpty: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{path}” is empty, as happens when a disk was full or a copy was cut off. Choose another file or a backup.",
    ),
    NoMeetingYet: QT_TRANSLATE_NOOP("Refusals", "There is no meeting yet. Plan one first."),
    refusals.FileOutdated: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{path}” was made by an older program (format {found}) and must be brought up to date, which is not possible "
        "while it is only read. Copy it to a folder of your own and open the copy.",
    ),
    refusals.FileOpenToRead: QT_TRANSLATE_NOOP(
        "Refusals", "Nothing can be changed: “{path}” is open to read. Open it to write first."
    ),
    refusals.FileTooNew: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{path}” was made by a newer program (format {found}, this program knows up to {known}). "
        "Update CouncilDesk to open it.",
    ),
    refusals.FileBusy: QT_TRANSLATE_NOOP(
        "Refusals", "Another program is writing to “{path}”. Close it there, or try again in a moment."
    ),
    refusals.FileReadOnly: QT_TRANSLATE_NOOP(
        "Refusals", "“{path}” or its folder cannot be written to. Change the permissions, or copy it to another folder."
    ),
    refusals.DiskFull: QT_TRANSLATE_NOOP(
        "Refusals", "There is no space left on the disk of “{path}”. Free some space and try again."
    ),
    ChangedSince: QT_TRANSLATE_NOOP(
        "Refusals", "The record was changed while you looked at what would be restored. Look once more."
    ),
    refusals.PlaceUnreachable: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{path}” cannot be read or written, because its drive or network does not answer ({reason}). Connect it "
        "again, or choose another place.",
    ),
    refusals.FileDamaged: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{path}” is damaged and cannot be read ({detail}). Repair it into a new file, or go back to a backup.",
    ),
}
"""Refusals with one sentence each; places are named like the facts."""

OF_DOCUMENTS: Mapping[str, str] = {
    "ImageNotReadable": QT_TRANSLATE_NOOP(
        "Refusals",
        "The image for “{place}” cannot be used: it must be a PNG or JPEG file. Choose another one.",
    ),
    "NobodyInvited": QT_TRANSLATE_NOOP(
        "Refusals", "Nobody is invited to this meeting yet. Invite the members first, then write the invitations."
    ),
    "MeetingOver": QT_TRANSLATE_NOOP(
        "Refusals", "This meeting has taken place: no invitations to it are written any more. Choose a coming meeting."
    ),
    "PlaceRefused": QT_TRANSLATE_NOOP(
        "Refusals", "“{path}” cannot be written ({reason}). Choose another folder, or close the file elsewhere."
    ),
    "CouncilInTheWay": QT_TRANSLATE_NOOP(
        "Refusals", "“{path}” is a council's file, and nothing else is written in its place. Choose another name."
    ),
    "PlaceFull": QT_TRANSLATE_NOOP(
        "Refusals", "There is no space left for “{path}”. Free some space on the disk, or choose another one."
    ),
}
"""Refusals of the layer above this one, by the names of their classes."""

COMPOSED: Mapping[type[Refusal], Callable[[Any, Translate], str]] = {
    errors.AlreadyThere: refusal_sentences.already_there,
    errors.EventNeeded: refusal_sentences.event_needed,
    errors.EventOutOfOrder: refusal_sentences.event_out_of_order,
    errors.InUse: refusal_sentences.in_use,
    errors.NotFound: refusal_sentences.not_found,
    errors.PatternNotAllowed: refusal_sentences.pattern_not_allowed,
    errors.PeriodReversed: refusal_sentences.period_reversed,
    errors.StateNotAllowed: refusal_sentences.state_not_allowed,
    errors.StaysOverlap: refusal_sentences.stays_overlap,
    errors.TextMissing: refusal_sentences.text_missing,
    DocumentRefused: refusal_sentences.document_refused,
    EntryNotJoined: refusal_sentences.entry_not_joined,
    ImageRefused: refusal_sentences.image_refused,
    FileTooLarge: refusal_sentences.file_too_large,
    SourceRefused: source_sentences.source_refused,
    refusals.NothingToUndo: refusal_sentences.nothing_to_undo,
    refusals.OwnerRemoved: refusal_sentences.owner_removed,
    refusals.UndoBlocked: refusal_sentences.undo_blocked,
    RowNotChanged: lambda refusal, translate: _row_not_changed(refusal, translate),
}

DATED: Mapping[type[Refusal], Callable[[Any, Translate, str], str]] = {
    refusals.FileHeld: opening_sentences.file_held,
    refusals.FileTakenOver: opening_sentences.file_taken_over,
    errors.ValueNotAllowed: refusal_sentences.value_not_allowed,
}
"""Those that tell a day."""


def _row_not_changed(refusal: RowNotChanged, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP("Refusals", "Nothing was changed because of {row}: {cause}")
    row = refusal.row or translate("Refusals", QT_TRANSLATE_NOOP("Refusals", "a vacant seat"))
    return translate("Refusals", template).format(row=row, cause=sentence(refusal.cause, translate))


def sentence(refusal: Refusal, translate: Translate = in_english, language: str = "en") -> str:
    """The refusal in words. A refused document is followed by its mistakes, one on each line.

    `language` is the one that `translate` speaks: days are written as it writes them.
    """
    template = TEMPLATES.get(type(refusal)) or OF_DOCUMENTS.get(type(refusal).__name__)
    if template is not None:
        return translate("Refusals", template).format(**vars(refusal))
    dated = DATED.get(type(refusal))
    return dated(refusal, translate, language) if dated else COMPOSED[type(refusal)](refusal, translate)


def finding(one: Finding, translate: Translate = in_english) -> str:
    """What a check found, in words. Records are named by their ids; `titles` knows what they are called."""
    return finding_sentences.sentence(one, translate)
