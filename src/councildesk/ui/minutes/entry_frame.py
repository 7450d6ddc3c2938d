"""One entry of the minutes: its head, its words in the languages side by side, and the facts of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from councildesk._generated.forms.ui_entry_frame import Ui_EntryFrame
from councildesk.domain import languages
from councildesk.domain.minutes import EntryKind, TextState
from councildesk.domain.text import Blocks, plain
from councildesk.services import entries, translating
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.minutes import EntryRow
from councildesk.ui import icons
from councildesk.ui.colours import Tone
from councildesk.ui.meetings import meeting_words
from councildesk.ui.minutes.action_facts import ActionFields
from councildesk.ui.minutes.decision_facts import DecisionFields
from councildesk.ui.minutes.entry_setting import EntrySetting
from councildesk.ui.minutes.entry_text import EntryText
from councildesk.ui.minutes.taken_at import TAKEN, TakenAt
from councildesk.ui.minutes.vote_facts import VoteFields
from councildesk.ui.page import Desk
from councildesk.ui.state import State
from councildesk.ui.widgets.chip_button import ChipButton
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.growing_edit import GrowingEdit
from councildesk.ui.widgets.person_field import PersonField
from councildesk.ui.widgets.plain_label import PlainLabel

_TYPING = QT_TRANSLATE_NOOP("Steps", "Type minutes")
_SPEAKER = 320
_SPOKEN = (EntryKind.STATEMENT, EntryKind.RESERVATION)
Facts = DecisionFields | VoteFields | ActionFields
_MAKERS: dict[EntryKind, type[DecisionFields] | type[VoteFields] | type[ActionFields]] = {
    EntryKind.DECISION: DecisionFields,
    EntryKind.VOTE: VoteFields,
    EntryKind.ACTION: ActionFields,
}
_TONES = {
    EntryKind.DECISION: Tone.ACCENT,
    EntryKind.VOTE: Tone.ACCENT,
    EntryKind.ACTION: Tone.ACCENT,
    EntryKind.RESERVATION: Tone.WARNING,
    EntryKind.NOTE: Tone.WARNING,
}


def kind_state(kind: EntryKind, language: str) -> State:
    return State(meeting_words.word(kind, language), meeting_words.ENTRY_ICONS[kind], _TONES.get(kind, Tone.NEUTRAL))


class EntryFrame(QFrame):
    """`typed` after something typed was kept, `focused` carries the editor that somebody went into."""

    typed = Signal(str)
    focused = Signal(object)
    shift_wanted = Signal(str, int)
    remove_wanted = Signal(str)
    moved = Signal()
    """Another line of the facts is the current one."""

    def __init__(self, desk: Desk, pair: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.form = Ui_EntryFrame()
        self.form.setupUi(self)
        self.row: EntryRow | None = None
        self.kind_chip = ChipButton(self, self.tr("Kind"))
        self.speaker_edit, self.side_combo = PersonField(self, keeps_words=True), ChoiceCombo(self)
        self.taken_at: TakenAt | None = None
        self.texts = {tag: EntryText(tag, desk.language, self) for tag in pair}
        self._facts: Facts | None = None
        self.is_typing = False
        self._tells_states = True
        self._furnish()
        self._connect()

    def show_entry(self, row: EntryRow, setting: EntrySetting) -> None:
        """Show what is kept; what somebody types just now stays."""
        self.row = row
        language = self.desk.language
        kinds = [(kind, kind_state(kind, language)) for kind in EntryKind if kind is not row.kind]
        self.kind_chip.show_state(kind_state(row.kind, language), kinds if setting.is_editable else ())
        self._show_speaker(row, setting)
        self._show_taken(row, setting)
        self._tells_states = setting.tells_states
        self.show_texts(row, is_editable=setting.is_editable)
        for button in (self.form.up_button, self.form.down_button, self.form.remove_button):
            button.setEnabled(setting.is_editable)
        self._show_elsewhere(row)
        self._show_facts(row, setting)

    def leave_entry(self) -> None:
        """Forget the entry that was shown, and what waits to be written of it: another one comes."""
        self.row = None
        for text in self.texts.values():
            text.edit.drop()
        if self.taken_at is not None:
            self.taken_at.drop()
        if self._facts is not None:
            self._facts.drop()
        self._make_facts(None)

    def show_texts(self, row: EntryRow, *, is_editable: bool) -> None:
        """Show the words in each language, what each text is, and what changed in an original since."""
        for tag, text in self.texts.items():
            content = row.content.get(tag)
            text.show_content(content, is_editable, self.live.unsaved.of(entries.passage(row.id, tag)))
            text.chip.setVisible(self._tells_states and row.kind is not EntryKind.NOTE and bool(row.content))
            is_old = self._tells_states and content is not None and content.is_out_of_date
            text.show_changes(
                content if is_old else None, self.live.read(translating.changes, row.id, tag) if is_old else None
            )

    def flush(self) -> None:
        self.speaker_edit.hand_on_words()
        for text in self.texts.values():
            text.edit.flush()
        if self.taken_at is not None:
            self.taken_at.flush()
        if self._facts is not None:
            self._facts.flush()

    @property
    def head_fields(self) -> tuple[QWidget, ...]:
        """Kind, speaker and time, which stand above the words. Tab reaches those of all entries before the first words,
        since from words it leads on to words."""
        taken = (self.taken_at.time_edit, self.taken_at.again_button) if self.taken_at is not None else ()
        return self.kind_chip, self.speaker_edit, self.side_combo, *taken

    @property
    def has_words(self) -> bool:
        """Also where the speaker is named: what is nobody's name there belongs to the text."""
        return bool(self.speaker_edit.words) or any(text.edit.toPlainText().strip() for text in self.texts.values())

    @property
    def is_blank(self) -> bool:
        """Nothing would be lost if it became an entry of another kind; a vote needs no words to be one."""
        row = self.row
        has_facts = row is not None and (row.decision is not None or row.vote is not None or row.action is not None)
        return not has_facts and not self.has_words

    def focus_text(self, tag: str | None = None) -> None:
        """Go into the editor of this language, or the first one."""
        text = self.texts.get(tag or "") or next(iter(self.texts.values()))
        text.edit.setFocus()

    def focus_end(self) -> None:
        """Go behind the last word of the first language."""
        self.focus_text()
        next(iter(self.texts.values())).edit.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab leads at the live desk: from the words on to what is to be said besides."""
        words = tuple(text.edit for text in self.texts.values())
        return (*words, *(self._facts.stops if self._facts is not None else ()))

    def focus_facts(self) -> None:
        """Go to the facts of the kind, where a vote is counted."""
        if isinstance(self._facts, VoteFields):
            self._facts.focus_counts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    def _furnish(self) -> None:
        form = self.form
        form.kind_layout.addWidget(self.kind_chip)
        form.speaker_layout.addWidget(self.speaker_edit)
        form.side_layout.addWidget(self.side_combo)
        self.speaker_edit.setMinimumWidth(140)
        self.speaker_edit.setMaximumWidth(_SPEAKER)
        form.head_layout.setStretchFactor(form.speaker_layout, 1)
        self.speaker_edit.setAccessibleName(self.tr("Speaker"))
        self.speaker_edit.setPlaceholderText(self.tr("Who speaks"))
        self.side_combo.setAccessibleName(self.tr("Side"))
        for column, (tag, text) in enumerate(self.texts.items()):
            text.edit.setParent(self)
            form.texts_layout.addWidget(text.edit, 0, column)
            form.texts_layout.addWidget(text.chip, 1, column, Qt.AlignmentFlag.AlignLeft)
            form.texts_layout.addWidget(text.changes, 3, column, Qt.AlignmentFlag.AlignTop)
            form.texts_layout.setColumnStretch(column, 1)
            text.edit.setToolTip(languages.endonym(tag))
        self.elsewhere_label = PlainLabel(parent=self)
        self.elsewhere_label.setProperty("look", "quiet")
        self.elsewhere_label.setWordWrap(True)
        form.texts_layout.addWidget(self.elsewhere_label, 2, 0, 1, len(self.texts))
        for button, icon in ((form.up_button, "up"), (form.down_button, "down"), (form.remove_button, "remove")):
            button.setIcon(icons.icon(icon))
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        for text in self.texts.values():
            text.written.connect(self._write)
            text.state_chosen.connect(self._set_text_state)
            text.edit.pending_changed.connect(self._note_pending)
            text.edit.focused.connect(self._tell_focused)
        self.kind_chip.chosen.connect(self.set_kind)
        self.speaker_edit.picked.connect(self._set_speaker)
        self.speaker_edit.unnamed.connect(self._write_unnamed)
        self.side_combo.chosen.connect(self._set_side)
        self.form.up_button.clicked.connect(self._raise)
        self.form.down_button.clicked.connect(self._lower)
        self.form.remove_button.clicked.connect(self._tell_remove)

    def _show_elsewhere(self, row: EntryRow) -> None:
        """An entry written in neither of the two languages shows what is written in another."""
        others = {} if any(tag in row.content for tag in self.texts) else row.content
        tag = next(iter(others), None)
        self.elsewhere_label.setVisible(tag is not None)
        if tag is not None:
            self.elsewhere_label.setText(f"{languages.endonym(tag)}: {plain(others[tag].blocks)}")

    def _show_speaker(self, row: EntryRow, setting: EntrySetting) -> None:
        is_spoken = row.kind in _SPOKEN
        self.speaker_edit.setVisible(is_spoken)
        self.side_combo.setVisible(is_spoken and bool(setting.around.sides) and row.speaker_id is None)
        self.speaker_edit.setEnabled(setting.is_editable)
        self.side_combo.setEnabled(setting.is_editable)
        if is_spoken:
            self.speaker_edit.show_candidates(setting.persons)
            self.speaker_edit.show_person(row.speaker_id)
            sides = [(side.id, side.short_name) for side in setting.around.sides]
            self.side_combo.show_choices([(None, self.tr("Whose")), *sides])
            self.side_combo.show_value(row.side_id)

    def _show_taken(self, row: EntryRow, setting: EntrySetting) -> None:
        """Most entries were not taken at a time of their own, and frames are many: made for the first one that was."""
        if self.taken_at is None and row.kind in TAKEN:
            self.taken_at = TakenAt(self.live, self)
            self.form.side_layout.addWidget(self.taken_at)
        if self.taken_at is not None:
            self.taken_at.show_entry(row, setting.meeting, is_editable=setting.is_editable)

    def _show_facts(self, row: EntryRow, setting: EntrySetting) -> None:
        self._make_facts(row.kind)
        if isinstance(self._facts, DecisionFields) and row.decision is not None:
            self._facts.show_facts(row.decision, next(iter(self.texts)), setting.is_editable)
        elif isinstance(self._facts, VoteFields) and row.vote is not None:
            self._facts.show_facts(row.vote, setting.around, setting.decisions, setting.is_editable)
        elif isinstance(self._facts, ActionFields) and row.action is not None:
            self._facts.show_facts(row.action, setting.assignees)

    def _make_facts(self, kind: EntryKind | None) -> None:
        wanted = _MAKERS.get(kind) if kind is not None else None
        if wanted is not None and isinstance(self._facts, wanted):
            return
        if self._facts is not None:
            self.form.facts_layout.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
            self._facts = None
        if wanted is not None:
            self._facts = wanted(self.live, self.desk.language, self)
            if isinstance(self._facts, VoteFields):
                self._facts.roll_call.moved.connect(self.moved)
            self.form.facts_layout.addWidget(self._facts)

    @Slot(str, object)
    def _write(self, tag: str, blocks: Blocks) -> None:
        if self.row is None:
            return
        entry_id = self.row.id
        self.is_typing = True
        try:
            passage = entries.passage(entry_id, tag)
            waiting = self.live.type_text(passage, _TYPING, blocks, entries.write, entry_id, tag, blocks)
        finally:
            self.is_typing = False
        if waiting is None:
            self.typed.emit(entry_id)

    @Slot(bool)
    def _note_pending(self, is_pending: bool) -> None:
        sender = self.sender()
        if sender is not None:
            self.live.note_pending(sender, is_pending)

    @Slot(str, object)
    def _set_text_state(self, tag: str, state: TextState) -> None:
        if self.row is not None:
            self.flush()
            label = QT_TRANSLATE_NOOP("Steps", "Change state of text")
            self.live.attempt(label, entries.set_text_state, self.row.id, tag, state)

    @Slot(object)
    def set_kind(self, kind: EntryKind) -> None:
        """Make it an entry of another kind; one undo step."""
        if self.row is not None and kind is not self.row.kind:
            self.flush()
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Change kind of entry"), entries.set_kind, self.row.id, kind)

    @Slot(object)
    def _set_speaker(self, person_id: str | None) -> None:
        if self.row is not None:
            label = QT_TRANSLATE_NOOP("Steps", "Name speaker")
            self.live.attempt(label, entries.set_speaker, self.row.id, person_id)
            self.focus_text()

    @Slot(str)
    def _write_unnamed(self, words: str) -> None:
        """What was typed for a speaker, and is nobody's name, goes behind the last word; who types there types on."""
        if self.row is None:
            return
        text = next(iter(self.texts.values()))
        text.append(words)
        if self.speaker_edit.hasFocus():
            self.focus_end()
        text.edit.flush()

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        if self.row is not None:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Name side"), entries.set_side, self.row.id, side_id)

    @Slot()
    def _tell_focused(self) -> None:
        sender = self.sender()
        if isinstance(sender, GrowingEdit):
            self.focused.emit(sender)

    @Slot()
    def _raise(self) -> None:
        if self.row is not None:
            self.shift_wanted.emit(self.row.id, -1)

    @Slot()
    def _lower(self) -> None:
        if self.row is not None:
            self.shift_wanted.emit(self.row.id, 1)

    @Slot()
    def _tell_remove(self) -> None:
        if self.row is not None:
            self.remove_wanted.emit(self.row.id)
