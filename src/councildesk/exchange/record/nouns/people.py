"""Organisations, persons, seats and who holds them."""

from __future__ import annotations

from councildesk.domain.council import ContactKind, MandateKind, Role
from councildesk.exchange.record import kinds
from councildesk.exchange.record.kinds import Day, Flag, Line, Passage, Reference, Tag
from councildesk.exchange.record.shape import PERIOD, WORD, Field, Noun, Part

NOUNS = (
    Noun(
        "organisation",
        fields=(
            Field("code", WORD),
            Field("side_id", Reference("side")),
            Field("parent_id", Reference("organisation")),
            Field("country", WORD),
            Field("mail", Line()),
            Field("phone", Line()),
            Field("website", Line()),
        ),
        shorthand="name",
        named_by="code",
    ),
    Noun(
        "person",
        fields=(
            Field("side_id", Reference("side")),
            Field("country", WORD),
            Field("languages", kinds.Tags(), default=[]),
            Field("notes", Passage(), default=""),
        ),
        parts=(
            Part("names", "person_name", "person_id"),
            Part("contacts", "contact", "person_id"),
            Part("posts", "post", "person_id"),
        ),
    ),
    Noun(
        "person_name",
        fields=(
            Field("language", Tag(), falls_back_to="language"),
            Field("honorific", Line(), default=""),
            Field("given", Line(), default=""),
            Field("patronymic", Line(), default=""),
            Field("family", Line(), default=""),
            Field("printed", Line(), default=""),
        ),
        shorthand="printed",
    ),
    Noun(
        "contact",
        fields=(
            Field("kind", kinds.Choice(ContactKind), required=True),
            Field("value", Line(), required=True),
            Field("purpose", Line(), default=""),
        ),
        ranked=True,
    ),
    Noun(
        "post",
        fields=(
            Field("organisation_id", Reference("organisation")),
            Field("valid_from", Day()),
            Field("valid_to", Day()),
        ),
        ranked=True,
        shorthand="title",
        period=PERIOD,
    ),
    Noun(
        "seat",
        fields=(
            Field("side_id", Reference("side")),
            Field("role", kinds.Choice(Role), default=Role.MEMBER),
            Field("voting", Flag(), default=True),
            Field("organisation_id", Reference("organisation")),
            Field("valid_from", Day()),
            Field("valid_to", Day()),
        ),
        parts=(Part("mandates", "mandate", "seat_id"),),
        ranked=True,
        period=PERIOD,
    ),
    Noun(
        "mandate",
        fields=(
            Field("person_id", Reference("person"), required=True),
            Field("kind", kinds.Choice(MandateKind), default=MandateKind.HOLDER),
            Field("valid_from", Day()),
            Field("valid_to", Day()),
        ),
        ranked=True,
        shorthand="person",
        period=PERIOD,
    ),
)
