from __future__ import annotations

from pathlib import Path

import pytest

from councildesk.ui import settings
from councildesk.ui.settings import Setting, Settings


def test_every_setting_has_a_key_of_its_own() -> None:
    keys = [setting.key for setting in settings.ALL]

    assert len(set(keys)) == len(keys)


def test_what_nobody_chose_has_its_default(kept: Settings) -> None:
    assert kept.get(settings.THEME) == "system"
    assert kept.get(settings.SIDEBAR_SHOWN) is True
    assert kept.get(settings.WINDOW_GEOMETRY) == b""
    assert kept.get(settings.RECENT_FILES) == ()


def test_values_come_back_from_the_file_with_their_types(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.ini"
    first = Settings(file)
    first.put(settings.LANGUAGE, "uz-Cyrl")
    first.put(settings.SIDEBAR_SHOWN, False)
    first.put(settings.WINDOW_GEOMETRY, b"\x00\xffqt")
    first.put(settings.RECENT_FILES, ("/a/Şura, 1.council", "/b.council"))
    first.put(Setting("number", 0), 7)
    first.save()

    second = Settings(file)

    assert second.get(settings.LANGUAGE) == "uz-Cyrl"
    assert second.get(settings.SIDEBAR_SHOWN) is False
    assert second.get(settings.WINDOW_GEOMETRY) == b"\x00\xffqt"
    assert second.get(settings.RECENT_FILES) == ("/a/Şura, 1.council", "/b.council")
    assert second.get(Setting("number", 0)) == 7


@pytest.mark.parametrize("files", [(), ("/only.council",)])
def test_none_and_one_recent_file_are_kept_as_such(tmp_path: Path, files: tuple[str, ...]) -> None:
    first = Settings(tmp_path / "settings.ini")
    first.put(settings.RECENT_FILES, files)
    first.save()

    assert Settings(tmp_path / "settings.ini").get(settings.RECENT_FILES) == files


def test_a_damaged_value_counts_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[window]\nsidebar_shown=perhaps\ngeometry=17\n[General]\nnumber=seven\n", encoding="utf-8")

    kept = Settings(file)

    assert kept.get(settings.SIDEBAR_SHOWN) is True
    assert kept.get(settings.WINDOW_GEOMETRY) == b""
    assert kept.get(Setting("number", 5)) == 5


def test_the_file_opened_last_comes_first_and_once(kept: Settings) -> None:
    for name in ("a", "b", "a"):
        kept.add_recent(Path(f"/{name}.council"))

    assert [Path(file).stem for file in kept.get(settings.RECENT_FILES)] == ["a", "b"]


def test_only_so_many_files_are_remembered(kept: Settings) -> None:
    for number in range(settings.RECENT_LIMIT + 3):
        kept.add_recent(Path(f"/{number}.council"))

    assert len(kept.get(settings.RECENT_FILES)) == settings.RECENT_LIMIT
