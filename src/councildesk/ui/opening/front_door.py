"""The running window of a file comes to the front when the file is opened a second time.

Each window listens under a name made of the file it has open, in a place that only this person can reach. A second
start knocks there before it shows anything; where nobody answers within a moment, it goes on by itself, and the lock
beside the file says what there is to say. The socket of a program that was killed answers nobody and is replaced.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from councildesk.ui.opening.doorstep import address

_PATIENCE_MS = 1500
_LONGEST = 1024
_HERE = b"here\n"
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""By which a desktop knows that it was a person who wants the window to come to the front."""


class FrontDoor(QObject):
    """`knocked` when somebody opens the file again. Call `close` before the program ends or opens another file."""

    knocked = Signal()

    def __init__(self, file: Path, folder: Path, parent: QObject) -> None:
        """`folder` is made, and readable by this person alone."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if _is_private(folder):
            name = address(file, folder)
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_open(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.readyRead.connect(self._let_in)
            visitor.disconnected.connect(visitor.deleteLater)
            if visitor.bytesAvailable():
                self._hear(visitor)

    @Slot()
    def _let_in(self) -> None:
        visitor = self.sender()
        if isinstance(visitor, QLocalSocket):
            self._hear(visitor)

    def _hear(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            if visitor.bytesAvailable() > _LONGEST:
                visitor.abort()
            return
        name, _, token = bytes(visitor.readLine(_LONGEST).data()).decode("utf-8", "replace").strip().partition("=")
        if name in _TOKENS and token:
            os.environ[name] = token  # Qt hands it to the desktop when the window asks to be in front
        visitor.write(_HERE)
        visitor.flush()
        self.knocked.emit()


def knock(file: Path, folder: Path) -> bool:
    """As `doorstep.bring_forward`, whether there is a door or not."""
    name = address(file, folder)
    visitor = QLocalSocket()
    visitor.connectToServer(name)
    if not visitor.waitForConnected(_PATIENCE_MS):
        return False
    _let_others_come_forward()
    token = next((f"{name}={os.environ[name]}" for name in _TOKENS if os.environ.get(name)), "")
    visitor.write(token.encode("utf-8", "replace")[: _LONGEST - 1] + b"\n")
    answered = visitor.waitForReadyRead(_PATIENCE_MS) and bytes(visitor.readAll().data()) == _HERE
    visitor.disconnectFromServer()
    return answered


def _is_private(folder: Path) -> bool:
    """Make the folder; False where it is somebody else's, or cannot be made: then the window has no door."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.name != "posix" or folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def _let_others_come_forward() -> None:
    """Windows lets only the program a person has just started give away the front."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.CDLL("user32").AllowSetForegroundWindow(any_process)
