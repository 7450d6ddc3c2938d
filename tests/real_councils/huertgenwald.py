"""The meetings of the municipality of Hürtgenwald, from its public OParl record, as a document that `load` takes."""

from __future__ import annotations

from typing import Any

_SECOND_ROLES = {"Vorsitzende": "chair", "Schriftführer": "secretary"}


def convert(source: dict[str, Any]) -> dict[str, Any]:
    persons: dict[str, str] = {}
    documents = [_person(member, index, persons) for index, member in enumerate(source["members"])]
    for meeting in source["meetings"]:
        for one in meeting["attendance"]:
            if one["name"] not in persons:
                persons[one["name"]] = f"person-{len(documents)}"
                documents.append({"key": persons[one["name"]], "names": [{"language": "de", "printed": one["name"]}]})
    return {
        "format": "councildesk",
        "council": {"name": source["council"], "languages": ["de"], "time_zone": "Europe/Berlin"},
        "organisations": [_organisation(one) for one in source["organisations"]],
        "persons": documents,
        "seats": [_seat(member, persons) for member in source["members"]],
        "meetings": [_meeting(one, persons) for one in source["meetings"]],
    }


def _person(member: dict[str, Any], index: int, persons: dict[str, str]) -> dict[str, Any]:
    key = f"person-{index}"
    persons[member["display_name"]] = key
    name = {
        "given": member["given_name"] or "",
        "family": member["family_name"] or "",
        "honorific": " ".join(member["title"] or []),
    }
    return {
        "key": key,
        "form_of_address": {"de": member["form_of_address"] or ""},
        "names": [{"language": "de", **name}],
        "posts": [_post(one) for one in member["memberships"] if one["organisation"]],
    }


def _post(membership: dict[str, Any]) -> dict[str, Any]:
    post = {"title": membership["role"] or "", "organisation": membership["organisation"]}
    return {**post, **_period(membership)}


def _period(record: dict[str, Any]) -> dict[str, str]:
    """Days as far as they are known; a few ends lie before their beginnings in the source and are left out."""
    starts, ends = record["from"], record["to"]
    if starts and ends and ends < starts:
        ends = None
    return {key: value for key, value in (("valid_from", starts), ("valid_to", ends)) if value}


def _organisation(organisation: dict[str, Any]) -> dict[str, Any]:
    return {"key": organisation["name"], "name": organisation["name"]}


def _seat(member: dict[str, Any], persons: dict[str, str]) -> dict[str, Any]:
    return {"mandates": [persons[member["display_name"]]]}


def _meeting(meeting: dict[str, Any], persons: dict[str, str]) -> dict[str, Any]:
    return {
        "date": meeting["date"],
        "starts_at": meeting["start"],
        **({"ends_at": meeting["end"]} if meeting["end"] else {}),
        "title": meeting["title"],
        "place": meeting["place"] or "",
        "format": "in_person",
        "state": "cancelled" if meeting["cancelled"] else "held",
        "invitations": [{"person": persons[one["name"]], "role": _role(one["role"])} for one in meeting["attendance"]],
        "attendance": [{"person": persons[one["name"]], "role": _role(one["role"])} for one in meeting["attendance"]],
        "agenda": [_item(item) for item in meeting["agenda"]],
    }


def _role(words: str | None) -> str:
    return next((role for part, role in _SECOND_ROLES.items() if part in (words or "")), "member")


def _item(item: dict[str, Any]) -> dict[str, Any]:
    entries: list[dict[str, Any]] = []
    if item["minutes_text"]:
        entries.append({"content": item["minutes_text"]})
    entries += [{"kind": "decision", "content": one["text"], "decision": {}} for one in item["decisions"]]
    return {"number": item["number"], "title": item["title"], "is_closed": item["public"] is False, "entries": entries}
