"""The Node.js Technical Steering Committee's published minutes as a document that `load` takes."""

from __future__ import annotations

from typing import Any

_ROLES = {"observer": "observer", "guest": "guest", "facilitator": "chair", "secretary": "secretary"}
_CHOICES = {1: "for", 0: "abstained", -1: "against"}


def convert(source: dict[str, Any]) -> dict[str, Any]:
    persons = _Persons(source["members"])
    meetings = [_meeting(one, persons) for one in source["meetings"]]
    meetings += [_written_procedure(one, persons) for one in source["votes"]]
    return {
        "format": "councildesk",
        "council": {"name": source["council"], "languages": ["en"]},
        "persons": persons.document,
        "meetings": meetings,
    }


class _Persons:
    """Everybody named, by handle or by one of the spellings of the name."""

    def __init__(self, members: list[dict[str, Any]]) -> None:
        self.document: list[dict[str, Any]] = []
        self._keys: dict[str, str] = {}
        for member in members:
            spellings = [member["handle"], *member["spellings"]]
            self._add({"given": member["given_name"] or "", "family": member["family_name"] or ""}, spellings)

    def key(self, *names: str | None) -> str:
        given = [name for name in names if name]
        known = [self._keys[name.casefold()] for name in given if name.casefold() in self._keys]
        return known[0] if known else self._add({"printed": given[-1]}, given)

    def _add(self, name: dict[str, str], spellings: list[str | None]) -> str:
        key = f"person-{len(self.document)}"
        self.document.append({"key": key, "names": [{"language": "en", **name}]})
        for spelling in spellings:
            if spelling:
                self._keys.setdefault(spelling.casefold(), key)
        return key


def _meeting(meeting: dict[str, Any], persons: _Persons) -> dict[str, Any]:
    attendance, excuses = [], []
    for one in meeting["attendance"]:
        person = persons.key(one["handle"], one["name"])
        if one["status"] == "present":
            attendance.append({"person": person, "presence": "online", "role": _role(one["role"])})
        elif one["status"] == "excused":
            excuses.append(person)
    return {
        "date": meeting["date"],
        "title": meeting["title"],
        "format": "online",
        "state": "cancelled" if meeting["status"] == "cancelled" else "held",
        "sites": [{"kind": "online", "name": meeting["place"]}],
        "attendance": attendance,
        "excuses": excuses,
        "agenda": [_item(item, persons) for item in meeting["agenda"]],
    }


def _role(words: str | None) -> str:
    return next((role for start, role in _ROLES.items() if (words or "").casefold().startswith(start)), "member")


def _item(item: dict[str, Any], persons: _Persons) -> dict[str, Any]:
    entries: list[dict[str, Any]] = []
    if item["minutes_text"]:
        entries.append({"content": item["minutes_text"]})
    entries += [_decision(one) for one in item["decisions"]]
    entries += [_action(one, persons) for one in item["actions"]]
    return {"number": item["number"], "title": item["title"], "state": "done", "entries": entries}


def _decision(decision: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "decision", "content": decision["text"], "decision": {}, "vote": {"outcome": "adopted"}}


def _action(action: dict[str, Any], persons: _Persons) -> dict[str, Any]:
    assignees = [persons.key(action["assignee"])] if action["assignee"] else []
    return {"kind": "action", "content": action["text"], "action": {"assignees": assignees}}


def _decision(decision: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "decision", "content": decision["text"], "decision": {}, "vote": {"outcome": "adopted"}}


def _action(action: dict[str, Any], persons: _Persons) -> dict[str, Any]:
    assignees = [persons.key(action["assignee"])] if action["assignee"] else []
    return {"kind": "action", "content": action["text"], "action": {"assignees": assignees}}


def _written_procedure(vote: dict[str, Any], persons: _Persons) -> dict[str, Any]:
    """A vote outside a meeting: ballots by name where they were for or against, the winner where they were ranks."""
    entry: dict[str, Any] = {"kind": "decision", "content": vote["description"], "decision": {}}
    ballots = {persons.key(handle): choice for handle, choice in vote["votes"].items()}
    if all(isinstance(choice, int) for choice in ballots.values()):
        entry["vote"] = {
            "method": "roll_call",
            "outcome": "adopted" if sum(ballots.values()) > 0 else "rejected",
            "ballots": [{"person": key, "choice": _CHOICES[choice]} for key, choice in ballots.items()],
        }
    else:
        winners = vote["outcome"]["winner(s)"]
        entry["content"] = vote["description"] + "\n" + "\n".join(winners)
    return {
        "date": vote["date"],
        "title": vote["description"],
        "kind": "written_procedure",
        "format": "online",
        "state": "held",
        "agenda": [{"title": vote["description"], "kind": "decision", "state": "done", "entries": [entry]}],
    }
