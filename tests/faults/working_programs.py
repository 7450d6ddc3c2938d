"""What programs do until they are killed: each works on a file and says which of its steps are done."""

from __future__ import annotations

import datetime as dt
from itertools import count
from pathlib import Path

from councildesk.documents import delivery, publishing
from councildesk.documents.kinds import DocumentKind
from councildesk.domain.retention import Occasion
from councildesk.exchange.persons import columns, reading, source
from councildesk.services import (
    backup_comparison,
    backup_places,
    backups,
    import_planning,
    imports,
    meetings,
    organisations,
    record,
    restoring,
)
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from faults.programs import Say

DAY = dt.date(2024, 8, 27)
MADE_AT = dt.datetime(2024, 8, 27, tzinfo=dt.UTC)
AT_ONCE = 7
"""Persons of one import."""


def edit(say: Say, file: Path) -> None:
    """Add one organisation after the other, take each third one back."""
    with Workspace.open(file) as workspace:
        say("ready")
        for number in count():
            workspace.perform("Add", organisations.add, OrganisationDraft(name={"az": f"Institut {number}"}))
            say("added", number)
            if number % 3 == 2:
                workspace.undo()
                say("undone", number)


def migrate(say: Say, file: Path) -> None:
    say("ready")
    Workspace.open(file, report=lambda stage, *_: say(stage.value))
    say("opened")


def back_up(say: Say, file: Path) -> None:
    with Workspace.open(file) as workspace:
        say("ready")
        for number in count():
            workspace.perform("Add", organisations.add, OrganisationDraft(name={"az": f"Institut {number}"}))
            made = backups.make(backup_places.of(file, file.parent / "backups"), Occasion.BY_HAND)
            say("made", made.path.name)


def restore(say: Say, file: Path, backup: Path) -> None:
    """Bring a backup back into the file, which is then changed again."""
    with Workspace.open(file) as workspace:
        say("ready")
        for number in count():
            with restoring.opened(backup) as opened:
                wanted = backup_comparison.compare(workspace, opened, "en")
            workspace.perform(restoring.LABEL, restoring.restore, wanted)
            say("restored", number)
            workspace.perform("Add", organisations.add, OrganisationDraft(name={"az": f"Institut {number}"}))
            say("added", number)


def restore_to_new(say: Say, backup: Path, folder: Path) -> None:
    say("ready")
    for number in count():
        restoring.to_new_file(backup, folder / f"{number}.council")
        say("restored", number)


def bring_in(say: Say, file: Path) -> None:
    """Import lists of persons, each as one step."""
    with Workspace.open(file) as workspace:
        say("ready")
        for number in count():
            rows = "".join(f"Nachname{number}x{row};Vorname{number}x{row}\n" for row in range(AT_ONCE))
            one = source.Source(Path("list.csv"), f"Familienname;Vorname\n{rows}".encode())
            table = source.table(one, source.recognised(one))
            incoming = reading.from_table(table, columns.recognised(table.headings), "de", ("de",))
            plan = workspace.read(import_planning.plan, incoming, "en", DAY)
            workspace.perform("Import persons", imports.bring_in, plan, DAY)
            say("imported", number)


def publish(say: Say, file: Path, folder: Path) -> None:
    with Workspace.open(file) as workspace:
        meeting = workspace.read(meetings.rows, "en")[0].id
        say("ready")
        for number in count():
            made = publishing.publish(workspace, DocumentKind.AGENDA, meeting, ("az",), MADE_AT)
            delivery.write(folder / "agenda.pdf", made.pdf)
            say("published", number)


def load(say: Say, file: Path, documents: list[str]) -> None:
    """Put one whole record in the place of the other, again and again."""
    with Workspace.open(file) as workspace:
        say("ready")
        for number in count():
            workspace.perform("Load record", load_document, documents[number % len(documents)])
            say("loaded", number % len(documents))


def load_document(session: object, document: str) -> None:
    record.load(session, "record.json", document, replace=True)  # type: ignore[arg-type]  # a session as services have
