"""Qt as this program loads it; the one place where PySide6's import hook is undone."""

from __future__ import annotations

import builtins
import logging


def load() -> None:
    """Import PySide6 and take its hold off Python's imports.

    PySide6 replaces `builtins.__import__` by a function that reads the source of every module imported from then on,
    looking for a feature switch that we do not use: 80 ms and 19 MB for SQLAlchemy alone. Call this before anything
    heavy is imported.
    """
    import PySide6.QtWidgets  # noqa: F401

    restore_import()


def restore_import() -> None:
    """Put Python's own `__import__` back; does nothing where PySide6 left it alone."""
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


def log_messages() -> None:
    """Send what Qt has to say to the program's log instead of the terminal."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    logger = logging.getLogger("councildesk.qt")

    def write(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        logger.log(levels[kind], "%s", text)

    qInstallMessageHandler(write)
