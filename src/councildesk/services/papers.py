"""Papers of a meeting: numbered documents, each with a file for every language, kept inside the council's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sqlalchemy import func, select

from councildesk.domain import paper_names, rank
from councildesk.domain.council import NumberKind
from councildesk.domain.errors import AlreadyThere, InUse, NotFound, TextMissing
from councildesk.domain.languages import canonical
from councildesk.domain.spelling import clean_line
from councildesk.services import agenda_tree, files, meetings, numbers, texts
from councildesk.storage import removal
from councildesk.storage.ids import new_id
from councildesk.storage.models import Paper, PaperVersion, StoredFile
from councildesk.storage.session import RecordSession


@dataclass(frozen=True)
class PaperVersionRow:
    """A paper in one language."""

    id: str
    language: str
    file_id: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class PaperRow:
    """A paper as lists show it; the title in the reader's language."""

    id: str
    item_id: str | None
    number: str
    title: str
    dated: dt.date | None
    versions: tuple[PaperVersionRow, ...]
    """In the order in which they were attached."""


@dataclass(frozen=True)
class PaperDraft:
    """A paper as a form holds it. Texts are by language."""

    title: Mapping[str, str] = field(default_factory=dict)
    item_id: str | None = None
    """The agenda item it belongs to; None: the meeting as a whole."""
    number: str | None = None
    """None: the number it has, else the next of the council's pattern. Empty: no number."""
    dated: dt.date | None = None


@dataclass(frozen=True)
class PaperFile:
    """A file to be attached, or one that was kept."""

    name: str
    content: bytes = field(repr=False)
    media_type: str = ""
    """Empty: told by the ending of the name."""


def rows(session: RecordSession, meeting_id: str, language: str) -> list[PaperRow]:
    """The papers of a meeting in their order."""
    found = _of(session, meeting_id)
    titles = texts.shown(session, [one.id for one in found], "title", language)
    versions = _versions(session, meeting_id)
    return [
        PaperRow(
            one.id, one.agenda_item_id, one.number or "", titles[one.id], one.dated, tuple(versions.get(one.id, ()))
        )
        for one in found
    ]


def counts(session: RecordSession, meeting_id: str) -> dict[str | None, int]:
    """How many papers each item has; those of the meeting as a whole under None."""
    chosen = select(Paper.agenda_item_id, func.count()).where(Paper.meeting_id == meeting_id)
    return {item: count for item, count in session.execute(chosen.group_by(Paper.agenda_item_id))}  # noqa: C416 - rows


def draft(session: RecordSession, paper_id: str) -> PaperDraft:
    """The paper as it is now, to be changed and given to `change`."""
    one = session.require(Paper, paper_id)
    return PaperDraft(texts.one(session, one.id, "title"), one.agenda_item_id, one.number or "", one.dated)


def content(session: RecordSession, version_id: str) -> PaperFile:
    """The file of a paper in one language, as it was attached. Refuses with NotFound."""
    version = _get_version(session, version_id)
    kept = files.row(session, version.file_id)
    return PaperFile(kept.name, files.content(session, kept.id), kept.media_type)


def add(
    session: RecordSession, meeting_id: str, draft: PaperDraft, attached: Mapping[str, PaperFile] | None = None
) -> str:
    """Put a paper behind those of the meeting, with its files by language.

    Without a title it is called as its files are. In a meeting without a number it gets no number by itself where the
    council's pattern would need one. Refuses with TextMissing, NotFound, AlreadyThere (number), FileTooLarge.
    """
    meetings.get(session, meeting_id)
    attached = attached or {}
    ranks = [other.rank for other in _of(session, meeting_id)]
    one = Paper(id=new_id(), meeting_id=meeting_id, rank=rank.place(ranks, len(ranks)))
    session.add(one)
    named = {canonical(tag): _stem(file.name) for tag, file in attached.items()}
    _fill(session, one, draft, named)
    for language, file in attached.items():
        attach(session, one.id, language, file)
    return one.id


def take_in(
    session: RecordSession,
    meeting_id: str,
    item_id: str | None,
    attached: Sequence[PaperFile],
    beginnings: Sequence[str] = (),
) -> list[str]:
    """Attach files to an item, or to the meeting as a whole, and tell from their names what they are.

    Files named alike are one paper in several languages, also with a paper that the item has already; where nothing
    tells a language, it is the first of the council that the paper has no file for. `beginnings` are those of
    what is written in the files, as far as it is known. Returns the ids of the papers. Refuses as `add` does.
    """
    known = texts.working_languages(session) or ["en"]
    papers = {
        paper_names.topic(_stem(version.name)): row.id
        for row in rows(session, meeting_id, known[0])
        if row.item_id == item_id
        for version in row.versions
    }
    taken: dict[str, None] = {}
    for place, file in enumerate(attached):
        stem, topic = _stem(file.name), paper_names.topic(_stem(file.name))
        told = paper_names.language(stem, known, beginnings[place] if place < len(beginnings) else "")
        paper_id = papers.get(topic) if topic else None
        there = {} if paper_id is None else {one.language for one in _versions_of(session, paper_id)}
        if paper_id is None or told in there or len(there) == len(known):
            tag = told or known[0]
            draft = PaperDraft({tag: paper_names.title(stem)}, item_id)
            papers[topic] = paper_id = add(session, meeting_id, draft, {tag: file})
        else:
            tag = told or next(each for each in known if each not in there)
            attach(session, paper_id, tag, file)
            if tag not in texts.one(session, paper_id, "title"):
                texts.put(session, "paper", paper_id, "title", {tag: paper_names.title(stem)})
        taken[paper_id] = None
    return list(taken)


def set_language(session: RecordSession, version_id: str, language: str) -> None:
    """Say in which language a file is. Refuses with ValueNotAllowed, and with AlreadyThere where another file is."""
    version, tag = _get_version(session, version_id), canonical(language)
    if any(other.language == tag and other.id != version.id for other in _versions_of(session, version.paper_id)):
        raise AlreadyThere("paper_version", tag)
    version.language = tag


def give(session: RecordSession, paper_id: str, item_id: str | None) -> None:
    """Put the paper under another item of its meeting, or (None) under the meeting. Refuses with NotFound."""
    one = session.require(Paper, paper_id)
    if item_id is not None and agenda_tree.get(session, item_id).meeting_id != one.meeting_id:
        raise NotFound("agenda_item", item_id)
    one.agenda_item_id = item_id


def leave(session: RecordSession, items: Iterable[str]) -> None:
    """Make the papers of these items papers of their meeting as a whole."""
    for one in session.scalars(select(Paper).where(Paper.agenda_item_id.in_(list(items)))).all():
        one.agenda_item_id = None


def change(session: RecordSession, paper_id: str, draft: PaperDraft) -> None:
    """Make the paper what the draft says; its files stay. Refuses as `add` does."""
    _fill(session, session.require(Paper, paper_id), draft, {})


def attach(session: RecordSession, paper_id: str, language: str, file: PaperFile) -> str:
    """Attach the file for a language, in the place of the one there was. Returns the version's id.

    Refuses with ValueNotAllowed (language), NotFound, TextMissing (file name), FileTooLarge.
    """
    session.require(Paper, paper_id)
    tag = canonical(language)
    file_id = files.store(session, file.name, file.content, file.media_type)
    chosen = select(PaperVersion).where(PaperVersion.paper_id == paper_id, PaperVersion.language == tag)
    version = session.scalars(chosen).first()
    if version is None:
        version = PaperVersion(id=new_id(), paper_id=paper_id, language=tag, file_id=file_id)
        session.add(version)
    elif version.file_id != file_id:
        former, version.file_id = version.file_id, file_id
        _release(session, [former])
    return version.id


def move(session: RecordSession, paper_id: str, index: int) -> None:
    """Put the paper at this place, from 0, among the papers of its meeting."""
    one = session.require(Paper, paper_id)
    others = [other.rank for other in _of(session, one.meeting_id) if other is not one]
    one.rank = rank.place(others, index)


def remove(session: RecordSession, paper_id: str) -> None:
    """With its files, unless something else holds them."""
    held = session.scalars(select(PaperVersion.file_id).where(PaperVersion.paper_id == paper_id)).all()
    removal.remove(session, session.require(Paper, paper_id))
    _release(session, held)


def detach(session: RecordSession, version_id: str) -> None:
    """Remove the file for one language."""
    version = _get_version(session, version_id)
    removal.remove(session, version)
    _release(session, [version.file_id])


def _get_version(session: RecordSession, version_id: str) -> PaperVersion:
    return session.require(PaperVersion, version_id)


def _of(session: RecordSession, meeting_id: str) -> list[Paper]:
    return list(session.scalars(select(Paper).where(Paper.meeting_id == meeting_id).order_by(Paper.rank, Paper.id)))


def _versions_of(session: RecordSession, paper_id: str) -> list[PaperVersion]:
    return list(session.scalars(select(PaperVersion).where(PaperVersion.paper_id == paper_id)))


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem


def _versions(session: RecordSession, meeting_id: str) -> dict[str, list[PaperVersionRow]]:
    chosen = (
        select(PaperVersion, StoredFile)
        .join(StoredFile, StoredFile.id == PaperVersion.file_id)
        .join(Paper, Paper.id == PaperVersion.paper_id)
        .where(Paper.meeting_id == meeting_id)
    )
    found: dict[str, list[PaperVersionRow]] = {}
    for version, file in session.execute(chosen.order_by(PaperVersion.id)):
        row = PaperVersionRow(version.id, version.language, file.id, file.name, file.media_type, file.size)
        found.setdefault(version.paper_id, []).append(row)
    return found


def _fill(session: RecordSession, one: Paper, draft: PaperDraft, named: Mapping[str, str]) -> None:
    if draft.item_id is not None and agenda_tree.get(session, draft.item_id).meeting_id != one.meeting_id:
        raise NotFound("agenda_item", draft.item_id)
    kept = texts.one(session, one.id, "title")
    titles = {**kept, **draft.title}
    if not any(title.strip() for title in titles.values()):
        titles = dict(named)
    if not any(title.strip() for title in titles.values()):
        raise TextMissing("title")
    one.agenda_item_id, one.dated = draft.item_id, draft.dated
    one.number = _number(session, one, draft.number)
    texts.put(session, "paper", one.id, "title", titles)


def _number(session: RecordSession, one: Paper, wanted: str | None) -> str | None:
    if wanted is None:
        if one.number:
            return one.number
        try:
            return numbers.issue(session, NumberKind.PAPER, one.id, meetings.get(session, one.meeting_id))
        except TextMissing:
            return None
    chosen = clean_line(wanted)
    return numbers.take(session, NumberKind.PAPER, chosen, one.id) if chosen else None


def _release(session: RecordSession, held: Iterable[str]) -> None:
    """Remove files that nothing holds any more."""
    for file_id in dict.fromkeys(held):
        file = session.get_one(StoredFile, file_id)
        try:
            removal.remove(session, file)
        except InUse:
            continue
