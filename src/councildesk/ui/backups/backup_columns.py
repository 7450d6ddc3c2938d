"""The columns of the list of backups, and what is said of the chosen one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from councildesk.domain import sizes
from councildesk.domain.errors import Refusal
from councildesk.domain.languages import pick
from councildesk.services import backup_sentences, backups, words
from councildesk.services.backup_places import BackupRow
from councildesk.services.backups import Contents
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.background import Progress
from councildesk.ui.colours import Tone
from councildesk.ui.history_words import moment
from councildesk.ui.live_workspace import sentence, step_text
from councildesk.ui.rows_model import Column
from councildesk.ui.state import State

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ShownBackup:
    """A backup with what is in it, as soon as that is known, or why it cannot be read."""

    row: BackupRow
    inside: Contents | None = None
    problem: Refusal | None = None
    is_rechecked: bool = False

    @property
    def key(self) -> str:
        return self.row.path.name


def columns(language: str) -> list[Column[ShownBackup]]:
    """Times are by the clock of this desk."""
    return [
        Column(
            "at",
            translate("BackupColumns", "Made"),
            lambda one: moment(one.row.at, language),
            order=lambda one: one.row.at,
            has_figures=True,
            width=18,
        ),
        Column(
            "occasion",
            translate("BackupColumns", "Why"),
            lambda one: backup_sentences.occasion(one.row.occasion, translate),
        ),
        Column("last", translate("BackupColumns", "Last step in it"), last_step, gives_way=2),
        Column(
            "size",
            translate("BackupColumns", "Size"),
            lambda one: size(one.row.size),
            order=lambda one: one.row.size,
            is_number=True,
            width=16,
            gives_way=3,
        ),
        Column("place", translate("BackupColumns", "Where"), place, width=14, gives_way=1),
        Column("state", translate("BackupColumns", "Checked"), lambda one: "", state=state, width=14),
    ]


def looked_into(rows: Sequence[BackupRow], progress: Progress) -> list[ShownBackup]:
    """In a working thread: each with what is in it."""
    found = []
    for done, row in enumerate(rows):
        progress.report(done, len(rows))
        found.append(looked_at(row))
    return found


def looked_at(row: BackupRow) -> ShownBackup:
    """A backup with what is in it, or why it cannot be read."""
    try:
        return ShownBackup(row, backups.contents(row.path))
    except Refusal as refusal:
        return ShownBackup(row, problem=refusal)


def last_step(one: ShownBackup) -> str:
    return (step_text(one.inside.label) or "") if one.inside is not None else ""


def size(count: int) -> str:
    return sizes.shown(count, QLocale().decimalPoint())


def place(one: ShownBackup) -> str:
    """In which of the two places it is."""
    if one.row.is_here and one.row.is_second:
        return translate("BackupColumns", "Both places")
    if one.row.is_here:
        return translate("BackupColumns", "This computer")
    return translate("BackupColumns", "Second place")


def state(one: ShownBackup) -> State:
    if one.problem is not None:
        return State(translate("BackupColumns", "Damaged"), "warning", Tone.BAD)
    if one.is_rechecked:
        return State(translate("BackupColumns", "Just now"), "done", Tone.GOOD)
    return State(translate("BackupColumns", "When made"), "done", Tone.NEUTRAL)


def details(one: ShownBackup, language: str) -> str:
    """What is in the backup, in lines."""
    if one.problem is not None:
        return sentence(one.problem)
    if one.inside is None:
        return ""
    picked = pick(dict(one.inside.names), language, ())
    lines = [picked[1] if picked else ""]
    if one.inside.at is not None:
        lines.append(_done_last(last_step(one), one.inside.actor, one.inside.at, language))
    lines.append("  ·  ".join(f"{_capital(noun)}: {count}" for noun, count in one.inside.counts.items()))
    return "\n".join(line for line in lines if line)


def _done_last(step: str, actor: str, at: dt.datetime, language: str) -> str:
    text = QT_TRANSLATE_NOOP("BackupColumns", "Last step: {step} ({actor}, {at})")
    if not actor:
        text = QT_TRANSLATE_NOOP("BackupColumns", "Last step: {step} ({at})")
    told = translate("BackupColumns", text).replace("{at}", moment(at, language))
    return told.replace("{step}", step).replace("{actor}", actor)


def _capital(noun: str) -> str:
    called = words.nouns(noun, translate)
    return called[:1].upper() + called[1:]
