"""Who signs the papers, as the council chose it."""

from __future__ import annotations

import pytest

import builders
from councildesk.domain.council import Role
from councildesk.domain.errors import TextMissing
from councildesk.domain.signatories import DEFAULTS, SignedPaper
from councildesk.services import council, signatories
from councildesk.services.workspace import Workspace
from services.conftest import step


def test_without_a_choice_the_usual_offices_sign(workspace: Workspace) -> None:
    builders.council(workspace)

    assert workspace.read(signatories.by_paper) == DEFAULTS


def test_a_choice_for_one_paper_leaves_the_others(workspace: Workspace) -> None:
    builders.council(workspace)

    chosen = (Role.SECRETARY, Role.CHAIR, Role.SECRETARY)
    step(workspace, "Change signatories", signatories.set_for, SignedPaper.MINUTES, chosen)

    assert workspace.read(signatories.by_paper) == {**DEFAULTS, SignedPaper.MINUTES: (Role.SECRETARY, Role.CHAIR)}


def test_somebody_signs(workspace: Workspace) -> None:
    builders.council(workspace)

    with pytest.raises(TextMissing):
        workspace.perform("Change signatories", signatories.set_for, SignedPaper.MINUTES, ())


@pytest.mark.parametrize("kept", [{"minutes": ["emperor"]}, {"minutes": "chair"}, {"minutes": []}])
def test_words_that_are_no_offices_are_passed_over(workspace: Workspace, kept: object) -> None:
    builders.council(workspace)
    workspace.perform("Change setting", council.set_setting, "signatories", kept)

    assert workspace.read(signatories.by_paper)[SignedPaper.MINUTES] == DEFAULTS[SignedPaper.MINUTES]
