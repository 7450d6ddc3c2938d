"""Logos of the council and its sides: kept once, checked, taken back."""

from __future__ import annotations

import pytest

import builders
from councildesk.domain.errors import NotFound
from councildesk.exchange.images import ImageRefused
from councildesk.services import council, files, logos, sides
from councildesk.services.workspace import Workspace
from exchange.test_images import picture
from services.conftest import step


def test_a_side_gets_a_logo_and_loses_it(workspace: Workspace) -> None:
    builders.council(workspace)
    side = builders.side(workspace, "AZ")

    step(workspace, "Set logo", logos.set_logo, "logo.png", picture(), side)

    logo_id = workspace.read(sides.draft, side).logo_id
    assert logo_id is not None
    assert workspace.read(files.row, logo_id).media_type == "image/png"
    assert workspace.read(files.content, logo_id) == picture()

    step(workspace, "Remove logo", logos.remove_logo, side)
    assert workspace.read(sides.draft, side).logo_id is None


def test_a_council_without_sides_has_a_logo_of_its_own(workspace: Workspace) -> None:
    builders.council(workspace)

    step(workspace, "Set logo", logos.set_logo, "logo.jpg", picture("JPEG"))

    assert workspace.read(council.logo) is not None
    step(workspace, "Remove logo", logos.remove_logo)
    assert workspace.read(council.logo) is None


def test_a_bad_image_and_an_unknown_side_change_nothing(workspace: Workspace) -> None:
    builders.council(workspace)

    with pytest.raises(ImageRefused):
        workspace.perform("Set logo", logos.set_logo, "logo.svg", b"<svg/>")
    with pytest.raises(NotFound):
        workspace.perform("Set logo", logos.set_logo, "logo.png", picture(), "nobody")

    assert workspace.read(council.logo) is None
