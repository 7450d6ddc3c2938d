"""Texts in several languages: every field that domain.texts lists, for every kind of record.

The first language in which a text is written is its original; what is written in another language after that is a
translation, and remembers the original it was made from. A translation whose original has changed since is out of date
until it is written again or confirmed. An emptied text is removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from sqlalchemy import select

from councildesk.domain import text as formatted
from councildesk.domain.errors import NotFound, TextMissing, ValueNotAllowed
from councildesk.domain.languages import pick, well_formed
from councildesk.domain.minutes import TextState
from councildesk.domain.spelling import clean_text
from councildesk.domain.text import Blocks
from councildesk.domain.texts import digest, is_formatted
from councildesk.storage.models import Change, Text, WorkingLanguage, text_id
from councildesk.storage.session import INCLUDE_REMOVED, RecordSession, once

_AT_ONCE = 500

Texts = Mapping[str, str]
"""Language tag to plain text."""


@dataclass(frozen=True)
class TextRow:
    """One field of one record in one language; `body` is plain text, or kept blocks where the field is formatted."""

    language: str
    body: str
    state: TextState
    is_out_of_date: bool
    source_language: str | None = None


def of(session: RecordSession, owners: Iterable[str], field: str) -> dict[str, dict[str, str]]:
    """One field of many records: owner to language to body. Owners without a text have an empty mapping."""
    return _of(session, owners, (field,))[field]


def one(session: RecordSession, owner: str, field: str) -> dict[str, str]:
    """One field of one record: language to body."""
    return of(session, [owner], field)[owner]


def owner_of(row: str) -> str | None:
    """For services: whose text this is, by the id of its row; None for what is no text."""
    owner, slash, _rest = row.partition("/")
    return owner if slash else None


def working_languages(session: RecordSession) -> list[str]:
    """The tags of the council's languages, the one that papers lead with first."""
    return list(_working_languages(session))


@once
def _working_languages(session: RecordSession) -> tuple[str, ...]:
    return tuple(session.scalars(select(WorkingLanguage.tag).order_by(WorkingLanguage.rank, WorkingLanguage.id)))


def shown(session: RecordSession, owners: Iterable[str], field: str, language: str) -> dict[str, str]:
    """One field of many records as a reader of `language` sees it (languages.pick); empty where there is no text."""
    return shown_fields(session, owners, (field,), language)[field]


def shown_fields(
    session: RecordSession, owners: Iterable[str], fields: Sequence[str], language: str
) -> dict[str, dict[str, str]]:
    """Several fields of many records as a reader of `language` sees them: field to owner to body."""
    order = working_languages(session)
    return {
        field: {owner: (pick(bodies, language, order) or ("", ""))[1] for owner, bodies in found.items()}
        for field, found in _of(session, owners, fields).items()
    }


def rows(session: RecordSession, owners: Iterable[str], field: str) -> dict[str, dict[str, TextRow]]:
    """One field of many records with the state of each language."""
    ids = list(owners)
    found: dict[str, dict[str, _Kept]] = {owner: {} for owner in ids}
    columns = (Text.owner, Text.language, Text.body, Text.state, Text.source_language, Text.source_digest)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for row in session.execute(select(*columns).where(Text.owner.in_(some), Text.field == field).order_by(Text.id)):
            kept = _Kept(*row)
            found[kept.owner][kept.language] = kept
    return {owner: {tag: _row(text, texts) for tag, text in texts.items()} for owner, texts in found.items()}


def source_then(session: RecordSession, owner: str, field: str, language: str) -> str | None:
    """What the original of a text said when it was translated or last checked, as the history has it; None without."""
    text = session.get(Text, text_id(owner, field, language))
    if text is None or text.source_digest is None:
        return None
    chosen = select(Change.old, Change.new).where(
        Change.row == text_id(owner, field, text.source_language or ""), Change.field == "body"
    )
    for kept in chain.from_iterable(session.execute(chosen.order_by(Change.step.desc(), Change.n.desc()))):
        body = json.loads(kept) if kept else ""
        if digest(body) == text.source_digest:
            return str(body)
    return None


def put(session: RecordSession, noun: str, owner: str, field: str, texts: Texts) -> None:
    """Write a plain field in each language given; languages not given stay as they are.

    Refuses with ValueNotAllowed a language tag that is not well-formed.
    """
    for language, text in texts.items():
        _write(session, noun, owner, field, language, clean_text(text).strip())


def put_new(session: RecordSession, noun: str, owner: str, field: str, texts: Texts) -> None:
    """As `put`, of a record made in this very step: without asking what is written already."""
    written: dict[str, Text] = {}
    for language, typed in texts.items():
        if not well_formed(language):
            raise ValueNotAllowed("language", language, "a language tag (BCP 47)")
        body = clean_text(typed).strip()
        if body:
            state = TextState.TRANSLATED if written else TextState.ORIGINAL
            key = text_id(owner, field, language)
            one = Text(id=key, owner=owner, noun=noun, field=field, language=language, body=body, state=state)
            _note_source(one, written)
            session.add(one)
            written[language] = one


def require(session: RecordSession, owner: str, field: str, texts: Texts) -> None:
    """Refuses with TextMissing what would leave a plain field empty in every language, once written with `put`."""
    written = {**one(session, owner, field), **texts}
    if not any(clean_text(text).strip() for text in written.values()):
        raise TextMissing(field)


def put_blocks(session: RecordSession, noun: str, owner: str, field: str, language: str, blocks: Blocks) -> None:
    """Write a formatted field in one language."""
    kept = formatted.clean_blocks(blocks)
    _write(session, noun, owner, field, language, formatted.to_json(kept) if kept else "")


def copy(session: RecordSession, source: str, owner: str, fields: Sequence[str]) -> None:
    """Give a new record the texts of another one of the same noun, each original, translated or checked as it was."""
    chosen = select(Text).where(Text.owner == source, Text.field.in_(fields))
    for text in session.scalars(chosen.order_by(Text.id)):
        copied = Text(
            id=text_id(owner, text.field, text.language),
            owner=owner,
            noun=text.noun,
            field=text.field,
            language=text.language,
            body=text.body,
            state=text.state,
            source_language=text.source_language,
            source_digest=text.source_digest,
        )
        session.add(copied)


def set_state(session: RecordSession, owner: str, field: str, language: str, state: TextState) -> None:
    """Say that a text is an original, a translation, or a checked one; confirms that it fits its source of today.

    Refuses with NotFound where nothing is written in the language.
    """
    text = session.get(Text, text_id(owner, field, language))
    if text is None:
        raise NotFound("text", language)
    text.state = state
    _note_source(text, _siblings(session, owner, field))


def _of(session: RecordSession, owners: Iterable[str], fields: Sequence[str]) -> dict[str, dict[str, dict[str, str]]]:
    ids = list(owners)
    found: dict[str, dict[str, dict[str, str]]] = {field: {owner: {} for owner in ids} for field in fields}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        chosen = select(Text.field, Text.owner, Text.language, Text.body)
        for field, owner, language, body in session.execute(
            chosen.where(Text.owner.in_(some), Text.field.in_(fields)).order_by(Text.id)
        ):
            found[field][owner][language] = body
    return found


def _write(session: RecordSession, noun: str, owner: str, field: str, language: str, body: str) -> None:
    if not well_formed(language):
        raise ValueNotAllowed("language", language, "a language tag (BCP 47)")
    is_formatted(noun, field)
    written = _written(session, owner, field)
    text = written.get(language)
    if not body:
        if text is not None:
            text.deleted = True
        return
    if text is not None and not text.deleted and text.body == body:
        return
    siblings = _standing(written)
    if text is None or text.deleted:
        has_original = any(other.state is TextState.ORIGINAL for other in siblings.values())
        state = TextState.TRANSLATED if has_original else TextState.ORIGINAL
        if text is None:
            key = text_id(owner, field, language)
            text = Text(id=key, owner=owner, noun=noun, field=field, language=language, body=body, state=state)
            session.add(text)
        else:
            text.deleted, text.state = False, state
    text.body = body
    _note_source(text, siblings)


def _note_source(text: Text, siblings: dict[str, Text]) -> None:
    source = None if text.state is TextState.ORIGINAL else _source(text, siblings)
    text.source_language = source.language if source else None
    text.source_digest = digest(source.body) if source else None


def _source(text: Text, siblings: dict[str, Text]) -> Text | None:
    """The original this was made from: the one it names, else any other original."""
    originals = [other for tag, other in siblings.items() if tag != text.language and other.state is TextState.ORIGINAL]
    named = [other for other in originals if other.language == text.source_language]
    return next(iter(named or originals), None)


def _siblings(session: RecordSession, owner: str, field: str) -> dict[str, Text]:
    return _standing(_written(session, owner, field))


def _written(session: RecordSession, owner: str, field: str) -> dict[str, Text]:
    """What was ever written in the field, by language, also what was removed."""
    session.flush()
    chosen = select(Text).where(Text.owner == owner, Text.field == field).order_by(Text.id)
    return {text.language: text for text in session.scalars(chosen, execution_options=INCLUDE_REMOVED)}


def _standing(written: Mapping[str, Text]) -> dict[str, Text]:
    return {language: text for language, text in written.items() if not text.deleted}


class _Kept(NamedTuple):
    """What is kept of a text, read without making a record of it."""

    owner: str
    language: str
    body: str
    state: TextState
    source_language: str | None
    source_digest: str | None


def _row(text: _Kept, texts: Mapping[str, _Kept]) -> TextRow:
    source = texts.get(text.source_language or "")
    changed = text.source_digest is not None and (source is None or digest(source.body) != text.source_digest)
    return TextRow(text.language, text.body, text.state, changed, text.source_language)
