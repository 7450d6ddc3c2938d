"""What the window needs after its first picture only: the services, and threads to work in."""

from __future__ import annotations

import gc
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from councildesk.ui.background import Background, Progress


class LateServices(QObject):
    """Made with the window; nothing is imported before it is asked for. For the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background: Background | None = None

    @property
    def background(self) -> Background:
        """The threads of the window."""
        from councildesk.ui.background import Background

        if self._background is None:
            self._background = Background(self)
        return self._background

    def load(self, then: Callable[[object], None]) -> None:
        """Import what takes longest in a thread, then go on here; at once from the second time on."""
        gc.disable()
        self.background.run(_import_services, partial(self._go_on, then), key="services")

    def close(self) -> None:
        """End the threads."""
        if self._background is not None:
            self._background.close()

    def _go_on(self, then: Callable[[object], None], loaded: object) -> None:
        """While modules are loaded thousands of objects are made and none goes: looking for garbage costs 50 ms."""
        gc.freeze()
        gc.enable()
        then(loaded)


def _import_services(_progress: Progress) -> None:
    for name in ("workspace", "overview"):
        import_module(f"councildesk.services.{name}")
