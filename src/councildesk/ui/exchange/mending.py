"""Saving the rows of a list that were not understood, to be mended and brought again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from councildesk.documents import delivery
from councildesk.exchange.tables import csv_writing
from councildesk.services import import_words, imports
from councildesk.services.import_plan import Plan
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import files

_TO_MEND = QT_TRANSLATE_NOOP("Mending", "to mend")


def ask_and_save(plan: Plan, source: Path, parent: QWidget) -> int:
    """Ask where to, beside the list itself, and save the rows with their reasons; how many were saved.

    Refuses as `documents.delivery.write` what cannot be written.
    """
    translate = QCoreApplication.translate
    proposed = source.with_name(f"{source.stem} {translate('Mending', _TO_MEND)}.csv")
    path = files.ask_table(parent, proposed)
    if path is None:
        return 0
    reasons = [import_words.reason(row, translate) for row in imports.needing_attention(plan)]
    table = imports.to_mend(plan, reasons, translate("Import", import_words.REASON_HEADING))
    delivery.write(path, csv_writing.write(table))
    return len(reasons)
