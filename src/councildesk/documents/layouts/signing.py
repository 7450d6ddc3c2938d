"""Who signs: those whose office the council says, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councildesk.documents.composer.model import Signatory, SignatureBlock, Texts
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.pen import Pen, as_text
from councildesk.documents.packets.head import OfficerFacts
from councildesk.domain.council import Role
from councildesk.domain.signatories import SignedPaper


def signatures(pen: Pen, kind: SignedPaper, attesting: tuple[str, ...] = ()) -> SignatureBlock:
    """The officers who sign this kind of paper; `attesting` stands above each signature where it is given."""
    roles = pen.head.signatories[kind]
    # A letter says above when it was written.
    dated = () if kind is SignedPaper.INVITATION else pen.word("signatures.place_and_date")
    block = _block(pen, [one for role in roles for one in pen.head.officers if one.role is role], roles, dated)
    if not attesting:
        return block
    return SignatureBlock(tuple(replace(one, role=_above(attesting, one.role)) for one in block.signatories))


def _above(first: tuple[str, ...], second: Texts) -> Texts:
    return tuple(f"{one}\n{as_text(other)}" for one, other in zip(first, second, strict=True))


def _block(pen: Pen, signing: Sequence[OfficerFacts], roles: Sequence[Role], dated: Texts) -> SignatureBlock:
    """Where nobody is known to hold an office, a blank is left for each; one for the chair, whoever it is."""
    if not signing:
        offices = dict.fromkeys(_blank(pen, role) for role in roles)
        return SignatureBlock(tuple(Signatory(office, ("",), dated) for office in offices))
    return SignatureBlock(
        tuple(
            Signatory(
                pen.each(lambda words, tag, one=one: _office(pen, one, words, tag)),  # type: ignore[misc]
                pen.text(one.name),
                dated,
            )
            for one in signing
        )
    )


def _blank(pen: Pen, role: Role) -> tuple[str, ...]:
    if role.presides:
        return pen.word("signatures.chair")
    if role is Role.SECRETARY:
        return pen.word("signatures.secretary")
    return pen.each(lambda words, _language: words.name(role))


def _office(pen: Pen, one: OfficerFacts, words: Glossary, language: str) -> str:
    """What somebody signs as; of a side where several preside."""
    side = pen.side_name(one.side, language) if one.role.presides else ""
    return "\n".join(filter(None, (words.name(one.role), side)))
