"""Formatted text as it is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain.spelling import clean_text
from councildesk.domain.text import Block, BlockKind, Run, clean_blocks, from_json, paragraphs, plain, to_json

ANY_TEXT = st.text(st.characters())  # lone surrogates too
RUNS = st.builds(Run, ANY_TEXT, st.booleans(), st.booleans())
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(BlockKind), st.lists(RUNS, max_size=4).map(tuple), st.integers(0, 3)), max_size=4
).map(tuple)


def test_what_nobody_can_see_is_not_kept() -> None:
    typed = (Block(runs=(Run("Qərar\u200b"), Run("\ufeff qəbul\x07 edildi\u202e"))),)

    assert clean_blocks(typed) == paragraphs("Qərar qəbul edildi")


def test_a_block_is_one_line() -> None:
    assert clean_blocks((Block(runs=(Run("birinci\r\nikinci\u2028üçüncü"),)),)) == paragraphs("birinci ikinci üçüncü")


def test_neighbours_of_the_same_look_are_one_run() -> None:
    typed = (Block(runs=(Run("AZ", bold=True), Run("-UZ", bold=True), Run(""), Run(" 2026"))),)

    assert clean_blocks(typed) == (Block(runs=(Run("AZ-UZ", bold=True), Run(" 2026"))),)


def test_empty_paragraphs_at_the_end_go_and_those_between_stay() -> None:
    assert clean_blocks(paragraphs("bir\n\niki\n\n")) == paragraphs("bir\n\niki")


@given(BLOCKS)
def test_cleaning_twice_changes_nothing_more(blocks: tuple[Block, ...]) -> None:
    once = clean_blocks(blocks)

    assert clean_blocks(once) == once


@given(BLOCKS)
def test_clean_blocks_can_be_kept_and_read_back(blocks: tuple[Block, ...]) -> None:
    kept = clean_blocks(blocks)

    to_json(kept).encode("utf-8")
    assert from_json(to_json(kept)) == kept


@given(ANY_TEXT)
def test_lines_and_formatted_text_are_cleaned_alike(text: str) -> None:
    lines = plain(clean_blocks(paragraphs(clean_text(text))))

    assert lines == clean_text(text).rstrip("\n")
