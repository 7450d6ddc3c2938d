"""What an original said when it was translated."""

from __future__ import annotations

from builders import council, item, meeting
from councildesk.domain.minutes import TextState
from councildesk.services import agenda, texts
from councildesk.services.workspace import Workspace
from services.conftest import step


def test_the_original_of_a_translation_is_told_as_it_was(workspace: Workspace) -> None:
    council(workspace, "en", "az")
    one = item(workspace, meeting(workspace), "Trade")
    workspace.perform("Translate", agenda.rename, one, "az", "Ticarət")
    for title in ("Trade and industry", "Trade, industry and ports"):
        workspace.perform("Rename", agenda.rename, one, "en", title)

    assert workspace.read(texts.rows, [one], "title")[one]["az"].is_out_of_date
    assert workspace.read(texts.source_then, one, "title", "az") == "Trade"
    assert workspace.read(texts.source_then, one, "title", "en") is None

    step(workspace, "Confirm", texts.set_state, one, "title", "az", TextState.CHECKED)

    assert not workspace.read(texts.rows, [one], "title")[one]["az"].is_out_of_date
    assert workspace.read(texts.source_then, one, "title", "az") == "Trade, industry and ports"
