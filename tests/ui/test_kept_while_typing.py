"""What is typed is in the file before the field is left; half a number is not, but for Save now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.minutes import EntryKind, VoteMethod
from councildesk.services import (
    agenda,
    entries,
    invitations,
    item_persons,
    meetings,
    minutes,
    papers,
    persons,
    sites,
    votes,
)
from councildesk.services.entries import EntryDraft
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.papers import PaperDraft
from councildesk.services.vote_records import VoteDraft
from councildesk.ui.agenda.agenda_part import AgendaPart
from councildesk.ui.invitations.invitations_part import InvitationsPart
from councildesk.ui.meetings.plan_part import PlanPart
from councildesk.ui.minutes.minutes_part import MinutesPart
from councildesk.ui.page import Desk, Place
from councildesk.ui.typing_pause import TypingPause
from ui.opened_meeting import planned, sample, show

__all__ = ("sample",)

pytestmark = pytest.mark.usefixtures("look")
Kept = Callable[[], Any]


def type_and_rest(qtbot: QtBot, desk: Desk, field: QWidget, kept: Kept, typed: str = "12") -> None:
    """Type, and wait with the focus in the field until it is kept; one Undo takes it back."""
    before = kept()
    field.setFocus()
    if isinstance(field, QSpinBox):
        field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.waitUntil(lambda: kept() != before)

    assert QApplication.focusWidget() is field
    assert desk.live.is_saved
    qtbot.keyClicks(field, "3")
    desk.live.flush()
    desk.live.undo()
    assert kept() == before


def type_and_save(qtbot: QtBot, desk: Desk, field: QWidget, kept: Kept, typed: str = "X-77") -> None:
    """Half a number waits and the window says so; Save now writes it, though the field was not left."""
    before = kept()
    field.setFocus()
    qtbot.keyClicks(field, typed)
    pause = field.findChild(TypingPause)
    assert pause is not None
    qtbot.waitUntil(lambda: not pause.is_waiting)  # other fields are written now
    assert (kept(), desk.live.is_saved) == (before, False)

    desk.live.save()

    assert typed in kept()
    assert desk.live.is_saved


def test_title_note_and_minutes_of_an_item(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    item, form = sample.live.read(agenda.rows, planned(sample), "en")[0].id, part.fields.form
    part.tree.choose(item)

    for field in (form.title_edit, form.translation_edit, form.note_edit, form.minutes_spin):
        type_and_rest(qtbot, sample, field, lambda: sample.live.read(agenda.draft, item))
    window.close()


def test_the_talk_of_a_speaker(sample: Desk, qtbot: QtBot) -> None:
    item = sample.live.read(agenda.rows, planned(sample), "en")[0].id
    speaker = sample.live.read(persons.rows, "en")[0].id
    added = sample.live.perform("Add", item_persons.add, item, ItemPersonDraft(speaker))
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    part.tree.choose(item)
    form = part.fields.form
    form.people_list.setCurrentRow(form.people_list.count() - 1)
    form.fields_scroll.ensureWidgetVisible(form.talk_edit)

    for field in (form.talk_edit, form.talk_translation_edit, form.talk_minutes_spin):
        type_and_rest(qtbot, sample, field, lambda: sample.live.read(item_persons.draft, added))
    window.close()


def test_title_and_number_of_a_paper(sample: Desk, qtbot: QtBot) -> None:
    item = sample.live.read(agenda.rows, planned(sample), "en")[0].id
    draft = PaperDraft(title={"az": "Hesabat"}, item_id=item, number="P-1")
    paper = sample.live.perform("Add", papers.add, planned(sample), draft)
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "agenda"))
    part = page.record.part
    assert isinstance(part, AgendaPart)
    part.tree.choose(item)
    part.side_tabs.setCurrentIndex(1)
    part.papers.form.papers_tree.choose(paper)

    type_and_rest(qtbot, sample, part.papers.form.paper_title_edit, lambda: sample.live.read(papers.draft, paper))
    type_and_save(
        qtbot,
        sample,
        part.papers.form.paper_number_edit,
        lambda: sample.live.read(papers.draft, paper).number,
    )
    window.close()


def test_title_places_and_number_of_a_meeting(sample: Desk, qtbot: QtBot) -> None:
    meeting = planned(sample)
    window, page = show(qtbot, sample, Place("meetings", meeting, "plan"))
    part = page.record.part
    assert isinstance(part, PlanPart)
    part.sites.add_link()
    link = part.sites.form.link_edit
    type_and_rest(qtbot, sample, link, lambda: sample.live.read(sites.rows, meeting, "en"), "https://a.example")
    part.sites.add_room()
    name = part.sites.name_fields.field("az")
    type_and_rest(qtbot, sample, name, lambda: sample.live.read(sites.rows, meeting, "en"), "Hall")

    for field in (part.title_fields.field("az"), part.place_fields.field("az")):
        type_and_rest(qtbot, sample, field, lambda: sample.live.read(meetings.draft, meeting))
    number = part.form.number_edit
    type_and_save(qtbot, sample, number, lambda: sample.live.read(meetings.draft, meeting).number)
    window.close()


def test_the_remark_on_a_reply(sample: Desk, qtbot: QtBot) -> None:
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "invitations"))
    part = page.record.part
    assert isinstance(part, InvitationsPart)
    row = sample.live.read(invitations.rows, planned(sample), "en")[0]
    assert part.show_target(row.id)

    type_and_rest(
        qtbot,
        sample,
        part.side_form.remark_edit,
        lambda: [one.reason for one in sample.live.read(invitations.rows, planned(sample), "en")],
    )
    window.close()


def test_counts_of_a_vote_and_numbers_of_decision_and_action(sample: Desk, qtbot: QtBot) -> None:
    meeting = planned(sample)
    item = sample.live.read(agenda.rows, meeting, "en")[0].id
    for kind in (EntryKind.VOTE, EntryKind.DECISION, EntryKind.ACTION):
        sample.live.perform("Add", entries.add, meeting, EntryDraft(kind=kind), item_id=item)
    vote = sample.live.read(minutes.under, meeting, item, "en")[0].vote
    assert vote is not None
    by_hands = VoteDraft(method=VoteMethod.SHOW_OF_HANDS)
    sample.live.perform("Record", votes.record, vote.id, by_hands)
    window, page = show(qtbot, sample, Place("meetings", meeting, "minutes", item))
    part = page.record.part
    assert isinstance(part, MinutesPart)
    counting, deciding, acting = part.column.frames

    def facts(number: int, name: str) -> Any:
        return getattr(sample.live.read(minutes.under, meeting, item, "en")[number], name)

    spin = next(iter(counting._facts._spins.values()))
    type_and_rest(qtbot, sample, spin, lambda: facts(0, "vote").counts, "2")
    type_and_save(qtbot, sample, deciding._facts.number_edit, lambda: facts(1, "decision").number)
    type_and_save(qtbot, sample, acting._facts.number_edit, lambda: facts(2, "action").number)
    window.close()
