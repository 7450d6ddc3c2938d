"""Versions of the minutes that left the house."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from councildesk.domain.errors import NotFound
from councildesk.domain.minutes import MinutesState
from councildesk.services import minutes, minutes_versions
from councildesk.services.minutes_versions import VersionRow
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_entries import Desk

MADE = dt.datetime(2024, 8, 28, 12, tzinfo=dt.UTC)
PAPER = b"%PDF-1.7 as it was given out"


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def freeze(desk: Desk, packet: object, paper: bytes = PAPER) -> str:
    return step(desk.workspace, "Freeze", minutes_versions.freeze, desk.meeting, packet, paper, "minutes.pdf", MADE)


def test_a_version_keeps_packet_and_paper(desk: Desk) -> None:
    packet = {"title": "Protokol", "items": [{"number": "1", "text": "Şura"}]}

    version = freeze(desk, packet)

    assert desk.workspace.read(minutes_versions.packet, version) == packet
    assert desk.workspace.read(minutes_versions.paper, version) == PAPER
    digest = hashlib.sha256(PAPER).hexdigest()
    assert desk.workspace.read(minutes_versions.rows, desk.meeting) == [
        VersionRow(version, 1, MinutesState.DRAFT, MADE, "minutes.pdf", len(PAPER), digest)
    ]


def test_versions_are_counted_and_know_the_state_they_were_given_out_in(desk: Desk) -> None:
    freeze(desk, {})
    desk.workspace.perform("State", minutes.set_state, desk.meeting, MinutesState.AGREED)
    freeze(desk, {}, b"%PDF-1.7 agreed")
    freeze(desk, {})

    rows = desk.workspace.read(minutes_versions.rows, desk.meeting)

    assert [(row.number, row.state) for row in rows] == [
        (1, MinutesState.DRAFT),
        (2, MinutesState.AGREED),
        (3, MinutesState.AGREED),
    ]


def test_an_unknown_version_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.workspace.read(minutes_versions.paper, "nothing")
