"""One question about a file that is opened or closed: what was found, what each answer means, and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from councildesk.ui.widgets.icon_label import IconLabel
from councildesk.ui.widgets.plain_label import PlainLabel

_WIDTH, _EDGE, _BESIDE = 520, 24, 92


class Reply(Enum):
    READ = auto()
    TAKE_OVER = auto()
    SURELY_TAKE_OVER = auto()
    OTHER_FILE = auto()
    REPAIR = auto()
    BACKUP = auto()
    OTHER_BACKUP = auto()
    PUT_BACK = auto()
    SAVE_TEXT = auto()
    TRY_AGAIN = auto()
    CLOSE = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class Question:
    """`replies` are the buttons with their texts, the one that Enter takes first; Escape means NOTHING."""

    title: str
    heading: str
    paragraphs: Sequence[str]
    replies: Sequence[tuple[Reply, str]]
    icon: str = "warning"


class QuestionDialog(QDialog):
    """`reply` is what was answered. Nothing in the texts is read as markup."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.reply = question, Reply.NOTHING
        self._by_reply: dict[Reply, QPushButton] = {}
        self.setWindowTitle(question.title)
        body = QVBoxLayout()
        body.setSpacing(12)
        self.buttons = QDialogButtonBox(self)
        for number, (reply, text) in enumerate(question.replies):
            self._add_button(reply, text, is_first=number == 0)
        self._width = max(_WIDTH, self.buttons.sizeHint().width() + 2 * _EDGE)
        self.texts = [self._text(text) for text in (question.heading, *question.paragraphs)]
        self.texts[0].setProperty("look", "heading")
        for label in self.texts:
            body.addWidget(label)
        body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(question.icon, 28, QPalette.ColorRole.Link, self), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_EDGE, 22, _EDGE, 18)
        whole.setSpacing(22)
        whole.addLayout(row)
        whole.addWidget(self.buttons)
        self.setMinimumWidth(self._width)
        self._lead_tab()
        self.button(question.replies[0][0]).setFocus()  # a button that has the focus is what Enter presses

    @classmethod
    def ask(cls, question: Question, parent: QWidget) -> Reply:
        """What was answered; NOTHING when the dialog was closed."""
        dialog = cls(question, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.reply

    def button(self, reply: Reply) -> QPushButton:
        """The button with this answer. Raises KeyError where the question has none."""
        return self._by_reply[reply]

    def _text(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setFixedWidth(self._width - _BESIDE)  # so that its height is known before it is shown
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _add_button(self, reply: Reply, text: str, *, is_first: bool) -> None:
        role = QDialogButtonBox.ButtonRole
        kind = role.RejectRole if reply is Reply.NOTHING else role.AcceptRole if is_first else role.ActionRole
        button = self.buttons.addButton(text, kind)
        button.setAutoDefault(True)
        button.setDefault(is_first)
        button.clicked.connect(partial(self._answer, reply))
        self._by_reply[reply] = button

    def _lead_tab(self) -> None:
        """From left to right: each system has an order of its own for the buttons of a dialog."""
        shown = sorted(self._by_reply.values(), key=self._place)
        for one, following in pairwise(shown):
            QWidget.setTabOrder(one, following)

    def _place(self, button: QPushButton) -> int:
        row = self.buttons.layout()
        return row.indexOf(button) if row is not None else 0

    def _answer(self, reply: Reply) -> None:
        self.reply = reply
        self.done(0)
