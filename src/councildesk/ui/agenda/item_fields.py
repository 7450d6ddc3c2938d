"""What belongs to one agenda item, beside the tree. Texts are shown in one language at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QFrame, QWidget

from councildesk._generated.forms.ui_agenda_item import Ui_AgendaItemFields
from councildesk.domain import clocks, languages
from councildesk.domain.agenda import ItemKind, ItemState
from councildesk.domain.errors import Refusal
from councildesk.domain.text import Blocks
from councildesk.services import agenda
from councildesk.services.agenda import AgendaRow, ItemDraft
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.ui.agenda import agenda_cells
from councildesk.ui.agenda.agenda_cells import Lack
from councildesk.ui.agenda.item_people import ItemPeople
from councildesk.ui.agenda.item_translation import ItemTranslation
from councildesk.ui.kept_fields import KeptLine, KeptNumber, is_written
from councildesk.ui.meetings import meeting_words
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.growing_edit import GrowingEdit
from councildesk.ui.widgets.language_tabs import LanguageTabs
from councildesk.ui.widgets.typed_fields import ClockField

_LABEL = QT_TRANSLATE_NOOP("Steps", "Change agenda item")


class ItemFields(QFrame):
    """Keeps each field while one types; each is a step of its own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.form = Ui_AgendaItemFields()
        self.form.setupUi(self)
        self._item: AgendaRow | None = None
        self._draft = ItemDraft()
        self._meeting: MeetingRow | None = None
        self._around: Surroundings | None = None
        self.languages = LanguageTabs(self)
        self.proposal_edit = GrowingEdit(self)
        self.kind_combo, self.state_combo, self.side_combo = ChoiceCombo(self), ChoiceCombo(self), ChoiceCombo(self)
        self.start_edit = ClockField(self)
        self._tag = self._second_tag = ""
        """The languages that are shown."""
        form, live = self.form, desk.live
        self._title = KeptLine(live, form.title_edit, self._write_title, whole=is_written)
        self._translation = KeptLine(live, form.translation_edit, self._write_translation)
        self._note = KeptLine(live, form.note_edit, self._write_note)
        self._minutes = KeptNumber(live, form.minutes_spin, self._write_minutes)
        self._place_widgets()
        self.translation = ItemTranslation(desk, self.form, self)
        self.people = ItemPeople(desk, self.form, self)
        self._connect()
        self.retranslate()
        self.show_item(None, None, None)

    def show_item(
        self,
        item: AgendaRow | None,
        meeting: MeetingRow | None,
        around: Surroundings | None,
        *,
        is_read: bool = False,
    ) -> None:
        """Show this item; None: none is chosen. What somebody types just now stays.

        `is_read`: no text or person of an item has changed since.
        """
        if is_read and _has_only_moved(self._item, item):
            self._item = item
            return
        if self._item is not None and (item is None or item.id != self._item.id):
            self.flush()
        self._item, self._meeting, self._around = item, meeting, around
        self.form.nothing_label.setVisible(item is None)
        self.form.fields_scroll.setVisible(item is not None)
        if item is None or around is None:
            return
        self._draft = self.live.read(agenda.draft, item.id)
        self._show_texts()
        self._show_facts(item, around)
        self.people.show_item(item, self.languages.tag, self._second())

    def go_to_lack(self, tags: Sequence[str]) -> None:
        """Put the focus where a title is missing or out of date in one of these languages."""
        lacking = next((tag for tag in tags if self._item and agenda_cells.lack(self._item, tag)), None)
        is_second = lacking is not None and lacking == self._second()
        if lacking is not None and not is_second and lacking != self.languages.tag and self._around:
            self.languages.setCurrentIndex(self._around.languages.index(lacking))
        (self.form.translation_edit if is_second else self.form.title_edit).setFocus()

    def flush(self) -> None:
        """Write what was typed and waits."""
        for field in (self._title, self._translation, self._note, self._minutes):
            field.flush()
        self.proposal_edit.flush()
        self.start_edit.flush()
        self.people.flush()

    def retranslate(self) -> None:
        self.kind_combo.show_choices(meeting_words.worded(ItemKind, self.desk.language))
        self.state_combo.show_choices(meeting_words.worded(ItemState, self.desk.language))
        self.proposal_edit.setAccessibleName(self.form.proposal_label.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.retranslate()
            self.people.retranslate()

    def _place_widgets(self) -> None:
        form = self.form
        form.languages_layout.addWidget(self.languages)
        beside_labels.place(
            (form.kind_layout, form.kind_label, self.kind_combo),
            (form.state_layout, form.state_label, self.state_combo),
            (form.side_layout, form.side_label, self.side_combo),
            (form.start_layout, form.start_label, self.start_edit),
            (form.proposal_layout, form.proposal_label, self.proposal_edit),
        )
        chain = [
            self.languages,
            form.title_edit,
            form.translation_edit,
            form.right_button,
            form.note_edit,
            self.proposal_edit,
            self.kind_combo,
        ]
        chain += [form.minutes_spin, self.side_combo, self.start_edit, self.state_combo, form.closed_check]
        for first, second in zip(chain, [*chain[1:], form.people_list], strict=True):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        form = self.form
        self.languages.chosen.connect(self._change_language)
        self.proposal_edit.edited.connect(self._write_proposal)
        self.proposal_edit.pending_changed.connect(self._note_pending)
        self.kind_combo.chosen.connect(self._set_kind)
        self.state_combo.chosen.connect(self._set_state)
        self.side_combo.chosen.connect(self._set_side)
        self.start_edit.edited.connect(self._set_start)
        self.start_edit.tell_refusals(self.live)
        form.closed_check.clicked.connect(self._set_closed)

    def _show_texts(self) -> None:
        around = self._around
        assert around is not None
        is_first = not self.languages.count()
        self.languages.show_languages(around.languages, [tag for tag, title in self._draft.title.items() if title])
        if is_first and around.pair[0] in around.languages:
            self.languages.setCurrentIndex(around.languages.index(around.pair[0]))
        tag, second = self.languages.tag, self._second()
        self.form.title_label.setText(self.tr("&Title") + f" · {languages.endonym(tag)}{self._lack(tag)}")
        self._tag, self._second_tag = tag, second
        self._title.show(self._text("title", tag))
        self._note.show(self._text("note", tag))
        self._translation.show(self._text("title", second))
        self.translation.show_title(self._item, second, self._lack(second))
        if not self.proposal_edit.is_pending:
            self.proposal_edit.show_blocks(self._text("proposal", tag) or ())
        has_proposal = bool(self._draft.proposal) or self._draft.kind is ItemKind.DECISION
        self.form.proposal_label.setVisible(has_proposal)
        self.proposal_edit.setVisible(has_proposal)

    def _text(self, field: str, tag: str) -> Any:
        """What is kept, or waits to be."""
        waiting = self.live.unsaved.of(_passage(self._item.id, field, tag)) if self._item is not None else None
        return waiting.value if waiting is not None else getattr(self._draft, field).get(tag, "")

    def _show_facts(self, item: AgendaRow, around: Surroundings) -> None:
        self.kind_combo.show_value(item.kind)
        self.state_combo.show_value(item.state)
        sides = [(side.id, side.name) for side in around.sides]
        self.side_combo.show_choices([(None, self.tr("No side")), *sides])
        self.side_combo.show_value(item.side_id)
        self._minutes.show(item.planned_minutes or 0)
        zone = self._meeting.time_zone if self._meeting else "UTC"
        fixed = item.fixed_start.astimezone(clocks.zone(zone)).time() if item.fixed_start else None
        self.start_edit.show_value(fixed)
        self.start_edit.setPlaceholderText(self.tr("in turn"))
        self.form.closed_check.setChecked(item.is_closed)

    def _second(self) -> str:
        """The other one of the two languages; empty where there is one only."""
        pair = self._around.pair if self._around else ()
        others = [tag for tag in reversed(pair) if tag != self.languages.tag]
        return others[0] if others and len(pair) > 1 else ""

    def _lack(self, tag: str) -> str:
        """What the title lacks in a language, behind its name."""
        match agenda_cells.lack(self._item, tag) if self._item and tag else Lack.NOTHING:
            case Lack.MISSING:
                return self.tr(" — missing")
            case Lack.OUT_OF_DATE:
                return self.tr(" — out of date")
        return ""

    @Slot()
    def _change_language(self) -> None:
        if self._item is not None:
            for field in (self._title, self._translation, self._note):
                field.flush()
            self.show_item(self._item, self._meeting, self._around)

    def _write_title(self, text: str) -> None:
        self._change(f"title/{self._tag}", title={self._tag: text})

    def _write_translation(self, text: str) -> None:
        if self._second_tag:
            self._change(f"title/{self._second_tag}", title={self._second_tag: text})

    def _write_note(self, text: str) -> None:
        self._change(f"note/{self._tag}", note={self._tag: text})

    @Slot(object)
    def _write_proposal(self, blocks: Blocks) -> None:
        if self._item is not None:
            self._keep("proposal", self.languages.tag, blocks)

    def _keep(self, field: str, tag: str, value: Blocks) -> None:
        """Write a text of this item, whichever one is shown by the time it can be written."""
        if self._item is not None:
            passage = _passage(self._item.id, field, tag)
            self.live.hand_over(value, partial(self._write_text, self._item.id, field, tag, value), passage)

    def _write_text(self, item_id: str, field: str, tag: str, value: Blocks) -> None:
        wanted: dict[str, Any] = {field: {tag: value}}
        draft = replace(self.live.read(agenda.draft, item_id), **wanted)
        self.live.attempt_typing(_passage(item_id, field, tag), _LABEL, agenda.change, item_id, draft)

    @Slot(bool)
    def _note_pending(self, is_pending: bool) -> None:
        self.live.note_pending(self.proposal_edit, is_pending)

    @Slot(object)
    def _set_kind(self, kind: ItemKind) -> None:
        self._change(kind=kind)

    @Slot(object)
    def _set_state(self, state: ItemState) -> None:
        if self._item is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Change state of agenda item")
            self.live.attempt(label, agenda.set_state, self._item.id, state)

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        self._change(side_id=side_id)

    @Slot(object)
    def _set_start(self, clock: dt.time | None) -> None:
        """By the clocks of the meeting's zone; an hour before the meeting's own beginning is on the next day."""
        meeting = self._meeting
        if meeting is None:
            return
        try:
            instant = clocks.moment(meeting.date, clock, meeting.time_zone) if clock is not None else None
            if instant and meeting.starts_at and instant < meeting.starts_at:
                instant = clocks.moment(meeting.date + dt.timedelta(days=1), clock or dt.time(), meeting.time_zone)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return
        self._change(fixed_start=instant)

    def _write_minutes(self) -> None:
        minutes = self.form.minutes_spin.value() or None
        if self._item is not None and minutes != self._item.planned_minutes:
            self._change("minutes", planned_minutes=minutes)

    @Slot(bool)
    def _set_closed(self, is_closed: bool) -> None:
        self._change(is_closed=is_closed)

    def _change(self, passage: str = "", **fields: Any) -> None:
        """One step; with a passage, steps of typing in it join."""
        if self._item is None:
            return
        key = self._item.id
        draft = replace(self.live.read(agenda.draft, key), **fields)
        if passage:
            self.live.attempt_typing(f"{key}/{passage}", _LABEL, agenda.change, key, draft)
        else:
            self.live.attempt(_LABEL, agenda.change, key, draft)


def _passage(item_id: str, field: str, tag: str) -> str:
    return f"{item_id}/{field}/{tag}"


def _has_only_moved(before: AgendaRow | None, item: AgendaRow | None) -> bool:
    """It has another number, place or planned time, of which nothing is shown here."""
    if before is None or item is None:
        return False
    placed = before._replace(
        parent_id=item.parent_id,
        level=item.level,
        number=item.number,
        is_frozen=item.is_frozen,
        slot=item.slot,
    )
    return placed == item
