"""Sentences of what a check found (`sentences.finding`): what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from councildesk.domain.polls import PollFault
from councildesk.services import words
from councildesk.services.check_finding import Finding, FindingKind
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate

TEMPLATES: Mapping[FindingKind, str] = {
    FindingKind.HEADER_DAMAGED: QT_TRANSLATE_NOOP(
        "Findings", "The beginning of the file is damaged: it cannot be opened. Repair it into a new file."
    ),
    FindingKind.FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "Findings", "The file is damaged: {detail}. Repair it into a new file, or go back to a backup."
    ),
    FindingKind.LOOK_FAILED: QT_TRANSLATE_NOOP(
        "Findings", "Because of damage not everything could be looked at ({look}: {detail}). Repair the file first."
    ),
    FindingKind.JOURNAL_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Findings", "Steps of the history are missing or have lost what they changed ({count}). Repair the file."
    ),
    FindingKind.JOURNAL_BROKEN: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: what step {step} of the history says “{field}” was before is not what it was."
    ),
    FindingKind.REFERENCE_BROKEN: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: “{field}” names something that is not in the file ({other}). Choose it anew."
    ),
    FindingKind.REFERENCE_TO_REMOVED: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: “{field}” names something that was removed ({other} {other_id}). Choose it anew."
    ),
    FindingKind.JOURNAL_DIFFERS: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: “{field}” is {table}, but {journal} was written. Write it again."
    ),
    FindingKind.CONTENT_DAMAGED: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: the content is missing or damaged. Add the file again."
    ),
    FindingKind.INDEX_DIFFERS: QT_TRANSLATE_NOOP(
        "Findings", "The search does not find everything that is written (records: {count}). Build its index again."
    ),
    FindingKind.TEXT_STRAY: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: it belongs to nothing that is in the file ({other} {other_id}, “{field}”)."
    ),
    FindingKind.TEXT_UNREADABLE: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: “{field}” ({language}) cannot be read. Write it again."
    ),
    FindingKind.DATA_UNREADABLE: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: “{field}” cannot be read ({detail}). Set it anew."
    ),
    FindingKind.RANK_UNUSABLE: QT_TRANSLATE_NOOP("Findings", "{noun} {id}: its place in the order is lost. Move it."),
    FindingKind.SEAT_HELD_TWICE: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: two persons hold the seat on the same day (also {other_id}). End one mandate earlier."
    ),
    FindingKind.NUMBER_TWICE: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: the number “{number}” is used twice (also {other_id}). Give another one."
    ),
    FindingKind.STAYS_OVERLAP: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: person {person_id} is at two places at once. Correct arrival or departure."
    ),
    FindingKind.DECISION_WORDLESS: QT_TRANSLATE_NOOP("Findings", "{noun} {id}: the decision has no words. Write them."),
}
VOTES: Mapping[PollFault, str] = {
    PollFault.NEGATIVE: QT_TRANSLATE_NOOP("Findings", "{noun} {id}: a count is below zero ({counted}). Count again."),
    PollFault.TOO_MANY: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: {counted} votes, but only {expected} could vote. Correct votes or attendance."
    ),
    PollFault.TOO_FEW: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: {counted} votes, but {expected} could vote. Correct votes or attendance."
    ),
    PollFault.SIDE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: votes are counted for a side without seats ({side}). Count them elsewhere."
    ),
    PollFault.SIDE_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: the rules ask each side, and one was not counted ({side}). Count its votes."
    ),
    PollFault.SIDES_DIFFER: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: the votes of the sides are {counted}, those of all {expected}. Correct one of them."
    ),
    PollFault.NOT_ENTITLED: QT_TRANSLATE_NOOP(
        "Findings", "{noun} {id}: a seat voted that could not ({seat}). Correct votes, attendance or recusals."
    ),
}

_NOTHING = QT_TRANSLATE_NOOP("Findings", "nothing")
"""In place of a value that is not there."""


def sentence(finding: Finding, translate: Translate) -> str:
    template = translate("Findings", _template(finding))
    facts = dict(finding.facts)
    for name in ("journal", "table"):
        if facts.get(name) == "":
            facts[name] = translate("Findings", _NOTHING)
    if "look" in facts:
        facts["look"] = facts["look"].replace("_", " ")
    for name, called in (("field", words.field), ("other", words.noun)):
        if name in facts:
            facts[name] = called(facts[name], translate)
    noun = words.noun(finding.noun, translate)
    return template.format(noun=noun[:1].upper() + noun[1:], id=finding.id, **facts)


def _template(finding: Finding) -> str:
    if finding.kind is FindingKind.VOTE_MISCOUNTED:
        return VOTES[PollFault(finding.facts["fault"])]
    return TEMPLATES[finding.kind]
