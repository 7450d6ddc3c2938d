"""What the forms of a rule have in common: boxes to tick, and the article of the rules of procedure it stands in."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from councildesk.domain.spelling import clean_line


class RuleFields(QWidget):
    """`edited` carries what a person changed; `typed` while they write the article, which `flush` then takes.

    Subclasses give `change` and `retranslate`, and say by `watch` what belongs to the rule.
    """

    edited = Signal(object)
    typed = Signal()

    def change(self, field: str, value: Any) -> None:
        """Change this field of the rule that is shown, and tell."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Put all texts into the new language, those of the form, too."""
        raise NotImplementedError

    def watch(self, article: QLineEdit, checks: dict[str, QCheckBox]) -> None:
        """`checks`: boxes by the fields of the rule."""
        self._article = article
        article.textEdited.connect(self.typed)
        article.editingFinished.connect(self.flush)
        for field, check in checks.items():
            check.clicked.connect(partial(self._tick, field, check))

    def show_article(self, text: str) -> None:
        """What somebody types just now stays."""
        if not self._article.isModified() and clean_line(self._article.text()) != text:
            self._article.setText(text)

    def _tick(self, field: str, check: QCheckBox) -> None:
        self.change(field, check.isChecked())

    @Slot()
    def flush(self) -> None:
        if self._article.isModified():
            self._article.setModified(False)
            self.change("article", clean_line(self._article.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
