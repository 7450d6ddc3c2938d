"""Files damaged at random: never a crash, never silently wrong, and what was not hit is saved.

The measure of "saved": a record counts as hit when a byte of the pages that hold its row was changed. Every other
record is in the repaired file as it was; where it is not, because something it belongs to was hit, the report names it.
"""

from __future__ import annotations

import faulthandler
import json
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

import small_council
from councildesk.services import examining, record, repairing
from councildesk.services.repairing import Repair
from councildesk.services.workspace import Workspace
from councildesk.storage.models import journaled
from councildesk.storage.refusals import FileDamaged, FileTooNew, NotACouncilFile
from councildesk.storage.replay import tabled
from councildesk.storage.salvage import reading
from councildesk.storage.salvage.pages import Pages

PAGE = 4096
SECONDS = 60
"""A case that takes longer hangs; usual is half a second."""


@dataclass(frozen=True)
class Original:
    content: bytes
    dump: str
    fields: dict[tuple[str, str, str], str]
    pages: dict[tuple[str, str], set[int]]
    """The pages that hold a record's row."""
    filled: list[int]
    """Pages with something on them, where damage means something; most pages of so small a file are nearly empty."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    path = tmp_path_factory.mktemp("original") / "small.council"
    small_council.make(path)
    with Workspace.open(path) as workspace:
        dump, fields = workspace.read(record.dump), workspace.read(tabled)
    content = path.read_bytes()
    filled = [
        number for number in range(1, len(content) // PAGE + 1) if len(set(_page(content, number).strip(b"\0"))) > 40
    ]
    return Original(content, dump, fields, dict(_places(content)), filled)


def _page(content: bytes, number: int) -> bytes:
    return content[(number - 1) * PAGE : number * PAGE]


def _places(content: bytes) -> Iterator[tuple[tuple[str, str], set[int]]]:
    pages = Pages.of(memoryview(content))
    owners = {name: key for key, names in _keys(reading.read(pages)).items() for name in names}
    for page in pages.leaves():
        for cell in pages.cells(page):
            for value in pages.values(cell) or ():
                if isinstance(value, str) and value in owners:
                    yield (owners[value], value), pages.occupied(cell)


def _keys(found: reading.Salvaged) -> dict[str, list[str]]:
    return {noun: [str(row["id"]) for _rowid, row in found.rows[noun]] for noun in journaled()}


def flip(content: bytearray, chance: random.Random, filled: list[int]) -> None:
    for _time in range(chance.choice((1, 1, 3, 20))):
        content[_somewhere(chance, filled)] ^= 1 << chance.randrange(8)


def zero(content: bytearray, chance: random.Random, filled: list[int]) -> None:
    start = _somewhere(chance, filled)
    content[start : start + 64] = bytes(len(content[start : start + 64]))


def overwrite(content: bytearray, chance: random.Random, filled: list[int]) -> None:
    start = (chance.choice(filled) - 1) * PAGE
    content[start : start + PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))


def swap(content: bytearray, chance: random.Random, filled: list[int]) -> None:
    one, other = ((page - 1) * PAGE for page in chance.sample(filled, 2))
    for byte in range(PAGE):
        content[one + byte], content[other + byte] = content[other + byte], content[one + byte]


def cut(content: bytearray, chance: random.Random, filled: list[int]) -> None:
    del content[_somewhere(chance, filled) :]


def behead(content: bytearray, chance: random.Random, _filled: list[int]) -> None:
    length = chance.choice((16, 72, 100))
    content[:length] = chance.choice((bytes(length), chance.randbytes(length)))


DAMAGES: tuple[Callable[[bytearray, random.Random, list[int]], None], ...] = (flip, zero, overwrite, swap, cut, behead)


def _somewhere(chance: random.Random, filled: list[int]) -> int:
    return (chance.choice(filled) - 1) * PAGE + chance.randrange(PAGE)


def test_damage_is_found_and_what_was_not_hit_is_saved(original: Original, tmp_path: Path) -> None:
    _damage_and_repair(original, tmp_path, range(25))


@pytest.mark.long
@pytest.mark.parametrize("first", range(25, 1125, 100))
def test_a_thousand_damages_are_found_and_what_was_not_hit_is_saved(
    original: Original, tmp_path: Path, first: int, record_property: Callable[[str, object], None]
) -> None:
    for outcome, count in sorted(_damage_and_repair(original, tmp_path, range(first, first + 100)).items()):
        record_property(outcome, count)


def _damage_and_repair(original: Original, folder: Path, cases: range) -> Counter[str]:
    counts: Counter[str] = Counter()
    path, target = folder / "damaged.council", folder / "repaired.council"
    for case in cases:
        chance, content = random.Random(case), bytearray(original.content)
        damage = DAMAGES[case % len(DAMAGES)]
        damage(content, chance, original.filled)
        if content == original.content:
            continue
        path.write_bytes(content)
        target.unlink(missing_ok=True)
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        begun = time.perf_counter()
        told = f"{damage.__name__}, case {case}"
        for outcome in (_check(original, path, told), _repair(original, path, target, bytes(content), told)):
            counts[f"{damage.__name__}: {outcome}"] += 1
        assert time.perf_counter() - begun < SECONDS, told
        assert path.read_bytes() == content, told
        faulthandler.cancel_dump_traceback_later()
    return counts


def _check(original: Original, path: Path, told: str) -> str:
    """A damage that no check finds has changed nothing of the record."""
    try:
        if examining.examine(path).findings:
            return "found"
    except NotACouncilFile:
        return "refused as no council's file"
    copy = path.with_name("copy.council")
    copy.write_bytes(path.read_bytes())
    with Workspace.open(copy) as workspace:
        assert workspace.read(record.dump) == original.dump, told
    copy.unlink()
    return "not found, and the record is as it was"


def _repair(original: Original, path: Path, target: Path, content: bytes, told: str) -> str:
    try:
        report = repairing.repair(path, target)
    except NotACouncilFile:
        assert len(content) < len(original.content) // 2, told  # nothing but a beginning without a record
        assert not target.exists(), told
        return "nothing to save"
    with Workspace.open(target) as workspace:
        dump, fields = workspace.read(record.dump), workspace.read(tabled)
    named = _named(report)
    hit = {key for key, pages in original.pages.items() if any(_is_hit(original, content, page) for page in pages)}
    for (noun, row, field), value in original.fields.items():
        is_as_it_was = fields.get((noun, row, field)) == value
        assert is_as_it_was or (noun, row) in hit or (noun, row) in named, f"{told}: {noun} {row} {field}"
    is_all_there = json.loads(dump) == json.loads(original.dump)
    assert is_all_there or not report.is_complete, told
    return "all saved" if is_all_there else "partly saved, and told"


def _is_hit(original: Original, content: bytes, page: int) -> bool:
    return _page(original.content, page) != _page(content, page)


def _named(report: Repair) -> set[tuple[str, str]]:
    """The records that the report says something of."""
    named: set[tuple[str, str]] = {(one.noun, one.row) for one in (*report.lost, *report.lost_papers)}
    named |= {(one.noun, one.row) for one in report.contradictions}
    return named | {(noun, row) for noun, row, _field in report.emptied}


def test_a_damaged_file_is_opened_or_refused_in_a_sentence(original: Original, tmp_path: Path) -> None:
    path = tmp_path / "damaged.council"
    for case in range(40):
        chance, content = random.Random(case), bytearray(original.content)
        DAMAGES[case % 3](content, chance, original.filled)
        path.write_bytes(content)
        with suppress(FileDamaged, NotACouncilFile, FileTooNew):
            Workspace.open(path).close()


@pytest.mark.parametrize("damage", ["kind = 'udo'", "kind = 'undo'"])
def test_a_history_that_cannot_be_followed_is_refused(original: Original, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "damaged.council"
    path.write_bytes(original.content)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute(f"UPDATE step SET {damage}")

    with pytest.raises(FileDamaged):
        Workspace.open(path)
