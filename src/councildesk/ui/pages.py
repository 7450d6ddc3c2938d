"""The pages of the window, in the order of the sidebar. Each is imported when it is first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from councildesk.ui.page import Desk, Page


class PageEntry(NamedTuple):
    """A page as the window registers it. `title` is English source text of the context "Pages"."""

    name: str
    title: str
    icon: str
    make: Callable[[Desk], Page]


PAGES: tuple[PageEntry, ...] = ()
