"""Which invitations something is done with: those chosen, not sent, out of date, or all."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from councildesk.services.invitations import InvitationRow
from councildesk.ui.widgets.choice_combo import ChoiceCombo

translate = QCoreApplication.translate


class Whom(StrEnum):
    WRITTEN = "written"
    CHOSEN = "chosen"
    UNSENT = "unsent"
    OUTDATED = "outdated"
    ALL = "all"


def groups(rows: Sequence[InvitationRow], chosen: Sequence[str], written: Sequence[str] = ()) -> dict[Whom, list[str]]:
    """Ids of invitations by group, without empty groups; the first is the one that is usually meant.

    Of what was written only what has not left the house since is one. A single line is always chosen and says nothing:
    it comes last.
    """
    known = [row.id for row in rows if row.id in set(chosen)]
    waiting = [row.id for row in rows if row.sent_at is None or row.is_out_of_date]
    found = {
        Whom.WRITTEN: [key for key in waiting if key in set(written)],
        Whom.CHOSEN: known,
        Whom.UNSENT: [row.id for row in rows if row.sent_at is None],
        Whom.OUTDATED: [row.id for row in rows if row.is_out_of_date],
        Whom.ALL: [row.id for row in rows],
    }
    if len(known) < 2:
        found[Whom.CHOSEN] = found.pop(Whom.CHOSEN)
    return {whom: ids for whom, ids in found.items() if ids}


def show(combo: ChoiceCombo, found: dict[Whom, list[str]], wanted: Whom | None) -> None:
    """Offer these groups; `wanted` first where there is such a group."""
    combo.show_choices([(whom, _word(whom, len(ids))) for whom, ids in found.items()])
    combo.show_value(wanted if wanted in found else next(iter(found), None))


def _word(whom: Whom, number: int) -> str:
    words = {
        Whom.WRITTEN: translate("Whom", "Those that were just written: %n", "", number),
        Whom.CHOSEN: translate("Whom", "Chosen in the list: %n", "", number),
        Whom.UNSENT: translate("Whom", "All that are not sent yet: %n", "", number),
        Whom.OUTDATED: translate("Whom", "All that are out of date: %n", "", number),
        Whom.ALL: translate("Whom", "All: %n", "", number),
    }
    return words[whom]
