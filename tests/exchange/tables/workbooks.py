"""Workbooks made by hand, part by part, for what no program would write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="r" Type="{KIND}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{KIND}">'
    '<sheets><sheet name="Members" r:id="s"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIONS}>"
    f'<Relationship Id="s" Type="{KIND}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="t" Type="{KIND}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    f'<Relationship Id="f" Type="{KIND}/styles" Target="styles.xml"/></Relationships>',
    "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>Name</t></si><si><t>Anar</t></si></sst>",
    "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}


def workbook(folder: Path, rows: str = "", parts: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A workbook of one sheet with these rows (XML); parts replace those of `PARTS`, None leaves one out."""
    sheet = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    contents: dict[str, str | bytes | None] = {**PARTS, "xl/worksheets/sheet1.xml": sheet, **(parts or {})}
    path = folder / "members.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def row(*cells: str, number: int = 0) -> str:
    attribute = f' r="{number}"' if number else ""
    return f"<row{attribute}>{''.join(cells)}</row>"


def text(value: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
