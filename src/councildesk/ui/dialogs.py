"""All dialogs, each with a way to make one from the open council: for the tour and for the audit of the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from councildesk.domain.council import MandateKind, Role
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from councildesk.domain.holder import Holder
    from councildesk.services.invitations import InvitationRow
    from councildesk.ui.backups.keeping import BackupKeeping


@dataclass(frozen=True)
class DialogEntry:
    """`make` builds the dialog as it would be shown, with what the council holds."""

    name: str
    make: Callable[[Desk], QDialog]


def _keys_sheet(_desk: Desk) -> QDialog:
    from councildesk.ui.keys_sheet import KeysSheet
    from councildesk.ui.page import Key

    return KeysSheet([Key("Ctrl+K", "Search"), Key("F1", "Keys")])


def _about(_desk: Desk) -> QDialog:
    from councildesk.ui.about import AboutDialog

    return AboutDialog()


def _new_council(desk: Desk) -> QDialog:
    from councildesk.ui.start.new_council_dialog import NewCouncilDialog

    dialog = NewCouncilDialog(desk.language)
    dialog.count_combo.show_value(2)
    return dialog


def _new_meeting(desk: Desk) -> QDialog:
    from councildesk.ui.meetings.new_meeting_dialog import NewMeetingDialog

    return NewMeetingDialog(desk, dt.date.today())  # noqa: DTZ011 - the day on the wall beside the reader


def _reason(_desk: Desk) -> QDialog:
    from councildesk.ui.meetings.reason_dialog import ReasonDialog

    return ReasonDialog("Postponed")


def _write_invitations(desk: Desk) -> QDialog:
    from councildesk.ui.invitations.write_dialog import WriteInvitationsDialog

    return WriteInvitationsDialog(desk.settings, _invited(desk), [], None, None)


def _sent(desk: Desk) -> QDialog:
    from councildesk.ui.invitations.sent_dialog import SentDialog

    return SentDialog(desk.language, _invited(desk), [], [], dt.date.today(), None)  # noqa: DTZ011 - as above


def _invited(desk: Desk) -> list[InvitationRow]:
    """Those of the meeting to which most are invited."""
    from councildesk.services import invitations, meetings

    found = [desk.live.read(invitations.rows, row.id, desk.language) for row in desk.live.read(meetings.rows, "en")]
    return max(found, key=len, default=[])


def _person(desk: Desk) -> QDialog:
    from councildesk.services import members
    from councildesk.ui.members.person_dialog import PersonDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    rows = desk.live.read(members.rows, day, desk.language)
    held = [row for row in rows if row.mandate_id is not None]
    return PersonDialog.for_row(desk, day, held[0], None) if held else PersonDialog.for_new(desk, day, None, None)


def _seat(desk: Desk) -> QDialog:
    from councildesk.services import board
    from councildesk.ui.members.seat_dialog import SeatDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    found = desk.live.read(board.seats_on, day, desk.language)
    if not found:
        return SeatDialog.for_new(desk, None, Role.MEMBER, day, None)
    richest = max(found, key=lambda seat: len(seat.alternates) + (seat.before is not None))
    return SeatDialog.for_seat(desk, richest.id, None)


def _handover(desk: Desk) -> QDialog:
    from councildesk.services import board
    from councildesk.services.board import BoardSeat
    from councildesk.ui.members.handover_dialog import HandoverDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    empty = BoardSeat("", None, Role.MEMBER, "", True, "", "", None, (), None, None, None)
    found = desk.live.read(board.seats_on, day, desk.language) or [empty]
    richest = max(found, key=lambda seat: (seat.holder is not None, len(seat.alternates)))
    return HandoverDialog(desk, richest, MandateKind.HOLDER, day, None)


def _day(desk: Desk) -> QDialog:
    from councildesk.ui.members.day_dialog import DayDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    return DayDialog(
        desk, "Ends on", "Last day of Günel Əliyeva in the seat", "Without a day it has no end.", day, bool, None
    )


def _members_change(desk: Desk) -> QDialog:
    from councildesk.ui.members.members_change_dialog import MembersChangeDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    return MembersChangeDialog(desk, ["1", "2"], True, day, None)


def _members_paper(desk: Desk) -> QDialog:
    from councildesk.documents import publishing
    from councildesk.ui.paper_dialog import PaperDialog

    day = dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader
    return PaperDialog(desk, "Publish list of members", publishing.publish_members, day, None)


def _merge(desk: Desk) -> QDialog:
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


def _import_columns(desk: Desk) -> QDialog:
    from pathlib import Path

    from councildesk.exchange.persons import source
    from councildesk.ui.exchange.import_dialog import ImportDialog

    one = source.Source(Path("ekspertlər.csv"), _LIST.encode("utf-8"))
    dialog = ImportDialog(desk, one.path)
    dialog.show_table(one, source.recognised(one))
    return dialog


def _import_preview(desk: Desk) -> QDialog:
    from councildesk.ui.exchange.import_dialog import ImportDialog

    dialog = _import_columns(desk)
    assert isinstance(dialog, ImportDialog)
    dialog.show_plan(dialog.plan_now())
    return dialog


def _keeping(desk: Desk) -> BackupKeeping:
    """One that keeps backups beside the file; with a first one, and a step since."""
    from councildesk.domain.retention import Occasion
    from councildesk.services import backups
    from councildesk.ui.backups.keeping import BackupKeeping

    keeping = BackupKeeping(desk.live, desk.background, desk.settings, desk.live.workspace.path.parent / "backups")
    for occasion in (Occasion.OPENED, Occasion.IMPORT):
        backups.make(keeping.places, occasion)
    return keeping


def _backups(desk: Desk) -> QDialog:
    from councildesk.ui.backups.backups_dialog import BackupsDialog

    return BackupsDialog(desk, _keeping(desk))


def _restore(desk: Desk) -> QDialog:
    from councildesk.services import backup_places
    from councildesk.services.backup_comparison import NounChanges, Restoration
    from councildesk.services.backups import moment
    from councildesk.ui.backups.restore_dialog import RestoreDialog

    keeping = _keeping(desk)
    dialog = RestoreDialog(desk, keeping, backup_places.rows(keeping.places)[0])
    changes = (
        NounChanges("meeting", 1, 0, 2, ("2026/2 Ümumi iclas",), (), ("2026/1 Yigʻilish", "2025/4 Заседание")),
        NounChanges("entry", 14, 3, 1, ("Tərəflər ticarət dövriyyəsinin artmasını qeyd etdilər.",), (), ()),
        NounChanges("person", 0, 1, 7, (), ("Günel Əliyeva",), ("Дилноза Гуломова", "Oʻtkir Qodirov")),
    )
    dialog.show_restoration(Restoration(desk.live.read(moment), {"meeting": {}}, {}, (), changes))
    return dialog


def _held(desk: Desk) -> QDialog:
    from councildesk.domain.holder import Holder, Presence
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    return QuestionDialog(questions.held(_COUNCIL_FILE, _holder(Holder), Presence.SILENT, desk.language))


def _take_over(desk: Desk) -> QDialog:
    from councildesk.domain.holder import Holder
    from councildesk.domain.place import Place, PlaceKind
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    place = Place(PlaceKind.CLOUD, "OneDrive")
    return QuestionDialog(questions.take_over(_COUNCIL_FILE, _holder(Holder), place, desk.language))


def _too_new(_desk: Desk) -> QDialog:
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    return QuestionDialog(questions.too_new(_COUNCIL_FILE, 7, 4))


def _foreign(desk: Desk) -> QDialog:
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    return QuestionDialog(
        questions.foreign(_COUNCIL_FILE, questions.KnownBackups(_MORNING, are_there=True), desk.language)
    )


def _damaged(desk: Desk) -> QDialog:
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    detail = "Tree 14 page 213: btreeInitPage() returns error code 11"
    return QuestionDialog(
        questions.damaged(_COUNCIL_FILE, detail, questions.KnownBackups(_MORNING, are_there=True), desk.language)
    )


def _backup_search(desk: Desk) -> QDialog:
    from councildesk.services import backup_places
    from councildesk.ui.opening.backup_search_dialog import BackupSearchDialog

    return BackupSearchDialog(backup_places.of(_COUNCIL_FILE, desk.live.workspace.path.parent))


def _backup_choice(desk: Desk) -> QDialog:
    from councildesk.domain.retention import Occasion
    from councildesk.services import backup_places, backups
    from councildesk.ui.opening.backup_choice_dialog import BackupChoiceDialog

    file = desk.live.workspace.path
    places = backup_places.of(file, file.parent)
    backups.make(places, Occasion.OPENED)
    return BackupChoiceDialog(places, desk.background, desk.settings, desk.language)


def _upgrade(_desk: Desk) -> QDialog:
    from councildesk.ui.opening.upgrade_dialog import UpgradeDialog

    dialog = UpgradeDialog(_COUNCIL_FILE, 2)
    dialog.show_stage(400, 1000)
    return dialog


def _leave_unsaved(desk: Desk) -> QDialog:
    from councildesk.ui.opening.question_dialog import QuestionDialog
    from councildesk.ui.unsaved import leaving

    return QuestionDialog(leaving.question(desk.live))


def _rescued(_desk: Desk) -> QDialog:
    from councildesk.ui.unsaved import rescue_dialog

    text = (
        "AZ-UZ/2026/2 Ümumi iclas · az · 2026-11-03 10:21:07\n\nTərəflər ticarət dövriyyəsinin artmasını qeyd etdilər."
    )
    return rescue_dialog.RescueDialog(rescue_dialog.found_question(), text)


def _repair(_desk: Desk) -> QDialog:
    from councildesk.services.repair_sentences import Line, LineKind
    from councildesk.ui.opening.repair_dialog import RepairDialog

    dialog = RepairDialog(_COUNCIL_FILE, _COUNCIL_FILE.with_stem("Council (repaired)"))
    dialog.show_lines(
        [
            Line(LineKind.SAVED, "Saved: records 1840, steps of the history 412, files 9."),
            Line(LineKind.LOST, "Of 620 pages of the file 3 cannot be read."),
            Line(
                LineKind.DOUBTFUL, "Decision “AZ-UZ/2026/2-1”: “Wording” is now “agreed”; the file also said “agrees”."
            ),
        ]
    )
    return dialog


_COUNCIL_FILE = Path("Azerbaijan–Uzbekistan Expert Council.council")
_MORNING = dt.datetime(2026, 11, 3, 8, 30, tzinfo=dt.UTC)


def _holder(make: type[Holder]) -> Holder:
    return make("g.aliyeva", "Günel Əliyeva", "BAKI-SEKRETARIAT-07", taken_at=_MORNING, told_at=_MORNING)


def _report(_desk: Desk) -> QDialog:
    from councildesk.ui.bug_report.report import Report
    from councildesk.ui.bug_report.report_dialog import ReportDialog
    from councildesk.ui.bug_report.report_text import Story

    route = "builtins.ZeroDivisionError\n  councildesk.ui.agenda.agenda_tree, line 12, in paintEvent"
    report = Report("", f"CouncilDesk 1.0, Python 3.11, linux\n{route}", "ZeroDivisionError: division by zero", route)
    doings = ("09:41:07  page meetings, agenda, a record", "09:41:20  step Add agenda item: agenda_item, text")
    return ReportDialog(Story(report, dt.datetime.now(dt.UTC), doings))


DIALOGS: tuple[DialogEntry, ...] = (
    DialogEntry("keys", _keys_sheet),
    DialogEntry("about", _about),
    DialogEntry("new-council", _new_council),
    DialogEntry("new-meeting", _new_meeting),
    DialogEntry("person", _person),
    DialogEntry("reason", _reason),
    DialogEntry("write-invitations", _write_invitations),
    DialogEntry("sent", _sent),
    DialogEntry("seat", _seat),
    DialogEntry("handover", _handover),
    DialogEntry("day", _day),
    DialogEntry("members-change", _members_change),
    DialogEntry("members-paper", _members_paper),
    DialogEntry("merge", _merge),
    DialogEntry("import-columns", _import_columns),
    DialogEntry("import-preview", _import_preview),
    DialogEntry("held", _held),
    DialogEntry("take-over", _take_over),
    DialogEntry("too-new", _too_new),
    DialogEntry("foreign", _foreign),
    DialogEntry("damaged", _damaged),
    DialogEntry("backup-search", _backup_search),
    DialogEntry("backup-choice", _backup_choice),
    DialogEntry("upgrade", _upgrade),
    DialogEntry("repair", _repair),
    DialogEntry("leave-unsaved", _leave_unsaved),
    DialogEntry("rescued", _rescued),
    DialogEntry("backups", _backups),
    DialogEntry("restore", _restore),
    DialogEntry("report", _report),
)
