"""The history of the council as it is read: steps with the records they concern by name, filtered, in portions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, or_, select

from councildesk.domain import folding
from councildesk.domain.journal import StepKind
from councildesk.services import families, titles, words
from councildesk.services.marking import Translate, in_english, step_in_words
from councildesk.services.titles import Key
from councildesk.storage.models import Change, Step, Text
from councildesk.storage.session import RecordSession

MOST_NAMED = 3
"""Records of a step that are named; of the others it is only said that there are some."""
SCANNED = 1000
"""Steps that one question looks through for words, so that whoever asks can stop in between."""

_LOOKED_AT = 60
"""Changes of a step that are looked at: a loaded record has hundreds of thousands."""
_AT_ONCE = 500


@dataclass(frozen=True)
class StepLine:
    """One thing a person did, and to what."""

    place: int
    at: dt.datetime
    actor: str
    label: str
    """Verb phrase in English, to be translated ("Add member")."""
    kind: StepKind
    nouns: tuple[str, ...]
    """Kinds of records it concerns, those that others are part of first."""
    titles: tuple[str, ...]
    """What some of these records are called; those without a title are left out."""
    has_more: bool
    """It concerns more records than are named."""


@dataclass(frozen=True)
class Wanted:
    """Which steps; what is left empty does not matter. `since` and `until` are instants, the second exclusive."""

    words: str = ""
    """All of them occur in the label, the author, or in what the records are called."""
    actor: str | None = None
    noun: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True)
class Portion:
    """Steps, the newest first. `before` is where to go on; None: there are no more."""

    lines: tuple[StepLine, ...]
    before: int | None


def portion(
    session: RecordSession,
    wanted: Wanted,
    language: str,
    limit: int = 100,
    before: int | None = None,
    translate: Translate = in_english,
) -> Portion:
    """The next steps before a place, at most `limit`; fewer where words are rare: then ask again from `Portion.before`.

    Words are compared with what `translate` gives, and with names in `language`.
    """
    asked = list(filter(None, map(folding.fold, folding.words_of(wanted.words))))
    chosen = _chosen(wanted, before).limit(SCANNED if asked else limit)
    steps = list(session.scalars(chosen))
    at_end = len(steps) < (SCANNED if asked else limit)
    lines: list[StepLine] = []
    for start in range(0, len(steps), limit):
        some = steps[start : start + limit]
        for line in _lines(session, some, language):
            if _has(line, asked, translate):
                lines.append(line)
            if len(lines) == limit and line.place != steps[-1].place:
                return Portion(tuple(lines), line.place)
    return Portion(tuple(lines), None if at_end else steps[-1].place)


def line(session: RecordSession, place: int, language: str) -> StepLine | None:
    """One step by its place; None when there is none."""
    step = session.get(Step, place)
    return _lines(session, [step], language)[0] if step is not None else None


def actors(session: RecordSession) -> list[str]:
    """Everybody who ever did something, in order; an author nobody knows is left out."""
    return [actor for actor in session.scalars(select(Step.actor).distinct().order_by(Step.actor)) if actor]


def _chosen(wanted: Wanted, before: int | None) -> Select[Step]:
    chosen = select(Step).order_by(Step.place.desc())
    if before is not None:
        chosen = chosen.where(Step.place < before)
    if wanted.actor is not None:
        chosen = chosen.where(Step.actor == wanted.actor)
    if wanted.since is not None:
        chosen = chosen.where(Step.at >= wanted.since)
    if wanted.until is not None:
        chosen = chosen.where(Step.at < wanted.until)
    if wanted.noun is not None:
        chosen = chosen.where(_concerns(families.family(wanted.noun)))
    return chosen


def _concerns(family: Iterable[str]) -> ColumnElement[bool]:
    own = exists().where(Change.step == Step.place, Change.noun.in_(family))
    written = select(Text.id).where(Text.noun.in_(family)).correlate(None)
    of_texts = exists().where(Change.step == Step.place, Change.noun == "text", Change.row.in_(written))
    return or_(own, of_texts)


def _lines(session: RecordSession, steps: list[Step], language: str) -> list[StepLine]:
    changed = _changed(session, [step.place for step in steps])
    named = titles.of(session, {key for keys in changed.values() for key in keys}, language)
    return [_line(step, list(changed.get(step.place, ())), named) for step in steps]


def _line(step: Step, changed: list[Key], named: Mapping[Key, str]) -> StepLine:
    changed.sort(key=lambda key: _weight(families.head(key[0])))  # a meeting before its items
    nouns = dict.fromkeys(families.head(noun) for noun, _key in changed)
    # What is told of a record's parts names the record itself, so that one name stands for all of them.
    called = [title for title in dict.fromkeys(titles.shortened(named[key]) for key in changed) if title]
    has_more = len(called) > MOST_NAMED
    return StepLine(
        step.place, step.at, step.actor, step.label, step.kind, tuple(nouns), tuple(called[:MOST_NAMED]), has_more
    )


def _weight(noun: str) -> int:
    return families.RECORDS.index(noun) if noun in families.RECORDS else len(families.RECORDS)


def _changed(session: RecordSession, places: list[int]) -> dict[int, dict[Key, None]]:
    """Which records the steps changed, of texts the records they belong to."""
    found: dict[int, dict[Key, None]] = defaultdict(dict)
    of_texts: dict[str, list[int]] = defaultdict(list)
    for start in range(0, len(places), _AT_ONCE):
        chosen = select(Change.step, Change.noun, Change.row).where(Change.step.in_(places[start : start + _AT_ONCE]))
        chosen = chosen.where(Change.n < _LOOKED_AT).order_by(Change.step, Change.n)
        for step, noun, row in session.execute(chosen):
            if noun == "text":
                of_texts[row].append(step)
                found[step].setdefault(("text", row))
            else:
                found[step].setdefault((noun, row))
    owners = _owners(session, list(of_texts))
    return {
        step: dict.fromkeys(owners.get(key[1], key) if key[0] == "text" else key for key in keys)
        for step, keys in found.items()
    }


def _owners(session: RecordSession, texts: list[str]) -> dict[str, Key]:
    owners: dict[str, Key] = {}
    columns = Text.__table__.columns  # the table knows of no removal
    for start in range(0, len(texts), _AT_ONCE):
        chosen = select(columns.id, columns.noun, columns.owner).where(columns.id.in_(texts[start : start + _AT_ONCE]))
        owners |= {key: (noun, owner) for key, noun, owner in session.execute(chosen)}
    return owners


def _has(line: StepLine, asked: list[str], translate: Callable[[str, str], str]) -> bool:
    if not asked:
        return True
    told = (step_in_words(line.label, translate), line.actor, *line.titles)
    told += tuple(words.noun(noun, translate) for noun in line.nouns if noun in words.NOUNS)
    heap = " ".join(map(folding.fold, folding.words_of(" ".join(told))))
    return all(word in heap for word in asked)
