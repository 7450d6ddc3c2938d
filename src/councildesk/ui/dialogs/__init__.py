"""All dialogs, each with a way to make one from the open council: for the tour and for the audit of the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from councildesk.ui.dialogs import of_council, of_files
from councildesk.ui.page import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


@dataclass(frozen=True)
class DialogEntry:
    """`make` builds the dialog as it would be shown, with what the council holds."""

    name: str
    make: Callable[[Desk], QDialog]


DIALOGS: tuple[DialogEntry, ...] = (
    DialogEntry("keys", of_council.keys_sheet),
    DialogEntry("about", of_council.about),
    DialogEntry("new-council", of_council.new_council),
    DialogEntry("new-meeting", of_council.new_meeting),
    DialogEntry("person", of_council.person),
    DialogEntry("reason", of_council.reason),
    DialogEntry("write-invitations", of_council.write_invitations),
    DialogEntry("sent", of_council.sent),
    DialogEntry("seat", of_council.seat),
    DialogEntry("handover", of_council.handover),
    DialogEntry("day", of_council.day),
    DialogEntry("members-change", of_council.members_change),
    DialogEntry("members-paper", of_council.members_paper),
    DialogEntry("merge", of_council.merge),
    DialogEntry("import-columns", of_council.import_columns),
    DialogEntry("import-preview", of_council.import_preview),
    DialogEntry("held", of_files.held),
    DialogEntry("take-over", of_files.take_over),
    DialogEntry("too-new", of_files.too_new),
    DialogEntry("foreign", of_files.foreign),
    DialogEntry("damaged", of_files.damaged),
    DialogEntry("backup-search", of_files.backup_search),
    DialogEntry("backup-choice", of_files.backup_choice),
    DialogEntry("upgrade", of_files.upgrade),
    DialogEntry("repair", of_files.repair),
    DialogEntry("leave-unsaved", of_files.leave_unsaved),
    DialogEntry("rescued", of_files.rescued),
    DialogEntry("backups", of_files.backups),
    DialogEntry("restore", of_files.restore),
    DialogEntry("report", of_files.report),
)
