"""What stands at the head and at the foot of papers is what was set for the council."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import builders
import empty_council
from councildesk.documents.composer.model import LetterheadSide
from councildesk.documents.gathering.head import head as gathered
from councildesk.documents.kinds import DocumentKind
from councildesk.documents.layouts.frame import paper
from councildesk.documents.layouts.pen import Pen
from councildesk.documents.packets.head import Head, OfficerFacts, SideFacts
from councildesk.domain.council import Role
from councildesk.domain.precedence import USUAL
from councildesk.domain.signatories import DEFAULTS, SignedPaper
from councildesk.services import council, logos, precedence, sides, signatories
from councildesk.services.workspace import Workspace
from documents.composer.papers import MADE_AT
from documents.facts import AZ, UZ, alone, head, minutes, people, person, read
from exchange.test_images import picture

WRITER, CHAIR = OfficerFacts({"en": "Dora Writer"}, Role.SECRETARY), OfficerFacts({"en": "Ada Chair"}, Role.CHAIR)


def letterhead(of: Head) -> tuple[LetterheadSide, ...]:
    return paper(Pen(of), ("Minutes",) * len(of.languages), (), MADE_AT, b"").letterhead


def test_each_side_has_its_lines_below_its_name() -> None:
    az = replace(AZ, letterhead={"en": "1 Lake Street\nBaku", "az": "Göl küç. 1\nBakı"})

    first, second = letterhead(head("en", "az", sides=(az, UZ)))

    assert first.lines == ("1 Lake Street\nBaku", "Göl küç. 1\nBakı")
    assert second.lines == ()


def test_lines_that_read_alike_in_both_languages_stand_once() -> None:
    az = replace(AZ, letterhead={"en": "www.example.org", "az": "www.example.org"})

    assert letterhead(head("en", "az", sides=(az, UZ)))[0].lines == ("www.example.org",)


def test_a_side_named_in_one_language_stands_once_wherever_it_is_named() -> None:
    az = SideFacts("AZ", {"az": "Azərbaycan tərəfi"}, {}, "Asia/Baku", "az")
    uz = SideFacts("UZ", {"uz": "Oʻzbekiston tomoni"}, {}, "Asia/Tashkent", "uz")
    chairs = (
        OfficerFacts({"az": "Ada Sədr"}, Role.CO_CHAIR, "AZ"),
        OfficerFacts({"az": "Bo Rais"}, Role.CO_CHAIR, "UZ"),
    )
    of = head("az", "uz", sides=(az, uz), officers=chairs)

    text = read(DocumentKind.PARTICIPANTS, people(person("Ada Lovelace"), person("Bo Li", "UZ"), of=of))
    signed_paper = read(DocumentKind.MINUTES, minutes(of=of))

    assert text.count("Azərbaycan tərəfi") == 2  # at the head and above its people
    assert text.count("Oʻzbekiston tomoni") == 2
    assert "Həmsədr Hamrais Azərbaycan tərəfi" in signed_paper


def test_a_council_without_sides_has_logo_and_lines_of_its_own() -> None:
    (only,) = letterhead(alone(logo=picture(), letterhead={"en": "Town hall"}))

    assert only.logo is not None
    assert only.lines == ("Town hall",)
    assert "Town hall" in read(DocumentKind.MINUTES, minutes(of=alone(letterhead={"en": "Town hall"})))


def signed(kind: SignedPaper, *roles: Role, officers: tuple[OfficerFacts, ...] = (WRITER, CHAIR)) -> Head:
    return alone(officers=officers, signatories={**DEFAULTS, kind: roles})


def test_the_minutes_are_signed_by_whom_the_council_says_in_its_order() -> None:
    text = read(DocumentKind.MINUTES, minutes(of=signed(SignedPaper.MINUTES, Role.SECRETARY, Role.CHAIR)))
    assert text.rindex("Dora Writer") < text.rindex("Ada Chair")

    alone_signing = read(DocumentKind.DECISION_MINUTES, minutes(of=signed(SignedPaper.MINUTES, Role.CHAIR)))
    assert alone_signing.rstrip().count("Ada Chair") > alone_signing.count("Dora Writer")


def test_the_attendance_record_is_signed_by_whom_the_council_says() -> None:
    of = signed(SignedPaper.ATTENDANCE, Role.CHAIR)

    text = read(DocumentKind.ATTENDANCE, people(person("Ada Lovelace", None), of=of))

    assert text.count("Ada Chair") == 2  # who presided, and who signs
    assert text.count("Dora Writer") == 1


def test_where_nobody_holds_an_office_a_blank_is_left_for_each() -> None:
    of = signed(SignedPaper.MINUTES, Role.CO_CHAIR, Role.CHAIR, Role.RAPPORTEUR, officers=())

    text = read(DocumentKind.MINUTES, minutes(of=of))

    assert text.count("Chair") == 1
    assert "Rapporteur" in text


def test_what_is_set_for_the_council_reaches_its_papers(tmp_path: Path) -> None:
    with empty_council.opened(tmp_path / "a.council") as workspace:
        builders.council(workspace, "az", "uz")
        first, second = (builders.side(workspace, code) for code in ("AZ", "UZ"))
        for side, tag in ((first, "az"), (second, "uz")):
            draft = workspace.read(sides.draft, side)
            lines = {tag: f"{tag} 1\n{tag} 2"}
            workspace.perform("Change", sides.change, side, replace(draft, language=tag, letterhead=lines))
        workspace.perform("Set logo", logos.set_logo, "a.png", picture(), second)
        workspace.perform("Choose", signatories.set_for, SignedPaper.MINUTES, (Role.SECRETARY,))
        meeting = builders.meeting(workspace)

        def codes() -> list[str]:
            return [side.code for side in workspace.read(gathered, meeting, ("uz", "az")).sides]

        made = workspace.read(gathered, meeting, ("uz", "az"))
        assert made.signatories[SignedPaper.MINUTES] == (Role.SECRETARY,)
        assert made.sides[0].logo == picture()
        assert made.sides[0].letterhead == {"uz": "uz 1\nuz 2"}
        assert codes() == ["UZ", "AZ"]

        workspace.perform("Change", precedence.set_order, replace(USUAL, own_side_first=False))
        assert codes() == ["AZ", "UZ"]


def test_a_council_without_sides_gives_its_logo_and_lines(tmp_path: Path) -> None:
    with empty_council.opened(tmp_path / "a.council") as workspace:
        builders.council(workspace)
        workspace.perform("Change", council.change, replace(workspace_draft(workspace), letterhead={"en": "Hall"}))
        workspace.perform("Set logo", logos.set_logo, "a.png", picture())

        made = workspace.read(gathered, builders.meeting(workspace), ("en",))

    assert (made.logo, made.letterhead) == (picture(), {"en": "Hall"})


def workspace_draft(workspace: Workspace) -> council.CouncilDraft:
    return replace(workspace.read(council.draft), name={"en": "Board"})
