"""What bringing people in does in the background: reading a file, and comparing it with the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from councildesk.domain import languages
from councildesk.exchange.persons import columns, guessing, reading, source
from councildesk.exchange.persons.incoming import Incoming
from councildesk.exchange.persons.source import Source, SourceForm, SourceKind
from councildesk.services import import_planning, imports
from councildesk.services.import_plan import Plan
from councildesk.services.workspace import Workspace
from councildesk.ui.background import Progress
from councildesk.ui.exchange.reading_step import ReadTable


class ImportWork:
    """All of it may run in any thread, changes nothing, and may refuse."""

    def __init__(self, workspace: Workspace, language: str, working: Sequence[str]) -> None:
        """`language` is the reader's, `working` are the council's."""
        self._workspace, self._language, self._working = workspace, language, working

    @property
    def _leading(self) -> str:
        return next(iter(self._working), "en")

    def _works_in(self, tag: str) -> bool:
        """In either script."""
        return any(tag in (one, languages.other_script(one)) for one in self._working)

    def read(self, path: Path) -> ReadTable | Incoming:
        """A file in the form in which it is recognised: cards are people at once, a table still has to be looked at."""
        one = source.opened(path)
        form = source.recognised(one)
        if form.kind is SourceKind.VCARD:
            return reading.from_file(one, form, (), self._leading, self._working)
        return self.table(one, form)

    def table(self, one: Source, form: SourceForm) -> ReadTable:
        """The table in this form, with its columns as they are known."""
        sheet = source.table(one, form)
        taken = self._workspace.read(imports.known_columns, sheet.headings)
        headed = columns.language_of(sheet.headings, self._leading)
        # A list headed in a language that the council does not work in holds names in those that it does.
        spoken = headed if self._works_in(headed) else self._leading
        return ReadTable(one, form, sheet, guessing.completed(sheet, taken), spoken)

    def people(self, read: ReadTable) -> Incoming:
        """The people of a table, by what its columns hold. Refuses with NamesNotFound."""
        return reading.from_table(read.sheet, read.columns, read.language, self._working)

    def plan(self, told: Incoming | ReadTable, day: dt.date, *, as_members: bool, progress: Progress | None) -> Plan:
        """What bringing them in would do."""
        incoming = self.people(told) if isinstance(told, ReadTable) else told
        report = progress.report if progress is not None else None
        return self._workspace.read(
            import_planning.plan, incoming, self._language, day, as_members=as_members, report=report
        )
