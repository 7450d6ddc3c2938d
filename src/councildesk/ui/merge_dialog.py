"""Asks which two records are one, and which of them is to be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem, QWidget

from councildesk._generated.forms.ui_merge_dialog import Ui_MergeDialog
from councildesk.domain import languages
from councildesk.domain.errors import Refusal
from councildesk.services import council, likely_same, organisation_merging, organisations, person_merging, persons
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import icons, tooltips
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate, PersonField

_ID = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Mergeable:
    """What may be merged: everything of one kind, who is like whom, and how it is done in one step."""

    icon: str
    question: str
    candidates: Sequence[Candidate]
    like: Callable[[str], Sequence[str]]
    merge: Callable[[str, str], None]


class MergeDialog(QDialog):
    """Merges when it is accepted, as one step; a refusal stays in it as a sentence."""

    def __init__(
        self, what: Mergeable, kept_id: str | None, other_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._what = what
        self.form = Ui_MergeDialog()
        self.form.setupUi(self)
        self.setMinimumWidth(520)
        self.kept_field = PersonField(self, icon_name=what.icon)
        self.other_field = PersonField(self, icon_name=what.icon)
        for slot, label, field, shown in (
            (self.form.kept_slot, self.form.kept_label, self.kept_field, kept_id),
            (self.form.other_slot, self.form.other_label, self.other_field, other_id),
        ):
            slot.addWidget(field)
            label.setBuddy(field)
            field.show_candidates(what.candidates)
            field.show_person(shown)
            field.picked.connect(self._note_pick)
        QWidget.setTabOrder(self.kept_field, self.other_field)
        QWidget.setTabOrder(self.other_field, self.form.likely_list)
        self.form.question_label.setText(what.question)
        self.form.likely_list.itemActivated.connect(self._take)
        self.form.likely_list.itemClicked.connect(self._take)
        self.form.swap_button.clicked.connect(self.swap)
        self.form.button_box.accepted.connect(self._merge)
        self.form.button_box.rejected.connect(self.reject)
        self.form.refusal_label.hide()
        self.setWindowTitle(self.tr("Merge two that are one"))
        self._name_button()
        self._show_likely()
        self._allow()
        self.other_field.setFocus()

    @property
    def kept_id(self) -> str | None:
        return self.kept_field.person_id

    @property
    def other_id(self) -> str | None:
        return self.other_field.person_id

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self._name_button()

    @Slot()
    def swap(self) -> None:
        """Keep the other one."""
        kept, other = self.kept_id, self.other_id
        self.kept_field.show_person(other)
        self.other_field.show_person(kept)
        self._note_pick()

    @Slot()
    def _note_pick(self) -> None:
        self.form.refusal_label.hide()
        self._show_likely()
        self._allow()

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        self.other_field.show_person(item.data(_ID))
        self._allow()

    @Slot()
    def _merge(self) -> None:
        if self.kept_id is None or self.other_id is None:
            return
        try:
            self._what.merge(self.kept_id, self.other_id)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.accept()

    def refuse(self, refusal: Refusal) -> None:
        self.form.refusal_label.setText(sentence(refusal))
        self.form.refusal_label.show()

    def _name_button(self) -> None:
        self.form.button_box.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Merge"))

    def _show_likely(self) -> None:
        shown = self.form.likely_list
        shown.clear()
        lines = {one.id: one.line for one in self._what.candidates}
        for key in self._what.like(self.kept_id) if self.kept_id else ():
            item = QListWidgetItem(icons.icon(self._what.icon), lines.get(key, ""))
            item.setData(_ID, key)
            item.setToolTip(tooltips.plain(item.text()))
            shown.addItem(item)
        rows = min(5, shown.count())
        shown.setFixedHeight(rows * shown.sizeHintForRow(0) + 8 if rows else 0)
        for widget in (shown, self.form.likely_label):
            widget.setVisible(bool(rows))

    def _allow(self) -> None:
        is_whole = self.kept_id is not None and self.other_id is not None and self.kept_id != self.other_id
        self.form.button_box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_whole)
        self.form.swap_button.setEnabled(is_whole)


def of_persons(desk: Desk, question: str) -> Mergeable:
    rows = desk.live.read(persons.rows, desk.language)
    return Mergeable(
        "person",
        question,
        [Candidate(row.id, row.name, " · ".join(filter(None, (row.post, row.organisation)))) for row in rows],
        lambda key: desk.live.read(likely_same.persons_like, key),
        lambda kept, other: desk.live.perform(
            QT_TRANSLATE_NOOP("Steps", "Merge persons"), person_merging.merge, kept, other
        ),
    )


def of_organisations(desk: Desk, question: str) -> Mergeable:
    order = desk.live.read(council.languages)
    rows = desk.live.read(organisations.rows)
    return Mergeable(
        "organisations",
        question,
        [
            Candidate(
                row.id,
                (languages.pick(row.name, desk.language, order) or ("", row.code))[1],
                " · ".join(filter(None, (row.code, row.country))),
            )
            for row in rows
        ],
        lambda key: desk.live.read(likely_same.organisations_like, key),
        lambda kept, other: desk.live.perform(
            QT_TRANSLATE_NOOP("Steps", "Merge organisations"), organisation_merging.merge, kept, other
        ),
    )
