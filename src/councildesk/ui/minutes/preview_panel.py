"""The paper beside the text: it follows what is typed, off the GUI thread, and stays at its place.

It shows how the paper looks and is no paper itself: without tags and attachment a page is drawn in half the time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from councildesk.documents import publishing
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.publishing import Publication
from councildesk.domain.errors import Refusal
from councildesk.ui.background import Progress
from councildesk.ui.page import Desk
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.pdf_preview import PdfPreview
from councildesk.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from councildesk.services.workspace import Announcement, Workspace

PAUSE = 60
"""Milliseconds after the last change that is kept; typing itself waits longer before it is."""
_KINDS = (DocumentKind.MINUTES, DocumentKind.FULL_MINUTES, DocumentKind.DECISION_MINUTES)


class PreviewPanel(QWidget):
    """Nothing is drawn while it is out of sight."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._wanted: tuple[str, tuple[str, ...]] | None = None
        self.kind_combo = ChoiceCombo(self)
        self.kind_combo.setAccessibleName(self.tr("Which paper is shown"))
        self.place_label = PlainLabel(parent=self)
        self.place_label.setProperty("look", "small")
        self.preview = PdfPreview(self)
        head = QHBoxLayout()
        head.addWidget(self.kind_combo, 1)
        head.addWidget(self.place_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.preview, 1)
        self.setFocusProxy(self.preview)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._draw)
        self.kind_combo.chosen.connect(self._follow)
        self.preview.page_changed.connect(self._tell_place)
        desk.live.changed.connect(self._note_change)
        self.retranslate()

    def show_meeting(self, meeting_id: str | None, languages: Sequence[str] = ()) -> None:
        """Show the paper of this meeting in these languages from now on; None: of none."""
        wanted = (meeting_id, tuple(languages)) if meeting_id is not None else None
        if wanted != self._wanted:
            self._wanted = wanted
            self.preview.close_pdf()
            self._follow()

    def retranslate(self) -> None:
        words = (self.tr("Summary record"), self.tr("Minutes in full"), self.tr("Decisions only"))
        value = self.kind_combo.value
        self.kind_combo.show_choices(list(zip(_KINDS, words, strict=True)))
        self.kind_combo.show_value(value or DocumentKind.MINUTES)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._pause.stop()
            self.preview.close_pdf()

    @Slot(object)
    def _note_change(self, announcement: Announcement) -> None:
        """Whatever changed may stand in the paper."""
        if announcement.nouns:
            self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._wanted is not None and self.isVisible():
            self._pause.start()

    @Slot()
    def _draw(self) -> None:
        if self._wanted is not None:
            kind, now = DocumentKind(self.kind_combo.value), dt.datetime.now(dt.UTC).replace(microsecond=0)
            work = partial(_preview, self.desk.live.workspace, kind, *self._wanted, now)
            told = partial(self._show, self._wanted)
            job = self.desk.background.run(work, told, self._pass_over, key="minutes preview")
            self.destroyed.connect(job.cancel)

    def _show(self, wanted: tuple[str, tuple[str, ...]], publication: Publication) -> None:
        if wanted == self._wanted and self.isVisible():
            self.preview.show_pdf(publication.pdf, keeps_place=True)
            self._tell_place()

    def _pass_over(self, error: Exception) -> None:
        """What refuses a paper is told where papers are made."""
        if not isinstance(error, Refusal):
            raise error
        self.preview.close_pdf()

    @Slot()
    def _tell_place(self) -> None:
        count = self.preview.page_count
        self.place_label.setText(f"{max(1, self.preview.page)} / {count}" if count else "")


def _preview(
    workspace: Workspace,
    kind: DocumentKind,
    meeting_id: str,
    languages: Sequence[str],
    made_at: dt.datetime,
    _progress: Progress,
) -> Publication:
    """In a working thread."""
    return publishing.preview(workspace, kind, meeting_id, languages, made_at)
