"""The agenda of a template: its items in their order, and the fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from councildesk._generated.forms.ui_template_items import Ui_TemplateItems
from councildesk.domain.agenda import ItemKind
from councildesk.domain.languages import pick
from councildesk.domain.meeting_templates import TemplateItem
from councildesk.ui import icons
from councildesk.ui.meetings import meeting_words
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.ordered_list import OrderedList

_INDENT = "      "


class TemplateItems(QFrame):
    """`edited` carries all items as a person changed them. A new item is one once it has a title, or is a break."""

    edited = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_TemplateItems()
        self.form.setupUi(self)
        self._language = language
        self._tags: Sequence[str] = ()
        self._items: list[TemplateItem] = []
        self._chosen = -1
        self.list = OrderedList(self)
        self.title_fields = LanguageFields(self)
        self.kind_combo = ChoiceCombo(self)
        self._place_widgets()
        self._connect()
        self._name()

    def show_items(self, items: Sequence[TemplateItem], tags: Sequence[str]) -> None:
        """Show these in the council's languages; the one chosen stays chosen, by its place."""
        self._items, self._tags = list(items), tags
        self._chosen = min(self._chosen, len(self._items) - 1)
        self._fill()

    def begin(self) -> None:
        """Another template comes: nothing is chosen in it yet."""
        self._chosen = -1

    def flush(self) -> None:
        """Tell of a title that was not told yet."""
        self.title_fields.flush()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name()

    def _place_widgets(self) -> None:
        form = self.form
        form.list_layout.addWidget(self.list)
        beside_labels.place(
            (form.title_layout, form.title_label, self.title_fields),
            (form.item_kind_layout, form.item_kind_label, self.kind_combo),
        )
        form.add_item_button.setIcon(icons.icon("add"))
        form.remove_item_button.setIcon(icons.icon("remove"))
        form.minutes_spin.setKeyboardTracking(False)
        self._delete_key = DeleteKey(self.list.list)
        chain = [self.list, form.add_item_button, form.remove_item_button, self.title_fields, self.kind_combo]
        for first, second in pairwise([*chain, form.minutes_spin]):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        form = self.form
        self.list.changed.connect(self._reorder)
        self.list.list.currentRowChanged.connect(self._choose)
        self._delete_key.pressed.connect(self._remove)
        form.add_item_button.clicked.connect(self._add)
        form.remove_item_button.clicked.connect(self._remove)
        self.title_fields.edited.connect(self._set_title)
        self.kind_combo.chosen.connect(self._set_kind)
        form.minutes_spin.valueChanged.connect(self._set_minutes)

    def _name(self) -> None:
        self.list.name(self.form.items_heading.text())
        self.form.minutes_spin.setSpecialValueText(self.tr("open"))
        self.kind_combo.show_choices(meeting_words.worded(ItemKind, self._language))

    def _fill(self) -> None:
        self.list.show_choices([(place, self._line(item)) for place, item in enumerate(self._items)])
        self.list.setVisible(bool(self._items))
        blocked = self.list.list.blockSignals(True)
        self.list.list.setCurrentRow(self._chosen)
        self.list.list.blockSignals(blocked)
        self._show_fields()

    def _line(self, item: TemplateItem) -> str:
        found = pick(item.title, self._language, self._tags)
        title = found[1] if found else meeting_words.word(item.kind, self._language)
        minutes = self.tr("%n min", "", item.minutes) if item.minutes else ""
        return _INDENT * item.level + "  ·  ".join(filter(None, (title, minutes)))

    def _show_fields(self) -> None:
        item = self._item
        self.form.item_box.setVisible(item is not None)
        self.form.remove_item_button.setEnabled(item is not None)
        if item is None:
            return
        self.title_fields.show_languages(self._tags, self.form.title_label.text())
        self.title_fields.show_texts(item.title)
        self.kind_combo.show_value(item.kind)
        spin = self.form.minutes_spin
        blocked = spin.blockSignals(True)
        spin.setValue(item.minutes or 0)
        spin.blockSignals(blocked)

    @property
    def _item(self) -> TemplateItem | None:
        return self._items[self._chosen] if 0 <= self._chosen < len(self._items) else None

    @Slot(int)
    def _choose(self, row: int) -> None:
        self.flush()
        self._chosen = row
        self._show_fields()

    @Slot()
    def _add(self) -> None:
        """Behind the one chosen, as deep as it."""
        self.flush()
        before = self._item
        self._chosen = self._chosen + 1 if before is not None else len(self._items)
        new = TemplateItem(level=before.level if before is not None else 0)
        self._items.insert(self._chosen, new)
        self._fill()
        self.title_fields.setFocus()

    @Slot()
    def _remove(self) -> None:
        if self._item is not None:
            del self._items[self._chosen]
            self._chosen = min(self._chosen, len(self._items) - 1)
            self._tell()

    @Slot(object)
    def _reorder(self, order: list[int]) -> None:
        chosen = self.list.current
        self._items = [self._items[place] for place in order]
        self._chosen = order.index(chosen)
        self._tell()

    @Slot(dict)
    def _set_title(self, texts: dict[str, str]) -> None:
        item = self._item
        if item is not None:  # languages in which the council does not work keep their texts
            others = {tag: text for tag, text in item.title.items() if tag not in self._tags}
            self._change(title={**others, **texts})

    @Slot(object)
    def _set_kind(self, kind: ItemKind) -> None:
        self._change(kind=kind)

    @Slot(int)
    def _set_minutes(self, minutes: int) -> None:
        self._change(minutes=minutes or None)

    def _change(self, **fields: Any) -> None:
        item = self._item
        if item is not None:
            self._items[self._chosen] = replace(item, **fields)
            self._tell()

    def _tell(self) -> None:
        """A new item without a title waits until it has one."""
        whole = [item for item in self._items if item.kind is ItemKind.BREAK or any(item.title.values())]
        self._fill()
        self.edited.emit(tuple(whole))
