"""Typed texts that could not be written into the council's file: kept elsewhere meanwhile, and put back after a crash.

The rescue file is JSON that a person can read in any editor: what was typed stands in it in plain words. Where all
disks are one and that one is full, some room that was laid aside is given up for it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from councildesk.domain import dates, languages
from councildesk.domain import text as formatted
from councildesk.domain.errors import NotFound, Refusal
from councildesk.domain.text import Blocks
from councildesk.domain.texts import TEXT_FIELDS, is_formatted
from councildesk.services import backup_places, begun_entries, entries, texts, titles
from councildesk.services.begun_entries import Begun
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.storage import refusals, whole_files
from councildesk.storage.models import journaled
from councildesk.storage.refusals import naming_place
from councildesk.storage.session import RecordSession

LABEL = QT_TRANSLATE_NOOP("Steps", "Put rescued texts back")

_OF_PLACES = (
    *(refusals.DiskFull, refusals.FileReadOnly, refusals.FileMissing, refusals.FileReplaced),
    *(refusals.PlaceUnreachable, refusals.FileBusy, refusals.FileTakenOver, refusals.FileDamaged),
)
_ROOM = 256 * 1024
_ABOUT = (
    "These texts were typed in CouncilDesk and could not be written into the council's file. It offers to put them "
    "back when the file is opened. Then this file goes."
)


@dataclass(frozen=True)
class RescuedText:
    """What was typed into one passage in one language; `blocks` where it is formatted text."""

    passage: str
    """The record, its field, and the language where the field has several, as `text_id` writes them."""
    label: str
    language: str
    text: str
    blocks: Blocks | None
    at: dt.datetime


@dataclass(frozen=True)
class Found:
    """What a rescue file holds."""

    texts: tuple[RescuedText, ...] = ()
    is_whole: bool = True
    """Nothing in it is beyond reading: what another program or a person's editor spoiled must not go with it."""


def is_of_place(refusal: Refusal) -> bool:
    """Whether the place of the file refused, so that the same may be written later."""
    return isinstance(refusal, _OF_PLACES)


def rescued(passage: str, label: str, value: str | Blocks | Mapping[str, str], at: dt.datetime) -> list[RescuedText]:
    """What waits of a passage, language by language."""
    if isinstance(value, str):
        language = passage.rpartition("/")[2] if passage.count("/") > 1 else ""
        return [RescuedText(passage, label, language, value, None, at)]
    if isinstance(value, Mapping):
        return [RescuedText(f"{passage}/{tag}", label, tag, text, None, at) for tag, text in value.items()]
    return [RescuedText(passage, label, passage.rpartition("/")[2], formatted.plain(value), value, at)]


def path_for(file: Path, folder: Path) -> Path:
    """Where the texts of this council's file are rescued to."""
    return folder / f"{backup_places.of(file, folder).folder.name}.json"


def lay_room_aside(folder: Path) -> None:
    """Keep some room on the disk for the day on which it is full. Without it rescuing goes on as well as it can."""
    room = _room(folder)
    try:
        if not room.exists():
            backup_places.make_private(folder)
            whole_files.write(room, bytes(_ROOM), is_public=False)
    except (OSError, Refusal):
        return


def write(path: Path, file: Path, found: Sequence[RescuedText]) -> None:
    """Keep these texts and no others; whole or not at all, on the disk when it returns, readable by nobody else.

    Refuses as the place does.
    """
    content = {"about": _ABOUT, "file": str(file), "texts": [_packed(one) for one in found]}
    written = json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")
    backup_places.make_private(path.parent)
    with naming_place(path):
        try:
            whole_files.write(path, written, is_public=False)
        except OSError:
            _room(path.parent).unlink()  # when there is none, it stays refused
            whole_files.write(path, written, is_public=False)


def read(path: Path) -> Found:
    """What was rescued; nothing where there is no such file. Refuses as the place does: then it may well be there."""
    if not path.parent.is_dir():
        return Found()
    with naming_place(path):
        try:
            kept = path.read_bytes()
        except FileNotFoundError:
            return Found()
    try:
        packed = list(json.loads(kept)["texts"])
    except (ValueError, KeyError, TypeError):
        return Found(is_whole=False)
    texts = [one for one in map(_unpacked, packed) if one is not None]
    return Found(tuple(texts), len(texts) == len(packed))


def put_aside(path: Path) -> Path:
    """Give the file another name, under which it is neither read nor written any more; refuses as the place does."""
    aside = path.with_stem(f"{path.stem} (unreadable)")
    number = 2
    while aside.exists():
        aside = path.with_stem(f"{path.stem} (unreadable, {number})")
        number += 1
    with naming_place(path):
        path.rename(aside)
    return aside


def remove(path: Path) -> None:
    """All of it is in the record, or elsewhere."""
    with naming_place(path):
        path.unlink(missing_ok=True)


def carry_over(file: Path, made: Path, folder: Path) -> None:
    """What was rescued of a damaged file is offered with the one that was made of it, or of its backup.

    Where that cannot be written it stays with the damaged one.
    """
    if file == made:
        return
    try:
        found = read(path_for(file, folder))
        if found.texts:
            write(path_for(made, folder), made, found.texts)
            if found.is_whole:
                remove(path_for(file, folder))
    except Refusal:
        return


def not_in_record(session: RecordSession, found: Sequence[RescuedText]) -> list[RescuedText]:
    """Those that the record does not hold as they are: a crash may come between writing and removing the file."""
    return [one for one in found if not _is_in_record(session, one)]


def titles_of(session: RecordSession, found: Sequence[RescuedText], language: str) -> list[str]:
    """What the record is called into which each was typed; empty where it is not there any more."""
    keys = [(_noun(session, one), _owner(one)) for one in found]
    named = titles.of(session, [(noun, owner) for noun, owner in keys if noun is not None], language)
    return [named.get((noun or "", owner), "") for noun, owner in keys]


def put_back(session: RecordSession, found: Sequence[RescuedText]) -> list[RescuedText]:
    """Write each where it was typed; the answer is what could not be: its record is gone or closed, or it is no text
    in a language but a number or name that other fields depend on."""
    return [one for one in found if not _put(session, one)]


def put_all_back(session: RecordSession, found: Sequence[RescuedText]) -> None:
    """As `put_back`. Refuses with NotFound when one of them cannot be written."""
    for one in put_back(session, found):
        raise NotFound("text", one.language)


def as_plain_text(found: Sequence[RescuedText], names: Sequence[str], language: str) -> str:
    """For a text file: each with what it belongs to, its language and when it was typed, for a reader of `language`."""
    parts = []
    for one, name in zip(found, names, strict=True):
        spoken = languages.endonym(one.language) if one.language else ""
        head = " · ".join(filter(None, (name, spoken, dates.with_time(one.at.astimezone(), language))))
        parts.append(f"{head}\n\n{one.text}\n")
    return "\n".join(parts)


def _put(session: RecordSession, one: RescuedText) -> bool:
    noun, owner, field = _noun(session, one), _owner(one), _field(one)
    try:
        begun = begun_entries.of(one.passage)
        if begun is not None and one.blocks is not None:
            _begin(session, begun, one.blocks)
        elif noun == "entry" and one.blocks is not None:
            entries.write(session, owner, one.language, one.blocks)
        elif noun is None or not one.language or field not in {known.name for known in TEXT_FIELDS.get(noun, ())}:
            return False
        elif is_formatted(noun, field):
            blocks = one.blocks if one.blocks is not None else formatted.paragraphs(one.text)
            texts.put_blocks(session, noun, owner, field, one.language, blocks)
        else:
            texts.put(session, noun, owner, field, {one.language: one.text})
    except Refusal:
        return False
    return True


def _begin(session: RecordSession, begun: Begun, blocks: Blocks) -> None:
    if begun.entry_id is not None and begun_entries.is_there(session, begun.entry_id):
        entries.write(session, begun.entry_id, begun.language, blocks)
    else:
        begun_entries.begin(session, begun, blocks)


def _is_in_record(session: RecordSession, one: RescuedText) -> bool:
    begun = begun_entries.of(one.passage)
    owner, field = (begun.entry_id or "", "content") if begun is not None else (_owner(one), _field(one))
    kept = texts.one(session, owner, field).get(one.language)
    if one.blocks is not None:
        return kept == formatted.to_json(formatted.clean_blocks(one.blocks))
    return kept is not None and kept == one.text.strip()


def _noun(session: RecordSession, one: RescuedText) -> str | None:
    nouns = journaled()
    return next((noun for noun in TEXT_FIELDS if session.get(nouns[noun], _owner(one)) is not None), None)


def _owner(one: RescuedText) -> str:
    return one.passage.partition("/")[0]


def _field(one: RescuedText) -> str:
    return one.passage.partition("/")[2].partition("/")[0]


def _packed(one: RescuedText) -> dict[str, Any]:
    packed = {"passage": one.passage, "step": one.label, "language": one.language, "text": one.text}
    packed["typed_at"] = one.at.isoformat()
    if one.blocks is not None:
        packed["formatted"] = formatted.to_json(one.blocks)
    return packed


def _unpacked(packed: Any) -> RescuedText | None:
    """None for what no CouncilDesk of this version wrote."""
    try:
        words = [packed[name] for name in ("passage", "step", "language", "text")]
        blocks = formatted.from_json(packed["formatted"]) if "formatted" in packed else None
        at = dt.datetime.fromisoformat(packed["typed_at"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not all(isinstance(word, str) for word in words):
        return None
    passage, label, language, text = words
    return RescuedText(passage, label, language, text, blocks, at)


def _room(folder: Path) -> Path:
    return folder / ".room"
