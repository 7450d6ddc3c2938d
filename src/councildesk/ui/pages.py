"""The pages of the window, in the order of the sidebar. Each is imported when it is first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from councildesk.services.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from councildesk.ui.page import Desk, Page


class PageEntry(NamedTuple):
    """A page as the window registers it. `title` is English source text of the context "Pages"."""

    name: str
    title: str
    icon: str
    make: Callable[[Desk], Page]
    stands_apart: bool = False
    """A gap parts it from the pages above it in the sidebar."""
    creates: str = ""
    """What its main action makes while no record is open, as source text of the same context; offered by the search."""


def _overview(desk: Desk) -> Page:
    from councildesk.ui.overview.overview_page import OverviewPage

    return OverviewPage(desk)


def _meetings(desk: Desk) -> Page:
    from councildesk.ui.meetings.meetings_page import MeetingsPage

    return MeetingsPage(desk)


def _members(desk: Desk) -> Page:
    from councildesk.ui.members.members_page import MembersPage

    return MembersPage(desk)


def _organisations(desk: Desk) -> Page:
    from councildesk.ui.organisations.organisations_page import OrganisationsPage

    return OrganisationsPage(desk)


def _decisions(desk: Desk) -> Page:
    from councildesk.ui.registers.decisions_page import DecisionsPage

    return DecisionsPage(desk)


def _actions(desk: Desk) -> Page:
    from councildesk.ui.registers.actions_page import ActionsPage

    return ActionsPage(desk)


def _search(desk: Desk) -> Page:
    from councildesk.ui.search.search_page import SearchPage

    return SearchPage(desk)


def _council(desk: Desk) -> Page:
    from councildesk.ui.council.council_page import CouncilPage

    return CouncilPage(desk)


def _history(desk: Desk) -> Page:
    from councildesk.ui.history.history_page import HistoryPage

    return HistoryPage(desk)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", QT_TRANSLATE_NOOP("Pages", "Overview"), "overview", _overview),
    PageEntry(
        "meetings",
        QT_TRANSLATE_NOOP("Pages", "Meetings"),
        "meetings",
        _meetings,
        creates=QT_TRANSLATE_NOOP("Pages", "New meeting"),
    ),
    PageEntry(
        "members",
        QT_TRANSLATE_NOOP("Pages", "Members"),
        "members",
        _members,
        creates=QT_TRANSLATE_NOOP("Pages", "New member"),
    ),
    PageEntry(
        "organisations",
        QT_TRANSLATE_NOOP("Pages", "Organisations"),
        "organisations",
        _organisations,
        creates=QT_TRANSLATE_NOOP("Pages", "New organisation"),
    ),
    PageEntry("decisions", QT_TRANSLATE_NOOP("Pages", "Decisions"), "decisions", _decisions),
    PageEntry("actions", QT_TRANSLATE_NOOP("Pages", "Actions"), "actions", _actions),
    PageEntry("search", QT_TRANSLATE_NOOP("Pages", "Search"), "search", _search),
    PageEntry("council", QT_TRANSLATE_NOOP("Pages", "Council"), "council", _council, stands_apart=True),
    PageEntry("history", QT_TRANSLATE_NOOP("Pages", "History"), "history", _history),
)
