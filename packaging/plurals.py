"""Bring the English catalogue up to date: the texts with a number, which need a form for one of something.

    python packaging/plurals.py

The program's texts are English already; only those that count ("%n days") have two forms. New ones are entered as they
stand in the code, in both forms: mend the first where it reads wrongly. Entries that the code no longer has go.
"""

from __future__ import annotations

import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import qt_tools

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "translations" / "councildesk_en.ts"

Key = tuple[str, str]
"""Context and text."""


def main() -> None:
    known = forms(CATALOGUE) if CATALOGUE.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        found = collect(Path(folder, "found.ts"))
    for context in found.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            text = message.findtext("source") or ""
            translation = message.find("translation")
            assert translation is not None
            translation.attrib.pop("type", None)
            for form, words in zip(translation, known.get((name, text), (text, text)), strict=True):
                form.text = words
    ET.indent(found, "    ")
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    CATALOGUE.write_text(head + ET.tostring(found, encoding="unicode") + "\n", encoding="utf-8", newline="\n")


def collect(place: Path) -> ET.Element:
    """The texts with a number that the code has now, written to this file by Qt's lupdate."""
    package = ROOT / "src" / "councildesk"
    code = [path for path in sorted(package.rglob("*.py")) if "_generated" not in path.parts]
    sources = place.with_suffix(".sources")
    sources.write_text("\n".join(map(str, [*code, *sorted((ROOT / "forms").glob("*.ui"))])), encoding="utf-8")
    languages = ("-source-language", "en", "-target-language", "en")
    qt_tools.run("lupdate", f"@{sources}", "-pluralonly", "-locations", "none", *languages, "-ts", str(place))
    return ET.parse(place).getroot()


def forms(catalogue: Path) -> dict[Key, tuple[str, ...]]:
    """The forms of each text in a catalogue, for one and for many."""
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): tuple(
            form.text or "" for form in message.iter("numerusform")
        )
        for context in ET.parse(catalogue).getroot().iter("context")
        for message in context.iter("message")
    }


if __name__ == "__main__":
    main()
