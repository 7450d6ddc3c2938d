"""What is asked before a file is opened, in the program's language: who has it, how old or how damaged it is."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from councildesk import __version__
from councildesk.domain import dates
from councildesk.domain.holder import Holder, Presence
from councildesk.domain.place import Place, PlaceKind
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.opening.question_dialog import Question, Reply

_HELD_HEADINGS = {
    Presence.HERE: QT_TRANSLATE_NOOP("Opening", "This file is open in another window"),
    Presence.ELSEWHERE: QT_TRANSLATE_NOOP("Opening", "{person} has this file open"),
    Presence.SILENT: QT_TRANSLATE_NOOP("Opening", "{person} may still have this file open"),
}
_HELD_FACTS = {
    Presence.HERE: QT_TRANSLATE_NOOP("Opening", "{person} has had “{file}” open on this computer since {since}."),
    Presence.ELSEWHERE: QT_TRANSLATE_NOOP("Opening", "“{file}” has been open on {computer} since {since}."),
    Presence.SILENT: QT_TRANSLATE_NOOP(
        "Opening",
        "“{file}” was opened on {computer} at {since} and not closed. That computer was last heard of at {told}.",
    ),
}
_HELD_ADVICE = {
    Presence.HERE: QT_TRANSLATE_NOOP(
        "Opening", "You can read it, publish and export. To change something, close it in the other window first."
    ),
    Presence.ELSEWHERE: QT_TRANSLATE_NOOP(
        "Opening", "You can read it, publish and export. To change something, ask for it to be closed there first."
    ),
    Presence.SILENT: QT_TRANSLATE_NOOP(
        "Opening",
        "If the program or the computer failed there, take the file over. If somebody does work there, what they type "
        "from then on is not kept in this file.",
    ),
}
_TAKE_OVER = QT_TRANSLATE_NOOP(
    "Opening",
    "What {person} is typing just now may be lost. From then on nothing more is written there, and the window there "
    "says that you have the file. Talk to {person} first, if you can.",
)
_BY_CLOUD = QT_TRANSLATE_NOOP(
    "Opening",
    "{service} may not have brought here yet what was written there. It would then lie beside this file as a second "
    "one, and the two could only be brought together by hand.",
)


def held(file: Path, holder: Holder, presence: Presence, language: str) -> Question:
    """Somebody has the file open: read it, or take it over."""
    facts = _facts(file, holder, language)
    replies = [
        (Reply.READ, said(QT_TRANSLATE_NOOP("Opening", "Open to &read"))),
        (Reply.TAKE_OVER, said(QT_TRANSLATE_NOOP("Opening", "&Take over…"))),
        (Reply.NOTHING, said(QT_TRANSLATE_NOOP("Opening", "&Cancel"))),
    ]
    if presence is Presence.SILENT:
        replies[1] = (Reply.SURELY_TAKE_OVER, said(QT_TRANSLATE_NOOP("Opening", "&Take over")))
    texts = [said(table[presence], **facts) for table in (_HELD_HEADINGS, _HELD_FACTS, _HELD_ADVICE)]
    return Question(said(QT_TRANSLATE_NOOP("Opening", "Open file")), texts[0], texts[1:], replies, "private")


def take_over(file: Path, holder: Holder, place: Place, language: str) -> Question:
    """Surely? It says whom it may hurt."""
    facts = _facts(file, holder, language)
    paragraphs = [said(_TAKE_OVER, **facts)]
    if place.kind is PlaceKind.CLOUD:
        paragraphs.append(said(_BY_CLOUD, service=place.service))
    return Question(
        said(QT_TRANSLATE_NOOP("Opening", "Take over")),
        said(QT_TRANSLATE_NOOP("Opening", "Take “{file}” over from {person}?"), **facts),
        paragraphs,
        [
            (Reply.NOTHING, said(QT_TRANSLATE_NOOP("Opening", "&Cancel"))),
            (Reply.SURELY_TAKE_OVER, said(QT_TRANSLATE_NOOP("Opening", "&Take over"))),
        ],
    )


def too_new(file: Path, found: int, known: int) -> Question:
    """A newer program made it."""
    text = QT_TRANSLATE_NOOP(
        "Opening",
        "“{file}” was written in format {found}. This is CouncilDesk {version}, which knows formats up to {known}. "
        "Update CouncilDesk to a version that knows format {found}, then open the file again. It is unchanged.",
    )
    return Question(
        said(QT_TRANSLATE_NOOP("Opening", "Open file")),
        said(QT_TRANSLATE_NOOP("Opening", "This file needs a newer CouncilDesk")),
        [said(text, file=file.name, found=found, known=known, version=__version__)],
        [(Reply.NOTHING, said(QT_TRANSLATE_NOOP("Opening", "&Close")))],
        "information",
    )


class KnownBackups(NamedTuple):
    """What is known of the backups of a file that cannot be opened."""

    newest: dt.datetime | None = None
    """When the newest sound one was made; None where there is none, or nobody waited until it was found."""
    are_there: bool = False


def foreign(file: Path, backups: KnownBackups, language: str) -> Question:
    """No council's file, or damaged beyond being known as one; its backups can be opened instead."""
    text = QT_TRANSLATE_NOOP(
        "Opening", "“{file}” was made by another program, or it is too damaged to be known as a council's file."
    )
    replies = [(Reply.OTHER_FILE, said(QT_TRANSLATE_NOOP("Opening", "Choose &another file…")))]
    return _with_backup(
        said(QT_TRANSLATE_NOOP("Opening", "This is no council's file")),
        [said(text, file=file.name)],
        replies,
        backups,
        language,
    )


def empty(file: Path, backups: KnownBackups, language: str) -> Question:
    """Not a byte is in the file; its backups can be opened instead."""
    text = QT_TRANSLATE_NOOP(
        "Opening",
        "There is nothing in “{file}”, as happens when a disk was full, or when a copy or a download was cut off.",
    )
    replies = [(Reply.OTHER_FILE, said(QT_TRANSLATE_NOOP("Opening", "Choose &another file…")))]
    return _with_backup(
        said(QT_TRANSLATE_NOOP("Opening", "This file is empty")),
        [said(text, file=file.name)],
        replies,
        backups,
        language,
    )


def damaged(file: Path, detail: str, backups: KnownBackups, language: str) -> Question:
    """SQLite cannot read the file, or not all of it."""
    text = QT_TRANSLATE_NOOP(
        "Opening",
        "A part of “{file}” cannot be read any more, as happens when a disk fails or a copy was cut off. "
        "Whatever you choose, this file stays as it is: what can be saved is written into a new one beside it.",
    )
    found = QT_TRANSLATE_NOOP("Opening", "What was found: {detail}")
    replies = [(Reply.REPAIR, said(QT_TRANSLATE_NOOP("Opening", "&Save what can be read")))]
    return _with_backup(
        said(QT_TRANSLATE_NOOP("Opening", "This file is damaged")),
        [said(text, file=file.name), said(found, detail=detail)],
        replies,
        backups,
        language,
    )


def unreachable(reason: str, backups: KnownBackups, language: str) -> Question:
    """The drive does not answer, which a disk that fails does as well as a stick that was pulled."""
    return _with_backup(
        said(QT_TRANSLATE_NOOP("Opening", "This file cannot be reached")), [reason], [], backups, language
    )


def not_restored(reason: str) -> Question:
    """The backup could not be copied beside the damaged file."""
    return Question(
        said(QT_TRANSLATE_NOOP("Opening", "Open file")),
        said(QT_TRANSLATE_NOOP("Opening", "The backup could not be copied")),
        [reason],
        [(Reply.NOTHING, said(QT_TRANSLATE_NOOP("Opening", "&Close")))],
    )


def _with_backup(
    heading: str, paragraphs: list[str], replies: list[tuple[Reply, str]], backups: KnownBackups, language: str
) -> Question:
    if backups.newest is not None:
        text = QT_TRANSLATE_NOOP("Opening", "The newest sound backup was made at {made}.")
        paragraphs.append(said(text, made=moment(backups.newest, language)))
        replies.append((Reply.BACKUP, said(QT_TRANSLATE_NOOP("Opening", "Open the &backup"))))
        replies.append((Reply.OTHER_BACKUP, said(QT_TRANSLATE_NOOP("Opening", "&Other backups…"))))
    elif backups.are_there:
        replies.append((Reply.OTHER_BACKUP, said(QT_TRANSLATE_NOOP("Opening", "&Backups…"))))
    replies.append((Reply.NOTHING, said(QT_TRANSLATE_NOOP("Opening", "&Close"))))
    return Question(said(QT_TRANSLATE_NOOP("Opening", "Open file")), heading, paragraphs, replies)


def moment(instant: dt.datetime, language: str) -> str:
    """By the clock on this desk."""
    return dates.with_time(instant.astimezone(), language)


def _facts(file: Path, holder: Holder, language: str) -> dict[str, str]:
    unknown = said(QT_TRANSLATE_NOOP("Opening", "an unknown time"))
    since, told = (moment(at, language) if at else unknown for at in (holder.taken_at, holder.told_at))
    return {
        "file": file.name,
        "person": holder.person or said(QT_TRANSLATE_NOOP("Opening", "Somebody")),
        "computer": holder.computer or said(QT_TRANSLATE_NOOP("Opening", "another computer")),
        "since": since,
        "told": told,
    }


def said(text: str, **facts: object) -> str:
    """The text in the program's language, with facts in their places: at once, so that nothing in them is a place."""
    translated = QCoreApplication.translate("Opening", text)
    return re.sub(r"\{(\w+)\}", lambda place: str(facts.get(place[1], place[0])), translated)
