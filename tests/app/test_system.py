"""What stands in the way of a window is said before Qt is loaded."""

from __future__ import annotations

import sys

import pytest

from councildesk.app import system

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring all that Qt needs")


def test_nothing_stands_in_the_way_when_qt_draws_in_memory() -> None:
    assert system.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_the_screens_of_a_platform_may_be_described_in_its_name() -> None:
    assert system.obstacle({"QT_QPA_PLATFORM": "offscreen:configfile=screens.json"}) is None


def test_without_a_screen_the_settings_that_name_one_are_told() -> None:
    reason = system.obstacle({})

    assert reason is not None
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in reason


@pytest.mark.parametrize("environment", [{"DISPLAY": ":987"}, {"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"}])
def test_a_screen_that_does_not_answer_is_named(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "X11_LIBRARIES", {})

    assert "':987', does not answer" in str(system.obstacle(environment))


def test_a_platform_that_qt_does_not_have_is_refused_with_those_it_has() -> None:
    reason = str(system.obstacle({"QT_QPA_PLATFORM": "ofscreen"}))

    assert "'ofscreen'" in reason
    assert "offscreen" in reason.partition("none of")[2]


def test_the_first_platform_that_works_is_enough() -> None:
    assert system.obstacle({"QT_QPA_PLATFORM": "ofscreen;offscreen"}) is None


def test_a_library_that_is_missing_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system.QT_LIBRARIES, "libnothing.so.9", "libnothing9")

    reason = str(system.obstacle({"QT_QPA_PLATFORM": "offscreen"}))

    assert "lacks libnothing.so.9;" in reason
    assert reason.endswith(f"{system.INSTALL} libnothing9.")


def test_the_libraries_of_a_screen_matter_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(system.X11_LIBRARIES, "libnothing.so.9", "libnothing9")

    assert system.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert "libnothing9" in str(system.obstacle({"DISPLAY": ":0"}))


def test_every_reason_is_one_sentence() -> None:
    reasons = [system.obstacle(environment) for environment in ({}, {"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "x"})]

    assert all(reason is not None and reason.endswith(".") and "\n" not in reason for reason in reasons)
