"""How papers of the council look: who signs them, in which order people stand, what is at their head."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk._generated.forms.ui_council_papers import Ui_CouncilPapers
from councildesk.domain.council import Role
from councildesk.domain.signatories import SIGNING, SignedPaper
from councildesk.services import council, files, precedence, sides, signatories
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.council import logo_steps
from councildesk.ui.council.council_section import CouncilSection
from councildesk.ui.council.logo_field import LogoField
from councildesk.ui.meetings import meeting_words
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.language_fields import LanguageTexts
from councildesk.ui.widgets.ordered_list import OrderedList

_PRECEDENCE = QT_TRANSLATE_NOOP("Steps", "Change order of precedence")


class PapersSection(CouncilSection):
    """`sides_wanted` when somebody wants to see the letterheads of the sides."""

    sides_wanted = Signal()

    nouns = frozenset({"setting", "side", "council", "text", "working_language"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = form = Ui_CouncilPapers()
        form.setupUi(self)
        FoldingColumns(form.papers_scroll, form.columns_layout)
        self.signing = {kind: OrderedList(self, has_ticks=True) for kind in SignedPaper}
        self.order_combo, self.roles_list = ChoiceCombo(self), OrderedList(self)
        self.logo_field, self.lines_fields = LogoField(self), LanguageTexts(self)
        self._letterhead = self.keep_texts(self.lines_fields, self._write_lines)
        beside_labels.place(
            (form.minutes_layout, form.minutes_label, self.signing[SignedPaper.MINUTES]),
            (form.attendance_layout, form.attendance_label, self.signing[SignedPaper.ATTENDANCE]),
            (form.invitation_layout, form.invitation_label, self.signing[SignedPaper.INVITATION]),
            (form.order_layout, form.order_label, self.order_combo),
            (form.roles_layout, form.roles_label, self.roles_list),
            (form.logo_layout, form.logo_label, self.logo_field),
            (form.lines_layout, form.lines_label, self.lines_fields),
        )
        chain = [*self.signing.values(), form.sides_button, self.logo_field, self.lines_fields]
        for first, second in pairwise([*chain, self.order_combo, self.roles_list, form.own_first_check]):
            QWidget.setTabOrder(first, second)
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        chosen = self.live.read(signatories.by_paper)
        for kind, shown in self.signing.items():
            offered = dict.fromkeys([*SIGNING, *chosen[kind]])
            shown.show_choices(meeting_words.worded(offered, self.desk.language), chosen[kind])
        self._show_order()
        self._show_letterhead()

    def keys(self) -> list[Key]:
        return [Key("Alt+Up", self.tr("Move up, Alt+Down: down")), Key("Space", self.tr("Choose who signs"))]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        form = self.form
        self.signing[SignedPaper.MINUTES].name(form.minutes_label.text())
        self.signing[SignedPaper.ATTENDANCE].name(form.attendance_label.text())
        self.signing[SignedPaper.INVITATION].name(form.invitation_label.text())
        self.roles_list.name(form.roles_label.text())
        choices = [(True, self.tr("by side, then by role")), (False, self.tr("by role, then by side"))]
        self.order_combo.show_choices(choices)

    def _connect(self) -> None:
        for kind, shown in self.signing.items():
            shown.changed.connect(partial(self._set_signatories, kind))
        self.order_combo.chosen.connect(self._set_by_side)
        self.roles_list.changed.connect(self._set_roles)
        self.form.own_first_check.clicked.connect(self._set_own_first)
        self.form.sides_button.clicked.connect(self.sides_wanted)
        self.logo_field.picked.connect(self._set_logo)
        self.logo_field.removed.connect(self._remove_logo)

    def _show_order(self) -> None:
        order = self.live.read(precedence.order)
        self.roles_list.show_choices(meeting_words.worded(order.roles, self.desk.language))
        self.order_combo.show_value(order.by_side)
        self.form.own_first_check.setChecked(order.own_side_first)

    def _show_letterhead(self) -> None:
        """Of a council with sides each side has its own; the order of sides is of no concern without them."""
        form = self.form
        has_sides = bool(self.live.read(sides.rows, self.desk.language))
        of_sides: tuple[QWidget, ...] = (form.letterhead_hint, form.sides_button, form.own_first_check)
        for widget in (*of_sides, form.order_label, self.order_combo):
            widget.setVisible(has_sides)
        for widget in (form.logo_label, self.logo_field, form.lines_label, self.lines_fields):
            widget.setVisible(not has_sides)
        draft = self.live.read(council.draft)
        self._letterhead.show(draft.languages, form.lines_label.text(), draft.letterhead)
        self.logo_field.show_image(self.live.read(files.content, draft.logo_id) if draft.logo_id else b"")

    def _set_signatories(self, kind: SignedPaper, roles: list[Role]) -> None:
        self.attempt(QT_TRANSLATE_NOOP("Steps", "Change signatories"), signatories.set_for, kind, roles)

    @Slot(object)
    def _set_by_side(self, by_side: bool) -> None:
        order = replace(self.live.read(precedence.order), by_side=by_side)
        self.attempt(_PRECEDENCE, precedence.set_order, order)

    @Slot(object)
    def _set_roles(self, roles: list[Role]) -> None:
        order = replace(self.live.read(precedence.order), roles=tuple(roles))
        self.attempt(_PRECEDENCE, precedence.set_order, order)

    @Slot(bool)
    def _set_own_first(self, is_first: bool) -> None:
        order = replace(self.live.read(precedence.order), own_side_first=is_first)
        self.attempt(_PRECEDENCE, precedence.set_order, order)

    @Slot(object)
    def _set_logo(self, file: Path) -> None:
        logo_steps.take(self, file)

    @Slot()
    def _remove_logo(self) -> None:
        logo_steps.remove(self)

    def _write_lines(self, texts: dict[str, str]) -> None:
        changed = replace(self.live.read(council.draft), letterhead=texts)
        label = QT_TRANSLATE_NOOP("Steps", "Change letterhead")
        self.attempt(label, council.change, changed, typing="council/letterhead")
