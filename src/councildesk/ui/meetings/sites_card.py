"""Where a meeting is: its rooms and links, and the fields of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidgetItem, QWidget

from councildesk._generated.forms.ui_meeting_sites import Ui_MeetingSites
from councildesk.domain import clocks
from councildesk.domain.meetings import SiteKind
from councildesk.services import sites
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.services.meetings import MeetingRow
from councildesk.services.sites import SiteDraft, SiteRow
from councildesk.services.zones import known_zones
from councildesk.ui import icons, tooltips
from councildesk.ui.kept_fields import KeptField, KeptLine, KeptTexts
from councildesk.ui.meetings.surroundings import Surroundings
from councildesk.ui.page import Desk
from councildesk.ui.widgets import beside_labels
from councildesk.ui.widgets.choice_combo import ChoiceCombo
from councildesk.ui.widgets.delete_key import DeleteKey
from councildesk.ui.widgets.language_fields import LanguageFields

_ID = int(Qt.ItemDataRole.UserRole)
_ICONS = {SiteKind.ROOM: "site", SiteKind.ONLINE: "online"}
_UNNAMED = {
    SiteKind.ROOM: lambda: QCoreApplication.translate("SitesCard", "Room without a name"),
    SiteKind.ONLINE: lambda: QCoreApplication.translate("SitesCard", "Online, without a link yet"),
}


class SitesCard(QFrame):
    """A new place is kept as soon as it has a name or a link; until then it can simply be left.

    `asked` says that a new place wants to be filled in: a field of it has got the keys.
    """

    asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.live = desk, desk.live
        self.form = Ui_MeetingSites()
        self.form.setupUi(self)
        self._meeting_id = self._meeting_zone = ""
        self._around: Surroundings | None = None
        self._rows: list[SiteRow] = []
        self._shown: str | None = None
        self._draft: SiteDraft | None = None
        self.name_fields, self.address_fields = LanguageFields(self), LanguageFields(self)
        self.side_combo, self.zone_combo = ChoiceCombo(self), ChoiceCombo(self)
        self._passages: dict[str, str] = {}
        """Of places that were added here: what is typed in one goes on in the step that added it."""
        live, form = desk.live, self.form
        self._name = KeptTexts(live, self.name_fields, partial(self._type, "name"))
        self._address = KeptTexts(live, self.address_fields, partial(self._type, "address"))
        self._link = KeptLine(live, form.link_edit, partial(self._type, "link"))
        self._access = KeptLine(live, form.access_edit, partial(self._type, "access"))
        self._kept: tuple[KeptField, ...] = (self._name, self._address, self._link, self._access)
        self._place_widgets()
        self._connect()

    def show_meeting(self, meeting: MeetingRow, around: Surroundings) -> None:
        """Show the places of this meeting; the one chosen stays chosen."""
        self._meeting_id, self._meeting_zone, self._around = meeting.id, meeting.time_zone, around
        self._rows = self.live.read(sites.rows, meeting.id, self.desk.language)
        if self._shown not in [row.id for row in self._rows]:
            self._shown = None
        self._offer_choices(meeting)
        self._fill_list()
        self._show_fields()

    def forget(self) -> None:
        self._shown, self._draft = None, None
        for field in self._kept:
            field.drop()

    def flush(self) -> None:
        for field in self._kept:
            field.flush()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)

    def _place_widgets(self) -> None:
        form = self.form
        beside_labels.place(
            (form.site_name_layout, form.site_name_label, self.name_fields),
            (form.address_layout, form.address_label, self.address_fields),
            (form.side_layout, form.side_label, self.side_combo),
            (form.site_zone_layout, form.site_zone_label, self.zone_combo),
        )
        icons.beside_text(form.room_button, "site")
        icons.beside_text(form.link_button, "online")
        form.remove_button.setIcon(icons.icon("remove"))
        chain = [form.sites_list, self.name_fields, self.address_fields, self.side_combo, self.zone_combo]
        for first, second in zip(chain, [*chain[1:], form.link_edit], strict=True):
            QWidget.setTabOrder(first, second)
        self._delete_key = DeleteKey(form.sites_list)

    def _connect(self) -> None:
        form = self.form
        form.room_button.clicked.connect(self.add_room)
        form.link_button.clicked.connect(self.add_link)
        form.remove_button.clicked.connect(self.remove)
        self._delete_key.pressed.connect(self.remove)
        form.sites_list.currentItemChanged.connect(self._choose)
        self.side_combo.chosen.connect(self._set_side)
        self.zone_combo.chosen.connect(self._set_zone)

    @Slot()
    def add_room(self) -> None:
        self._begin(SiteDraft(SiteKind.ROOM))
        self.name_fields.setFocus()
        self.asked.emit()

    @Slot()
    def add_link(self) -> None:
        self._begin(SiteDraft(SiteKind.ONLINE))
        self.form.link_edit.setFocus()
        self.asked.emit()

    @Slot()
    def remove(self) -> None:
        """Take the chosen place away; Undo brings it back."""
        if self._shown is not None:
            self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Remove place of meeting"), sites.remove, self._shown)
        else:
            self._draft = None
            self._show_fields()

    def _begin(self, draft: SiteDraft) -> None:
        self.flush()
        self._shown, self._draft = None, draft
        self.form.sites_list.setCurrentRow(-1)
        self._show_fields()

    @Slot()
    def _choose(self) -> None:
        item = self.form.sites_list.currentItem()
        if item is not None:
            self.flush()
            self._shown, self._draft = item.data(_ID), None
            self._show_fields()

    def _fill_list(self) -> None:
        shown = self.form.sites_list
        blocked = shown.blockSignals(True)
        shown.clear()
        for row in self._rows:
            item = QListWidgetItem(icons.icon(_ICONS[row.kind]), self._line(row))
            item.setData(_ID, row.id)
            item.setToolTip(tooltips.plain(item.text()))
            shown.addItem(item)
            if row.id == self._shown:
                shown.setCurrentItem(item)
        shown.blockSignals(blocked)
        shown.setVisible(bool(self._rows))
        shown.setFixedHeight(min(4, len(self._rows)) * shown.sizeHintForRow(0) + 8 if self._rows else 0)
        self.form.hint_label.setVisible(not self._rows)

    def _line(self, row: SiteRow) -> str:
        side = self._around.side_name(row.side_id) if self._around else ""
        where = clocks.city(row.time_zone, self.desk.language) if row.kind is SiteKind.ROOM else row.link
        named = row.name or (where if row.kind is SiteKind.ONLINE else "") or _UNNAMED[row.kind]()
        return " · ".join(dict.fromkeys(filter(None, (named, side, where))))

    def _offer_choices(self, meeting: MeetingRow) -> None:
        around = self._around
        assert around is not None
        self.side_combo.show_choices([(None, self.tr("No side")), *((side.id, side.name) for side in around.sides)])
        if not self.zone_combo.count():
            near = around.zones(meeting.time_zone)
            zones = [*near, *(zone for zone in known_zones() if zone not in near)]
            own = [("", self.tr("As the meeting"))]
            self.zone_combo.show_choices(own + [(zone, zone) for zone in zones])

    def _show_fields(self) -> None:
        draft = self._draft
        if self._shown is not None:
            draft = self.live.read(sites.draft, self._shown)
        self.form.fields_box.setVisible(draft is not None)
        if draft is None or self._around is None:
            return
        self._name.show(self._around.languages, self.form.site_name_label.text(), draft.name)
        self._address.show(self._around.languages, self.form.address_label.text(), draft.address)
        self.side_combo.show_value(draft.side_id)
        self.zone_combo.show_value(draft.time_zone)
        self._link.show(draft.link)
        self._access.show(draft.access)
        is_room = draft.kind is SiteKind.ROOM
        for widget in (self.form.address_label, self.address_fields, self.form.site_zone_label, self.zone_combo):
            widget.setVisible(is_room)
        form = self.form
        access: tuple[QWidget, ...] = (form.access_label, form.access_edit, form.access_hint)
        for each in (form.link_label, form.link_edit, *access):
            each.setVisible(not is_room)

    def _type(self, field: str, typed: object) -> None:
        """Keep what is typed in a field of the draft."""
        self._change(field, **{field: typed})

    @Slot(object)
    def _set_side(self, side_id: str | None) -> None:
        """A room of a side that goes by the meeting's clock, or by that of the side before, goes by the side's own."""
        draft = self.live.read(sites.draft, self._shown) if self._shown is not None else self._draft
        fields: dict[str, Any] = {"side_id": side_id}
        if draft is not None and draft.kind is SiteKind.ROOM and draft.time_zone in ("", self._zone_of(draft.side_id)):
            fields["time_zone"] = self._zone_of(side_id)
            self.zone_combo.show_value(fields["time_zone"])
        self._change(**fields)

    def _zone_of(self, side_id: str | None) -> str:
        """Empty where it is that of the meeting."""
        sides = self._around.sides if self._around else ()
        zone = next((side.time_zone for side in sides if side.id == side_id), "")
        return "" if zone == self._meeting_zone else zone

    @Slot(object)
    def _set_zone(self, zone: str) -> None:
        self._change(time_zone=zone)

    def _change(self, passage: str = "", **fields: Any) -> None:
        """Change the chosen place; a new one is added when it has got a name or a link.

        With a passage, steps of typing in it join.
        """
        if self._shown is not None:
            draft = replace(self.live.read(sites.draft, self._shown), **fields)
            label = QT_TRANSLATE_NOOP("Steps", "Change place of meeting")
            if passage:
                typing = self._passages.get(self._shown, self._shown) + f"/{passage}"
                self.live.attempt_typing(typing, label, sites.change, self._shown, draft)
            else:
                self.live.attempt(label, sites.change, self._shown, draft)
        elif self._draft is not None:
            self._draft = draft = replace(self._draft, **fields)
            if draft.link.strip() or any(name.strip() for name in draft.name.values()):
                self._add(draft, passage)

    def _add(self, draft: SiteDraft, passage: str) -> None:
        begun = f"{self._meeting_id}/place {len(self._passages)}"
        label = QT_TRANSLATE_NOOP("Steps", "Add place of meeting")
        made = self.live.attempt_typing(f"{begun}/{passage}", label, sites.add, self._meeting_id, draft)
        if made is not None:
            self._shown, self._draft, self._passages[made] = made, None, begun
            self._select_shown()

    def _select_shown(self) -> None:
        for place in range(self.form.sites_list.count()):
            if self.form.sites_list.item(place).data(_ID) == self._shown:
                self.form.sites_list.setCurrentRow(place)
