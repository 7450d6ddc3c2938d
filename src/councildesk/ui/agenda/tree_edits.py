"""What somebody does to the items in the tree, as steps of the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication

from councildesk.domain import outline
from councildesk.domain.agenda import ItemKind
from councildesk.services import agenda, agenda_batch, agenda_copies, agenda_moves
from councildesk.services.agenda import AgendaRow, ItemDraft
from councildesk.services.marking import QT_TRANSLATE_NOOP
from councildesk.ui.agenda import agenda_model, kind_words
from councildesk.ui.agenda.agenda_cells import AgendaColumn
from councildesk.ui.agenda.agenda_shape import NewItem
from councildesk.ui.agenda.agenda_tree import AgendaTree

if TYPE_CHECKING:
    from councildesk.ui.meetings.meeting_part import MeetingPart

_MOVE = QT_TRANSLATE_NOOP("Steps", "Move agenda item")
_PASTE = QT_TRANSLATE_NOOP("Steps", "Paste agenda items")
MOST_LINES = 1000
"""More lines than any agenda has are a slip of the hand."""


class TreeEdits(QObject):
    """Belongs to the part whose tree it serves; `rows` gives what the tree shows, in its order."""

    def __init__(self, part: MeetingPart, tree: AgendaTree, rows: Callable[[], list[AgendaRow]]) -> None:
        super().__init__(part)
        self.part, self.live, self.tree, self._rows = part, part.live, tree, rows
        tree.added.connect(self._add)
        tree.renamed.connect(self._rename)
        tree.timed.connect(self._time)
        tree.indent_wanted.connect(self.indent)
        tree.shift_wanted.connect(self.shift)
        tree.move_wanted.connect(self._move)
        tree.remove_wanted.connect(self.remove)
        tree.copy_wanted.connect(self.copy)
        tree.cut_wanted.connect(self.cut)
        tree.paste_wanted.connect(self.paste)
        tree.duplicate_wanted.connect(self.duplicate)
        tree.kind_wanted.connect(self.offer_kinds)

    @Slot(list, int)
    def indent(self, items: list[str], by: int) -> None:
        self.live.attempt(_MOVE, agenda_moves.indent if by > 0 else agenda_moves.outdent, items)
        self.tree.follow()

    @Slot(list, int)
    def shift(self, items: list[str], by: int) -> None:
        self.live.attempt(_MOVE, agenda_moves.shift, items, by)
        self.tree.follow()

    @Slot(list)
    def remove(self, items: list[str]) -> None:
        if not items:
            return
        following = self._neighbour(items)
        before = len(self._rows())
        self.live.attempt(QT_TRANSLATE_NOOP("Steps", "Remove agenda item"), agenda_batch.remove, items)
        gone = before - len(self._rows())
        if gone:
            self.tree.choose(following)
            self.live.tell(self.tr("Removed from the agenda: %n", "", gone), undoable=True)

    @Slot(list)
    def copy(self, items: list[str]) -> None:
        """Onto the clipboard, as items for an agenda and as rows for Word and Excel."""
        QGuiApplication.clipboard().setMimeData(self._carried(items))

    @Slot(list)
    def cut(self, items: list[str]) -> None:
        """As `copy`, to be moved: they stay where they are until they are pasted, and pasting them is one step."""
        data = self._carried(items)
        data.setData(agenda_model.CUT_MIME, b"1")
        QGuiApplication.clipboard().setMimeData(data)
        self.live.tell(self.tr("Cut, to be moved with Ctrl+V: %n", "", len(items)))

    @Slot(object)
    def paste(self, data: QMimeData | None) -> None:
        """Cut items move behind the current one, copied ones come there with all that belongs to them.

        Any other text comes line by line.
        """
        if data is None:
            return
        items = agenda_model.carried(data)
        is_here = all(item in self.tree.items.shape.places for item in items)
        if data.hasFormat(agenda_model.CUT_MIME) and is_here:
            self._move_behind(items)
        else:
            self._paste_copies(data)

    def _move_behind(self, items: list[str]) -> None:
        """Move items behind the current one, once; behind themselves they stay, and can be pasted elsewhere."""
        shape, current = self.tree.items.shape, self.tree.current
        if current is None or any(shape.is_within(current, item) for item in items):
            return
        parent = shape.parents[current]
        behind = shape.below[parent][shape.places[current] + 1 :]
        before = next((item for item in behind if item not in items), None)
        if not self.live.carry_out(_MOVE, agenda_moves.put, items, parent, before):
            return
        self.tree.choose_all(items)
        QGuiApplication.clipboard().clear()
        self.live.tell(self.tr("Items moved: %n", "", len(items)), undoable=True)

    def _carried(self, items: list[str]) -> QMimeData:
        pair, copied = self.part.around.pair, self._with_below(items)
        lines = [
            (row.number, [row.words.titles[tag].body if tag in row.words.titles else "" for tag in pair], minutes)
            for row, minutes in ((row, row.planned_minutes) for row in copied)
        ]
        data = QMimeData()
        data.setText(outline.written(lines))
        data.setData(agenda_model.MIME, "\n".join(items).encode())
        return data

    def _paste_copies(self, data: QMimeData) -> None:
        after, meeting = self.tree.current or None, self.part.meeting.id
        items = agenda_model.carried(data)
        lines = outline.read(data.text())[:MOST_LINES]
        if items:
            made = self.live.attempt(_PASTE, agenda_copies.copy, items, meeting, after_id=after)
        elif lines:
            tags = list(self.part.around.pair)
            made = self.live.attempt(_PASTE, agenda_copies.add_lines, meeting, lines, tags, after_id=after)
        else:
            return
        if made:
            self.tree.choose_all(made)
            self.live.tell(self.tr("Items pasted: %n", "", len(made)), undoable=True)

    @Slot(list)
    def duplicate(self, items: list[str]) -> None:
        in_order = [row.id for row in self._rows() if row.id in items]
        label = QT_TRANSLATE_NOOP("Steps", "Duplicate agenda item")
        made = self.live.attempt(label, agenda_copies.copy, items, self.part.meeting.id, after_id=in_order[-1])
        if made:
            self.tree.choose_all(made)

    @Slot(list)
    def offer_kinds(self, items: list[str]) -> None:
        row = self.tree.items.row(self.tree.current)
        offered = kind_words.menu(self.tree, self.part.desk.language, row.kind if row else None)
        offered.triggered.connect(lambda action: self._set_kind(items, action))
        offered.aboutToHide.connect(offered.deleteLater)
        where = self.tree.visualRect(self.tree.items.index_of(self.tree.current, AgendaColumn.TITLE))
        offered.popup(self.tree.viewport().mapToGlobal(where.bottomLeft()))

    def _set_kind(self, items: list[str], action: QAction) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Change kind of agenda item")
        self.live.attempt(label, agenda_batch.set_kind, items, ItemKind(action.data()))

    @Slot(object, str)
    def _add(self, new: NewItem, title: str) -> None:
        draft = ItemDraft(title={self.part.around.pair[0]: title}, kind=kind_words.of_title(title))
        label = QT_TRANSLATE_NOOP("Steps", "Add agenda item")
        meeting = self.part.meeting.id
        made = self.live.attempt(label, agenda.add, meeting, draft, after_id=new.after, parent_id=new.parent)
        if made is not None:
            self.tree.choose(made)

    @Slot(str, int, str)
    def _rename(self, item_id: str, place: int, title: str) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Rename agenda item")
        self.live.attempt(label, agenda.rename, item_id, self.part.around.pair[place], title)

    @Slot(list, str)
    def _time(self, items: list[str], typed: str) -> None:
        label = QT_TRANSLATE_NOOP("Steps", "Change minutes of agenda item")
        self.live.attempt(label, agenda_batch.set_minutes, items, int(typed) if typed else None)

    @Slot(list, object, int)
    def _move(self, items: list[str], parent_id: str | None, row: int) -> None:
        """Dropped on an item (row -1) they go under it, between two items before the lower one."""
        beside = self.tree.items.shape.below.get(parent_id, [])
        before = beside[row] if 0 <= row < len(beside) else None
        self.live.attempt(_MOVE, agenda_moves.put, items, parent_id, before)
        self.tree.choose_all(items)

    def _with_below(self, items: list[str]) -> list[AgendaRow]:
        """The rows of items and of all that is under them."""
        shape = self.tree.items.shape
        return [row for row in self._rows() if any(shape.is_within(row.id, item) for item in items)]

    def _neighbour(self, items: list[str]) -> str | None:
        """Who is chosen after these are gone: the one that follows, else the one ahead."""
        order, gone = [row.id for row in self._rows()], {row.id for row in self._with_below(items)}
        last = max(order.index(item) for item in items)
        behind = [item for item in order[last + 1 :] if item not in gone]
        ahead = [item for item in order[:last] if item not in gone]
        return next(iter([*behind, *reversed(ahead)]), None)
