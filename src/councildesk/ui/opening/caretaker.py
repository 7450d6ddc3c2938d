"""What goes on beside an open council: what the bar above the page says, whether the file is still ours and sound.

All of it may do without: a council is shown first, and looked after when the window has nothing else to do.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from councildesk.domain.errors import Refusal
from councildesk.domain.place import Place, PlaceKind
from councildesk.services import opening
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.opening import Obstacle
from councildesk.ui import settings
from councildesk.ui.background import Job, Progress
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import Notice, Offer, sentence
from councildesk.ui.opening import questions
from councildesk.ui.opening.front_door import FrontDoor
from councildesk.ui.opening.reading_guard import ReadingGuard
from councildesk.ui.page import Desk
from councildesk.ui.widgets.standing_bar import StandingBar

if TYPE_CHECKING:
    from councildesk.services.opening import Moment
    from councildesk.services.workspace import Announcement

LOOK_EVERY_MS = 10_000
TOLD_LIMIT = 40
"""How many files the desk remembers to have said a word about."""

_PLACES = {
    PlaceKind.SHARE: QT_TRANSLATE_NOOP(
        "Opening",
        "This file lies on a network share: each change is written into it at once, which takes a moment longer. One "
        "person at a time can write in it, and others can read.",
    ),
    PlaceKind.CLOUD: QT_TRANSLATE_NOOP(
        "Opening",
        "This file lies in a folder that {service} copies to other computers. Close it and let {service} finish before "
        "you open it elsewhere, so that no second copy of it comes into being.",
    ),
    PlaceKind.REMOVABLE: QT_TRANSLATE_NOOP(
        "Opening", "This file lies on a stick or card. Close the council before you pull it out."
    ),
}


class Caretaker(QObject):
    """Call `close` before the workspace is closed.

    `knocked` when the file is opened a second time, `reopening_wanted` when it shall be opened to write,
    `rescue_wanted` (what was found) when something shall be done about damage.
    """

    knocked = Signal()
    reopening_wanted = Signal()
    rescue_wanted = Signal(str)

    def __init__(self, desk: Desk, bar: StandingBar, because: Refusal | None, doors: Path) -> None:
        """`because` is why the file is only read; windows are found by their doors in the folder `doors`."""
        super().__init__(desk.live)
        self._desk, self._bar = desk, bar
        self._door = FrontDoor(desk.live.workspace.path, doors, self)
        self._door.knocked.connect(self.knocked)
        self._guard: ReadingGuard | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.setSingleShot(True)  # on a share that does not answer, no second look before the first is over
        self._timer.timeout.connect(self._look)
        self._seen: Moment | None = None
        if desk.live.workspace.is_read_only:
            self._seen = desk.live.read(opening.moment)
            self._say_reading(because)
        self._timer.start()
        self._say_place(desk.live.workspace.place)
        self._damage = desk.background.run(self._find_damage, self._tell_damage, self._tell_failure, key="damage")
        self._looking: Job | None = None

    def close(self) -> None:
        """What is still looked for concerns nobody any more, least of all the next file."""
        self._timer.stop()
        for job in (self._damage, self._looking):
            if job is not None:
                job.cancel()
        self._door.close()
        self._bar.hide()
        if self._guard is not None:
            self._guard.close()
            self._guard = None

    def _say_reading(self, because: Refusal | None) -> None:
        text = self.tr("Opened to read.")
        if because is not None and opening.obstacle(because) is Obstacle.HELD:
            text = self.tr("Opened to read: somebody else has the file open.") + f" {sentence(because)}"
        elif because is not None and opening.obstacle(because) is Obstacle.FULL:
            text = f"{text} {sentence(because)}"
        elif because is not None:
            text = self.tr("Opened to read: the file or its folder cannot be written to.")
        offer = Offer(self.tr("Open to write"), self.reopening_wanted.emit)
        self._bar.stand(Notice(text, Tone.ACCENT, offer=offer))
        self._keep_fingers_off()

    def _keep_fingers_off(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        refusal = opening.reading_refusal(self._desk.live.workspace)
        self._guard = ReadingGuard(application, refusal, self)
        self._guard.tried.connect(partial(self._desk.live.tell_refusal, refusal))
        self._guard.tried.connect(self._bar.say_again)

    def _say_place(self, place: Place) -> None:
        """One quiet word for each file, the first time it is opened there."""
        text = _PLACES.get(place.kind)
        known = self._desk.settings.get(settings.PLACES_TOLD)
        word = f"{place.kind.value} {self._desk.live.workspace.path.absolute()}"
        if text is None or word in known or self._desk.live.workspace.is_read_only:
            return
        self._desk.settings.put(settings.PLACES_TOLD, (word, *known)[:TOLD_LIMIT])
        self._desk.live.tell(questions.said(text, service=place.service))

    @Slot()
    def _look(self) -> None:
        """Whether somebody has taken the file over, or has written in it. On a share that goes through the network."""
        if self._seen is None:
            self._looking = self._desk.background.run(self._find_loss, self._tell_loss)
        else:
            find = partial(self._find_news, self._seen)
            self._looking = self._desk.background.run(find, self._tell_news, self._look_later)

    def _find_news(self, seen: Moment, _progress: Progress) -> tuple[Moment, Announcement | None]:
        """In the thread."""
        return self._desk.live.workspace.read(opening.written_since, seen)

    def _tell_news(self, found: tuple[Moment, Announcement | None]) -> None:
        self._seen, written = found
        if written is not None:
            self._desk.live.note_written(written)
        self._timer.start()

    def _look_later(self, error: Exception) -> None:
        """Where the file cannot be read just now, because it is written or the share is gone."""
        if not isinstance(error, Refusal):
            raise error
        self._timer.start()

    def _find_loss(self, _progress: Progress) -> Any:
        """In the thread."""
        return self._desk.live.workspace.loss()

    def _tell_loss(self, loss: Refusal | None) -> None:
        if loss is None:
            self._timer.start()
        elif self._guard is None:
            offer = Offer(self.tr("Open again"), self.reopening_wanted.emit)
            self._bar.stand(Notice(sentence(loss), Tone.BAD, offer=offer))
            self._keep_fingers_off()

    def _find_damage(self, progress: Progress) -> str:
        """In the thread. Reads the whole file."""
        return opening.damage(self._desk.live.workspace, partial(progress.report, 0, 0))

    def _tell_damage(self, detail: str) -> None:
        if detail:
            text = self.tr("This file is damaged: a part of it cannot be read any more. What was found: {detail}.")
            self._offer_rescue(text.replace("{detail}", detail), detail)

    def _tell_failure(self, error: Exception) -> None:
        """A disk that fails does not answer where it fails, whether a part of the file or all of it."""
        if not isinstance(error, Refusal):
            raise error
        match opening.obstacle(error):
            case Obstacle.DAMAGED:
                self._tell_damage(str(getattr(error, "detail", "")))
            case Obstacle.UNREACHABLE:
                self._offer_rescue(sentence(error), str(getattr(error, "reason", "")))

    def _offer_rescue(self, text: str, detail: str) -> None:
        offer = Offer(self.tr("What can be done…"), partial(self.rescue_wanted.emit, detail))
        self._bar.stand(Notice(text, Tone.BAD, offer=offer))
