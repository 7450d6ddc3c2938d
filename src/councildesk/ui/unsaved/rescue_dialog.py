"""Texts that an earlier run of the program could not write: shown, and put into the record or into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from councildesk.documents import delivery
from councildesk.domain.errors import Refusal
from councildesk.services import rescue
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.rescue import RescuedText
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.opening.question_dialog import Question, QuestionDialog, Reply

_TITLE = QT_TRANSLATE_NOOP("Unsaved", "Rescued texts")
_PUT = QT_TRANSLATE_NOOP("Unsaved", "&Put into the record")
_FILE = QT_TRANSLATE_NOOP("Unsaved", "Save as &text file…")
_LATER = QT_TRANSLATE_NOOP("Unsaved", "&Later")
_FOUND = QT_TRANSLATE_NOOP("Unsaved", "What was typed last time could not be written")
_FOUND_MORE = QT_TRANSLATE_NOOP(
    "Unsaved",
    "The file of the council took nothing more then, and the program ended. The texts were kept in another place. "
    "Put into the record, they stand where they were typed, in place of what stands there now; Undo takes that back.",
)
_LEFT = QT_TRANSLATE_NOOP("Unsaved", "These texts cannot be put where they were typed")
_LEFT_MORE = QT_TRANSLATE_NOOP(
    "Unsaved",
    "What they belong to is not there any more, cannot be changed any more, or is more than a text. Save them as a "
    "text file, or copy them from here.",
)


class RescueDialog(QuestionDialog):
    """A question with the texts below it, each with what it belongs to."""

    def __init__(self, question: Question, text: str, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.text_edit = QPlainTextEdit(text, self)
        self.text_edit.setObjectName("rescued_edit")
        self.text_edit.setReadOnly(True)
        self.text_edit.setAccessibleName(question.title)
        room = self.screen().availableGeometry().height()
        self.text_edit.setMinimumHeight(min(180, room // 4))
        self.text_edit.setMaximumHeight(room * 2 // 5)  # what a small screen has beside the question
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(1, self.text_edit, 1)  # type: ignore[attr-defined]  # a box


def found_question() -> Question:
    return Question(
        _said(_TITLE),
        _said(_FOUND),
        [_said(_FOUND_MORE)],
        [(Reply.PUT_BACK, _said(_PUT)), (Reply.SAVE_TEXT, _said(_FILE)), (Reply.NOTHING, _said(_LATER))],
    )


def left_question() -> Question:
    return Question(
        _said(_TITLE),
        _said(_LEFT),
        [_said(_LEFT_MORE)],
        [(Reply.SAVE_TEXT, _said(_FILE)), (Reply.NOTHING, _said(_LATER))],
    )


def bring_back(live: LiveWorkspace, found: Sequence[RescuedText], language: str, parent: QWidget) -> list[RescuedText]:
    """Ask what shall become of these; the answer is those that are neither in the record nor in a file now."""
    text = rescue.as_plain_text(found, live.read(rescue.titles_of, found, language), language)
    reply = _ask(found_question(), text, parent)
    if reply is Reply.PUT_BACK:
        left: list[RescuedText] | None = live.attempt(rescue.LABEL, rescue.put_back, found)
        if left is None:
            return list(found)
        if len(left) < len(found):
            live.tell(_said(QT_TRANSLATE_NOOP("Unsaved", "The rescued texts are in the record.")), undoable=True)
        return [] if not left or save_left(live, left, language, parent) else left
    if reply is Reply.SAVE_TEXT and _save(live, text, parent):
        return []
    return list(found)


def save_left(live: LiveWorkspace, left: Sequence[RescuedText], language: str, parent: QWidget) -> bool:
    """Show what cannot be put where it was typed; whether it is in a file now."""
    text = rescue.as_plain_text(left, [""] * len(left), language)
    return _ask(left_question(), text, parent) is Reply.SAVE_TEXT and _save(live, text, parent)


def _ask(question: Question, text: str, parent: QWidget) -> Reply:
    dialog = RescueDialog(question, text, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.reply


def _save(live: LiveWorkspace, text: str, parent: QWidget) -> bool:
    suggested = str(Path.home() / _said(QT_TRANSLATE_NOOP("Unsaved", "Rescued texts.txt")))
    chosen, _filter = QFileDialog.getSaveFileName(parent, _said(_TITLE), suggested)
    if not chosen:
        return False
    try:
        delivery.write(Path(chosen), text.encode("utf-8", "backslashreplace"))
    except Refusal as refusal:
        live.tell_refusal(refusal)
        return False
    return True


def _said(template: str) -> str:
    return QCoreApplication.translate("Unsaved", template)
