"""Backups that make themselves while a council is open: soon after it was opened, and while something changes.

All of it runs in a thread and rests between the portions of a copy, so that whoever types does not notice. What goes
wrong is said once, quietly, and tried again; the second place is looked for again while it is away.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from councildesk.domain.errors import Refusal
from councildesk.domain.retention import Keeping, Occasion
from councildesk.ui import settings
from councildesk.ui.background import Background, Job, Progress
from councildesk.ui.live_workspace import LiveWorkspace, sentence
from councildesk.ui.settings import Settings

if TYPE_CHECKING:
    from councildesk.services.backup_places import BackupPlaces
    from councildesk.services.backups import Made
    from councildesk.services.workspace import Workspace

OPENED_MS = 5000
"""How long after opening the first backup is made: the first page comes first."""
AWAY_MS = 60_000
"""How often the second place is looked for while it is away."""
_REST_SECONDS = 0.002
_MINUTE_MS = 60_000


class BackupKeeping(QObject):
    """Of one open file. `made` says that there may be other backups than before. Call `close` before the workspace is.

    `back_up` is for backups that somebody waits for.
    """

    made = Signal()

    def __init__(
        self, live: LiveWorkspace, background: Background, kept: Settings, root: Path, opened_ms: int = OPENED_MS
    ) -> None:
        super().__init__(live)
        self._live, self._background, self._settings, self._root = live, background, kept, root
        self._jobs: list[Job] = []
        self._told: set[str] = set()
        self._working = QTimer(self, singleShot=True)
        self._working.timeout.connect(partial(self._keep, Occasion.WORKING))
        self._opened = QTimer(self, singleShot=True, interval=opened_ms)
        self._opened.timeout.connect(partial(self._keep, Occasion.OPENED))
        self._away = QTimer(self, singleShot=True, interval=AWAY_MS)
        self._away.timeout.connect(self.bring_over)
        live.changed.connect(self._expect)
        self._opened.start()

    @property
    def places(self) -> BackupPlaces:
        from councildesk.services import backup_places

        second = self._settings.get(settings.BACKUPS_PLACE)
        return backup_places.of(self._live.workspace.path, self._root, Path(second) if second else None)

    @property
    def keeping(self) -> Keeping:
        """For how long backups are kept."""
        chosen = self._settings.get(settings.BACKUPS_KEPT)
        return Keeping(chosen) if chosen in list(Keeping) else Keeping.YEARS

    def choose(self, keeping: Keeping) -> None:
        self._settings.put(settings.BACKUPS_KEPT, keeping.value)

    def choose_place(self, folder: Path | None) -> None:
        """Put backups into this folder as well, or into none; what it lacks is brought there at once."""
        self._settings.put(settings.BACKUPS_PLACE, str(folder) if folder else "")
        self._told.clear()
        self.bring_over()

    def back_up(
        self, occasion: Occasion, on_done: Callable[[Made], object], on_failed: Callable[[Exception], object]
    ) -> Job:
        """Make one now, whether or not anything changed. What was typed is written first."""
        self._live.flush()
        work = partial(_made, self.places, occasion, self.keeping)
        return self._run(work, partial(self._take, on_done), on_failed)

    @Slot()
    def bring_over(self) -> None:
        """Bring to the second place what it lacks."""
        places = self.places
        if places.second is not None:
            self._run(partial(_brought, places, self.keeping), self._note_brought, self._note_trouble)

    def close(self) -> None:
        """Make no more; one that is being made is given up and leaves nothing."""
        self._live.changed.disconnect(self._expect)
        for timer in (self._working, self._opened, self._away):
            timer.stop()
        for job in self._jobs:
            job.cancel()

    def _run(
        self,
        work: Callable[[Progress], object],
        on_done: Callable[[Any], object],
        on_failed: Callable[[Exception], object],
    ) -> Job:
        job = self._background.run(work, on_done, on_failed)
        self._jobs.append(job)
        job.finished.connect(partial(self._jobs.remove, job))
        return job

    @Slot()
    def _expect(self) -> None:
        """Something changed: the next backup comes after the usual time, counted from the first change."""
        if not self._working.isActive():
            from councildesk.services import backups

            self._working.start(backups.minutes_between(self.places) * _MINUTE_MS)

    def _keep(self, occasion: Occasion) -> None:
        work = partial(_made_if_outdated, self._live.workspace, self.places, occasion, self.keeping)
        self._run(work, self._note, self._note_failure)

    def _take(self, on_done: Callable[[Made], object], made: Made) -> None:
        self._note(made)
        on_done(made)

    def _note(self, made: Made | None) -> None:
        self.made.emit()
        if made is not None and made.trouble is not None:
            self._note_trouble(made.trouble)
        elif made is not None:
            self._told.clear()
        elif self.places.second is not None and not self.places.second_is_there:
            self._note_away()

    def _note_brought(self, count: int) -> None:
        self.made.emit()
        if count and self._told:
            self._live.tell(self.tr("The second place is back: %n backups were put there.", "", count))
        self._told.clear()

    def _note_trouble(self, error: Exception) -> None:
        """The second place is away, or takes nothing: a quiet word, once, and it is tried again."""
        if not isinstance(error, Refusal):
            raise error
        if not self.places.second_is_there:
            self._note_away()
            return
        text = self.tr("Backups could not be put into the second place: {reason}")
        self._tell_once(text.replace("{reason}", sentence(error)))
        self._away.start()

    def _note_away(self) -> None:
        self._tell_once(
            self.tr("The second place for backups is not there. What it lacks is put there when it is back.")
        )
        self._away.start()

    def _note_failure(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._tell_once(self.tr("No backup could be made: {reason}").replace("{reason}", sentence(error)))
        self._expect()

    def _tell_once(self, text: str) -> None:
        if text not in self._told:
            self._told.add(text)
            self._live.warn(text)


def _made(places: BackupPlaces, occasion: Occasion, keeping: Keeping, progress: Progress) -> Made:
    """In the thread."""
    from councildesk.services import backups

    return backups.make(places, occasion, keeping, partial(_rest, progress))


def _made_if_outdated(
    workspace: Workspace, places: BackupPlaces, occasion: Occasion, keeping: Keeping, progress: Progress
) -> Made | None:
    """In the thread. None: nothing changed since the last one."""
    from councildesk.services import backups

    backups.tidy(places)
    if not backups.is_outdated(places, workspace.read(backups.moment)):
        if places.second_is_there:
            _brought(places, keeping, progress)
        return None
    return _made(places, occasion, keeping, progress)


def _brought(places: BackupPlaces, keeping: Keeping, progress: Progress) -> int:
    """In the thread."""
    from councildesk.services import backups

    return backups.bring_over(places, keeping, partial(_rest, progress))


def _rest(progress: Progress, done: int, total: int) -> None:
    """Between two portions: whoever writes gets at the disk, and a backup nobody wants any more ends."""
    progress.report(done, total)
    time.sleep(_REST_SECONDS)
