"""Signature blocks -> rows: signatories stand beside each other, of equal size and rank.

A signature alone on a sheet could be laid under any text, so the block takes the end of what it signs along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councildesk.documents.composer.model import Signatory, SignatureBlock
from councildesk.documents.composer.rows import Block, Cell, Row, StrokeBlock
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.structure import Element

_IN_A_ROW = 3
_GUTTER = 26.0
_ABOVE, _BELOW = 12.0, 10.0
_SIGNING_HEIGHT, _DATING_HEIGHT = 40.0, 27.0
_UNDER_LINE = 2.5
_TALLEST_TAKEN_ALONG = 160.0


def set_signatures(setting: Setting, block: SignatureBlock) -> None:
    """Rows of roles, of lines and of names that stay on one page; they are read signatory by signatory.

    Four stand two and two: both chairs, and below them both secretaries.
    """
    outer = setting.across().child("Div")
    number = len(block.signatories)
    lines = -(-number // _IN_A_ROW)
    places = max(2, -(-number // max(1, lines)))
    with setting.at(block.place):
        for first in range(0, number, places):
            if setting.rows and setting.rows[-1].height <= _TALLEST_TAKEN_ALONG:
                setting.rows[-1].keeps_with_next = True
            _set_beside_each_other(setting, block.signatories[first : first + places], outer, places)


def _set_beside_each_other(setting: Setting, signatories: Sequence[Signatory], outer: Element, places: int) -> None:
    width = (setting.sheet.width - _GUTTER * (places - 1)) / places
    stretch = setting.new_stretch()
    columns = [_layers(setting, signatory, width, outer.child("Div")) for signatory in signatories]
    rows = []
    for layer in range(max(len(column) for column in columns)):
        cells = [
            Cell(setting.sheet.left + number * (width + _GUTTER), width, column[layer], number)
            for number, column in enumerate(columns)
            if layer < len(column)
        ]
        rows.append(Row(cells, whole=True, keeps_with_next=True, stretch=stretch))
    rows[0].before, rows[-1].after, rows[-1].keeps_with_next = _ABOVE, _BELOW, False
    setting.add(*rows)


def _layers(setting: Setting, signatory: Signatory, width: float, element: Element) -> list[list[Block]]:
    """From top to bottom: role, line, name, and where place and date are asked for, a line and those words."""
    style = setting.sheet.value
    small = replace(setting.sheet.running, after=0)
    layers: list[list[Block]] = [
        setting.stack(signatory.role, width, replace(style, bold=True), element, tag="P"),
        [StrokeBlock([""], style, element, _SIGNING_HEIGHT, after=_UNDER_LINE, width=width)],
        setting.stack(signatory.name, width, style, element, tag="P"),
    ]
    if signatory.dated:
        layers.append([StrokeBlock([""], style, element, _DATING_HEIGHT, after=_UNDER_LINE, width=width)])
        layers.append(setting.stack(signatory.dated, width, small, element, tag="P"))
    return layers
