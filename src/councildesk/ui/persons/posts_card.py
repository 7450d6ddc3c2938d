"""A person's posts: title, organisation, from when to when; past ones in grey."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_person_posts import Ui_PersonPosts
from councildesk.domain import dates, languages
from councildesk.services import council, organisations
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.persons import PersonDraft, PostDraft
from councildesk.ui.kept_fields import KeptTexts
from councildesk.ui.organisations.organisation_field import OrganisationField
from councildesk.ui.persons.parts_card import PartsCard
from councildesk.ui.record_part import RecordPart
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.language_fields import LanguageFields
from councildesk.ui.widgets.typed_fields import DayField


class PostsCard(PartsCard[PostDraft]):
    field = "posts"
    label = QT_TRANSLATE_NOOP("Steps", "Change posts of person")

    def __init__(self, part: RecordPart) -> None:
        super().__init__(part)
        self.form = Ui_PersonPosts()
        self.form.setupUi(self)
        self.list.setObjectName("posts_list")
        self._tags: list[str] = []
        self._houses: dict[str, str] = {}
        self.title_fields = LanguageFields(self)
        self.organisation_field = OrganisationField(self.desk, self)
        self.from_edit = DayField(self, language=self.desk.language)
        self.to_edit = DayField(self, language=self.desk.language)
        self._title = KeptTexts(self.live, self.title_fields, self._write_title)
        self.kept.append(self._title)
        form = self.form
        self.place_parts(
            form.list_slot, form.hint_label, form.fields_box, (form.up_button, form.down_button, form.remove_button)
        )
        beside_labels.place(
            (form.title_slot, form.title_label, self.title_fields),
            (form.organisation_slot, form.organisation_label, self.organisation_field),
            (form.from_slot, form.from_label, self.from_edit),
            (form.to_slot, form.to_label, self.to_edit),
        )
        chain = [form.add_button, self.list, self.title_fields, self.organisation_field, self.from_edit, self.to_edit]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._connect()
        self.retranslate()

    def show_draft(self, draft: PersonDraft) -> None:
        self._tags = self.live.read(council.languages) or [self.desk.language]
        rows = self.live.read(organisations.register, self.desk.language)
        self._houses = {row.id: row.name for row in rows}
        super().show_draft(draft)

    def line(self, item: PostDraft) -> tuple[str, str]:
        title = (languages.pick(item.title, self.desk.language, self._tags) or ("", ""))[1]
        house = self._houses.get(item.organisation_id or "", "")
        language = self.desk.language
        days = [dates.in_figures(day, language) if day else "" for day in (item.valid_from, item.valid_to)]
        period = f"{days[0]}–{days[1]}" if any(days) else ""
        return " · ".join(filter(None, (title, house, period))), "organisations"

    def is_past(self, item: PostDraft) -> bool:
        return item.valid_to is not None and item.valid_to < _today()

    def is_enough(self, item: PostDraft) -> bool:
        return item.organisation_id is not None or any(title.strip() for title in item.title.values())

    def show_fields(self, item: PostDraft) -> None:
        tags = list(dict.fromkeys([*self._tags, *item.title]))
        self._title.show(tags, self.form.title_label.text(), item.title)
        self.organisation_field.show_organisation(item.organisation_id)
        self.from_edit.show_value(item.valid_from)
        self.to_edit.show_value(item.valid_to)

    def flush(self) -> None:
        super().flush()
        self.from_edit.flush()
        self.to_edit.flush()

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.list.setAccessibleName(self.tr("Posts"))

    @Slot()
    def add(self) -> None:
        """A new post, from today."""
        self.begin(PostDraft())
        self.title_fields.setFocus()

    def _connect(self) -> None:
        self.form.add_button.clicked.connect(self.add)
        self.organisation_field.picked.connect(self._set_organisation)
        self.organisation_field.made.connect(self._make_organisation)
        self.from_edit.edited.connect(self._set_from)
        self.to_edit.edited.connect(self._set_to)
        for field in (self.from_edit, self.to_edit):
            field.tell_refusals(self.live)

    def _write_title(self, texts: dict[str, str]) -> None:
        self.change("title", title=texts)

    @Slot(object)
    def _set_organisation(self, organisation_id: str | None) -> None:
        self.change(organisation_id=organisation_id)

    @Slot(str)
    def _make_organisation(self, name: str) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Add organisation")
        tag = self._tags[0] if self.desk.language not in self._tags else self.desk.language
        made = self.live.attempt(label, organisations.add, OrganisationDraft({tag: name}))
        if made is not None:
            self.change(organisation_id=made)
            self.live.tell(self.tr("Organisation “{name}” added.").replace("{name}", name), undoable=False)

    @Slot(object)
    def _set_from(self, day: dt.date | None) -> None:
        self.change(valid_from=day)

    @Slot(object)
    def _set_to(self, day: dt.date | None) -> None:
        self.change(valid_to=day)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
