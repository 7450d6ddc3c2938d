"""Says above the page that nothing can be written, keeps what was typed in another place, and tries again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import Refusal
from councildesk.services import rescue
from councildesk.services.rescue import RescuedText
from councildesk.ui.background import Background
from councildesk.ui.colours import Tone
from councildesk.ui.language import spoken
from councildesk.ui.live_workspace import LiveWorkspace, Notice, Offer, sentence
from councildesk.ui.unsaved import rescue_dialog
from councildesk.ui.unsaved.unsaved import Waiting
from councildesk.ui.widgets.standing_bar import StandingBar

TRY_EVERY_MS = 3000


class Rescuer(QObject):
    """From `__init__` to `close`, which comes before the workspace is closed.

    What is left in the rescue file then is offered when the council is opened next.
    """

    def __init__(self, live: LiveWorkspace, background: Background, bar: StandingBar, folder: Path) -> None:
        super().__init__(live)
        self._live, self._bar = live, bar
        self._path = rescue.path_for(live.workspace.path, folder)
        self._earlier: list[RescuedText] | None = None
        """What an earlier run could not write; None while that cannot be read: then its file is left alone."""
        self._aside: Path | None = None
        self._timer = QTimer(self, singleShot=True, interval=TRY_EVERY_MS)
        self._timer.timeout.connect(live.unsaved.try_again)
        self._read_earlier()
        live.unsaved.changed.connect(self._look)
        background.run(lambda _progress: rescue.lay_room_aside(folder), _nothing, _never, key="rescue room")

    def close(self) -> None:
        self._live.unsaved.changed.disconnect(self._look)
        self._timer.stop()

    def offer(self, language: str, parent: QWidget) -> None:
        """Ask what shall become of texts that an earlier run could not write."""
        self._read_earlier()
        if self._earlier is not None:
            found = self._live.read(rescue.not_in_record, self._earlier) if self._earlier else []
            if found:
                found = rescue_dialog.bring_back(self._live, found, language, parent)
            self._earlier = found
        self._rescue()
        if self._aside is not None:
            told = self.tr("A file with texts typed earlier cannot be read as a whole. It is kept as “{file}”.")
            self._live.warn(told.replace("{file}", str(self._aside)))

    def _read_earlier(self) -> None:
        """A file that is spoiled is put aside before another takes its place."""
        if self._earlier is not None:
            return
        try:
            found = rescue.read(self._path)
            if not found.is_whole:
                self._aside = rescue.put_aside(self._path)
        except Refusal:
            return  # it is looked for again before anything is written there
        self._earlier = [*found.texts]

    @Slot()
    def _look(self) -> None:
        unsaved = self._live.unsaved
        self._rescue()
        if unsaved.refusal is not None:
            self._stand(Notice(self._words(unsaved.refusal), Tone.BAD, offer=self._offer))
            self._timer.start()
            return
        self._timer.stop()
        unwanted = [one for one in unsaved.waiting if one.refusal is not None]
        if unwanted:
            self._stand(Notice(self._words_of(unwanted[0]), Tone.BAD, offer=Offer(self.tr("Show…"), self._show)))
        elif self._bar.text:
            self._bar.hide()
            self._live.tell(self.tr("The file can be written again. Everything is saved."))

    @property
    def _offer(self) -> Offer:
        return Offer(self.tr("Try again"), self._live.save)

    def _stand(self, notice: Notice) -> None:
        """A bar that says the same stays as it is: a screen reader would read it again at each key."""
        if self._bar.text != notice.text:
            self._bar.stand(notice)

    def _words(self, refusal: Refusal) -> str:
        told = sentence(refusal)
        unsaved = self._live.unsaved
        if unsaved.is_empty:
            return f"{told} {self.tr('What you did last was not done.')}"
        if unsaved.is_rescued:
            kept = self.tr(
                "What you type stays in this window and is kept in a rescue file in another place. It is written "
                "as soon as the file can be written again."
            )
        else:
            kept = self.tr(
                "What you type is in this window only: no rescue file could be written either. Copy it elsewhere "
                "before you close the window."
            )
        return f"{told} {kept}"

    def _words_of(self, one: Waiting) -> str:
        assert one.refusal is not None
        told = self.tr("What was typed while the file could not be written does not fit there any more.")
        return f"{told} {sentence(one.refusal)}"

    def _rescue(self) -> None:
        """Bring the rescue file to what waits now."""
        unsaved = self._live.unsaved
        self._read_earlier()
        if self._earlier is None:
            unsaved.is_rescued = unsaved.is_empty
            return
        found = [*self._earlier]
        for one in unsaved.waiting:
            found += rescue.rescued(one.passage, one.label, one.value, one.at)
        try:
            if found:
                rescue.write(self._path, self._live.workspace.path, found)
            else:
                rescue.remove(self._path)
            unsaved.is_rescued = True
        except Refusal:
            unsaved.is_rescued = False

    @Slot()
    def _show(self) -> None:
        """Let the person take what can never be written where it was typed."""
        unwanted = [one for one in self._live.unsaved.waiting if one.refusal is not None]
        found: list[RescuedText] = []
        for one in unwanted:
            found += rescue.rescued(one.passage, one.label, one.value, one.at)
        if rescue_dialog.save_left(self._live, found, spoken(), self._bar.window()):
            for one in unwanted:
                self._live.unsaved.settle(one.passage)


def _nothing(_result: object) -> None:
    pass


def _never(error: Exception) -> None:
    raise error
