"""Encodings are told from the bytes, in files as short as one row."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.exchange import encoding
from exchange.texts import LANGUAGES, shared_names


def recognises(text: str, name: str) -> bool:
    """Whether the text is got back from its bytes; some encodings share all the letters of some texts."""
    content = text.encode(name)
    return content.decode(encoding.recognised(content)) == text


def encodings_of(text: str) -> list[str]:
    held = []
    for name in encoding.KNOWN:
        try:
            text.encode(name)
        except UnicodeEncodeError:
            continue
        held.append(name)
    return held


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_name_is_enough_in_each_encoding_that_can_hold_it(language: str) -> None:
    for name in LANGUAGES[language]:
        for encoded in encodings_of(name):
            assert recognises(f"{name};Baku\r\n", encoded), (name, encoded)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "utf-8"),
        (b"Name,City", "utf-8"),
        (b"\xef\xbb\xbfName", "utf-8"),
        (b"\xff\xfeN\x00", "utf-16-le"),
        (b"\xfe\xff\x00N", "utf-16-be"),
        ("Имя\n".encode("utf-16-le") * 50, "utf-16-le"),
        ("Бюджет и отчётность за год".encode("utf-16-be"), "utf-16-be"),
        ("Şəfiyev ".encode() * 30 + b"\xe9", "utf-8"),
        (b"x\x00y,z\n", "utf-8"),
    ],
)
def test_marks_and_unicode_come_first(content: bytes, expected: str) -> None:
    assert encoding.recognised(content) == expected


def test_letters_that_begin_late_are_found() -> None:
    content = b"Name;Post\r\n" * 20_000 + "Şahin Nağıyev".encode("cp1254")

    assert encoding.recognised(content) == "cp1254"


@given(st.binary(max_size=300))
def test_any_bytes_have_an_encoding_and_lines(content: bytes) -> None:
    name = encoding.recognised(content)
    assert name in encoding.KNOWN
    for one in encoding.KNOWN:
        lines = list(encoding.lines(content, one))
        assert all(encoding.decodes_fully(encoding.mended(line)) for line in lines)


@given(st.text(max_size=80), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_lines_are_the_text(text: str, name: str) -> None:
    given_text = text.removeprefix("\ufeff")

    assert "".join(encoding.lines(given_text.encode(name), name)) == given_text.removeprefix("\ufeff")


def test_shared_names_and_texts_are_recognised_in_files_of_three_rows(shared_data: Path) -> None:
    """All of them: on the same files a general recogniser mistakes about one in thirteen."""
    lines = {key: [";".join(filter(None, row)) for row in rows] for key, rows in shared_names(shared_data).items()}
    del lines["variants"]  # many languages at once, in scripts that no one-byte encoding has
    articles = json.loads((shared_data / "parallel-texts.json").read_text(encoding="utf-8"))["articles"]
    for article in articles:
        for language, text in article["texts"].items():
            lines.setdefault(language, []).extend([text["heading"], *text["paragraphs"]])
    lines["az-old"] = [line.replace("ə", "e").replace("Ə", "E") for line in lines["az"] + lines["patronymic"]]
    draw = random.Random(3)
    wrong, tried = [], 0
    for key, rows in lines.items():
        for _ in range(30):
            text = "\r\n".join(draw.sample(rows, min(3, len(rows)))) + "\r\n"
            for name in encodings_of(text):
                tried += 1
                if not recognises(text, name):
                    wrong.append((key, name, text[:60]))

    assert tried > 1000
    assert wrong == []
