"""Who is expected, whether that makes a quorum and why, and whether the notice period is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QWidget

from councildesk._generated.forms.ui_invitations_side import Ui_InvitationsSide
from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import dates
from councildesk.domain import meetings as rules_of_meetings
from councildesk.domain.expectation import Expectation, Headcount, Outlook
from councildesk.domain.quorum import QuorumPart
from councildesk.services import expectation
from councildesk.services.meetings import MeetingRow
from councildesk.ui.attendance import quorum_card
from councildesk.ui.colours import Tone
from councildesk.ui.invitations.invitations_reading import InvitationsReading
from councildesk.ui.meetings import tasks_card
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.state import State
from councildesk.ui.widgets.plain_label import PlainLabel
from councildesk.ui.widgets.state_chip import StateChip

translate = QCoreApplication.translate


class ExpectationCard(QObject):
    """The cards beside the list of those invited."""

    def __init__(self, form: Ui_InvitationsSide, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self.chip, self.notice_chip = StateChip(parent), StateChip(parent)
        form.expected_head.addWidget(self.chip)
        form.notice_head.addWidget(self.notice_chip)
        self._side_rows: list[tuple[QLabel, QLabel, StateChip]] = []

    def show_replies(self, known: InvitationsReading, around: Surroundings) -> None:
        """Show what the replies say now."""
        if known.terms is None:
            return
        found = expectation.under(known.terms, known.lines.rows)
        self.chip.show_state(state(found.outlook))
        self.form.people_label.setText(people(found.overall))
        self._show_sides(found, around)
        why = " ".join(reasons(found, around))
        self.form.why_label.setText(why)
        self.form.why_label.setVisible(bool(why))
        rule = rules_in_words.quorum(found.coming.rule, glossary(around.language))
        self.form.rule_label.setText(self.tr("Rule: {rule}").replace("{rule}", rule))

    def show_notice(self, known: InvitationsReading, meeting: MeetingRow, around: Surroundings, today: dt.date) -> None:
        """Show what was sent in time; `today` is the day from which an answer can still be asked for."""
        period = known.notice
        if period is None:
            return
        link = tasks_card.notice_link(period, today, around.language)
        self.notice_chip.show_state(link.state)
        last = dates.with_weekday(period.last_day, around.language)
        self.form.notice_label.setText(f"{link.text}\n" + self.tr("Last day to invite: {day}.").replace("{day}", last))
        given = period.given
        asked = meeting.date - dt.timedelta(days=given.given_days) if given is not None else today
        answer = rules_of_meetings.reply_by(asked, meeting.date)
        text = self.tr("Answers are asked for by {day}.")
        words = dates.with_weekday(answer, around.language) if answer else ""
        self.form.reply_by_label.setText(text.replace("{day}", words))
        self.form.reply_by_label.setVisible(answer is not None)

    def _show_sides(self, found: Expectation, around: Surroundings) -> None:
        perhaps = {part.side: part.present for part in found.perhaps.sides}
        self._have_side_rows(len(found.coming.sides))
        for part, (name, count, chip) in zip(found.coming.sides, self._side_rows, strict=True):
            name.setText(around.side_name(part.side))
            count.setText(_seats(part, perhaps[part.side] - part.present))
            chip.show_state(_part_state(part))

    def _have_side_rows(self, number: int) -> None:
        """Rows stay while there are as many sides: what each says changes with every reply."""
        for row in self._side_rows[number:]:
            for widget in row:
                self.form.sides_layout.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        del self._side_rows[number:]
        for place in range(len(self._side_rows), number):
            card = self.form.expected_card
            name, count, chip = PlainLabel(parent=card), PlainLabel(parent=card), StateChip(card)
            for column, cell in enumerate((name, count, chip)):
                self.form.sides_layout.addWidget(cell, place, column)
                cell.show()
            self._side_rows.append((name, count, chip))


def state(outlook: Outlook) -> State:
    """Whether a quorum is to be expected, as it is shown."""
    return {
        Outlook.SURE: State(translate("ExpectationCard", "Quorum expected"), "done", Tone.GOOD),
        Outlook.PERHAPS: State(translate("ExpectationCard", "Quorum uncertain"), "help", Tone.WARNING),
        Outlook.OPEN: State(translate("ExpectationCard", "Quorum still open"), "open_state", Tone.NEUTRAL),
        Outlook.LACKING: State(translate("ExpectationCard", "No quorum expected"), "warning", Tone.BAD),
    }[outlook]


def people(count: Headcount) -> str:
    """`Coming: 9 (7 in the room, 2 online) · perhaps: 1 · not coming: 2 · no answer: 3`."""
    coming = translate("ExpectationCard", "Coming: {number} ({room} in the room, {online} online)")
    for name, number in (("number", count.coming), ("room", count.in_room), ("online", count.online)):
        coming = coming.replace(f"{{{name}}}", str(number))
    parts = [coming] if count.coming else [translate("ExpectationCard", "Coming: nobody yet")]
    words = (
        (count.perhaps, translate("ExpectationCard", "perhaps: {number}")),
        (count.declined, translate("ExpectationCard", "not coming: {number}")),
        (count.unanswered, translate("ExpectationCard", "no answer: {number}")),
    )
    parts += [word.replace("{number}", str(number)) for number, word in words if number]
    # No line begins with a dot.
    return "\N{NO-BREAK SPACE}· ".join(parts)


def reasons(found: Expectation, around: Surroundings) -> Iterator[str]:
    """Why the quorum is not sure: what is missing, and what may still make it up."""
    if found.outlook is Outlook.LACKING:
        yield translate("ExpectationCard", "Even if all came who have not declined:")
        yield from quorum_card.shortfalls(found.at_most, around)
        return
    yield from quorum_card.shortfalls(found.coming, around)
    if found.outlook is Outlook.PERHAPS:
        yield translate("ExpectationCard", "Those who may come would be enough.")
    elif found.outlook is Outlook.OPEN:
        yield translate("ExpectationCard", "Those who have not answered can make it up.")


def _seats(part: QuorumPart, perhaps: int) -> str:
    text = (
        translate("ExpectationCard", "{present} of {total} seats")
        .replace("{present}", str(part.present))
        .replace("{total}", str(part.total))
    )
    return (
        text + translate("ExpectationCard", " + {number}?").replace("{number}", str(perhaps)) if perhaps > 0 else text
    )


def _part_state(part: QuorumPart) -> State:
    if part.required is None:
        return State(translate("ExpectationCard", "No rule"), "information", Tone.NEUTRAL)
    if part.is_reached:
        return State(
            translate("ExpectationCard", "{number} needed").replace("{number}", str(part.required)), "done", Tone.GOOD
        )
    return State(
        translate("ExpectationCard", "{number} missing").replace("{number}", str(part.missing)),
        "open_state",
        Tone.WARNING,
    )
