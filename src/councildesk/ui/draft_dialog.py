"""A dialog that keeps what was entered when it is accepted: as one step, or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel

from councildesk.domain.errors import Refusal
from councildesk.ui.live_workspace import sentence
from councildesk.ui.widgets.typed_fields import TypedField


class DraftDialog(QDialog):
    """Base. A refusal stays in the dialog as a sentence, and so does what was typed.

    Subclasses call `watch` when their form is set up, and give `keep` and `retranslate`.
    """

    def keep(self) -> object:
        """Perform the step. Refusals travel on."""
        raise NotImplementedError

    def typed_fields(self) -> Iterable[TypedField]:
        """Fields that are read before something is kept; nothing is, while one of them cannot be read."""
        return ()

    def retranslate(self) -> None:
        """Put all texts into the new language, those of the form, too."""
        raise NotImplementedError

    def watch(self, refusal_label: QLabel, buttons: QDialogButtonBox) -> None:
        self._refusal_label = refusal_label
        refusal_label.hide()
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)

    def watch_field(self, field: TypedField) -> None:
        """What cannot be read in this field is said in the dialog, until it can."""
        field.refused.connect(self.refuse)
        field.edited.connect(self._refusal_label.hide)

    @Slot(object)
    def refuse(self, refusal: Refusal) -> None:
        self._refusal_label.setText(sentence(refusal))
        self._refusal_label.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def _keep(self) -> None:
        fields = list(self.typed_fields())
        for field in fields:
            field.flush()
        if any(field.refusal is not None for field in fields):
            return
        try:
            self.keep()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.accept()
