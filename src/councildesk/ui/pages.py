"""The pages of the window, in the order of the sidebar. Each is imported when it is first gone to."""

from __future__ import annotations

from councildesk.ui.page import PageEntry

PAGES: tuple[PageEntry, ...] = ()
