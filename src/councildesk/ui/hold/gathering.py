"""Who is noted as here all at once: whoever accepted, or, where nobody replied at all, whoever is expected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from councildesk.domain.attendance import Reply
from councildesk.services.attendance import AttendanceRow


def waiting(rows: Sequence[AttendanceRow]) -> list[AttendanceRow]:
    """Those of them who were not noted yet. Without replies an alternate is not expected beside the seat's holder."""
    if has_replies(rows):
        return [row for row in rows if row.reply is Reply.ACCEPTED and not row.stays]
    return [row for row in rows if _is_awaited(row)]


def has_replies(rows: Sequence[AttendanceRow]) -> bool:
    return any(row.reply is not Reply.NONE for row in rows)


def told(rows: Sequence[AttendanceRow]) -> str:
    """What the button says."""
    count = len(waiting(rows))
    if has_replies(rows):
        return QCoreApplication.translate("PeopleColumn", "All %n who accepted are here", "", count)
    return QCoreApplication.translate("PeopleColumn", "All %n who are expected are here", "", count)


def _is_awaited(row: AttendanceRow) -> bool:
    is_excused = row.excuse_id is not None
    return row.is_expected and row.stands_for_id is None and not (row.stays or row.replaced_by or is_excused)
