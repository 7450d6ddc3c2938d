from __future__ import annotations

import pytest

from councildesk.documents.composer import fonts
from councildesk.documents.composer.fonts import Advances
from councildesk.documents.composer.model import FaceFamily


@pytest.mark.parametrize("name", FaceFamily)
def test_a_space_is_as_wide_in_all_faces_of_a_family(name: FaceFamily) -> None:
    assert len({face.space for face in fonts.family(name).faces}) == 1


@pytest.mark.parametrize("name", FaceFamily)
def test_figures_are_of_equal_width(name: FaceFamily) -> None:
    for face in fonts.family(name).faces:
        assert len({face.characters[digit] for digit in "0123456789"}) == 1


def test_known_words_are_forgotten_before_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_WORDS_KEPT", 3)
    advances = Advances({"a": 500.0, " ": 250.0})

    assert [advances["a" * length] for length in range(1, 6)] == [750, 1250, 1750, 2250, 2750]
    assert set(advances) == {"aaaa", "aaaaa"}


def test_very_long_words_are_not_remembered() -> None:
    advances = Advances({"a": 500.0, " ": 250.0})

    assert advances["a" * 61] == 61 * 500 + 250
    assert not advances
