"""An organisation found by a few letters in any script, or made on the spot."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from councildesk.domain import folding, languages
from councildesk.domain.spelling import clean_line
from councildesk.services import council, organisations
from councildesk.ui.page import Desk
from councildesk.ui.widgets.person_field import Candidate, PersonField

_NEW = "new"


class OrganisationField(PersonField):
    """`picked` carries the id of an organisation or None, `made` the name of one that there is not yet.

    The last line offered makes a new one; so does leaving the field with a name that resembles no other.
    """

    made = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, makes: bool = True) -> None:
        """`makes`: whether a name that is not known yet may be entered."""
        super().__init__(parent, icon_name="organisations")
        self._desk = desk
        self._makes = makes

    def show_organisation(self, organisation_id: str | None, without: str | None = None) -> None:
        """Show this one; all are offered, save `without`."""
        order = self._desk.live.read(council.languages)
        rows = self._desk.live.read(organisations.rows)
        self.show_candidates(
            Candidate(
                row.id,
                (languages.pick(row.name, self._desk.language, order) or ("", row.code))[1],
                " · ".join(dict.fromkeys(filter(None, [*row.short_name.values(), *row.name.values(), row.code]))),
            )
            for row in rows
            if row.id != without
        )
        self.show_person(organisation_id)

    @Slot()
    def flush(self) -> None:
        """What was typed and matches nothing is a new name; what only begins like known ones is taken back."""
        typed = clean_line(self.text())
        if self._makes and self.isModified() and typed:
            self._offer(typed)
            if [one.id for one in self._offered] == [_NEW]:
                self._take(self._offered[0])
                return
            known = next((one for one in self._offered if folding.fold(one.name) == folding.fold(typed)), None)
            if known is not None and known.id != _NEW:
                self._take(known)
                return
        super().flush()

    def _take(self, chosen: Candidate | None) -> None:
        if chosen is not None and chosen.id == _NEW:
            self.setModified(False)
            self.setText(chosen.name)
            self.made.emit(chosen.name)
        else:
            super()._take(chosen)

    @Slot(str)
    def _offer(self, typed: str) -> None:
        super()._offer(typed)
        name = clean_line(typed)
        offered = [Candidate(one.id, one.name) for one in self._offered]
        if self._makes and name and all(folding.fold(one.name) != folding.fold(name) for one in offered):
            offered.append(Candidate(_NEW, name, self.tr("new")))
        self._offered = offered
        self._lines.setStringList([one.line for one in offered])
