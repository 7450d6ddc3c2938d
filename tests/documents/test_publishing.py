"""Every paper of the sample council, in every pair of languages: valid, repeatable, with its data inside."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace

import pytest

from councildesk.documents import publishing
from councildesk.documents.glossary import glossary
from councildesk.documents.kinds import OF_MEETINGS, DocumentKind
from councildesk.documents.packets import plain
from councildesk.domain.errors import NotFound
from councildesk.services import meetings
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT, failures, image
from documents.facts import AZ, UZ, agenda, embedded, head, item, text_in

PAIRS = (("de", "en"), ("az", "uz"), ("ru", "uz-Cyrl"), ("en",), ("az",))
MEETINGS = ("AZ-UZ/2024/01", "AZ-UZ/2026/01", "AZ-UZ/2027/01")
TITLES = {
    DocumentKind.MINUTES: "minutes.title",
    DocumentKind.DECISION_MINUTES: "minutes.decisions_title",
    DocumentKind.FULL_MINUTES: "minutes.full_title",
    DocumentKind.DECISIONS: "document.decisions",
    DocumentKind.ACTIONS: "document.actions",
    DocumentKind.ATTENDANCE: "document.attendance",
    DocumentKind.PARTICIPANTS: "document.participants",
    DocumentKind.SIGN_IN: "document.sign_in",
    DocumentKind.AGENDA: "document.agenda",
    DocumentKind.INVITATION: "document.invitation",
    DocumentKind.INVITED: "document.invited",
}


def without_senders(text: str) -> str:
    """What stands in a paper besides the addresses of the secretariats that send it."""
    return re.sub(r"secretariat-(az|uz)@example\.org", "", text)


@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
@pytest.mark.parametrize("number", MEETINGS)
@pytest.mark.parametrize("kind", OF_MEETINGS)
def test_every_paper_is_archivable_and_accessible(
    sample: Workspace, kind: DocumentKind, languages: tuple[str, ...], number: str
) -> None:
    meeting = sample.read(meetings.find, number)

    paper = publishing.publish(sample, kind, meeting, languages, MADE_AT)

    assert failures(paper.pdf) == []
    assert paper.problems == ()
    text = text_in(paper)
    for language in languages:
        if kind is not DocumentKind.AGENDA:
            assert glossary(language).word(TITLES[kind]) in text
    assert not re.search(r"example\.org|Access data never|000 000 0000|never printed", without_senders(text))


@pytest.mark.parametrize("kind", OF_MEETINGS)
def test_the_same_facts_give_the_same_bytes_and_lie_inside(sample: Workspace, kind: DocumentKind) -> None:
    meeting = sample.read(meetings.find, "AZ-UZ/2024/01")
    packet = sample.read(publishing.gather, kind, meeting, ("az", "uz"))

    first, second = (publishing.draw(kind, packet, MADE_AT) for _ in range(2))

    assert first == second
    assert first == publishing.publish(sample, kind, meeting, ("az", "uz"), MADE_AT)
    assert embedded(first) == {"record.json": plain.to_json(packet)}
    assert json.loads(plain.to_json(packet))["head"]["languages"] == ["az", "uz"]


@pytest.mark.parametrize("kind", OF_MEETINGS)
def test_what_is_private_is_not_in_the_data_either(sample: Workspace, kind: DocumentKind) -> None:
    meeting = sample.read(meetings.find, "AZ-UZ/2024/01")

    data = plain.to_json(sample.read(publishing.gather, kind, meeting, ("en", "de"))).decode()

    assert not re.search(r"example\.org|Access data|Private note|@", without_senders(data))


def test_a_meeting_that_is_not_there_is_refused(sample: Workspace) -> None:
    with pytest.raises(NotFound):
        publishing.publish(sample, DocumentKind.MINUTES, "nowhere", ("en",), MADE_AT)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("AZ-UZ/2024/01", "2024-08-27 AZ-UZ-2024-01 agenda de-en.pdf"),
        ("", "2024-08-27 agenda de-en.pdf"),
        ('../a:b*c"? ', "2024-08-27 ..-a-b-c- agenda de-en.pdf"),
    ],
)
def test_a_file_is_named_for_the_meeting_and_safe_everywhere(number: str, name: str) -> None:
    packet = agenda(item(), of=head("de", "en", number=number))

    assert publishing.draw(DocumentKind.AGENDA, packet, MADE_AT).file_name == name


def test_a_character_without_a_glyph_is_reported_with_its_place() -> None:
    paper = publishing.draw(DocumentKind.AGENDA, agenda(item("4", "Trade 漢")), MADE_AT)

    assert [(problem.character, problem.place) for problem in paper.problems] == [("漢", "Item 4")]


def test_the_logo_of_a_side_stands_in_the_letterhead_and_in_the_data() -> None:
    logo = image()
    packet = agenda(item(), of=head(sides=(replace(AZ, logo=logo), UZ)))

    paper = publishing.draw(DocumentKind.AGENDA, packet, MADE_AT)

    assert failures(paper.pdf) == []
    assert base64.b64encode(logo) in embedded(paper)["record.json"]
    assert len(paper.pdf) > len(publishing.draw(DocumentKind.AGENDA, agenda(item()), MADE_AT).pdf)


def test_the_council_is_named_as_it_is_where_its_name_has_no_translation() -> None:
    paper = publishing.draw(DocumentKind.AGENDA, agenda(item(), of=head("de", "en")), MADE_AT)

    assert failures(paper.pdf) == []
    assert text_in(paper).count("Expert Council") > 1
    assert "First meeting [English]" in text_in(paper)
    assert "Trade [English] Zur Aussprache Trade For discussion" in text_in(paper)
