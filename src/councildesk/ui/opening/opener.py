"""Opens a file for the window, and asks where something stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import Refusal
from councildesk.domain.holder import Presence
from councildesk.services import opening
from councildesk.services.opening import Obstacle
from councildesk.services.workspace import Workspace
from councildesk.ui.live_workspace import sentence
from councildesk.ui.opening import questions
from councildesk.ui.opening.question_dialog import QuestionDialog, Reply
from councildesk.ui.opening.questions import KnownBackups
from councildesk.ui.opening.upgrade_dialog import UpgradeDialog

if TYPE_CHECKING:
    from councildesk.ui.background import Background


@dataclass(frozen=True)
class Opened:
    """An open file; `reading_because` is what kept it from being opened to write."""

    workspace: Workspace
    reading_because: Refusal | None = None


@dataclass(frozen=True)
class Rescue:
    """What can be done about a damaged file: `known` looks for its newest sound backup, for which somebody may wait.

    `repair`, `restore` and `choose` (another backup) make a new file beside the damaged one. None: given up, or refused
    and told; the two of backups raise what is refused.
    """

    known: Callable[[Path], KnownBackups]
    repair: Callable[[Path], Path | None]
    restore: Callable[[Path], Path | None]
    choose: Callable[[Path], Path | None]


@dataclass(frozen=True)
class _Way:
    """How a file is to be opened: to read, where `because` says why; taken over from whoever has it."""

    file: Path
    because: Refusal | None = None
    over: bool = False


class Opener(QObject):
    """`told` is the refusal that no dialog has explained, when `open_after` gave nothing."""

    def __init__(self, window: QWidget, threads: Background, actor: str, language: str, rescue: Rescue) -> None:
        super().__init__(window)
        self._window, self._threads, self._actor, self._language = window, threads, actor, language
        self._rescue = rescue
        self.told: Refusal | None = None
        self.wants_other = False
        """Somebody would rather choose another file."""

    def open_after(self, file: Path, refusal: Refusal) -> Opened | None:
        """Ask about what was refused, and open the file as it was answered; None: not opened after all."""
        self.told, self.wants_other = None, False
        way = self._ask(_Way(file), refusal)
        while way is not None:
            try:
                workspace = Workspace.open(
                    way.file, self._actor, read_only=way.because is not None, take_over=way.over, as_is=True
                )
            except Refusal as again:
                way = self._ask(way, again)
            else:
                return Opened(workspace, way.because)
        return None

    def offer_rescue(self, file: Path, detail: str, let_go: Callable[[], object] = bool) -> Path | None:
        """Say that the file is damaged, and make a new one of it or of its backup; None when nothing was made.

        `let_go` closes the file where it is open; it is called when somebody has decided to do something.
        """
        question = questions.damaged(file, detail, self._rescue.known(file), self._language)
        reply = QuestionDialog.ask(question, self._window)
        if reply is not Reply.NOTHING:
            let_go()
        return self._rescued(file, reply)

    def _ask(self, way: _Way, refusal: Any) -> _Way | None:
        """How to go on; None where nothing goes on."""
        match opening.obstacle(refusal):
            case Obstacle.HELD:
                reply = self._ask_about_holder(way.file, refusal)
                if reply is Reply.READ:
                    return replace(way, because=refusal)
                return replace(way, over=True) if reply is Reply.SURELY_TAKE_OVER else None
            case Obstacle.READ_ONLY | Obstacle.FULL if way.because is None:
                return replace(way, because=refusal)
            case Obstacle.OUTDATED if way.because is None:
                return self._bring_up_to_date(way, refusal.found)
            case _:
                instead = self._explain(way.file, refusal)
                return _Way(instead) if instead is not None else None

    def _bring_up_to_date(self, way: _Way, version: int) -> _Way | None:
        try:
            is_done = UpgradeDialog.run(way.file, version, self._actor, self._threads, self._window, over=way.over)
        except Refusal as refusal:
            if opening.obstacle(refusal) is Obstacle.FULL:
                self.told = refusal  # an older file cannot be opened to read instead
                return None
            return self._ask(way, refusal)
        return way if is_done else None

    def _ask_about_holder(self, file: Path, refusal: Any) -> Reply:
        holder, presence, language = refusal.holder, refusal.presence, self._language
        known = presence if presence is not Presence.GONE else Presence.SILENT
        while True:
            reply = QuestionDialog.ask(questions.held(file, holder, known, language), self._window)
            if reply is not Reply.TAKE_OVER:
                return reply
            place = opening.place_of(file)
            reply = QuestionDialog.ask(questions.take_over(file, holder, place, language), self._window)
            if reply is Reply.SURELY_TAKE_OVER:
                return reply

    def _explain(self, file: Path, refusal: Any) -> Path | None:
        """Where nothing opens this file: say why, and what there is instead."""
        match opening.obstacle(refusal):
            case Obstacle.TOO_NEW:
                QuestionDialog.ask(questions.too_new(file, refusal.found, refusal.known), self._window)
            case Obstacle.FOREIGN if opening.holds_tables(file):
                return self.offer_rescue(
                    file, self.tr("its beginning, which says that it is a council's file, is lost")
                )
            case Obstacle.EMPTY:
                question = questions.empty(file, self._rescue.known(file), self._language)
                return self._rescued(file, QuestionDialog.ask(question, self._window))
            case Obstacle.FOREIGN:
                question = questions.foreign(file, self._rescue.known(file), self._language)
                return self._rescued(file, QuestionDialog.ask(question, self._window))
            case Obstacle.DAMAGED:
                return self.offer_rescue(file, refusal.detail)
            case Obstacle.UNREACHABLE if (backups := self._rescue.known(file)).are_there:
                question = questions.unreachable(sentence(refusal), backups, self._language)
                return self._rescued(file, QuestionDialog.ask(question, self._window))
            case _:
                self.told = refusal
        return None

    def _rescued(self, file: Path, reply: Reply) -> Path | None:
        if reply is Reply.REPAIR:
            return self._rescue.repair(file)
        if reply in (Reply.BACKUP, Reply.OTHER_BACKUP):
            return self._restored(file, self._rescue.restore if reply is Reply.BACKUP else self._rescue.choose)
        self.wants_other = reply is Reply.OTHER_FILE
        return None

    def _restored(self, file: Path, restore: Callable[[Path], Path | None]) -> Path | None:
        try:
            return restore(file)
        except Refusal as refusal:
            QuestionDialog.ask(questions.not_restored(sentence(refusal)), self._window)
            return None
