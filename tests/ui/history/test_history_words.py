"""Values of the history as a person reads them: no ids, no codes of the file."""

from __future__ import annotations

import re

from councildesk.services import history, record_history
from councildesk.ui import data_words, history_words
from councildesk.ui.page import Desk
from ui.opened_meeting import sample

__all__ = ("sample",)

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def test_no_value_of_a_whole_record_shows_an_id(sample: Desk) -> None:
    changes = [one for one in sample.live.read(history.changes, 1) if record_history.tells(one)]

    for language in ("az", "uz", "ru", "en"):
        named = history_words.named(sample.live, changes, language)
        shown = {(one.noun, one.field): history_words.value(one, one.new, named, language) for one in changes}

        assert {place: said for place, said in shown.items() if ID.search(said) or said.startswith(("{'", "["))} == {}
        assert len(shown["rules_of_procedure", "rules"].splitlines()) > 6


def test_data_of_another_version_is_said_as_it_is_without_ids() -> None:
    kept = {"rules": 3, "who": "01919190-0002-7002-8000-000000000002", "more": {"colour": "blue", "none": None}}

    assert data_words.words("basis", kept, "en") == "rules: 3\nmore.colour: blue"
    assert data_words.words("rules", {"quorum": "many"}, "en") == "quorum: many"
