"""The question before a window is closed while something typed in it is not in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from councildesk.services.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from councildesk.ui.live_workspace import LiveWorkspace
    from councildesk.ui.opening.question_dialog import Question

_TITLE = QT_TRANSLATE_NOOP("Unsaved", "Close the council")
_HEADING = QT_TRANSLATE_NOOP("Unsaved", "Not everything that was typed is in the file yet")
_RESCUED = QT_TRANSLATE_NOOP(
    "Unsaved",
    "What you typed is kept in a rescue file in another place, and is offered to you when the council is opened next.",
)
_LOST = QT_TRANSLATE_NOOP(
    "Unsaved",
    "No rescue file could be written either: when the window closes, what you typed is lost. Copy it elsewhere first.",
)
_TRY = QT_TRANSLATE_NOOP("Unsaved", "&Try again")
_STAY = QT_TRANSLATE_NOOP("Unsaved", "&Go on working")
_CLOSE = QT_TRANSLATE_NOOP("Unsaved", "&Close")
_CLOSE_AND_LOSE = QT_TRANSLATE_NOOP("Unsaved", "&Close and lose it")


def may_close(live: LiveWorkspace, parent: QWidget) -> bool:
    """Write what waits; where that is refused, ask. True: the window may be closed."""
    live.flush()
    while not live.unsaved.is_empty and not live.unsaved.try_again():
        from councildesk.ui.opening.question_dialog import QuestionDialog, Reply

        reply = QuestionDialog.ask(question(live), parent)
        if reply is not Reply.TRY_AGAIN:
            return reply is Reply.CLOSE
    return True


def question(live: LiveWorkspace) -> Question:
    """What is asked while something waits."""
    from councildesk.ui.live_workspace import sentence
    from councildesk.ui.opening.question_dialog import Question, Reply

    refusal, is_rescued = live.unsaved.refusal, live.unsaved.is_rescued
    paragraphs = [sentence(refusal)] if refusal is not None else []
    return Question(
        _said(_TITLE),
        _said(_HEADING),
        [*paragraphs, _said(_RESCUED if is_rescued else _LOST)],
        [
            (Reply.TRY_AGAIN, _said(_TRY)),
            (Reply.CLOSE, _said(_CLOSE if is_rescued else _CLOSE_AND_LOSE)),
            (Reply.NOTHING, _said(_STAY)),
        ],
    )


def _said(template: str) -> str:
    return QCoreApplication.translate("Unsaved", template)
