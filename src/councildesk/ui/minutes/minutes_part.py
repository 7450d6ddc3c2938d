"""The minutes of a meeting: one item of the agenda at a time, its entries in two languages side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_minutes_part import Ui_MinutesPart
from councildesk.domain import languages
from councildesk.domain.minutes import NEXT_MINUTES_STATES, EntryKind, MinutesState
from councildesk.services import agenda, entries, minutes, texts
from councildesk.services.agenda import AgendaRow
from councildesk.services.completeness import Report
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.minutes import EntryRow
from councildesk.services.translating import TextPlace
from councildesk.ui import icons, settings
from councildesk.ui.meetings import meeting_words, surroundings
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.minutes import entry_setting, gap_words
from councildesk.ui.minutes.completeness_watch import CompletenessWatch
from councildesk.ui.minutes.entry_acts import EntryActs
from councildesk.ui.minutes.entry_column import EntryColumn
from councildesk.ui.minutes.entry_keys import EntryKeys
from councildesk.ui.minutes.items_outline import ItemsOutline
from councildesk.ui.minutes.minutes_side import MinutesSide
from councildesk.ui.minutes.progress_button import ProgressButton
from councildesk.ui.minutes.translation_keys import TranslationKeys
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.blocks_toolbar import BlocksToolbar
from councildesk.ui.widgets.chip_button import ChipButton
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.growing_edit import GrowingEdit

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement

_SPLITTER = settings.splitter_sizes("minutes")


class MinutesPart(MeetingPart):
    """Typing is kept by itself. A key for a kind adds an entry below, or turns an empty entry into that kind."""

    nouns = frozenset(
        {"meeting", "entry", "decision", "vote", "vote_count", "ballot", "action", "assignee", "text", "agenda_item"}
        | {"setting", "working_language", "person_name", "side"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_MinutesPart()
        self.form.setupUi(self)
        self._items: list[AgendaRow] = []
        self._rows: list[EntryRow] = []
        self.outline = ItemsOutline(self.form.items_list)
        self.column = EntryColumn(desk, self)
        self.acts = EntryActs(self.live, self.column, self.outline, self)
        self.toolbar = BlocksToolbar(self)
        self.first_combo, self.second_combo = ChoiceCombo(self), ChoiceCombo(self)
        for combo in (self.first_combo, self.second_combo):
            combo.never_be_cut()
        self.state_chip = ChipButton(self, self.tr("State of the minutes"))
        self.progress_button = ProgressButton(self)
        self.side = MinutesSide(desk, self)
        self.entry_keys = EntryKeys(desk.language, self)
        self.translation = TranslationKeys(self.live, self.column, self)
        self._watch = CompletenessWatch(desk, "minutes", self)
        self.empty_state = EmptyState(parent=self)
        self._furnish()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        self.acts.meeting_id = self.meeting.id
        self._items = self.live.read(agenda.rows, self.meeting.id, self.desk.language)
        self._rows = self.live.read(minutes.rows, self.meeting.id, self.desk.language)
        self._offer_languages()
        self._fill_items()
        self._show_item()
        self._show_state()
        self._watch.watch(self.meeting.id)
        self.side.show_meeting(self.meeting.id, self.around.pair)

    def forget(self) -> None:
        self.column.forget()
        self.acts.meeting_id = None
        self.outline.forget()
        self._watch.watch(None)
        self.side.show_meeting(None)

    def flush(self) -> None:
        if self.meeting_id is not None:
            self.column.flush()

    def first_focus(self) -> QWidget:
        return self.outline.list

    def show_target(self, target: str) -> bool:
        """An entry, an entry in one language (`entries.passage`), or an item of the agenda."""
        entry_id, _, text = target.partition("/")
        row = next((row for row in self._rows if row.id == entry_id), None)
        self.outline.choose(row.item_id if row else target)
        if row is not None:
            tag = text.rpartition("/")[2] or None
            self._show_language(tag)
            self.column.go_to(row.id, tag)
        return row is not None

    def add_new(self) -> None:
        self.acts.add(EntryKind.PARAGRAPH)

    def record_shown(self) -> tuple[str, str] | None:
        """The entry with the cursor."""
        frame = self.column.current
        return ("entry", frame.row.id) if frame is not None and frame.row is not None else None

    def keys(self) -> list[Key]:
        return [*self.entry_keys.keys(), *self.translation.keys(), *self.side.keys()]

    def keeps_heading_waiting(self) -> bool:
        return self.column.is_typing

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.first_combo.setAccessibleName(self.tr("Language on the left"))
        self.second_combo.setAccessibleName(self.tr("Language on the right"))
        self.empty_state.describe(
            "minutes",
            self.tr("Nothing written under this item yet"),
            self.tr("Write what was said and decided. Ctrl+Enter begins the next entry; all you type is kept at once."),
        )
        self.empty_state.offer(self.tr("Begin to write"))
        self.side.retranslate()
        self.entry_keys.retranslate()

    def _furnish(self) -> None:
        form = self.form
        form.format_layout.addWidget(self.toolbar)
        form.first_language_layout.addWidget(self.first_combo)
        form.second_language_layout.addWidget(self.second_combo)
        form.state_layout.addWidget(self.state_chip)
        form.progress_layout.addWidget(self.progress_button)
        for button in self.side.buttons:
            form.side_layout.addWidget(button)
        form.minutes_splitter.addWidget(self.side)
        form.content_stack.addWidget(self.column)
        form.content_stack.addWidget(self.empty_state)
        icons.beside_text(form.add_button, "add")
        form.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        form.add_button.setMenu(self.entry_keys.menu)
        order = (form.add_button, self.progress_button, self.first_combo, self.second_combo, self.state_chip)
        for before, after in pairwise((*order, *self.side.buttons, form.items_list)):
            QWidget.setTabOrder(before, after)
        kept = self.desk.settings.get(_SPLITTER)
        form.minutes_splitter.setSizes([210, 860, 420])
        form.minutes_splitter.setStretchFactor(1, 1)
        if kept:
            form.minutes_splitter.restoreState(kept)

    def _connect(self) -> None:
        self.form.add_button.clicked.connect(self.add_new)
        self.empty_state.first_step_wanted.connect(self.add_new)
        self.outline.chosen.connect(self._choose_item)
        self.outline.entered.connect(self._write_on)
        self.form.minutes_splitter.splitterMoved.connect(self._keep_sizes)
        self.first_combo.chosen.connect(self._choose_pair)
        self.second_combo.chosen.connect(self._choose_pair)
        self.state_chip.chosen.connect(self._set_state)
        self.progress_button.wanted.connect(self._translate_on)
        self.translation.text_wanted.connect(self._go_to_text)
        self.side.place_wanted.connect(self.place_wanted)
        self._watch.found.connect(self._show_report)
        self.column.typed.connect(self._show_typed)
        self.column.focused.connect(self._serve)
        self.column.shift_wanted.connect(self.acts.shift)
        self.column.remove_wanted.connect(self.acts.remove)
        self.entry_keys.kind_wanted.connect(self.acts.add)
        self.entry_keys.shift_wanted.connect(self.acts.shift_current)
        self.entry_keys.remove_wanted.connect(self.acts.remove_current)
        self.entry_keys.item_step_wanted.connect(self.outline.step)

    def _offer_languages(self) -> None:
        choices = [(tag, languages.endonym(tag)) for tag in self.around.languages]
        pair = self.around.pair
        self.first_combo.show_choices(choices)
        self.second_combo.show_choices([(None, self.tr("One language only")), *choices])
        self.first_combo.show_value(pair[0])
        self.second_combo.show_value(pair[1] if len(pair) > 1 else None)
        for combo in (self.first_combo, self.second_combo):
            combo.setVisible(len(self.around.languages) > 1)

    def _fill_items(self) -> None:
        found = self.live.read(texts.of, [item.id for item in self._items], "title")
        titles = {item.id: found[item.id].get(self.around.pair[0]) or item.title for item in self._items}
        self.outline.show_items(self._items, titles, [row.item_id for row in self._rows])

    def _show_item(self) -> None:
        item = next((one for one in self._items if one.id == self.outline.item_id), None)
        titles = self.live.read(texts.one, item.id, "title") if item else {}
        shown = [titles.get(tag, "") for tag in self.around.pair]
        first = shown[0] or (item.title if item else self.tr("Before the first item"))
        self.form.item_label.setText(" ".join(filter(None, (item.number if item else "", first))))
        other = shown[1] if len(shown) > 1 and shown[1] != first else ""
        self.form.other_item_label.setText(other)
        self.form.other_item_label.setVisible(bool(other))
        rows = [row for row in self._rows if row.item_id == self.outline.item_id]
        self.column.show_entries(rows, entry_setting.ask(self.desk, self.around, self.meeting, self._rows))
        self.form.content_stack.setCurrentWidget(self.column if rows else self.empty_state)

    def _show_state(self) -> None:
        state = self.meeting.minutes_state
        following = [(each, meeting_words.state(each, self.desk.language)) for each in NEXT_MINUTES_STATES[state]]
        self.state_chip.show_state(meeting_words.state(state, self.desk.language), following)
        is_editable = state.accepts_edits
        self.form.add_button.setEnabled(is_editable)
        self.entry_keys.set_editable(is_editable)
        self._show_progress()

    def _show_progress(self) -> None:
        """How much of each language is there, and where translating goes on."""
        found = self.live.read(minutes.translations, self.meeting.id)
        self.progress_button.show_progress(found, self.around.pair, self.around.languages)
        self.translation.show_rows(self._rows, self.around.pair)

    @Slot(object)
    def _show_report(self, report: Report) -> None:
        if self.meeting_id is not None:
            self.side.show_report(report, self.meeting_id)

    @Slot(object)
    def _go_to_text(self, place: TextPlace) -> None:
        self.show_target(entries.passage(place.entry_id, place.language))

    @Slot(str)
    def _translate_on(self, language: str) -> None:
        self._show_language(language)
        self.translation.go_untranslated(1, [language])

    def _show_language(self, language: str | None) -> None:
        """Put a language that is not shown beside the first one."""
        if language in self.around.languages and language not in self.around.pair:
            self.column.flush()
            surroundings.set_pair(self.desk, [self.around.pair[0], language])

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """What is typed here is on the screen already: nothing is read again but the entry itself (`_show_typed`)."""
        if not self.column.is_typing:
            super()._note_change(announcement)

    @Slot(str)
    def _show_typed(self, entry_id: str) -> None:
        frame = self.column.frame(entry_id)
        if frame is None or self.meeting_id is None:
            return
        fresh = self.live.read(minutes.row, entry_id, self.desk.language)
        self._rows = [fresh if row.id == entry_id else row for row in self._rows]
        frame.show_texts(fresh, is_editable=self.meeting.minutes_state.accepts_edits)
        self._show_progress()

    @Slot(object)
    def _serve(self, edit: GrowingEdit) -> None:
        self.toolbar.serve(edit)

    @Slot()
    def _choose_item(self) -> None:
        if self.meeting_id is not None:
            self.column.flush()
            self._show_item()

    @Slot()
    def _write_on(self) -> None:
        """To the end of what stands under the item, or to its first entry."""
        frames = self.column.frames
        if frames:
            frames[-1].focus_end()
        elif self.form.add_button.isEnabled():
            self.add_new()

    @Slot()
    def _choose_pair(self) -> None:
        first, second = self.first_combo.value, self.second_combo.value
        self.column.flush()
        surroundings.set_pair(self.desk, _distinct((first, second)))

    @Slot(object)
    def _set_state(self, state: MinutesState) -> None:
        self.column.flush()
        label = QT_TRANSLATE_NOOP("Steps", "Change state of minutes")
        before = self.meeting.minutes_state
        self.live.attempt(label, minutes.set_state, self.meeting.id, state)
        if self.meeting.minutes_state is state and before is not state and state is not MinutesState.DRAFT:
            told = meeting_words.word(state, self.desk.language)
            gap_words.tell(self.live, self.desk.language, self.meeting.id, told)

    @Slot()
    def _keep_sizes(self) -> None:
        self.desk.settings.put(_SPLITTER, bytes(self.form.minutes_splitter.saveState().data()))


def _distinct(pair: Sequence[str | None]) -> list[str]:
    return list(dict.fromkeys(tag for tag in pair if tag))
