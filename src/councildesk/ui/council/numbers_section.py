"""How meetings, decisions and papers are numbered: a pattern for each, with the number that comes next."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from councildesk._generated.forms.ui_council_numbers import Ui_CouncilNumbers
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import Refusal
from councildesk.services import numbers
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import theme
from councildesk.ui.council.council_section import CouncilSection, show_refusal
from councildesk.ui.kept_fields import KeptLine
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk
from councildesk.ui.widgets.folding_columns import FoldingColumns


class NumbersSection(CouncilSection):
    """A pattern that cannot be used stays in its field with the reason below it, and is not kept."""

    nouns = frozenset({"number_pattern", "issued_number", "meeting", "council"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = form = Ui_CouncilNumbers()
        form.setupUi(self)
        FoldingColumns(form.numbers_scroll, form.columns_layout)
        self.lines: dict[NumberKind, tuple[QLineEdit, QLabel, QLabel]] = {
            NumberKind.MEETING: (form.meeting_edit, form.meeting_sample, form.meeting_refusal),
            NumberKind.DECISION: (form.decision_edit, form.decision_sample, form.decision_refusal),
            NumberKind.RECOMMENDATION: (
                form.recommendation_edit,
                form.recommendation_sample,
                form.recommendation_refusal,
            ),
            NumberKind.PAPER: (form.paper_edit, form.paper_sample, form.paper_refusal),
            NumberKind.ACTION: (form.action_edit, form.action_sample, form.action_refusal),
        }
        self._patterns: dict[NumberKind, KeptLine] = {}
        for kind, (field, shown, refusal) in self.lines.items():
            field.setFont(theme.tabular(field.font()))
            shown.setFont(theme.tabular(shown.font()))
            refusal.hide()
            field.textEdited.connect(partial(self._show_sample, kind))
            kept = KeptLine(self.live, field, partial(self._write, kind), partial(self._can_be_used, kind))
            self._patterns[kind] = kept
            self.kept.append(kept)

    def refresh(self) -> None:
        patterns = self.live.read(numbers.patterns)
        for kind, kept in self._patterns.items():
            kept.show(patterns[kind])
            self._show_sample(kind)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)

    def _show_sample(self, kind: NumberKind, _typed: str = "") -> None:
        """What the pattern would give next while somebody types it, or why it cannot be used."""
        field, shown, told = self.lines[kind]
        try:
            made = self.live.read(numbers.sample, kind, field.text(), dt.date.today().year)  # noqa: DTZ011
        except Refusal as refusal:
            shown.hide()
            show_refusal(field, told, sentence(refusal))
            return
        show_refusal(field, told, "")
        shown.show()
        text = self.tr("next: {number}")
        if made.meeting:
            text = self.tr("next in meeting {meeting}: {number}").replace("{meeting}", made.meeting)
        shown.setText(text.replace("{number}", made.number))

    def _can_be_used(self, kind: NumberKind, _typed: str) -> bool:
        return not self.lines[kind][2].text()

    def _write(self, kind: NumberKind, pattern: str) -> None:
        field, _shown, told = self.lines[kind]
        label, passage = QT_TRANSLATE_NOOP("Steps", "Change number pattern"), f"pattern/{kind}"
        self.attempt_beside(field, told, label, numbers.set_patterns, {kind: pattern}, typing=passage)
