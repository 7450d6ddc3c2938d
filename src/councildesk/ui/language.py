"""The language in which the program speaks: chosen, or the system's where we have it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from councildesk import resources

ENGLISH = "en"


def available() -> list[str]:
    """Tags of the languages there is a translation for; English, which the source texts are in, comes first."""
    found = sorted(file.stem.removeprefix("councildesk_") for file in _files("councildesk_*.qm"))
    return [ENGLISH, *(tag for tag in found if tag != ENGLISH)]


def fitting(wanted: str) -> str:
    """The language to speak: the wanted one, or the first of the system's, where we have it, else English."""
    known = available()
    candidates = [wanted] if wanted else QLocale.system().uiLanguages()
    for candidate in candidates:
        for tag in (candidate, candidate.split("-")[0]):
            if tag in known:
                return tag
    return ENGLISH


def spoken() -> str:
    """Tag of the language that is spoken now, for what is made where no setting is at hand."""
    return QLocale().bcp47Name()


class Speech:
    """Keeps the translators of the language that is spoken."""

    def __init__(self) -> None:
        self._translators: list[QTranslator] = []

    def speak(self, tag: str) -> None:
        """Change to this language at once. Every window is told by Qt and gives itself new texts."""
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        QLocale.setDefault(QLocale("en_GB" if tag == ENGLISH else tag))  # days before months, as in our other languages
        places = {
            f"qtbase_{tag}": Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            f"councildesk_{tag}": resources.translations_folder(),
        }
        self._translators = []
        for name, folder in places.items():
            translator = QTranslator()
            if translator.load(name, str(folder)):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)


def _files(pattern: str) -> list[Path]:
    return list(resources.translations_folder().glob(pattern))
