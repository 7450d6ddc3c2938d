"""Lists of facts -> rows: labels in a column as wide as the widest asks for, their values beside them."""

from __future__ import annotations

from dataclasses import dataclass

from councildesk.documents.composer.model import Facts, Texts
from councildesk.documents.composer.rows import Cell, Row
from councildesk.documents.composer.setting import Setting
from councildesk.documents.composer.structure import Element

_GAP, _BETWEEN, _AFTER = 10.0, 2.5, 8.0
_WIDEST_LABEL = 0.4
_HEAD_OF_ROW = "<</O/Table/Scope/Row>>"


@dataclass(frozen=True)
class _List:
    """One list of facts: of one language, or of all below each other."""

    table: Element
    left: float
    width: float
    language: int | None

    def chosen(self, texts: Texts) -> Texts:
        return texts if self.language is None or len(texts) < 2 else texts[self.language : self.language + 1]


def set_facts(setting: Setting, facts: Facts) -> None:
    lists = _lists(setting, facts)
    label_width = _label_width(setting, facts, lists[0].width * _WIDEST_LABEL)
    for fact in facts.facts:
        cells: list[Cell] = []
        with setting.at(fact.place):
            for each in lists:
                cells += _cells(setting, each, each.chosen(fact.label), each.chosen(fact.value), label_width)
        setting.add(Row(cells, after=_BETWEEN, stretch=setting.stretch))
    if facts.facts:
        setting.rows[-1].after = _AFTER


def _lists(setting: Setting, facts: Facts) -> list[_List]:
    if facts.across:
        return [_List(setting.across().child("Table"), setting.sheet.left, setting.sheet.width, None)]
    return [_List(column.element.child("Table"), column.x, column.width, column.number) for column in setting.columns()]


def _label_width(setting: Setting, facts: Facts, widest: float) -> float:
    style = setting.sheet.label
    labels = (words for fact in facts.facts for words in fact.label)
    return min(max((setting.text.natural_width(words, style) for words in labels), default=0), widest)


def _cells(setting: Setting, each: _List, label: Texts, value: Texts, label_width: float) -> tuple[Cell, Cell]:
    row = each.table.child("TR")
    left, width = each.left + label_width + _GAP, each.width - label_width - _GAP
    head = row.child("TH", attributes=_HEAD_OF_ROW)
    labels = setting.stack(label, label_width + 0.01, setting.sheet.label, head)
    values = setting.stack(value, width, setting.sheet.value, row.child("TD"))
    column = each.language or 0
    return Cell(each.left, label_width, labels, column), Cell(left, width, values, column)
