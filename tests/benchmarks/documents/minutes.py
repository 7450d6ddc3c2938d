"""Minutes to be set by each engine: in two languages, agenda items with paragraphs, lists and decisions, attendance.

The same numbers give the same minutes. A third of the words get endings by chance, so that the vocabulary is as rich as
that of real minutes: an engine that remembers words shall not profit from a few sentences said again and again.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Pair = tuple[str, str]

LANGUAGES = ("az", "uz")
TITLE = ("Ekspert Şurasının iclas protokolu", "Ekspertlar kengashi yigʻilishi bayonnomasi")
DECISION = ("Qərar", "Qaror")
COLUMNS = (("№", "№"), ("Soyad, ad", "Familiya, ism"), ("Təşkilat", "Tashkilot"), ("İmza", "Imzo"))
FOOTER = ("Səhifə {page} / {pages}", "{page}-bet / {pages}")

SENTENCES = {
    "az": (
        "Şuranın sədri iclası açıq elan etdi və gündəliyin layihəsini təsdiqə təqdim etdi.",
        "Ekspertlər layihənin maliyyə hissəsi üzrə əlavə izahat istədilər və cədvəllərin yenilənməsini təklif etdilər.",
        "İşçi qrupun rəhbəri görülmüş işlər barədə ətraflı məlumat verdi, növbəti mərhələnin müddətlərini göstərdi.",
        "Müzakirə zamanı “Rəqəmsal inkişaf” proqramının icra vəziyyəti, o cümlədən №12 tədbirin gecikməsi qeyd olundu.",
        "Üzvlər qərara aldılar ki, hesabat bir həftə ərzində yenidən işlənsin və katibliyə göndərilsin.",
        "Azərbaycan tərəfi əməkdaşlığın genişləndirilməsinə, xüsusilə birgə layihələrə dəstəyini bildirdi.",
        "Qeyd edildi ki, əvvəlki iclasda qəbul olunmuş tövsiyələrin 80 %-i vaxtında yerinə yetirilmişdir.",
        "Növbəti iclasın 2026-cı il 14 oktyabr tarixində Bakı şəhərində keçirilməsi təklif olundu.",
    ),
    "uz": (
        "Kengash raisi yigʻilishni ochiq deb eʼlon qildi va kun tartibi loyihasini tasdiqlash uchun taqdim etdi.",
        "Ekspertlar loyihaning moliyaviy qismi boʻyicha qoʻshimcha izoh soʻradilar hamda jadvallarni yangiladilar.",
        "Ishchi guruh rahbari bajarilgan ishlar toʻgʻrisida batafsil maʼlumot berdi va muddatlarni koʻrsatdi.",
        "Muhokama davomida “Raqamli taraqqiyot” dasturining ijrosi, jumladan №12 tadbirning kechikishi qayd etildi.",
        "Aʼzolar hisobot bir hafta ichida qayta ishlansin va kotibiyatga yuborilsin, deb qaror qildilar.",
        "Oʻzbekiston tomoni hamkorlikni kengaytirish, ayniqsa qoʻshma loyihalarni qoʻllab-quvvatlashini bildirdi.",
        "Avvalgi yigʻilishda qabul qilingan tavsiyalarning 80 foizi oʻz vaqtida bajarilgani taʼkidlandi.",
        "Keyingi yigʻilishni 2026-yil 14-oktabrda Toshkent shahrida oʻtkazish taklif etildi.",
    ),
}
ENDINGS = {
    "az": ("lar", "lər", "da", "dan", "dən", "ın", "ün", "lıq", "lik", "çı", "mız", "sınız", "dırlar", "əcək"),
    "uz": ("lar", "da", "dan", "ning", "ga", "ni", "lik", "chi", "imiz", "gan", "moqda", "lari", "larning", "ligi"),
}
NAMES = ("Əliyeva Günay", "Ğəniyev Əkrəm", "Gʻulomov Sherzod", "Қодирова Ҳилола", "Müller Jürgen", "Smith Jane")
ORGANISATIONS = ("Elm və Təhsil Nazirliyi", "Oʻzbekiston Fanlar akademiyasi", "Экспертный совет")


@dataclass(frozen=True)
class Item:
    title: Pair
    paragraphs: tuple[Pair, ...]
    bullets: tuple[Pair, ...]
    decision: Pair


@dataclass(frozen=True)
class Minutes:
    items: tuple[Item, ...]
    attendance: tuple[tuple[str, str, str], ...]
    """Number, name, organisation."""


def make(items: int) -> Minutes:
    """About ten pages for seven items."""
    chance = random.Random(7)
    attendance = tuple((str(n + 1), NAMES[n % len(NAMES)], ORGANISATIONS[n % len(ORGANISATIONS)]) for n in range(24))
    return Minutes(tuple(_item(chance, number) for number in range(1, items + 1)), attendance)


def long_text(characters: int) -> Pair:
    chance = random.Random(7)
    text = _pair(chance, characters // 80)
    return text[0][:characters], text[1][:characters]


def _item(chance: random.Random, number: int) -> Item:
    return Item(
        (f"Gündəliyin {number}-ci məsələsi: İqlim", f"Kun tartibining {number}-masalasi: Iqlim"),
        tuple(_pair(chance, chance.randint(2, 6)) for _ in range(chance.randint(3, 6))),
        tuple(_pair(chance, 1) for _ in range(chance.randint(2, 4))),
        _pair(chance, 2),
    )


def _pair(chance: random.Random, sentences: int) -> Pair:
    first, second = LANGUAGES
    return _text(chance, first, sentences), _text(chance, second, sentences)


def _text(chance: random.Random, language: str, sentences: int) -> str:
    words = " ".join(chance.choice(SENTENCES[language]) for _ in range(sentences)).split(" ")
    return " ".join(_ended(chance, language, word) for word in words)


def _ended(chance: random.Random, language: str, word: str) -> str:
    if len(word) > 3 and word.isalpha() and chance.random() < 0.35:
        word += "".join(chance.choice(ENDINGS[language]) for _ in range(chance.randint(1, 2)))
    return word
