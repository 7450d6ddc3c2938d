"""Texts that were rescued, as a person reads them."""

from __future__ import annotations

import datetime as dt

import pytest

from councildesk.services import rescue
from councildesk.services.rescue import RescuedText


@pytest.mark.parametrize(("language", "day"), [("en", "27/11/2026"), ("uz", "27.11.2026")])
def test_rescued_texts_tell_when_they_were_typed_as_the_program_writes_days(language: str, day: str) -> None:
    one = RescuedText(
        "entry/content/uz", "Type minutes", "uz", "Matn", None, dt.datetime(2026, 11, 27, 12, 6).astimezone()
    )

    text = rescue.as_plain_text([one], ["Qaror"], language)

    assert text == f"Qaror · Oʻzbekcha · {day}, 12:06\n\nMatn\n"
