"""The report of a repair in words: first what was saved, then what was lost or is doubtful, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from councildesk.services import finding_sentences, words
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate
from councildesk.services.repairing import Repair

_LONGEST = 60
"""Characters of a value that are shown."""

COMPLETE = QT_TRANSLATE_NOOP("Repair", "Everything was saved. Nothing is lost.")
SAVED = QT_TRANSLATE_NOOP("Repair", "Saved: records {records}, steps of the history {steps}, files {papers}.")
REBUILT = QT_TRANSLATE_NOOP("Repair", "Rebuilt from the history: {noun} {count}.")
PAGES = QT_TRANSLATE_NOOP("Repair", "Of {pages} pages of the file {lost} cannot be read.")
ROWS = QT_TRANSLATE_NOOP("Repair", "Rows that cannot be read on pages that can: {count}.")
STEPS = QT_TRANSLATE_NOOP("Repair", "Steps of the history that are lost: {count}. They cannot be taken back any more.")
CHANGES = QT_TRANSLATE_NOOP("Repair", "Changes of fields that the history has lost: {count}.")
SILENT = QT_TRANSLATE_NOOP("Repair", "Values that were saved without their history: {count}.")
FRAGMENTS = QT_TRANSLATE_NOOP(
    "Repair", "Changes of which the history does not say any more what they changed: {count}."
)
LOST = QT_TRANSLATE_NOOP("Repair", "Lost: {noun} {called}. Enter it again.")
PAPER = QT_TRANSLATE_NOOP("Repair", "The content of the file “{called}” is damaged and was left out. Add it again.")
DOUBTFUL = QT_TRANSLATE_NOOP(
    "Repair", "{noun} {called}: “{field}” is now {kept}; the damaged file also said {other}. See which is right."
)
EMPTIED = QT_TRANSLATE_NOOP("Repair", "{noun} {called}: “{field}” is lost. Enter it again.")
_NOTHING = QT_TRANSLATE_NOOP("Repair", "nothing")


class LineKind(StrEnum):
    SAVED = "saved"
    LOST = "lost"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Line:
    """One line of the report; noun and id where it is about one record."""

    kind: LineKind
    text: str
    noun: str = ""
    id: str = ""


def lines(repair: Repair, translate: Translate) -> list[Line]:
    """The whole report, what was saved first."""
    return [*_saved(repair, translate), *_lost(repair, translate), *_doubtful(repair, translate)]


def _saved(repair: Repair, translate: Translate) -> Iterator[Line]:
    if repair.is_complete:
        yield Line(LineKind.SAVED, translate("Repair", COMPLETE))
    records = sum(count.saved for count in repair.counts)
    text = translate("Repair", SAVED).format(records=records, steps=repair.steps, papers=repair.papers)
    yield Line(LineKind.SAVED, text)
    for count in repair.counts:
        if count.rebuilt:
            noun = words.noun(count.noun, translate)
            text = translate("Repair", REBUILT).format(noun=noun, count=count.rebuilt)
            yield Line(LineKind.SAVED, text, count.noun)


def _lost(repair: Repair, translate: Translate) -> Iterator[Line]:
    counts = (
        (PAGES, repair.lost_pages),
        (ROWS, repair.unreadable_rows),
        (STEPS, repair.lost_steps),
        (CHANGES, repair.lost_changes),
        (SILENT, repair.silent),
        (FRAGMENTS, repair.fragments),
    )
    for template, count in counts:
        if count:
            text = translate("Repair", template).format(pages=repair.pages, lost=count, count=count)
            yield Line(LineKind.LOST, text)
    for paper in repair.lost_papers:
        text = translate("Repair", PAPER).format(called=paper.words or paper.row)
        yield Line(LineKind.LOST, text, paper.noun, paper.row)
    for one in repair.lost:
        called = _quoted(one.words) if one.words else _called(repair, one.noun, one.row)
        text = translate("Repair", LOST).format(noun=words.noun(one.noun, translate), called=called)
        yield Line(LineKind.LOST, text, one.noun, one.row)
    for noun, row, field in repair.emptied:
        facts = {"noun": _begun(words.noun(noun, translate)), "called": _called(repair, noun, row)}
        text = translate("Repair", EMPTIED).format(field=words.field(field, translate), **facts)
        yield Line(LineKind.LOST, text, noun, row)


def _doubtful(repair: Repair, translate: Translate) -> Iterator[Line]:
    for one in repair.contradictions:
        text = translate("Repair", DOUBTFUL).format(
            noun=_begun(words.noun(one.noun, translate)),
            called=_called(repair, one.noun, one.row),
            field=words.field(one.field, translate),
            kept=_value(one.kept, translate),
            other=_value(one.other, translate),
        )
        yield Line(LineKind.DOUBTFUL, text, one.noun, one.row)
    for finding in repair.remaining:
        text = finding_sentences.sentence(finding, translate)
        yield Line(LineKind.DOUBTFUL, text, finding.noun, finding.id)


def _called(repair: Repair, noun: str, row: str) -> str:
    title = repair.titles.get((noun, row))
    return _quoted(title) if title else row


def _quoted(text: str) -> str:
    return f"“{_short(text)}”"


def _value(kept: str | None, translate: Translate) -> str:
    return translate("Repair", _NOTHING) if kept is None else _short(kept)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _begun(noun: str) -> str:
    return noun[:1].upper() + noun[1:]
