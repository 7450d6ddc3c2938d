"""Taking a register out: where to, in which format, and then in the background."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from councildesk.domain.errors import Refusal
from councildesk.exchange import registers
from councildesk.exchange.registers import Register
from councildesk.services.exports import ExportFormat
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui import files, settings
from councildesk.ui.background import Progress
from councildesk.ui.page import Desk, Page

_EXPORT = QT_TRANSLATE_NOOP("Exporting", "Export list…")
_DONE = QT_TRANSLATE_NOOP("Exporting", "Exported to {file}.")

translate = QCoreApplication.translate

Rows = frozenset[str] | None
"""The rows that go out, by their ids; None: the whole register."""


def today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day on the wall beside the reader


def export_action(
    page: Page,
    register: Callable[[], Register],
    day: Callable[[], dt.date] = today,
    only: Callable[[], Rows] = lambda: None,
) -> QAction:
    """An action of a page that takes out the register that it shows, or `only` the rows that are seen in it.

    `day` gives the one for which it is shown.
    """
    text = translate("Exporting", _EXPORT)
    return page.add_page_action(text, "export", "", lambda: export(page.desk, register(), day(), page, only()))


def export(desk: Desk, register: Register, day: dt.date, parent: QWidget, only: Rows = None) -> None:
    """Ask where to, and write the register there. The suffix of the file says in which format."""
    from councildesk.services import exports

    desk.live.flush()
    suffixes = [f".{one.value}" for one in exports.formats(register)]
    folder = desk.settings.get(settings.DOCUMENTS_FOLDER) or QDir.homePath()
    proposed = Path(folder, f"{registers.name(register, desk.language)}{suffixes[0]}")
    wanted = files.ask_export(parent, proposed, suffixes)
    if wanted is not None:
        path, delimiter = wanted
        desk.settings.put(settings.DOCUMENTS_FOLDER, str(path.parent))
        save(desk, register, day, path, delimiter, only)


def save(desk: Desk, register: Register, day: dt.date, path: Path, delimiter: str = ";", only: Rows = None) -> None:
    """Write the register to a file, in the background; the quiet bar tells when it is there, or why not."""
    from councildesk.documents import delivery
    from councildesk.documents.glossary import glossary
    from councildesk.services import exports

    wanted = ExportFormat(path.suffix.lower().removeprefix("."))

    def work(_progress: Progress) -> None:
        ask, language = desk.live.workspace.read, desk.language
        say = glossary(language).name
        content = ask(exports.content, register, wanted, language, day, say, delimiter=delimiter, only=only)
        delivery.write(path, content)

    def tell(_nothing: object) -> None:
        done = translate("Exporting", _DONE)
        if only is not None:
            done = translate("Exporting", "Exported to {file}: %n rows.", "", len(only))
        desk.live.tell(done.replace("{file}", str(path)))

    def refuse(error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        desk.live.tell_refusal(error)

    desk.background.run(work, tell, refuse, key=f"export/{path}")
