"""The history of the council: its steps by day, filtered, and beside them what the chosen one changed.

Steps are read in portions in a thread: a council of thirty years has hundreds of thousands.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from councildesk.domain import languages
from councildesk.services import families, step_lines, words
from councildesk.services.step_lines import Portion, Wanted
from councildesk.services.workspace import Workspace
from councildesk.ui.background import Progress
from councildesk.ui.history.step_part import StepPart
from councildesk.ui.history.steps_delegate import StepsDelegate
from councildesk.ui.history.steps_model import ShownStep, StepsModel
from councildesk.ui.page import Desk, Key
from councildesk.ui.page_part import PagePart
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.empty_state import EmptyState
from councildesk.ui.widgets.filter_keys import FilterKeys
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.typed_fields import DayField

_PORTION = 100
_TYPING_MS = 150
_JOB = "history"


class StepsPart(PagePart):
    nouns = frozenset(words.NOUNS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._before: int | None = None
        self._is_asking = False
        self._chosen: int | None = None
        self.filter_edit = QLineEdit(self)
        self.actor_combo, self.noun_combo = ChoiceCombo(self), ChoiceCombo(self)
        self.day_edit = DayField(self, language=desk.language)
        self.model = StepsModel(desk.language, self)
        self.view = QListView(self)
        self.empty_state = EmptyState("history", self)
        self.count_label = PlainLabel(parent=self)
        self.step = StepPart(desk, self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._typing.timeout.connect(self._search)
        self.filter_edit.textChanged.connect(self._typing.start)
        self.day_edit.edited.connect(self._search)
        self.day_edit.tell_refusals(self.live)
        for combo in (self.actor_combo, self.noun_combo):
            combo.chosen.connect(self._search)
        self.view.selectionModel().currentChanged.connect(self._show_step)
        self.view.verticalScrollBar().valueChanged.connect(self._go_on)
        self.retranslate()

    def refresh(self) -> None:
        """Ask from the newest step on; as many as are shown are shown again."""
        self._offer_filters()
        self._search()

    def enter(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keys(self) -> list[Key]:
        return [
            Key("Up", self.tr("A newer step; what it changed stands beside it")),
            Key("Tab", self.tr("To what the step changed, and the ways to take it back")),
        ]

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Steps"))
        self.filter_edit.setPlaceholderText(self.tr("Words"))
        self.filter_edit.setAccessibleName(self.tr("Words"))
        self.day_edit.setPlaceholderText(self.tr("Any day"))
        self.day_edit.setAccessibleName(self.tr("Day"))
        self.actor_combo.setAccessibleName(self.tr("Who"))
        self.noun_combo.setAccessibleName(self.tr("Kind of record"))
        self.empty_state.describe(
            "history", self.tr("No such steps"), self.tr("Take words, person, kind or day away to see more.")
        )

    @property
    def wanted(self) -> Wanted:
        """Which steps the filters let through."""
        day: dt.date | None = self.day_edit.value
        since = until = None
        if day is not None:
            since = dt.datetime.combine(day, dt.time()).astimezone()
            until = dt.datetime.combine(day + dt.timedelta(days=1), dt.time()).astimezone()
        return Wanted(
            self.filter_edit.text(), self.actor_combo.value or None, self.noun_combo.value or None, since, until
        )

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        filters: tuple[QWidget, ...] = (self.filter_edit, self.actor_combo, self.noun_combo, self.day_edit)
        for one in filters:
            tools.addWidget(one)
        self.filter_edit.setMinimumWidth(180)
        self.day_edit.setMaximumWidth(150)
        tools.addStretch(1)
        FilterKeys(self.filter_edit, self.view)
        self.view.setObjectName("steps_view")
        self.view.setModel(self.model)
        self.view.setItemDelegate(StepsDelegate(self.view))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty_state)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.stack)
        self.count_label.setProperty("look", "small")
        column.addWidget(self.count_label)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        for widget, share in ((left, 2), (self.step, 3)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(splitter.count() - 1, share)
        splitter.setSizes([420, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addLayout(tools)
        layout.addWidget(splitter, 1)

    def _offer_filters(self) -> None:
        language = self.desk.language
        everybody = [(actor, actor) for actor in self.live.read(step_lines.actors)]
        self.actor_combo.show_choices([("", self.tr("Everybody")), *everybody])
        kinds = [
            (noun, languages.capitalised(words.nouns(noun, QCoreApplication.translate), language))
            for noun in families.RECORDS
        ]
        self.noun_combo.show_choices([("", self.tr("Everything")), *kinds])
        for combo in (self.actor_combo, self.noun_combo):
            if combo.value is None:
                combo.show_value("")

    def _ask(self, before: int | None, limit: int) -> None:
        self._is_asking = True
        self._tell_count()
        work = partial(_asked, self.live.workspace, self.wanted, self.desk.language, limit, before)
        job = self.desk.background.run(work, partial(self._take, before, limit), key=_JOB)
        self.destroyed.connect(job.cancel)  # another council may be opened before the answer is there

    def _take(self, before: int | None, limit: int, found: Portion) -> None:
        self._is_asking = False
        self._before = found.before
        if before is None:
            self.model.show_steps(found.lines)
            self._choose_again()
        else:
            self.model.add_steps(found.lines)
        lacking = limit - len(found.lines)
        if self._before is not None and lacking > 0 and self.wanted.words:
            self._ask(self._before, lacking)  # words that are rare: look further
        self.stack.setCurrentWidget(self.view if self.model.steps or self._is_asking else self.empty_state)
        self._tell_count()

    def _choose_again(self) -> None:
        """The step that was chosen, or the newest."""
        row = self.model.row_of(self._chosen) if self._chosen is not None else None
        if row is None:
            row = 1 if self.model.rowCount() else None
        if row is None:
            self.step.setVisible(False)
            return
        index = self.model.index(row)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell_count(self) -> None:
        text = self.tr("steps: %n", "", self.model.steps)
        if self._before is not None:
            text = self.tr("steps: %n, older ones below", "", self.model.steps)
        self.count_label.setText(text + (" …" if self._is_asking else ""))

    @Slot()
    def _search(self) -> None:
        self._ask(None, max(_PORTION, min(self.model.steps, 5 * _PORTION)))

    @Slot()
    def _go_on(self) -> None:
        """Near the end of what is shown, the next portion is asked for."""
        bar = self.view.verticalScrollBar()
        if self._before is not None and not self._is_asking and bar.maximum() - bar.value() < 2 * bar.pageStep():
            self._ask(self._before, _PORTION)

    @Slot()
    def _show_step(self) -> None:
        index = self.view.currentIndex()
        line = self.model.line(index.row()) if index.isValid() else None
        if isinstance(line, ShownStep):
            self._chosen = line.step.place
            self.step.setVisible(True)
            self.step.show_record(str(line.step.place))


def _asked(
    workspace: Workspace,
    wanted: Wanted,
    language: str,
    limit: int,
    before: int | None,
    _progress: Progress,
) -> Portion:
    """In the thread."""
    return workspace.read(step_lines.portion, wanted, language, limit, before, QCoreApplication.translate)
