from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from councildesk.documents.composer.layout import Page, paginate
from councildesk.documents.composer.rows import Block, Cell, Row
from councildesk.documents.composer.structure import Structure
from councildesk.documents.composer.styles import TextStyle

TOP, BOTTOM = 200.0, 0.0
NOWHERE = Structure("de").root


def block(lines: int, leading: float = 10, after: float = 0) -> Block:
    return Block(
        [f"line {number}" for number in range(lines)], TextStyle(leading, leading), NOWHERE, leading, after=after
    )


def row(*lines: int, leading: float = 10, **changes: object) -> Row:
    cells = [Cell(0, 100, [block(count, leading)], column) for column, count in enumerate(lines)]
    return Row(cells, **changes)  # type: ignore[arg-type]


def placed(pages: list[Page]) -> list[list[tuple[int, ...]]]:
    """For each page, the numbers of lines of the fragments on it."""
    return [[tuple(part.stop - part.start for part in fragment.parts) for fragment in page] for page in pages]


blocks = st.builds(block, st.integers(1, 60), st.sampled_from([7.0, 10.0, 31.5]), st.sampled_from([0.0, 4.0]))
cells = st.builds(Cell, st.just(0.0), st.just(100.0), st.lists(blocks, max_size=3), st.integers(0, 1))
heads = st.lists(st.builds(row, st.integers(1, 4), keeps_with_next=st.just(True), whole=st.just(True)), max_size=1)
rows = st.builds(
    Row,
    st.lists(cells, max_size=3),
    before=st.sampled_from([0.0, 12.0, 300.0]),
    after=st.sampled_from([0.0, 5.0]),
    padding=st.sampled_from([0.0, 3.0]),
    least_height=st.sampled_from([0.0, 30.0]),
    keeps_with_next=st.booleans(),
    whole=st.booleans(),
    begins_page=st.booleans(),
    stretch=st.integers(0, 2),
    head=heads,
)


@given(st.lists(rows, max_size=25))
def test_every_line_is_placed_once_and_none_outside_the_page(given_rows: list[Row]) -> None:
    pages = paginate(given_rows, TOP, BOTTOM)

    lines: Counter[tuple[int, int]] = Counter()
    for fragment in (fragment for page in pages for fragment in page):
        assert BOTTOM - 1e-3 <= fragment.bottom <= fragment.top <= TOP
        for part in fragment.parts:
            assert part.top <= fragment.top
            assert part.top - (part.stop - part.start) * part.block.leading >= fragment.bottom - 1e-3
            if not fragment.repeated:
                lines.update((id(part.block), number) for number in range(part.start, part.stop))
    assert lines == Counter(
        (id(block), number)
        for row in given_rows
        for cell in row.cells
        for block in cell.blocks
        for number in range(len(block.lines))
    )


@given(st.lists(rows, max_size=25))
def test_rows_stand_below_each_other_in_their_order(given_rows: list[Row]) -> None:
    pages = paginate(given_rows, TOP, BOTTOM)

    for page in pages:
        assert all(upper.bottom >= lower.top for upper, lower in pairwise(page))
    order = [id(fragment.row) for page in pages for fragment in page if not fragment.repeated]
    assert list(dict.fromkeys(order)) == [id(each) for each in given_rows]


def test_a_paragraph_leaves_two_lines_on_either_side_of_a_page_end() -> None:
    assert placed(paginate([row(18), row(4)], TOP, BOTTOM)) == [[(18,), (2,)], [(2,)]]
    assert placed(paginate([row(17), row(4)], TOP, BOTTOM)) == [[(17,), (2,)], [(2,)]]
    assert placed(paginate([row(18), row(3)], TOP, BOTTOM)) == [[(18,)], [(3,)]]
    assert placed(paginate([row(19), row(4)], TOP, BOTTOM)) == [[(19,)], [(4,)]]


def test_both_languages_move_on_together_when_one_cannot_begin() -> None:
    assert placed(paginate([row(18), row(5, 3)], TOP, BOTTOM)) == [[(18,)], [(5, 3)]]
    assert placed(paginate([row(18), row(5, 2)], TOP, BOTTOM)) == [[(18,), (2, 2)], [(3,)]]


def test_a_heading_stays_with_two_lines_of_what_it_heads() -> None:
    heading = row(1, keeps_with_next=True)

    assert placed(paginate([row(17), heading, row(5)], TOP, BOTTOM)) == [[(17,), (1,), (2,)], [(3,)]]
    assert placed(paginate([row(18), heading, row(5)], TOP, BOTTOM)) == [[(18,)], [(1,), (5,)]]


def test_headings_that_no_page_can_hold_together_are_parted() -> None:
    headings = [row(1, keeps_with_next=True) for _ in range(50)]

    assert [len(page) for page in paginate(headings, TOP, BOTTOM)] == [20, 10, 20]


def test_a_whole_row_moves_on_unless_no_page_could_hold_it() -> None:
    assert placed(paginate([row(5), row(16, whole=True)], TOP, BOTTOM)) == [[(5,)], [(16,)]]
    assert placed(paginate([row(5), row(30, whole=True)], TOP, BOTTOM)) == [[(5,), (15,)], [(15,)]]


def test_the_head_of_a_table_is_repeated_even_within_a_row() -> None:
    head = row(2, whole=True, keeps_with_next=True)
    body = [row(30, head=[head]), row(8, whole=True, head=[head])]

    pages = paginate([head, *body], TOP, BOTTOM)

    assert placed(pages) == [[(2,), (18,)], [(2,), (12,)], [(2,), (8,)]]
    assert [fragment.repeated for page in pages for fragment in page] == [False, False, True, False, True, False]


def test_a_head_that_would_fill_the_page_is_not_repeated() -> None:
    head = row(10, whole=True, keeps_with_next=True)

    assert placed(paginate([head, row(30, head=[head])], TOP, BOTTOM)) == [[(10,), (10,)], [(20,)]]


def test_the_gap_above_a_row_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([row(2, before=40), row(1, before=40, begins_page=True)], TOP, BOTTOM)

    assert [page[0].top for page in pages] == [TOP, TOP]


def test_a_page_break_at_the_top_of_a_page_leaves_no_empty_page() -> None:
    assert len(paginate([row(1, begins_page=True), row(1, begins_page=True)], TOP, BOTTOM)) == 2


def test_a_paper_without_rows_has_one_page() -> None:
    assert paginate([], TOP, BOTTOM) == [[]]


def test_only_the_first_fragment_of_a_row_is_its_beginning() -> None:
    pages = paginate([row(50)], TOP, BOTTOM)

    assert [fragment.is_first for page in pages for fragment in page] == [True, False, False]
