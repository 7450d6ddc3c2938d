"""The fixed words of the papers: complete, alike in all languages, and true to the field's terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councildesk.documents.glossary import Glossary, gaps, glossary
from councildesk.domain import agenda, attendance, council, languages, meetings, minutes, plurals, turnout
from councildesk.domain.council import Role
from councildesk.domain.meetings import MeetingKind
from councildesk.domain.spelling import OKINA, TUTUQ
from councildesk.domain.transliteration import to_cyrillic, to_latin

TAGS = sorted(languages.KNOWN)

PRINTED_ENUMS: list[type[StrEnum]] = [
    agenda.ItemKind, agenda.ItemRole, agenda.ItemState,
    attendance.Capacity, attendance.Channel, attendance.Presence, attendance.Reply, attendance.UsualExcuse,
    council.ContactKind, council.MandateKind, council.Role,
    meetings.EventKind, meetings.MeetingFormat, meetings.MeetingKind, meetings.MeetingState, meetings.SiteKind,
    minutes.ActionState, minutes.Choice, minutes.DecisionKind, minutes.DecisionState, minutes.EntryKind,
    minutes.MinutesState, minutes.TextState, minutes.VoteMethod, minutes.VoteOutcome,
    turnout.TurnoutStatus,
]  # fmt: skip

# Terms of the field that must be used. Each is a beginning, so that endings may follow.
REQUIRED = {
    "de": {
        "document.agenda": "Tagesordnung",
        "document.invitation": "Einladung",
        "document.minutes": "Protokoll",
        "document.participants": "Teilnehmerliste",
        "agenda.item": "Tagesordnungspunkt",
        "agenda.item_number": "TOP",
        "attendance.excused": "Entschuldigt",
        "attendance.absent": "Abwesend",
        "attendance.proxy": "Vollmacht",
        "attendance.side": "Seite",
        "action.title": "Aufgabe",
        "action.due": "Frist",
        "choice.for": "Dafür",
        "choice.against": "Dagegen",
        "choice.abstained": "Enthaltung",
        "decision.title": "Beschluss",
        "decision_kind.recommendation": "Empfehlung",
        "decision_kind.statement": "Gemeinsame Erklärung",
        "item_kind.agenda_adoption": "Genehmigung der Tagesordnung",
        "item_kind.minutes_adoption": "Genehmigung des Protokolls",
        "item_kind.closing": "Schließung der Sitzung",
        "mandate_kind.alternate": "Stellvertreter",
        "meeting.title": "Sitzung",
        "meeting.break": "Unterbrechung",
        "meeting_kind.written_procedure": "Umlaufverfahren",
        "minutes.annex": "Anlage",
        "minutes.corrigendum": "Berichtigung",
        "minutes.distribution": "Verteiler",
        "minutes.title": "Kurzprotokoll",
        "minutes.full_title": "Verlaufsprotokoll",
        "quorum.title": "Beschlussfähigkeit",
        "quorum.reached": "Die Sitzung ist beschlussfähig",
        "role.chair": "Vorsitzende",
        "role.co_chair": "Ko-Vorsitzende",
        "role.guest": "Gast",
        "role.member": "Mitglied",
        "role.observer": "Beobachter",
        "role.rapporteur": "Berichterstatter",
        "role.secretary": "Schriftführer",
        "attendance.secretariat": "Sekretariat",
        "vote.title": "Abstimmung",
        "vote_method.consensus": "Konsens",
    },
    "ru": {
        "document.agenda": "Повестка дня",
        "document.invitation": "Приглашение",
        "document.minutes": "Протокол заседания",
        "document.participants": "Список участников",
        "document.sign_in": "Лист регистрации",
        "agenda.item": "Пункт повестки дня",
        "attendance.delegation": "Делегация",
        "attendance.head_of_delegation": "Глава делегации",
        "attendance.absent": "Отсутств",
        "attendance.proxy": "Доверенность",
        "attendance.side": "Сторона",
        "turnout_status.excused": "Отсутствует по уважительной причине",
        "action.title": "Поручение",
        "action.due": "Срок",
        "choice.for": "За",
        "choice.against": "Против",
        "choice.abstained": "Воздержался",
        "decision.title": "Решение",
        "decision_kind.recommendation": "Рекомендация",
        "decision_kind.statement": "Совместное заявление",
        "item_kind.agenda_adoption": "Утверждение повестки дня",
        "item_kind.minutes_adoption": "Утверждение протокола",
        "item_kind.closing": "Закрытие заседания",
        "mandate_kind.alternate": "Замещающий член",
        "meeting.title": "Заседание",
        "meeting.break": "Перерыв",
        "meeting_kind.written_procedure": "Письменная процедура",
        "minutes.annex": "Приложение",
        "minutes.corrigendum": "Исправление",
        "minutes.distribution": "Список рассылки",
        "minutes.title": "Краткий отчёт",
        "minutes.heard": "СЛУШАЛИ",
        "minutes.spoke": "ВЫСТУПИЛИ",
        "minutes.decided": "РЕШИЛИ",
        "quorum.title": "Кворум",
        "quorum.reached": "Кворум имеется",
        "role.chair": "Председатель",
        "role.co_chair": "Сопредседатель",
        "role.guest": "Приглашённый",
        "role.member": "Член",
        "role.observer": "Наблюдатель",
        "role.rapporteur": "Докладчик",
        "role.secretary": "Секретарь",
        "attendance.secretariat": "Секретариат",
        "vote.title": "Голосование",
        "vote_method.consensus": "Консенсус",
    },
    "az": {
        "document.agenda": "Gündəlik",
        "document.invitation": "Dəvətnamə",
        "document.minutes": "Protokol",
        "document.participants": "İştirakçıların siyahısı",
        "document.sign_in": "Qeydiyyat siyahısı",
        "agenda.item": "Gündəliyin bəndi",
        "attendance.head_of_delegation": "Nümayəndə heyətinin rəhbəri",
        "attendance.absent": "İştirak etmir",
        "attendance.proxy": "Etibarnamə",
        "attendance.side": "Tərəf",
        "turnout_status.excused": "Üzrlü səbəbdən iştirak etmir",
        "action.title": "Tapşırıq",
        "action.due": "İcra müddəti",
        "choice.for": "Lehinə",
        "choice.against": "Əleyhinə",
        "choice.abstained": "Bitərəf",
        "decision.title": "Qərar",
        "decision_kind.recommendation": "Tövsiyə",
        "decision_kind.statement": "Birgə bəyanat",
        "item_kind.agenda_adoption": "Gündəliyin təsdiqi",
        "item_kind.minutes_adoption": "Protokolun təsdiqi",
        "item_kind.closing": "İclasın bağlanması",
        "mandate_kind.alternate": "Əvəzedici üzv",
        "meeting.title": "İclas",
        "meeting.break": "Fasilə",
        "meeting_kind.written_procedure": "Yazılı prosedur",
        "minutes.annex": "Əlavə",
        "minutes.corrigendum": "Düzəliş",
        "minutes.distribution": "Göndərilmə siyahısı",
        "minutes.title": "Qısa protokol",
        "quorum.title": "Yetərsay",
        "quorum.reached": "Yetərsay var, iclas səlahiyyətlidir",
        "role.chair": "Sədr",
        "role.co_chair": "Həmsədr",
        "role.guest": "Dəvət olunmuş",
        "role.member": "Üzv",
        "role.observer": "Müşahidəçi",
        "role.rapporteur": "Məruzəçi",
        "role.secretary": "Katib",
        "attendance.secretariat": "Katiblik",
        "vote.title": "Səsvermə",
        "vote_method.consensus": "Konsensus",
    },
    "uz": {
        "document.agenda": "Kun tartibi",
        "document.invitation": "Taklifnoma",
        "document.minutes": "Bayonnoma",
        "document.participants": "Ishtirokchilar roʻyxati",
        "agenda.item": "Kun tartibidagi masala",
        "attendance.head_of_delegation": "Delegatsiya rahbari",
        "attendance.absent": "Qatnashma",
        "attendance.proxy": "Ishonchnoma",
        "attendance.side": "Tomon",
        "turnout_status.excused": "Uzrli sabab bilan qatnashmadi",
        "action.title": "Topshiriq",
        "action.due": "Muddat",
        "choice.for": "Yoqlab",
        "choice.against": "Qarshi",
        "choice.abstained": "Betaraf",
        "decision.title": "Qaror",
        "decision_kind.recommendation": "Tavsiya",
        "decision_kind.statement": "Qoʻshma bayonot",
        "item_kind.agenda_adoption": "Kun tartibini tasdiqlash",
        "item_kind.minutes_adoption": "Bayonnomani tasdiqlash",
        "item_kind.closing": "Majlisni yopish",
        "mandate_kind.alternate": "Oʻrinbosar aʼzo",
        "meeting.title": "Majlis",
        "meeting.break": "Tanaffus",
        "meeting.held_online": "Majlis videokonferensaloqa tarzida",
        "meeting_kind.written_procedure": "Yozma tartib",
        "minutes.annex": "Ilova",
        "minutes.corrigendum": "Tuzatish",
        "minutes.distribution": "Yuborish roʻyxati",
        "minutes.title": "Qisqacha bayonnoma",
        "quorum.title": "Kvorum",
        "quorum.reached": "Kvorum yetarli",
        "role.chair": "Rais",
        "role.co_chair": "Hamrais",
        "role.guest": "Taklif etilgan",
        "role.member": "Aʼzo",
        "role.observer": "Kuzatuvchi",
        "role.rapporteur": "Maʼruzachi",
        "role.secretary": "Kotib",
        "attendance.secretariat": "Kotibiyat",
        "vote.title": "Ovoz berish",
        "vote_method.consensus": "Konsensus",
    },
}

# Words that mean something else, or belong to another language or another kind of paper, wherever they stand.
FORBIDDEN = {
    "de": ("Niederschrift", "Meeting", "Agenda", "Traktand"),
    "ru": ("митинг", "миссия", "агенда", "протокол собрания", "собрани"),
    "az": ("bayonnoma", "gündəm", "toplantı", "başqan", "oturum", "üye", "karar"),
    "uz": ("protokol", "iclas", "gündəlik", "kvorum bor"),
    "uz-Cyrl": ("протокол", "повестка", "заседани"),
    "en": ("protocol", "chairman", "chairwoman", "agenda point"),
}

# Uzbek bayonot is a statement, bayonnoma the minutes: it may stand only here.
STATEMENTS = {
    "decision.statement_number",
    "reservation.statement_of_side",
    "decision_kind.statement",
    "decision_proposal.statement",
}


def texts(words: Glossary) -> Iterator[tuple[str, str]]:
    """Every text of a language with its key."""
    yield from words.words.items()
    for key, forms in words.forms.items():
        for category, text in forms.items():
            yield f"{key}.{category}", text


def without_gaps(text: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "", text)


@pytest.mark.parametrize("language", TAGS)
def test_every_language_has_the_same_words_with_the_same_gaps(language: str) -> None:
    english, words = glossary("en"), glossary(language)

    assert words.keys == english.keys
    assert {key: gaps(text) for key, text in words.words.items()} == {
        key: gaps(text) for key, text in english.words.items()
    }


@pytest.mark.parametrize("language", TAGS)
def test_words_that_go_with_numbers_have_each_form_the_language_needs(language: str) -> None:
    for key, forms in glossary(language).forms.items():
        assert set(forms) == {form.value for form in plurals.categories(language)}, key
        assert {gaps(text) for text in forms.values()} == {frozenset({"count"})}, key


@pytest.mark.parametrize("kind", PRINTED_ENUMS)
@pytest.mark.parametrize("language", TAGS)
def test_every_value_of_the_domain_has_a_name(language: str, kind: type[StrEnum]) -> None:
    named = [glossary(language).name(member) for member in kind]

    assert all(named)


@pytest.mark.parametrize("language", TAGS)
def test_roles_have_headings_for_groups(language: str) -> None:
    for kind in (council.Role, agenda.ItemRole):
        assert all(glossary(language).group(member) for member in kind)


@pytest.mark.parametrize("language", TAGS)
def test_every_known_language_has_a_name_in_every_other(language: str) -> None:
    for tag in TAGS:
        assert glossary(language).word(f"language_name.{tag}")
        assert glossary(language).word(f"in_language.{tag}")


@pytest.mark.parametrize(
    ("language", "key", "term"), [(tag, *pair) for tag in REQUIRED for pair in REQUIRED[tag].items()]
)
def test_the_fields_term_is_used(language: str, key: str, term: str) -> None:
    assert glossary(language).words[key].startswith(term)


@pytest.mark.parametrize("key", sorted(REQUIRED["uz"]))
def test_the_fields_uzbek_term_is_used_in_cyrillic_too(key: str) -> None:
    assert to_latin(glossary("uz-Cyrl").words[key]).startswith(REQUIRED["uz"][key])


@pytest.mark.parametrize("language", TAGS)
def test_no_word_of_another_meaning_or_language_is_used(language: str) -> None:
    used = [
        (key, term)
        for key, text in texts(glossary(language))
        for term in FORBIDDEN[language]
        if term.lower() in languages.lower(text, language)
    ]

    assert used == []


def test_uzbek_minutes_are_never_called_a_statement() -> None:
    for tag, statement in (("uz", "bayonot"), ("uz-Cyrl", "баёнот")):
        assert {key for key, text in texts(glossary(tag)) if statement in text.lower()} == STATEMENTS


def test_uzbek_apostrophes_are_those_of_its_alphabet() -> None:
    for key, text in texts(glossary("uz")):
        for before, mark in re.findall(r"(.)([^\w\s.,:;!?()\[\]/{}–№«»\"-]|[ʻʼ])", text):
            assert mark in (OKINA, TUTUQ), key
            assert (mark == OKINA) == (before in "oOgG"), key


def test_uzbek_reads_the_same_in_both_scripts() -> None:
    latin = dict(texts(glossary("uz")))
    differing = {
        key: (to_cyrillic(without_gaps(latin[key])), without_gaps(text))
        for key, text in texts(glossary("uz-Cyrl"))
        if to_cyrillic(without_gaps(latin[key])) != without_gaps(text)
    }

    assert differing == {}


@pytest.mark.parametrize("language", TAGS)
def test_words_are_tidy_and_in_their_own_script(language: str) -> None:
    foreign = r"[А-Яа-яЁёЎўҚқҒғҲҳ]" if languages.KNOWN[language].script is languages.Script.LATIN else r"[A-Za-z]"
    for key, text in texts(glossary(language)):
        assert text == unicodedata.normalize("NFC", text), key
        assert "  " not in text, key
        assert key.startswith("list.") or text == text.strip(), key
        assert not re.search(foreign, without_gaps(text)), key


@pytest.mark.parametrize("language", TAGS)
def test_no_two_languages_share_their_sentences_by_mistake(language: str) -> None:
    english = glossary("en").words
    sentences = {key for key, text in english.items() if len(re.findall(r"\w+", without_gaps(text))) > 1}
    same = {key for key in sentences if glossary(language).words[key] == english[key]}

    assert language == "en" or same == set()


def test_a_russian_date_is_never_followed_by_a_second_full_stop() -> None:
    assert [key for key, text in texts(glossary("ru")) if "{date}." in text] == []


def test_gaps_are_filled_by_name_and_values_are_never_read() -> None:
    words = glossary("en")

    assert words.phrase("quorum.reached", present="9", members="12") == (
        "The meeting is quorate: 9 of 12 members present."
    )
    assert words.phrase("vote.names", choice="{names}", names=r"\1 {choice}") == r"{names}: \1 {choice}"


def test_a_gap_left_open_or_a_value_too_many_is_a_mistake_of_the_program() -> None:
    words = glossary("en")

    for key, values in (
        ("quorum.reached", {"present": "9"}),
        ("quorum.reached", {}),
        ("minutes.title", {"extra": "1"}),
        ("no.such_word", {}),
    ):
        with pytest.raises(KeyError):
            words.phrase(key, **values)
    with pytest.raises(KeyError):
        words.counted("no_such_noun", 1)


@pytest.mark.parametrize(
    ("language", "number", "counted"),
    [
        ("en", 1, "1 member"),
        ("en", 5, "5 members"),
        ("de", 2, "2 Mitglieder"),
        ("ru", 21, "21 член"),
        ("ru", 22, "22 члена"),
        ("ru", 25, "25 членов"),
        ("az", 12, "12 üzv"),
        ("uz", 12, "12 nafar aʼzo"),
        ("uz-Cyrl", 12, "12 нафар аъзо"),
    ],
)
def test_a_number_takes_its_noun_in_the_right_form(language: str, number: int, counted: str) -> None:
    assert glossary(language).counted("members", number) == counted


@given(st.sampled_from(TAGS), st.integers(0, 10_000))
def test_every_number_can_be_counted(language: str, number: int) -> None:
    words = glossary(language)

    for key in words.forms:
        assert words.counted(key.removeprefix("count."), number).startswith(f"{number} ")


def test_enumerations_end_with_and_or_or() -> None:
    words = glossary("de")

    assert words.joined(["A", "B", "C"]) == "A, B und C"
    assert words.joined(["A"]) == "A"
    assert words.joined([]) == ""
    assert words.either(["A", "B"]) == "A oder B"


def test_a_name_inside_a_sentence_is_small_except_in_german() -> None:
    inline = {tag: glossary(tag).inline(Role.CO_CHAIR) for tag in ("az", "uz", "ru", "de", "en")}

    assert inline == {
        "az": "həmsədr",
        "uz": "hamrais",
        "ru": "сопредседатель",
        "de": "Ko-Vorsitzende/r",
        "en": "co-chair",
    }


def test_names_of_the_domain_are_found_by_their_value() -> None:
    assert glossary("az").name(MeetingKind.EXTRAORDINARY) == "Növbədənkənar iclas"
    assert glossary("uz-Cyrl").group(Role.MEMBER) == "Аъзолар"


def test_a_language_without_words_of_ours_borrows_the_english_ones() -> None:
    assert glossary("fr").language == "en"
    assert glossary("az-AZ").language == "az"
