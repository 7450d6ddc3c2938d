from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.documents.composer import fonts
from councildesk.documents.composer.fonts import Face
from councildesk.documents.composer.lines import CUT, Span, width, wrap, wrap_spans
from councildesk.documents.composer.model import FaceFamily

ROOM = 20_000.0  # 200 points at a size of 10
WORDS = st.lists(st.text("abcəğıАбЯ-–/.§№4\u00a0", max_size=40), max_size=60)


@pytest.fixture(scope="module")
def faces() -> tuple[Face, ...]:
    return fonts.family(FaceFamily.SANS).faces


def restored(lines: list[str]) -> str:
    """The text again: a space after each line that does not end inside a word."""
    return "".join(line[:-1] if line.endswith(CUT) else f"{line} " for line in lines).strip(" ")


def plain(line: tuple[Span, ...]) -> str:
    return "".join(text for _, text in line)


@given(WORDS)
def test_lines_hold_all_words_and_none_is_too_long(words: list[str]) -> None:
    face = fonts.family(FaceFamily.SANS).faces[0]
    text = " ".join(words)

    lines = wrap(text, face, ROOM)

    assert restored(lines) == " ".join(word for word in words if word)
    assert all(width(line, 0, [face]) <= ROOM + 1e-6 for line in lines)


@given(st.lists(st.tuples(st.integers(0, 3), st.text("abc əğ-§4\n", max_size=60)), min_size=1, max_size=12))
def test_mixed_faces_are_measured_each_in_its_own(given_spans: list[tuple[int, str]]) -> None:
    faces = fonts.family(FaceFamily.SERIF).faces
    spans = [Span(*each) for each in given_spans]

    lines = wrap_spans(spans, faces, ROOM)

    assert restored([plain(line) for line in lines]).split() == "".join(text for _, text in spans).split()
    assert all(width(line, 0, faces) <= ROOM + 1e-6 for line in lines)
    assert all(one.face != other.face for line in lines for one, other in pairwise(line))


@pytest.mark.parametrize("sign", ["§", "№"])
def test_a_sign_stays_with_its_number(sign: str, faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["aaaa"] + faces[0].advances[sign]

    assert wrap(f"aaaa {sign} 4", faces[0], room) == ["aaaa", f"{sign} 4"]
    assert wrap(f"aaaa {sign}  4 {sign} a", faces[0], room) == [f"aaaa {sign}", f"4 {sign} a"]
    spans = wrap_spans([Span(0, "aaaa"), Span(1, f" {sign} 4")], faces, room)
    assert [plain(line) for line in spans] == ["aaaa", f"{sign} 4"]


def test_a_line_is_filled_as_far_as_it_goes(faces: tuple[Face, ...]) -> None:
    word = "a" * 10
    fitting = (faces[0].advances[word]) * 3 - faces[0].space

    assert wrap(" ".join([word] * 7), faces[0], fitting) == [f"{word} {word} {word}"] * 2 + [word]
    assert wrap(" ".join([word] * 3), faces[0], fitting - 1) == [f"{word} {word}", word]


def test_a_line_break_in_the_text_is_kept(faces: tuple[Face, ...]) -> None:
    assert wrap("one\n\ntwo", faces[0], ROOM) == ["one", "", "two"]
    assert wrap_spans([Span(1, "one\ntwo"), Span(0, " three")], faces, ROOM) == [
        (Span(1, "one"),),
        (Span(1, "two "), Span(0, "three")),
    ]


def test_words_are_divided_at_their_own_hyphens_but_dates_are_not(faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["müşavirə-"]

    assert wrap("müşavirə-seminar", faces[0], room) == [f"müşavirə-{CUT}", "seminar"]
    assert wrap("am müşavirə-seminar", faces[0], room + faces[0].advances["am"]) == [f"am müşavirə-{CUT}", "seminar"]
    assert wrap("sana 2026-14-oktabr", faces[0], ROOM / 2.4) == ["sana", "2026-14-oktabr"]


def test_a_non_breaking_space_holds_words_together(faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["14\u00a0oktyabr"]

    assert wrap("am 14\u00a0oktyabr", faces[0], room) == ["am", "14\u00a0oktyabr"]


def test_a_word_whose_face_changes_stays_one_word(faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["pro"] + faces[1].advances["gramm"] + faces[0].advances["e"]

    lines = wrap_spans([Span(0, "ein pro"), Span(1, "gramm"), Span(0, "e")], faces, room)

    assert [plain(line) for line in lines] == ["ein", "programme"]


def test_a_word_longer_than_a_line_is_cut_between_faces_too(faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["w" * 12]

    lines = wrap_spans([Span(0, "w" * 8), Span(1, "w" * 40), Span(0, "w")], faces, room)

    assert restored([plain(line) for line in lines]) == "w" * 49
    assert all(width(line, 0, faces) <= room for line in lines)


def test_a_letter_wider_than_the_line_stands_alone(faces: tuple[Face, ...]) -> None:
    assert wrap("WW", faces[0], 10) == [f"W{CUT}", f"W{CUT}"]
    assert [plain(line) for line in wrap_spans([Span(0, "W"), Span(1, "W")], faces, 10)] == [f"W{CUT}", f"W{CUT}"]


@pytest.mark.parametrize("text", ["W" * 100_000, "söz " * 100_000, "müşavirə-seminar " * 10_000, "a\n" * 10_000])
def test_very_long_texts_take_time_in_proportion(faces: tuple[Face, ...], text: str) -> None:
    started = time.process_time()

    lines = wrap(text, faces[0], ROOM)

    assert len(lines) > 1000
    assert time.process_time() - started < 5  # a growth with the square would take minutes


def test_a_hyphen_in_a_word_of_one_face_divides_it_among_others(faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["am"] + faces[1].advances["müşavirə-"]

    lines = wrap_spans([Span(0, "am "), Span(1, "müşavirə-seminar"), Span(0, " am "), Span(1, "x")], faces, room)

    assert [plain(line) for line in lines] == [f"am müşavirə-{CUT}", "seminar am x"]


def test_a_word_of_two_faces_is_not_divided_at_its_hyphen(faces: tuple[Face, ...]) -> None:
    room = faces[0].advances["am müşavirə-semi"]

    lines = wrap_spans([Span(0, "am müşavirə-"), Span(1, "seminar")], faces, room)

    assert [plain(line) for line in lines] == ["am", "müşavirə-seminar"]
