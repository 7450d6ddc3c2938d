"""Compile Qt Designer's drawings (forms/*.ui) into typed Python modules.

Qt's own compiler does the work; its output is then read as a syntax tree and changed in four ways. The banner with
the Qt version goes, so that an upgrade changes nothing. Imports that the form does not use go: PySide6 builds each
type when it is first imported, which costs 8 ms at every start. And `setupUi` and `retranslateUi` get types, so that
a misspelt widget is found by the type checker and not by a person who opens the window. Every label shows its text as
it is: Qt takes what looks like markup for such, and names and titles are other people's.
"""

from __future__ import annotations

import ast
from pathlib import Path
from xml.etree import ElementTree

import qt_tools


def make_forms(sources: list[Path], output: Path) -> None:
    """Write `ui_<form>.py` for each drawing into the folder, which becomes a package."""
    (output / "__init__.py").write_text('"""Compiled forms."""\n', encoding="utf-8")
    for source in sources:
        text = compile_form(source)
        (output / f"ui_{source.stem}.py").write_text(text, encoding="utf-8", newline="\n")


def compile_form(source: Path) -> str:
    """The module for one drawing. Signals are connected in code: no slot is found by its name."""
    compiled = qt_tools.run("uic", "--generator", "python", "--no-autoconnection", str(source))
    tree = ast.parse(compiled)
    window = _window_class(source)
    _annotate(tree, window)
    _make_labels_plain(tree)
    _trim_imports(tree, window)
    return f'"""Compiled from forms/{source.name}; do not edit."""\n\n{ast.unparse(tree)}\n'


def _window_class(source: Path) -> str:
    """The class of the form's outermost widget."""
    widget = ElementTree.parse(source).find("widget")
    if widget is None:
        raise SystemExit(f"forms/{source.name} holds no widget")
    return widget.attrib["class"]


def _annotate(tree: ast.Module, window: str) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.args.args[1].annotation = ast.Name(window)
            node.returns = ast.Constant(None)
        elif isinstance(node, ast.ClassDef):
            node.bases = []


def _make_labels_plain(tree: ast.Module) -> None:
    set_up = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "setupUi")
    plain: list[ast.stmt] = []
    for statement in set_up.body:
        plain.append(statement)
        match statement:
            case ast.Assign(targets=[target], value=ast.Call(func=ast.Name(id="QLabel"))):
                plain += ast.parse(f"{ast.unparse(target)}.setTextFormat(Qt.TextFormat.PlainText)").body
    set_up.body = plain


def _trim_imports(tree: ast.Module, window: str) -> None:
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    if not any(alias.name == window for node in imports for alias in node.names):
        widgets = next(node for node in imports if node.module == "PySide6.QtWidgets")
        widgets.names.append(ast.alias(window))
    for node in imports:
        node.names = [alias for alias in node.names if alias.name in used]
    tree.body = [node for node in tree.body if not isinstance(node, ast.ImportFrom) or node.names]
