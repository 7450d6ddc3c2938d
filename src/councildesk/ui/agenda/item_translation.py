"""The second title of an item: what changed in its original since, and where the item was before."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_agenda_item import Ui_AgendaItemFields
from councildesk.domain import languages
from councildesk.domain.minutes import TextState
from councildesk.services import offers, texts
from councildesk.services.agenda import AgendaRow
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.agenda import offers_list
from councildesk.ui.page import Desk


class ItemTranslation(QObject):
    """Shows and hides; the field for the title belongs to the fields of the item."""

    def __init__(self, desk: Desk, form: Ui_AgendaItemFields, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.live, self.form = desk, desk.live, form
        self._item: AgendaRow | None = None
        self._outdated = ""
        form.right_button.clicked.connect(self._confirm)

    def show_title(self, item: AgendaRow | None, tag: str, lack: str) -> None:
        """Of this item in this language; `lack` is what it lacks, in words."""
        self._item, form = item, self.form
        form.translation_label.setVisible(bool(tag))
        form.translation_edit.setVisible(bool(tag))
        form.translation_label.setText(languages.endonym(tag) + lack)
        form.translation_edit.setAccessibleName(form.translation_label.text())
        self._show_source(item)
        self._show_history(item)

    def _show_source(self, item: AgendaRow | None) -> None:
        """What the original said when it was translated, and what it says now."""
        titles = item.words.titles if item else {}
        self._outdated = next((tag for tag, title in titles.items() if title.is_out_of_date), "")
        text = ""
        if item is not None and self._outdated:
            then = self.live.read(texts.source_then, item.id, "title", self._outdated)
            now = titles.get(titles[self._outdated].source_language or "")
            text = self.tr("{language}: the original was “{then}” and is now “{now}”.")
            text = text.replace("{language}", languages.endonym(self._outdated))
            text = text.replace("{then}", then or "…").replace("{now}", now.body if now else "…")
        self.form.source_label.setText(text)
        self.form.source_label.setVisible(bool(text))
        self.form.right_button.setVisible(bool(text))

    def _show_history(self, item: AgendaRow | None) -> None:
        origin = item.words.carried_from if item else None
        lines = []
        if item is not None and origin is not None:
            carried = self.tr("Carried over from {meeting}")
            lines = [carried.replace("{meeting}", offers_list.origin_words(origin, self.desk.language))]
            past = self.live.read(offers.history, item.id, self.desk.language)
            lines += offers_list.past_words(past, self.desk.language)
        self.form.history_label.setText("\n".join(lines))
        self.form.history_label.setVisible(bool(lines))

    @Slot()
    def _confirm(self) -> None:
        if self._item is not None and self._outdated:
            label = QT_TRANSLATE_NOOP("Steps", "Confirm title of agenda item")
            self.live.attempt(label, texts.set_state, self._item.id, "title", self._outdated, TextState.CHECKED)
