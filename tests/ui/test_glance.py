"""The first page as it was left, at the next start."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.paths import Paths
from councildesk.services import meetings
from councildesk.services.meetings import MeetingDraft
from councildesk.services.workspace import Workspace
from councildesk.ui import glance
from councildesk.ui.desktop import Desktop
from councildesk.ui.live_workspace import LiveWorkspace
from councildesk.ui.overview import overview_lines, plain_lines
from councildesk.ui.overview.overview_cards import OverviewCards, OverviewLines
from councildesk.ui.overview.overview_page import OverviewPage
from councildesk.ui.page import Desk, Place
from councildesk.ui.registers import due
from councildesk.ui.settings import Settings
from ui import sample_council

MARKUP = '<img src="file:///etc/passwd"><b>Bold</b>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample council with a meeting in three days whose title looks like markup."""
    with sample_council.opened(tmp_path) as workspace:
        draft = MeetingDraft(due.today() + dt.timedelta(days=3), {"en": MARKUP})
        workspace.perform("Add meeting", meetings.add, draft)
    return workspace.path


@pytest.fixture
def council(file: Path, kept: Settings, look: object) -> Iterator[Desk]:
    live = LiveWorkspace(Workspace.open(file))
    yield Desk(live, None, kept)  # type: ignore[arg-type]  # nothing is done in the background
    live.close()


@pytest.fixture
def left(file: Path, council: Desk, places: Paths) -> Path:
    """The file of a council that was left, so that the next start has a glance of it."""
    glance.keep(council, places.glance)
    council.live.close()
    return file


@pytest.fixture
def desktop(qapp: QApplication, places: Paths) -> Iterator[Desktop]:
    desktop = Desktop(qapp, places)
    desktop.window.resize(1200, 800)
    desktop.window.show()
    yield desktop
    desktop.window.close()
    desktop.close()


def lines_shown(cards: OverviewCards) -> list[list[str]]:
    return [[card.links.link(row).text for row in range(card.links.count())] for card in cards.cards]


def glance_shown(desktop: Desktop) -> OverviewCards:
    """What stands in the first page's place."""
    shown = desktop.window.view.form.pages_stack.currentWidget()
    assert isinstance(shown, OverviewCards)
    return shown


def test_what_was_kept_says_what_the_record_says(council: Desk) -> None:
    lines = overview_lines.ask(council, due.today())
    kept = plain_lines.from_plain(json.loads(json.dumps(plain_lines.to_plain(lines))))
    assert kept == lines


def test_tomorrows_page_is_kept_as_it_will_be_tomorrow(left: Path, places: Paths) -> None:
    days = json.loads(places.glance.read_text("utf-8"))["days"]

    tomorrow = days[(due.today() + dt.timedelta(days=1)).isoformat()]
    assert tomorrow["cards"][0]["links"][0]["detail"] == "in 2 days"


def test_a_start_shows_it_before_the_record_is_open_and_then_the_record(
    desktop: Desktop, left: Path, qtbot: QtBot
) -> None:
    desktop.begin(left)

    window = desktop.window
    before = lines_shown(glance_shown(desktop))
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    picture = window.view.form.pages_stack.grab().toImage()
    assert window.desk is None
    assert MARKUP in before[0][0]
    assert window.windowTitle().startswith("Azerbaijan–Uzbekistan Expert Council")
    assert not window.view.form.search_edit.isEnabled()
    assert not window.actions_by_name["save"].isEnabled()

    qtbot.waitUntil(lambda: window.desk is not None)
    assert isinstance(window.page, OverviewPage)
    assert lines_shown(window.page.shown) == before
    assert window.view.form.pages_stack.grab().toImage() == picture
    assert window.view.form.search_edit.isEnabled()
    assert window.actions_by_name["save"].isEnabled()


def test_a_line_clicked_meanwhile_is_gone_to_and_back_leads_to_the_first_page(
    desktop: Desktop, left: Path, qtbot: QtBot
) -> None:
    desktop.begin(left)
    links = glance_shown(desktop).meeting_card.links
    wanted = links.link(0).place
    qtbot.mouseClick(links.viewport(), Qt.MouseButton.LeftButton, pos=links.visualItemRect(links.item(0)).center())

    qtbot.waitUntil(lambda: desktop.window.desk is not None)

    assert desktop.window.view.frame.place == wanted
    desktop.window.view.frame.back()
    assert isinstance(desktop.window.page, OverviewPage)


def test_another_page_chosen_meanwhile_is_gone_to(desktop: Desktop, left: Path, qtbot: QtBot) -> None:
    desktop.begin(left)
    sidebar = desktop.window.view.form.sidebar_list
    sidebar.setFocus()
    qtbot.keyClick(sidebar, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: desktop.window.desk is not None)

    assert desktop.window.view.frame.place == Place("meetings")


def test_another_file_opened_meanwhile_takes_its_place(
    desktop: Desktop, left: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.council"
    Workspace.create(other).close()
    desktop.begin(left)
    desktop.window.view.frame.enter(Place("meetings"))

    QApplication.processEvents()
    desktop.window.file_wanted.emit(other)

    assert desktop.window.form.views_stack.currentWidget() is desktop.window.opening_label
    qtbot.waitUntil(lambda: desktop.window.desk is not None)
    assert desktop.window.desk is not None
    assert desktop.window.desk.live.workspace.path == other
    assert desktop.window.view.frame.place == Place("overview")


def test_a_window_closed_meanwhile_is_closed(desktop: Desktop, left: Path) -> None:
    desktop.begin(left)

    desktop.window.close()
    desktop.close()

    assert desktop.window.desk is None


def test_a_file_that_goes_meanwhile_is_refused_and_the_glance_goes_with_it(
    desktop: Desktop, left: Path, places: Paths, qtbot: QtBot
) -> None:
    desktop.begin(left)
    assert glance_shown(desktop)
    left.unlink()

    qtbot.waitUntil(desktop.window.start_page.isVisible)

    assert desktop.window.start_page.form.refusal_label.text().endswith(".")
    assert not places.glance.exists()


def test_a_record_changed_by_another_program_is_waited_for(desktop: Desktop, left: Path, qtbot: QtBot) -> None:
    with Workspace.open(left) as workspace:
        workspace.perform("Add meeting", meetings.add, MeetingDraft(due.today(), {"en": "Today"}))

    desktop.begin(left)

    assert desktop.window.form.views_stack.currentWidget() is desktop.window.opening_label
    qtbot.waitUntil(lambda: desktop.window.desk is not None)
    assert isinstance(desktop.window.page, OverviewPage)
    assert "Today" in lines_shown(desktop.window.page.shown)[0][0]


def test_leaving_a_council_keeps_what_its_first_page_would_show_now(
    desktop: Desktop, file: Path, places: Paths, qtbot: QtBot
) -> None:
    desktop.begin(file)
    qtbot.waitUntil(lambda: desktop.window.desk is not None)
    assert desktop.window.desk is not None
    desktop.window.go(Place("meetings"))
    desktop.window.desk.live.perform("Add meeting", meetings.add, MeetingDraft(due.today(), {"en": "Today"}))

    desktop.window.actions_by_name["close_council"].trigger()

    shown = json.loads(places.glance.read_text("utf-8"))["days"][due.today().isoformat()]
    assert "Today" in shown["cards"][0]["links"][0]["text"]


def test_an_error_while_it_is_taken_leaves_no_file_open(
    desktop: Desktop, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.begin(file)
    qtbot.waitUntil(lambda: desktop.window.desk is not None)
    monkeypatch.setattr(plain_lines, "to_plain", lambda lines: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        desktop.close()

    Workspace.open(file).close()


def test_what_somebody_else_changes_while_it_is_taken_is_not_kept(
    council: Desk, places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(desk: Desk, day: dt.date, original: Any = overview_lines.ask) -> OverviewLines:
        council.live.perform("Add meeting", meetings.add, MeetingDraft(day, {"en": "Between"}))
        lines: OverviewLines = original(desk, day)
        return lines

    monkeypatch.setattr(overview_lines, "ask", ask)

    glance.keep(council, places.glance)

    assert not places.glance.exists()


def test_where_nothing_is_opened_nothing_is_kept(desktop: Desktop, left: Path, places: Paths) -> None:
    left.unlink()

    desktop.begin(None)

    assert not places.glance.exists()


def test_a_place_that_is_none_leads_nowhere(desktop: Desktop, left: Path, places: Paths, qtbot: QtBot) -> None:
    kept = json.loads(places.glance.read_text("utf-8"))
    pages = ("meetings", "members", "organisations", "decisions", "actions", "search", "council", "nowhere")
    kept["days"][due.today().isoformat()]["cards"][0]["links"] = [
        {"text": page, "icon": "meetings", "place": place(page), "state": None, "detail": ""} for page in pages
    ]
    places.glance.write_text(json.dumps(kept), "utf-8")
    desktop.begin(left)
    links = glance_shown(desktop).meeting_card.links
    found = [links.link(row).place for row in range(links.count())]
    links.itemClicked.emit(links.item(0))

    qtbot.waitUntil(lambda: desktop.window.desk is not None)
    gone_to = [found[0]]
    for one in found[1:]:
        assert one is not None
        desktop.window.view.frame.enter(one)
        gone_to.append(desktop.window.view.frame.place)

    assert gone_to == [*found[:-1], found[-2]]


def place(page: str) -> dict[str, Any]:
    return {"page": page, "record": "no such id", "part": "no such part", "target": "no such target"}


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["done", "bad"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "icon", "tone"]), inner),
    max_leaves=5,
)


@given(_VALUES)
def test_what_is_no_page_is_none(kept: Any) -> None:
    assert plain_lines.from_plain(kept) is None


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_page_with_lies_in_it_is_shown_or_is_none(qapp: QApplication, data: st.DataObject) -> None:
    kept = plain_page()
    at: Any = kept
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        inner = at[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            at[key] = data.draw(_VALUES)
            break
        at = inner

    lines = plain_lines.from_plain(kept)

    assert lines is None or isinstance(lines, OverviewLines)
    if lines is not None:
        cards = OverviewCards()
        cards.show_lines(lines)
        cards.grab()
        cards.deleteLater()


def plain_page() -> dict[str, Any]:
    """A page as it is kept, small."""
    state = {"word": "Held", "icon": "done", "tone": "good"}
    link = {"text": "One", "icon": "meetings", "place": place("meetings"), "state": state, "detail": ""}
    card = {"title": "Card", "links": [link], "sentence": ""}
    return {"council": "Şura", "state": None, "cards": [json.loads(json.dumps(card)) for _ in range(6)]}


def test_the_page_as_it_was_left_needs_no_database(left: Path, places: Paths) -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import councildesk.ui.application
assert not {{"json", "sqlite3"}} & set(sys.modules), "the window stands before it is looked for a glance"
application = QApplication([])
from councildesk.ui import glance
from councildesk.ui.main_window import MainWindow
from councildesk.ui.pages import PAGES
from councildesk.ui.settings import Settings
window = MainWindow(Settings(Path({str(places.settings)!r})), PAGES)
assert glance.show(window, Path({str(places.glance)!r}), Path({str(left)!r}), "en")
window.show()
application.processEvents()
print(*sorted({{name.split(".")[0] for name in sys.modules}}))
"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not {"sqlalchemy", "alembic", "reportlab"} & set(loaded)
