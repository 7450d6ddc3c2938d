"""Names of files that every system takes."""

from __future__ import annotations

import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from councildesk.domain import file_names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Qərar layihəsi", "Qərar layihəsi.pdf"),
        ("AZ-UZ/2026/03", "AZ-UZ-2026-03.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        ("C:\\Windows\\system32", "C-Windows-system32.pdf"),
        ("minutes. ", "minutes.pdf"),
        ("what?", "what-.pdf"),
        ("CON", "_CON.pdf"),
        ("con.final", "_con.final.pdf"),
        ("Lpt1", "_Lpt1.pdf"),
        ("console", "console.pdf"),
        ("first\r\nsecond", "first second.pdf"),
        ("", "paper.pdf"),
        (" .. ", "paper.pdf"),
    ],
)
def test_a_name_is_as_near_to_what_was_typed_as_can_be(typed: str, name: str) -> None:
    assert file_names.safe(typed, ".pdf", otherwise="paper") == name


@given(st.text(max_size=400))
def test_no_name_leads_out_of_its_folder_or_is_refused_by_windows(typed: str) -> None:
    name = file_names.safe(typed, ".pdf")

    path = PureWindowsPath(name)
    assert path.name == name
    assert not path.is_reserved()
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in name)
    assert len(name.encode()) <= file_names.LONGEST + 1


@given(st.text(max_size=400))
@example("a.exe:x")
@example("report.exe.")
def test_the_name_of_a_file_leads_nowhere_either(typed: str) -> None:
    name = file_names.of_file(typed)

    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert file_names.of_file(name) == name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Hesabat 2026.pdf", "Hesabat 2026.pdf"),
        ("report.exe.", "report.exe"),
        ("report.exe . ", "report.exe"),
        ("a.exe:x", "a.exe-x"),
        (".htaccess", "htaccess"),
        ("ə" * 300 + ".docx", "ə" * ((file_names.LONGEST - 5) // 2) + ".docx"),
    ],
)
def test_a_file_keeps_the_ending_by_which_its_kind_is_known(given_name: str, kept: str) -> None:
    assert file_names.of_file(given_name) == kept


def test_a_long_name_is_cut_between_letters_and_keeps_its_ending() -> None:
    name = file_names.safe("ə" * 300, ".pdf")

    assert name == "ə" * ((file_names.LONGEST - 4) // 2) + ".pdf"


def test_a_second_file_of_one_name_is_counted_whatever_its_capitals() -> None:
    taken = {"letter.pdf", "letter (2).pdf"}

    assert file_names.unlike("Letter.pdf", taken) == "Letter (3).pdf"
    assert file_names.unlike("Reply.pdf", taken) == "Reply.pdf"
    assert file_names.unlike("letter", {"letter"}) == "letter (2)"
    assert file_names.unlike("2026.01 papers", {"2026.01 papers"}) == "2026.01 papers (2)"
