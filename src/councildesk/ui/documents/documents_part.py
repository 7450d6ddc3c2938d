"""The papers of a meeting: which one, in which languages, how it will look, and where it goes.

The preview is made in the background from one reading of the record, and made anew when that changes while it is seen.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from councildesk._generated.forms.ui_documents_part import Ui_DocumentsPart
from councildesk.documents import publishing
from councildesk.documents.kinds import OF_MEETINGS, DocumentKind
from councildesk.documents.publishing import Publication
from councildesk.domain import languages
from councildesk.domain.errors import Refusal
from councildesk.domain.meetings import NOT_BEGUN
from councildesk.ui import icons, paper_saving
from councildesk.ui.background import Progress
from councildesk.ui.meetings.meeting_part import MeetingPart
from councildesk.ui.page import Desk, Key
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace

_KIND = int(Qt.ItemDataRole.UserRole)
_ICONS = {
    DocumentKind.MINUTES: "minutes",
    DocumentKind.DECISION_MINUTES: "decisions",
    DocumentKind.FULL_MINUTES: "minutes",
    DocumentKind.DECISIONS: "decisions",
    DocumentKind.ACTIONS: "actions",
    DocumentKind.ATTENDANCE: "attendance",
    DocumentKind.PARTICIPANTS: "members",
    DocumentKind.SIGN_IN: "signature",
    DocumentKind.AGENDA: "agenda",
    DocumentKind.INVITATION: "invitations",
    DocumentKind.INVITED: "members",
}
_FEWEST_LINES = 5
"""Of the list of papers, in a low window."""
_PAUSE = 250
"""Milliseconds after the last change before a paper is drawn."""


class DocumentsPart(MeetingPart):
    """`publication` is the paper that is shown; None while one is made."""

    nouns = frozenset(
        {"council", "side", "setting", "working_language", "rules_of_procedure", "secretariat", "seat", "mandate"}
        | {"person", "person_name", "contact", "post", "organisation", "paper", "paper_version", "text"}
        | {"meeting", "meeting_site", "meeting_event", "officer", "agenda_item", "item_person", "invited_item"}
        | {"invitation", "stay", "excuse", "proxy", "recusal"}
        | {"entry", "decision", "vote", "vote_count", "ballot", "action", "assignee"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.form = Ui_DocumentsPart()
        self.form.setupUi(self)
        self.publication: Publication | None = None
        self._has_to_choose = True
        self._made_at = dt.datetime.now(dt.UTC)
        self.first_combo, self.second_combo = ChoiceCombo(self), ChoiceCombo(self)
        self.preview = PdfPreview(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._furnish()
        self._connect()
        self.retranslate()

    @property
    def kind(self) -> DocumentKind:
        """The paper that is chosen."""
        return DocumentKind(self.form.papers_list.currentItem().data(_KIND))

    @property
    def wanted_languages(self) -> list[str]:
        """One or two tags, the leading one first."""
        return list(dict.fromkeys(tag for tag in (self.first_combo.value, self.second_combo.value) if tag))

    def choose(self, kind: DocumentKind) -> None:
        """Choose this paper."""
        self.form.papers_list.setCurrentRow(OF_MEETINGS.index(kind))

    def first_focus(self) -> QWidget:
        return self.form.papers_list

    def refresh(self) -> None:
        if self._has_to_choose:
            self._has_to_choose = False
            self.choose(DocumentKind.AGENDA if self.meeting.state in NOT_BEGUN else DocumentKind.MINUTES)
        self._offer_languages()
        self._draw_soon()

    def forget(self) -> None:
        self._has_to_choose = True
        self._pause.stop()
        self._show(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Free the paper; it is made anew when somebody comes back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._show(None)
            self._is_stale = True

    def keys(self) -> list[Key]:
        return [
            Key("Ctrl+P", self.tr("Go to the documents")),
            Key("PgDown", self.tr("Next page")),
            Key("Ctrl++", self.tr("Larger")),
            Key("Ctrl+0", self.tr("Fit the width")),
        ]

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.first_combo.setAccessibleName(self.tr("Leading language"))
        self.second_combo.setAccessibleName(self.tr("Second language"))
        words = {
            DocumentKind.MINUTES: self.tr("Minutes"),
            DocumentKind.DECISION_MINUTES: self.tr("Decisions only"),
            DocumentKind.FULL_MINUTES: self.tr("Minutes in full"),
            DocumentKind.DECISIONS: self.tr("List of decisions"),
            DocumentKind.ACTIONS: self.tr("Open actions"),
            DocumentKind.ATTENDANCE: self.tr("Attendance record"),
            DocumentKind.PARTICIPANTS: self.tr("List of participants"),
            DocumentKind.SIGN_IN: self.tr("Sign-in sheet"),
            DocumentKind.AGENDA: self.tr("Agenda"),
            DocumentKind.INVITATION: self.tr("Invitation to all"),
            DocumentKind.INVITED: self.tr("List of those invited"),
        }
        for row, kind in enumerate(OF_MEETINGS):
            self.form.papers_list.item(row).setText(words[kind])

    def _furnish(self) -> None:
        form = self.form
        for kind in OF_MEETINGS:
            line = QListWidgetItem(icons.icon(_ICONS[kind]), "")
            line.setData(_KIND, kind.value)
            form.papers_list.addItem(line)
        form.papers_list.setCurrentRow(0)
        height = form.papers_list.sizeHintForRow(0)
        form.papers_list.setMinimumHeight(height * _FEWEST_LINES + 8)
        form.papers_list.setMaximumHeight(height * len(OF_MEETINGS) + 8)
        form.first_layout.addWidget(self.first_combo)
        form.second_layout.addWidget(self.second_combo)
        icons.beside_text(form.save_button, "save", icons.Role.HighlightedText)
        icons.beside_text(form.open_button, "link")
        for button, icon in (
            (form.zoom_out_button, "zoom_out"),
            (form.fit_button, "fit_width"),
            (form.zoom_in_button, "zoom_in"),
        ):
            button.setIcon(icons.icon(icon))
        form.preview_layout.addWidget(self.preview, 1)
        QWidget.setTabOrder(form.papers_list, self.first_combo)
        QWidget.setTabOrder(self.first_combo, self.second_combo)
        QWidget.setTabOrder(self.second_combo, form.save_button)
        QWidget.setTabOrder(form.zoom_in_button, self.preview)

    def _connect(self) -> None:
        form = self.form
        form.papers_list.currentRowChanged.connect(self._draw_soon)
        self.first_combo.chosen.connect(self._draw_soon)
        self.second_combo.chosen.connect(self._draw_soon)
        form.save_button.clicked.connect(self._save_as)
        form.open_button.clicked.connect(self._open)
        form.zoom_out_button.clicked.connect(self.preview.zoom_out)
        form.fit_button.clicked.connect(self.preview.fit_width)
        form.zoom_in_button.clicked.connect(self.preview.zoom_in)
        self.preview.page_changed.connect(self._show_place)
        self._pause.timeout.connect(self._draw)

    def _offer_languages(self) -> None:
        tags = [(tag, languages.endonym(tag)) for tag in self.around.languages]
        is_first = not self.first_combo.count()
        self.first_combo.show_choices(tags)
        self.second_combo.show_choices([(None, self.tr("One language only")), *tags])
        if is_first or self.first_combo.value is None:
            pair = self.around.pair
            self.first_combo.show_value(pair[0])
            self.second_combo.show_value(pair[1] if len(pair) > 1 else None)

    @Slot()
    def _draw_soon(self) -> None:
        """What is shown stays in sight, but cannot be taken out any more: it is not what was asked for."""
        self._offer(None)
        self.form.state_label.setText(self.tr("Making the preview…"))
        self._pause.start()

    @Slot()
    def _draw(self) -> None:
        """One reading, one paper; a paper asked for later takes the place of one that is still being made."""
        if self.meeting_id is None:
            return
        self._made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        work = partial(_publish, self.live.workspace, self.kind, self.meeting_id, self.wanted_languages, self._made_at)
        self.desk.background.run(work, self._show_made, self._show_failure, key="meeting paper")

    def _show_made(self, publication: Publication) -> None:
        """Unless it is out of date already, or of a meeting that was left."""
        if self.isVisible() and not self._pause.isActive():
            self._show(publication)

    def _offer(self, publication: Publication | None) -> None:
        """What can be saved and opened."""
        self.publication = publication
        for button in (self.form.save_button, self.form.open_button):
            button.setEnabled(publication is not None)

    def _show(self, publication: Publication | None) -> None:
        self._offer(publication)
        if publication is None:
            self.preview.close_pdf()
            self.form.state_label.setText("")
        else:
            self.preview.show_pdf(publication.pdf)
            self._show_place()
        self._show_problems()

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._show(None)
        self.live.tell_refusal(error)

    @Slot()
    def _show_place(self) -> None:
        if self.publication is not None:
            text = self.tr("Page {page} of %n", "", self.publication.pages)
            self.form.state_label.setText(text.replace("{page}", str(max(1, self.preview.page))))

    def _show_problems(self) -> None:
        problems = self.publication.problems if self.publication else ()
        self.form.problems_list.clear()
        for problem in problems:
            code = " ".join(f"U+{ord(sign):04X}" for sign in problem.character)
            self.form.problems_list.addItem(f"{problem.character}  {code} — {problem.place}")
        self.form.problems_label.setVisible(bool(problems))
        self.form.problems_list.setVisible(bool(problems))

    @Slot()
    def _save_as(self) -> None:
        """Ask where to, and write what is shown."""
        shown = self.publication
        if shown is None:
            return
        path = paper_saving.ask(self.desk, shown, self)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the paper that is shown to this place; a refusal is told."""
        if self.publication is None:
            return
        try:
            paper_saving.save(self.desk, self.publication, path)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)

    @Slot()
    def _open(self) -> None:
        """Give a copy to the system's own viewer; it is thrown away when the council is closed."""
        if self.publication is None:
            return
        try:
            path = self.desk.copies.put(self.publication.file_name, self.publication.pdf)
        except Refusal as refusal:
            self.live.tell_refusal(refusal)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.live.tell(self.tr("No program on this computer opens PDF files. Save the paper instead."))


def _publish(
    workspace: Workspace,
    kind: DocumentKind,
    meeting_id: str,
    tags: list[str],
    made_at: dt.datetime,
    _progress: Progress,
) -> Publication:
    """In a working thread."""
    return publishing.publish(workspace, kind, meeting_id, tags, made_at)
