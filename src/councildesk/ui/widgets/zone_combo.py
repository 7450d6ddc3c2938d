"""A field for a time zone: typed in part ("tash") and completed, or chosen from the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from councildesk.services.zones import known_zones
from councildesk.ui.widgets.popup_combo import PopupCombo


class ZoneCombo(PopupCombo):
    """`chosen` carries the name of a zone, `None` where the zone of something else holds, when a person chose another.

    What is no zone is put back when one leaves the field.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, inherited: str = "") -> None:
        """`inherited`: the words for "as the council", where a zone may be left open."""
        super().__init__(parent)
        self._inherited = inherited
        self._shown: str | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.show_near(())
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.activated.connect(self.flush)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.flush)

    def show_near(self, near: Sequence[str]) -> None:
        """Offer these zones first."""
        blocked = self.blockSignals(True)
        self.clear()
        if self._inherited:
            self.addItem(self._inherited)
        self.addItems([*near, *(zone for zone in known_zones() if zone not in near)])
        self.show_value(self._shown)
        self.blockSignals(blocked)

    @property
    def value(self) -> str | None:
        """The zone that is shown, as far as what is typed is one; else the one before."""
        typed = self.currentText().strip()
        if self._inherited and typed in ("", self._inherited):
            return None
        return self._found(typed) or self._shown

    def show_value(self, zone: str | None) -> None:
        self._shown = zone
        self.setCurrentText(zone or self._inherited)

    @Slot()
    def flush(self) -> None:
        """Tell of a change that was not told yet."""
        before, now = self._shown, self.value
        self.show_value(now)
        if now != before:
            self.chosen.emit(now)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over a form changes nothing."""
        event.ignore()

    def _found(self, typed: str) -> str | None:
        """The zone of this name, whatever its capitals, or the only one with this part in its name."""
        folded = typed.casefold().replace(" ", "_")
        if not folded:
            return None
        exact = [zone for zone in known_zones() if zone.casefold() == folded]
        ending = [zone for zone in known_zones() if zone.casefold().rpartition("/")[2] == folded]
        holding = [zone for zone in known_zones() if folded in zone.casefold()]
        return next((found[0] for found in (exact, ending, holding) if len(found) == 1), None)
