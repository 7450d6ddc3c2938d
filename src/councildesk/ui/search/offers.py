"""What the search offers besides records: pages to go to, things to do, and what was opened and searched before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from councildesk.domain import folding
from councildesk.ui.actions import ACTIONS
from councildesk.ui.page import Page, Place
from councildesk.ui.pages import PageEntry
from councildesk.ui.search.lines import Offer

_UNFIT = frozenset({"search", "back", "keys"})
"""Actions that make no sense from here."""
_LEAST = 2
"""Letters that must be typed before pages and actions are offered."""
_MOST = 5


def pages(entries: Iterable[PageEntry], actions: Iterable[QAction]) -> Iterator[Offer]:
    """Every page, with its keys."""
    for entry, action in zip(entries, actions, strict=True):
        if entry.name != "search":
            title = QCoreApplication.translate("Pages", entry.title)
            yield Offer(title, entry.icon, _keys(action), Place(entry.name))


def creations(entries: Iterable[PageEntry]) -> Iterator[Offer]:
    """What is made new on a page, from wherever one is."""
    for entry in entries:
        if entry.creates:
            title = QCoreApplication.translate("Pages", entry.title)
            yield Offer(
                QCoreApplication.translate("Pages", entry.creates), "add", title, Place(entry.name), creates=True
            )


def things_to_do(page: Page | None, icon: str, menu: Mapping[str, QAction]) -> Iterator[Offer]:
    """The actions of the page that is shown, then those of the menus, as far as they can be done now."""
    own = [action for action in ((page.main_action(), *page.more_actions()) if page else ()) if action is not None]
    for action in own:
        if action.isEnabled() and action.isVisible():
            yield Offer(_plain(action), icon, _keys(action), action=action)
    for entry in ACTIONS:
        action = menu[entry.name]
        if entry.name not in _UNFIT and action.isEnabled() and action.isVisible():
            yield Offer(_plain(action), entry.icon, _keys(action), action=action)


def matching(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Those in whose text every word that was typed begins a word; each text once."""
    words = typed.split()
    if len("".join(words)) < _LEAST:
        return []
    found = {
        offer.text: offer for offer in reversed(list(offers)) if all(folding.marks(offer.text, word) for word in words)
    }
    return list(reversed(found.values()))[:_MOST]


class Visited:
    """What was opened and searched for in this council since it was opened, the latest first."""

    _MOST_OPENED, _MOST_SEARCHED = 6, 4

    def __init__(self) -> None:
        self.opened: tuple[Offer, ...] = ()
        self.searched: tuple[Offer, ...] = ()

    def note_opened(self, place: Place, title: str, icon: str) -> None:
        """A record was opened; its title may have changed since it was noted before."""
        if place.record is None or not title:
            return
        others = [one for one in self.opened if one.place and _record(one.place) != _record(place)]
        self.opened = (Offer(title, icon, place=place), *others)[: self._MOST_OPENED]

    def note_searched(self, words: str) -> None:
        """Somebody went to what these words found."""
        if words:
            others = [one for one in self.searched if one.words != words]
            self.searched = (Offer(words, "recent", words=words), *others)[: self._MOST_SEARCHED]


def _record(place: Place) -> tuple[str, str | None]:
    return place.page, place.record


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
