"""The plan of a meeting: what it is, when, where, who presides. Its texts are kept while one types."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QApplication, QWidget

from councildesk._generated.forms.ui_meeting_plan import Ui_MeetingPlan
from councildesk.domain.meetings import MeetingFormat, MeetingKind
from councildesk.services import meetings
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingDraft
from councildesk.ui import theme
from councildesk.ui.kept_fields import KeptLine, KeptTexts, never
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.meetings.officers_card import OfficersCard
from councildesk.ui.meetings.sites_card import SitesCard
from councildesk.ui.meetings.tasks_card import TasksCard
from councildesk.ui.meetings.when_card import WhenCard
from councildesk.ui.page import Desk
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.language_fields import LanguageFields

_LABEL = QT_TRANSLATE_NOOP("Steps", "Change meeting")


class PlanPart(MeetingPart):
    is_of_minutes = True
    nouns = frozenset(
        {"meeting", "text", "meeting_site", "officer", "side", "council", "working_language", "person_name"}
        | {"agenda_item", "paper", "invitation", "stay", "entry", "rules_of_procedure"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_MeetingPlan()
        self.form.setupUi(self)
        self.kind_combo, self.format_combo, self.host_combo = ChoiceCombo(self), ChoiceCombo(self), ChoiceCombo(self)
        self.title_fields, self.place_fields = LanguageFields(self), LanguageFields(self)
        self._title = KeptTexts(self.live, self.title_fields, partial(self._write_text, "title"))
        self._place = KeptTexts(self.live, self.place_fields, partial(self._write_text, "place"))
        self._number = KeptLine(self.live, self.form.number_edit, self._write_number, whole=never)
        self.kept += [self._number, self._title, self._place]
        self.tasks = TasksCard(desk, self)
        self.when = WhenCard(desk, self)
        self.sites = SitesCard(desk, self)
        self.officers = OfficersCard(desk, self)
        self._place_widgets()
        self._connect()

    def refresh(self) -> None:
        draft: MeetingDraft = self.live.read(meetings.draft, self.meeting.id)
        self._offer_choices()
        self._number.show(draft.number or "")
        self.kind_combo.show_value(draft.kind)
        self.format_combo.show_value(draft.format)
        self.host_combo.show_value(draft.host_side_id)
        self._title.show(self.around.languages, self.form.title_label.text(), draft.title)
        self._place.show(self.around.languages, self.form.place_label.text(), draft.place)
        for fields in (self.title_fields, self.place_fields):
            for field in map(fields.field, self.around.languages):
                if not field.hasFocus():
                    field.setCursorPosition(0)
        self.tasks.show_meeting(self.meeting)
        self.when.show_meeting(self.meeting, self.around)
        self.sites.show_meeting(self.meeting, self.around)
        self.officers.show_meeting(self.meeting, self.around)

    def show_target(self, target: str) -> bool:
        """`when`, `sites` and `title` are where those tasks are done."""
        title = self.title_fields.field(self.around.languages[0])
        cards = {"when": self.when.date_edit, "sites": self.sites.form.room_button, "title": title}
        field = cards.get(target)
        if field is None:
            return False
        self.form.plan_scroll.ensureWidgetVisible(field)
        field.setFocus()
        return True

    def flush(self) -> None:
        if self.meeting_id is None:
            return
        super().flush()
        self.when.flush()
        self.sites.flush()

    def forget(self) -> None:
        super().forget()
        self.sites.forget()
        self.form.plan_scroll.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    def _place_widgets(self) -> None:
        form = self.form
        beside_labels.place(
            (form.kind_layout, form.kind_label, self.kind_combo),
            (form.format_layout, form.format_label, self.format_combo),
            (form.host_layout, form.host_label, self.host_combo),
            (form.title_layout, form.title_label, self.title_fields),
            (form.place_layout, form.place_label, self.place_fields),
        )
        form.plan_page.setMaximumWidth(theme.READABLE)
        form.left_cards_layout.addWidget(self.tasks)
        form.cards_layout.addWidget(self.when)
        form.cards_layout.addWidget(self.sites)
        form.cards_layout.addWidget(self.officers)
        chain = [self.tasks.links, form.number_edit, self.kind_combo, self.format_combo, self.host_combo]
        chain += [self.title_fields, self.place_fields, self.when, self.sites]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.kind_combo.chosen.connect(self._set_kind)
        self.format_combo.chosen.connect(self._set_format)
        self.host_combo.chosen.connect(self._set_host)
        self.tasks.wanted.connect(self.place_wanted)
        self.when.place_wanted.connect(self.place_wanted)
        self.sites.asked.connect(self._show_field)
        self.form.plan_scroll.verticalScrollBar().rangeChanged.connect(self._show_field)

    @Slot()
    def _show_field(self) -> None:
        """Fields of a new place are laid out after they have got the keys."""
        field = QApplication.focusWidget()
        if field is not None and self.sites.isAncestorOf(field):
            self.form.plan_scroll.ensureWidgetVisible(field)

    def _offer_choices(self) -> None:
        language = self.desk.language
        self.kind_combo.show_choices(meeting_words.worded(MeetingKind, language))
        self.format_combo.show_choices(meeting_words.worded(MeetingFormat, language))
        sides = [(side.id, side.name) for side in self.around.sides]
        self.host_combo.show_choices([(None, self.tr("No side")), *sides])
        self.form.host_label.setVisible(bool(sides))
        self.host_combo.setVisible(bool(sides))

    def _write_number(self, text: str) -> None:
        self._change(number=text)

    @Slot(object)
    def _set_kind(self, kind: MeetingKind) -> None:
        self._change(kind=kind)

    @Slot(object)
    def _set_format(self, meeting_format: MeetingFormat) -> None:
        self._change(format=meeting_format)

    @Slot(object)
    def _set_host(self, side_id: str | None) -> None:
        self._change(host_side_id=side_id)

    def _write_text(self, field: str, texts: dict[str, str]) -> None:
        self._change(f"{self.meeting_id}/{field}", **{field: texts})

    def _change(self, typing: str = "", **fields: Any) -> None:
        if self.meeting_id is not None:
            draft = replace(self.live.read(meetings.draft, self.meeting_id), **fields)
            self.attempt(_LABEL, meetings.change, self.meeting_id, draft, typing=typing)
