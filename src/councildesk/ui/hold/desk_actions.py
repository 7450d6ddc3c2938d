"""The actions behind the keys of the live desk, and the buttons for kinds of entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from councildesk.domain.minutes import EntryKind
from councildesk.ui import icons
from councildesk.ui.hold.desk_keys import DESK_KEYS, KINDS, DeskKey
from councildesk.ui.meetings import meeting_words


def actions(owner: QWidget, does: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """An action for each key, by its name; keys work wherever the focus is within `owner`."""
    made = {}
    for one in DESK_KEYS:
        action = QAction(owner)
        action.setObjectName(f"{one.name}_action")
        action.setShortcut(QKeySequence(one.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(does[one.name])
        owner.addAction(action)
        made[one.name] = action
    return made


def kind_buttons(owner: QWidget, made: Mapping[str, QAction]) -> dict[EntryKind, QToolButton]:
    """A small button for each kind that has one."""
    buttons = {}
    for kind in KINDS:
        button = QToolButton(owner)
        button.setProperty("look", "kind")
        button.setIcon(icons.icon(meeting_words.ENTRY_ICONS[kind]))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action = made[kind.value]
        button.clicked.connect(action.trigger)
        action.changed.connect(partial(_follow, action, button))
        buttons[kind] = button
    return buttons


def name(made: Mapping[str, QAction], buttons: Mapping[EntryKind, QToolButton], language: str) -> None:
    """Give actions and buttons their texts, again after a change of language."""
    for one in DESK_KEYS:
        text = _word(one, language)
        made[one.name].setText(text)
        made[one.name].setToolTip(f"{text} ({QKeySequence(one.keys).toString(_NATIVE)})")
    for kind, button in buttons.items():
        button.setText(meeting_words.word(kind, language))


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _word(one: DeskKey, language: str) -> str:
    if one.kind is None:
        return QCoreApplication.translate("HoldPart", one.text)
    text = QCoreApplication.translate("HoldPart", "New entry: {kind}")
    return text.replace("{kind}", meeting_words.word(one.kind, language))


def _follow(action: QAction, button: QToolButton) -> None:
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
