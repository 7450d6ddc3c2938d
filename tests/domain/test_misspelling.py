"""Words that are one letter off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.misspelling import begins_nearly

WORDS = st.text("abcde", min_size=4, max_size=9)


@pytest.mark.parametrize("typed", ["safiiav", "safaev", "sfiev", "saffiev", "safeiv", "safeie", "safiex"])
def test_one_letter_off_is_near(typed: str) -> None:
    assert begins_nearly("safiev" if typed != "safiiav" else "safiav", typed)


@pytest.mark.parametrize("typed", ["kafiev", "safxyv", "karimov", "safiev", "safi"])
def test_the_same_and_what_is_further_off_is_not(typed: str) -> None:
    assert not begins_nearly("safiev", typed)


def test_what_goes_on_after_what_was_typed_does_not_matter() -> None:
    assert begins_nearly("konstitusia", "konstut")
    assert begins_nearly("nekliat", "nekil")


@given(WORDS, st.integers(1, 8), st.sampled_from("abcde"))
def test_a_letter_changed_left_out_or_put_in_is_near(word: str, place: int, letter: str) -> None:
    place = 1 + place % (len(word) - 1)
    changed = word[:place] + letter + word[place + 1 :]
    put_in = word[:place] + letter + word[place:]
    left_out = word[:place] + word[place + 1 :]

    for typed in (changed, put_in, left_out):
        assert begins_nearly(word, typed) or word.startswith(typed)
