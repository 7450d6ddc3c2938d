"""What changed between two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import differences
from councildesk.domain.differences import Side


def marked(old: str, new: str) -> str:
    """`[-gone-]` and `{+come+}`."""
    forms = {Side.BOTH: "{}", Side.REMOVED: "[-{}-]", Side.ADDED: "{{+{}+}}"}
    return "".join(forms[piece.side].format(piece.text) for piece in differences.between(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Trade has grown.", "Trade has grown.", "Trade has grown."),
        ("Trade has grown.", "Trade has doubled.", "Trade has [-grown-]{+doubled+}."),
        ("Trade has grown.", "Trade has grown much.", "Trade has grown{+ much+}."),
        ("to meet in May", "to hold talks in May", "to [-meet-]{+hold talks+} in May"),
        ("", "Trade", "{+Trade+}"),
        ("one two", "three four", "[-one two-]{+three four+}"),
        ("Oʻzbekiston bilan", "Oʻzbekistonda bilan", "[-Oʻzbekiston-]{+Oʻzbekistonda+} bilan"),
        ("İclas açıldı", "İclas bağlandı", "İclas [-açıldı-]{+bağlandı+}"),
    ],
)
def test_whole_words_are_struck_out_and_written_in(old: str, new: str, told: str) -> None:
    assert marked(old, new) == told


@given(st.text(alphabet="ab c.,\n", max_size=40), st.text(alphabet="ab c.,\n", max_size=40))
def test_without_the_added_it_is_the_old_text_and_without_the_removed_the_new(old: str, new: str) -> None:
    pieces = differences.between(old, new)

    assert "".join(piece.text for piece in pieces if piece.side is not Side.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.side is not Side.REMOVED) == new
    assert all(piece.text for piece in pieces)
