"""A small, real council file: texts in three languages, minutes, a decision, a paper, and steps taken back."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import empty_council
from builders import council, meeting, person, seat, side
from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs
from councildesk.services import agenda, entries, papers
from councildesk.services.entries import EntryDraft
from councildesk.services.papers import PaperDraft, PaperFile

NAMES = ("Aygün Əliyeva", "Шухрат Каримов", "Oʻtkir Yoʻldoshev")
PAPER = "hisobot.pdf"


def make(path: Path) -> None:
    """Make the file as one that nobody has open, without free pages."""
    with empty_council.opened(path, "Leyla") as workspace:
        council(workspace, "az", "ru")
        azerbaijan = side(workspace, "AZ")
        for name in NAMES:
            seat(workspace, person(workspace, name, azerbaijan), azerbaijan)
        held = meeting(workspace, "Büdcə", "Энергетика")
        items = [row.id for row in workspace.read(agenda.rows, held, "en")]
        for number in range(6):
            # From a few words to more than a page of the file holds.
            words = {"ru": paragraphs("Слово сказано. " * (1 + 60 * number)), "az": paragraphs("Söz deyildi. " * 20)}
            draft = EntryDraft(EntryKind.PARAGRAPH, words)
            workspace.perform("Write", entries.add, held, draft, item_id=items[number % 2])
        decision = EntryDraft(EntryKind.DECISION, {"az": paragraphs("Qəbul edildi.")})
        workspace.perform("Write", entries.add, held, decision, item_id=items[0])
        paper = PaperFile(PAPER, b"%PDF-1.7" + random.Random(1).randbytes(9000))
        workspace.perform("Add paper", papers.add, held, PaperDraft({"az": "Hesabat"}), {"az": paper})
        workspace.undo()
        workspace.redo()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
