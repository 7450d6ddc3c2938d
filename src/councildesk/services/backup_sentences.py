"""Words for backups and for what restoring one would change. English, marked for translators."""

from __future__ import annotations

from collections.abc import Mapping

from councildesk.domain.retention import Occasion, Rules
from councildesk.services import words
from councildesk.services.backup_comparison import NounChanges
from councildesk.services.marking import QT_TRANSLATE_NOOP, Translate, in_english

OCCASIONS: Mapping[Occasion, str] = {
    Occasion.OPENED: QT_TRANSLATE_NOOP("Backups", "when the file was opened"),
    Occasion.WORKING: QT_TRANSLATE_NOOP("Backups", "while working"),
    Occasion.BY_HAND: QT_TRANSLATE_NOOP("Backups", "made by hand"),
    Occasion.IMPORT: QT_TRANSLATE_NOOP("Backups", "before an import"),
    Occasion.LOADING: QT_TRANSLATE_NOOP("Backups", "before a record was loaded"),
    Occasion.RESTORING: QT_TRANSLATE_NOOP("Backups", "before a backup was restored"),
}

_BACK = QT_TRANSLATE_NOOP("Backups", "come back: {count}")
_GONE = QT_TRANSLATE_NOOP("Backups", "go: {count}")
_CHANGED = QT_TRANSLATE_NOOP("Backups", "become as they were: {count}")
_KEPT = QT_TRANSLATE_NOOP("Backups", "Kept are the last {last} backups")
_EACH = (
    ("hours", QT_TRANSLATE_NOOP("Backups", "one an hour for {count} hours")),
    ("days", QT_TRANSLATE_NOOP("Backups", "one a day for {count} days")),
    ("weeks", QT_TRANSLATE_NOOP("Backups", "one a week for {count} weeks")),
    ("months", QT_TRANSLATE_NOOP("Backups", "one a month for {count} months")),
)
_MADE = QT_TRANSLATE_NOOP(
    "Backups", "While something changes, a new one is made every {minutes} minutes, and when the file is opened."
)
_LONGER = QT_TRANSLATE_NOOP(
    "Backups",
    "Those made before an import or a restore stay for {risky} days, those made by hand for {by_hand}.",
)


def occasion(one: Occasion, translate: Translate = in_english) -> str:
    """Why a backup was made."""
    return translate("Backups", OCCASIONS[one])


def change(one: NounChanges, translate: Translate = in_english) -> list[str]:
    """What would become of the records of a noun: what comes back, what goes, what changes, each with some names."""
    kinds = (
        (_BACK, one.back, one.back_names),
        (_GONE, one.gone, one.gone_names),
        (_CHANGED, one.changed, one.changed_names),
    )
    return [
        translate("Backups", template).replace("{count}", str(count)) + _named(names, count)
        for template, count, names in kinds
        if count
    ]


def noun(one: NounChanges, translate: Translate = in_english) -> str:
    """What the records are called, with a capital letter."""
    called = words.nouns(one.noun, translate)
    return called[:1].upper() + called[1:]


def rules(wanted: Rules, translate: Translate = in_english) -> str:
    """What is kept for how long, in sentences."""
    parts = [translate("Backups", _KEPT).replace("{last}", str(wanted.last))]
    parts += [
        translate("Backups", template).replace("{count}", str(getattr(wanted, name)))
        for name, template in _EACH
        if getattr(wanted, name)
    ]
    longer = translate("Backups", _LONGER).replace("{risky}", str(wanted.risky_days))
    longer = longer.replace("{by_hand}", str(wanted.by_hand_days))
    made = translate("Backups", _MADE).replace("{minutes}", str(wanted.every_minutes))
    return f"{', '.join(parts)}. {longer} {made}"


def _named(names: tuple[str, ...], count: int) -> str:
    """Some of them by name; that there are more is shown by dots."""
    if not names:
        return ""
    return f" ({', '.join(names)}{', …' if count > len(names) else ''})"
