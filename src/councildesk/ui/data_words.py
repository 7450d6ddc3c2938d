"""Plain data of the record in words: rules of procedure, what a decision rests on, settings. Never an id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from councildesk.documents import rules_in_words
from councildesk.documents.glossary import glossary
from councildesk.domain import rules_json
from councildesk.domain.plain_data import Misread
from councildesk.domain.rules import Rules
from councildesk.services import choices

translate = QCoreApplication.translate
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def words(field: str, kept: Mapping[str, Any], language: str) -> str:
    """A line for each thing that is said; data of another version is given as it is, without ids."""
    try:
        if field == "rules":
            return "\n".join(_rules(rules_json.from_plain(kept), language))
        if field == "basis":
            return "\n".join(_basis(kept, language))
    except (Misread, KeyError, TypeError, ValueError):
        pass
    return "\n".join(_plain(kept))


def _rules(rules: Rules, language: str) -> Iterator[str]:
    said = glossary(language)
    yield f"{translate('DataWords', 'Quorum')}: {rules_in_words.quorum(rules.quorum, said)}"
    yield f"{translate('DataWords', 'Majority')}: {rules_in_words.majority(rules.majority, said)}"
    for kind, rule in rules.majorities.items():
        yield f"{choices.word(kind, translate)}: {rules_in_words.majority(rule, said)}"
    yield f"{translate('DataWords', 'Notice in days')}: {rules.notice_days}"
    for meeting, days in rules.special_notice_days.items():
        yield f"{translate('DataWords', 'Notice in days')} ({choices.word(meeting, translate)}): {days}"
    yield f"{translate('DataWords', 'Corrections taken in, in days')}: {rules.correction_days}"
    for text, is_so in (
        (translate("DataWords", "Alternates vote"), rules.alternates_vote),
        (translate("DataWords", "Proxies vote"), rules.proxies_vote),
        (translate("DataWords", "Online votes count"), rules.online_votes),
    ):
        yield f"{text}: {translate('PersonHistory', 'Yes') if is_so else translate('PersonHistory', 'No')}"


def _basis(kept: Mapping[str, Any], language: str) -> Iterator[str]:
    yield f"{translate('DataWords', 'Seats')}: {len(kept['seats'])}"
    yield f"{translate('DataWords', 'Seats represented')}: {len({one['seat'] for one in kept['presences']})}"
    yield from _rules(rules_json.from_plain(kept["rules"]), language)


def _plain(kept: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, inside in kept.items():
        if isinstance(inside, Mapping):
            yield from _plain(inside, f"{before}{name}.")
        elif inside not in (None, "", []) and not _ID.search(str(inside)):
            yield f"{before}{name}: {inside}"
