"""Changes of the record in words: when, what, and values as a person reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from councildesk.domain import dates, languages
from councildesk.domain.journal import StepKind
from councildesk.services import choices, titles, words
from councildesk.services.history import ChangeRow
from councildesk.services.removed import RemovedRow
from councildesk.services.step_lines import StepLine
from councildesk.services.taking_back import Newer
from councildesk.ui import countries, data_words
from councildesk.ui.live_workspace import LiveWorkspace, step_text

translate = QCoreApplication.translate

Named = Mapping[tuple[str, str], str]
"""What records that changes refer to are called, by noun and id."""


def named(live: LiveWorkspace, changes: Iterable[ChangeRow], language: str) -> Named:
    """The titles of everything these changes are of and refer to."""
    told = list(changes)
    referring = ((change.refers_to, key) for change in told for key in (change.old, change.new))
    keys = {(noun, key) for noun, key in referring if noun and key} | {(change.noun, change.id) for change in told}
    return live.read(titles.of, keys, language)


def step(change: ChangeRow | StepLine | RemovedRow) -> str:
    """The step as its author would call it; undone and redone ones say so."""
    text = step_text(change.label) or ""
    match change.kind:
        case StepKind.UNDO:
            return translate("PersonHistory", "Undone: {step}").replace("{step}", text)
        case StepKind.REDO:
            return translate("PersonHistory", "Redone: {step}").replace("{step}", text)
    return text


def field(change: ChangeRow, language: str) -> str:
    """The field with a capital letter, and its language where it has one."""
    name = languages.capitalised(words.field(change.field, translate), language)
    return f"{name} ({change.language})" if change.language else name


def value(change: ChangeRow, kept: Any, titles_of: Named, language: str) -> str:
    """A value before or after, as a person reads it; empty for nothing."""
    if kept is None or change.field == "deleted":
        return ""
    if change.refers_to is not None:
        return titles_of.get((change.refers_to, kept), "")
    match kept:
        case bool():
            return translate("PersonHistory", "Yes") if kept else translate("PersonHistory", "No")
        case StrEnum():
            return choices.word(kept, translate)
        case dt.datetime():
            return moment(kept, language)
        case dt.date():
            return dates.in_figures(kept, language)
        case list():
            return ", ".join(languages.endonym(str(one)) if change.field == "languages" else str(one) for one in kept)
        case dict():
            return data_words.words(change.field, kept, language)
        case str() if change.field == "language":
            return languages.endonym(kept)
        case str() if change.field == "country":
            return countries.name(kept)
    return str(kept)


def newer(found: Newer, language: str) -> str:
    """Which newer change stands in the way of taking an old one back."""
    text = translate("PersonHistory", "Changed again by {who} on {when}: {step}")
    if not found.actor:
        text = translate("PersonHistory", "Changed again on {when}: {step}")
    told = text.replace("{when}", moment(found.at, language)).replace("{step}", step_text(found.label) or "")
    return told.replace("{who}", found.actor)


def moment(at: dt.datetime, language: str) -> str:
    """Day and time by the clock of this desk."""
    local = at.astimezone()
    return f"{dates.in_figures(local.date(), language)}  {local:%H:%M}"
