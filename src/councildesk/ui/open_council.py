"""A council that is open in the window, and what goes on beside its desk for as long as it is.

Its log is folded and garbage looked for while hands rest, backups are made, what could not be written is kept
elsewhere, and whoever else wants the file is heard. A file that is only read needs the first and the last of these.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from councildesk.ui.backups.keeping import BackupKeeping
from councildesk.ui.idle_collecting import IdleCollecting
from councildesk.ui.idle_folding import IdleFolding
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.page import Desk
from councildesk.ui.unsaved.rescuer import Rescuer

if TYPE_CHECKING:
    from councildesk.domain.errors import Refusal
    from councildesk.paths import Paths
    from councildesk.services.workspace import Workspace
    from councildesk.ui.background import Background
    from councildesk.ui.main_window import MainWindow
    from councildesk.ui.opening.caretaker import Caretaker
    from councildesk.ui.settings import Settings


class OpenCouncil(QObject):
    """For pages: `desk`. `reopening_wanted`: the same file, to write. `rescue_wanted`: it is damaged, and how."""

    reopening_wanted = Signal()
    rescue_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        threads: Background,
        kept: Settings,
        places: Paths,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._places = places
        self._language = language
        self.live = LiveWorkspace(workspace, self)
        self._folding = IdleFolding(self.live, threads)
        self.collecting = IdleCollecting(self.live)
        self.live.changed.connect(self.collecting.expect)
        self._is_closed = False
        self._backups: BackupKeeping | None = None
        self._rescuer: Rescuer | None = None
        self.caretaker: Caretaker | None = None
        if not workspace.is_read_only:
            self._backups = BackupKeeping(self.live, threads, kept, places.backups)
            self._rescuer = Rescuer(self.live, threads, window.view.unsaved_bar, places.rescue)
        self.desk = Desk(self.live, threads, kept, language, self._backups)
        kept.add_recent(workspace.path.absolute())

    @property
    def path(self) -> Path:
        return self.live.workspace.path

    @property
    def name(self) -> str:
        """The council's name in the language of the program, or in the next best."""
        return name(self.live, self._language)

    def look_after(self, because: Refusal | None) -> None:
        """Once it is shown: hear who else wants the file, look for damage, offer what an earlier run rescued.

        `because`: why it is only read.
        """
        QTimer.singleShot(0, self, partial(self._look_after, because))

    def _look_after(self, because: Refusal | None) -> None:
        from councildesk.documents import opened_copies
        from councildesk.ui.opening.caretaker import Caretaker

        if self._is_closed:
            return
        self.desk.background.run(lambda _progress: opened_copies.sweep(), _nothing, key="opened copies")
        self.caretaker = Caretaker(self.desk, self._window.view.standing_bar, because, self._places.doors)
        self.caretaker.knocked.connect(self._window.come_forward)
        self.caretaker.reopening_wanted.connect(self.reopening_wanted)
        self.caretaker.rescue_wanted.connect(self.rescue_wanted)
        if self._rescuer is not None:
            self._rescuer.offer(self._language, self._window)

    def close(self) -> None:
        """End what goes on, write what waits, keep a glance of the first page, and close the file."""
        from councildesk.ui import glance

        self._is_closed = True
        for beside in (self._folding, self.collecting, self._backups, self.caretaker):
            if beside is not None:
                beside.close()
        self.live.flush()
        if self._rescuer is not None:
            self._rescuer.close()
        try:
            glance.keep(self.desk, self._places.glance)
        finally:
            self.desk.copies.close()
            self.live.close()
            self.deleteLater()


def _nothing(_result: object) -> None:
    pass


def name(live: LiveWorkspace, language: str) -> str:
    """The name of the council of this record in the language, or in the next best; empty while it has none."""
    from councildesk.services import council

    row = live.read(council.row, language)
    return row.name if row else ""
