"""A language that nobody speaks: longer than English and full of accents, to find what is cut or not translated."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence

_ACCENTS = str.maketrans("aeiouAEIOUc", "əéıöüƏÉİÖÜç")


class PseudoTranslator(QTranslator):
    """Texts become 40 % longer and stand in brackets. Letters after & and texts that are keys stay what they are."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, comment: str | None = None, number: int = -1) -> str:
        if not text or _is_key(text, comment):
            return text
        marked = text.replace("%n", str(number))
        return f"[{marked.translate(_ACCENTS)}{'·' * max(2, int(len(text) * 0.4))}]"


def _is_key(text: str, comment: str | None) -> bool:
    written = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText).toString()
    return not comment and len(text) > 1 and written == text
