"""An open council: the only door to its record.

Everything a person can do is a function in `services`; the workspace runs it as one transaction, one step of the
journal and one announcement. Questions are answered from a session of their own, in any thread. Nothing else writes:
what a service function changes outside `perform` raises, and what it changes inside is recorded field by field, so that
it can be undone and told without another line of code.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from councildesk.domain.holder import Presence
from councildesk.domain.journal import StepKind
from councildesk.domain.place import Place
from councildesk.services import minutes_lock
from councildesk.storage import glance, lock, reversal, schema, upgrading
from councildesk.storage.database import Database, Use
from councildesk.storage.journal import Clock, Journal, Recorded, now
from councildesk.storage.lock import Lock
from councildesk.storage.models import Step
from councildesk.storage.moment import Moment
from councildesk.storage.refusals import (
    FileDamaged,
    FileOpenToRead,
    FileOutdated,
    FileReplaced,
    FileTakenOver,
    NothingToUndo,
    PlaceUnreachable,
    naming,
)
from councildesk.storage.reversal import Stacks
from councildesk.storage.session import RecordSession

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Announcement:
    """What just happened: the step's label (English source text), and the nouns whose records changed.

    `rows` are the ids of these records, for whoever shows many and wants to look only at them again.
    """

    label: str
    nouns: frozenset[str]
    kind: StepKind = StepKind.EDIT
    rows: frozenset[str] = frozenset()
    removes: bool = False
    """Records that were there are removed now; they stand among those that can be brought back."""


class Workspace:
    """One open file. Writing belongs to the thread that opened it; reading may be done in any."""

    def __init__(self, database: Database, actor: str = "", clock: Clock = now, held: Lock | None = None) -> None:
        self._database = database
        self._lock = held
        self._journal = Journal(database.path, actor, clock)
        self._observers: list[Callable[[Announcement], None]] = []
        self._labels: dict[int, str] = {}
        self._is_cut_off = False
        """The place did not answer, and the connections to it may be dead though it is back."""
        try:
            self._stacks: Stacks
            self._left: Moment
            self._stacks, self._left = self.read(lambda session: (reversal.stacks(session), glance.moment(session)))
        except (LookupError, ValueError) as error:  # no kind of a step, or an undo of nothing
            raise FileDamaged(str(database.path), "the history cannot be read") from error

    @classmethod
    def create(cls, path: Path, actor: str = "", clock: Clock = now) -> Self:
        """Make a new, empty file and open it. Refuses with FileExists, FileMissing (folder) or FileReadOnly."""
        database = schema.create(path)
        try:
            return cls(database, actor, clock, lock.take(path, actor, over=True))
        except BaseException:
            database.close()
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        actor: str = "",
        clock: Clock = now,
        *,
        read_only: bool = False,
        take_over: bool = False,
        as_is: bool = False,
        report: upgrading.Report = upgrading.nobody,
    ) -> Self:
        """Open a file; an older one is copied first and then brought up to date, which `report` follows.

        It is ours until it is closed: refuses with FileHeld while somebody else has it open, unless `take_over`. With
        `read_only` nobody is asked and nothing is left beside the file; then `perform`, `undo` and `redo` refuse with
        FileOpenToRead. Refuses with FileMissing, NotACouncilFile, FileTooNew, FileDamaged, FileReadOnly, and with
        FileOutdated an older file that is to be read only, or opened `as_is`.
        """
        if read_only:
            return cls._of(schema.open_existing(path, read_only=True), actor, clock, None)
        found = schema.version(path)  # another program's file gets no lock of ours
        held = lock.take(path, actor, over=take_over)
        try:
            if found <= schema.VERSION:
                found = schema.settled_version(path)
            if found < schema.VERSION:
                if as_is:
                    raise FileOutdated(str(path), found)
                upgrading.bring_up_to_date(path, report)
            return cls._of(schema.open_existing(path), actor, clock, held)
        except BaseException:
            held.release()
            raise

    @classmethod
    def _of(cls, database: Database, actor: str, clock: Clock, held: Lock | None) -> Self:
        try:
            return cls(database, actor, clock, held)
        except BaseException:
            database.close()
            raise

    @property
    def is_read_only(self) -> bool:
        """Whether the file was opened to read."""
        return self._database.use is Use.READ

    @property
    def place(self) -> Place:
        """In what kind of place the file lies."""
        return self._database.place

    def loss(self) -> FileTakenOver | None:
        """That somebody has taken the file over since we opened it; None while it is ours. In any thread.

        Looks at the lock at most every few seconds.
        """
        found = self._lock.successor() if self._lock is not None else None
        if found is None:
            return None
        return FileTakenOver(str(self.path), found.holder, found.presence is Presence.HERE)

    @property
    def path(self) -> Path:
        return self._database.path

    def read(self, question: Callable[Concatenate[RecordSession, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a question from a session of its own."""
        with (
            naming(self.path),
            self._database.readers.connect() as connection,
            RecordSession(connection) as session,
        ):
            return question(session, *args, **kwargs)

    def perform(
        self, label: str, action: Callable[Concatenate[RecordSession, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run an action as one transaction and one step of the journal; when it raises, nothing has happened.

        `label` is a verb phrase in English ("Add member"), shown translated in menus and history. Besides what the
        action refuses, it refuses with StateNotAllowed what signed minutes own (`minutes_lock`).
        """
        return self._perform(label, None, action, *args, **kwargs)

    def perform_typing(
        self,
        passage: str,
        label: str,
        action: Callable[Concatenate[RecordSession, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like `perform`; consecutive steps with the same `passage` join into one while nothing comes between."""
        return self._perform(label, passage, action, *args, **kwargs)

    @property
    def undo_label(self) -> str | None:
        """Label of the step that `undo` would take back."""
        return self._label(self._stacks.undo)

    @property
    def redo_label(self) -> str | None:
        """Label of the step that `redo` would take again."""
        return self._label(self._stacks.redo)

    def undo(self) -> Announcement:
        """Take the last step back, as a new step. Refuses with NothingToUndo or UndoBlocked."""
        return self._revert(self._stacks.undo, StepKind.UNDO)

    def redo(self) -> Announcement:
        """Take the step again that was undone last. Refuses with NothingToUndo or UndoBlocked."""
        return self._revert(self._stacks.redo, StepKind.REDO)

    def observe(self, observer: Callable[[Announcement], None]) -> None:
        """Call `observer` after every step, on the writing thread."""
        self._observers.append(observer)

    def probe(self) -> None:
        """Write something that changes nothing; refuses where the place of the file refuses whatever is written."""
        self._look_whether_ours()
        with self._writing() as session:
            connection = session.connection()
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")

    def fold(self) -> bool:
        """Bring what was written into the one file, for whoever copies it; False: some of it is held back just now.

        Takes milliseconds, waits for nobody, changes nothing, and may be called in any thread.
        """
        return self._database.fold_gently()

    def close(self) -> None:
        self._observers.clear()
        try:
            self._database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _perform(
        self,
        label: str,
        passage: str | None,
        action: Callable[Concatenate[RecordSession, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        self._look_whether_ours()
        with self._writing() as session:
            result = action(session, *args, **kwargs)
            minutes_lock.check(session)
            recorded = self._journal.record(session, label, passage=passage)
        self._finish(recorded, label, StepKind.EDIT)
        return result

    def _revert(self, stack: list[int], kind: StepKind) -> Announcement:
        self._look_whether_ours()
        if not stack:
            raise NothingToUndo(again=kind is StepKind.REDO)
        with self._writing() as session:
            step = session.get_one(Step, stack[-1])
            label = step.label
            reversal.revert(session, step)
            recorded = self._journal.record(session, label, kind, reverts=step)
        return self._finish(recorded, label, kind)

    def _look_whether_ours(self) -> None:
        if self.is_read_only:
            raise FileOpenToRead(str(self.path))
        if (loss := self.loss()) is not None:
            raise loss
        try:
            self._database.look_whether_writable()
        except FileReplaced:
            if glance.moment_at(self.path) != self._left:
                raise
            self._is_cut_off = True  # a stick that was pulled is back: its files have other numbers now
        if self._is_cut_off:
            self._database.reopen()
            self._is_cut_off = False

    @contextmanager
    def _writing(self) -> Iterator[RecordSession]:
        """A transaction. What it leaves is known, so that the file is recognised when its place was gone meanwhile."""
        try:
            with (
                naming(self.path),
                _without_collector(),
                self._database.writer.begin() as connection,
                RecordSession(connection, writable=True) as session,
            ):
                yield session
                left = glance.moment(session)
        except PlaceUnreachable:
            self._is_cut_off = True
            raise
        self._left = left

    def _finish(self, recorded: Recorded | None, label: str, kind: StepKind) -> Announcement:
        if recorded is None:
            return Announcement(label, frozenset(), kind)
        if not recorded.joined:
            self._stacks.push(recorded.place, kind)
        self._labels[recorded.place] = label
        announcement = Announcement(label, recorded.nouns, kind, recorded.rows, recorded.removes)
        for observer in list(self._observers):
            observer(announcement)
        return announcement

    def _label(self, stack: list[int]) -> str | None:
        if not stack:
            return None
        if stack[-1] not in self._labels:
            self._labels[stack[-1]] = self.read(lambda session: session.get_one(Step, stack[-1]).label)
        return self._labels[stack[-1]]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector waits: nothing of a large step is garbage, and looking for some takes a third of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
