"""How many invitations are written in a second: letter, calendar entry and mail for each.

Run with `python -m pytest tests/benchmarks/test_dispatch.py -s`. The aim is more than 50 a second.
"""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from councildesk import resources
from councildesk.documents import dispatch
from councildesk.domain.council import ContactKind
from councildesk.domain.names import PersonName
from councildesk.services import invitations, meetings, persons, record
from councildesk.services.invitations import InvitationDraft
from councildesk.services.persons import ContactDraft, PersonDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession

MANY = 500
LANGUAGES = ("az", "uz", "uz-Cyrl", "ru", "en", "de")
MADE_AT = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


def test_five_hundred_invitations_are_written_at_more_than_fifty_a_second(tmp_path: Path) -> None:
    source = resources.sample_file("expert-council")
    with Workspace.create(tmp_path / "many.council") as workspace:
        workspace.perform("Load", record.load, source.name, source.read_bytes())
        meeting_id = workspace.read(meetings.find, "AZ-UZ/2027/01")
        workspace.perform("Invite", _invite_many, meeting_id)

        wall, cpu = time.perf_counter(), time.process_time()
        written = dispatch.write(workspace, meeting_id, tmp_path, MADE_AT)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu

    count = len(written.invitations)
    print(f"\n{count} invitations: {count / wall:.0f} a second, {count / cpu:.0f} a second of CPU (aim 50)")  # noqa: T201
    assert len(list(written.folder.glob("*.eml"))) == count >= MANY
    assert count / wall > 50


def _invite_many(session: RecordSession, meeting_id: str) -> None:
    for number in range(MANY):
        language = LANGUAGES[number % len(LANGUAGES)]
        draft = PersonDraft(
            names=(PersonName(language, f"Nümunə{number}", "Örnəkzadə", "Oʻktam oʻgʻli"),),
            languages=(language,),
            contacts=(ContactDraft(ContactKind.MAIL, f"guest{number}@example.org"),),
        )
        invitations.add(session, meeting_id, InvitationDraft(persons.add(session, draft)))
