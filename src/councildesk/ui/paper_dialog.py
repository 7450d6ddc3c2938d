"""A paper of the council on a day: for which day, in which languages, how it will look, and where it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from councildesk._generated.forms.ui_paper_dialog import Ui_PaperDialog
from councildesk.documents.publishing import Publication
from councildesk.domain import languages
from councildesk.domain.errors import Refusal
from councildesk.services import council
from councildesk.ui import icons, paper_saving
from councildesk.ui.background import Progress
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page import Desk
from councildesk.ui.widgets.pdf_preview import PdfPreview
from councildesk.ui.widgets.screen_room import keep_within_screen
from councildesk.ui.widgets.typed_fields import DayField

if TYPE_CHECKING:
    from councildesk.services.workspace import Workspace


Publish: TypeAlias = "Callable[[Workspace, dt.date, list[str], dt.datetime], Publication]"
"""Makes the paper of a day in these languages, in a working thread."""


class PaperDialog(QDialog):
    """`publication` is the paper that is shown; None while one is made. Accepted once it was saved."""

    def __init__(self, desk: Desk, title: str, publish: Publish, day: dt.date, parent: QWidget | None) -> None:
        """`title` is that of the window, translated."""
        super().__init__(parent)
        self._desk, self._title, self._publish, self._is_over = desk, title, publish, False
        self.publication: Publication | None = None
        self.form = Ui_PaperDialog()
        self.form.setupUi(self)
        keep_within_screen(self)
        self.setWindowTitle(title)
        self.day_edit = DayField(self, may_be_empty=False, language=desk.language)
        self.day_edit.show_value(day)
        self.preview = PdfPreview(self)
        self._furnish()
        form = self.form
        self.day_edit.edited.connect(self._draw)
        self.day_edit.refused.connect(self._refuse)
        form.first_combo.chosen.connect(self._draw)
        form.second_combo.chosen.connect(self._draw)
        form.save_button.clicked.connect(self._save_as)
        form.close_button.clicked.connect(self.reject)
        self.preview.page_changed.connect(self._show_place)
        form.first_combo.setFocus()

    @property
    def wanted_languages(self) -> list[str]:
        """One or two tags, the leading one first."""
        chosen = (self.form.first_combo.value, self.form.second_combo.value)
        return list(dict.fromkeys(tag for tag in chosen if tag))

    def save(self, path: Path) -> None:
        """Write the paper that is shown to this place; a refusal stays in the dialog."""
        if self.publication is None:
            return
        try:
            paper_saving.save(self._desk, self.publication, path)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.publication is None:
            self._draw()

    def done(self, result: int) -> None:
        """Free the paper; one that is still being made is not shown any more."""
        self._is_over = True
        self.preview.close_pdf()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)
            self.setWindowTitle(self._title)

    def _furnish(self) -> None:
        form, live = self.form, self._desk.live
        form.day_layout.addWidget(self.day_edit)
        form.day_label.setBuddy(self.day_edit)
        form.preview_layout.addWidget(self.preview)
        form.save_button.setIcon(icons.icon("save", role=icons.Role.HighlightedText))
        tags = live.read(council.languages) or (self._desk.language,)
        words = [(tag, languages.endonym(tag)) for tag in tags]
        form.first_combo.show_choices(words)
        form.second_combo.show_choices([(None, self.tr("One language only")), *words])
        form.first_combo.show_value(tags[0])
        form.second_combo.show_value(tags[1] if len(tags) > 1 else None)
        form.first_combo.setAccessibleName(self.tr("Leading language"))
        form.second_combo.setAccessibleName(self.tr("Second language"))
        form.problems_label.hide()
        form.save_button.setEnabled(False)
        QWidget.setTabOrder(self.day_edit, form.first_combo)
        QWidget.setTabOrder(form.close_button, self.preview)

    @Slot()
    def _draw(self) -> None:
        self.form.state_label.setText(self.tr("Making the preview…"))
        made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        workspace, day = self._desk.live.workspace, self.day_edit.value
        work = partial(_work, self._publish, workspace, day, self.wanted_languages, made_at)
        self._desk.background.run(work, self._show, self._show_failure, key="paper of a day")

    def _show(self, publication: Publication) -> None:
        if self._is_over:
            return
        self.publication = publication
        self.form.save_button.setEnabled(True)
        self.preview.show_pdf(publication.pdf)
        self._show_place()
        problems = "\n".join(f"{problem.character} — {problem.place}" for problem in publication.problems)
        self.form.problems_label.setText(self.tr("Cannot be printed as typed:") + f"\n{problems}")
        self.form.problems_label.setVisible(bool(problems))

    @Slot()
    def _show_place(self) -> None:
        if self.publication is not None:
            text = self.tr("Page {page} of %n", "", self.publication.pages)
            self.form.state_label.setText(text.replace("{page}", str(max(1, self.preview.page))))

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        if not self._is_over:
            self._refuse(error)

    @Slot(object)
    def _refuse(self, refusal: Refusal) -> None:
        self.form.problems_label.setText(sentence(refusal))
        self.form.problems_label.show()

    @Slot()
    def _save_as(self) -> None:
        if self.publication is None:
            return
        path = paper_saving.ask(self._desk, self.publication, self)
        if path is not None:
            self.save(path)


def _work(
    publish: Publish, workspace: Workspace, day: dt.date, tags: list[str], made_at: dt.datetime, _progress: Progress
) -> Publication:
    """In a working thread."""
    return publish(workspace, day, tags, made_at)
