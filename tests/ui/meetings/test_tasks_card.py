"""How the notice period is told among the tasks of a meeting."""

from __future__ import annotations

import datetime as dt

import pytest

from councildesk.domain.meetings import Notice
from councildesk.services.progress import NoticePeriod
from councildesk.ui.colours import Tone
from councildesk.ui.meetings.tasks_card import notice_link
from councildesk.ui.page import Place

pytestmark = pytest.mark.usefixtures("look")
LAST_DAY = dt.date(2026, 12, 1)


def period(given: Notice | None = None, article: str = "") -> NoticePeriod:
    return NoticePeriod(14, LAST_DAY, article, "rules-1", dt.date(2024, 8, 27), given)


@pytest.mark.parametrize(
    ("days_before", "given", "word", "tone"),
    [
        (30, None, "Invite by 01.12.2026", Tone.ACCENT),
        (7, None, "Invite by 01.12.2026", Tone.WARNING),
        (0, None, "Invite by 01.12.2026", Tone.WARNING),
        (-1, None, "Over since 01.12.2026", Tone.BAD),
        (-1, Notice(14, 20), "Kept: 20 days", Tone.GOOD),
        (30, Notice(14, 13), "Not kept: 13 days", Tone.BAD),
    ],
)
def test_the_period_is_told_with_what_became_of_it(
    days_before: int, given: Notice | None, word: str, tone: Tone
) -> None:
    state = notice_link(period(given), LAST_DAY - dt.timedelta(days=days_before), "de").state

    assert state is not None
    assert (state.word, state.tone) == (word, tone)


@pytest.mark.parametrize(("article", "rule"), [("Art. 4", "Art. 4"), ("", "rules of 27.08.2024")])
def test_it_names_the_rule_and_leads_to_it(article: str, rule: str) -> None:
    link = notice_link(period(article=article), LAST_DAY, "ru")

    assert link.text == f"Notice period of 14 days ({rule})"
    assert link.place == Place("council", "rules-1", "rules")
