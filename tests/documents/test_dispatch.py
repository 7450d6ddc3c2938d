"""Everything that goes out with invitations, in one folder."""

from __future__ import annotations

import datetime as dt
import email
from collections.abc import Iterator
from dataclasses import replace
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from councildesk.documents import dispatch
from councildesk.documents.delivery import PlaceRefused
from councildesk.documents.dispatch import MeetingOver, NobodyInvited
from councildesk.domain.attendance import Channel
from councildesk.domain.council import ContactKind
from councildesk.domain.meetings import MeetingState
from councildesk.domain.names import PersonName
from councildesk.services import invitations, meetings, persons, secretariats
from councildesk.services.persons import ContactDraft, PersonDraft
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT
from documents.facts import sample_council
from exchange.calendar.test_writing import read

AHEAD = "AZ-UZ/2027/01"
"""Those to be invited are named, and nothing was sent yet."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with sample_council(tmp_path) as workspace:
        yield workspace


def meeting(desk: Workspace) -> str:
    return desk.read(meetings.find, AHEAD)


def rows(desk: Workspace) -> list[Any]:
    return desk.read(invitations.rows, meeting(desk), "en")


def test_each_person_has_a_letter_an_entry_and_a_mail(desk: Workspace, tmp_path: Path) -> None:
    written = dispatch.write(desk, meeting(desk), tmp_path / "out", MADE_AT)

    assert written.folder.name == "2027-06-15 AZ-UZ-2027-01 invitations"
    assert set(written.invitations) == {row.id for row in rows(desk)}
    names = sorted(path.name for path in written.folder.iterdir())
    assert names[:3] == ["001 Shafiyev, Farid.eml", "001 Shafiyev, Farid.ics", "001 Shafiyev, Farid.pdf"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [written.folder.name]


def test_a_mail_brings_the_letter_and_the_entry_to_the_person(desk: Workspace, tmp_path: Path) -> None:
    folder = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT).folder

    message: Any = email.message_from_bytes((folder / "001 Shafiyev, Farid.eml").read_bytes(), policy=default)

    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "shafiyev@example.org"
    attached = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    assert attached == {
        name: (folder / name).read_bytes() for name in ("001 Shafiyev, Farid.pdf", "001 Shafiyev, Farid.ics")
    }


def test_an_update_is_of_the_same_entry_and_counts_up_and_a_cancellation_too(desk: Workspace, tmp_path: Path) -> None:
    one = meeting(desk)

    def entry() -> Any:
        folder = dispatch.write(desk, one, tmp_path, MADE_AT).folder
        return read((folder / "001 Shafiyev, Farid.ics").read_bytes())

    def send() -> None:
        desk.perform("Send", invitations.mark_sent, [row.id for row in rows(desk)], MADE_AT, Channel.MAIL)

    def public() -> str:
        made: str = read(dispatch.public_entry(desk, one, "en", MADE_AT)).vevent.sequence.value
        return made

    first = entry()
    again = entry()
    send()
    unchanged = public()
    draft = desk.read(meetings.draft, one)
    assert draft.starts_at is not None
    assert draft.ends_at is not None
    later = replace(
        draft, starts_at=draft.starts_at + dt.timedelta(hours=1), ends_at=draft.ends_at + dt.timedelta(hours=1)
    )
    desk.perform("Change", meetings.change, one, later)
    second, changed = entry(), public()
    send()
    desk.perform("Cancel", meetings.set_state, one, MeetingState.CANCELLED, "No hall")
    third = entry()

    entries = [each.vevent for each in (first, again, second, third)]
    assert {each.uid.value for each in entries} == {one}
    assert [each.sequence.value for each in entries] == ["0", "0", "1", "2"]
    assert (unchanged, changed) == ("0", "1")
    assert [each.method.value for each in (first, second, third)] == ["REQUEST", "REQUEST", "CANCEL"]
    assert second.vevent.dtstart.value - first.vevent.dtstart.value == dt.timedelta(hours=1)


def test_who_is_not_invited_any_more_is_told_and_the_entry_goes(desk: Workspace, tmp_path: Path) -> None:
    first, *others = rows(desk)
    informed = next(row for row in others if row.informed_only)
    sent = [first.id, informed.id]
    desk.perform("Send", invitations.mark_sent, sent, MADE_AT, Channel.MAIL)
    desk.perform("Remove", invitations.remove_all, [row.id for row in (first, *others)])

    written = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT)

    assert set(written.withdrawn) == set(written.invitations) == set(sent)
    event = read((written.folder / f"001 {first.name}.ics").read_bytes())
    assert (event.method.value, event.vevent.uid.value, event.vevent.sequence.value) == ("CANCEL", meeting(desk), "1")
    message: Any = email.message_from_bytes((written.folder / f"001 {first.name}.eml").read_bytes(), policy=default)
    assert [part["Content-Type"].params["method"] for part in message.walk() if "method" in part["Content-Type"].params]
    assert len(list(written.folder.glob("*.pdf"))) == 2
    assert len(list(written.folder.glob("*.ics"))) == 1


def test_who_was_never_invited_is_not_told_that_the_meeting_is_off(desk: Workspace, tmp_path: Path) -> None:
    first, *_ = rows(desk)
    desk.perform("Send", invitations.mark_sent, [first.id], MADE_AT, Channel.MAIL)
    desk.perform("Cancel", meetings.set_state, meeting(desk), MeetingState.CANCELLED, "No hall")

    assert dispatch.write(desk, meeting(desk), tmp_path, MADE_AT).invitations == (first.id,)


def test_an_alternate_who_stands_back_keeps_no_entry(desk: Workspace, tmp_path: Path) -> None:
    alternate = next(row for row in rows(desk) if row.informed_only)
    draft = desk.read(invitations.draft, alternate.id)

    def send(informed_only: bool) -> Any:
        desk.perform("Ask", invitations.change, alternate.id, replace(draft, informed_only=informed_only))
        folder = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT, [alternate.id]).folder
        desk.perform("Send", invitations.mark_sent, [alternate.id], MADE_AT, Channel.MAIL)
        entries = [read(path.read_bytes()) for path in folder.glob("*.ics")]
        return [(one.method.value, one.vevent.sequence.value) for one in entries]

    assert send(informed_only=False) == [("REQUEST", "0")]
    assert send(informed_only=True) == [("CANCEL", "1")]
    assert send(informed_only=True) == []


def test_an_entry_that_no_office_sends_is_only_attached(desk: Workspace, tmp_path: Path) -> None:
    for office in desk.read(secretariats.rows, "en"):
        draft = desk.read(secretariats.draft, office.id)
        desk.perform("Change", secretariats.change, office.id, replace(draft, mail=""))

    folder = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT).folder

    message: Any = email.message_from_bytes((folder / "001 Shafiyev, Farid.eml").read_bytes(), policy=default)
    attached = {part.get_filename(): part.get_content_type() for part in message.iter_attachments()}
    assert attached["001 Shafiyev, Farid.ics"] == "text/calendar"
    assert [part["Content-Type"].params for part in message.walk() if "method" in part["Content-Type"].params] == []
    assert not hasattr(read((folder / "001 Shafiyev, Farid.ics").read_bytes()), "method")


def test_somebody_without_a_mail_address_is_named(desk: Workspace, tmp_path: Path) -> None:
    desk.perform("Change", _write_to, rows(desk)[0].person_id, "not an address")

    written = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT)

    assert written.without_mail == ("Shafiyev, Farid",)
    assert not (written.folder / "001 Shafiyev, Farid.eml").exists()
    assert (written.folder / "001 Shafiyev, Farid.pdf").exists()


@pytest.mark.parametrize("name", ["../../up", "CON", "a:b*c?", "nul.txt", "x" * 300, "trailing. ", "line\r\nbreak"])
def test_no_name_leads_out_of_the_folder(desk: Workspace, tmp_path: Path, name: str) -> None:
    desk.perform("Rename", _rename, rows(desk)[0].person_id, name)

    written = dispatch.write(desk, meeting(desk), tmp_path / "out", MADE_AT)

    assert len(list(written.folder.glob("001 *"))) == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == [written.folder.name]


def test_a_second_folder_stands_beside_the_first(desk: Workspace, tmp_path: Path) -> None:
    first = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT).folder
    second = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT, [rows(desk)[0].id]).folder

    assert second.name == f"{first.name} (2)"
    assert len(list(second.iterdir())) == 3


class Enough(Exception):
    """Somebody has seen enough."""


def test_a_cancelled_dispatch_leaves_nothing(desk: Workspace, tmp_path: Path) -> None:
    def report(done: int, total: int) -> None:
        if done == 2:
            raise Enough

    with pytest.raises(Enough):
        dispatch.write(desk, meeting(desk), tmp_path / "out", MADE_AT, progress=report)

    assert list((tmp_path / "out").iterdir()) == []


def test_progress_is_told_for_each(desk: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    dispatch.write(desk, meeting(desk), tmp_path, MADE_AT, progress=lambda done, total: told.append((done, total)))

    assert told == [(done, len(rows(desk))) for done in range(len(rows(desk)) + 1)]


def test_a_meeting_without_invitations_is_refused(desk: Workspace, tmp_path: Path) -> None:
    for row in rows(desk):
        desk.perform("Remove", invitations.remove, row.id)

    with pytest.raises(NobodyInvited):
        dispatch.write(desk, meeting(desk), tmp_path / "out", MADE_AT)

    assert not (tmp_path / "out").exists()


def test_to_a_meeting_that_has_taken_place_nothing_is_written(desk: Workspace, tmp_path: Path) -> None:
    held = desk.read(meetings.find)

    with pytest.raises(MeetingOver):
        dispatch.write(desk, held, tmp_path / "out", MADE_AT)

    assert desk.read(meetings.row, held, "en").state is MeetingState.HELD
    assert not (tmp_path / "out").exists()


def test_who_is_only_informed_learns_how_to_take_part_when_asked_to_come(desk: Workspace, tmp_path: Path) -> None:
    informed = next(row for row in rows(desk) if row.informed_only)

    def letter() -> str:
        folder = dispatch.write(desk, meeting(desk), tmp_path, MADE_AT, [informed.id]).folder
        (path,) = folder.glob("*.eml")
        return str(email.message_from_bytes(path.read_bytes(), policy=default).get_body().get_content())  # type: ignore[union-attr]

    before = letter()
    draft = desk.read(invitations.draft, informed.id)
    desk.perform("Ask", invitations.change, informed.id, replace(draft, informed_only=False))
    after = letter()

    assert "https://example.org" not in before
    assert "https://example.org" in after


def test_a_place_that_is_no_folder_is_refused(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(PlaceRefused):
        dispatch.write(desk, meeting(desk), tmp_path / "file", MADE_AT)


def test_an_entry_for_anybody_holds_no_access_data_and_nobody(desk: Workspace) -> None:
    content = dispatch.public_entry(desk, meeting(desk), "en", MADE_AT)

    event = read(content).vevent
    assert event.uid.value == meeting(desk)
    assert not hasattr(event, "attendee")
    assert b"example.org/meeting" not in content


def _write_to(session: Any, person_id: str, address: str) -> None:
    draft: PersonDraft = persons.draft(session, person_id)
    persons.change(session, person_id, replace(draft, contacts=(ContactDraft(ContactKind.MAIL, address),)))


def _rename(session: Any, person_id: str, name: str) -> None:
    draft: PersonDraft = persons.draft(session, person_id)
    persons.change(session, person_id, replace(draft, names=(PersonName("en", printed=name),)))
