"""Dialogs about files, backups and faults, as somebody would meet them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from councildesk.domain.holder import Holder
    from councildesk.ui.backups.keeping import BackupKeeping

_COUNCIL_FILE = Path("Azerbaijan–Uzbekistan Expert Council.council")
_MORNING = dt.datetime(2026, 11, 3, 8, 30, tzinfo=dt.UTC)


def _keeping(desk: Desk) -> BackupKeeping:
    """One with backups beside the file that were made here; nobody closes it with the council."""
    from councildesk.domain.retention import Occasion
    from councildesk.services import backups
    from councildesk.ui.backups.keeping import BackupKeeping

    keeping = BackupKeeping(desk.live, desk.background, desk.settings, desk.live.workspace.path.parent / "backups")
    for occasion in (Occasion.OPENED, Occasion.IMPORT):
        backups.make(keeping.places, occasion)
    keeping.close()  # of itself it makes none
    return keeping


def backups(desk: Desk) -> QDialog:
    from councildesk.ui.backups.backups_dialog import BackupsDialog

    return BackupsDialog(desk, _keeping(desk))


def restore(desk: Desk) -> QDialog:
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


def held(desk: Desk) -> QDialog:
    from councildesk.domain.holder import Holder, Presence
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    return QuestionDialog(questions.held(_COUNCIL_FILE, _holder(Holder), Presence.SILENT, desk.language))


def take_over(desk: Desk) -> QDialog:
    from councildesk.domain.holder import Holder
    from councildesk.domain.place import Place, PlaceKind
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    place = Place(PlaceKind.CLOUD, "OneDrive")
    return QuestionDialog(questions.take_over(_COUNCIL_FILE, _holder(Holder), place, desk.language))


def too_new(_desk: Desk) -> QDialog:
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    return QuestionDialog(questions.too_new(_COUNCIL_FILE, 7, 4))


def foreign(desk: Desk) -> QDialog:
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    return QuestionDialog(
        questions.foreign(_COUNCIL_FILE, questions.KnownBackups(_MORNING, are_there=True), desk.language)
    )


def damaged(desk: Desk) -> QDialog:
    from councildesk.ui.opening import questions
    from councildesk.ui.opening.question_dialog import QuestionDialog

    detail = "Tree 14 page 213: btreeInitPage() returns error code 11"
    return QuestionDialog(
        questions.damaged(_COUNCIL_FILE, detail, questions.KnownBackups(_MORNING, are_there=True), desk.language)
    )


def backup_search(desk: Desk) -> QDialog:
    from councildesk.services import backup_places
    from councildesk.ui.opening.backup_search_dialog import BackupSearchDialog

    return BackupSearchDialog(backup_places.of(_COUNCIL_FILE, desk.live.workspace.path.parent))


def backup_choice(desk: Desk) -> QDialog:
    from councildesk.domain.retention import Occasion
    from councildesk.services import backup_places, backups
    from councildesk.ui.opening.backup_choice_dialog import BackupChoiceDialog

    file = desk.live.workspace.path
    places = backup_places.of(file, file.parent)
    backups.make(places, Occasion.OPENED)
    return BackupChoiceDialog(places, desk.background, desk.settings, desk.language)


def upgrade(_desk: Desk) -> QDialog:
    from councildesk.ui.opening.upgrade_dialog import UpgradeDialog

    dialog = UpgradeDialog(_COUNCIL_FILE, 2)
    dialog.show_stage(400, 1000)
    return dialog


def leave_unsaved(desk: Desk) -> QDialog:
    from councildesk.ui.opening.question_dialog import QuestionDialog
    from councildesk.ui.unsaved import leaving

    return QuestionDialog(leaving.question(desk.live))


def rescued(_desk: Desk) -> QDialog:
    from councildesk.ui.unsaved import rescue_dialog

    text = (
        "AZ-UZ/2026/2 Ümumi iclas · az · 2026-11-03 10:21:07\n\nTərəflər ticarət dövriyyəsinin artmasını qeyd etdilər."
    )
    return rescue_dialog.RescueDialog(rescue_dialog.found_question(), text)


def repair(_desk: Desk) -> QDialog:
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


def _holder(make: type[Holder]) -> Holder:
    return make("g.aliyeva", "Günel Əliyeva", "BAKI-SEKRETARIAT-07", taken_at=_MORNING, told_at=_MORNING)


def report(_desk: Desk) -> QDialog:
    from councildesk.ui.bug_report.report import Report
    from councildesk.ui.bug_report.report_dialog import ReportDialog
    from councildesk.ui.bug_report.report_text import Story

    route = "builtins.ZeroDivisionError\n  councildesk.ui.agenda.agenda_tree, line 12, in paintEvent"
    report = Report("", f"CouncilDesk 1.0, Python 3.11, linux\n{route}", "ZeroDivisionError: division by zero", route)
    doings = ("09:41:07  page meetings, agenda, a record", "09:41:20  step Add agenda item: agenda_item, text")
    return ReportDialog(Story(report, dt.datetime.now(dt.UTC), doings))
