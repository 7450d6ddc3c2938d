"""Sentences about who has a file open, and why it is only read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from councildesk.domain import dates
from councildesk.domain.holder import Holder, Presence
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate
from councildesk.storage.refusals import FileHeld, FileTakenOver

_HELD: Mapping[Presence, str] = {
    Presence.HERE: QT_TRANSLATE_NOOP(
        "Refusals", "“{path}” is open in CouncilDesk on this computer ({who}, since {since}). Close it there first."
    ),
    Presence.ELSEWHERE: QT_TRANSLATE_NOOP(
        "Refusals", "“{path}” is open on another computer ({who}, since {since}). Ask for it to be closed there first."
    ),
    Presence.SILENT: QT_TRANSLATE_NOOP(
        "Refusals",
        "“{path}” was opened on another computer and not closed ({who}, last heard of {told}). If nobody works there "
        "any more, open it in the window and take it over.",
    ),
}
_TAKEN_OVER = QT_TRANSLATE_NOOP(
    "Refusals", "“{path}” was taken over on another computer ({who}, {since}). Nothing more is written into it here."
)
_TAKEN_OVER_HERE = QT_TRANSLATE_NOOP(
    "Refusals", "“{path}” was taken over by another window ({who}, {since}). Nothing more is written into it here."
)
_ON = QT_TRANSLATE_NOOP("Refusals", "{person} on {computer}")
_SOMEBODY = QT_TRANSLATE_NOOP("Refusals", "somebody unknown")
_UNKNOWN_TIME = QT_TRANSLATE_NOOP("Refusals", "an unknown time")


def file_held(refusal: FileHeld, translate: Translate, language: str) -> str:
    holder = refusal.holder
    return translate("Refusals", _HELD.get(refusal.presence, _HELD[Presence.SILENT])).format(
        path=refusal.path,
        who=who(holder, translate),
        since=moment(holder.taken_at, translate, language),
        told=moment(holder.told_at, translate, language),
    )


def file_taken_over(refusal: FileTakenOver, translate: Translate, language: str) -> str:
    template = _TAKEN_OVER_HERE if refusal.is_here else _TAKEN_OVER
    since = moment(refusal.holder.taken_at, translate, language)
    return translate("Refusals", template).format(path=refusal.path, who=who(refusal.holder, translate), since=since)


def who(holder: Holder, translate: Translate) -> str:
    """Person and computer, as far as they are known."""
    if holder.person and holder.computer:
        return translate("Refusals", _ON).format(person=holder.person, computer=holder.computer)
    return holder.person or holder.computer or translate("Refusals", _SOMEBODY)


def moment(instant: dt.datetime | None, translate: Translate, language: str) -> str:
    """By the clock of this computer."""
    if instant is None:
        return translate("Refusals", _UNKNOWN_TIME)
    return dates.with_time(instant.astimezone(), language)
