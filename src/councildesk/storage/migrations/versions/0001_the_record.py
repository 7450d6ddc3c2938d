"""The record: every table of the first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(length=64), nullable=False),
        sa.Column("row", sa.String(length=500), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("step", "n", name=op.f("pk_change")),
    )
    op.create_index("ix_change_field", "change", ["row", "field", "step"], unique=False)
    op.create_table(
        "file_chunk",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("place >= 0", name=op.f("ck_file_chunk_place")),
        sa.PrimaryKeyConstraint("sha256", "place", name=op.f("pk_file_chunk")),
    )
    op.create_table(
        "replica",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("host", sa.String(length=500), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replica")),
    )
    op.create_table(
        "seen",
        sa.Column("replica", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("replica", "seq", "other", name=op.f("pk_seen")),
    )
    op.create_table(
        "step",
        sa.Column("place", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("replica", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=500), nullable=False),
        sa.Column("label", sa.String(length=500), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("edit", "undo", "redo", name="stepkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.Column("reverts_replica", sa.String(length=64), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_step")),
    )
    op.create_index("uq_step_replica_seq", "step", ["replica", "seq"], unique=True)
    op.create_table(
        "stored_file",
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("media_type", sa.String(length=500), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    op.create_index(op.f("ix_stored_file_sha256"), "stored_file", ["sha256"], unique=False)
    op.create_table(
        "text",
        sa.Column("id", sa.String(length=140), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("noun", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "original",
                "translated",
                "checked",
                name="textstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source_language", sa.String(length=35), nullable=True),
        sa.Column("source_digest", sa.String(length=64), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
    )
    op.create_index("ix_text_place", "text", ["owner", "field", "language"], unique=False)
    op.create_table(
        "council",
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("logo_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["logo_id"], ["stored_file.id"], name=op.f("fk_council_logo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
    )
    op.create_index(op.f("ix_council_logo_id"), "council", ["logo_id"], unique=False)
    op.create_table(
        "issued_number",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting",
                "decision",
                "recommendation",
                "paper",
                "action",
                name="numberkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("bearer", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_issued_number_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_number")),
    )
    op.create_index(op.f("ix_issued_number_council_id"), "issued_number", ["council_id"], unique=False)
    op.create_index("ix_issued_number_kind_number", "issued_number", ["kind", "number"], unique=False)
    op.create_table(
        "number_pattern",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting",
                "decision",
                "recommendation",
                "paper",
                "action",
                name="numberkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("pattern", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_number_pattern_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_pattern")),
    )
    op.create_index(op.f("ix_number_pattern_council_id"), "number_pattern", ["council_id"], unique=False)
    op.create_table(
        "rules_of_procedure",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("rules", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name=op.f("ck_rules_of_procedure_period")),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_rules_of_procedure_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_of_procedure")),
    )
    op.create_index(op.f("ix_rules_of_procedure_council_id"), "rules_of_procedure", ["council_id"], unique=False)
    op.create_table(
        "setting",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_setting_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
    )
    op.create_index(op.f("ix_setting_council_id"), "setting", ["council_id"], unique=False)
    op.create_table(
        "side",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("logo_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_side_council_id")),
        sa.ForeignKeyConstraint(["logo_id"], ["stored_file.id"], name=op.f("fk_side_logo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side")),
    )
    op.create_index(op.f("ix_side_council_id"), "side", ["council_id"], unique=False)
    op.create_index(op.f("ix_side_logo_id"), "side", ["logo_id"], unique=False)
    op.create_table(
        "working_language",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column("tag", sa.String(length=35), nullable=False),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_working_language_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_language")),
    )
    op.create_index(op.f("ix_working_language_council_id"), "working_language", ["council_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "ordinary",
                "extraordinary",
                "conference",
                "written_procedure",
                name="meetingkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "format",
            sa.Enum(
                "in_person",
                "online",
                "hybrid",
                name="meetingformat",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "invited",
                "running",
                "held",
                "closed",
                "postponed",
                "cancelled",
                name="meetingstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("host_side_id", sa.String(length=36), nullable=True),
        sa.Column("previous_id", sa.String(length=36), nullable=True),
        sa.Column("rules_id", sa.String(length=36), nullable=True),
        sa.Column("agenda_sent_at", sa.DateTime(), nullable=True),
        sa.Column(
            "minutes_state",
            sa.Enum(
                "draft",
                "circulated",
                "agreed",
                "signed",
                "adopted",
                name="minutesstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("minutes_adopted_at_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "starts_at IS NULL OR ends_at IS NULL OR starts_at <= ends_at", name=op.f("ck_meeting_times")
        ),
        sa.ForeignKeyConstraint(["host_side_id"], ["side.id"], name=op.f("fk_meeting_host_side_id")),
        sa.ForeignKeyConstraint(
            ["minutes_adopted_at_id"], ["meeting.id"], name=op.f("fk_meeting_minutes_adopted_at_id")
        ),
        sa.ForeignKeyConstraint(["previous_id"], ["meeting.id"], name=op.f("fk_meeting_previous_id")),
        sa.ForeignKeyConstraint(["rules_id"], ["rules_of_procedure.id"], name=op.f("fk_meeting_rules_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_host_side_id"), "meeting", ["host_side_id"], unique=False)
    op.create_index(op.f("ix_meeting_minutes_adopted_at_id"), "meeting", ["minutes_adopted_at_id"], unique=False)
    op.create_index(op.f("ix_meeting_previous_id"), "meeting", ["previous_id"], unique=False)
    op.create_index(op.f("ix_meeting_rules_id"), "meeting", ["rules_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("country", sa.String(length=64), nullable=True),
        sa.Column("mail", sa.String(length=500), nullable=True),
        sa.Column("phone", sa.String(length=500), nullable=True),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_organisation_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_index(op.f("ix_organisation_parent_id"), "organisation", ["parent_id"], unique=False)
    op.create_index(op.f("ix_organisation_side_id"), "organisation", ["side_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("country", sa.String(length=64), nullable=True),
        sa.Column("languages", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_person_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_side_id"), "person", ["side_id"], unique=False)
    op.create_table(
        "agenda_item",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "opening",
                "address",
                "message",
                "panel",
                "information",
                "discussion",
                "decision",
                "agenda_adoption",
                "minutes_adoption",
                "matters_arising",
                "other_business",
                "break",
                "closing",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "done",
                "postponed",
                "withdrawn",
                name="itemstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("planned_minutes", sa.Integer(), nullable=True),
        sa.Column("fixed_start", sa.DateTime(), nullable=True),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("carried_from_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("planned_minutes IS NULL OR planned_minutes >= 0", name=op.f("ck_agenda_item_minutes")),
        sa.ForeignKeyConstraint(["carried_from_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_carried_from_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_parent_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_agenda_item_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index(op.f("ix_agenda_item_carried_from_id"), "agenda_item", ["carried_from_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_parent_id"), "agenda_item", ["parent_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_side_id"), "agenda_item", ["side_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mail", "phone", "address", name="contactkind", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=500), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contact_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_person_id"), "contact", ["person_id"], unique=False)
    op.create_table(
        "meeting_site",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("room", "online", name="sitekind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_site_meeting_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_meeting_site_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_site")),
    )
    op.create_index(op.f("ix_meeting_site_meeting_id"), "meeting_site", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_site_side_id"), "meeting_site", ["side_id"], unique=False)
    op.create_table(
        "minutes_version",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "circulated",
                "agreed",
                "signed",
                "adopted",
                name="minutesstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("packet", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("file_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_minutes_version_file_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_version_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
    )
    op.create_index(op.f("ix_minutes_version_file_id"), "minutes_version", ["file_id"], unique=False)
    op.create_index(op.f("ix_minutes_version_meeting_id"), "minutes_version", ["meeting_id"], unique=False)
    op.create_table(
        "officer",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "co_chair",
                "chair",
                "deputy_chair",
                "member",
                "secretary",
                "rapporteur",
                "adviser",
                "expert",
                "observer",
                "interpreter",
                "guest",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("replaces_id", sa.String(length=36), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_officer_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_officer_person_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["person.id"], name=op.f("fk_officer_replaces_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_officer_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
    )
    op.create_index(op.f("ix_officer_meeting_id"), "officer", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_officer_person_id"), "officer", ["person_id"], unique=False)
    op.create_index(op.f("ix_officer_replaces_id"), "officer", ["replaces_id"], unique=False)
    op.create_index(op.f("ix_officer_side_id"), "officer", ["side_id"], unique=False)
    op.create_table(
        "person_name",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("honorific", sa.String(length=500), nullable=False),
        sa.Column("given", sa.String(length=500), nullable=False),
        sa.Column("patronymic", sa.String(length=500), nullable=False),
        sa.Column("family", sa.String(length=500), nullable=False),
        sa.Column("printed", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_name_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_name")),
    )
    op.create_index(op.f("ix_person_name_person_id"), "person_name", ["person_id"], unique=False)
    op.create_table(
        "post",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name=op.f("ck_post_period")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_post_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_post_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_index(op.f("ix_post_organisation_id"), "post", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_post_person_id"), "post", ["person_id"], unique=False)
    op.create_table(
        "seat",
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "co_chair",
                "chair",
                "deputy_chair",
                "member",
                "secretary",
                "rapporteur",
                "adviser",
                "expert",
                "observer",
                "interpreter",
                "guest",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("voting", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name=op.f("ck_seat_period")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_seat_organisation_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_seat_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    op.create_index(op.f("ix_seat_organisation_id"), "seat", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_seat_side_id"), "seat", ["side_id"], unique=False)
    op.create_table(
        "secretariat",
        sa.Column("council_id", sa.String(length=36), nullable=False),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("mail", sa.String(length=500), nullable=True),
        sa.Column("phone", sa.String(length=500), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_secretariat_council_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_secretariat_organisation_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_secretariat_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secretariat")),
    )
    op.create_index(op.f("ix_secretariat_council_id"), "secretariat", ["council_id"], unique=False)
    op.create_index(op.f("ix_secretariat_organisation_id"), "secretariat", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_secretariat_side_id"), "secretariat", ["side_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=36), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "paragraph",
                "statement",
                "decision",
                "vote",
                "action",
                "reservation",
                "note",
                name="entrykind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("speaker_id", sa.String(length=36), nullable=True),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_entry_agenda_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_entry_meeting_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_entry_side_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["person.id"], name=op.f("fk_entry_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_agenda_item_id"), "entry", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_entry_meeting_id"), "entry", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_entry_side_id"), "entry", ["side_id"], unique=False)
    op.create_index(op.f("ix_entry_speaker_id"), "entry", ["speaker_id"], unique=False)
    op.create_table(
        "excuse",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_excuse_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_excuse_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_excuse_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuse")),
    )
    op.create_index(op.f("ix_excuse_meeting_id"), "excuse", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_excuse_person_id"), "excuse", ["person_id"], unique=False)
    op.create_index(op.f("ix_excuse_seat_id"), "excuse", ["seat_id"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "co_chair",
                "chair",
                "deputy_chair",
                "member",
                "secretary",
                "rapporteur",
                "adviser",
                "expert",
                "observer",
                "interpreter",
                "guest",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("informed_only", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "post",
                "hand",
                "note_verbale",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "reply",
            sa.Enum(
                "none",
                "accepted",
                "declined",
                "tentative",
                name="reply",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("replied_at", sa.DateTime(), nullable=True),
        sa.Column(
            "presence",
            sa.Enum("in_room", "online", name="presence", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("substitute_id", sa.String(length=36), nullable=True),
        sa.Column("calendar_uid", sa.String(length=500), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_invitation_sequence")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_invitation_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_invitation_seat_id")),
        sa.ForeignKeyConstraint(["substitute_id"], ["person.id"], name=op.f("fk_invitation_substitute_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    op.create_index(op.f("ix_invitation_meeting_id"), "invitation", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_invitation_person_id"), "invitation", ["person_id"], unique=False)
    op.create_index(op.f("ix_invitation_seat_id"), "invitation", ["seat_id"], unique=False)
    op.create_index(op.f("ix_invitation_substitute_id"), "invitation", ["substitute_id"], unique=False)
    op.create_table(
        "item_person",
        sa.Column("agenda_item_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "rapporteur",
                "moderator",
                "speaker",
                "guest",
                name="itemrole",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("planned_minutes", sa.Integer(), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_item_person_agenda_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_item_person_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_person")),
    )
    op.create_index(op.f("ix_item_person_agenda_item_id"), "item_person", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_item_person_person_id"), "item_person", ["person_id"], unique=False)
    op.create_table(
        "mandate",
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("holder", "alternate", name="mandatekind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name=op.f("ck_mandate_period")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mandate_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_mandate_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
    )
    op.create_index(op.f("ix_mandate_person_id"), "mandate", ["person_id"], unique=False)
    op.create_index(op.f("ix_mandate_seat_id"), "mandate", ["seat_id"], unique=False)
    op.create_table(
        "meeting_event",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "opened",
                "item_opened",
                "item_closed",
                "break_started",
                "break_ended",
                "adjourned",
                "closed",
                name="eventkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_meeting_event_agenda_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_event_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_event")),
    )
    op.create_index(op.f("ix_meeting_event_agenda_item_id"), "meeting_event", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_meeting_event_meeting_id"), "meeting_event", ["meeting_id"], unique=False)
    op.create_table(
        "paper",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=36), nullable=True),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_paper_agenda_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_paper_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    op.create_index(op.f("ix_paper_agenda_item_id"), "paper", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_paper_meeting_id"), "paper", ["meeting_id"], unique=False)
    op.create_table(
        "proxy",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("file_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_proxy_file_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_proxy_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_proxy_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_proxy_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy")),
    )
    op.create_index(op.f("ix_proxy_file_id"), "proxy", ["file_id"], unique=False)
    op.create_index(op.f("ix_proxy_meeting_id"), "proxy", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_proxy_person_id"), "proxy", ["person_id"], unique=False)
    op.create_index(op.f("ix_proxy_seat_id"), "proxy", ["seat_id"], unique=False)
    op.create_table(
        "recusal",
        sa.Column("agenda_item_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_recusal_agenda_item_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_recusal_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
    )
    op.create_index(op.f("ix_recusal_agenda_item_id"), "recusal", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_recusal_seat_id"), "recusal", ["seat_id"], unique=False)
    op.create_table(
        "stay",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "co_chair",
                "chair",
                "deputy_chair",
                "member",
                "secretary",
                "rapporteur",
                "adviser",
                "expert",
                "observer",
                "interpreter",
                "guest",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "presence",
            sa.Enum("in_room", "online", name="presence", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("site_id", sa.String(length=36), nullable=True),
        sa.Column("arrived_at", sa.DateTime(), nullable=True),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "arrived_at IS NULL OR left_at IS NULL OR arrived_at <= left_at", name=op.f("ck_stay_times")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_stay_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stay_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_stay_seat_id")),
        sa.ForeignKeyConstraint(["site_id"], ["meeting_site.id"], name=op.f("fk_stay_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
    )
    op.create_index(op.f("ix_stay_meeting_id"), "stay", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_stay_person_id"), "stay", ["person_id"], unique=False)
    op.create_index(op.f("ix_stay_seat_id"), "stay", ["seat_id"], unique=False)
    op.create_index(op.f("ix_stay_site_id"), "stay", ["site_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open", "done", "dropped", name="actionstate", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_action_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    op.create_index(op.f("ix_action_entry_id"), "action", ["entry_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "decision",
                "recommendation",
                "conclusion",
                "statement",
                "took_note",
                name="decisionkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "adopted",
                "rejected",
                "implemented",
                "withdrawn",
                name="decisionstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_decision_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_entry_id"), "decision", ["entry_id"], unique=False)
    op.create_table(
        "invited_item",
        sa.Column("invitation_id", sa.String(length=36), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_invited_item_agenda_item_id")),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_invited_item_invitation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invited_item")),
    )
    op.create_index(op.f("ix_invited_item_agenda_item_id"), "invited_item", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_invited_item_invitation_id"), "invited_item", ["invitation_id"], unique=False)
    op.create_table(
        "paper_version",
        sa.Column("paper_id", sa.String(length=36), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("file_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_paper_version_file_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_version_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_version")),
    )
    op.create_index(op.f("ix_paper_version_file_id"), "paper_version", ["file_id"], unique=False)
    op.create_index(op.f("ix_paper_version_paper_id"), "paper_version", ["paper_id"], unique=False)
    op.create_table(
        "assignee",
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("rank", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_assignee_action_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_assignee_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignee_person_id")),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_assignee_side_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignee")),
    )
    op.create_index(op.f("ix_assignee_action_id"), "assignee", ["action_id"], unique=False)
    op.create_index(op.f("ix_assignee_organisation_id"), "assignee", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_assignee_person_id"), "assignee", ["person_id"], unique=False)
    op.create_index(op.f("ix_assignee_side_id"), "assignee", ["side_id"], unique=False)
    op.create_table(
        "vote",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("decision_id", sa.String(length=36), nullable=True),
        sa.Column(
            "method",
            sa.Enum(
                "consensus",
                "no_objection",
                "show_of_hands",
                "roll_call",
                "secret",
                name="votemethod",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "adopted",
                "rejected",
                "undecided",
                name="voteoutcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "casting_vote",
            sa.Enum(
                "for",
                "against",
                "abstained",
                "not_voting",
                name="choice",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("overruled_reason", sa.Text(), nullable=False),
        sa.Column("basis", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_vote_decision_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_vote_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
    )
    op.create_index(op.f("ix_vote_decision_id"), "vote", ["decision_id"], unique=False)
    op.create_index(op.f("ix_vote_entry_id"), "vote", ["entry_id"], unique=False)
    op.create_table(
        "ballot",
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("seat_id", sa.String(length=36), nullable=True),
        sa.Column(
            "choice",
            sa.Enum(
                "for",
                "against",
                "abstained",
                "not_voting",
                name="choice",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ballot_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_ballot_seat_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_ballot_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
    )
    op.create_index(op.f("ix_ballot_person_id"), "ballot", ["person_id"], unique=False)
    op.create_index(op.f("ix_ballot_seat_id"), "ballot", ["seat_id"], unique=False)
    op.create_index(op.f("ix_ballot_vote_id"), "ballot", ["vote_id"], unique=False)
    op.create_table(
        "vote_count",
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("side_id", sa.String(length=36), nullable=True),
        sa.Column("in_favour", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("abstained", sa.Integer(), nullable=False),
        sa.Column("not_voting", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "in_favour >= 0 AND against >= 0 AND abstained >= 0 AND not_voting >= 0",
            name=op.f("ck_vote_count_counts"),
        ),
        sa.ForeignKeyConstraint(["side_id"], ["side.id"], name=op.f("fk_vote_count_side_id")),
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], name=op.f("fk_vote_count_vote_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote_count")),
    )
    op.create_index(op.f("ix_vote_count_side_id"), "vote_count", ["side_id"], unique=False)
    op.create_index(op.f("ix_vote_count_vote_id"), "vote_count", ["vote_id"], unique=False)
    # The search index (storage.search_index); its tables are not in the models, only SQLite has such.
    op.execute("CREATE TABLE search_place (id INTEGER PRIMARY KEY, noun TEXT NOT NULL, row TEXT NOT NULL UNIQUE)")
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "words, spellings, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
    )
