"""Every window and dialog is audited, in English and in a longer language that nobody speaks."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import councildesk.ui
from councildesk.ui.dialogs import DIALOGS
from councildesk.ui.main_window import MainWindow
from councildesk.ui.page import Desk, Page, Place
from councildesk.ui.pages import PAGES, PageEntry
from councildesk.ui.theme import Theme
from ui import audit, sample_pages

Window = Callable[[Desk], QWidget]


def start_window(desk: Desk) -> QWidget:
    return MainWindow(desk.settings, PAGES)


def desk_window(pages: tuple[PageEntry, ...], place: Place) -> Window:
    def make(desk: Desk) -> QWidget:
        window = MainWindow(desk.settings, pages)
        window.show_workspace(desk, "Azerbaijan–Uzbekistan Expert Council")
        window.go(place)
        return window

    return make


WINDOWS: dict[str, Window] = {
    "start": start_window,
    "sample list": desk_window(sample_pages.PAGES, Place("members")),
    "sample record": desk_window(sample_pages.PAGES, Place("members", "1")),
    **{f"{entry.name} page": desk_window(PAGES, Place(entry.name)) for entry in PAGES},
    **{f"{entry.name} dialog": entry.make for entry in DIALOGS},
}


@pytest.mark.usefixtures("look", "language")
@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_is_named_reachable_and_readable(name: str, desk: Desk, qtbot: QtBot) -> None:
    window = WINDOWS[name](desk)
    qtbot.addWidget(window)
    if isinstance(window, QMainWindow):
        window.resize(audit.SMALL_SCREEN)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()

    found = audit.problems(window)

    window.close()
    assert found == []


def ui_classes() -> set[type[QWidget]]:
    """All dialogs, windows and pages of the program, without what they are derived from."""
    found: set[type[QWidget]] = set()
    for module in pkgutil.walk_packages(councildesk.ui.__path__, "councildesk.ui."):
        members = vars(importlib.import_module(module.name)).values()
        classes = [one for one in members if inspect.isclass(one) and one.__module__ == module.name]
        found |= {one for one in classes if issubclass(one, QDialog | QMainWindow | Page) and not one.__subclasses__()}
    return found


@pytest.mark.usefixtures("look")
def test_no_window_dialog_or_page_is_left_out(desk: Desk, qtbot: QtBot) -> None:
    made: list[QWidget] = [entry.make(desk) for entry in (*PAGES, *DIALOGS)]
    made.append(MainWindow(desk.settings, PAGES))
    for widget in made:
        qtbot.addWidget(widget)

    assert ui_classes() == {type(widget) for widget in made if not type(widget).__subclasses__()}


@pytest.mark.usefixtures("look")
def test_the_audit_finds_what_is_wrong_with_a_bad_window(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setWindowTitle("Bad")
    inside = QWidget()
    window.setCentralWidget(inside)
    layout = QVBoxLayout(inside)
    cut = QLabel("A caption that is much too long", objectName="cut_label")
    cut.setFixedWidth(40)
    wrapped = QLabel("Several words that need more than one line", objectName="wrapped_label", wordWrap=True)
    wrapped.setFixedSize(60, 20)
    combo = QComboBox(objectName="nameless_combo")
    combo.addItem("x")
    first, second = QLineEdit(objectName="nameless_edit"), QPushButton("&Send", objectName="send_button")
    widgets = [
        QLabel("&Name", objectName="lonely_label"),
        first,
        cut,
        wrapped,
        QPushButton("&Save", objectName="save_button"),
        second,
        QToolButton(objectName="icon_button"),
        QTableView(objectName="nameless_table"),
        combo,
    ]
    for widget in widgets:
        layout.addWidget(widget)
    QWidget.setTabOrder(second, first)
    menu = window.menuBar().addMenu("&Sessions")
    for text in ("&Open", "&Output"):
        menu.addAction(text).setShortcut("Ctrl+O")
    menu.addAction("Plain")
    window.show()
    qtbot.waitExposed(window)

    found = "\n".join(audit.problems(window))

    for words in (
        "QLineEdit(nameless_edit): no accessible name",
        "QTableView(nameless_table): no accessible name",
        "QComboBox(nameless_combo): no accessible name",
        "QToolButton(icon_button): no accessible name",
        "QToolButton(icon_button): only an icon",
        "QLabel(cut_label) 'A caption that is much too long': what looks like markup",
        "QLabel(lonely_label) '&Name': a letter to press",
        "QLabel(cut_label) 'A caption that is much too long': cut",
        "QLabel(wrapped_label) 'Several words that need more than one li': lines are cut",
        "Alt+S is used by ['&Save', '&Send', '&Sessions']",
        "Alt+O is used by ['&Open', '&Output']",
        "Ctrl+O is used by ['&Open', '&Output']",
        "'Plain' has no letter",
        "Tab goes up: QPushButton(send_button) -> QLineEdit(nameless_edit)",
    ):
        assert words in found, f"{words}\n\nfound:\n{found}"
    window.close()


def test_labels_made_in_code_are_plain_from_the_beginning() -> None:
    """The audit sees those of a window as it opens; others come when somebody works in it."""
    sources = Path(inspect.getfile(councildesk.ui)).parent.rglob("*.py")

    found = [path.name for path in sources if re.search(r"\bQLabel\((?!\):$)", path.read_text("utf-8"), re.MULTILINE)]

    assert found == []


@pytest.mark.usefixtures("look")
def test_tab_walks_through_the_whole_window(desk: Desk, qtbot: QtBot) -> None:
    window = desk_window(sample_pages.PAGES, Place("members"))(desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    wanted = {widget for widget in audit._widgets(window) if audit._takes_tab(widget)}

    seen: set[QWidget | None] = set()
    for _ in range(2 * len(wanted)):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)

    assert {audit._called(widget) for widget in wanted - seen} == set()
    window.close()


def test_the_theme_is_what_the_audit_looks_at(look: Theme, qapp: QApplication) -> None:
    assert qapp.styleSheet()
    assert look.colours.is_dark is False
