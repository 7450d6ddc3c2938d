"""The choices of the rules of procedure in words, as drop-down lists offer them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from councildesk.domain.council import Role
from councildesk.domain.rules import SeatBase, VoteBase, VoteScope
from councildesk.domain.trials import Mark
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import meeting_words
from councildesk.ui.state import State


def seat_bases() -> list[tuple[SeatBase, str]]:
    return [
        (SeatBase.FILLED, tr("voting seats that are filled")),
        (SeatBase.ALL, tr("all voting seats, vacant ones too")),
    ]


def vote_bases() -> list[tuple[VoteBase, str]]:
    return [
        (VoteBase.CAST, tr("votes cast")),
        (VoteBase.PRESENT, tr("all present and entitled to vote")),
        (VoteBase.ENTITLED, tr("all entitled to vote")),
        (VoteBase.ALL_SEATS, tr("all seats, vacant ones too")),
    ]


def scopes() -> list[tuple[VoteScope, str]]:
    return [
        (VoteScope.OVERALL, tr("all together")),
        (VoteScope.EACH_SIDE, tr("each side for itself")),
        (VoteScope.BOTH, tr("all together, and each side for itself")),
    ]


def roles(any_of: Sequence[Role], language: str) -> str:
    """`Chair / Deputy chair`: any of them will do."""
    return " / ".join(meeting_words.word(role, language) for role in any_of)


def mark(one: Mark) -> State:
    return {
        Mark.IN_ROOM: State(tr("In the room"), "in_room", Tone.GOOD),
        Mark.ONLINE: State(tr("Online"), "online", Tone.GOOD),
        Mark.ALTERNATE: State(tr("Alternate"), "alternate", Tone.ACCENT),
        Mark.ABSENT: State(tr("Absent"), "absent", Tone.BAD),
    }[one]


def tr(text: str) -> str:
    return QCoreApplication.translate("RuleWords", text)
