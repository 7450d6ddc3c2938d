"""Phrases of the trade, and what happened in a meeting, in the languages of the minutes."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from councildesk.documents.glossary import glossary
from councildesk.documents.happenings_in_words import sentence
from councildesk.documents.phrases import phrases
from councildesk.domain import languages
from councildesk.domain.attendance import Presence
from councildesk.domain.happenings import Happening, HappeningKind
from councildesk.domain.minutes import EntryKind

TAGS = sorted(languages.KNOWN)
AT = dt.datetime(2026, 12, 15, 6, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("kind", list(EntryKind))
def test_every_kind_has_as_many_phrases_and_blanks_in_each_language(kind: EntryKind) -> None:
    shapes = {tag: len(phrases(tag, kind)) for tag in TAGS}

    assert len(set(shapes.values())) == 1
    assert shapes["en"] > 0
    for tag in TAGS:
        for text in phrases(tag, kind):
            assert text.count("[") == text.count("]") == len(re.findall(r"\[[^\[\]]{1,40}\]", text))


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("kind", list(HappeningKind))
def test_everything_that_happens_has_a_sentence(tag: str, kind: HappeningKind) -> None:
    is_movement = kind in (HappeningKind.ARRIVED, HappeningKind.RETURNED, HappeningKind.LEFT)

    for presence in Presence:
        one = Happening(kind, AT, presence=presence)
        text = sentence(one, ["Ada Lovelace", "Bob Boole"], glossary(tag), lambda _at: "10:00")
        assert "10:00" in text
        assert text.endswith(".")
        assert ("Ada Lovelace; Bob Boole" in text) is is_movement


def test_a_break_that_is_over_has_both_times() -> None:
    one = Happening(HappeningKind.BREAK, AT, ends=AT + dt.timedelta(minutes=15))

    text = sentence(one, [], glossary("en"), lambda at: f"{at:%H:%M}")

    assert text == "The meeting was interrupted from 06:00 to 06:15."
