"""Languages: tags, capital letters, and the text to show when one is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.domain import languages
from councildesk.domain.errors import ValueNotAllowed

TAGS = st.sampled_from(sorted(languages.KNOWN))


@pytest.mark.parametrize(
    "tag",
    [
        "az",
        "uz-Cyrl",
        "uz-Cyrl-UZ",
        "de-CH-1996",
        "zh-yue-Hant-HK",
        "en-GB-u-ca-gregory",
        "sl-rozaj-biske",
        "x-house",
        "de-x-leicht",
    ],
)
def test_tags_by_the_grammar_are_well_formed(tag: str) -> None:
    assert languages.well_formed(tag)


@pytest.mark.parametrize(
    "tag", ["", "a", "uz_Cyrl", "uz-", "-uz", "uz--Cyrl", "deutsch!", "uz-Cyrl\n", "ə", "toolongsubtag", "en-a"]
)
def test_anything_else_is_no_tag(tag: str) -> None:
    assert not languages.well_formed(tag)


def test_a_typed_tag_gets_its_usual_capitals() -> None:
    assert languages.canonical(" UZ_cyrl-uz ") == "uz-Cyrl-UZ"
    assert languages.canonical("EN-gb-U-CA-GREGORY") == "en-GB-u-ca-gregory"
    assert languages.canonical("de-ch-1996") == "de-CH-1996"
    assert languages.canonical("es-419") == "es-419"
    assert languages.canonical("sl-ROZAJ") == "sl-rozaj"
    assert languages.canonical("zh-YUE") == "zh-yue"


def test_what_is_no_tag_is_refused_with_what_was_typed() -> None:
    with pytest.raises(ValueNotAllowed) as refusal:
        languages.canonical("Deutsch (neu)")

    assert (refusal.value.field, refusal.value.value) == ("language", "Deutsch (neu)")


def test_every_known_tag_is_canonical_and_has_a_well_formed_tag_for_papers() -> None:
    for tag, language in languages.KNOWN.items():
        assert tag == language.tag == languages.canonical(tag)
        assert languages.well_formed(language.pdf_tag)
        assert languages.known(language.pdf_tag) is language


def test_a_region_means_its_language() -> None:
    assert languages.fixed_words("az-AZ") == "az"
    assert languages.fixed_words("uz-Cyrl-UZ") == "uz-Cyrl"
    assert languages.fixed_words("uz-Latn") == "uz"


def test_a_language_without_fixed_words_borrows_the_english_ones() -> None:
    assert languages.fixed_words("fr") == "en"
    assert languages.known("fr") is None


def test_a_paper_names_its_language_with_the_country() -> None:
    assert languages.pdf_tag("uz-Cyrl") == "uz-Cyrl-UZ"
    assert languages.pdf_tag("fr-CA") == "fr-CA"


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert languages.endonym("de") == "Deutsch"
    assert languages.endonym("fr") == "fr"


def test_azerbaijani_keeps_the_dot_of_its_letters() -> None:
    assert languages.upper("iclas ılıq", "az") == "İCLAS ILIQ"
    assert languages.lower("İCLAS ILIQ", "az") == "iclas ılıq"
    assert languages.upper("iclas", "de") == "ICLAS"


def test_a_foreign_dotted_capital_leaves_no_loose_dot() -> None:
    assert languages.lower("İlham", "en") == "ilham"


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert languages.capitalised("iclas BAKI", "az") == "İclas BAKI"
    assert languages.capitalised("«совет» ЕС", "ru") == "«Совет» ЕС"
    assert languages.capitalised("12 –", "ru") == "12 –"


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz "))
def test_azerbaijani_capitals_and_back_give_the_same_text(text: str) -> None:
    assert languages.lower(languages.upper(text, "az"), "az") == text


def test_the_language_asked_for_comes_first() -> None:
    texts = {"en": "Agenda", "az": "Gündəlik", "uz": "Kun tartibi"}

    assert languages.pick(texts, "az", ["en"]) == ("az", "Gündəlik")


def test_uzbek_falls_back_to_its_other_script_before_the_councils_order() -> None:
    texts = {"en": "Agenda", "uz": "Kun tartibi"}

    assert languages.pick(texts, "uz-Cyrl", ["en"]) == ("uz", "Kun tartibi")
    assert languages.pick({"uz-Cyrl": "Кун тартиби"}, "uz") == ("uz-Cyrl", "Кун тартиби")
    assert languages.pick({"uz-Cyrl": "Кун тартиби", "en": "Agenda"}, "uz-UZ") == ("uz-Cyrl", "Кун тартиби")


def test_a_region_falls_back_to_its_language() -> None:
    assert languages.pick({"en": "Agenda", "de": "Tagesordnung"}, "de-AT") == ("de", "Tagesordnung")


def test_then_the_councils_order_decides_and_empty_texts_do_not_count() -> None:
    texts = {"az": "", "en": "Agenda", "ru": "Повестка дня"}

    assert languages.pick(texts, "az", ["az", "ru", "en"]) == ("ru", "Повестка дня")


def test_a_text_in_a_language_nobody_listed_is_shown_rather_than_none() -> None:
    assert languages.pick({"fr": "Ordre du jour"}, "de", ["az"]) == ("fr", "Ordre du jour")
    assert languages.pick({"az": ""}, "az", ["az"]) is None


@given(st.dictionaries(TAGS, st.text()), TAGS, st.lists(TAGS))
def test_a_text_is_found_exactly_when_there_is_one(texts: dict[str, str], language: str, order: list[str]) -> None:
    found = languages.pick(texts, language, order)

    assert (found is None) == (not any(texts.values()))
    assert found is None or texts[found[0]] == found[1] != ""
