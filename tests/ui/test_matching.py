"""Whom a few typed letters mean."""

from __future__ import annotations

import pytest

from councildesk.ui import matching
from councildesk.ui.matching import LEADS_NOT


@pytest.mark.parametrize(
    ("name", "word", "how"),
    [
        ("Shafiyev, Farid", "sha", 0),
        ("Shafiyev, Farid", "SHA", 0),
        ("Şəfiyev, Fərid", "sef", 0),
        ("Şəfiyev, Fərid", "sha", 1),
        ("Shafiyev, Farid", "шаф", 1),
        ("Sample, Jane", "sha", 1),
        ("Misolova, Namuna Shavkat qizi", "sha", LEADS_NOT),
    ],
)
def test_what_is_written_so_leads_before_what_sounds_alike(name: str, word: str, how: int) -> None:
    assert matching.lead(name, word) == how
