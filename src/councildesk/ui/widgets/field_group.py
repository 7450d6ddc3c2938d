"""Several fields in the place of one: made later than their neighbours, they keep the group's place in the tab order.

Qt puts a widget that is made later behind all others, and `setTabOrder` passes over what takes no focus.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FieldGroup(QWidget):
    """As the buddy of a label, and in `setTabOrder`, it stands for its fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QWidget = self
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # while it has no fields, so that it can be given its place

    def order_fields(self, fields: Iterable[QWidget]) -> None:
        """Tab goes through these from now on, where it would reach the group. Call while the ones before still live."""
        ordered, before = list(fields), self._before()
        self.setFocusProxy(None)  # type: ignore[arg-type]  # None takes the proxy away
        # With no policy at all a label would not hand the focus on to its buddy.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if ordered else Qt.FocusPolicy.TabFocus)
        for first, second in pairwise([before, *(ordered or [self])]):
            QWidget.setTabOrder(first, second)
        self._first = ordered[0] if ordered else self
        if ordered:
            self.setFocusProxy(self._first)

    def _before(self) -> QWidget:
        """From where Tab leads into the group."""
        widget = self._first.previousInFocusChain()
        while widget is not None and widget is not self._first:
            is_inside = widget is self or self.isAncestorOf(widget)
            if not is_inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return widget
            widget = widget.previousInFocusChain()
        return self._first
