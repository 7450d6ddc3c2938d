"""Who signs: the chair or both co-chairs, and whoever kept the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councildesk.documents.composer.model import Signatory, SignatureBlock, Texts
from councildesk.documents.glossary import Glossary
from councildesk.documents.layouts.pen import Pen, as_text
from councildesk.documents.packets.head import OfficerFacts
from councildesk.domain.council import Role


def officers(pen: Pen) -> SignatureBlock:
    """Chairs in their order, then the secretary (VwVfG section 93: chair and secretary; bilateral: both chairs)."""
    chairs = [one for one in pen.head.officers if one.role.presides]
    return _block(pen, [*chairs, *_secretaries(pen)], ("signatures.chair", "signatures.secretary"))


def secretary(pen: Pen, attesting: tuple[str, ...]) -> SignatureBlock:
    """The secretary alone, for what stands in these words above the signature."""
    block = _block(pen, _secretaries(pen), ("signatures.secretary",))
    return SignatureBlock(tuple(replace(one, role=_above(attesting, one.role)) for one in block.signatories))


def _above(first: tuple[str, ...], second: Texts) -> Texts:
    return tuple(f"{one}\n{as_text(other)}" for one, other in zip(first, second, strict=True))


def _secretaries(pen: Pen) -> list[OfficerFacts]:
    return [one for one in pen.head.officers if one.role is Role.SECRETARY]


def _block(pen: Pen, signing: Sequence[OfficerFacts], unnamed: Sequence[str]) -> SignatureBlock:
    """`unnamed` are the offices to leave a blank for where nobody is known to hold one."""
    dated = pen.word("signatures.place_and_date")
    if not signing:
        return SignatureBlock(tuple(Signatory(pen.word(office), ("",), dated) for office in unnamed))
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


def _office(pen: Pen, one: OfficerFacts, words: Glossary, language: str) -> str:
    """What somebody signs as; of a side where several preside."""
    side = pen.side_name(one.side, language) if one.role.presides else ""
    return "\n".join(filter(None, (words.name(one.role), side)))
