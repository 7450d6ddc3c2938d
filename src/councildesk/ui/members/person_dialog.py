"""A member: names in each language, the seat and the time in it, post and contacts, and what became of them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QMenu, QWidget

from councildesk._generated.forms.ui_person_dialog import Ui_PersonDialog
from councildesk.domain import languages
from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.services import council, memberships, seats, sides
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.members import MemberRow
from councildesk.services.memberships import MembershipDraft
from councildesk.services.persons import ContactDraft, PersonDraft
from councildesk.ui.draft_dialog import DraftDialog
from councildesk.ui.members import members_list, person_history
from councildesk.ui.organisations import organisation_choices
from councildesk.ui.page import Desk
from councildesk.ui.widgets.folding_columns import FoldingColumns
from councildesk.ui.widgets.screen_room import keep_within_screen
from councildesk.ui.widgets.typed_fields import DayField

_BETWEEN = re.compile(r"[,;\s]*[,;\n][,;\s]*")


class PersonDialog(DraftDialog):
    """Writes what was entered as one step when it is accepted; a refusal stays in it as a sentence."""

    def __init__(self, desk: Desk, draft: MembershipDraft, row: MemberRow | None, parent: QWidget | None) -> None:
        """`draft` is what is shown. `row` is the member it belongs to; None or a vacant seat: somebody new."""
        super().__init__(parent)
        self._desk, self._draft = desk, draft
        self.mandate_id = row.mandate_id if row else None
        self.form = Ui_PersonDialog()
        self.form.setupUi(self)
        keep_within_screen(self)
        FoldingColumns(self.form.member_tab, self.form.columns_layout)
        self.watch(self.form.refusal_label, self.form.button_box)
        self._tags = desk.live.read(council.languages) or [desk.language]
        self.since_edit = DayField(self, language=desk.language)
        self.until_edit = DayField(self, language=desk.language)
        self._place_days()
        self._language_menu = QMenu(self)
        self._language_menu.aboutToShow.connect(self._offer_languages)
        self.form.language_button.setMenu(self._language_menu)
        self.form.button_box.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Save"))
        self._show_draft()
        self._show_seat(row)
        self._show_history(row)
        self.form.name_fields.setFocus()

    @classmethod
    def for_new(
        cls, desk: Desk, day: dt.date, side_id: str | None, parent: QWidget | None, role: Role = Role.MEMBER
    ) -> PersonDialog:
        """Somebody new, with a seat of their own. A guest's or an observer's has no vote until somebody says so."""
        is_voting = role not in (Role.OBSERVER, Role.GUEST)
        draft = MembershipDraft(PersonDraft(side_id=side_id), role=role, voting=is_voting, since=day)
        return cls(desk, draft, None, parent)

    @classmethod
    def for_alternate(cls, desk: Desk, day: dt.date, row: MemberRow, parent: QWidget | None) -> PersonDialog:
        """Somebody new who stands in for the holder of this row's seat."""
        draft = MembershipDraft(
            PersonDraft(side_id=row.side_id),
            role=row.role,
            voting=row.voting,
            since=day,
            kind=MandateKind.ALTERNATE,
            seat_id=row.seat_id,
        )
        return cls(desk, draft, replace(row, mandate_id=None, stands_for=row.stands_for or row.name), parent)

    @classmethod
    def for_row(cls, desk: Desk, day: dt.date, row: MemberRow, parent: QWidget | None) -> PersonDialog:
        """The member of this row, or somebody new for its vacant seat."""
        if row.mandate_id is not None:
            return cls(desk, desk.live.read(memberships.draft, row.mandate_id, day, desk.language), row, parent)
        draft = MembershipDraft(
            PersonDraft(side_id=row.side_id), role=row.role, voting=row.voting, since=day, seat_id=row.seat_id
        )
        return cls(desk, draft, row, parent)

    def draft(self) -> MembershipDraft:
        """The membership as the fields say it."""
        form, kept = self.form, self._draft
        contacts = (
            *self._contacts(ContactKind.MAIL, form.mail_edit.text()),
            *self._contacts(ContactKind.PHONE, form.phone_edit.text()),
            *(one for one in kept.person.contacts if one.kind is ContactKind.ADDRESS),
        )
        person = replace(
            kept.person, names=form.name_fields.names(), side_id=form.side_combo.value or None, contacts=contacts
        )
        title = dict.fromkeys(kept.post.title, "") | form.post_fields.texts()
        return replace(
            kept,
            person=person,
            post=replace(kept.post, title=title),
            organisation=form.organisation_combo.currentText(),
            role=form.role_combo.value,
            voting=form.voting_check.isChecked(),
            since=self.since_edit.value,
            until=self.until_edit.value,
        )

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.form.name_fields.retranslate()

    def typed_fields(self) -> tuple[DayField, DayField]:
        return self.since_edit, self.until_edit

    def keep(self) -> None:
        live, language = self._desk.live, self._desk.language
        if self.mandate_id is None:
            label = QT_TRANSLATE_NOOP("Steps", "Add member")
            self.mandate_id = live.perform(label, memberships.add, self.draft(), language)
        else:
            label = QT_TRANSLATE_NOOP("Steps", "Change member")
            live.perform(label, memberships.change, self.mandate_id, self.draft(), language)

    def _place_days(self) -> None:
        layout = self.form.seat_fields_layout
        before: QWidget = self.form.voting_check
        days = ((self.form.since_label, self.since_edit), (self.form.until_label, self.until_edit))
        for row, (label, field) in enumerate(days, start=3):
            layout.setWidget(row, QFormLayout.ItemRole.FieldRole, field)
            label.setBuddy(field)
            self.watch_field(field)
            QWidget.setTabOrder(before, field)
            before = field

    def _show_draft(self) -> None:
        form, kept, language = self.form, self._draft, self._desk.language
        written = {name.language for name in kept.person.names} | set(kept.post.title)
        if not kept.person.names:
            written.add(self._desk.live.read(sides.written_in, kept.person.side_id, language))
        tags = [tag for number, tag in enumerate(self._tags) if number == 0 or tag in (*written, language)]
        form.name_fields.show_names(kept.person.names, tags)
        self._show_post_languages()
        form.post_fields.show_texts(kept.post.title)
        found = self._desk.live.read(sides.rows, language)
        form.side_combo.show_choices([("", self.tr("None")), *((side.id, side.name) for side in found)])
        form.side_combo.show_value(kept.person.side_id or "")
        form.side_combo.setVisible(bool(found))
        form.side_label.setVisible(bool(found))
        form.role_combo.show_choices([(role, members_list.role_word(role, language)) for role in Role])
        form.role_combo.show_value(kept.role)
        form.voting_check.setChecked(kept.voting)
        self.since_edit.show_value(kept.since)
        self.until_edit.show_value(kept.until)
        form.organisation_combo.addItems(self._organisations())
        form.organisation_combo.setCurrentText(kept.organisation)
        form.mail_edit.setText(self._contact_line(ContactKind.MAIL))
        form.phone_edit.setText(self._contact_line(ContactKind.PHONE))

    def _show_seat(self, row: MemberRow | None) -> None:
        """Of an alternate the seat is the holder's: who that is, and no choices."""
        is_alternate = self._draft.kind is MandateKind.ALTERNATE
        for widget in (self.form.role_combo, self.form.voting_check):
            widget.setEnabled(not is_alternate)
        self.form.stands_for_label.setVisible(is_alternate)
        if row is not None and is_alternate:
            self.form.stands_for_label.setText(self.tr("Stands in for {name}.").replace("{name}", row.stands_for))
        elif row is not None and row.mandate_id is not None:
            self._show_alternates(row)
        titles = {
            (True, True): self.tr("Change alternate"),
            (True, False): self.tr("New alternate"),
            (False, True): self.tr("Change member"),
            (False, False): self.tr("New member"),
        }
        self.setWindowTitle(titles[is_alternate, self.mandate_id is not None])

    def _show_alternates(self, row: MemberRow) -> None:
        found = self._desk.live.read(seats.mandates, row.seat_id, self._desk.language)
        alternates = [one.name for one in found if one.kind is MandateKind.ALTERNATE]
        if alternates:
            text = self.tr("Alternates, in this order: {names}.").replace("{names}", ", ".join(alternates))
            self.form.stands_for_label.setText(text)
            self.form.stands_for_label.show()

    def _show_history(self, row: MemberRow | None) -> None:
        if row is None or row.mandate_id is None or row.person_id is None:
            self.form.tabs.removeTab(1)
            self.form.tabs.tabBar().hide()
            return
        records = (("person", row.person_id), ("mandate", row.mandate_id), ("seat", row.seat_id))
        person_history.fill(self.form.history_tree, self._desk.live, records, self._desk.language)

    @Slot()
    def _offer_languages(self) -> None:
        """The council's languages first, then the others we know."""
        self._language_menu.clear()
        for tag in dict.fromkeys([*self._tags, *languages.KNOWN]):
            if tag not in self.form.name_fields.tags:
                action = self._language_menu.addAction(languages.endonym(tag))
                action.triggered.connect(partial(self._add_language, tag))

    def _add_language(self, tag: str) -> None:
        self.form.name_fields.add_language(tag)
        texts = self.form.post_fields.texts()
        self._show_post_languages()
        self.form.post_fields.show_texts(texts)
        self.form.name_fields.field(tag, "given").setFocus()

    def _show_post_languages(self) -> None:
        self.form.post_fields.show_languages(self.form.name_fields.tags, self.form.post_label.text())

    def _organisations(self) -> list[str]:
        """The names in the reader's language, by the alphabet, after an empty line."""
        found = organisation_choices.named(self._desk.live, self._desk.language, self._tags)
        return ["", *(name for _id, name in found)]

    def _contact_line(self, kind: ContactKind) -> str:
        return ", ".join(one.value for one in self._draft.person.contacts if one.kind is kind)

    def _contacts(self, kind: ContactKind, typed: str) -> list[ContactDraft]:
        """What was typed, separated by commas; each takes the place of the one that stood there."""
        kept = [one for one in self._draft.person.contacts if one.kind is kind]
        values = [value for value in _BETWEEN.split(typed.strip()) if value]
        return [
            replace(kept[number], value=value) if number < len(kept) else ContactDraft(kind, value)
            for number, value in enumerate(values)
        ]
