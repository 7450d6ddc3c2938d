"""The rules that make Qt's Fusion style ours: quiet edges, round corners, one accent.

Widgets choose a look by a property rather than by their name, so that a form drawn in Designer can do it:
`look` of a button is "primary", "quiet", "link" or "kind"; of a label "title", "heading", "quiet", "small", "happened"
(what the minutes tell by themselves) or "paper" (white as what is printed on); of a frame "card", "seat", "line_stop",
"header" or "bar".
"""

from __future__ import annotations

from dataclasses import asdict

from councildesk import resources
from councildesk.ui.colours import Colours, Tone


def rules(colours: Colours, body_size: float) -> str:
    """The application's style sheet; `body_size` is the body text's size in points."""
    words = {name: value for name, value in asdict(colours).items() if isinstance(value, str)}
    words |= {"small_size": f"{body_size * 0.9:.2f}pt", "title_size": f"{body_size * 1.55:.2f}pt"}
    words |= {"name_size": f"{body_size * 1.1:.2f}pt"}
    words |= {f"{tone.value}_text": colours.tones[tone].text for tone in Tone}
    words |= {f"{tone.value}_ground": colours.tones[tone].ground for tone in Tone}
    words |= {"tip_text": colours.tip.text, "tip_ground": colours.tip.ground}
    words["icons"] = resources.icons_folder().as_posix()
    text = _RULES
    for name in sorted(words, key=len, reverse=True):
        text = text.replace(f"@{name}", words[name])
    return text


_RULES = """
QLabel[look="title"] { font-size: @title_size; font-weight: 600; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="quiet"] { color: @quiet; }
QLabel[look="small"] { color: @quiet; font-size: @small_size; }
QLabel[look="happened"] { color: @quiet; font-style: italic; padding: 2px 14px; }
QLabel[look="refusal"] { color: @bad_text; background: @bad_ground; border-radius: 6px; padding: 8px 12px; }
QLabel[look="paper"] { background: white; border: 1px solid @line; border-radius: 6px; }
QLabel[look="tag"] {
  color: @neutral_text; background: @neutral_ground; border-radius: 4px; padding: 2px 7px; font-size: @small_size;
  font-weight: 600;
}
QLabel:disabled { color: @disabled; }

QFrame[look="card"] { background: @base; border: 1px solid @line; border-radius: 10px; }
QFrame[look="seat"] { background: @base; border: 1px solid @line; border-radius: 10px; }
QFrame[look="seat"]:focus { border: 2px solid @accent; }
QFrame[look="line_stop"] { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QFrame[look="line_stop"]:focus { border-color: @accent; background: @accent_tint; }
QLabel[look="person"] { font-weight: 600; font-size: @name_size; }
QFrame[look="header"] { background: @sidebar; border: none; border-bottom: 1px solid @line; }
QFrame[look="sidebar"] { background: @sidebar; border: none; border-right: 1px solid @line; }
QFrame[look="line"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: transparent; border: none; }

QPushButton, QToolButton[look="button"] {
  background: @base; border: 1px solid @field_line; border-radius: 6px; padding: 5px 14px; min-height: 18px;
}
QPushButton:hover, QToolButton[look="button"]:hover { background: @hover; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: @pressed; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid @accent; padding: 4px 13px; }
QPushButton:disabled, QToolButton[look="button"]:disabled {
  color: @disabled; border-color: @line; background: transparent;
}
QPushButton[look="primary"], QPushButton:default {
  background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600;
}
QPushButton[look="primary"]:hover, QPushButton:default:hover {
  background: @accent_hover; border-color: @accent_hover;
}
QPushButton[look="primary"]:focus, QPushButton:default:focus { border: 2px solid @text; }
QPushButton[look="primary"]:disabled, QPushButton:default:disabled {
  background: @pressed; border-color: @pressed; color: @disabled;
}
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; padding: 5px 8px; }
QPushButton[look="quiet"]:hover { background: @hover; }
QPushButton[look="quiet"]:focus { border: 2px solid @accent; padding: 4px 7px; }
QPushButton[look="link"] {
  background: transparent; border: 1px solid transparent; color: @accent_text; padding: 1px 3px; font-weight: 600;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid @accent; padding: 0px 2px; }
QPushButton::menu-indicator {
  image: url("@icons/caret-down.svg"); width: 12px; height: 12px; subcontrol-position: right center; right: 8px;
}

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton[look="kind"] { padding: 4px 2px; }
QToolButton[look="kind"]:focus { padding: 3px 1px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border: 2px solid @accent; padding: 4px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: @base; border: 1px solid @field_line; border-radius: 6px; padding: 4px 8px; min-height: 20px;
  selection-background-color: @accent; selection-color: @on_accent;
}
QTextEdit, QPlainTextEdit { padding: 4px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid @accent; padding: 3px 7px;
}
QTextEdit:focus, QPlainTextEdit:focus { padding: 3px; }
QPlainTextEdit[look="growing"] { padding: 4px 8px; }
QPlainTextEdit[look="growing"]:focus { padding: 3px 7px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: @window; color: @disabled; border-color: @line;
}
QLineEdit[readOnly="true"] { background: @window; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QTextEdit[invalid="true"] { border-color: @bad_text; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox, QDoubleSpinBox, QTimeEdit { qproperty-alignment: "AlignRight|AlignVCenter"; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down, QTimeEdit::drop-down {
  border: none; width: 24px; subcontrol-origin: border; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
  image: url("@icons/caret-down.svg"); width: 12px; height: 12px;
}
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: none; width: 20px; subcontrol-origin: border; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url("@icons/caret-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("@icons/caret-down.svg"); width: 10px; height: 10px; }
QComboBox QAbstractItemView, QCompleter QAbstractItemView { border: 1px solid @line; padding: 4px; outline: none; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: 14px; height: 14px; border: 1px solid @field_line; border-radius: 4px; background: @base;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: @accent; border-color: @accent; image: url("@icons/check.svg");
}
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: url("@icons/minus.svg"); }
QRadioButton::indicator:checked { border: 4px solid @accent; width: 8px; height: 8px; background: @on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line; background: @window; }

QAbstractItemView {
  background: @base; border: 1px solid @line; border-radius: 8px; outline: none;
  selection-background-color: @accent_tint; selection-color: @text; alternate-background-color: @stripe;
}
QAbstractItemView:focus { border-color: @accent; }
QAbstractItemView[look="plain"] { border: none; }
QTableView { gridline-color: @line; }
QTableView::item, QListView::item { padding: 4px 8px; border: none; }
QListView::item { min-height: 24px; }
QListView#items_list::item { padding: 7px 10px; }
QTreeView::item { padding: 7px 6px; border: none; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: @accent_tint; color: @text;
}
QTableView::item:hover:!selected, QTreeView::item:hover:!selected, QListView::item:hover:!selected {
  background: @hover;
}
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: @accent_tint; }
QTreeView::branch:has-children:closed { image: url("@icons/caret-right.svg"); }
QTreeView::branch:has-children:open { image: url("@icons/caret-down.svg"); }
QHeaderView { background: @window; border: none; border-top-left-radius: 8px; border-top-right-radius: 8px; }
QHeaderView::section {
  background: @window; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 7px 11px; font-weight: 600;
}
QHeaderView::section:hover { color: @text; }
QHeaderView::section:first { border-top-left-radius: 8px; }
QHeaderView::section:last { border-top-right-radius: 8px; }
QHeaderView::up-arrow {
  image: url("@icons/caret-up.svg"); width: 12px; height: 12px; subcontrol-position: right center; right: 6px;
}
QHeaderView::down-arrow {
  image: url("@icons/caret-down.svg"); width: 12px; height: 12px; subcontrol-position: right center; right: 6px;
}
QToolButton[look="button"] { padding: 5px 8px; }
QToolButton[look="button"][popupMode="1"] { padding-right: 32px; }
QToolButton[look="button"][popupMode="1"]:focus { padding-right: 31px; }
QToolButton[look="button"]::menu-button {
  border: none; border-left: 1px solid @line; width: 24px;
  border-top-right-radius: 6px; border-bottom-right-radius: 6px;
}
QToolButton[look="button"]::menu-button:hover { background: @hover; }
QToolButton[look="button"]::menu-arrow { image: url("@icons/caret-down.svg"); width: 12px; height: 12px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableCornerButton::section { background: @window; border: none; }

QListView#sidebar_list { background: transparent; border: none; border-radius: 0; padding: 0; }
QListView#sidebar_list::item { padding: 7px 10px; border-radius: 6px; margin: 1px 8px; color: @text; }
QListView#sidebar_list::item:disabled { min-height: 0; padding: 0; margin: 0; }
QListView#sidebar_list::item:hover:!selected { background: @hover; }
QListView#sidebar_list::item:selected { background: @accent_tint; color: @accent_text; font-weight: 600; }
QListView#sidebar_list::item:selected:focus { border: 2px solid @accent; padding: 5px 8px; }

QTabWidget::pane { border: none; border-top: 1px solid @line; top: -1px; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab {
  background: transparent; color: @quiet; padding: 8px 4px; margin-right: 20px; border: none;
  border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent_text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { background: @accent_tint; }

QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 20px; padding: 12px; background: @base; }
QGroupBox::title { subcontrol-origin: margin; left: 2px; color: @text; font-weight: 600; }

QMenuBar { background: @sidebar; border: none; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @pressed; }
QMenu { background: @base; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; }
QMenu::item:selected { background: @accent_tint; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 4px; }
QToolTip { background: @tip_ground; color: @tip_text; border: 1px solid @line; padding: 5px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @field_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: @pressed; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QStatusBar { background: @sidebar; border-top: 1px solid @line; color: @quiet; }
QStatusBar::item { border: none; }
"""
