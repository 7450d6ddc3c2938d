"""The open workspace as Qt sees it: changes arrive as a signal, refusals and news as sentences.

Pages hold this object and never the workspace itself. All of it belongs to the GUI thread; slow reading goes through
`ui.background` with `workspace.read`, which any thread may call.

Only light modules are imported here: the window is on the screen before SQLAlchemy is loaded.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from councildesk.domain.errors import Refusal
from councildesk.ui.colours import Tone
from councildesk.ui.kept_answers import KeptAnswers
from councildesk.ui.language import spoken
from councildesk.ui.unsaved.unsaved import Unsaved, Value, Waiting

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement, Workspace

P = ParamSpec("P")
T = TypeVar("T")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Offer:
    """What can be done about what just happened, as a button: its text, and what it does."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """One sentence for the quiet bar. `undoable`: the bar offers to undo the newest step."""

    text: str
    tone: Tone = Tone.NEUTRAL
    undoable: bool = False
    offer: Offer | None = None
    is_removal: bool = False
    """The newest step removed records: the bar leads to what was removed."""
    matter: str = ""
    """What it is about, where it may cease to hold (`LiveWorkspace.amend`)."""


@dataclass(frozen=True)
class _Handing:
    """What a field is just handing over, and how it does so again."""

    value: Value
    write: Callable[[], object]
    passage: str
    is_asked: bool = False
    """Nothing is written: what would be is asked for."""


class _Named(Exception):
    """Says into which passage a field would write just now."""


class LiveWorkspace(QObject):
    """`changed` carries the Announcement (label, nouns, kind), `told` a Notice."""

    changed = Signal(object)
    told = Signal(object)
    amended = Signal(str, object)
    """A matter of which something was told, and the Notice that holds of it now, or None."""
    pending_changed = Signal(bool)
    """Whether typed text waits to be written."""
    flush_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._pending: set[int] = set()
        self.answers = KeptAnswers(workspace, self.read)
        self._has_removed = False
        self._was_saved = True
        self._handing: _Handing | None = None
        self._handed: Waiting | None = None
        self.unsaved = Unsaved(workspace.probe, self)
        self.unsaved.changed.connect(self._tell_saved)
        workspace.observe(self._announce)

    def read(self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one question; answers in the GUI thread at once. That the file is gone is told above the page as well."""
        try:
            return self.workspace.read(question, *args, **kwargs)
        except Refusal as refusal:
            if _is_of_place(refusal):
                self.unsaved.note(refusal)
            raise

    def perform(self, label: str, action: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one action as one undo step. Refusals travel on, for a dialog that shows them beside its fields.

        `label` is the English source text of the step, marked with `QT_TRANSLATE_NOOP("Steps", ...)`.
        """
        return self._write(partial(self.workspace.perform, label, action, *args, **kwargs))

    def perform_typing(
        self, passage: str, label: str, action: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Like `perform`, for what an editor autosaves: steps of one passage join while nothing comes between.

        What the place refuses waits in `unsaved` when it comes from `hand_over`, and the answer is None.
        """
        if self._handing is not None and self._handing.is_asked:
            raise _Named(passage)
        try:
            result = self._write(partial(self.workspace.perform_typing, passage, label, action, *args, **kwargs))
        except Refusal as refusal:
            if not self._lets_wait(passage, label, refusal):
                raise
            return None
        self.unsaved.settle(passage)
        return result

    def attempt(
        self, label: str, action: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Run one action as one undo step; a refusal is told in the quiet bar, and the answer is None."""
        passage = self._handing.passage if self._handing is not None else ""
        try:
            result = self.perform(label, action, *args, **kwargs)
        except Refusal as refusal:
            if not passage or not self._lets_wait(passage, label, refusal):
                self.tell_refusal(refusal)
            return None
        self.unsaved.settle(passage)
        return result

    def carry_out(
        self, label: str, action: Callable[Concatenate[Any, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """As `attempt`, for actions that answer nothing: whether it was done, not refused."""
        try:
            self.perform(label, action, *args, **kwargs)
        except Refusal as refusal:
            self.tell_refusal(refusal)
            return False
        return True

    def attempt_typing(
        self, passage: str, label: str, action: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """As `perform_typing`; a refusal is told in the quiet bar, and the answer is None."""
        try:
            return self.perform_typing(passage, label, action, *args, **kwargs)
        except Refusal as refusal:
            self.tell_refusal(refusal)
            return None

    def hand_over(self, value: Value, write: Callable[[], object], passage: str = "") -> Waiting | None:
        """Write what a field holds: `write` ends in `perform_typing`, and is called again when the place refused it.

        Then the answer is what waits. The field shows its text until that is over. With a `passage`, `write` may also
        end in `attempt`.
        """
        self.unsaved.withdraw(passage)
        outer, self._handed = self._handing, None
        self._handing = _Handing(value, partial(self._hand_over_again, value, write, passage), passage)
        try:
            write()
        except Refusal as refusal:  # what it asked of the file before
            if not passage or not self._lets_wait(passage, "", refusal):
                raise
        finally:
            self._handing = outer
        return self._handed

    def would_write(self, one: Waiting | None, write: Callable[[], object]) -> bool:
        """Whether this waits, and `write` would still write into the passage in which it was typed."""
        if one is None or one.is_over:
            return False
        outer, self._handing = self._handing, _Handing(one.value, write, one.passage, is_asked=True)
        try:
            write()
        except _Named as named:
            return str(named) == one.passage
        except Refusal:
            return True  # the file is gone, and nobody can look at another record
        finally:
            self._handing = outer
        return False

    def leave(self, one: Waiting | None) -> None:
        """The field of what waits shows another record now: it is written by what it says of itself."""
        from councildesk.services import rescue

        if one is not None and not one.is_over:
            found = rescue.rescued(one.passage, one.label, one.value, one.at)
            write = partial(self.perform_typing, one.passage, one.label, rescue.put_all_back, found)
            one.write = partial(self.hand_over, one.value, write)

    def type_text(
        self,
        passage: str,
        label: str,
        value: Value,
        action: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Waiting | None:
        """Keep the text of an editor; as `hand_over`, for a write that names its record and nothing but this text.

        A refusal of the text itself is told in the quiet bar; it waits then only if it waited before.
        """
        write = partial(self.perform_typing, passage, label, action, *args, **kwargs)
        try:
            return self.hand_over(value, write)
        except Refusal as refusal:
            self.tell_refusal(refusal)
            return self.unsaved.of(passage)

    def lets_write(self) -> bool:
        """Whether the file is ours to write in; where it is not, that is told. Ask before a person is asked for words,
        or for a file, that could not be kept."""
        if not self.workspace.is_read_only and self.workspace.loss() is None:
            return True
        from councildesk.services import opening

        self.tell_refusal(opening.reading_refusal(self.workspace))
        return False

    def tell(self, text: str, undoable: bool = False, offer: Offer | None = None) -> None:
        """Say in the quiet bar what happened."""
        is_removal = undoable and self._has_removed
        self.told.emit(Notice(text, Tone.GOOD if undoable else Tone.NEUTRAL, undoable, offer, is_removal))

    def warn(self, text: str) -> None:
        """Say in the quiet bar what needs attention, though nothing was refused."""
        self.told.emit(Notice(text, Tone.WARNING))

    def amend(self, matter: str, notice: Notice | None) -> None:
        """Where the quiet bar still tells of this matter, it tells this now, or nothing any more."""
        self.amended.emit(matter, notice)

    def tell_refusal(self, refusal: Refusal, matter: str = "") -> None:
        _LOG.info("Refused: %s", type(refusal).__name__)  # what it names may be a person's
        self.told.emit(Notice(sentence(refusal), Tone.BAD, matter=matter))

    @property
    def undo_text(self) -> str | None:
        """What undo would take back, in the language of the program; None when there is nothing."""
        return step_text(self.workspace.undo_label)

    @property
    def redo_text(self) -> str | None:
        return step_text(self.workspace.redo_label)

    @Slot()
    def undo(self) -> None:
        """Take back the newest step; typed text that waits is written first, so that it is what is undone."""
        self.flush()
        self._step(self.workspace.undo)

    @Slot()
    def redo(self) -> None:
        self.flush()
        self._step(self.workspace.redo)

    def flush(self) -> None:
        """Ask all editors to write now."""
        self.flush_wanted.emit()

    def save(self) -> None:
        """Write what waits, and bring all of it into the one file, so that a copy of that file holds everything."""
        self.flush()
        if self.unsaved.refusal is not None and not self.unsaved.try_again():
            return
        try:
            self.workspace.fold()
        except Refusal as refusal:
            self.tell_refusal(refusal)

    @property
    def is_saved(self) -> bool:
        """Whether everything typed is in the file."""
        return not self._pending and self.unsaved.is_empty

    def note_pending(self, editor: QObject, is_pending: bool) -> None:
        """An editor holds text that is not written yet, or holds none any more."""
        (self._pending.add if is_pending else self._pending.discard)(id(editor))
        self._tell_saved()

    @Slot()
    def _tell_saved(self) -> None:
        if self.is_saved is not self._was_saved:
            self._was_saved = self.is_saved
            self.pending_changed.emit(not self.is_saved)

    def close(self) -> None:
        """Write what waits, then close the file."""
        self.flush()
        self.workspace.close()

    def _write(self, write: Callable[[], T]) -> T:
        """What waits goes first. When the place refuses, that is said above the page until it does no more."""
        if self._handing is not None and self._handing.is_asked:
            raise _Named(self._handing.passage)
        if self._handing is not None:
            self.unsaved.raise_while_resting()
        self.unsaved.write_first()
        try:
            result = write()
        except Refusal as refusal:
            if _is_of_place(refusal):
                self.unsaved.note(refusal)
            raise
        self.unsaved.note(None)
        return result

    def _hand_over_again(self, value: Value, write: Callable[[], object], passage: str) -> None:
        """By its field while that shows the same record, else by what the text says of itself."""
        waiting = self.unsaved.tried
        if waiting is not None and not self.would_write(waiting, write):
            self.leave(waiting)
            waiting.write()
        else:
            self.hand_over(value, write, passage)

    def _lets_wait(self, passage: str, label: str, refusal: Refusal) -> bool:
        """Whether the place refused what a field handed over; then it waits from now on."""
        handing = self._handing
        if handing is None or not _is_of_place(refusal):
            return False
        self._handed = self.unsaved.keep(passage, label, handing.value, handing.write, refusal)
        return True

    def _step(self, move: Callable[[], object]) -> None:
        try:
            self._write(move)
        except Refusal as refusal:
            self.tell_refusal(refusal)

    def note_written(self, announcement: Announcement) -> None:
        """Somebody else wrote this into the file, which is only read here."""
        self._announce(announcement)

    def _announce(self, announcement: Announcement) -> None:
        self.answers.forget(announcement)
        self._has_removed = announcement.removes
        self.changed.emit(announcement)


def sentence(refusal: Refusal) -> str:
    """The refusal in the language of the program."""
    from councildesk.services import sentences

    return sentences.sentence(refusal, QCoreApplication.translate, spoken())


def _is_of_place(refusal: Refusal) -> bool:
    from councildesk.services import rescue

    return rescue.is_of_place(refusal)


def step_text(label: str | None) -> str | None:
    """A step's label as a person reads it."""
    from councildesk.services.marking import step_in_words

    return step_in_words(label, QCoreApplication.translate) if label else None
