"""What names of files say of papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import paper_names

KNOWN = ("az", "uz", "uz-Cyrl", "ru", "en", "de")


@pytest.mark.parametrize(
    ("stem", "tag"),
    [
        ("Trade report_az", "az"),
        ("Trade report (UZ)", "uz"),
        ("RU - Торговля", "ru"),
        ("trade-uz-cyrl", "uz-Cyrl"),
        ("hesabat.eng", "en"),
        ("Ticarət haqqında hesabat", "az"),
        ("Savdo toʻgʻrisida", "uz"),
        ("Савдо тўғрисида", "uz-Cyrl"),
        ("О торговле", "ru"),
        ("Bericht für den Rat", "de"),
        ("Report on trade", "en"),
        ("2026-11", None),
        ("scan0001", None),
    ],
)
def test_a_name_tells_the_language(stem: str, tag: str | None) -> None:
    assert paper_names.language(stem, KNOWN) == tag


def test_only_the_council_s_languages_are_told() -> None:
    assert paper_names.language("Report_de", ("az", "uz")) is None
    assert paper_names.language("Савдо", ("az", "uz-Cyrl")) == "uz-Cyrl"


def test_the_text_tells_what_the_name_does_not() -> None:
    assert paper_names.language("scan0001", KNOWN, "Ticarət və nəqliyyat") == "az"


@pytest.mark.parametrize(
    "stems",
    [
        ("Trade report_az", "Trade Report (UZ)", "trade_report-ru"),
        ("RU Plan 2027", "Plan 2027 EN"),
    ],
)
def test_versions_of_one_paper_have_one_topic(stems: tuple[str, ...]) -> None:
    topics = [paper_names.topic(stem) for stem in stems]

    assert topics[0]
    assert set(topics) == {topics[0]}


def test_different_papers_have_different_topics() -> None:
    assert paper_names.topic("Plan 2027_az") != paper_names.topic("Plan 2026_uz")


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("Trade_report_az", "Trade report"),
        ("Trade report (UZ)", "Trade report"),
        ("RU - Торговля", "Торговля"),
        ("Hesabat", "Hesabat"),
        ("az", "az"),
    ],
)
def test_a_paper_is_called_as_its_file_without_the_language(stem: str, title: str) -> None:
    assert paper_names.title(stem) == title


@given(st.text(max_size=40))
def test_any_name_is_taken(stem: str) -> None:
    paper_names.topic(stem)
    assert paper_names.language(stem, KNOWN) in (None, *KNOWN)
    assert isinstance(paper_names.title(stem), str)
