from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from councildesk.services import organisations
from councildesk.services.organisations import OrganisationDraft
from councildesk.services.workspace import Workspace
from councildesk.storage.session import RecordSession
from councildesk.ui.background import Background, Job
from councildesk.ui.idle_folding import IdleFolding
from councildesk.ui.live_workspace import LiveWorkspace

ISRS = OrganisationDraft(name={"en": "Institute for Strategic and Interregional Studies"})


class CountedBackground(Background):
    started = 0

    def run(self, *args: Any, **kwargs: Any) -> Job:
        self.started += 1
        return super().run(*args, **kwargs)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[CountedBackground]:
    background = CountedBackground(qapp)
    yield background
    background.close()


def in_a_copy(live: LiveWorkspace) -> int:
    """How many organisations a copy of the one file holds, as a colleague would open it."""
    copy = live.workspace.path.with_name("copy.council")
    shutil.copyfile(live.workspace.path, copy)
    with Workspace.open(copy) as copied:
        return len(copied.read(organisations.rows))


def test_soon_after_a_change_a_copy_of_the_file_holds_it(
    live: LiveWorkspace, background: Background, qtbot: QtBot
) -> None:
    folding = IdleFolding(live, background, wait_ms=0)
    live.attempt("Add organisation", organisations.add, ISRS)
    assert in_a_copy(live) == 0

    qtbot.waitUntil(lambda: in_a_copy(live) == 1)

    folding.close()


def test_what_a_reader_holds_back_is_folded_when_it_has_ended(
    live: LiveWorkspace, background: CountedBackground, qtbot: QtBot
) -> None:
    folding = IdleFolding(live, background, wait_ms=0)

    def change_while_reading(session: RecordSession) -> None:
        organisations.rows(session)
        live.attempt("Add organisation", organisations.add, ISRS)
        qtbot.waitUntil(lambda: background.started >= 2)

    live.read(change_while_reading)

    qtbot.waitUntil(lambda: in_a_copy(live) == 1)
    folding.close()


def test_saving_by_hand_brings_everything_into_the_file_at_once(live: LiveWorkspace) -> None:
    live.attempt("Add organisation", organisations.add, ISRS)

    live.save()

    assert in_a_copy(live) == 1
