"""How the program looks: Qt's Fusion style, our palettes, one typeface in three sizes, an 8-pixel grid."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from councildesk import resources
from councildesk.ui import style_sheet
from councildesk.ui.colours import DARK, LIGHT, Colours, qt_palette

READABLE = 1400
"""Width in points beyond which forms and texts do not grow: the eye would lose its line on the way back."""
SMALL, BODY, TITLE = 0.9, 1.0, 1.55
"""The three sizes of text, as parts of the size that the system asks for."""

# Asked for here, not with `setStyle`: that hands a QStyle to Python, which makes its four hundred constants then and
# there, a twentieth of what an empty window takes to stand.
ARGUMENTS = ("-style", "Fusion")
"""What the QApplication is made with, behind the program's name."""

_SMALLEST_BODY = 10.0
_FIRST_CUTS = ("Regular", "SemiBold")
_TEXT_CUTS = ("Bold", "Italic", "BoldItalic")


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Applies palette, typeface and style sheet to the whole application, and follows the system when told so."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self.colours: Colours = LIGHT
        application.setFont(_interface_font(application.font().pointSizeF()))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.choose(choice)

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Change the look at once, in all windows."""
        self._choice = choice
        schemes = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}
        # Title bars and native dialogs go with it, where the system can do that.
        self._application.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self._apply()

    @Slot()
    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        is_dark = self._choice is ThemeChoice.DARK
        if self._choice is ThemeChoice.SYSTEM:
            is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.colours = DARK if is_dark else LIGHT
        self._application.setPalette(qt_palette(self.colours))
        self._application.setStyleSheet(style_sheet.rules(self.colours, self._application.font().pointSizeF()))
        self.changed.emit()


def sized(font: QFont, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same typeface in one of the three sizes; `font` is the body text's."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * size)
    other.setWeight(weight)
    return other


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers and running times."""
    other = QFont(font)
    other.setFeature(QFont.Tag("tnum"), 1)
    return other


def _interface_font(system_size: float) -> QFont:
    font = QFont(_interface_family() or QApplication.font().family())
    font.setPointSizeF(max(system_size, _SMALLEST_BODY))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@lru_cache(maxsize=1)
def _interface_family() -> str:
    """Loads the typeface into the running application, once; empty where that fails."""
    numbers = [_load_cut(cut) for cut in _FIRST_CUTS]
    return next(iter(QFontDatabase.applicationFontFamilies(numbers[0])), "")


@lru_cache(maxsize=1)
def load_text_cuts() -> None:
    """Load the bold and italic cuts, which the first picture of the window does without."""
    for cut in _TEXT_CUTS:
        _load_cut(cut)


def _load_cut(cut: str) -> int:
    return QFontDatabase.addApplicationFont(str(resources.interface_fonts_folder() / f"Interface-{cut}.ttf"))
