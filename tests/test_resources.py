"""The files that the build made are where the program looks for them."""

from __future__ import annotations

import pytest

from councildesk import resources


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
@pytest.mark.parametrize("family", ["NotoSans", "NotoSerif"])
def test_each_face_of_the_papers_is_there(family: str, style: str) -> None:
    assert resources.font_file(f"{family}-{style}").is_file()


def test_the_window_has_its_typeface_and_its_icons() -> None:
    assert list(resources.interface_fonts_folder().glob("*.ttf"))
    assert list(resources.icons_folder().iterdir())


def test_translations_and_sample_data_have_their_folders() -> None:
    assert resources.translations_folder().is_dir()
    assert resources.sample_file("council").parent.is_dir()
