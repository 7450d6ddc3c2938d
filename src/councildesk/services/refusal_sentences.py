"""Sentences of refusals that depend on what exactly was refused. `sentences.sentence` chooses among them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from councildesk.domain import dates
from councildesk.domain.errors import (
    AlreadyThere,
    EventNeeded,
    EventOutOfOrder,
    InUse,
    NotFound,
    PatternFault,
    PatternNotAllowed,
    PeriodReversed,
    StateNotAllowed,
    StaysOverlap,
    TextMissing,
    ValueNotAllowed,
)
from councildesk.domain.meetings import EventKind
from councildesk.domain.minutes import EntryKind, MinutesState
from councildesk.domain.sizes import MEGABYTE, megabytes_over
from councildesk.exchange import images
from councildesk.exchange.images import ImageFault, ImageRefused
from councildesk.exchange.record.problems import DocumentRefused
from councildesk.services import choices, words
from councildesk.services.entry_parts import EntryNotJoined
from councildesk.services.files import FileTooLarge
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate, step_in_words
from councildesk.storage.refusals import NothingToUndo, OwnerRemoved, UndoBlocked

MOST_PROBLEMS = 20
"""How many mistakes of a document are listed."""

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

ALREADY: Mapping[str, str] = {
    "alternate": QT_TRANSLATE_NOOP(
        "Refusals", "{key} already holds this seat or stands in for it. Choose somebody else."
    ),
    "assignee": QT_TRANSLATE_NOOP("Refusals", "The same person, side or organisation is assigned twice."),
    "ballot": QT_TRANSLATE_NOOP("Refusals", "The same person or seat votes twice. Remove one of the two votes."),
    "council": QT_TRANSLATE_NOOP(
        "Refusals", "This file already holds a council. Use a new file, or replace what is in this one."
    ),
    "excuse": QT_TRANSLATE_NOOP("Refusals", "This person is already excused. Change the excuse there is."),
    "invitation": QT_TRANSLATE_NOOP("Refusals", "This person is already invited. Change the invitation there is."),
    "item_person": QT_TRANSLATE_NOOP("Refusals", "This person already has this role under the agenda item."),
    "mandate": QT_TRANSLATE_NOOP(
        "Refusals", "{key} holds this seat on some of these days. Say from which day to which day it is held now."
    ),
    "number": QT_TRANSLATE_NOOP("Refusals", "The number “{key}” was already given out. Choose another one."),
    "officer": QT_TRANSLATE_NOOP("Refusals", "This person already has this office at the meeting."),
    "proxy": QT_TRANSLATE_NOOP("Refusals", "This seat has already given a proxy. Change the proxy there is."),
    "recusal": QT_TRANSLATE_NOOP("Refusals", "This seat is already recused from the agenda item."),
    "rules_of_procedure": QT_TRANSLATE_NOOP(
        "Refusals", "Other rules begin on that very day ({key}). Choose another day, or correct those."
    ),
    "side": QT_TRANSLATE_NOOP("Refusals", "The code “{key}” is already that of another side. Choose another one."),
    "stay": QT_TRANSLATE_NOOP("Refusals", "This person is already there. Note the departure first."),
}
_ALREADY_OTHER = QT_TRANSLATE_NOOP("Refusals", "There is already one: {noun} “{key}”. Choose another value.")

NOT_FOUND: Mapping[str, str] = {
    "file": QT_TRANSLATE_NOOP("Refusals", "The file “{key}” is not there or cannot be read. Check its name."),
    "meeting_template": QT_TRANSLATE_NOOP("Refusals", "This template is not there any more. Choose another one."),
    "removed": QT_TRANSLATE_NOOP("Refusals", "This was brought back already, or is not removed any more."),
    "stay": QT_TRANSLATE_NOOP(
        "Refusals", "This person is not noted as present at the meeting. Note the arrival first."
    ),
    "step": QT_TRANSLATE_NOOP("Refusals", "This change cannot be taken back by itself. Take back the whole step."),
    "text": QT_TRANSLATE_NOOP("Refusals", "Nothing is written in the language “{key}” yet. Write the text first."),
}
_NOT_FOUND_BY_ID = QT_TRANSLATE_NOOP(
    "Refusals", "What this refers to is not there any more: {noun}. It may have been removed; look again."
)
_NOT_FOUND_BY_NAME = QT_TRANSLATE_NOOP("Refusals", "Not found: {noun} “{key}”. Check how it is written.")

VALUES: Mapping[str, str] = {
    "assignees": QT_TRANSLATE_NOOP(
        "Refusals", "Each assignee is one person, one side or one organisation; here it is {value}. Choose one."
    ),
    "ballots": QT_TRANSLATE_NOOP(
        "Refusals", "A secret vote keeps no names. Remove the {value} votes by name, or choose another way of voting."
    ),
    "block": QT_TRANSLATE_NOOP(
        "Refusals", "The entry cannot be split at paragraph {value}. It needs paragraphs before and after the split."
    ),
    "date": QT_TRANSLATE_NOOP("Refusals", "“{value}” is no date. Write it like {day} or 2024-08-27."),
    "item": QT_TRANSLATE_NOOP(
        "Refusals", "The two agenda items are of different meetings. Choose one of this meeting."
    ),
    "language": QT_TRANSLATE_NOOP("Refusals", "“{value}” is no language tag. Write one such as az, uz-Cyrl or de."),
    "parent_id": QT_TRANSLATE_NOOP(
        "Refusals", "An agenda item can only be put under an item of its own meeting. Choose another place."
    ),
    "parent_organisation": QT_TRANSLATE_NOOP(
        "Refusals", "An organisation cannot belong to itself or to one of its own parts. Choose another one."
    ),
    "previous_id": QT_TRANSLATE_NOOP("Refusals", "A meeting cannot be its own previous one. Choose another meeting."),
    "same_organisation": QT_TRANSLATE_NOOP(
        "Refusals", "An organisation cannot be merged with itself. Choose another one."
    ),
    "same_person": QT_TRANSLATE_NOOP("Refusals", "A person cannot be merged with himself or herself. Choose another."),
    "valid_from": QT_TRANSLATE_NOOP(
        "Refusals", "These rules cannot begin on {value}: those before them begin on {expected}. Choose a later day."
    ),
    "starts_at": QT_TRANSLATE_NOOP(
        "Refusals", "The start ({value}) is not on the day of the meeting ({expected}). Correct the day or the time."
    ),
    "time_zone": QT_TRANSLATE_NOOP("Refusals", "“{value}” is no known time zone. Write one such as Asia/Baku."),
}
_A_DAY = dt.date(2024, 8, 27)
"""How a day is written where an example is needed: none of its figures could be another."""
_NO_TIME = QT_TRANSLATE_NOOP("Refusals", "“{value}” is no time. Write it like 10:30.")
_SKIPPED_TIME = QT_TRANSLATE_NOOP(
    "Refusals", "There was no {value} in {expected}: the clocks were put forward. Choose another time."
)
_TOO_LITTLE = QT_TRANSLATE_NOOP("Refusals", "The value of “{field}” cannot be {value}. It must be {expected} or more.")
_VALUE_OTHER = QT_TRANSLATE_NOOP("Refusals", "“{value}” is not possible as “{field}”. Expected: {expected}.")

PATTERNS: Mapping[PatternFault, str] = {
    PatternFault.NUMBER_MISSING: QT_TRANSLATE_NOOP(
        "Refusals", "The pattern “{pattern}” has no place for the number. Add {part}."
    ),
    PatternFault.NUMBER_TWICE: QT_TRANSLATE_NOOP(
        "Refusals", "The pattern “{pattern}” has two places for the number. Remove {part}."
    ),
    PatternFault.FIELD_UNKNOWN: QT_TRANSLATE_NOOP(
        "Refusals", "The pattern “{pattern}” cannot hold {part} here. Remove it."
    ),
    PatternFault.BRACE_UNPAIRED: QT_TRANSLATE_NOOP(
        "Refusals", "The pattern “{pattern}” has a {part} without its counterpart. Add the other brace, or remove it."
    ),
    PatternFault.CHARACTER_NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "Refusals", "The pattern “{pattern}” holds a character that cannot be used there: “{part}”. Remove it."
    ),
    PatternFault.TOO_LONG: QT_TRANSLATE_NOOP("Refusals", "The pattern “{pattern}” is too long. Leave out “{part}”."),
}

IMAGES: Mapping[ImageFault, str] = {
    ImageFault.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” is larger than {megabytes} MB. Save the image smaller and choose it again."
    ),
    ImageFault.TOO_MANY_PIXELS: QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” has more than {megapixels} million pixels. Save the image smaller and choose it again."
    ),
    ImageFault.TOO_SMALL: QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” is too small to print. Choose an image of at least 300 pixels across."
    ),
    ImageFault.DRAWING: QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” is an SVG drawing. Export it as a PNG image and choose that one."
    ),
    ImageFault.OTHER_FORMAT: QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” is no PNG or JPEG image. Save it as one of these and choose it again."
    ),
    ImageFault.BROKEN: QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” is damaged or incomplete and cannot be opened. Choose another copy of the image."
    ),
}


def text_missing(refusal: TextMissing, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP("Refusals", "“{field}” is empty. Fill it in.")
    return translate("Refusals", template).format(field=_capital(words.field(refusal.field, translate)))


def value_not_allowed(refusal: ValueNotAllowed, translate: Translate, language: str) -> str:
    value, expected = _moment(refusal.value), _moment(refusal.expected)
    template = VALUES.get(refusal.field, _TOO_LITTLE if expected.isdigit() else _VALUE_OTHER)
    if refusal.field == "time":
        template = _NO_TIME if expected == "time" else _SKIPPED_TIME
    field = words.field(refusal.field, translate)
    day = dates.in_figures(_A_DAY, language)
    return translate("Refusals", template).format(field=field, value=value, expected=expected, day=day)


def period_reversed(refusal: PeriodReversed, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP("Refusals", "The end ({ends}) is before the start ({starts}). Correct one of the two.")
    return translate("Refusals", template).format(starts=_moment(refusal.starts), ends=_moment(refusal.ends))


def not_found(refusal: NotFound, translate: Translate) -> str:
    by_key = _NOT_FOUND_BY_ID if _ID.fullmatch(refusal.key) else _NOT_FOUND_BY_NAME
    template = NOT_FOUND.get(refusal.noun, by_key)
    return translate("Refusals", template).format(noun=words.noun(refusal.noun, translate), key=refusal.key)


def already_there(refusal: AlreadyThere, translate: Translate) -> str:
    template = ALREADY.get(refusal.noun, _ALREADY_OTHER)
    return translate("Refusals", template).format(noun=words.noun(refusal.noun, translate), key=refusal.key)


def in_use(refusal: InUse, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "This cannot be removed: {noun}. Others refer to it ({users}). Change or remove these first."
    )
    users = ", ".join(f"{words.nouns(noun, translate)}: {count}" for noun, count in sorted(refusal.users.items()))
    return translate("Refusals", template).format(noun=words.noun(refusal.noun, translate), users=users)


def state_not_allowed(refusal: StateNotAllowed, translate: Translate) -> str:
    if refusal.noun == "minutes" and refusal.wanted == "edit":
        return translate("Refusals", _locked(refusal.state))
    state, wanted = choices.state(refusal.noun, refusal.state, translate), _wanted(refusal, translate)
    template = QT_TRANSLATE_NOOP("Refusals", "From the state “{state}” this cannot become “{wanted}”: {noun}.")
    if isinstance(refusal.wanted, EventKind):
        template = QT_TRANSLATE_NOOP("Refusals", "This cannot be noted now: {wanted}. State of the meeting: {state}.")
    noun = words.noun(refusal.noun, translate)
    return translate("Refusals", template).format(noun=noun, state=state, wanted=wanted)


def event_out_of_order(refusal: EventOutOfOrder, translate: Translate) -> str:
    template = {
        (True, True): QT_TRANSLATE_NOOP(
            "Refusals", "What happened keeps its order: type a time from {earliest} to {latest}."
        ),
        (True, False): QT_TRANSLATE_NOOP("Refusals", "What happened keeps its order: type a time from {earliest} on."),
    }.get(
        (bool(refusal.earliest), bool(refusal.latest)),
        QT_TRANSLATE_NOOP("Refusals", "What happened keeps its order: type a time up to {latest}."),
    )
    return translate("Refusals", template).format(earliest=refusal.earliest, latest=refusal.latest)


def event_needed(refusal: EventNeeded, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "This cannot be removed alone: {following} at {at} rests on it. Remove that first."
    )
    following = choices.word(EventKind(refusal.following), translate)
    return translate("Refusals", template).format(following=following, at=refusal.at)


def stays_overlap(refusal: StaysOverlap, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "This person would be at two places at once, from {at} on. Correct arrival or departure first."
    )
    if not refusal.at:
        template = QT_TRANSLATE_NOOP(
            "Refusals", "This person would be at two places at once, from the opening on. Note arrivals and departures."
        )
    return translate("Refusals", template).format(at=_moment(refusal.at))


def pattern_not_allowed(refusal: PatternNotAllowed, translate: Translate) -> str:
    template = translate("Refusals", PATTERNS[refusal.fault])
    return template.format(pattern=refusal.pattern, part=refusal.part)


def document_refused(refusal: DocumentRefused, translate: Translate) -> str:
    head = QT_TRANSLATE_NOOP("Refusals", "“{source}” was not taken; nothing has changed. Mistakes: {count}.")
    line = translate("Refusals", QT_TRANSLATE_NOOP("Refusals", "{path}: found {value}, expected {expected}"))
    shown = refusal.problems[:MOST_PROBLEMS]
    lines = [translate("Refusals", head).format(source=refusal.source, count=len(refusal.problems))]
    lines += [line.format(path=one.path, value=one.value, expected=one.expected) for one in shown]
    if len(refusal.problems) > len(shown):
        more = QT_TRANSLATE_NOOP("Refusals", "and more: {count}")
        lines.append(translate("Refusals", more).format(count=len(refusal.problems) - len(shown)))
    return "\n".join(lines)


def entry_not_joined(refusal: EntryNotJoined, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "The next entry keeps facts of its own and cannot be joined: {kind}. Make it a paragraph first."
    )
    return translate("Refusals", template).format(kind=choices.word(EntryKind(refusal.kind), translate))


def file_too_large(refusal: FileTooLarge, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "“{name}” is too large to keep: {size} MB of at most {largest} MB. Make it smaller, or keep a link."
    )
    megabytes = {"size": megabytes_over(refusal.size), "largest": refusal.largest // MEGABYTE}
    return translate("Refusals", template).format(name=refusal.name, **megabytes)


def image_refused(refusal: ImageRefused, translate: Translate) -> str:
    template = translate("Refusals", IMAGES[refusal.fault])
    return template.format(
        name=refusal.name, megabytes=images.LARGEST // MEGABYTE, megapixels=images.MOST_PIXELS // 1_000_000
    )


def nothing_to_undo(refusal: NothingToUndo, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP("Refusals", "There is nothing to undo.")
    if refusal.again:
        template = QT_TRANSLATE_NOOP("Refusals", "There is nothing to redo.")
    return translate("Refusals", template)


def undo_blocked(refusal: UndoBlocked, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "“{label}” cannot be taken back: what it changed has been changed again since. Change it by hand."
    )
    return translate("Refusals", template).format(label=step_in_words(refusal.label, translate))


def owner_removed(refusal: OwnerRemoved, translate: Translate) -> str:
    template = QT_TRANSLATE_NOOP(
        "Refusals", "{noun} cannot come back alone: {other} “{called}” is removed too. Bring that back first."
    )
    noun, other = (words.noun(name, translate) for name in (refusal.noun, refusal.other))
    return translate("Refusals", template).format(noun=_capital(noun), other=other, called=refusal.called or "…")


def _locked(state: str) -> str:
    if state == MinutesState.SIGNED:
        return QT_TRANSLATE_NOOP("Refusals", "The minutes are signed. Take them back to “agreed” to change them.")
    return QT_TRANSLATE_NOOP(
        "Refusals", "The minutes are adopted and stay as they are. Corrections need a corrigendum."
    )


def _wanted(refusal: StateNotAllowed, translate: Translate) -> str:
    if isinstance(refusal.wanted, EventKind):
        return choices.word(refusal.wanted, translate)
    return choices.state(refusal.noun, refusal.wanted, translate)


def _moment(written: str) -> str:
    """A point in time as a person reads it; anything else as it is."""
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return written
    if moment.tzinfo is None:
        return written
    return f"{moment:%Y-%m-%d %H:%M} " + (moment.tzname() or "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
