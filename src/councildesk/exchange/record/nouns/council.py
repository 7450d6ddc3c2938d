"""The council itself: languages, sides, secretariats, rules, numbers, settings."""

from __future__ import annotations

from councildesk.domain.council import NumberKind
from councildesk.exchange.record import kinds
from councildesk.exchange.record.kinds import Data, Day, Line, Reference, Tag, Zone
from councildesk.exchange.record.shape import PERIOD, WORD, Field, Noun, Part

NOUNS = (
    Noun(
        "council",
        fields=(
            Field("founded_on", Day()),
            Field("time_zone", Zone(), default="UTC"),
            Field("logo_id", Reference("stored_file")),
        ),
        parts=(
            Part("languages", "working_language", "council_id"),
            Part("sides", "side", "council_id"),
            Part("secretariats", "secretariat", "council_id"),
            Part("rules", "rules_of_procedure", "council_id"),
            Part("number_patterns", "number_pattern", "council_id"),
            Part("issued_numbers", "issued_number", "council_id"),
            Part("settings", "setting", "council_id"),
        ),
        shorthand="name",
    ),
    Noun("working_language", fields=(Field("tag", Tag(), required=True),), ranked=True, shorthand="tag"),
    Noun(
        "side",
        fields=(
            Field("code", WORD, required=True),
            Field("time_zone", Zone(), falls_back_to="time_zone"),
            Field("language", Tag()),
            Field("logo_id", Reference("stored_file")),
        ),
        ranked=True,
        shorthand="code",
        named_by="code",
    ),
    Noun(
        "secretariat",
        fields=(
            Field("side_id", Reference("side")),
            Field("organisation_id", Reference("organisation")),
            Field("time_zone", Zone()),
            Field("mail", Line()),
            Field("phone", Line()),
        ),
        ranked=True,
        shorthand="name",
    ),
    Noun(
        "rules_of_procedure",
        fields=(
            Field("valid_from", Day(), required=True),
            Field("valid_to", Day()),
            Field("rules", kinds.RulesData(), required=True),
        ),
        period=PERIOD,
    ),
    Noun(
        "number_pattern",
        fields=(
            Field("kind", kinds.Choice(NumberKind), required=True),
            Field("pattern", Line(), required=True),
        ),
    ),
    Noun(
        "issued_number",
        fields=(
            Field("kind", kinds.Choice(NumberKind), required=True),
            Field("number", WORD, required=True),
            Field("bearer", Reference(""), required=True),
        ),
    ),
    Noun("setting", fields=(Field("name", WORD, required=True), Field("value", Data()))),
)
