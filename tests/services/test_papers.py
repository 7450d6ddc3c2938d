"""Papers of a meeting: numbered documents with a file for every language."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from builders import DAY, council, item, meeting, person, seat
from councildesk.domain.errors import AlreadyThere, InUse, NotFound, TextMissing, ValueNotAllowed
from councildesk.services import agenda, agenda_batch, agenda_tree, files, papers, proxies
from councildesk.services.papers import PaperDraft, PaperFile
from councildesk.services.workspace import Workspace
from councildesk.storage.models import StoredFile
from councildesk.storage.session import RecordSession
from services.conftest import step

REPORT = PaperFile("report.pdf", b"%PDF-1.7 report")
BERICHT = PaperFile("Bericht.pdf", b"%PDF-1.7 Bericht")


def kept(session: RecordSession) -> list[str]:
    return list(session.scalars(select(StoredFile.name).order_by(StoredFile.name)))


def test_a_paper_has_a_file_for_every_language(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, number="M1")
    opening = item(workspace, one, "Opening")
    draft = PaperDraft({"en": "Report", "de": "Bericht"}, opening, dated=DAY)

    paper = step(workspace, "Add paper", papers.add, one, draft, {"en": REPORT})
    step(workspace, "Attach file", papers.attach, paper, "DE", BERICHT)

    (row,) = workspace.read(papers.rows, one, "de")
    assert (row.number, row.title, row.item_id, row.dated) == ("M1-1", "Bericht", opening, DAY)
    assert [(version.language, version.name, version.media_type, version.size) for version in row.versions] == [
        ("en", "report.pdf", "application/pdf", 15),
        ("de", "Bericht.pdf", "application/pdf", 16),
    ]
    attached = workspace.read(papers.content, row.versions[1].id)
    assert attached == PaperFile("Bericht.pdf", BERICHT.content, "application/pdf")
    assert workspace.read(papers.draft, paper).title == draft.title


def test_a_paper_without_a_title_is_called_as_its_file(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)

    step(workspace, "Add paper", papers.add, one, PaperDraft(), {"de": PaperFile("C:\\Papers\\Anlage 1.pdf", b"x")})

    (row,) = workspace.read(papers.rows, one, "en")
    assert (row.title, row.number, row.versions[0].name) == ("Anlage 1", "", "Anlage 1.pdf")


def test_a_replaced_file_goes_unless_something_else_holds_it(workspace: Workspace) -> None:
    council(workspace)
    one, ada = meeting(workspace), person(workspace, "Ada Lovelace")
    paper = workspace.perform("Add", papers.add, one, PaperDraft(), {"en": REPORT})
    held = workspace.perform("Keep", files.store, "proxy.pdf", b"signed")
    workspace.perform("Proxy", proxies.add, one, seat(workspace, None), ada, held)

    step(workspace, "Attach", papers.attach, paper, "en", PaperFile("proxy.pdf", b"signed"))
    assert workspace.read(kept) == ["proxy.pdf"]
    step(workspace, "Attach", papers.attach, paper, "en", PaperFile("proxy.pdf", b"signed"))
    step(workspace, "Attach", papers.attach, paper, "en", BERICHT)

    assert workspace.read(kept) == ["Bericht.pdf", "proxy.pdf"]


def test_papers_are_changed_moved_and_removed_with_their_files(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    first, second, third = (
        workspace.perform("Add", papers.add, one, PaperDraft({"en": name}), {"en": PaperFile(f"{name}.txt", b"x")})
        for name in "abc"
    )

    step(workspace, "Change paper", papers.change, first, PaperDraft({"en": "A"}, number="Annex 1"))
    step(workspace, "Move paper", papers.move, third, 0)
    step(workspace, "Remove paper", papers.remove, second)

    rows = workspace.read(papers.rows, one, "en")
    assert [(row.id, row.title, row.number) for row in rows] == [(third, "c", ""), (first, "A", "Annex 1")]
    assert workspace.read(kept) == ["a.txt", "c.txt"]
    step(workspace, "Detach file", papers.detach, rows[0].versions[0].id)
    assert workspace.read(papers.rows, one, "en")[0].versions == ()
    assert workspace.read(kept) == ["a.txt"]


def test_a_number_is_given_once(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace, number="M1")
    first = workspace.perform("Add", papers.add, one, PaperDraft({"en": "a"}))
    workspace.perform("Change", papers.change, first, PaperDraft({"en": "b"}))

    second = workspace.perform("Add", papers.add, one, PaperDraft({"en": "c"}))

    assert [row.number for row in workspace.read(papers.rows, one, "en")] == ["M1-1", "M1-2"]
    with pytest.raises(AlreadyThere):
        workspace.perform("Change", papers.change, second, PaperDraft({"en": "c"}, number="M1-1"))


def test_an_item_stays_while_it_has_papers(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    opening = item(workspace, one, "Opening")
    workspace.perform("Add", papers.add, one, PaperDraft({"en": "a"}, opening))

    with pytest.raises(InUse):
        workspace.perform("Remove item", agenda.remove, opening)


def test_a_paper_that_cannot_be_is_refused(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    stranger = item(workspace, meeting(workspace), "Stranger")
    paper = workspace.perform("Add", papers.add, one, PaperDraft({"en": "a"}))

    with pytest.raises(TextMissing):
        workspace.perform("Add", papers.add, one, PaperDraft())
    with pytest.raises(NotFound):
        workspace.perform("Add", papers.add, one, PaperDraft({"en": "a"}, stranger))
    with pytest.raises(ValueNotAllowed):
        workspace.perform("Attach", papers.attach, paper, "english!", REPORT)
    for action, key in (
        (papers.attach, ("none", "en", REPORT)),
        (papers.detach, ("none",)),
        (papers.remove, ("none",)),
    ):
        with pytest.raises(NotFound):
            workspace.perform("Act", action, *key)


def test_files_named_alike_are_one_paper_in_several_languages(workspace: Workspace) -> None:
    council(workspace, "az", "uz", "ru")
    one = meeting(workspace, number="M1")
    opening = item(workspace, one, "Opening")
    brought = [
        PaperFile("Trade report_az.pdf", b"1"),
        PaperFile("Trade report (UZ).docx", b"2"),
        PaperFile("RU Торговля.pdf", b"3"),
        PaperFile("scan.pdf", b"4"),
    ]

    step(workspace, "Attach", papers.take_in, one, opening, brought)
    step(workspace, "Attach", papers.take_in, one, opening, [PaperFile("trade-report-rus.pdf", b"5")])

    rows = workspace.read(papers.rows, one, "az")
    assert [(row.number, row.title, [version.language for version in row.versions]) for row in rows] == [
        ("M1-1", "Trade report", ["az", "uz", "ru"]),
        ("M1-2", "Торговля", ["ru"]),
        ("M1-3", "scan", ["az"]),
    ]


def test_the_beginning_of_a_text_tells_the_language(workspace: Workspace) -> None:
    council(workspace, "az", "uz")
    one = meeting(workspace)

    step(workspace, "Attach", papers.take_in, one, None, [PaperFile("1.docx", b"x")], ["Savdo toʻgʻrisida"])

    (row,) = workspace.read(papers.rows, one, "az")
    assert [version.language for version in row.versions] == ["uz"]


def test_the_language_of_a_file_is_corrected(workspace: Workspace) -> None:
    council(workspace, "az", "uz")
    one = meeting(workspace)
    paper = workspace.perform("Add", papers.add, one, PaperDraft(), {"az": REPORT, "uz": BERICHT})
    first, second = (version.id for version in workspace.read(papers.rows, one, "az")[0].versions)

    with pytest.raises(AlreadyThere):
        workspace.perform("Correct", papers.set_language, first, "uz")
    step(workspace, "Detach", papers.detach, second)
    step(workspace, "Correct", papers.set_language, first, "uz")

    assert [version.language for version in workspace.read(papers.rows, one, "az")[0].versions] == ["uz"]
    assert paper


def test_papers_of_a_removed_item_become_those_of_the_meeting(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    opening, second = item(workspace, one, "Opening"), item(workspace, one, "Second")
    workspace.perform("Move", agenda_tree.move_into, second, opening)
    paper = workspace.perform("Add", papers.add, one, PaperDraft(item_id=second), {"en": REPORT})

    step(workspace, "Remove", agenda_batch.remove, [opening, second])

    assert [(row.id, row.item_id) for row in workspace.read(papers.rows, one, "en")] == [(paper, None)]
    assert workspace.read(agenda.rows, one, "en") == []


def test_a_paper_is_given_to_another_item(workspace: Workspace) -> None:
    council(workspace)
    one = meeting(workspace)
    opening, elsewhere = item(workspace, one, "Opening"), item(workspace, meeting(workspace), "Elsewhere")
    paper = workspace.perform("Add", papers.add, one, PaperDraft(), {"en": REPORT})

    with pytest.raises(NotFound):
        workspace.perform("Give", papers.give, paper, elsewhere)
    step(workspace, "Give", papers.give, paper, opening)

    assert workspace.read(agenda.rows, one, "en")[0].words.papers == 1
