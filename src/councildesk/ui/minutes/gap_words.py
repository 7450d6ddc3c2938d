"""What is missing in the minutes, in words, with an icon and the place where it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from councildesk.domain import languages
from councildesk.domain.completeness import Gap, Missing
from councildesk.domain.text import plain
from councildesk.services import completeness, entries
from councildesk.services.completeness import Report
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.minutes import EntryRow
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Place
from councildesk.ui.widgets.links_list import Link

_LONGEST = 48


class GapWords(NamedTuple):
    """`text` is English source text of the context "Gaps"."""

    text: str
    icon: str
    part: str = "minutes"


WORDS: Mapping[Gap, GapWords] = {
    Gap.NO_CHAIR: GapWords(QT_TRANSLATE_NOOP("Gaps", "Nobody presides"), "chair", "plan"),
    Gap.NO_SECRETARY: GapWords(QT_TRANSLATE_NOOP("Gaps", "No secretary is named"), "signature", "plan"),
    Gap.NO_BEGIN: GapWords(QT_TRANSLATE_NOOP("Gaps", "No time of opening"), "clock", "plan"),
    Gap.NO_END: GapWords(QT_TRANSLATE_NOOP("Gaps", "No time of closing"), "clock", "plan"),
    Gap.NO_ATTENDANCE: GapWords(QT_TRANSLATE_NOOP("Gaps", "No attendance was noted"), "attendance", "attendance"),
    Gap.NO_QUORUM: GapWords(
        QT_TRANSLATE_NOOP("Gaps", "No quorum can be stated: nobody sits for a seat"), "attendance", "attendance"
    ),
    Gap.UNACCOUNTED: GapWords(
        QT_TRANSLATE_NOOP("Gaps", "{name}: neither present nor excused"), "attendance", "attendance"
    ),
    Gap.NAME_MISSING: GapWords(QT_TRANSLATE_NOOP("Gaps", "{name}: no name in {language}"), "person", ""),
    Gap.ITEM_UNTITLED: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: no title in {language}"), "agenda", "agenda"),
    Gap.ITEM_EMPTY: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: nothing written"), "minutes"),
    Gap.ENTRY_EMPTY: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: an entry without words"), "missing"),
    Gap.SPEAKER_MISSING: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: who spoke? {words}"), "person"),
    Gap.SPEAKER_AWAY: GapWords(
        QT_TRANSLATE_NOOP("Gaps", "{item}: {name} speaks, and is not noted as present"), "attendance"
    ),
    Gap.DECISION_UNTRANSLATED: GapWords(
        QT_TRANSLATE_NOOP("Gaps", "{item}: decision not in {language}: {words}"), "decisions"
    ),
    Gap.UNTRANSLATED: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: not in {language}: {words}"), "languages"),
    Gap.OUT_OF_DATE: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: out of date in {language}: {words}"), "outdated"),
    Gap.VOTE_UNCOUNTED: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: a vote without counts"), "vote"),
    Gap.VOTE_UNFINISHED: GapWords(
        QT_TRANSLATE_NOOP("Gaps", "{item}: a roll call under way, still to be called: {number}"), "vote"
    ),
    Gap.VOTE_MISCOUNTED: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: the votes do not fit those present"), "vote"),
    Gap.ACTION_UNASSIGNED: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: who does it? {words}"), "actions"),
    Gap.ACTION_UNDATED: GapWords(QT_TRANSLATE_NOOP("Gaps", "{item}: until when? {words}"), "clock"),
}


def links(report: Report, meeting_id: str, most: int) -> list[Link]:
    """A line for each of the first things that are missing, with its place; the last line counts the rest."""
    shown = [Link(sentence(one, report), WORDS[one.gap].icon, place(one, meeting_id)) for one in report.missing[:most]]
    rest = len(report.missing) - len(shown)
    more = QCoreApplication.translate("Gaps", "and %n more", "", rest)
    return [*shown, Link(more, "missing")] if rest else shown


def place(one: Missing, meeting_id: str) -> Place:
    """Where it is mended: the person, the tab of the meeting, the item, or the text of an entry."""
    if one.gap is Gap.NAME_MISSING:
        return Place("members", one.target)
    target = one.target
    if one.target is not None and one.language is not None and one.gap is not Gap.ITEM_UNTITLED:
        target = entries.passage(one.target, one.language)
    return Place("meetings", meeting_id, WORDS[one.gap].part, target)


def sentence(one: Missing, called: Report) -> str:
    row = called.entries.get(one.target or "")
    item = called.items.get(row.item_id or "" if row else one.target or "", "")
    text = QCoreApplication.translate("Gaps", WORDS[one.gap].text)
    facts = {
        "{name}": row.speaker if row else called.persons.get(one.target or "", ""),
        "{language}": languages.endonym(one.language) if one.language else "",
        "{item}": item or QCoreApplication.translate("Gaps", "Before the first item"),
        "{words}": _first_words(row) if row else "",
        "{number}": str(len(row.vote.to_be_called)) if row and row.vote else "",
    }
    for gap, fact in facts.items():
        text = text.replace(gap, fact)
    return text.strip()


def tell(live: LiveWorkspace, language: str, meeting_id: str, state: str) -> None:
    """Say in the quiet bar what the minutes lack that just went into a state; nothing where they are whole.

    `state` is what the state is called.
    """
    report = live.read(completeness.report, meeting_id, language)
    if report.missing:
        text = QCoreApplication.translate(
            "Gaps", "The minutes are now “{state}”. Missing in them: %n. First: {first}.", "", len(report.missing)
        )
        first = sentence(report.missing[0], report)
        live.tell(text.replace("{state}", state).replace("{first}", first), undoable=True)


def _first_words(row: EntryRow) -> str:
    """The beginning of the entry in the first language it is written in."""
    words = next((plain(content.blocks) for content in row.content.values()), "").replace("\n", " ")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
