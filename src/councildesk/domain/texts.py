"""Which fields of the record exist once for each language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class TextField:
    name: str
    formatted: bool = False
    """Blocks (domain.text) rather than plain text."""


TEXT_FIELDS: dict[str, tuple[TextField, ...]] = {
    "council": (TextField("name"), TextField("short_name"), TextField("founding_act"), TextField("letterhead")),
    "side": (TextField("name"), TextField("short_name"), TextField("delegation"), TextField("letterhead")),
    "secretariat": (TextField("name"), TextField("address")),
    "rules_of_procedure": (TextField("title"),),
    "organisation": (TextField("name"), TextField("short_name"), TextField("address")),
    "person": (TextField("form_of_address"),),
    "post": (TextField("title"),),
    "seat": (TextField("title"),),
    "meeting": (TextField("title"), TextField("place")),
    "meeting_site": (TextField("name"), TextField("address")),
    "agenda_item": (TextField("title"), TextField("note"), TextField("proposal", formatted=True)),
    "item_person": (TextField("talk"),),
    "paper": (TextField("title"),),
    "entry": (TextField("content", formatted=True),),
    "decision": (TextField("addressee"),),
    "action": (TextField("progress"),),
}


def is_formatted(noun: str, field: str) -> bool:
    """Whether this field holds blocks. Raises KeyError for a field that is no text of this noun."""
    return {known.name: known.formatted for known in TEXT_FIELDS[noun]}[field]


def digest(body: str) -> str:
    """Short digest of a text's kept form, to notice that a source changed after it was translated."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]
