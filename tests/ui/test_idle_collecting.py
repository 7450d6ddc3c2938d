"""Garbage is looked for while hands rest, and also among what was put aside before."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from councildesk.services import organisations
from councildesk.services.organisations import OrganisationDraft
from councildesk.ui.idle_collecting import IdleCollecting
from councildesk.ui.live_workspace import LiveWorkspace


class Ring:
    """Refers to itself: only the collector finds that nobody needs it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting(live: LiveWorkspace) -> Iterator[IdleCollecting]:
    collecting = IdleCollecting(live, rest_ms=0)
    live.changed.connect(collecting.expect)
    yield collecting
    collecting.close()


@pytest.fixture(autouse=True)
def _nothing_is_collected_by_itself() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_after_a_change_garbage_is_gone_as_soon_as_hands_rest(
    live: LiveWorkspace, collecting: IdleCollecting, qtbot: QtBot
) -> None:
    garbage = weakref.ref(Ring())
    assert garbage() is not None

    live.attempt("Add organisation", organisations.add, OrganisationDraft(name={"en": "ISRS"}))

    qtbot.waitUntil(lambda: garbage() is None)
    assert gc.get_freeze_count() > 0


def test_what_becomes_garbage_after_it_was_put_aside_is_found_at_the_next_rest(collecting: IdleCollecting) -> None:
    kept = Ring()
    seen = weakref.ref(kept)
    collecting.collect()
    del kept
    gc.collect()
    assert seen() is not None, "what was put aside is not looked through in between"

    collecting.collect()

    assert seen() is None


def test_no_thread_that_reads_ever_takes_down_what_the_window_made(qtbot: QtBot, qapp: QObject) -> None:
    gc.enable()
    collecting = IdleCollecting(qapp, young_ms=10)
    ended: list[threading.Thread] = []
    weakref.finalize(Ring(), lambda: ended.append(threading.current_thread()))

    reader = threading.Thread(target=lambda: [Ring() for _number in range(20 * gc.get_threshold()[0])])
    reader.start()
    reader.join()
    assert ended == []

    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
    collecting.close()
    assert gc.isenabled()


def test_nothing_is_put_aside_any_more_when_a_council_is_closed(qapp: QObject) -> None:
    collecting = IdleCollecting(qapp)
    collecting.collect()

    collecting.close()

    assert gc.get_freeze_count() == 0
