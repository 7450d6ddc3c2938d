"""Bring the English catalogue up to date: the texts with a number, which need a form for one of something.

    python packaging/plurals.py

The program's texts are English already; only those that count ("%n days") have two forms. New ones are entered as they
stand in the code, in both forms: mend the first where it reads wrongly. Entries that the code no longer has go.

Qt's lupdate does not see that a call of `translate` has a number (6.11), so the code is read here.
"""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "translations" / "councildesk_en.ts"
NUMBER = "%n"

Key = tuple[str, str]
"""Context and text."""


def main() -> None:
    known = forms(CATALOGUE) if CATALOGUE.exists() else {}
    catalogue = ET.Element("TS", version="2.1", language="en", sourcelanguage="en")
    for name, keys in groupby(sorted(found()), key=lambda key: key[0]):
        context = ET.SubElement(catalogue, "context")
        ET.SubElement(context, "name").text = name
        for key in keys:
            message = ET.SubElement(context, "message", numerus="yes")
            ET.SubElement(message, "source").text = key[1]
            translation = ET.SubElement(message, "translation")
            for words in known.get(key, (key[1], key[1])):
                ET.SubElement(translation, "numerusform").text = words
    ET.indent(catalogue, "    ")
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    CATALOGUE.write_text(head + ET.tostring(catalogue, encoding="unicode") + "\n", encoding="utf-8", newline="\n")


def found() -> set[Key]:
    """The texts with a number that the code has now."""
    package = ROOT / "src" / "councildesk"
    code = [path for path in package.rglob("*.py") if "_generated" not in path.parts]
    return {key for path in code for key in _keys(ast.parse(path.read_text(encoding="utf-8")), "")}


def forms(catalogue: Path) -> dict[Key, tuple[str, ...]]:
    """The forms of each text in a catalogue, for one and for many."""
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): tuple(
            form.text or "" for form in message.iter("numerusform")
        )
        for context in ET.parse(catalogue).getroot().iter("context")
        for message in context.iter("message")
    }


def _keys(node: ast.AST, owner: str) -> Iterator[Key]:
    """`tr` asks under the name of its class, `translate` under the name it is given."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and (texts := _texts(child)):
            name = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
            if name == "tr" and NUMBER in texts[0]:
                yield owner, texts[0]
            elif name == "translate" and len(texts) > 1 and NUMBER in texts[1]:
                yield texts[0], texts[1]
        yield from _keys(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _texts(call: ast.Call) -> list[str]:
    return [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]


if __name__ == "__main__":
    main()
