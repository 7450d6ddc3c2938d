"""Icons: glyphs of our icon font, drawn in the text's colour, sharp at any scale.

The names are those of resources/icons/icons.toml. An icon has no colour of its own: each time it is painted it takes
the palette that is in force, so light, dark and disabled need no pictures.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton

from councildesk import resources

Group, Role = QPalette.ColorGroup, QPalette.ColorRole

_BESIDE, _ROOM = 16, 4


def icon(name: str, role: QPalette.ColorRole = Role.WindowText, marked: QPalette.ColorRole | None = None) -> QIcon:
    """The icon of this name, coloured by `role`, and by `marked` where it is checked or selected.

    Raises KeyError when icons.toml does not have the name.
    """
    return QIcon(_GlyphEngine(name, role, marked or role))


def beside_text(button: QAbstractButton, name: str, role: QPalette.ColorRole = Role.WindowText) -> None:
    """Put the icon before the button's text. Qt's styles leave it too little room there: the icon brings its own."""
    button.setIcon(QIcon(_GlyphEngine(name, role, role, is_at_left=True)))
    button.setIconSize(QSize(_BESIDE + _ROOM, _BESIDE))


def draw(painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
    """Draw the glyph as large as the rectangle allows; for delegates and widgets that paint themselves."""
    side = min(rect.width(), rect.height())
    font = QFont(_family())
    font.setPixelSize(max(1, side))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, _glyph(name))
    painter.restore()


def names() -> list[str]:
    """All names there are."""
    return sorted(_codes())


class _GlyphEngine(QIconEngine):
    def __init__(
        self, name: str, role: QPalette.ColorRole, marked: QPalette.ColorRole, *, is_at_left: bool = False
    ) -> None:
        super().__init__()
        _glyph(name)
        self._name, self._role, self._marked, self._is_at_left = name, role, marked, is_at_left

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        is_marked = mode is QIcon.Mode.Selected or state is QIcon.State.On
        group = Group.Disabled if mode is QIcon.Mode.Disabled else Group.Active
        role = Role.WindowText if mode is QIcon.Mode.Disabled else self._marked if is_marked else self._role
        if self._is_at_left:
            rect = QRect(rect.topLeft(), QSize(rect.height(), rect.height()))
        draw(painter, rect, self._name, QGuiApplication.palette().color(group, role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """`size` is in device pixels; the caller sets the ratio. A cell without room for an icon asks for none."""
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._role, self._marked, is_at_left=self._is_at_left)

    def isNull(self) -> bool:
        return False


def _glyph(name: str) -> str:
    return chr(_codes()[name])


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    lines = (resources.icons_folder() / "icons.txt").read_text(encoding="utf-8").splitlines()
    return {name: int(code) for name, code in (line.split() for line in lines)}


@lru_cache(maxsize=1)
def _family() -> str:
    """Loads the font into the running application, once."""
    number = QFontDatabase.addApplicationFont(str(resources.icons_folder() / "icons.ttf"))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise RuntimeError("the icon font cannot be read")
    return families[0]
