"""Dialogs about the council, its people and meetings, with what the open one holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from councildesk.domain.council import MandateKind, Role
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from councildesk.services.invitations import InvitationRow


def keys_sheet(_desk: Desk) -> QDialog:
    from councildesk.ui.keys_sheet import KeysSheet
    from councildesk.ui.page import Key

    return KeysSheet([Key("Ctrl+K", "Search"), Key("F1", "Keys")])


def about(_desk: Desk) -> QDialog:
    from councildesk.ui.about import AboutDialog

    return AboutDialog()


def new_council(desk: Desk) -> QDialog:
    from councildesk.ui.start.new_council_dialog import NewCouncilDialog

    dialog = NewCouncilDialog(desk.language)
    dialog.count_combo.show_value(2)
    return dialog


def new_meeting(desk: Desk) -> QDialog:
    from councildesk.ui.meetings.new_meeting_dialog import NewMeetingDialog

    return NewMeetingDialog(desk, dt.date.today())  # noqa: DTZ011 - the day on the wall beside the reader


def reason(_desk: Desk) -> QDialog:
    from councildesk.ui.meetings.reason_dialog import ReasonDialog

    return ReasonDialog("Postponed")


def write_invitations(desk: Desk) -> QDialog:
    from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog

    return WriteInvitationsDialog(desk.settings, _invited(desk), [], None, None)


def sent(desk: Desk) -> QDialog:
    from councildesk.ui.invitations.sent_dialog import SentDialog

    return SentDialog(desk.language, _invited(desk), [], [], dt.date.today(), None)  # noqa: DTZ011 - as above


def _invited(desk: Desk) -> list[InvitationRow]:
    """Those of the meeting to which most are invited."""
    from councildesk.services import invitations, meetings

    found = [desk.live.read(invitations.rows, row.id, desk.language) for row in desk.live.read(meetings.rows, "en")]
    return max(found, key=len, default=[])


def person(desk: Desk) -> QDialog:
    from councildesk.services import members
    from councildesk.ui.members.person_dialog import PersonDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    rows = desk.live.read(members.rows, day, desk.language)
    held = [row for row in rows if row.mandate_id is not None]
    return PersonDialog.for_row(desk, day, held[0], None) if held else PersonDialog.for_new(desk, day, None, None)


def seat(desk: Desk) -> QDialog:
    from councildesk.services import board
    from councildesk.ui.members.seat_dialog import SeatDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    found = desk.live.read(board.seats_on, day, desk.language)
    if not found:
        return SeatDialog.for_new(desk, None, Role.MEMBER, day, None)
    richest = max(found, key=lambda seat: len(seat.alternates) + (seat.before is not None))
    return SeatDialog.for_seat(desk, richest.id, None)


def handover(desk: Desk) -> QDialog:
    from councildesk.services import board
    from councildesk.services.board import BoardSeat
    from councildesk.ui.members.handover_dialog import HandoverDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    empty = BoardSeat("", None, Role.MEMBER, "", True, "", "", None, (), None, None, None)
    found = desk.live.read(board.seats_on, day, desk.language) or [empty]
    richest = max(found, key=lambda seat: (seat.holder is not None, len(seat.alternates)))
    return HandoverDialog(desk, richest, MandateKind.HOLDER, day, None)


def day(desk: Desk) -> QDialog:
    from councildesk.ui.members.day_dialog import DayDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    return DayDialog(
        desk, "Ends on", "Last day of Günel Əliyeva in the seat", "Without a day it has no end.", day, bool, None
    )


def members_change(desk: Desk) -> QDialog:
    from councildesk.ui.members.members_change_dialog import MembersChangeDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    return MembersChangeDialog(desk, ["1", "2"], True, day, None)


def members_paper(desk: Desk) -> QDialog:
    from councildesk.documents import publishing
    from councildesk.ui.paper_dialog import PaperDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    return PaperDialog(desk, "Publish list of members", publishing.publish_members, day, None)


def merge(desk: Desk) -> QDialog:
    from councildesk.ui import merge_dialog
    from councildesk.ui.merge_dialog import MergeDialog

    what = merge_dialog.of_persons(desk, "Which two persons are one?")
    first, second = [*(one.id for one in what.candidates[:2]), None, None][:2]
    return MergeDialog(what, first, second)


_LIST = """Soyad;Ad;Ata adı;Фамилия (ru);Имя (ru);Təşkilat;Vəzifə;E-poçt;Telefon;Tərəf;Rol;Qeydlər
Şəfiyev;Fərid;;Шафиев;Фарид;Beynəlxalq Münasibətlərin Təhlili Mərkəzi;sədr;farid@example.az;+994 12 596 82 39;AZ;Sədr;
Shafiev;Farid;;;;BMTM;;;;AZ;;
Müller;Jürgen;;;;Institut für Ostforschung;Referent;j.mueller@example.de;+49 30 1234567;;Gast;Spricht Russisch
Əliyeva;Günel;Rauf qızı;Алиева;Гюнель;İqtisad Universiteti;dosent;gunel at example.az;+994 50 123 45 67;AZ;Üzv;
Gʻulomova;Dilnoza;;Гулямова;Дильноза;Jahon iqtisodiyoti va diplomatiya universiteti;dotsent;dg@example.uz;;UZ;Üzv;
"""
"""A list of people as a council may get one, for pictures and for the audit."""


def import_columns(desk: Desk) -> QDialog:
    from pathlib import Path

    from councildesk.exchange.persons import source
    from councildesk.ui.exchange.import_dialog import ImportDialog

    one = source.Source(Path("ekspertlər.csv"), _LIST.encode("utf-8"))
    dialog = ImportDialog(desk, one.path)
    dialog.show_table(one, source.recognised(one))
    return dialog


def import_preview(desk: Desk) -> QDialog:
    from councildesk.ui.exchange.import_dialog import ImportDialog

    dialog = import_columns(desk)
    assert isinstance(dialog, ImportDialog)
    dialog.show_plan(dialog.plan_now())
    return dialog
