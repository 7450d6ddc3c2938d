"""Drawings become typed modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import forms

DRAWING = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>MemberDialog</class>
 <widget class="QDialog" name="MemberDialog">
  <layout class="QVBoxLayout" name="page_layout">
   <item><widget class="QLabel" name="name_label"/></item>
   <item><widget class="QLineEdit" name="name_edit"/></item>
   <item>
    <widget class="QPushButton" name="add_button"><property name="text"><string>&amp;Add</string></property></widget>
   </item>
  </layout>
 </widget>
</ui>
"""


@pytest.fixture
def module(tmp_path: Path) -> ast.Module:
    drawing = tmp_path / "member_dialog.ui"
    drawing.write_text(DRAWING, encoding="utf-8")
    return ast.parse(forms.compile_form(drawing))


def test_set_up_takes_the_window_of_the_drawing(module: ast.Module) -> None:
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]

    assert [ast.unparse(function).splitlines()[0] for function in functions] == [
        "def setupUi(self, MemberDialog: QDialog) -> None:",
        "def retranslateUi(self, MemberDialog: QDialog) -> None:",
    ]


def test_only_what_the_drawing_uses_is_imported(module: ast.Module) -> None:
    imports = [node for node in module.body if isinstance(node, ast.ImportFrom)]

    assert {node.module: [alias.name for alias in node.names] for node in imports} == {
        "PySide6.QtCore": ["QCoreApplication", "Qt"],
        "PySide6.QtWidgets": ["QDialog", "QLabel", "QLineEdit", "QPushButton", "QVBoxLayout"],
    }


def test_no_slot_is_found_by_its_name(module: ast.Module) -> None:
    assert "connectSlotsByName" not in ast.unparse(module)


def test_the_version_of_qt_leaves_no_trace(module: ast.Module) -> None:
    assert ast.get_docstring(module) == "Compiled from forms/member_dialog.ui; do not edit."


def test_a_drawing_without_a_widget_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.ui"
    empty.write_text("<ui version='4.0'/>", encoding="utf-8")

    with pytest.raises(SystemExit, match=r"empty\.ui"):
        forms.compile_form(empty)


def test_every_label_shows_its_text_as_it_is(module: ast.Module) -> None:
    made = re.findall(r"(self\.\w+) = QLabel\(", ast.unparse(module))
    plain = re.findall(r"(self\.\w+)\.setTextFormat\(Qt\.TextFormat\.PlainText\)", ast.unparse(module))

    assert made
    assert made == plain
