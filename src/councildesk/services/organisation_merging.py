"""Making one of two organisations that are the same.

What one of them lacks the other gives; where both say something, the one that is kept is right. Everything that
referred to the other refers to the kept one afterwards, and the other is removed, all in one step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from councildesk.domain.errors import ValueNotAllowed
from councildesk.services import organisations, person_merging, persons, repeated
from councildesk.services.organisations import OrganisationDraft
from councildesk.storage import references, removal
from councildesk.storage.models import Assignee, Organisation, Post
from councildesk.storage.session import RecordSession


def merge(session: RecordSession, organisation_id: str, other_organisation_id: str) -> None:
    """The other organisation was the kept one all along: its people, seats and parts are the kept one's.

    Refuses with NotFound, and with ValueNotAllowed an organisation merged with itself.
    """
    kept, other = organisations.get(session, organisation_id), organisations.get(session, other_organisation_id)
    if kept is other:
        raise ValueNotAllowed("same_organisation", organisation_id, "")
    whole = _completed(
        organisations.draft(session, organisation_id), organisations.draft(session, other_organisation_id)
    )
    parent = _parent(session, kept, other)
    kept.parent_id = None  # so that no circle stands while references move
    moved = references.redirect(session, "organisation", other_organisation_id, organisation_id)
    _settle_posts(session, {row.person_id for row in moved if isinstance(row, Post)})
    repeated.drop(session, Assignee, Assignee.organisation_id == organisation_id, lambda one: one.action_id)
    organisations.change(session, organisation_id, replace(whole, parent_id=parent))
    removal.remove(session, other)


def _settle_posts(session: RecordSession, people: Iterable[str]) -> None:
    """Whoever had the same post at both had it once."""
    for person_id in sorted(people):
        draft = persons.draft(session, person_id)
        posts = person_merging.united_posts((), draft.posts)
        if len(posts) < len(draft.posts):
            persons.change(session, person_id, replace(draft, posts=posts))


def _parent(session: RecordSession, kept: Organisation, other: Organisation) -> str | None:
    """What both were under: the kept one's parent, else the other's, but never one of their own parts."""
    both = {kept.id, other.id}
    for parent in (kept.parent_id, other.parent_id):
        if parent is not None and not both & set(organisations.with_parents(session, parent)):
            return parent
    return None


def _completed(kept: OrganisationDraft, other: OrganisationDraft) -> OrganisationDraft:
    """The kept draft with what it lacks, field by field and language by language."""
    whole: dict[str, Any] = {}
    for field in fields(OrganisationDraft):
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        whole[field.name] = {**theirs, **mine} if isinstance(mine, dict) else mine or theirs
    return OrganisationDraft(**whole)
