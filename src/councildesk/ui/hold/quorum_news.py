"""What the quiet bar says of the quorum: that it was lost or regained, and never what holds no more."""

from __future__ import annotations

from PySide6.QtCore import QObject

from councildesk.domain.quorum import QuorumVerdict
from councildesk.ui.attendance import quorum_card
from councildesk.ui.colours import Tone
from councildesk.ui.live_workspace import LiveWorkspace, Notice
from councildesk.ui.meetings.surroundings import Surroundings

_MATTER = "quorum"


class QuorumNews(QObject):
    def __init__(self, live: LiveWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._was_quorate: bool | None = None

    def forget(self) -> None:
        """Another meeting comes."""
        self._was_quorate = None

    def tell(self, verdict: QuorumVerdict | None, around: Surroundings) -> None:
        """Say what became of it; what was said before follows each change, also one that is taken back.

        None: nothing is to be said of it, the meeting does not run.
        """
        if verdict is None:
            self._live.amend(_MATTER, None)
            return
        before, self._was_quorate = self._was_quorate, verdict.is_quorate
        notice = self._notice(verdict, around)
        if before is None or before is verdict.is_quorate:
            self._live.amend(_MATTER, notice)
        else:
            self._live.told.emit(notice)

    def _notice(self, verdict: QuorumVerdict, around: Surroundings) -> Notice:
        if verdict.is_quorate:
            return Notice(self.tr("There is a quorum now."), matter=_MATTER)
        missing = " ".join(quorum_card.shortfalls(verdict, around))
        return Notice(f"{self.tr('The quorum is lost.')} {missing}", Tone.WARNING, matter=_MATTER)
