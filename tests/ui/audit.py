"""The audit of a window: is everything in it named, reachable by keys, and readable in full?

`problems(window)` walks all widgets and gives a sentence for each thing that is wrong; none when the window is good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QSizePolicy,
    QSplitterHandle,
    QTabBar,
    QTableView,
    QToolBar,
    QToolButton,
    QWidget,
)

from councildesk.ui.minutes.changes_label import ChangesLabel

SMALL_SCREEN = QSize(1366, 728)
"""A laptop's screen less its task bar."""


def problems(window: QWidget) -> list[str]:
    """What is wrong with this window, which has to be shown."""
    checks = (names, buddies, markup, tab_order, mnemonics, shortcuts, clipped_texts, size)
    return [problem for check in checks for problem in check(window)]


def names(window: QWidget) -> Iterator[str]:
    """Whatever takes the focus or is a button says what it is."""
    if not window.windowTitle().strip():
        yield f"{_called(window)}: no window title"
    for widget in _widgets(window):
        if _is_interactive(widget) and not _is_named(widget):
            yield f"{_called(widget)}: no accessible name"
        if isinstance(widget, QToolButton) and not _shows_text(widget) and not widget.toolTip():
            yield f"{_called(widget)}: only an icon, and no tool tip"


def buddies(window: QWidget) -> Iterator[str]:
    for label in _widgets(window):
        if not isinstance(label, QLabel) or not _letter(label.text()):
            continue
        buddy = label.buddy()
        if buddy is None:
            yield f"{_called(label)} {label.text()!r}: a letter to press, and nothing to go to"
        elif buddy.focusPolicy() == Qt.FocusPolicy.NoFocus and buddy.focusProxy() is None:
            yield f"{_called(label)}: leads to what takes no focus"


def markup(window: QWidget) -> Iterator[str]:
    """A label draws no text as markup, also one that is hidden just now; but for those that show what changed."""
    for label in window.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText and not isinstance(label, ChangesLabel):
            yield f"{_called(label)} {label.text()!r}: what looks like markup is taken for it"


def tab_order(window: QWidget) -> Iterator[str]:
    """Tab reaches everything, in the order of reading within each group."""
    chain = _focus_chain(window)
    for widget in _widgets(window):
        if _takes_tab(widget) and widget not in chain:
            yield f"{_called(widget)}: not reached by Tab"
    for one, other in pairwise(chain):
        if one.parentWidget() is not other.parentWidget():
            continue
        here, there = one.mapTo(window, QPoint(0, 0)), other.mapTo(window, QPoint(0, 0))
        row = min(one.height(), other.height()) // 2
        if there.y() < here.y() - row and there.x() <= here.x() + one.width():
            yield f"Tab goes up: {_called(one)} -> {_called(other)}"
        elif abs(there.y() - here.y()) <= row and there.x() < here.x():
            yield f"Tab goes left: {_called(one)} -> {_called(other)}"


def mnemonics(window: QWidget) -> Iterator[str]:
    """No letter of Alt is used twice, in the window or within a menu; every line of a menu has one."""
    for letter, users in _letters(window).items():
        if len(users) > 1:
            yield f"{letter} is used by {users}"
    for title, actions in _menus(window):
        used: dict[str, list[str]] = defaultdict(list)
        for action in actions:
            letter = _letter(action.text())
            if not letter:
                yield f"menu {title!r}: {action.text()!r} has no letter"
            used[letter].append(action.text())
        for letter, users in used.items():
            if letter and len(users) > 1:
                yield f"menu {title!r}: {letter} is used by {users}"


def shortcuts(window: QWidget) -> Iterator[str]:
    """No key does two things while this window is shown as it is."""
    users: dict[str, list[str]] = defaultdict(list)
    for action in _live_actions(window):
        for shortcut in action.shortcuts():
            users[shortcut.toString()].append(action.text() or action.objectName())
    for key in window.findChildren(QShortcut):
        home = key.parent()
        if isinstance(home, QWidget) and not home.isVisibleTo(window):
            continue  # the keys of a part that is not shown rest
        users[key.key().toString()].append(f"QShortcut {key.objectName()}")
    letters = _letters(window)
    for shortcut, actions in users.items():
        if len(actions) > 1:
            yield f"{shortcut} is used by {actions}"
        if shortcut in letters:
            yield f"{shortcut} hides the letter of {letters[shortcut]}"


def clipped_texts(window: QWidget) -> Iterator[str]:
    for widget in _widgets(window):
        yield from _clipped(widget)


def words(window: QWidget) -> Iterator[str]:
    """Everything that can be read in the window as it is shown, or heard of it."""
    for widget in _widgets(window):
        yield widget.accessibleName()
        yield widget.toolTip()
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QComboBox():
                yield from (widget.itemText(number) for number in range(widget.count()))
            case QTabBar():
                shown = (number for number in range(widget.count()) if widget.isTabVisible(number))
                yield from (widget.tabText(number) for number in shown)


def size(window: QWidget) -> Iterator[str]:
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    if least.width() > SMALL_SCREEN.width() or least.height() > SMALL_SCREEN.height():
        yield f"{_called(window)}: needs {least.width()}x{least.height()}, more than a small laptop has"


def _clipped(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.text() and not _may_be_cut(widget):
            yield from _clipped_label(widget)
        case QToolButton():
            pass
        case QAbstractButton() if widget.text():
            needed = _width(widget, widget.text())
            if needed > widget.width() - 2 or widget.minimumSizeHint().width() > widget.width():
                yield f"{_called(widget)} {widget.text()!r}: cut"
        case QTabBar():
            for number in range(widget.count()):
                if _width(widget, widget.tabText(number)) > widget.tabRect(number).width():
                    yield f"{_called(widget)} {widget.tabText(number)!r}: cut"
            if widget.count() and widget.tabRect(widget.count() - 1).right() > widget.width():
                yield f"{_called(widget)}: its tabs do not fit"
        case QGroupBox() if _width(widget, widget.title()) > widget.width() - 16:
            yield f"{_called(widget)} {widget.title()!r}: cut"
        case QTableView():
            yield from _clipped_headings(widget)
        case QLineEdit() if _width(widget, widget.placeholderText()) > widget.width() - 12:
            yield f"{_called(widget)} {widget.placeholderText()!r}: cut"


def _may_be_cut(label: QLabel) -> bool:
    """A label that takes what room is left says the whole text in its tool tip."""
    return label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored and label.toolTip() == label.text()


def _clipped_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + 1:
            yield f"{_called(label)} {label.text()[:40]!r}: lines are cut"
    elif label.sizeHint().width() > label.width() or label.sizeHint().height() > label.height() + 1:
        yield f"{_called(label)} {label.text()[:40]!r}: cut"


def _clipped_headings(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    for number in range(header.count()):
        if not header.isSectionHidden(number) and header.sectionSizeHint(number) > header.sectionSize(number):
            heading = table.model().headerData(number, Qt.Orientation.Horizontal)
            yield f"{_called(table)} heading {heading!r}: cut"


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__}({widget.objectName() or '?'})"


def _widgets(window: QWidget) -> list[QWidget]:
    """What is shown in this window, without the insides of Qt's own compound widgets."""
    everything = [window, *window.findChildren(QWidget)]
    return [one for one in everything if one.isVisibleTo(window) and one.window() is window and not _is_inside(one)]


def _is_inside(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar | QSplitterHandle):
        return True
    parent = widget.parentWidget()
    if parent is None:
        return False
    return (
        isinstance(parent, QAbstractSpinBox | QComboBox | QHeaderView | QTabBar)
        or (isinstance(parent, QAbstractScrollArea) and widget is parent.viewport())
        or (isinstance(parent, QLineEdit) and isinstance(widget, QToolButton))
        or (isinstance(parent, QTableView) and isinstance(widget, QAbstractButton))
        or parent.objectName().startswith("qt_")
    )


def _takes_tab(widget: QWidget) -> bool:
    policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return (
        policy and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None and not _is_inside(widget)
    )


def _is_interactive(widget: QWidget) -> bool:
    if isinstance(widget, QToolButton):
        return True
    quiet = isinstance(widget, QLabel | QMenuBar | QMenu | QToolBar) or widget is widget.window()
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None and not quiet


def _is_named(widget: QWidget) -> bool:
    if widget.accessibleName().strip():
        return True
    if isinstance(widget, QComboBox):  # on Unix, Qt gives its present text for its name
        return any(label.buddy() is widget and label.text().strip() for label in widget.window().findChildren(QLabel))
    known = QAccessible.queryAccessibleInterface(widget)
    return known is not None and bool(known.text(QAccessible.Text.Name).strip())


def _shows_text(button: QToolButton) -> bool:
    return bool(button.text()) and button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly


def _focus_chain(window: QWidget) -> list[QWidget]:
    chain: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not window and len(chain) < 5000:
        if widget.window() is window and _takes_tab(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString(QKeySequence.SequenceFormat.PortableText)


def _letters(window: QWidget) -> dict[str, list[str]]:
    """Who answers to Alt with a letter, outside of menus."""
    users: dict[str, list[str]] = defaultdict(list)
    texts: list[str] = []
    for widget in _widgets(window):
        match widget:
            case QToolButton():
                pass
            case QAbstractButton():
                texts.append(widget.text())
            case QLabel() if widget.buddy() is not None:
                texts.append(widget.text())
            case QGroupBox():
                texts.append(widget.title())
            case QTabBar():
                texts += [widget.tabText(number) for number in range(widget.count())]
    for bar in window.findChildren(QMenuBar):
        texts += [action.text() for action in bar.actions() if action.isVisible()]
    for text in texts:
        if letter := _letter(text):
            users[letter].append(text)
    return users


def _menus(window: QWidget) -> Iterator[tuple[str, list[QAction]]]:
    for bar in window.findChildren(QMenuBar):
        todo = [action for action in bar.actions() if action.isVisible()]
        while todo:
            action = todo.pop()
            menu = action.menu()
            if isinstance(menu, QMenu):
                lines = [line for line in menu.actions() if not line.isSeparator() and line.isVisible()]
                yield action.text(), lines
                todo += lines


def _live_actions(window: QWidget) -> list[QAction]:
    """Actions whose keys work now: those of a page that is not shown do not."""
    found = {id(action): action for action in window.findChildren(QAction)}
    live = []
    for action in found.values():
        homes = [home for home in action.associatedObjects() if isinstance(home, QWidget)]
        if action.isVisible() and any(_is_home(home, window) for home in homes):
            live.append(action)
    return live


def _is_home(home: QWidget, window: QWidget) -> bool:
    """A menu lends its actions to whoever opens it; it is hidden itself."""
    opener = home.parentWidget() if isinstance(home, QMenu) else home
    return opener is None or opener.isVisibleTo(window)


def _width(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).size(Qt.TextFlag.TextShowMnemonic, text).width()
