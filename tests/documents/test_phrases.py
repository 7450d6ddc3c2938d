"""Phrases of the trade, and what happened in a meeting, in the languages of the minutes."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from councildesk.documents.glossary import glossary
from councildesk.documents.happenings_in_words import sentence
from councildesk.documents.phrases import phrases
from councildesk.domain import languages
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
    one = Happening(kind, AT, None, persons=("p",))

    text = sentence(one, {"p": "Ada Lovelace"}, glossary(tag), lambda _at: "10:00")

    assert "10:00" in text
    assert ("Ada Lovelace" in text) is (kind in (HappeningKind.ARRIVED, HappeningKind.RETURNED, HappeningKind.LEFT))


def test_a_break_that_is_over_has_both_times() -> None:
    one = Happening(HappeningKind.BREAK, AT, None, AT + dt.timedelta(minutes=15))

    text = sentence(one, {}, glossary("en"), lambda at: f"{at:%H:%M}")

    assert text == "The meeting was interrupted from 06:00 to 06:15."
