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

translate = QCoreApplication.translate


def seat_bases() -> list[tuple[SeatBase, str]]:
    return [
        (SeatBase.FILLED, translate("RuleWords", "voting seats that are filled")),
        (SeatBase.ALL, translate("RuleWords", "all voting seats, vacant ones too")),
    ]


def vote_bases() -> list[tuple[VoteBase, str]]:
    return [
        (VoteBase.CAST, translate("RuleWords", "votes cast")),
        (VoteBase.PRESENT, translate("RuleWords", "all present and entitled to vote")),
        (VoteBase.ENTITLED, translate("RuleWords", "all entitled to vote")),
        (VoteBase.ALL_SEATS, translate("RuleWords", "all seats, vacant ones too")),
    ]


def scopes() -> list[tuple[VoteScope, str]]:
    return [
        (VoteScope.OVERALL, translate("RuleWords", "all together")),
        (VoteScope.EACH_SIDE, translate("RuleWords", "each side for itself")),
        (VoteScope.BOTH, translate("RuleWords", "all together, and each side for itself")),
    ]


def roles(any_of: Sequence[Role], language: str) -> str:
    """`Chair / Deputy chair`: any of them will do."""
    return " / ".join(meeting_words.word(role, language) for role in any_of)


def mark(one: Mark) -> State:
    return {
        Mark.IN_ROOM: State(translate("RuleWords", "In the room"), "in_room", Tone.GOOD),
        Mark.ONLINE: State(translate("RuleWords", "Online"), "online", Tone.GOOD),
        Mark.ALTERNATE: State(translate("RuleWords", "Alternate"), "alternate", Tone.ACCENT),
        Mark.ABSENT: State(translate("RuleWords", "Absent"), "absent", Tone.BAD),
    }[one]
