"""The plan of a meeting: each field is kept when it is left, each is a step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from councildesk.domain.meetings import MeetingFormat, MeetingState, SiteKind, Task
from councildesk.services import meetings, officers, progress, sites
from councildesk.services.sites import SiteDraft
from councildesk.storage.models import MeetingSite
from councildesk.storage.session import RecordSession
from councildesk.ui.live_workspace import Notice
from councildesk.ui.meetings.meeting_record import MeetingRecord
from councildesk.ui.meetings.next_step import Part
from councildesk.ui.meetings.plan_part import PlanPart
from councildesk.ui.page import Desk, Place
from ui.opened_meeting import held, planned, sample, show, type_into

__all__ = ("sample",)

pytestmark = [pytest.mark.usefixtures("look"), pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)]
Key = Qt.Key
BAKU, TASHKENT = "Asia/Baku", "Asia/Tashkent"


@pytest.fixture
def part(sample: Desk, qtbot: QtBot) -> Iterator[PlanPart]:
    """The plan of a meeting in Tashkent, so that the clocks of Baku, which come first, are not its own."""
    begins = dt.datetime(2026, 12, 15, 5, tzinfo=dt.UTC)
    moved = replace(
        kept(sample), date=begins.date(), starts_at=begins, ends_at=begins + dt.timedelta(hours=3), time_zone=TASHKENT
    )
    sample.live.perform("Move to Tashkent", meetings.change, planned(sample), moved)
    window, page = show(qtbot, sample, Place("meetings", planned(sample), "plan"))
    assert isinstance(page.record.part, PlanPart)
    yield page.record.part
    window.close()


def choose_side(part: PlanPart, side_id: str) -> None:
    combo = part.sites.side_combo
    combo.show_value(side_id)
    combo.activated.emit(combo.currentIndex())


def shown(part: PlanPart) -> dict[str, tuple[str, str]]:
    """Beginning and end by the clocks of every side."""
    return {zone: (part.when.clocks.start(zone).text(), part.when.clocks.end(zone).text()) for zone in (BAKU, TASHKENT)}


def tab_order(part: PlanPart) -> list[QWidget]:
    """Where Tab leads in turn."""
    found, widget = [], part.nextInFocusChain()
    while widget is not part:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if part.isAncestorOf(widget) and widget.isVisible() and takes_tab:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def kept(desk: Desk) -> meetings.MeetingDraft:
    return desk.live.read(meetings.draft, planned(desk))


def test_a_title_is_kept_when_its_field_is_left(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.title_fields.field("az"), "İkinci iclas")

    assert kept(sample).title["az"] == "İkinci iclas"
    sample.live.undo()
    assert part.title_fields.field("az").text() == "Şuranın ikinci növbəti iclası (nümunə)"


def test_a_title_is_kept_while_it_is_typed_and_all_of_it_is_one_step(
    part: PlanPart, sample: Desk, qtbot: QtBot
) -> None:
    field = part.title_fields.field("az")
    before = kept(sample).title["az"]
    field.setFocus()
    field.selectAll()

    qtbot.keyClicks(field, "Yeni")
    qtbot.waitUntil(lambda: kept(sample).title["az"] == "Yeni")
    qtbot.keyClicks(field, " ad")
    qtbot.waitUntil(lambda: kept(sample).title["az"] == "Yeni ad")

    assert field.hasFocus()
    sample.live.undo()
    assert kept(sample).title["az"] == before


def test_an_emptied_title_goes_and_the_others_stay(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    field = part.title_fields.field("de")
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClick(field, Key.Key_Return)

    assert "de" not in kept(sample).title
    assert kept(sample).title["ru"]


def test_a_later_start_moves_the_end_along(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.when.clocks.start(TASHKENT), "1430")

    assert shown(part) == {BAKU: ("13:30", "16:30"), TASHKENT: ("14:30", "17:30")}


def test_a_clock_typed_for_one_side_sets_that_of_the_other(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.when.clocks.start(BAKU), "11")
    type_into(qtbot, part.when.clocks.end(BAKU), "12.15")

    assert shown(part) == {BAKU: ("11:00", "12:15"), TASHKENT: ("12:00", "13:15")}
    sample.live.undo()
    sample.live.undo()
    assert shown(part) == {BAKU: ("09:00", "12:00"), TASHKENT: ("10:00", "13:00")}


def test_an_end_before_the_start_is_on_the_next_day(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.when.clocks.end(TASHKENT), "1:00")

    draft = kept(sample)
    assert draft.ends_at is not None
    assert draft.starts_at is not None
    assert (draft.ends_at - draft.starts_at).total_seconds() == 15 * 3600


def test_a_clock_on_another_date_names_it(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    part.when.zone_combo.setCurrentIndex(0)
    part.when.zone_combo.activated.emit(0)
    type_into(qtbot, part.when.clocks.start(TASHKENT), "00:30")
    type_into(qtbot, part.when.clocks.end(TASHKENT), "00:50")

    assert kept(sample).date.isoformat() == "2026-12-15"
    assert shown(part)[BAKU] == ("23:30", "23:50")
    assert part.when.clocks.note(BAKU) == ""
    assert part.when.clocks.note(TASHKENT) == "16 December 2026"


def test_another_day_keeps_the_hours(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    type_into(qtbot, part.when.date_edit, "24. Dezember 2026")

    assert part.when.date_edit.text() == "24/12/2026"
    assert shown(part)[TASHKENT] == ("10:00", "13:00")
    assert kept(sample).date.isoformat() == "2026-12-24"


def test_what_is_no_time_is_refused_in_one_sentence(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    field = part.when.clocks.start(TASHKENT)

    type_into(qtbot, field, "25 o'clock")

    assert part.when.form.refusal_label.text()
    assert not part.when.form.refusal_label.isHidden()
    assert field.property("invalid") is True
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "10:00"


def test_an_hour_that_the_clocks_skip_is_refused_beside_the_fields(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    places = [part.when.zone_combo.itemText(place) for place in range(part.when.zone_combo.count())]
    berlin = next(place for place, text in enumerate(places) if "Europe/Berlin" in text)
    part.when.zone_combo.setCurrentIndex(berlin)
    part.when.zone_combo.activated.emit(berlin)
    type_into(qtbot, part.when.date_edit, "28.3.2027")

    type_into(qtbot, part.when.clocks.start("Europe/Berlin"), "2:30")

    assert "02:30" in part.when.form.refusal_label.text()
    assert part.when.clocks.start("Europe/Berlin").text() == "10:00"
    type_into(qtbot, part.when.clocks.start("Europe/Berlin"), "3:30")
    assert part.when.form.refusal_label.isHidden()


def test_another_zone_keeps_the_clock(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    part.when.zone_combo.setCurrentIndex(0)
    part.when.zone_combo.activated.emit(0)

    assert kept(sample).time_zone == BAKU
    assert part.when.clocks.start(BAKU).text() == "10:00"


def test_breaks_are_shown_and_lead_to_the_agenda(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    breaks = part.when.breaks_list
    assert "10:20–10:35 Baku / 11:20–11:35 Tashkent" in breaks.link(0).text

    breaks.setFocus()
    qtbot.keyClick(breaks, Key.Key_Return)

    record = part.parentWidget().parentWidget().parentWidget().parentWidget()
    assert isinstance(record, MeetingRecord)
    assert record.part is record.parts[Part.AGENDA]


def test_what_is_done_is_ticked_and_what_is_not_leads_to_its_place(part: PlanPart, sample: Desk) -> None:
    lines = {link.text: link for link in map(part.tasks.links.link, range(part.tasks.links.count()))}

    done = lines["Set the time"].state
    assert done is not None
    assert done.word == "Done"
    assert lines["Send the invitations"].state is None
    assert lines["Send the invitations"].place == Place("meetings", planned(sample), "invitations")
    assert part.tasks.accessibleName() == "Still to do: 2"


def test_a_task_of_this_tab_leads_to_its_field(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    part.tasks.links.setFocus()

    qtbot.keyClick(part.tasks.links, Key.Key_Home)
    qtbot.keyClick(part.tasks.links, Key.Key_Return)

    assert part.when.date_edit.hasFocus()


def test_tab_reaches_the_tasks_and_begins_at_what_is_not_done(part: PlanPart, qtbot: QtBot) -> None:
    part.form.number_edit.setFocus()

    qtbot.keyClick(part.form.number_edit, Key.Key_Backtab)

    links = part.tasks.links
    assert links.hasFocus()
    assert [links.link(index.row()).text for index in links.selectedIndexes()] == ["Send the invitations"]
    qtbot.keyClick(links, Key.Key_Tab)
    assert part.form.number_edit.hasFocus()
    assert not links.selectedIndexes()


def test_the_reason_of_a_postponement_stands_with_the_tasks(part: PlanPart, sample: Desk) -> None:
    sample.live.perform("Postpone", meetings.set_state, planned(sample), MeetingState.POSTPONED, "Snow in Tashkent")

    assert part.tasks.reason_label.text() == "Postponed: Snow in Tashkent"
    assert not part.tasks.reason_label.isHidden()


def test_a_new_day_plans_a_postponed_meeting_again_in_one_step(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    told: list[Notice] = []
    sample.live.told.connect(told.append)
    sample.live.perform("Postpone", meetings.set_state, planned(sample), MeetingState.POSTPONED, "Snow in Tashkent")

    type_into(qtbot, part.when.date_edit, "24. Dezember 2026")
    row = sample.live.read(meetings.row, planned(sample), "en")

    assert (row.state, row.date.isoformat(), row.state_reason) == (MeetingState.PLANNED, "2026-12-24", "")
    assert [one.undoable for one in told] == [True]
    sample.live.undo()
    again = sample.live.read(meetings.row, planned(sample), "en")
    assert (again.state, again.state_reason) == (MeetingState.POSTPONED, "Snow in Tashkent")


def test_another_hour_leaves_a_postponed_meeting_postponed(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    sample.live.perform("Postpone", meetings.set_state, planned(sample), MeetingState.POSTPONED, "Snow in Tashkent")

    type_into(qtbot, part.when.clocks.start(TASHKENT), "11:00")

    assert sample.live.read(meetings.row, planned(sample), "en").state is MeetingState.POSTPONED


def test_a_missing_title_is_still_to_do_and_leads_to_its_field(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    nameless = replace(kept(sample), title=dict.fromkeys(part.around.languages, ""))
    sample.live.perform("Clear the title", meetings.change, planned(sample), nameless)

    assert Task.SET_TITLE in sample.live.read(progress.still_to_do, planned(sample))
    assert part.show_target("title")
    assert part.title_fields.field(part.around.languages[0]).hasFocus()


def test_another_meeting_is_shown_from_its_top(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    bar = part.form.plan_scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    scrolled = bar.value()

    part.show_record(held(sample))

    assert scrolled > 0
    assert bar.value() == 0


def test_the_format_is_chosen_from_a_list(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    part.format_combo.setFocus()
    qtbot.keyClick(part.format_combo, Key.Key_Up)

    assert kept(sample).format is MeetingFormat.ONLINE


def test_a_room_is_kept_once_it_has_a_name(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    before = len(sample.live.read(sites.rows, planned(sample), "en"))

    qtbot.mouseClick(part.sites.form.room_button, Qt.MouseButton.LeftButton)
    empty_handed = len(sample.live.read(sites.rows, planned(sample), "en"))
    type_into(qtbot, part.sites.name_fields.field("az"), "Bakıdakı zal")

    rows = sample.live.read(sites.rows, planned(sample), "az")
    assert (before, empty_handed, len(rows)) == (2, 2, 3)
    assert (rows[-1].kind, rows[-1].name) == (SiteKind.ROOM, "Bakıdakı zal")


def test_a_room_added_for_a_side_goes_by_the_clock_of_that_side(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    """The meeting itself is in Tashkent."""
    baku = next(side.id for side in part.around.sides if side.time_zone == BAKU)
    tashkent = next(side.id for side in part.around.sides if side.time_zone == TASHKENT)
    part.sites.add_room()
    choose_side(part, baku)
    type_into(qtbot, part.sites.name_fields.field("az"), "Bakıdakı zal")
    assert part.sites.zone_combo.value == sample.live.read(sites.rows, planned(sample), "az")[-1].time_zone == BAKU

    choose_side(part, tashkent)

    made = sample.live.read(sites.rows, planned(sample), "az")[-1]
    assert sample.live.read(sites.draft, made.id).time_zone == ""
    assert made.time_zone == TASHKENT


def test_a_zone_that_somebody_chose_for_a_room_stays_when_its_side_changes(part: PlanPart, sample: Desk) -> None:
    room = sample.live.read(sites.rows, planned(sample), "az")[0]
    draft = replace(sample.live.read(sites.draft, room.id), side_id=None, time_zone="Europe/Berlin")
    sample.live.perform("Change place", sites.change, room.id, draft)
    part.sites.form.sites_list.setCurrentRow(0)

    choose_side(part, next(side.id for side in part.around.sides if side.time_zone == BAKU))

    assert sample.live.read(sites.draft, room.id).time_zone == "Europe/Berlin"


def test_a_place_taken_over_without_its_link_is_called_what_it_is(part: PlanPart, sample: Desk) -> None:
    """As in the next meeting, which takes over the places and not last time's link."""

    def take_link(session: RecordSession, site_id: str) -> None:
        session.require(MeetingSite, site_id).link = ""

    draft = SiteDraft(SiteKind.ONLINE, link="https://example.org/1")
    site = sample.live.perform("Add place", sites.add, planned(sample), draft)

    sample.live.perform("Take over", take_link, site)

    shown_list = part.sites.form.sites_list
    assert shown_list.item(shown_list.count() - 1).text() == "Online, without a link yet"


def test_a_place_is_removed_by_delete(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    part.sites.form.sites_list.setCurrentRow(1)

    qtbot.keyClick(part.sites.form.sites_list, Key.Key_Delete)

    assert len(sample.live.read(sites.rows, planned(sample), "en")) == 1


def test_an_officer_is_found_by_a_few_letters_in_another_script(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    field = part.officers.person_edit

    type_into(qtbot, field, "ашраф")

    names = [row.name for row in sample.live.read(officers.rows, planned(sample), "en")]
    assert "Bahrom Ashrafkhanov" in names
    assert field.text() == ""


def test_an_officer_acts_in_the_place_of_another(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    part.officers.form.officers_list.setCurrentRow(0)

    type_into(qtbot, part.officers.replaces_edit, "jafarov")

    assert sample.live.read(officers.rows, planned(sample), "en")[0].replaces_name == "Mahir Jafarov"
    assert "in place of Mahir Jafarov" in part.officers.form.officers_list.item(0).text()


def test_a_number_that_another_meeting_bears_is_refused(part: PlanPart, sample: Desk, qtbot: QtBot) -> None:
    told = []
    sample.live.told.connect(told.append)

    type_into(qtbot, part.form.number_edit, "AZ-UZ/2024/01")

    assert len(told) == 1
    assert part.form.number_edit.text() == "AZ-UZ/2027/01"
    assert kept(sample).number == "AZ-UZ/2027/01"
    assert sample.live.read(meetings.draft, held(sample)).number == "AZ-UZ/2024/01"


def test_tab_goes_through_the_fields_as_they_stand(part: PlanPart) -> None:
    order = tab_order(part)

    starts = [order.index(part.when.clocks.start(zone)) for zone in (BAKU, TASHKENT)]
    assert order.index(part.when.date_edit) < starts[0] < starts[1] < order.index(part.when.zone_combo)
    assert order.index(part.when.zone_combo) < order.index(part.sites.form.room_button)


@pytest.mark.parametrize("add", ["add_room", "add_link"])
def test_the_fields_of_a_new_place_come_into_sight_with_the_keys(part: PlanPart, qtbot: QtBot, add: str) -> None:
    part.form.plan_scroll.verticalScrollBar().setValue(0)

    getattr(part.sites, add)()

    qtbot.waitUntil(lambda: _is_seen(QApplication.focusWidget()))
    assert part.sites.isAncestorOf(QApplication.focusWidget())


def _is_seen(widget: QWidget) -> bool:
    """No part of it is scrolled away."""
    return widget.visibleRegion().boundingRect() == widget.rect()
