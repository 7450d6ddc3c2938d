"""One tab of the council's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from councildesk.domain.errors import Refusal
from councildesk.services import council
from councildesk.ui.kept_fields import KeptTexts
from councildesk.ui.live_workspace import sentence
from councildesk.ui.page_part import PagePart
from councildesk.ui.widgets.language_fields import LanguageFields


class CouncilSection(PagePart):
    """Base of the tabs."""

    def show_record(self, record: str) -> None:
        """Choose the record with this id, where the tab shows several."""

    def languages(self) -> Sequence[str]:
        return self.live.read(council.languages) or ("en",)

    def keep_texts(
        self, fields: LanguageFields, write: Callable[[dict[str, str]], object], *, needed: bool = False
    ) -> KeptTexts:
        """Keep what is typed in these fields; arguments as of KeptTexts."""
        kept = KeptTexts(self.live, fields, write, needed=needed)
        self.kept.append(kept)
        return kept

    def attempt_beside(
        self, field: QWidget, told: QLabel, label: str, action: Any, *args: Any, typing: str = ""
    ) -> Any:
        """As `attempt`; a refusal stands beside the field, which keeps what was typed and is marked."""
        try:
            if typing:
                result = self.live.perform_typing(typing, label, action, *args)
            else:
                result = self.live.perform(label, action, *args)
        except Refusal as refusal:
            show_refusal(field, told, sentence(refusal))
            return None
        show_refusal(field, told, "")
        return result


def show_refusal(field: QWidget, told: QLabel, words: str) -> None:
    """Mark a field and say why beside it; no words: all is well again."""
    told.setText(words)
    told.setVisible(bool(words))
    if bool(field.property("invalid")) is not bool(words):
        field.setProperty("invalid", bool(words))
        field.style().unpolish(field)
        field.style().polish(field)
