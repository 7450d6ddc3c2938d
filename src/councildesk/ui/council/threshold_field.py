"""A field for a threshold of the rules: a share of a whole, or a number, or nothing at all."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain.rules import ALL, HALF, MORE_THAN_HALF, TWO_THIRDS, Count, Share, Threshold
from councildesk.ui.widgets.calm_spin import CalmSpin
from councildesk.ui.widgets.choice_combo import ChoiceCombo

_USUAL = (Share(Fraction(1, 3)), HALF, MORE_THAN_HALF, TWO_THIRDS, Share(Fraction(3, 4)), ALL)
_NUMBER, _AT_LEAST, _MORE_THAN = "number", "at_least", "more_than"
_FRACTION = re.compile(r"\s*(\d{1,3})\s*/\s*(\d{1,3})\s*|\s*(\d{1,3})\s*%\s*")


class ThresholdField(QWidget):
    """`edited` carries the threshold that a person chose: a Share, a Count, or None."""

    edited = Signal(object)

    def __init__(self, language: str, nothing: str, parent: QWidget | None = None, *, has_numbers: bool = True) -> None:
        """`nothing`: the words for None; `language` is that of the program."""
        super().__init__(parent)
        self._shown: Threshold | None = None
        self.combo, self.number_spin, self.share_edit = ChoiceCombo(self), CalmSpin(self), QLineEdit(self)
        self.number_spin.setRange(1, 9999)
        self.number_spin.setKeyboardTracking(False)
        self.share_edit.setMaximumWidth(90)
        self.share_edit.setPlaceholderText("3/5")
        words = glossary(language)
        choices: list[tuple[Any, str]] = [(None, nothing)]
        choices += [(share, rules_in_words.share(share, words)) for share in _USUAL]
        choices += [(_AT_LEAST, self.tr("at least another share")), (_MORE_THAN, self.tr("more than another share"))]
        if has_numbers:
            choices.append((_NUMBER, self.tr("a fixed number")))
        self.combo.show_choices(choices)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.combo, 1)
        layout.addWidget(self.number_spin)
        layout.addWidget(self.share_edit)
        self.setFocusProxy(self.combo)
        self.combo.chosen.connect(self._choose)
        self.number_spin.valueChanged.connect(self._take_number)
        self.share_edit.editingFinished.connect(self.flush)
        self.show_value(None)

    def name(self, name: str) -> None:
        """What the fields are called to a screen reader."""
        plain = name.replace("&", "")
        self.combo.setAccessibleName(plain)
        self.number_spin.setAccessibleName(f"{plain}, {self.tr('number')}")
        self.share_edit.setAccessibleName(f"{plain}, {self.tr('share')}")

    def show_value(self, threshold: Threshold | None) -> None:
        self._shown = threshold
        blocked = self.number_spin.blockSignals(True)
        if isinstance(threshold, Count):
            self.combo.show_value(_NUMBER)
            self.number_spin.setValue(threshold.number)
        elif threshold is None or threshold in _USUAL:
            self.combo.show_value(threshold)
        else:
            self.combo.show_value(_MORE_THAN if threshold.exceeded else _AT_LEAST)
            self.share_edit.setText(f"{threshold.part.numerator}/{threshold.part.denominator}")
        self.number_spin.blockSignals(blocked)
        self._show_fields()

    @Slot()
    def flush(self) -> None:
        """Read a share that was typed; what is none is put back."""
        if self.combo.value not in (_AT_LEAST, _MORE_THAN):
            return
        share = _read(self.share_edit.text(), exceeded=self.combo.value == _MORE_THAN)
        if share is not None:
            self._tell(share)
        elif isinstance(self._shown, Share):
            self.share_edit.setText(f"{self._shown.part.numerator}/{self._shown.part.denominator}")

    @Slot(object)
    def _choose(self, chosen: Any) -> None:
        self._show_fields()
        if chosen == _NUMBER:
            self._tell(Count(self.number_spin.value()))
        elif chosen in (_AT_LEAST, _MORE_THAN):
            self.share_edit.setFocus()
            self.flush()
        else:
            self._tell(chosen)

    @Slot(int)
    def _take_number(self, number: int) -> None:
        self._tell(Count(number))

    def _tell(self, threshold: Threshold | None) -> None:
        if threshold != self._shown:
            self._shown = threshold
            self.edited.emit(threshold)

    def _show_fields(self) -> None:
        self.number_spin.setVisible(self.combo.value == _NUMBER)
        self.share_edit.setVisible(self.combo.value in (_AT_LEAST, _MORE_THAN))


def _read(typed: str, *, exceeded: bool) -> Share | None:
    """`3/5` or `60 %` as a share; None for what nobody could reach, or is no share."""
    match = _FRACTION.fullmatch(typed)
    if match is None or match[2] in ("0", "00", "000"):
        return None
    part = Fraction(int(match[3]), 100) if match[3] else Fraction(int(match[1]), int(match[2]))
    try:
        return Share(part, exceeded)
    except ValueError:
        return None
