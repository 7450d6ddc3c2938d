"""A council of many years, made of invented minutes: as many words as are asked for, in three languages.

Words are stems with endings, drawn as often as words of a language are (the n-th with a frequency of 1/n), so that a
few beginnings are found in almost every entry and most in few.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from councildesk.domain.minutes import EntryKind
from councildesk.domain.text import paragraphs, to_json
from councildesk.services.workspace import Workspace
from councildesk.storage.base import Journaled
from councildesk.storage.ids import new_id
from councildesk.storage.models import (
    Action,
    AgendaItem,
    Council,
    Decision,
    Entry,
    Meeting,
    Organisation,
    Person,
    PersonName,
    Text,
    WorkingLanguage,
    text_id,
)
from councildesk.storage.session import RecordSession

STEMS = {
    "az": "şura iclas üzv qərar ticarət nəqliyyat enerji rəqəmsal tərəfdaşlıq strateji iqtisadi əməkdaşlıq müzakirə "
    "təklif hesabat layihə sənaye dəhliz gömrük sərmayə universitet təhsil ekspert mərkəz institut dövlət region su "
    "yaşıl beynəlxalq və ilə üçün bu bir olan çıxış gündəlik protokol tövsiyə razılıq səfir konfrans bank liman yol",
    "uz": "kengash yigʻilish aʼzo qaror savdo transport energetika raqamli hamkorlik strategik iqtisodiy muhokama "
    "taklif hisobot loyiha sanoat yoʻlak bojxona sarmoya universitet taʼlim ekspert markaz institut davlat mintaqa suv "
    "yashil xalqaro va bilan uchun bu bir boʻlgan soʻz kun tartibi bayonnoma tavsiya kelishuv elchi anjuman bank yoʻl",
    "ru": "совет заседание член решение торговля транспорт энергетика цифровой партнёрство стратегический экономика "
    "сотрудничество обсуждение предложение доклад проект промышленность коридор таможня инвестиция университет "
    "образование эксперт центр институт государство регион вода зелёный международный и с для это один который речь "
    "повестка протокол рекомендация согласие посол конференция банк порт дорога",
}
ENDINGS = {
    "az": ("", "lar", "ın", "da", "dan", "lərin", "ı", "çılıq", "sız", "la", "dır", "larda"),
    "uz": ("", "lar", "ning", "da", "dan", "larning", "i", "chilik", "siz", "ga", "dir", "larda"),
    "ru": ("", "а", "у", "ом", "е", "ов", "ами", "ный", "ного", "ы", "ах", "ность"),
}
FAMILIES = "Əliyev Şəfiyev Məmmədov Həsənov Quliyev Cəfərov Karimov Yoʻldoshev Rahimov Gʻulomov Qodirov Xasanov"
GIVEN = "Fərid Günel İlqar Leyla Rauf Baxtiyor Dilnoza Shuhrat Jasur Oybek Nigora Aziz"
PAIRS = (("az", "uz"), ("az", "ru"), ("uz", "ru"))

MEETINGS, ITEMS, ENTRIES, WORDS = 100, 20, 5, 50
"""Of the whole, for each meeting, for each item, and in each of the two languages of an entry: 1,000,000 words."""


def make(file: Path, meetings: int = MEETINGS) -> None:
    """Make a council's file; each meeting of it brings 10,000 words of minutes."""
    with Workspace.create(file) as workspace:
        workspace.perform("Found", _found)
        chance = random.Random(3)
        for number in range(1, meetings + 1):
            workspace.perform("Add meeting", _add_meeting, number, chance)


def vocabulary(language: str) -> list[str]:
    """Its words, the most frequent first."""
    stems = STEMS[language].split()
    words = [stem + ending for ending in ENDINGS[language] for stem in stems]
    random.Random(language).shuffle(words)
    return words


_WORDS = {language: vocabulary(language) for language in STEMS}
_OFTEN = {
    language: list(itertools.accumulate(1 / place for place in range(1, len(words) + 1)))
    for language, words in _WORDS.items()
}


def _found(session: RecordSession) -> None:
    council = Council(id=new_id())
    session.add(council)
    session.flush()
    for rank, tag in enumerate(STEMS):
        session.add(WorkingLanguage(id=new_id(), council_id=council.id, tag=tag, rank=f"n{rank}"))
    for number, (family, given) in enumerate(itertools.product(FAMILIES.split(), GIVEN.split())):
        person = Person(id=new_id())
        session.add(person)
        session.flush()
        session.add(PersonName(id=new_id(), person_id=person.id, language="az", given=given, family=family))
        organisation = Organisation(id=new_id(), code=f"O{number}")
        session.add(organisation)
        session.add(_text(organisation, "name", "uz", f"{_WORDS['uz'][number]} instituti"))


def _add_meeting(session: RecordSession, number: int, chance: random.Random) -> None:
    day = dt.date(2000, 1, 1) + dt.timedelta(days=60 * number)
    meeting = Meeting(id=new_id(), number=f"AZ-UZ/{day.year}/{number:02}", date=day, time_zone="Asia/Baku")
    session.add(meeting)
    session.add(_text(meeting, "title", "az", _words("az", 5, chance)))
    session.flush()
    for rank in range(ITEMS):
        item = AgendaItem(id=new_id(), meeting_id=meeting.id, rank=f"n{rank:02}")
        session.add(item)
        session.add(_text(item, "title", "ru", _words("ru", 6, chance)))
        session.flush()
        session.add_all(_entries(session, meeting, item, chance))


def _entries(session: RecordSession, meeting: Meeting, item: AgendaItem, chance: random.Random) -> Iterator[Journaled]:
    kinds = (EntryKind.DECISION, EntryKind.ACTION, *(EntryKind.PARAGRAPH,) * (ENTRIES - 2))
    for rank, kind in enumerate(kinds):
        entry = Entry(id=new_id(), meeting_id=meeting.id, agenda_item_id=item.id, rank=f"n{rank}", kind=kind)
        session.add(entry)
        session.flush()
        for language in chance.choice(PAIRS):
            yield _text(entry, "content", language, to_json(paragraphs(_words(language, WORDS, chance))))
        if kind is EntryKind.DECISION:
            yield Decision(id=new_id(), entry_id=entry.id, number=f"{meeting.number}-{item.rank}")
        elif kind is EntryKind.ACTION:
            yield Action(id=new_id(), entry_id=entry.id)


def _words(language: str, count: int, chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS[language], cum_weights=_OFTEN[language], k=count)).capitalize()


def _text(owner: Journaled, field: str, language: str, body: str) -> Text:
    key = text_id(owner.id, field, language)
    return Text(id=key, noun=owner.__tablename__, owner=owner.id, field=field, language=language, body=body)
