"""Copies of items, and items made of pasted lines. Trees are drawn as text: a dot for each level."""

from __future__ import annotations

import datetime as dt

from builders import meeting, person
from councildesk.domain import outline
from councildesk.domain.agenda import ItemKind, ItemRole
from councildesk.services import agenda, agenda_copies, item_persons
from councildesk.services.agenda import ItemDraft
from councildesk.services.item_persons import ItemPersonDraft
from councildesk.services.workspace import Workspace
from services.conftest import step
from services.test_agenda_tree import drawn, planted


def test_copies_stand_behind_an_item_with_all_that_is_under_them(workspace: Workspace) -> None:
    one, ids = planted(workspace, "a b .x .y c")

    step(workspace, "Copy", agenda_copies.copy, [ids["b"], ids["x"], ids["a"]], one, after_id=ids["a"])

    assert drawn(workspace, one) == "a a b .x .y b .x .y c"


def test_a_copy_has_the_texts_the_people_and_the_length_but_no_number(workspace: Workspace) -> None:
    one, ids = planted(workspace, "a")
    draft = ItemDraft({"en": "Trade", "az": "Ticarət"}, {"en": "Note"}, kind=ItemKind.PANEL, planned_minutes=30)
    workspace.perform("Change", agenda.change, ids["a"], draft)
    who = person(workspace, "Leyla Quliyeva")
    part = ItemPersonDraft(who, ItemRole.MODERATOR, {"en": "On ports"}, 10)
    workspace.perform("Add", item_persons.add, ids["a"], part)
    workspace.perform("Send", agenda.send, one, dt.datetime(2026, 3, 1, tzinfo=dt.UTC))

    (made,) = step(workspace, "Copy", agenda_copies.copy, [ids["a"]], one)

    rows = {row.id: row for row in workspace.read(agenda.rows, one, "en")}
    assert workspace.read(agenda.draft, made) == workspace.read(agenda.draft, ids["a"])
    assert (rows[made].number, rows[made].is_frozen) == ("2", False)
    assert [(one.person_id, one.role, one.talk, one.planned_minutes) for one in rows[made].persons] == [
        (who, ItemRole.MODERATOR, "On ports", 10)
    ]


def test_items_are_copied_from_one_meeting_into_another(workspace: Workspace) -> None:
    _, ids = planted(workspace, "a .x b")
    other, others = planted(workspace, "c d")

    step(workspace, "Copy", agenda_copies.copy, [ids["a"]], other, after_id=others["c"])

    assert drawn(workspace, other) == "c a .x d"


def test_pasted_lines_become_items_behind_the_chosen_one(workspace: Workspace) -> None:
    one, ids = planted(workspace, "a b")
    lines = outline.read("1\tAçılış\tOchilish\t10\n1.1\tSalam\n2\tFasilə\tTanaffus\t15")

    made = step(workspace, "Paste", agenda_copies.add_lines, one, lines, ["az", "uz"], after_id=ids["a"])

    rows = {row.id: row for row in workspace.read(agenda.rows, one, "uz")}
    assert drawn(workspace, one) == "a Açılış .Salam Fasilə b"
    assert [(rows[item].title, rows[item].planned_minutes) for item in made] == [
        ("Ochilish", 10),
        ("Salam", None),
        ("Tanaffus", 15),
    ]
    assert rows[made[2]].kind is ItemKind.BREAK


def test_pasted_lines_make_an_agenda(workspace: Workspace) -> None:
    one = meeting(workspace)

    step(workspace, "Paste", agenda_copies.add_lines, one, outline.read("a\n  b\n    c\nd"), ["en"])

    assert drawn(workspace, one) == "a .b ..c d"
